"""`mkdocs.yml` as data, every value with its place, as MkDocs reads it: `!ENV` filled in, `INHERIT` followed.

Tags of other tools (`!!python/name:`, `!relative`) count as empty, and none of their code is run.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bitext.diagnostics import Location
from bitext.options import kind_of, wrong
from bitext.tree import special

_FORM = "expected `key: value` lines of valid YAML, found {}; correct it"


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of `mkdocs.yml`, with its place."""

    value: object
    """A mapping of names to settings, a list of settings, or what YAML makes of a plain value."""
    place: Location

    @property
    def fields(self) -> Mapping[str, Setting] | None:
        """Return the settings of a mapping, by name, or None for another value."""
        return self.value if isinstance(self.value, dict) else None

    @property
    def items(self) -> Sequence[Setting] | None:
        """Return the settings of a list, or None for another value."""
        return self.value if isinstance(self.value, list) else None

    @property
    def kind(self) -> str:
        """Return the kind of the value, for a message."""
        return kind_of(self.value)


Settings = Mapping[str, Setting]


def read_settings(path: Path) -> Settings:
    """Return the settings of the file at `path`, on top of those of the files that it inherits from.

    `path` is absolute. Raises ConfigurationError where a file cannot be read, is no valid YAML or inherits from itself.
    """
    return _File(path, path.parent).settings()


class _Loader(yaml.SafeLoader):
    """Reads YAML as MkDocs does, but makes plain data only."""


_Loader.add_constructor(None, lambda _loader, _node: None)  # every tag that has no meaning here


@dataclass(slots=True)
class _File:
    """One file of the chain that `INHERIT` makes."""

    path: Path
    root: Path
    """Folder of the first file: messages name paths below it."""
    heirs: tuple[Path, ...] = ()
    """The files that inherit from this one."""
    made: dict[int, Setting | None] = field(default_factory=dict)
    """Cache, so that an aliased node is made once: id of the node → its setting; None while it is being made."""

    @property
    def shown(self) -> str:
        return Path(os.path.relpath(self.path, self.root)).as_posix()

    def settings(self) -> Settings:
        """Return the file's settings on top of those that it inherits."""
        own = self._own()
        inherited = own.pop("INHERIT", None)
        if inherited is None:
            return own
        if not isinstance(inherited.value, str):
            wrong(inherited.place, f"expected the path of a file for INHERIT, found {inherited.kind}; correct it")
        parent = _File(Path(os.path.normpath(self.path.parent / inherited.value)), self.root, (*self.heirs, self.path))
        if parent.path in parent.heirs:
            wrong(
                inherited.place, f"expected INHERIT to end, found that {parent.shown} inherits from itself; take it out"
            )
        if not parent.path.is_file():
            wrong(inherited.place, f"expected the file {parent.shown} for INHERIT, found none; correct the path")
        return _merged(parent.settings(), own)

    def _own(self) -> dict[str, Setting]:
        try:
            return self._parsed()
        except OSError as error:
            wrong(Location(self.shown), f"expected a file that can be read, found: {error.strerror}; check its name")
        except RecursionError:
            wrong(Location(self.shown), _FORM.format("values nested too deep"))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = Location(self.shown, mark.line + 1, mark.column + 1) if mark else Location(self.shown)
            wrong(place, _FORM.format(error.problem or "something else"))
        except (yaml.YAMLError, UnicodeDecodeError):
            wrong(Location(self.shown), _FORM.format("a character that YAML does not allow"))

    def _parsed(self) -> dict[str, Setting]:
        if message := special(self.path.stat().st_mode):
            wrong(Location(self.shown), message)
        loader = _Loader(self.path.read_bytes())
        root = loader.get_single_node()
        if root is None:
            return {}
        top = self._setting(loader, root)
        if top.fields is None:
            wrong(Location(self.shown), _FORM.format(top.kind))
        return dict(top.fields)

    def _setting(self, loader: _Loader, node: yaml.Node) -> Setting:
        place = Location(self.shown, node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) not in self.made:
            self.made[id(node)] = None
            self.made[id(node)] = Setting(self._value(loader, node), place)
        return self.made[id(node)] or Setting(None, place)

    def _value(self, loader: _Loader, node: yaml.Node) -> object:
        if node.tag == "!ENV":
            chosen = _chosen(loader, node)
            return self._value(loader, chosen) if chosen else None
        if isinstance(node, yaml.MappingNode) and node.tag == loader.DEFAULT_MAPPING_TAG:
            loader.flatten_mapping(node)
            pairs = ((key, self._setting(loader, value)) for key, value in node.value)
            return {key.value: setting for key, setting in pairs if isinstance(key, yaml.ScalarNode)}
        if isinstance(node, yaml.SequenceNode) and node.tag == loader.DEFAULT_SEQUENCE_TAG:
            return [self._setting(loader, item) for item in node.value]
        if not isinstance(node, yaml.ScalarNode):
            return None
        try:
            return loader.construct_object(node)
        except (ValueError, LookupError, AttributeError):  # 2021-13-40 has the form of a date and is not one
            return node.value


def _merged(inherited: Settings, own: Settings) -> Settings:
    """Return a file's settings on top of those that it inherits: mappings are merged, other values replaced."""
    merged = dict(inherited)
    for name, setting in own.items():
        other = merged.get(name)
        if other and other.fields is not None and setting.fields is not None:
            setting = Setting(_merged(other.fields, setting.fields), setting.place)  # noqa: PLW2901 – the merged setting
        merged[name] = setting
    return merged


def _chosen(loader: _Loader, node: yaml.Node) -> yaml.Node | None:
    """Return the node for `!ENV NAME` or `!ENV [NAME, OTHER, default]` (the rules of pyyaml-env-tag), or None."""
    nodes: Sequence[yaml.Node] = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names, default = (nodes[:-1], nodes[-1]) if len(nodes) > 1 else (nodes, None)
    for name in names:
        if not isinstance(name, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(
                problem="!ENV without the name of a variable", problem_mark=node.start_mark
            )
        value = os.environ.get(name.value)
        if value is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]  # its stub has no types
            return yaml.ScalarNode(tag, value, node.start_mark, node.end_mark)
    return default
