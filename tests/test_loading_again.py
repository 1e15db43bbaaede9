"""A project that is loaded a second time is what it would be the first time, and what has not changed is the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from bitext.config import Options
from bitext.library import Library
from bitext.model.corpus import Corpus
from bitext.project import again as module
from bitext.project import load
from bitext.project.again import Again
from bitext.readers.sealed import copy_of
from tests.support.project import write
from tests.support.rendered import options

SOURCE = "---\ntitle: 题\n---\n\n# 题\n\n水是{}。\n\n火不是水。\n\n我们要节约用水。\n"
PAGE = "---\nsource_text: {}\ntitle: T\n---\n\n# T\n\nWater is {}.\n\nFire is no water, and we save it.\n"
GLOSSARY = """\
- {zh: 水, id: water, renderings: [water]}
- {zh: 节约, id: save, renderings: [save]}
- {zh: 黄河, id: river, renderings: [Yellow River]}
"""
FILES = {
    "docs/glossary.yml": GLOSSARY,
    "docs/page.md": "# A page\n",
    "docs/in/d.md": PAGE.format("d", "wet"),
    **{f"source_texts/{id_}.md": SOURCE.format(id_) for id_ in "abcd"},
    **{f"docs/{id_}.md": PAGE.format(id_, id_) for id_ in "abc"},
}
LONG_AGO = 1_600_000_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose files were written long ago."""
    write(tmp_path / "p", FILES)
    for path in (tmp_path / "p").rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return tmp_path / "p"


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all files were written long before they were read, and a clock told every change."""
    monkeypatch.setattr("bitext.project.unchanged._TICK", -(10**18))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are opened from now on."""
    names: list[str] = []
    read = getattr(module, "read")  # noqa: B009 – it is no name that others should import

    def counted(path: Path, shown: str, within: Path, *, old_line_ends: bool) -> object:
        names.append(shown)
        return read(path, shown, within, old_line_ends=old_line_ends)

    monkeypatch.setattr(module, "read", counted)
    return names


def edit(path: str, old: str, new: str) -> Callable[[Path], object]:
    """Return what changes a file."""

    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return change


def moved_out(root: Path) -> None:
    """Put a folder outside the project, and a link in its place: its files are as they were."""
    (root / "docs/in").rename(root.parent / "elsewhere")
    (root / "docs/in").symlink_to(root.parent / "elsewhere")


def linked_out(root: Path) -> None:
    """Put a link in the place of a text."""
    (root / "docs/a.md").unlink()
    (root / "docs/a.md").symlink_to("/etc/hostname")


def touched(root: Path) -> None:
    """Change a letter of a file, and set its time to what it was."""
    edit("docs/a.md", "Fire", "Five")(root)
    os.utime(root / "docs/a.md", (LONG_AGO, LONG_AGO))


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a text": edit("docs/a.md", "Water", "Some water"),
    "an original": edit("source_texts/b.md", "火", "木"),
    "a letter, at the old time": touched,
    "a folder that is a link now": moved_out,
    "a link out of the project": linked_out,
    "a text that is none any more": edit("docs/a.md", "source_text: a\n", ""),
    "a page that is nearly a text": edit("docs/page.md", "# A page", "---\nsource-text: a\n---\n"),
    "an original that is gone": lambda root: (root / "source_texts/c.md").unlink(),
    "a new original": lambda root: write(root, {"source_texts/e.md": SOURCE}),
    "a new text": lambda root: write(root, {"docs/e.md": PAGE.format("a", "e")}),
    "a text with another name": lambda root: (root / "docs/a.md").rename(root / "docs/z.md"),
    "a glossary that nothing reads": lambda root: write(root, {"docs/terms.yaml": GLOSSARY}),
    "a translation that nothing reads": lambda root: write(root, {"docs/in/x.txt": PAGE.format("a", "b")}),
    "a definition": edit("docs/glossary.yml", "id: water", "id: water, definition: Wet."),
    "an entry": edit("docs/glossary.yml", "[water]", "[waters]"),
    "an entry of no text": edit("docs/glossary.yml", "[Yellow River]", "[the Yellow River]"),
    "no glossary": lambda root: (root / "docs/glossary.yml").unlink(),
    "an essay": lambda root: write(root, {"docs/glossary/water.md": "# Water\n\nWet.\n"}),
}


def loaded(options: Options, library: Library | None = None) -> Corpus:
    """Return the corpus, with all terms counted."""
    corpus = load(options, library=library)
    assert corpus.concordance.texts <= len(corpus.translations)
    return corpus


def assert_alike(one: Corpus, other: Corpus) -> None:
    """Hold two corpora against one another."""
    assert one.findings == other.findings
    assert (one.source_texts, one.translations) == (other.source_texts, other.translations)
    assert list(one.translations) == list(other.translations)
    assert one.glossary == other.glossary
    assert one.concordance == other.concordance
    assert list(one.concordance.uses) == list(other.concordance.uses)
    for page in one.translations:
        mine, its = one.texts.edition(page), other.texts.edition(page)
        assert (mine.translation, mine.source) == (its.translation, its.source)
        assert one.texts.sentence_pairs(mine) == other.texts.sentence_pairs(its)


@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
@pytest.mark.usefixtures("settled")
def test_a_second_loading_is_as_a_first(project: Path, change: Callable[[Path], object]) -> None:
    """Whatever has changed between the two; and so is a third, after the change is undone."""
    settings, library = options(project), Library()
    before = loaded(settings, library)
    saved = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    change(project)
    assert_alike(loaded(settings, library), loaded(settings))
    if not (project / "docs/in").is_symlink():
        for path in [*project.rglob("*.*")]:
            if path not in saved and (path.is_file() or path.is_symlink()):
                path.unlink()
        for path, content in saved.items():
            if path.is_symlink():
                path.unlink()
            path.write_bytes(content)
        assert_alike(loaded(settings, library), before)


@pytest.mark.usefixtures("settled")
def test_what_has_not_changed_is_not_opened_and_is_the_same(project: Path, opened: list[str]) -> None:
    """A server compares records by identity, and reads the files that an editor has saved."""
    settings, library = options(project), Library()
    first = load(settings, library=library)
    opened.clear()
    edit("docs/a.md", "Water", "Some water")(project)
    second = load(settings, library=library)
    assert opened == ["docs/a.md"]
    assert {page for page in first.translations if first.translations[page] is not second.translations[page]} <= {
        "a.md"
    }
    assert all(second.source_texts[id_] is text for id_, text in first.source_texts.items())
    assert second.glossary is first.glossary
    assert {page for page in first.translations if first.texts.digest(page) != second.texts.digest(page)} == {"a.md"}


@pytest.mark.usefixtures("settled")
def test_of_a_glossary_the_entries_that_have_not_changed_are_the_same(project: Path) -> None:
    """And so are the texts that have none of the words of one that has."""
    settings, library = options(project), Library()
    first = load(settings, library=library)
    digests = {page: first.texts.digest(page) for page in first.translations}
    edit("docs/glossary.yml", "[Yellow River]", "[the Yellow River]")(project)
    second = load(settings, library=library)
    terms = [(term is first.glossary.by_id[term.id]) for term in second.glossary]
    assert terms == [True, True, False]
    assert {page: second.texts.digest(page) for page in first.translations} == digests
    edit("docs/glossary.yml", "[save]", "[save, conserve]")(project)
    third = load(settings, library=library)
    assert not digests.items() & {page: third.texts.digest(page) for page in first.translations}.items()


@pytest.mark.usefixtures("settled")
def test_folders_behind_a_link_are_looked_at_again(project: Path) -> None:
    """A folder of originals may be one; what comes and goes there is seen."""
    (project / "source_texts").rename(project / "elsewhere")
    (project / "source_texts").symlink_to(project / "elsewhere")
    settings, library = options(project), Library()
    load(settings, library=library)
    write(project, {"elsewhere/e.md": SOURCE, "docs/e.md": PAGE.format("e", "e")})
    edit("elsewhere/a.md", "火", "木")(project)
    assert_alike(load(settings, library=library), load(settings))


@pytest.mark.usefixtures("settled")
def test_the_copy_of_a_sealed_original_is_looked_for_again(project: Path) -> None:
    """It tells what has changed in the original; it may come, and go, after the text was read."""
    settings, library = options(project), Library()
    body = (project / "source_texts/a.md").read_text("utf-8").split("---\n", 2)[2].strip("\n")
    seal = sha256(body.encode()).hexdigest()
    edit("source_texts/a.md", "title: 题", f"title: 题\nsha256: {seal}")(project)
    edit("source_texts/a.md", "火", "木")(project)
    codes = []
    for change in (None, copy_of(project / "source_texts/a.md", seal)):
        if change:
            change.parent.mkdir()
            change.write_text(body, "utf-8")
        corpus = load(settings, library=library)
        assert_alike(corpus, load(settings))
        codes.append({finding.code for finding in corpus.findings} & {"C37"})
    assert codes == [set(), {"C37"}]


def test_a_file_that_was_just_written_is_read_again(
    project: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock does not tell two changes within its tick apart; and nothing is trusted where somebody says so."""
    settings, library = options(project), Library()
    load(settings, library=library)
    first = list(opened)
    assert len(first) > len(FILES) - 1
    load(settings, library=library)
    assert opened == [*first, *first]
    monkeypatch.setattr("bitext.project.unchanged._TICK", -(10**18))
    load(settings, library=library)
    load(settings, library=library)
    assert opened == [*first, *first, *first]
    library.store.lasting(Again).files.trusts = False
    load(settings, library=library)
    assert opened == [*first, *first, *first, *first]


@pytest.mark.usefixtures("settled")
def test_many_edits_leave_nothing_behind(project: Path) -> None:
    """What is kept of a text goes with the text's last state but one."""
    settings, library = options(project), Library()
    sizes = []
    for number in range(40):
        (project / "docs/a.md").write_text(PAGE.format("a", number), "utf-8")
        if number % 8 == 0:
            (project / "docs/glossary.yml").write_text(GLOSSARY.replace("water]", f"water {number:03}]"), "utf-8")
        corpus = load(settings, library=library)
        corpus.texts.digest("a.md")
        sizes.append((library.store.sizes(), len(library.heard), len(library.last.pages)))
    counts = [{name: count for name, (count, _) in each[0].items()} for each in sizes]
    assert counts[20] == counts[-1]
    assert sizes[20][1:] == sizes[-1][1:]
