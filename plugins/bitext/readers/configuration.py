"""`mkdocs.yml` → `Options`, read without a host."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bitext.config import Options, options_from
from bitext.diagnostics import ConfigurationError, Finding, Location
from bitext.options import Place, chosen, wrong
from bitext.readers.values import is_web_address
from bitext.readers.yaml_settings import Setting, Settings, read_settings

_EXTENSION = "bitext.hosts.zensical"
NAMES = ("mkdocs.yml", "mkdocs.yaml")
"""The names of the configuration file; the first that exists is read."""


def find_configuration(folder: Path) -> Path:
    """Return the `mkdocs.yml` of a folder, or of the nearest folder above it that has one.

    Raises ConfigurationError where there is none.
    """
    for above in (folder, *folder.parents):
        for name in NAMES:
            if (above / name).is_file():
                return above / name
    message = (
        "expected mkdocs.yml in this folder or in one above it, found none; "
        "go to the project's folder, or name the file with --config"
    )
    raise ConfigurationError(Finding("F12", Location(NAMES[0]), message))


def read_options(path: Path) -> Options:
    """Return what the `mkdocs.yml` at `path` sets.

    Raises ConfigurationError where it cannot be read, or where an option that is used here has the wrong form.
    """
    path = _absolute(path)
    settings = read_settings(path)
    ours = _ours(settings)
    return options_from(
        path.parent,
        _docs(path, settings),
        chosen(_plain(ours) if ours else None, _places(ours, path)),
        repository=_address(settings, "repo_url"),
        edit_path=_text(settings, "edit_uri", "") if _given(settings, "edit_uri") else None,
        edit_template=_text(settings, "edit_uri_template", ""),
        directory_urls=_yes_or_no(settings, "use_directory_urls", default=True),
        language=_language(settings),
        site_name=_text(settings, "site_name", ""),
        site_address=_text(settings, "site_url", ""),
        edit_place=_place(settings.get("edit_uri"), path),
    )


def read_extensions(path: Path) -> tuple[tuple[str, Mapping[str, object]], ...]:
    """Return the extensions of Python-Markdown that the `mkdocs.yml` at `path` names, each with its settings.

    Settings that are no plain data, and items of another form, are left out.
    Raises ConfigurationError where the file cannot be read.
    """
    listed = read_settings(_absolute(path)).get("markdown_extensions")
    if listed is None:
        return ()
    items = [Setting(dict([each]), listed.place) for each in listed.fields.items()] if listed.fields else listed.items
    found: dict[str, Mapping[str, object]] = {}
    for item in items or ():
        if isinstance(item.value, str):
            found[item.value] = {}
        for name, settings in (item.fields or {}).items():
            found[name] = {key: _plain(each) for key, each in (settings.fields or {}).items() if each.value is not None}
    return tuple(found.items())


@dataclass(frozen=True, slots=True)
class Places:
    """The places of settings in a `mkdocs.yml`; the head of the file where it cannot be read."""

    path: Path

    def setting(self, name: str) -> Location:
        """Return the place of a setting of the host."""
        return _place(self._settings().get(name), _absolute(self.path))

    def option(self, path: tuple[str | int, ...]) -> Location:
        """Return the place of an option of ours: see `options.Place`."""
        settings = self._settings()
        try:
            ours = _ours(settings)
        except ConfigurationError:
            ours = None
        return _places(ours, _absolute(self.path))(path)

    def _settings(self) -> Settings:
        try:
            return read_settings(_absolute(self.path))
        except ConfigurationError:
            return {}


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 – `resolve` would leave the folder of a linked file


def _place(setting: Setting | None, path: Path) -> Location:
    return setting.place if setting else Location(path.name)


def _places(ours: Setting | None, path: Path) -> Place:
    """Return a function that finds the place of an option of ours, or of the nearest setting around it."""

    def place(names: tuple[str | int, ...]) -> Location:
        here = ours
        for name in names:
            inner = here and _inner(here, name)
            if inner is None:
                break
            here = inner
        return _place(here, path)

    return place


def _inner(setting: Setting, name: str | int) -> Setting | None:
    """Return a mapping's setting of this name, or a list's at this index; None where there is none."""
    if isinstance(name, str):
        return (setting.fields or {}).get(name)
    items = setting.items or ()
    return items[name] if name < len(items) else None


def _plain(setting: Setting) -> object:
    """Return a value without its places."""
    if setting.fields is not None:
        return {name: _plain(inner) for name, inner in setting.fields.items()}
    return [_plain(inner) for inner in setting.items] if setting.items is not None else setting.value


def _docs(path: Path, settings: Settings) -> Path:
    name = _text(settings, "docs_dir", "docs")
    docs = Path(os.path.normpath(path.parent / name))
    place = settings["docs_dir"].place if "docs_dir" in settings else Location(path.name)
    if docs == path.parent:
        wrong(place, "expected docs_dir to name a folder of its own, found that of mkdocs.yml; write `docs_dir: docs`")
    if not docs.is_dir():
        wrong(place, f"expected docs_dir to name a folder, found no folder {name}; make it, or correct docs_dir")
    return docs


def _ours(settings: Settings) -> Setting | None:
    """Return the options below `bitext` in the list of plugins, or below the extension for a host without plugins.

    Return None where it is not listed or has none.
    """
    plugins = settings.get("plugins")
    if plugins is None or plugins.value is None:
        return _of_extension(settings)
    if plugins.items is not None:
        found = next((entry for item in plugins.items if (entry := _listed(item)) is not None), None)
    elif plugins.fields is not None:
        found = plugins.fields.get("bitext")
    else:
        wrong(plugins.place, f"expected a list of plugins, found {plugins.kind}; write `- bitext` below plugins:")
    return _without_enabled(found) if found else _of_extension(settings)


def _of_extension(settings: Settings) -> Setting | None:
    """Return the options below the extension for Zensical, which runs no plugins; None where it is not listed."""
    listed = settings.get("markdown_extensions")
    items = (listed.items or (listed,)) if listed else ()
    found = next((item.fields[_EXTENSION] for item in items if item.fields and _EXTENSION in item.fields), None)
    return found if found and found.fields else None


def _listed(item: Setting) -> Setting | None:
    """Return the options of a list's item that is ours; None for another item."""
    if not item.fields or "bitext" not in item.fields:
        return None
    other = next((name for name in item.fields if name != "bitext"), None)
    if other is not None:
        found = f"found {other} beside it; put four more spaces before {other}"
        wrong(item.fields[other].place, f"expected the options of bitext indented below it, {found}")
    return item.fields["bitext"]


def _without_enabled(options: Setting) -> Setting | None:
    """Return our options without `enabled`, which MkDocs has for every plugin."""
    if options.value is None:
        return None
    if options.fields is None:
        found = options.kind
        wrong(options.place, f"expected `option: value` lines below bitext:, found {found}; write `contact: …`")
    return replace(options, value={name: each for name, each in options.fields.items() if name != "enabled"})


def _given(settings: Settings, name: str) -> bool:
    """Return whether a setting has a value; an empty one counts as left out, as in MkDocs."""
    return name in settings and settings[name].value is not None


def _text(settings: Settings, name: str, default: str) -> str:
    if not _given(settings, name):
        return default
    setting = settings[name]
    if not isinstance(setting.value, str):
        plain = setting.fields is None and setting.items is None
        do = "put it in quotation marks" if plain else "write it on one line"
        wrong(setting.place, f"expected text for {name}, found {setting.kind}; {do}")
    return setting.value


def _language(settings: Settings) -> str:
    """Return the language of the theme, English where it names none."""
    theme = settings["theme"].fields if _given(settings, "theme") else None
    return _text(theme, "language", "en") if theme else "en"


def _address(settings: Settings, name: str) -> str:
    text = _text(settings, name, "")
    if text and not is_web_address(text):
        expected = f"expected an address that begins with http:// or https:// for {name}"
        wrong(settings[name].place, f"{expected}, found {text}; copy it from the browser")
    return text


def _yes_or_no(settings: Settings, name: str, *, default: bool) -> bool:
    if not _given(settings, name):
        return default
    setting = settings[name]
    if not isinstance(setting.value, bool):
        wrong(setting.place, f"expected true or false for {name}, found {setting.kind}; write one of them")
    return setting.value
