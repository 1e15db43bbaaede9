"""Names that no file could have: an id of hundreds of letters, a folder with a zero byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.model.glossary import Glossary
from bitext.readers.glossary_files import read_glossary_file
from tests.support.project import build, write

LONG = "a" * 300
TOO_LONG = {
    "a source text": (
        {"docs/page.md": f"---\nsource_text: {LONG}\n---\nA\n"},
        "docs/page.md:2:14: error[F06] expected the id of a source text of at most 200 bytes, found one of 300; "
        "give the text a shorter one",
    ),
    "a source text in Chinese": (
        {"docs/page.md": f"---\nsource_text: {'国' * 67}\n---\nA\n"},
        "docs/page.md:2:14: error[F06] expected the id of a source text of at most 200 bytes, found one of 201; "
        "give the text a shorter one",
    ),
    "a term": (
        {"docs/glossary.yml": f"- {{id: {LONG}, zh: 国}}\n"},
        "docs/glossary.yml:1:8: error[F14] expected an id of at most 200 bytes, found one of 300; write a shorter one",
    ),
    "a related text": (
        {"source_texts/good.md": f"---\ntitle: t\nrelated: [{LONG}]\n---\n\n甲\n"},
        f"source_texts/good.md:3:11: error[F07] expected the id of a source text in related, found {LONG}; "
        "correct it, or take it out",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of one text."""
    page = "---\nsource_text: good\n---\nA\n"
    return write(tmp_path, {"docs/page.md": page, "source_texts/good.md": "---\ntitle: t\n---\n\n甲\n"})


@pytest.mark.parametrize("kind", TOO_LONG)
def test_an_id_that_no_file_could_have(kind: str, folder: Path) -> None:
    """An id is the name of a file and of a folder: one that is too long is said with its place, and the site is built."""
    files, line = TOO_LONG[kind]
    done = build(write(folder, dict(files)))
    assert done.returncode == 0, done.stdout[-2000:]
    assert f"bitext: {line}\n" in done.stdout
    assert "Traceback" not in done.stdout


def test_the_longest_id_is_published(folder: Path) -> None:
    """An id of just the length that is allowed is the name of a page."""
    done = build(write(folder, {"docs/glossary.yml": f"- {{id: {LONG[:200]}, zh: 国}}\n"}), "--strict")
    assert done.returncode == 0, done.stdout[-2000:]
    assert (folder / "site" / "glossary" / LONG[:200] / "index.html").is_file()


@pytest.mark.parametrize("name", [LONG, '"a\\0b"'], ids=["too long", "a zero byte"])
def test_a_folder_of_originals_that_cannot_be(name: str, folder: Path) -> None:
    """An option that is no name of a folder stops the build with one line."""
    configuration = (
        (folder / "mkdocs.yml").read_text("utf-8").replace("[bitext]", f"[bitext: {{source_texts: {name}}}]")
    )
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    done = build(folder)
    assert done.returncode == 1
    assert "mkdocs.yml:4:34: error[F12] expected source_texts to name a folder, found a" in done.stdout
    assert "Traceback" not in done.stdout


def test_an_id_that_is_made_is_short(tmp_path: Path) -> None:
    """A headword of three hundred characters has a reading of a thousand letters: its id is the beginning of that."""
    file = tmp_path / "terms.csv"
    file.write_text(f"zh\n{'数' * 300}\n{'数' * 299}\n", "utf-8")
    read = read_glossary_file(file, "terms.csv", Glossary())
    assert read.findings == ()
    first, second = (incoming.term.id for incoming in read.terms)
    assert len(first) <= 100
    assert second == f"{first}-2"
