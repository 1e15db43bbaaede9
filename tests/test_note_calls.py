"""A note that is called more than once: where it stands, how its marks lead to it and back, where its words are marked."""

from __future__ import annotations

from itertools import product

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from bitext.readers.files import File
from bitext.readers.translation import from_file
from tests.support.rendered import parsed, render, rendered, site_of, source_text, text_of, translation

HOLDERS = {
    "paragraph": "some {} words",
    "emphasis": "some *very **{}** words*",
    "link": "some [linked](https://example.org/) {} words",
    "heading": "## Some {} words",
    "underlined": "Some {} words\n---",
    "item": "- some {} words\n- more",
    "second item": "1. some\n2. more {} words",
    "nested item": "- some\n    - nested {} words",
    "item of paragraphs": "- some\n\n    more {} words",
    "quotation": "> some {} words",
    "nested quotation": "> some\n>\n> > more {} words",
    "list in a quotation": "> some\n>\n> - more {} words",
    "head of a table": "| some {} words | b |\n|---|---|\n| c | d |",
    "cell": "| a | b |\n|---|---|\n| c | some {} words |",
    "commentary": "Words.\n\n> [!NOTE]\n> Some {} words. –Ed.",
    "list in commentary": "Words.\n\n> [!TIP]\n> - some {} words. –Ed.",
}
APART = "\n\n<!-- apart -->\n\n"


def calls(soup: BeautifulSoup) -> list[tuple[str | None, str]]:
    """Return the id of each mark in the order of the page, with the word before it."""
    marks = soup.select("a.bitext-noteref[href='#n1']")
    return [(one.get("id"), str(one.previous_sibling).split()[-1]) for one in marks]  # type: ignore[misc]


def page(body: str, source: str | None = None) -> BeautifulSoup:
    """Return the page of a translation."""
    site = site_of(None if source is None else source_text(source), translation(body))
    return parsed(render(site))


@pytest.mark.parametrize(("first", "second"), [*product(HOLDERS, HOLDERS)])
def test_the_first_call_of_the_text_is_the_first(first: str, second: str) -> None:
    """Whatever holds the two, whichever Markdown comes to first: it has the id, the note in its row, the way back."""
    body = APART.join((HOLDERS[first].format("one[^1]"), "Between.", HOLDERS[second].format("two[^1]"), "[^1]: x –Ed."))
    soup = page(body)
    note = soup.select("aside")[0]
    # What is the commentary's own comes before the note in number.
    name = str(note["id"])
    marks = soup.select(f"a.bitext-noteref[href='#{name}']")
    assert [(one.get("id"), str(one.previous_sibling).split()[-1]) for one in marks] == [
        (f"{name}-ref", "one"),
        (f"{name}-ref2", "two"),
    ]
    assert [one["href"] for one in note.select(".bitext-back, .bitext-again a")] == [f"#{name}-ref", f"#{name}-ref2"]
    assert note.parent is marks[0].find_parent(class_="bitext-pair")


@given(
    holders=st.lists(st.sampled_from(sorted(HOLDERS)), min_size=1, max_size=6),
    counts=st.lists(st.integers(1, 3), min_size=6, max_size=6),
    before=st.booleans(),
)
def test_all_calls_have_a_way_back(holders: list[str], counts: list[int], before: bool) -> None:
    """However many there are, several in one paragraph too: in the order of the text, each with an id of its own."""
    words = iter(f"w{number}" for number in range(100))
    blocks = [
        HOLDERS[holder].format(" ".join(f"{next(words)}[^a]" for _ in range(count)))
        for holder, count in zip(holders, counts, strict=False)
    ]
    definition = "[^a]: x –Ed."
    soup = page(APART.join([definition, *blocks] if before else [*blocks, definition]))
    note = soup.select("aside")[0]
    marks = soup.select(f"a.bitext-noteref[href='#{note['id']}']")
    total = sum(counts[: len(holders)])
    assert [str(one.previous_sibling).split()[-1] for one in marks] == [f"w{number}" for number in range(total)]
    ids = [f"{note['id']}-ref", *(f"{note['id']}-ref{number}" for number in range(2, total + 1))]
    assert [one["id"] for one in marks] == ids
    assert [one["href"] for one in note.select(".bitext-back, .bitext-again a")] == [f"#{id_}" for id_ in ids]


def test_the_ways_back_say_where_they_lead() -> None:
    """The pairs by their labels, the title and the introduction by name, a second mark of one place with its number."""
    soup, found = rendered(
        "# 题\n\n甲\n\n乙",
        "> [!NOTE]\n> I[^1]. –Ed.\n\n# Title[^1]\n\nA[^1] a[^1]\n\nB[^1]\n\n[^1]: x –Ed.",
    )
    again = soup.select("aside > .bitext-again")[0]
    assert text_of(again) == "Also called in the title, pair 2, pair 2 (2), pair 3"
    assert [one["aria-label"] for one in again.select("a")][:2] == [
        "Back to note 1 in the title",
        "Back to note 1 in pair 2",
    ]
    assert {str(one["role"]) for one in again.select("a")} == {"doc-backlink"}
    assert found == []


def test_a_note_that_is_called_once_has_one_way_back() -> None:
    """There is no line of further ways back."""
    assert page("A[^1].\n\n[^1]: x –Ed.").select(".bitext-again") == []


def test_a_call_that_the_page_shows_as_code_takes_no_id() -> None:
    """The first that is there is the one to come back to."""
    soup = page("`A[^1]`\n\nB[^1]\n\nC[^1]\n\n[^1]: x –Ed.")
    assert calls(soup) == [("n1-ref", "B"), ("n1-ref2", "C")]


def test_a_call_of_another_note_comes_after_those_of_the_text() -> None:
    """Though the note stands above them on the page."""
    soup = page("A[^2].\n\nB[^1].\n\n[^2]: x, see[^1] –Ed.\n[^1]: y –Ed.")
    marks = soup.select("a.bitext-noteref[href='#n2']")
    assert [(one["id"], str(one.previous_sibling).split()[-1]) for one in marks] == [
        ("n2-ref2", "see"),
        ("n2-ref", "B"),
    ]


def test_a_note_that_only_a_note_calls_comes_after_those_of_the_text() -> None:
    """Though it is called further up: numbers follow the text, as readers meet them."""
    soup = page("A[^a].\n\n[^a]: x, see[^c] –Ed.\n\n[^c]: y –Ed.\n\nB[^b].\n\n[^b]: z –Ed.")
    assert [text_of(one)[:1] for one in soup.select(".bitext-notes li")] == ["x", "z", "y"]


# The words


def marked(soup: BeautifulSoup, side: str) -> list[tuple[str, str]]:
    """Return where words are marked on a side: the pair, and the words."""
    return [
        (str(row["id"]), text_of(one))
        for row in soup.select("article > .bitext-pair")
        for one in row.select(f".bitext-{side} .bitext-lemma")
    ]


def test_words_are_looked_for_in_every_pair_that_calls_the_note() -> None:
    """And marked there: a pair without them says nothing, if another has them."""
    body = "| Net[^1] | b |\n|---|---|\n| c | d |\n\nB.\n\nA cyber superpower[^1].\n\n[^1]: **网络强国 / cyber superpower:** x –Ed."
    soup, found = rendered("| 网 | 乙 |\n| 丙 | 丁 |\n\n乙。\n\n网络强国。", body)
    assert (marked(soup, "source"), marked(soup, "translation")) == ([("p3", "网络强国")], [("p3", "cyber superpower")])
    assert found == []


def test_words_are_marked_in_each_pair_that_has_them() -> None:
    """Every call has its words, on both sides."""
    body = "A power[^1].\n\nB power.\n\nC power[^1].\n\n[^1]: **国 / power:** x –Ed."
    soup, found = rendered("甲国\n\n乙国\n\n丙国", body)
    assert marked(soup, "source") == [("p1", "国"), ("p3", "国")]
    assert marked(soup, "translation") == [("p1", "power"), ("p3", "power")]
    assert found == []


def test_marks_in_one_paragraph_mark_the_words_before_each() -> None:
    """Right behind the words it is clear which are meant."""
    soup, found = rendered("国", "The power is power[^1], and power is power[^1].\n\n[^1]: **power:** x –Ed.")
    before = [str(one.previous_sibling) for one in soup.select(".bitext-translation .bitext-lemma")]
    assert before == ["The power is ", ", and power is "]
    assert found == []


def test_the_number_of_an_occurrence_is_that_of_the_first_pair_that_has_it() -> None:
    """In the other pairs the words are marked as if it had no number."""
    body = "A power[^1].\n\nB power, power and more[^1].\n\nC power[^1].\n\n[^1]: **power (2):** x –Ed."
    soup, found = rendered("甲\n\n乙\n\n丙", body)
    assert marked(soup, "translation") == [("p2", "power"), ("p3", "power")]
    assert str(soup.select("#p2 .bitext-lemma")[0].previous_sibling) == "B power, "
    assert found == []


@pytest.mark.parametrize(
    ("calls", "where"),
    [
        ("A[^1].", "pair 1"),
        ("A[^1].\n\nB[^1].", "pair 1 or pair 2"),
        ("A[^1][^1].\n\nB[^1].\n\nC[^1].", "pair 1, pair 2 or pair 3"),
        ("\n\n".join("A[^1]." for _ in range(7)), "pair 1, pair 2, pair 3, pair 4 or 3 more"),
    ],
)
def test_words_that_no_pair_has_are_said_once(calls: str, where: str) -> None:
    """With the pairs that were looked through."""
    source = "\n\n".join("甲" for _ in calls.split("\n\n"))
    _, found = rendered(source, f"{calls}\n\n[^1]: **power:** x –Ed.")
    assert [line.partition("[C21] ")[2].partition(" (see")[0] for line in found] == [
        f"expected power in {where}, found none; correct the bold words of the note"
    ]


def test_a_note_is_looked_for_in_the_pair_of_the_note_that_calls_it() -> None:
    """And in the title, where it is called there."""
    soup, found = rendered(
        "# 题\n\n甲国",
        "# The power[^1]\n\nA state[^2].\n\n[^1]: **power:** x[^3] –Ed.\n[^2]: y[^3] –Ed.\n[^3]: **state / 国:** z –Ed.",
    )
    assert marked(soup, "translation") == [("p2", "state")]
    assert marked(soup, "source") == [("p2", "国")]
    assert [text_of(one) for one in soup.select("h1 .bitext-lemma")] == ["power"]
    assert found == []


def test_ids_of_all_calls_are_reserved() -> None:
    """A heading of that name is given another."""
    soup = page("A[^1] b[^1]\n\n## N1-ref2\n\n[^1]: x –Ed.")
    ids = [str(one["id"]) for one in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_an_empty_note_makes_no_box() -> None:
    """A note that is empty, or holds only a comment or a signature, is not shown; its reference stays as typed."""
    for says in ("", " ", " –Ed.", " *–Ed.*", " <!-- later -->"):
        soup, found = rendered("甲\n\n乙", f"A[^1].\n\n[^1]:{says}\n\nB.")
        assert [text_of(one).strip() for one in soup.select(".bitext-translation")] == ["A[^1].", "B."], says
        assert soup.select("aside, .footnote, .bitext-notes, .bitext-faces") == []
        assert found == []


def test_an_empty_note_is_said() -> None:
    """With its line, and once."""
    read = from_file(File("docs/a.md", "---\nsource_text: a\n---\nA[^1].\n\n[^1]: –Ed.\n"), "a.md")
    assert read is not None
    assert [str(each) for each in read[1]] == [
        "docs/a.md:6:1: error[C21] expected a note's words behind [^1]:, found none; write what it says behind the "
        "colon, or take it out, with [^1] in the text"
    ]


@pytest.mark.parametrize("says", ["", "\n>", "\n> –Ed.", "\n> **Ed.:**", "\n> <!-- later -->", "\n>\n> *–Ed.*"])
def test_an_empty_alert_makes_no_box(says: str) -> None:
    """As commentary it is no note; as introduction it leaves no room."""
    for body in (f"A.\n\n> [!NOTE]{says}\n\nB.", f"> [!NOTE]{says}\n\nA.\n\nB."):
        soup, found = rendered("甲\n\n乙", body)
        assert soup.select(".bitext-alert, .bitext-introduction, .bitext-notes, .bitext-commentary") == []
        assert [text_of(one).strip() for one in soup.select(".bitext-translation")] == ["A.", "B."]
        assert found == []


def test_an_alert_of_a_picture_alone_is_none_that_is_empty() -> None:
    """A reader sees it."""
    soup, _ = rendered("甲", "A.\n\n> [!NOTE]\n> ![map](map.png)")
    assert len(soup.select(".bitext-alert img")) == 1
