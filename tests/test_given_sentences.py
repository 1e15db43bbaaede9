"""What marks of sentences do to the sentence pairs, and what is said of those that cannot be followed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.model.edition import Edition
from bitext.model.sentences import Sentence, SentencePair
from bitext.model.text import Block
from bitext.project import load
from tests.support.mended import mended
from tests.support.project import CONFIGURATION, build, write
from tests.support.rendered import PAGE, parsed, render, site_of, source_text, translation
from tests.support.rendered import text_of as text_in
from tests.support.search_index import documents_of

ORIGINAL = "为了节约用水，制定本办法。单位应当安装水表。水表应当定期检查。费用由单位承担。"
HEAD = "---\nsource_text: water\n---\n\n"
SENTENCES = (
    "These Measures are made to save water.",
    "Units shall install meters.",
    "They shall be checked.",
    "Units pay.",
)
GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "translations.md"


def edition(
    folder: Path, original: str, page: str
) -> tuple[Edition, tuple[tuple[SentencePair, ...], ...], tuple[Finding, ...]]:
    """Return a page beside its original, its sentence pairs, and the findings on the project."""
    write(folder, {"source_texts/water.md": f"---\ntitle: 水\n---\n\n{original}\n", "docs/t.md": f"{HEAD}{page}\n"})
    corpus = load(Options(folder, folder / "docs", folder / "source_texts"))
    made = corpus.texts.edition("t.md")
    return made, tuple(corpus.texts.sentence_pairs(made).values()), corpus.findings


def text_of(blocks: Sequence[Block], sentence: Sentence) -> str:
    """Return what a sentence says."""
    return blocks[sentence.block].passages[sentence.passage].text[sentence.start : sentence.end].strip()


def listed(made: Edition, pairs: tuple[SentencePair, ...]) -> list[str]:
    """Return a line for each sentence pair: number, both sides, whether it is given."""
    assert made.source is not None
    ours, theirs = made.source.blocks, made.translation.blocks
    return [
        " | ".join(
            (
                pair.label,
                "".join(text_of(ours, each) for each in pair.source),
                " ".join(text_of(theirs, each) for each in pair.translation),
                *(("given",) if pair.given else ()),
            )
        )
        for pair in pairs
    ]


def test_the_example_of_the_guide(tmp_path: Path) -> None:
    """The pairs that the guide shows are those that come of its two texts."""
    fences = dict(
        re.findall(r'```\w+ title="(source text|translation|sentences)"\n(.*?)```', GUIDE.read_text("utf-8"), re.DOTALL)
    )
    made, (pairs,), said = edition(tmp_path, fences["source text"], fences["translation"])
    assert listed(made, pairs) == fences["sentences"].splitlines()
    assert said == ()


@pytest.mark.parametrize(
    "page",
    [
        "{0} <!-- sentence: 3 --> {1} {2} {3}",
        "{0} <!-- sentence: 3 -->{1} {2} {3}",
        "{0}\n<!-- sentence: 3 -->\n{1} {2} {3}",
        "{0}\n<!-- sentence: 3 --> {1} {2} {3}",
        "{0} <!-- sentence: 3 -->\n{1} {2} {3}",
        "{0} <!-- Sentence:1.3 --> *{1}* {2} {3}",
        "**{0}** <!-- sentence: 3 -->**{1}** {2} {3}",
        '{0} [or "x" –Ed.] <!-- sentence: 3 --> {1} {2} {3}',
        "{0} <!-- sentence: 3 --> [{1}](b.md) {2} {3}",
        "> {0}\n> <!-- sentence: 3 -->\n> {1} {2} {3}",
        "> {0} <!-- sentence: 3 --> {1} {2} {3}",
        "<!-- sentence: 1 --> {0} <!-- sentence: 3 --> {1} {2} {3}",
        "<!-- sentence: 1 -->\n{0} <!-- sentence: 3 --> {1} {2} {3}",
        "<!-- source: 1 -->\n<!-- sentence: 1 -->\n{0} <!-- sentence: 3 --> {1} {2} {3}",
    ],
)
def test_a_mark_is_taken_as_given(tmp_path: Path, page: str) -> None:
    """Wherever it is typed before the sentence; the page is that without it, and nothing is said."""
    made, (pairs,), said = edition(tmp_path, ORIGINAL, "# T\n\n" + page.format(*SENTENCES))
    third = next(
        pair
        for pair in pairs
        if any(text_of(made.translation.blocks, each) == SENTENCES[1] for each in pair.translation)
    )
    assert (third.number, len(third.source), len(third.translation), third.given) == ("1.3", 1, 1, True)
    assert [each for each in said if each.code not in ("C20", "C21")] == []


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("{0} <!-- sentence: 2 --> {1} <!-- sentence: 2 --> {2} {3}", ["2", "1"]),
        ("{0} <!-- sentence: 2-3 --> {1} {2} {3}", ["2–3", "1"]),
    ],
)
def test_equal_marks_join_and_a_range_takes_several(tmp_path: Path, page: str, expected: list[str]) -> None:
    """As with blocks: two sentences for one have the mark twice, one for two has a range."""
    made, (pairs,), _ = edition(tmp_path, ORIGINAL, page.format(*SENTENCES))
    (held,) = [pair for pair in pairs if pair.given]
    assert held.label == f"1.{expected[0]}"
    assert len(held.translation) == (2 if expected[0] == "2" else 1)
    assert made.translation.blocks[0].passages[0].text == " ".join(SENTENCES)


def test_what_renders_none_stands_where_those_around_it_lead(tmp_path: Path) -> None:
    """It has the number before it, with a letter."""
    page = f"{SENTENCES[0]} <!-- sentence: none --> So it is. {' '.join(SENTENCES[1:])}"
    made, (pairs,), said = edition(tmp_path, ORIGINAL, page)
    assert [pair.number for pair in pairs if pair.given] == ["1.1a"]
    assert listed(made, pairs)[1] == "1.1a |  | So it is. | given"
    assert said == ()


def test_numbers_of_a_pair_of_several_blocks(tmp_path: Path) -> None:
    """A number without a block is of the pair's first; one with a block is of that."""
    page = "# T\n\n<!-- source: 2-3 -->\nOne of it. <!-- sentence: 3.1 --> Two. <!-- sentence: 3.2 --> Three."
    _, (pairs,), said = edition(tmp_path, "# 题\n\n甲一。\n\n乙一。乙二。", page)
    assert [(pair.number, pair.given) for pair in pairs] == [("2.1", False), ("3.1", True), ("3.2", True)]
    assert said == ()


FAULTS = (
    ("{0} <!-- sentence: 9 --> {1}", "expected a source sentence from 1 to 4, found 9; correct the number, or remove the mark"),
    ("<!-- sentence: 3 -->{0} <!-- sentence: 2 --> {1}",
     "expected source sentence 4, as marks go forward, found 2; correct the number, or remove the mark"),
    ("<!-- sentence: 4 -->{0} <!-- sentence: 2 --> {1}",
     "expected no more marks in this pair, as those above go up to the pair's last sentence, found <!-- sentence: 2 -->; remove the mark"),
    ("{0} <!-- sentence: 3-2 --> {1}", "expected a range that goes forward, found 3-2; write <!-- sentence: 2-3 -->"),
    ("{0} <!-- sentence: 2.1 --> {1}", "expected a source sentence from 1 to 4, found 2.1; correct the number, or remove the mark"),
    ("{0} <!-- sentence: 2 --><!-- sentence: 3 --> {1}",
     "expected one mark before a sentence, found a second, <!-- sentence: 3 -->; remove one of them"),
    ("{0} Units <!-- sentence: 2 --> shall install meters.",
     'expected <!-- sentence: 2 --> at the beginning of a sentence, found it in the midst of one; put it before "Units shall install'
     ' meters." (line 5, column 40)'),
    ("These Measures are made to save <!-- sentence: 2 --> water. {1}",
     'expected <!-- sentence: 2 --> at the beginning of a sentence, found it in the midst of one; put it before "Units shall install'
     ' meters." (line 5, column 61)'),
    ("{0} <!-- sentence: 2 --> Units <!-- sentence: 3 --> shall install meters.",
     "expected <!-- sentence: 3 --> at the beginning of a sentence, found it in the midst of one; put it before another one, or remove it"),
    ("{0} {1} <!-- sentence: 2 -->",
     "expected a sentence behind <!-- sentence: 2 -->, found none; put it before the sentence that it is about"),
    ("{0} {1}\n<!-- sentence: 2 -->",
     "expected a sentence behind <!-- sentence: 2 -->, found none; put it before the sentence that it is about"),
    ("{0}\n\n<!-- source: none -->\n{1} <!-- sentence: 2 --> {2}",
     "expected <!-- sentence: 2 --> in a block that renders one of the original, found one that renders none; remove the mark"),
    ("# T <!-- sentence: 2 --> U\n\n{0}",
     "expected <!-- sentence: 2 --> in a pair below the titles, found it in a title; remove the mark"),
)  # fmt: skip


@pytest.mark.parametrize(("page", "message"), FAULTS)
def test_a_mark_that_cannot_be_followed(tmp_path: Path, page: str, message: str) -> None:
    """It is said once, nothing else is, and where the message has edits they mend it."""
    text = page.format(*SENTENCES)
    *_, said = edition(tmp_path, ORIGINAL, text)
    assert [(each.code, each.message) for each in said] == [("C34", message)]
    if said[0].edits:
        *_, left = edition(tmp_path, ORIGINAL, mended(f"{HEAD}{text}\n", said).removeprefix(HEAD))
        assert message not in [each.message for each in left]


def test_a_mark_where_the_original_is_a_table(tmp_path: Path) -> None:
    """A pair with a block that is no prose has no sentences."""
    *_, said = edition(
        tmp_path, "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "<!-- source: 1 -->\nOne. <!-- sentence: 2 --> Two."
    )
    expected = "expected <!-- sentence: 2 --> in a pair of prose, found one with a table; remove the mark"
    assert [each.message for each in said] == [expected]


def test_a_mark_where_the_original_is_not_on_file(tmp_path: Path) -> None:
    """There is nothing that it could point at."""
    *_, said = edition(tmp_path, "", "One. <!-- sentence: 2 --> Two.")
    expected = (
        "expected the original, source_texts/water.md, to be on file, found no text in it for <!-- sentence: 2 --> to"
    )
    assert [each.message for each in said] == [f"{expected} point at; add the text, or remove the mark"]


def test_verified_is_read(tmp_path: Path) -> None:
    """The front matter speaks of the page, a mark of the block below it; neither changes a block, nor ends a list."""
    write(
        tmp_path,
        {
            "source_texts/water.md": "---\ntitle: 水\n---\n\n甲\n\n乙\n\n丙",
            "docs/t.md": "---\nsource_text: water\nverified: yes\n---\n\nA.\n\n- B.\n<!-- verified -->\n- C.",
        },
    )
    corpus = load(Options(tmp_path, tmp_path / "docs", tmp_path / "source_texts"))
    made = corpus.texts.edition("t.md").translation
    assert (made.verified, made.verified_blocks, len(made.blocks)) == (True, frozenset((2,)), 3)
    site = site_of(source_text("甲\n\n乙\n\n丙"), translation("A.\n\n1. B.\n<!-- verified -->\n2. C."))
    plain = site_of(source_text("甲\n\n乙\n\n丙"), translation("A.\n\n1. B.\n2. C."))
    assert render(site) == render(plain)


@pytest.mark.parametrize(
    ("value", "verified", "said"),
    [
        ("yes", True, []),
        ("true", True, []),
        ("no", False, []),
        ("", False, []),
        ("maybe", False, ["maybe"]),
        ("{by: A. Wang}", False, ["a mapping"]),
        ("2024-05-01", False, ["2024-05-01"]),
    ],
)
def test_values_of_verified(tmp_path: Path, value: str, verified: bool, said: list[str]) -> None:  # a case
    """Yes or no; who has compared the original stands in the source text."""
    page = f"---\nsource_text: water\nverified: {value}\n---\n\nA.\n"
    write(tmp_path, {"source_texts/water.md": "---\ntitle: 水\n---\n\n甲", "docs/t.md": page})
    corpus = load(Options(tmp_path, tmp_path / "docs", tmp_path / "source_texts"))
    message = "expected yes or no, found {}; write yes if all blocks pair as they should; who has compared what stands in the source text, or in a comment"
    assert corpus.texts.edition("t.md").translation.verified is verified
    assert [each.message for each in corpus.findings] == [message.format(each) for each in said]


MARK = st.sampled_from(
    ("", *(f"<!-- sentence: {number} -->" for number in ("1", "2", "3", "2-3", "4-2", "none", "1.2", "9")))
)
WORDS = st.sampled_from(("One is here.", "Two.", "three", "“Four?”", "*Five.*", "6.", "[or x –Ed.]", "`code.`"))
GAPS = st.sampled_from((" ", "\n", "", "\n\n", "\n- ", "  \n"))


@given(parts=st.lists(st.tuples(MARK, WORDS, GAPS), min_size=1, max_size=8))
def test_every_sentence_stands_in_one_bead(parts: list[tuple[str, str, str]]) -> None:
    """Whatever the marks say: both sides are covered, in order, and what is given is what a mark says."""
    body = "".join(f"{mark} {words}{gap}" for mark, words, gap in parts)
    site = site_of(source_text("甲一。甲二。甲三。\n\n乙一。乙二。"), translation(body))
    made = site.corpus.texts.edition(PAGE)
    for pairs in site.corpus.texts.sentence_pairs(made).values():
        ours = [each for pair in pairs for each in pair.source]
        theirs = [each for pair in pairs for each in pair.translation]
        assert ours == sorted(ours, key=lambda each: (each.block, each.passage, each.start))
        assert theirs == sorted(theirs, key=lambda each: (each.block, each.passage, each.start))
        for side, blocks in ((ours, made.source.blocks if made.source else ()), (theirs, made.translation.blocks)):
            for block in {each.block for each in side}:
                shown = "".join(passage.text for passage in blocks[block].passages)
                found = (
                    blocks[block].passages[each.passage].text[each.start : each.end]
                    for each in side
                    if each.block == block
                )
                assert "".join(found) == shown


def test_marks_are_on_no_page_of_a_site(tmp_path: Path) -> None:
    """Built by the host: neither in the page nor in the search, with one space between the sentences."""
    page = "# T\n\nOne here. <!-- sentence: 2 --> Two here.\n<!-- sentence: 3 -->\nThree here."
    files = {"source_texts/water.md": "---\ntitle: 题\n---\n\n# 题\n\n一。二。三。", "docs/t.md": f"{HEAD}{page}\n"}
    write(tmp_path, files, CONFIGURATION)
    assert build(tmp_path, "--strict").returncode == 0
    html = (tmp_path / "site" / "t" / "index.html").read_text("utf-8")
    assert "sentence:" not in html
    (column,) = parsed(html).select("#p2 .bitext-translation")
    assert " ".join(text_in(column).split("\n")).strip() == "One here. Two here. Three here."
    (document,) = (each for each in documents_of(tmp_path / "site") if each.address == "t/")
    assert "sentence:" not in str(document.units)
