"""The words that a note is about: where they are marked on either side, and what is said where they are not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup, Tag

from bitext.extension.note_places import occurrences
from tests.support.rendered import rendered, text_of

SEE = "(see docs/texts/page.md:4)"
PLACE = "docs/texts/page.md:6:1"


@dataclass(frozen=True)
class Case:
    """A pair with one footnote, and what is marked in it."""

    rule: str
    source: str
    translation: str
    lemma: str
    marked: tuple[str, ...]
    """The sides that have marked words, each as a whole: `a{b}c`."""
    colon: str = ":**"
    """What ends the lemma."""


CASES = (
    Case("both sides", "建设网络强国。", "A cyber superpower[^1].", "网络强国 / cyber superpower", ("建设{网络强国}。", "A {cyber superpower}.")),
    Case("the original alone", "建设网络强国。", "A superpower[^1].", "网络强国", ("建设{网络强国}。",)),
    Case("the translation alone", "建设网络强国。", "A superpower[^1].", "superpower", ("A {superpower}.",)),
    Case("English first", "网络强国。", "A power[^1].", "power / 网络强国", ("{网络强国}。", "A {power}.")),
    Case("a slash without spaces", "网络强国。", "A power[^1].", "网络强国/power", ("{网络强国}。", "A {power}.")),
    Case("a full-width colon", "网络强国。", "A power[^1].", "网络强国", ("{网络强国}。",), colon="**："),
    Case("a slash inside the English", "输入输出。", "An input/output[^1] port.", "input/output", ("An {input/output} port.",)),
    Case("quotation marks around the words", "“网络强国”。", 'A "cyber superpower"[^1].', '“网络强国” / "cyber superpower"', ("“{网络强国}”。", "A “{cyber superpower}”.")),
    Case("the mark right behind", "国。", "A power, a power[^1], a power.", "power", ("A power, a {power}, a power.",)),
    Case("right behind, a comma between", "国。", "A power, a power,[^1] a power.", "power", ("A power, a {power}, a power.",)),
    Case("right behind, a quotation mark between", "国。", 'A power, "a power"[^1].', "power", ("A power, “a {power}”.",)),
    Case("the second, as told", "国与国。", "A power and a power and more[^1].", "国 (2) / power (2)", ("国与{国}。", "A power and a {power} and more.")),
    Case("told against the mark", "国。", "A power[^1] and a power.", "power (2)", ("A power and a {power}.",)),
    Case("across emphasis", "国。", "A *cyber* super**power**[^1].", "cyber superpower", ("A {cyber superpower}.",)),
    Case("inside emphasis", "国。", "A *cyber superpower*[^1].", "superpower", ("A cyber {superpower}.",)),
    Case("across a link", "国。", "A [cyber](https://example.org/) superpower[^1].", "A cyber superpower", ("{A cyber superpower}.",)),
    Case("inside a link", "国。", "A [cyber superpower](https://example.org/)[^1].", "superpower", ("A cyber {superpower}.",)),
    Case("across another mark", "国。", "A cyber[^2] superpower[^1].", "cyber superpower", ("A {cyber superpower}.",)),
    Case("across a bracket note", "国。", "A cyber [so in print –Ed.] superpower[^1].", "cyber superpower", ("A {cyber superpower}.",)),
    Case("across a line's end", "国。", "A cyber\nsuperpower[^1].", "cyber superpower", ("A {cyber superpower}.",)),
    Case("across a hard break", "国。", "A cyber  \nsuperpower[^1].", "cyber superpower", ("A {cyber superpower}.",)),
    Case("emphasis in the lemma", "国。", "A *Cyber* Law[^1].", "*Cyber* Law", ("A {Cyber Law}.",)),
    Case("an ampersand", "研发。", "The R&D[^1] work.", "研发 / R&D", ("{研发}。", "The {R&D} work.")),
    Case("letters of another case", "国。", "Cyber superpowers[^1].", "cyber Superpowers", ("{Cyber superpowers}.",)),
    Case("as typed before another case", "国。", "POWER and power and more[^1].", "power", ("POWER and {power} and more.",)),
    Case("whole words", "国。", "A superpower of power and more[^1].", "power", ("A superpower of {power} and more.",)),
    Case("curly for straight", "国。", "The people's “great” task[^1].", 'people\u2019s "great" task', ("The {people’s “great” task}.",)),
    Case("Chinese inside longer words", "网络强国战略。", "A plan[^1].", "强国 / plan", ("网络{强国}战略。", "A {plan}.")),
    Case("Chinese in the translation's column", "大势。", "The big picture (大势)[^1].", "big picture", ("The {big picture} (大势).",)),
)  # fmt: skip


def page(case: Case) -> tuple[BeautifulSoup, list[str]]:
    """Return the page of a case and what was reported."""
    note = f"**{case.lemma}{case.colon} note. –Ed."
    return rendered(case.source, f"{case.translation}\n\n[^1]: {note}\n[^2]: another. –Ed.\n")


def marked(side: Tag) -> str:
    """Return the text of one side with signs around the words that notes are about."""
    for one in side.select(".bitext-noteref, .bitext-bracket"):
        one.extract()
    for one in side.select(".bitext-lemma"):
        one.insert(0, "{")
        one.append("}")
    return " ".join(text_of(side).replace("}{", "").split()).replace("} {", " ")


def sides(soup: BeautifulSoup) -> tuple[str, ...]:
    """Return the sides of the first pair in which words are marked."""
    both = soup.select(".bitext-pair")[0].select(":scope > .bitext-source, :scope > .bitext-translation")
    return tuple(text for side in both if "{" in (text := marked(side)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_words_are_marked(case: Case) -> None:
    """The words of the lemma are marked where they stand, in one piece or in several, and nothing is said."""
    soup, found = page(case)
    assert sides(soup) == case.marked
    assert found == []


def test_words_across_elements_are_several_marks_of_one_note() -> None:
    """A lemma that runs across emphasis is a run of elements with the note's id; the text stays as it was."""
    soup, _ = page(Case("", "国。", "A *cyber* super**power**[^1].", "cyber superpower", ()))
    marks = soup.select(".bitext-translation .bitext-lemma")
    assert [(one.name, one["data-bitext-note"], text_of(one)) for one in marks] == [
        ("span", "n1", "cyber"),
        ("span", "n1", " super"),
        ("span", "n1", "power"),
    ]


def test_words_of_the_original_lead_to_the_note() -> None:
    """On the source side there is no other mark, so the words themselves are the link."""
    soup, _ = page(CASES[0])
    assert [(one.name, one["href"]) for one in soup.select(".bitext-source .bitext-lemma")] == [("a", "#n1")]
    assert [one.name for one in soup.select(".bitext-translation .bitext-lemma")] == ["span"]


@pytest.mark.parametrize(
    ("source", "translation", "lemma", "expected", "message"),
    [
        (
            "国与国。", "A power.[^1]", "国",
            ("{国}与国。",),
            "information[C21] expected 国 once in pair 1, found it 2 times and marked the first; "
            "write 国 (2) for the second (see source_texts/text.md:5)",
        ),
        (
            "国。", "A power and a power and more[^1].", "power",
            ("A {power} and a power and more.",),
            "information[C21] expected power once in pair 1, found it 2 times and marked the first; "
            f"write power (2) for the second, or put the mark right behind the words you mean {SEE}",
        ),
        (
            "国。", "A power[^1].", "网络强国 / power",
            ("A {power}.",),
            "warning[C21] expected 网络强国 in pair 1, found none; correct the bold words of the note (see source_texts/text.md:5)",
        ),
        (
            "国。", "A power[^1].", "国 / state",
            ("{国}。",),
            f"warning[C21] expected state in pair 1, found none; correct the bold words of the note {SEE}",
        ),
        (
            "国。", "A power[^1].", "power (2)",
            (),
            f"warning[C21] expected power 2 times in pair 1, found fewer; correct the bold words of the note {SEE}",
        ),
        (
            "国。", "A superpower[^1].", "power",
            (),
            f"warning[C21] expected power in pair 1, found none; correct the bold words of the note {SEE}",
        ),
    ],
    ids=["twice in the original", "twice in the translation", "lost in the original", "lost in the translation", "no second", "part of a word"],
)  # fmt: skip
def test_words_that_are_not_there_once(
    source: str, translation: str, lemma: str, expected: tuple[str, ...], message: str
) -> None:
    """The first of several is marked and that is said; words that are lost are a warning with the lines of note and pair."""
    soup, found = page(Case("", source, translation, lemma, ()))
    assert sides(soup) == expected
    assert found == [f"{PLACE}: {message}"]


def test_a_note_whose_words_are_lost_falls_back_to_its_pair() -> None:
    """It keeps its mark, its number and its place in the row."""
    soup, _ = page(Case("", "国。", "A power[^1].", "网络强国 / state", ()))
    row = soup.select_one(".bitext-pair#p1")
    assert row is not None
    assert [text_of(one) for one in row.select(".bitext-noteref")] == ["1"]
    assert [one["id"] for one in row.select("aside")] == ["n1"]
    assert row.select(".bitext-lemma") == []


def test_words_that_repeat_themselves_are_counted_apart() -> None:
    """哈哈哈哈 is 哈哈 twice, and none begins inside another."""
    assert occurrences("哈哈", ["他哈哈哈哈地笑"]) == [(0, (1, 3)), (0, (3, 5))]


def test_words_never_cross_into_another_block() -> None:
    """Two blocks of the original in one pair, two cells, two paragraphs of a quotation: words end where they do."""
    soup, found = rendered(
        "甲乙\n\n丙丁", "<!-- source: 1-2 -->\nBoth[^1] sides.\n\n[^1]: **乙丙 / both sides:** note. –Ed."
    )
    assert soup.select(".bitext-source .bitext-lemma") == []
    assert [line.split("; ")[0] for line in found] == [
        "docs/texts/page.md:7:1: warning[C21] expected 乙丙 in pair 1–2, found none"
    ]
    table = "| a | b |\n|---|---|\n| great | powers[^1] |\n\n[^1]: **great powers:** note. –Ed."
    assert rendered("| 甲 |", table)[0].select(".bitext-lemma") == []
    quoted = "> great\n>\n> powers[^1]\n\n[^1]: **great powers:** note. –Ed."
    assert rendered("> 甲", quoted)[0].select(".bitext-lemma") == []


def test_words_are_found_in_either_block_of_a_merge() -> None:
    """A pair of two source blocks is searched through."""
    soup, found = rendered("甲乙\n\n丙丁", "<!-- source: 1-2 -->\nBoth[^1].\n\n[^1]: **丙丁:** note. –Ed.")
    assert [text_of(one) for one in soup.select(".bitext-source .bitext-lemma")] == ["丙丁"]
    assert found == []


def test_several_notes_share_words() -> None:
    """Words of one note inside those of another, or the same words twice, are marked for both."""
    soup, found = rendered(
        "网络强国。",
        "A cyber superpower[^1][^2][^3].\n\n[^1]: **网络强国 / cyber superpower:** a. –Ed.\n"
        "[^2]: **强国 / superpower:** b. –Ed.\n[^3]: **superpower:** c. –Ed.",
    )
    by_note = {
        (side, note): "".join(text_of(one) for one in soup.select(f".bitext-{side} .bitext-lemma[data-bitext-note={note}]"))
        for side in ("source", "translation")
        for note in ("n1", "n2", "n3")
    }  # fmt: skip
    assert by_note[("source", "n1")] == "网络强国"
    assert by_note[("source", "n2")] == "强国"
    assert by_note[("translation", "n1")] == "cyber superpower"
    assert by_note[("translation", "n2")] == by_note[("translation", "n3")] == "superpower"
    assert "".join(text_of(one) for one in soup.select(".bitext-source")) == "网络强国。"
    assert found == []
