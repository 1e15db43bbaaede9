"""Drafts: what a build pairs is what the draft says, and every block of both texts is there."""

from __future__ import annotations

from hypothesis import given, note
from hypothesis import strategies as st

from bitext.aligner import NO_LEXICON
from bitext.cli.drafting import draft
from bitext.languages import CHINESE, ENGLISH
from bitext.library import paired
from bitext.model.edition import SourceText, Translation
from bitext.readers.raw_texts import RawText
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan

OURS = [
    "节约用水办法", "第一章 总则", "第二章 附则", "一、总体要求", "第一条 为了节约用水，制定本办法。", "第二条 水。", "（一）水源；",
    "1. 水。", "2. 土。", "- 水", "- 土", "> 水", "# 水", "## 土", "| 水 | 土 |\n|---|---|\n| 一 | 二 |", "```\n水\n```",
    "水是生命之源，生产之要，生态之基，全社会都应当节约用水。", "2024年用水30亿立方米。", "水。",
]  # fmt: skip
THEIRS = [
    "Measures for Saving Water", "Chapter 1: General", "Chapter 2", "I. Requirements", "Article 1 To save water.", "Article 2 Water.",
    "(1) sources;", "1. Water.", "2. Soil.", "- water", "- soil", "> water", "# Water", "## Soil", "| a | b |\n|---|---|\n| c | d |",
    "```\nwater\n```", "Water is the source of life, vital to production, and all of society should save it.", "In 2024, 3 billion.",
    "Water.", "<!-- a remark -->", "[^1]: A note.", "> [!NOTE]\n> A note. –Ed.", "<div>\n\nWater\n\n</div>",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(OURS), min_size=1, max_size=12),
    st.lists(st.sampled_from(THEIRS), min_size=1, max_size=12),
    st.booleans(),
    st.booleans(),
)
def test_a_build_pairs_as_the_draft_says(ours: list[str], theirs: list[str], plain: bool, plain_too: bool) -> None:
    """Whatever the texts are: blocks that the draft puts together are a pair, the others are none, and no guess is left."""
    raws = RawText("a", "\n\n".join(ours), not plain), RawText("b", "\n\n".join(theirs), not plain_too)
    made = draft(raws, (CHINESE, ENGLISH), NO_LEXICON)
    note(made.source_body)
    note(made.page_body)
    source = SourceText("a", "a.md", body=made.source_body, blocks=scan(made.source_body))
    read = with_body(Translation("b.md", "b.md", "a"), made.page_body, 1)[0]
    pairs = paired(read, source)[0].pairing.pairs
    assert made.sizes == (len(source.blocks), len(read.blocks))
    both = {(tuple(bead.source), tuple(bead.translation)) for bead in made.beads if bead.source and bead.translation}
    assert {(pair.source, pair.translation) for pair in pairs if pair.source and pair.translation} == both
    assert not any(pair.guess for pair in pairs)
