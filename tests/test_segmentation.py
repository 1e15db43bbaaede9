"""Segmentation: which sentences the blocks of the two sides of a page have."""

from __future__ import annotations

import pytest

from bitext.languages import language
from bitext.model.sentences import Sentence
from bitext.sentences import pairs_of
from bitext.sentences.segmentation import calls_of, sentences_of, texts_of
from tests.support.rendered import PAGE, site_of, source_text, translation


def sentences(source: str, english: str, front_matter: str = "") -> list[tuple[list[str], list[str]]]:
    """Return the sentences of both sides of each pair of a page that has sentence pairs."""
    site = site_of(source_text(source, front_matter), translation(english))
    edition = site.corpus.texts.edition(PAGE)
    assert edition.source is not None
    found = []
    for pairs in pairs_of(edition).values():
        ours = texts_of(edition.source.blocks, [each for pair in pairs for each in pair.source])
        theirs = texts_of(edition.translation.blocks, [each for pair in pairs for each in pair.translation])
        found.append((ours, theirs))
    return found


def source_sentences(source: str, front_matter: str = "") -> list[str]:
    """Return the sentences of all blocks of an original."""
    text = source_text(source, front_matter)
    found = sentences_of(text.blocks, range(len(text.blocks)), language(text.language), calls=calls_of(text.notes))
    return texts_of(text.blocks, found)


POEM = "床前明月光。\n疑是地上霜。看。\n举头望明月，\n低头思故乡。"


@pytest.mark.parametrize(
    ("english", "front_matter", "theirs"),
    [
        ("The moon.\nIs it frost? Look.\nI raise my head\nand think.", "lines: keep", 4),
        ("The moon.  \nIs it frost? Look.  \nI raise my head  \nand think.", "", 4),
        ("The moon.\\\nIs it frost? Look.<br>\nI raise my head  \nand think.", "", 4),
        ("The moon.  \nIs it frost? I think.", "", 2),
        ("The moon. Is it frost? I raise my head.", "lines: keep", 3),
    ],
    ids=["keep", "breaks", "all kinds of breaks", "fewer lines", "prose"],
)
def test_the_lines_of_a_verse_are_its_sentences(english: str, front_matter: str, theirs: int) -> None:
    """Where lines stand on the page each is a sentence, whatever signs it has; a translation in prose has its own."""
    ((ours, found),) = sentences(POEM, english, front_matter)
    assert ours == POEM.split("\n")
    assert len(found) == theirs


def test_lines_that_are_joined_end_no_sentence() -> None:
    """The line breaks that a file has inside a paragraph are nothing to its sentences."""
    ((ours, theirs),) = sentences("我们要\n抓住机遇。好\n。", "We seize\nthe chance. It\nis good.")
    assert ours == ["我们要抓住机遇。", "好。"]
    assert theirs == ["We seize the chance.", "It is good."]


def test_a_break_in_prose_ends_a_sentence() -> None:
    """Whoever types a break wants a new line: what stands on the two is not one sentence."""
    ((_, theirs),) = sentences("甲。乙。", "Institute of Water  \nBeijing. It rains.")
    assert theirs == ["Institute of Water", "Beijing.", "It rains."]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("> 甲。乙\n>\n> 丙。", "> A. The b\n>\n> C."),
        ("- 甲。乙\n    - 丙。", "- A. The b\n    - C."),
        ("1. 甲。乙\n    1. 丙。", "1. A. The b\n    1. C."),
    ],
    ids=["quotation", "items", "numbered items"],
)
def test_the_parts_of_a_block_have_sentences_of_their_own(source: str, english: str) -> None:
    """No sentence reaches from a paragraph of a quotation, or from an item, into the next."""
    ((ours, theirs),) = sentences(source, english)
    assert [each.lstrip("1. ") for each in ours] == ["甲。", "乙", "丙。"]
    assert theirs == ["A. The b", "C."]


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("第一章. 总则", 1), ("什么是数字经济？为什么要发展", 1), ("甲。乙。", 2), ("Dr. Li. His Life and Work", 1),
        ("一．总则", 1), ("谁？谁？", 2), ("发展！", 1),
    ],
)  # fmt: skip
def test_a_heading_is_one_sentence(heading: str, count: int) -> None:
    """A heading is parted only where all that it holds are finished sentences."""
    assert len(source_sentences(f"# 题\n\n## {heading}")) == 1 + count


def test_the_sign_of_a_note_belongs_to_the_sentence_before_it() -> None:
    """A note's sign behind a full stop is not the head of the next sentence; one that counts is."""
    assert source_sentences("甲文。①乙文。[2] 丙文。丁文：①子。②丑。\n\n①注。\n\n[2] 注。")[:4] == [
        "甲文。①", "乙文。[2]", "丙文。", "丁文：①子。"
    ]  # fmt: skip


def test_what_a_reader_does_not_see_is_in_no_sentence() -> None:
    """Notes, calls of notes and comments are in none of the sentences, and end none."""
    ((_, theirs),) = sentences(
        "甲。乙。", "It *holds*.[^1] The [“b. The c.” –Ed.] next<!-- x. Y. --> one.\n\n[^1]: Note. The."
    )
    assert theirs == ["It holds.", "The next one."]


def test_latin_text_in_a_chinese_original_is_parted_as_english() -> None:
    """A passage of an original without a Chinese character has the rules of English."""
    assert source_sentences("Mr. Li came. The rest left.") == ["Mr. Li came.", "The rest left."]


def test_signs_alone_are_no_sentence() -> None:
    """What has neither a letter nor a figure belongs to the sentence before it; a quotation may have neither."""
    assert source_sentences("甲。——！乙。“……”“？”丙。") == ["甲。——！", "乙。", "“……”", "“？”", "丙。"]


def test_a_sentence_takes_the_white_space_behind_it() -> None:
    """Spans begin with a sentence and end where the next one begins."""
    blocks = source_text("甲。\u3000 乙。").blocks
    assert sentences_of(blocks, [0], language("zh-Hans")) == [Sentence(0, 0, 0, 4), Sentence(0, 0, 4, 6)]
