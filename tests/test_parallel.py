"""Texts whose alignment is known: every segment arrives in order, and a build pairs what belongs together."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.cli.given import given_draft
from bitext.importers.parallel import Aligned, read_aligned, read_aligned_pair
from bitext.importers.parallel.write import laid
from bitext.languages import language
from bitext.library import paired
from bitext.model.edition import SourceText, Translation
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan
from tests.support.aligned import as_lines

CASES = Path(__file__).parent / "cases" / "parallel"
EXPECTED = "rows.txt"
_ORIGINALS = (".zh.", "zh.srt", "_root-")


def read_case(folder: Path) -> Aligned | None:
    """Return what is read of the file or of the two files of a case; what lies beside them is found by itself."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != EXPECTED)
    if links := [path for path in files if path.suffix == ".xml"]:
        links = [path for path in links if not path.name.startswith("novel")]
        return read_aligned(links[0], links[0].name)
    files = [path for path in files if not path.name.endswith("_html.json")]
    files.sort(key=lambda path: not any(sign in path.name for sign in _ORIGINALS))
    if len(files) == 1:
        return read_aligned(files[0], files[0].name)
    one, other = files
    return read_aligned_pair((one, other), (one.name, other.name))


@pytest.mark.parametrize(
    "folder", sorted(path for path in CASES.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_rows_of_a_case(folder: Path) -> None:
    """A case is a folder: its files, and in `rows.txt` the rows that they are read as."""
    assert as_lines(read_case(folder)) == (folder / EXPECTED).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "folder", sorted(path for path in CASES.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_build_pairs_the_rows_as_given(folder: Path) -> None:
    """The two files that are written of the rows pair in a build exactly as the rows do."""
    aligned = read_case(folder)
    if aligned is None or aligned.fault:
        return
    assert pairs_of(aligned) == expected_pairs(aligned)


def pairs_of(aligned: Aligned) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the pairs that a build makes of the two files that are written of rows."""
    draft = given_draft(aligned)
    languages = [language(tag or usual) for tag, usual in zip(aligned.languages, ("zh", "en"), strict=True)]
    blocks = scan(draft.source_body, 1, languages[0])
    source = SourceText("a", "a.md", language=languages[0].tag, body=draft.source_body, blocks=blocks)
    page = with_body(Translation("a.md", "a.md", "a", language=languages[1].tag), draft.page_body, 1)[0]
    return [(pair.source, pair.translation) for pair in paired(page, source)[0].pairing.pairs]


def expected_pairs(aligned: Aligned) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the pairs that the rows are; what is left out running is one pair a block."""
    return [(tuple(bead.source), tuple(bead.translation)) for bead in laid(aligned).beads]
