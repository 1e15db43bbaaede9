"""The library makes each text once: it is found by what it was made of, and by nothing else."""

from __future__ import annotations

import builtins
import io
import os
import pickle
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.aligner import NO_LEXICON, Lexicon
from bitext.config import Options
from bitext.keeping import Kind, Store
from bitext.lexicons import lexicon_of
from bitext.lexicons.cedict import cedict
from bitext.library import TEXTS, Kept, Library, Original
from bitext.library.packing import packed, unpacked
from bitext.model.catalogue import TranslationRecord, source_record, translation_record
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.model.text import Block
from bitext.project import load
from bitext.readers import source, translation
from bitext.readers.files import File, read
from tests.support.rendered import options

SOURCE = "---\ntitle: 题\nlines: keep\n---\n\n# 题\n\n甲①。\n\n乙，\n丙。\n\n① 注。\n"
PAGE = """\
---
source_text: a
title: T
published: 2024-01-02
terms: {skip: [water]}
---

> [!NOTE]
> **Ed.:** An introduction.

# T

A one.[^1]

<!-- terms: none -->

B two [or "too" –Ed.].

A note.

<!-- source: none -->

Added.

[^1]: **甲 / one:** Words. –Ed.
[^2]: Nothing calls this.
"""


def files(source_bytes: bytes = SOURCE.encode(), page_bytes: bytes = PAGE.encode()) -> tuple[File, File]:
    """Return an original and a page with these bytes, as they are read."""
    here = Path(__file__)  # a file that is there: its bytes are not looked at
    return (
        read(here, "source_texts/a.md", here.parent, load=lambda _: source_bytes),
        read(here, "docs/a.md", here.parent, load=lambda _: page_bytes, old_line_ends=True),
    )


def put(library: Library, original: File, page: File, id_: str = "a", name: str = "a.md") -> Kept[TranslationRecord]:
    """Return what a library makes of a page and its original."""
    kept = library.translation(page, name, lambda _: library.original(original, id_))
    assert kept is not None
    return kept


def made_elsewhere(pair: tuple[File, File], lexicon: Lexicon = NO_LEXICON) -> dict[str, Kept[Any]]:
    """Return what a new library makes of an original and a page, by key: what another process does."""
    made: dict[str, Any] = {}

    def told(kind: Kind[Any], key: str, value: object) -> None:
        if kind is TEXTS:
            made[key] = value

    put(Library(Store(told=told), lexicon=lexicon), *pair)
    return made


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are read into texts from now on."""
    made: list[str] = []

    def counted(from_file: Callable[..., Any]) -> Callable[..., Any]:
        def call(file: File, name: str) -> Any:
            made.append(file.shown)
            return from_file(file, name)

        return call

    monkeypatch.setattr(source, "from_file", counted(source.from_file))
    monkeypatch.setattr(translation, "from_file", counted(translation.from_file))
    return made


def test_a_text_is_made_once(calls: list[str]) -> None:
    """The same files give the same text from the store, whoever reads them."""
    library = Library()
    first = put(library, *files())
    assert calls == ["docs/a.md", "source_texts/a.md"]
    assert put(library, *files()) is first
    assert put(Library(library.store), *files()) is first
    assert len(calls) == 2


@pytest.mark.parametrize("of_page", [False, True], ids=["original", "page"])
@given(st.data())
def test_any_byte_that_changes_makes_another_text(of_page: bool, data: st.DataObject) -> None:
    """Also one that is no UTF-8, and one that changes no more than a line's end."""
    before = (PAGE if of_page else SOURCE).encode()
    place = data.draw(st.integers(before.index(b"\n---\n") + 5, len(before) - 1))
    byte = data.draw(st.sampled_from([each for each in b"a\n\r\x00\xff -" if each != before[place]]))
    after = before[:place] + bytes([byte]) + before[place + 1 :]
    keys = [put(Library(), *files()), put(Library(), *(files(page_bytes=after) if of_page else files(after)))]
    assert keys[0].key != keys[1].key


def test_a_line_end_of_another_kind_makes_another_text() -> None:
    """What is read is the same; that its key is another costs a second reading and can do no harm."""
    assert put(Library(), *files()).key != put(Library(), *files(page_bytes=PAGE.replace("\n", "\r\n").encode())).key


def test_the_place_of_a_file_is_part_of_what_is_made() -> None:
    """Messages and links name it; two pages may hold the same bytes, and two originals too."""
    original, page = files()
    library = Library()
    keys = {put(library, original, page, id_, name).key for id_ in ("a", "b") for name in ("a.md", "b.md")}
    assert len(keys) == 4
    assert put(library, original, page, "a", "b.md").record.page == "b.md"


def test_an_original_that_appears_makes_another_text() -> None:
    """Beside none, a page is another text than beside one."""
    original, page = files()
    library = Library()
    alone = library.translation(page, "a.md", lambda id_: Original(id_, None))
    assert alone is not None
    assert alone.record.paired == 0
    assert put(library, original, page).record.paired == 4


def test_a_page_that_names_no_original_is_known_as_such(calls: list[str]) -> None:
    """It is looked at once."""
    library = Library()
    page = File("docs/b.md", "# Page\n", digest="1")
    for _ in range(2):
        assert library.translation(page, "b.md", lambda id_: Original(id_, None)) is None
    assert calls == ["docs/b.md"]


def test_a_text_of_another_version_is_not_found(calls: list[str]) -> None:
    """What an older version has made of the same bytes may be wrong."""
    store = Store()
    put(Library(store, "1"), *files())
    put(Library(store, "2"), *files())
    assert len(calls) == 4


@pytest.mark.parametrize("most", [0, 8_000], ids=["full", "nearly full"])
def test_a_site_is_the_same_without_a_store(tmp_path: Path, most: int) -> None:
    """A store that has no room costs time and nothing else."""
    settings = project(tmp_path)
    kept, unkept = load(settings), load(settings, library=Library(Store(most=most)))
    assert unkept.findings == kept.findings
    assert (unkept.source_texts, unkept.translations) == (kept.source_texts, kept.translations)
    for page in kept.translations:
        assert unkept.texts.edition(page) == kept.texts.edition(page)


def project(folder: Path) -> Options:
    """Return the options of a project with three texts, a page on which something is off, and an ordinary one."""
    for name in ("docs", "source_texts"):
        (folder / name).mkdir()
    for id_ in "abc":
        (folder / "source_texts" / f"{id_}.md").write_text(SOURCE, "utf-8")
        (folder / "docs" / f"{id_}.md").write_text(PAGE.replace("source_text: a", f"source_text: {id_}"), "utf-8")
    (folder / "docs" / "page.md").write_text("# Page\n", "utf-8")
    return options(folder)


def test_a_second_reading_makes_what_has_changed(tmp_path: Path, calls: list[str]) -> None:
    """And all findings are there again, those of texts that have not changed as well."""
    settings, library = project(tmp_path), Library()
    first = load(settings, library=library)
    assert {finding.location.path for finding in first.findings} == {f"docs/{id_}.md" for id_ in "abc"}
    calls.clear()
    page = tmp_path / "docs" / "b.md"
    page.write_text(page.read_text("utf-8").replace("A one", "A first one"), "utf-8")
    (tmp_path / "source_texts" / "c.md").write_text(SOURCE.replace("甲", "申"), "utf-8")
    second = load(settings, library=library)
    assert sorted(calls) == ["docs/b.md", "docs/c.md", "source_texts/c.md"]
    afresh = load(settings)
    assert (second.findings, second.translations) == (afresh.findings, afresh.translations)
    assert all(second.texts.edition(each) == afresh.texts.edition(each) for each in afresh.translations)


def test_a_text_may_be_made_in_another_process(tmp_path: Path, calls: list[str]) -> None:
    """What is made there is what would be made here, and is found."""
    settings = project(tmp_path)
    pair = tuple(
        read(path, settings.shown(path), tmp_path, old_line_ends=path.parent.name == "docs")
        for path in (tmp_path / "source_texts" / "a.md", tmp_path / "docs" / "a.md")
    )
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        lexicon = lexicon_of(Glossary(), cedict(tmp_path))
        made = processes.submit(made_elsewhere, pair, lexicon).result()  # type: ignore[arg-type]  # two of them
    store = Store()
    for key, kept in made.items():
        store.put(TEXTS, key, kept)
    corpus = load(settings, library=Library(store))
    assert "docs/b.md" in calls
    assert not {"docs/a.md", "source_texts/a.md"} & {*calls}
    assert corpus.texts.edition("a.md") == load(settings).texts.edition("a.md")


def test_nothing_but_the_files_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clock, no disk, and nothing that was made before."""
    pair, other = files(), files(page_bytes=PAGE.replace("one", "two").encode())
    expected = made_elsewhere(pair)
    made_elsewhere(other)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("expected a pure function")

    with monkeypatch.context() as patch:
        for module, names in (
            (builtins, ("open",)),
            (io, ("open",)),
            (os, ("open", "stat", "scandir", "listdir", "getcwd", "getenv")),
            (time, ("time", "time_ns", "monotonic", "perf_counter", "localtime")),
        ):
            for name in names:
                patch.setattr(module, name, refuse)
        found = made_elsewhere(pair)
    assert found.keys() == expected.keys()
    for key, kept in found.items():
        assert (kept.record, kept.findings) == (expected[key].record, expected[key].findings)
        assert not kept.packed or unpacked(kept.packed) == unpacked(expected[key].packed)


def test_a_text_comes_back_as_it_was() -> None:
    """Packed and unpacked, every field of it; what the catalogue says of it is what it says of itself."""
    library = Library()
    original = library.original(files()[0], "a")
    assert original.text is not None
    assert original.kept is not None
    assert unpacked(original.kept.packed) == original.text
    assert original.kept.record == source_record(original.text)
    kept = put(library, *files())
    text = unpacked(kept.packed)
    assert unpacked(packed(text)) == text
    assert isinstance(text, TranslationRecord)
    assert kept.record == translation_record(text)
    assert (kept.record.size, kept.record.paired, len(kept.record.notes), {*kept.record.added}) == (5, 4, 3, {"4a"})


class Harmful:
    """What a file in a folder of texts could hold."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        """Return what would be called."""
        return os.system, ("true",)


@pytest.mark.parametrize("value", [Harmful(), Path(), os.getcwd, Edition])
def test_no_class_but_the_models_is_unpacked(value: object) -> None:
    """A folder that others can write to must not run what they write."""
    if value is Edition:
        assert unpacked(packed((value, Block("paragraph", "甲", 1, 1))))
    else:
        with pytest.raises(pickle.UnpicklingError, match="expected a class of the model, found "):
            unpacked(packed(value))
