"""Entries of a glossary that have not changed are not read again; what is read is what a whole reading gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.diagnostics import Finding
from bitext.readers.entries import Entry, read_entries
from bitext.readers.entries_again import EntriesAgain
from bitext.readers.glossary import read_glossary

NAME = "docs/glossary.yml"
PIECES = (
    "- zh: 网络\n",
    "  renderings: [network]\n",
    "  renderings: [cyber, cyber]\n",
    "- zh: 强国\n  pinyin: qiángguó\n",
    "- {zh: 科技, renderings: [technology]}\n",
    '- zh: "信息\n',
    '  化"\n',
    '- definition: "said\n- not an entry"\n',
    "  definition: |\n    A line.\n\n    - zh: no entry\n",
    "  definition: >-\n    Folded,\n\n",
    "  sources: [one,\n",
    "  two]\n",
    "- [\n- a]\n",
    "- - nested\n",
    "-\n",
    "-\tzh: tab\n",
    "- *alias\n",
    "- &anchor\n",
    "- zh: !odd 词\n",
    "- ? key\n",
    "- word\n",
    "word\n",
    "  more words\n",
    "# a comment\n",
    "  # inside\n",
    "\n",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "- id: 7 #1 of all\n",
    "zh: no list\n",
    "  - zh: indented\n",
    "- zh: 页\n  zh: 面\n",
    "- zh: bell\x07\n",
    "\t# after a tab\n",
    "\t\n",
    "# bell\x07\n",
    "# a\x85- zh: hidden\n",
    "# a\r- zh: hidden\n",
    "- zh: 线\u2028\n",
)
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def whole(text: str) -> tuple[list[Entry], list[Finding]]:
    """Return what a reading of the whole file gives."""
    findings: list[Finding] = []
    return list(read_entries(text, NAME, findings)), findings


def again(text: str, known: EntriesAgain) -> tuple[list[Entry], list[Finding]]:
    """Return what a reading gives that remembers the one before."""
    findings: list[Finding] = []
    known.begin()
    return list(known.entries(text, NAME, findings)), findings


@given(st.lists(texts, min_size=1, max_size=3), st.booleans())
def test_what_is_read_again_is_what_a_whole_reading_gives(edited: list[str], is_cut: bool) -> None:
    """Whatever stands in the file, and whatever stood in it before; also where its last line has no end."""
    known = EntriesAgain()
    for text in edited:
        shown = text.rstrip("\n") if is_cut else text
        assert again(shown, known) == whole(shown)


def test_an_edit_has_its_own_entry_read(tmp_path: Path) -> None:
    """One line that is changed: one entry; a line more: those below it too, since their places are others."""
    docs = tmp_path / "docs"
    docs.mkdir()
    text = "# ours\n" + "".join(f"- zh: 词{each}\n  id: t{each}\n  renderings: [word]\n" for each in range(20))
    known = EntriesAgain()

    def read(text: str) -> int:
        (docs / "glossary.yml").write_text(text, "utf-8")
        one = read_glossary(docs, lambda path: path.name, tmp_path, known)
        other = read_glossary(docs, lambda path: path.name, tmp_path)
        assert (one[0].terms, one[1]) == (other[0].terms, other[1])
        return known.read

    assert read(text) == 20
    assert read(text) == 0
    assert read(text.replace("词7\n", "词条7\n")) == 1
    assert read(text.replace("  id: t15\n", "  id: t15\n  pinyin: cí\n")) == 6


def test_long_files_are_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered is bounded."""
    monkeypatch.setattr("bitext.readers.entries_again.MOST", 20)
    known = EntriesAgain()
    text = "- zh: 网络\n" * 2 + "- zh: 强国\n"
    assert again(text, known) == whole(text)
    assert known.read == 0
