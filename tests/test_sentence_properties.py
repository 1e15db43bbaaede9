"""Sentence pairs, as properties: what holds for whatever stands in a text and its translation."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.languages import language
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.pairing import Lines
from bitext.model.sentences import Sentence, SentencePair, SentencePairs
from bitext.model.text import Block, Passage
from bitext.sentences import pairs_of
from bitext.sentences.segmentation import calls_of, sentences_of
from tests.support.rendered import PAGE, site_of, source_text, translation
from tests.test_fidelity import CHARACTERS, FRAGMENTS

SAYINGS = st.sampled_from(
    (
        "我们要抓住机遇。", "发展很快！", "怎么办？", "“走。”他说。", "（记者报道。）", "增长3.5%,", "……", "。①", "学而时习之", "一、", "；", "\n", "  \n",
        "We seize the chance. ", "It grew by 3.5 percent! ", "“Why?” he asked. ", "the u.s. market. ", "See No. 5. ", "[x –Ed.] ",
        "... ", "\\\n", "<br>\n", "word ", "?", "!", "\u0301", "e\u0301", "\U00020000", "\u200b", "\u3000", "[^1]", "1. ", "*", "**", "`",
    )
)  # fmt: skip
PROSE = st.lists(SAYINGS, min_size=1, max_size=8).map("".join)
BROKEN = st.one_of(st.lists(FRAGMENTS, min_size=1, max_size=3).map("".join), st.text(CHARACTERS, max_size=12))
HEADS = st.sampled_from(("", "", "", "# ", "> ", "- ", "1. ", "    ", "| ", "> > ", "- - "))
BLOCKS = st.builds("{}{}".format, HEADS, st.one_of(PROSE, PROSE, BROKEN))
SIDES = st.lists(BLOCKS, max_size=5).map("\n\n".join)
PAIRS = st.lists(st.tuples(HEADS, PROSE, PROSE), min_size=1, max_size=4)
"""Both sides of some pairs: the sign at the head of their blocks, and what these say."""
WISHES = st.sampled_from(("", "lines: keep", "lines: join", "language: en"))


def edition_of(source: str, english: str, wish: str = "") -> Edition:
    """Return the two texts of a page side by side."""
    return site_of(source_text(source, wish), translation(english)).corpus.texts.edition(PAGE)


def both(parts: Sequence[tuple[str, str, str]]) -> tuple[str, str]:
    """Return the two texts that some pairs of blocks make."""
    return tuple("\n\n".join(f"{part[0]}{part[side]}" for part in parts) for side in (1, 2))  # type: ignore[return-value]


def sides(edition: Edition) -> Iterator[SourceText | Translation]:
    """Yield the two texts of an edition."""
    assert edition.source is not None
    yield edition.source
    yield edition.translation


def check_cover(blocks: Sequence[Block], indices: Sequence[int], sentences: Sequence[Sentence]) -> None:
    """Check that sentences, in their order, cover all passages of some blocks that say anything."""
    places = [
        (index, number) for index in indices for number, each in enumerate(blocks[index].passages) if each.text.strip()
    ]
    assert list(dict.fromkeys((each.block, each.passage) for each in sentences)) == places
    for place in places:
        found = [each for each in sentences if (each.block, each.passage) == place]
        text = blocks[place[0]].passages[place[1]].text
        assert (found[0].start, found[-1].end) == (0, len(text))
        assert all(before.end == after.start for before, after in pairwise(found))
        assert all(text[each.start : each.end].strip() for each in found)
        assert not any(text[each.start].isspace() for each in found[1:])


def check_pairs(edition: Edition, found: SentencePairs) -> None:
    """Check that all sentences of a pair stand in its beads, in order, each in one, and that numbers are as promised."""
    assert edition.source is not None
    rows = {pair.number: pair for pair in edition.translation.pairing.rows}
    assert list(found) == [number for number in rows if number in found]
    for number, beads in found.items():
        row = rows[number]
        assert row.source
        assert row.translation
        assert not row.gap
        check_cover(edition.source.blocks, row.source, [each for bead in beads for each in bead.source])
        check_cover(edition.translation.blocks, row.translation, [each for bead in beads for each in bead.translation])
        assert all(bead.source or bead.translation for bead in beads)
        assert all(0 <= bead.confidence <= 1 for bead in beads)
        check_numbers(row.source[0], beads)
    numbers = [each for beads in found.values() for bead in beads for each in (bead.number, *bead.inner_numbers)]
    assert len(numbers) == len({*numbers})


def check_numbers(block: int, beads: Sequence[SentencePair]) -> None:
    """Check the numbers of a pair: block and place of each source sentence; of a bead without one, that before and a letter."""
    seen: Counter[int] = Counter()
    last, added = f"{block + 1}.0", 0
    for bead in beads:
        numbers = []
        for sentence in bead.source:
            seen[sentence.block] += 1
            numbers.append(f"{sentence.block + 1}.{seen[sentence.block]}")
        if numbers:
            assert (bead.number, *bead.inner_numbers) == tuple(numbers)
            last, added = numbers[-1], 0
        else:
            assert added < 26
            assert (bead.number, bead.inner_numbers) == (f"{last}{chr(ord('a') + added)}", ())
            added += 1


@given(source=SIDES, english=SIDES, wish=WISHES, lines=st.sampled_from(("", "source", "both")))
def test_sentences_cover_their_blocks(source: str, english: str, wish: str, lines: Lines) -> None:
    """The sentences of every block follow one another without gap or overlap, and hold all that a reader sees."""
    for side in sides(edition_of(source, english, wish)):
        calls = calls_of(side.notes) if isinstance(side, SourceText) else {}
        indices = range(len(side.blocks))
        found = sentences_of(side.blocks, indices, language(side.language), lines=lines, calls=calls)
        check_cover(side.blocks, indices, found)


@given(source=SIDES, english=SIDES, wish=WISHES)
def test_every_sentence_stands_in_one_pair(source: str, english: str, wish: str) -> None:
    """The sentence pairs of any two texts hold each sentence of their pairs once, in order, numbered as promised."""
    edition = edition_of(source, english, wish)
    check_pairs(edition, pairs_of(edition))


@given(parts=PAIRS, wish=WISHES)
def test_every_sentence_of_prose_stands_in_one_pair(parts: list[tuple[str, str, str]], wish: str) -> None:
    """The same, where both sides have blocks of like kinds."""
    edition = edition_of(*both(parts), wish)
    check_pairs(edition, pairs_of(edition))


LONG = 100_000
SHAPES = {
    "no punctuation": "甲乙丙丁" * (LONG // 4),
    "one Latin word": "w" * LONG,
    "Latin words": "word " * (LONG // 5),
    "digits": "0123456789" * (LONG // 10),
    "combining marks": "甲" + "\u0301" * 1_000,
    "combining marks alone": "\u0301\u0301",
    "punctuation": "，、；：——……",
    "stops": "。！？",
    "ASCII stops": ". ! ?",
    "brackets": "（《「“",
    "white space of Unicode": "\u3000\u2003甲。\u3000",
    "empty": "",
    "one character": "甲",
    "emoji": "\U0001f469\u200d\U0001f467。\U0001f1e8\U0001f1f3",
}


@pytest.mark.parametrize("ours", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("theirs", ["word " * 2_000, "It is so. And so.", "...", "7", "", "\u0301"], ids=range(6))
def test_any_text_has_sentence_pairs(ours: str, theirs: str) -> None:
    """Texts of one kind of characters, long ones and empty ones, are parted and paired as all others."""
    edition = edition_of(f"甲。乙。\n\n{ours}", f"A. The b.\n\n{theirs}")
    found = pairs_of(edition)
    check_pairs(edition, found)
    assert "1" in found


def test_where_there_are_no_pairs() -> None:
    """A block without a counterpart, code, tables and pictures, and a text that is not there have no sentence pairs."""
    edition = edition_of(
        "# 题\n\n甲。乙。\n\n| 甲。 | 乙。 |\n\n```\n甲。\n```\n\n丙。",
        "# T\n\nA. The b.\n\n| A. | B. |\n|---|---|\n\n```\nA.\n```\n\n<!-- untranslated: 5 long -->",
    )
    assert list(pairs_of(edition)) == ["2"]
    alone = site_of(None, translation("A. The b.")).corpus.texts.edition(PAGE)
    assert pairs_of(alone) == {}


@pytest.mark.parametrize("tag", ["zh-Hans", "lzh", "en", "ja", "bo"])
@pytest.mark.parametrize("text", ["\ud800。\udfff甲。", "甲\ud83d", "\ud800", "\udc00. A."])
def test_half_characters_are_characters(tag: str, text: str) -> None:
    """Surrogates alone, which only a program can put into a text, are parted without a fault."""
    block = Block("paragraph", text, 1, 1, read=(Passage(text),))
    check_cover([block], [0], sentences_of([block], [0], language(tag)))


PROGRAM = """
import sys
from pathlib import Path
from bitext.project import load
from tests.support.rendered import options
corpus = load(options(Path(sys.argv[1])))
for page in sorted(corpus.translations):
    edition = corpus.texts.edition(page)
    print(ascii(dict(corpus.texts.sentence_pairs(edition))))
"""


def test_equal_texts_have_equal_pairs_everywhere(repository: Path) -> None:
    """Neither the order of hashes nor the locale nor the time zone changes a pair or a confidence."""
    worlds = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
        {
            "PYTHONHASHSEED": "2",
            "LC_ALL": "tr_TR.UTF-8",
            "LANG": "tr_TR.UTF-8",
            "TZ": "Asia/Shanghai",
            "PYTHONUTF8": "1",
        },
    ]
    outputs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(repository)],
            cwd=repository, env={**os.environ, **world}, capture_output=True, check=True,
        ).stdout
        for world in worlds
    ]  # fmt: skip
    assert outputs[0] == outputs[1]
    assert b"SentencePair" in outputs[0]
