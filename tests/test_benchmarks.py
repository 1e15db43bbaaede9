"""The benchmarks of builds and edits: what they edit, how they compare, and where their tables go."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks import hostile
from benchmarks.__main__ import PARTS, parts
from benchmarks.build import Cost
from benchmarks.builds import Builds, is_cold
from benchmarks.edit_costs import Costs
from benchmarks.edits import KINDS, TEXT, WIDE, Kind, new_word
from benchmarks.guide import GUIDE, put, tell
from benchmarks.hostile import TOO_FAST, Growth, growth, table
from benchmarks.projects import ALL, VARIANTS, Project, project
from benchmarks.search_build import switch_off_index
from benchmarks.serving import Built
from bitext.hosts.mkdocs_plugin import BitextPlugin
from bitext.hosts.site_search import SiteSearch
from bitext.hosts.written import Done


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two texts, as all sites that are measured have them."""
    return project(tmp_path_factory.mktemp("two"), 2)


@pytest.mark.parametrize("kind", [*KINDS, *WIDE])
def test_an_edit_puts_one_word_into_a_file(made: Project, kind: Kind) -> None:
    """Each takes the place of that before, so that a site stays as large as it is."""
    root, words = made.root(ALL), (new_word(), new_word())
    before = _files(root)
    assert kind.make(root, made, 1, words[0]).endswith("/")
    once = _files(root)
    kind.make(root, made, 1, words[1])
    twice = _files(root)
    (path,) = (path for path in before if before[path] != twice[path])
    assert once[path].count(words[0]) == twice[path].count(words[1]) == 1
    assert once[path].replace(words[0], words[1]) == twice[path]


def test_the_bare_site_has_what_its_edits_need(made: Project) -> None:
    """The same text, and the same other page."""
    for kind in KINDS:
        if kind.is_bare:
            kind.make(made.bare.parent, made, 1, new_word())


def test_a_variant_has_what_it_is_called_by(made: Project) -> None:
    """Sentence pairs by an option, the index of the search by a hook, the glossary by its folder."""
    for each in VARIANTS:
        text = made.configuration(each).read_text("utf-8")
        assert ("sentences: false" not in text, "hooks" not in text) == (each.has_sentences, each.is_searched)
        assert (made.root(each) / "docs/glossary.yml").is_file() is each.has_terms
        assert "hooks" not in made.configuration(each, hooks=False).read_text("utf-8")


def test_the_index_is_switched_off() -> None:
    """It takes the place of the search that the plugin has: a benchmark that forgot to would compare like with like."""
    plugin: Any = BitextPlugin()
    config: Any = SimpleNamespace(plugins={"bitext": plugin})
    switch_off_index(config)
    assert not isinstance(plugin.beside.search, SiteSearch)
    plugin.beside.search.begin(None, None, dirty=True)
    assert plugin.beside.search.write(None, None, None) == Done()


def test_ratios_are_of_what_was_built_together() -> None:
    """The median of the rounds, each of which may have been slow as a whole."""
    rounds = ((Cost(1, 50), Cost(2, 60)), (Cost(10, 50), Cost(11, 75)), (Cost(2, 40), Cost(3, 61)))
    found = Builds(rounds)
    assert found.ratio == 1.5
    assert found.least == (Cost(1, 40), Cost(2, 60))
    assert found.memory_ratio == 1.5
    edits = Costs(
        TEXT, (Built(2, 1, 0), Built(9, 1, 0), Built(3, 1, 0)), (Built(1, 1, 0), Built(3, 1, 0), Built(3, 1, 0))
    )
    assert (edits.seconds, edits.ratio) == (3, 2)


def test_a_variant_that_is_not_built_without_a_cache_finds_one() -> None:
    """Another has filled it before, of the same folder and with as much or more."""
    assert all(map(is_cold(500), VARIANTS))
    for at, each in enumerate(VARIANTS):
        before = [other for other in VARIANTS[:at] if other.has_terms == each.has_terms and is_cold(2_000)(other)]
        assert is_cold(2_000)(each) or any(other.has_sentences >= each.has_sentences for other in before)


def test_a_shape_that_grows_too_fast_is_marked() -> None:
    """The command ends with 1 by that mark."""
    lines = [*table([Growth("good", 1, 2), Growth("bad", 1, 2.3)])]
    assert [TOO_FAST in line for line in lines[2:]] == [False, True]


def test_a_table_goes_between_its_comments() -> None:
    """What stands around stays, and a page without the comments is left as it is."""
    page = "a\n\n<!-- measured: x -->\n\nold\n\n<!-- end of x -->\n\nb\n"
    assert put(page, "x", ["new", "| 1 |"]) == page.replace("old", "new\n| 1 |")
    assert put(page, "y", ["new"]) == page
    assert put("<!-- measured: x -->\n", "x", ["new"]) == "<!-- measured: x -->\n"


def test_a_line_is_printed_before_the_next_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever waits sees how far it is."""
    said = []

    def lines() -> Any:
        for number in range(2):
            yield f"line {number}"
            said.append(capsys.readouterr().out)

    assert tell("", lines()) == ["line 0", "line 1"]
    assert said == ["line 0\n", "line 1\n"]


def test_every_table_with_a_name_has_its_place_in_the_guide() -> None:
    """`--write` would drop it else."""
    text = GUIDE.read_text("utf-8")
    names = [part.name for part in PARTS if part.name]
    assert len(set(names)) == len(names)
    assert [name for name in names if put(text, name, ["new"]) == text] == []


def test_the_short_run_is_a_part_of_the_full_one() -> None:
    """Or has tables of its own, with fewer rows, which have no place in the guide."""
    full = {part.name for part in parts(full=True)}
    assert {part.name for part in parts(full=False)} - full <= {""}
    assert all(part.is_full or not part.name for part in PARTS)


def _files(root: Path) -> dict[str, str]:
    paths = (path for name in ("docs", "source_texts") for path in (root / name).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


def test_a_hostile_shape_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each kind of texts, one in a small size: what matters here is that the work is done, not how long it takes."""
    for kind in ("BODIES", "PAIRS", "TERMS", "FRONT_MATTERS"):
        name, (_, text) = next(iter(getattr(hostile, kind).items()))
        monkeypatch.setattr(hostile, kind, {name: (3, text)})
    hostile.shapes.cache_clear()
    try:
        found = [growth(name) for name in hostile.shapes()]
    finally:
        hostile.shapes.cache_clear()
    assert len(found) == 5
    assert all(each.longer > 1 for each in found)
