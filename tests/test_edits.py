"""Edits, as properties: what they write is there, and every other character is as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.edits import Edit, applied, edits_at, lines_of, with_origins

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
WORDS = st.text("ab 水\u2028\x0c", max_size=6)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return a text with lines of all ends, the last of which may have none."""
    lines = draw(st.lists(st.tuples(WORDS, ENDS), max_size=6))
    return "".join(line + end for line, end in lines) + draw(WORDS)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, list[Edit], str]:
    """Return a text, edits that fit it, and what is left of it without the places that they change."""
    text = draw(texts())
    lines = lines_of(text)
    edits, kept = [], []
    for number, line in enumerate(lines, 1):
        content = line.rstrip("\r\n")
        if draw(st.booleans()) and draw(st.booleans()):
            edits.append(Edit(number, 1, "", "#\n"))
        start = draw(st.integers(0, len(content)))
        stop = draw(st.integers(start, len(content)))
        if draw(st.booleans()):
            edits.append(Edit(number, start + 1, content[start:stop], draw(st.sampled_from(["", "@", "@@"]))))
            kept.append(content[:start] + content[stop:] + line[len(content) :])
        else:
            kept.append(line)
    return text, edits, "".join(kept)


@given(changes())
def test_every_other_character_is_as_it_was(change: tuple[str, list[Edit], str]) -> None:
    """What is left after taking the written words out is the text without the places that were changed."""
    text, edits, kept = change
    made = applied(text, edits)
    assert made.count("@") == sum(edit.write.count("@") for edit in edits)
    assert "".join(part.replace("@", "") for part in lines_of(made) if part.strip("\r\n") != "#") == kept


@given(texts())
def test_no_edit_changes_nothing(text: str) -> None:
    """Without edits a text is itself, line by line."""
    assert applied(text, []) == text
    assert [line for _, line in with_origins(text, [])] == list(range(1, len(lines_of(text)) + 1))


@given(texts(), st.integers(1, 9))
def test_a_line_put_in_is_a_line_of_its_own(text: str, number: int) -> None:
    """Without the line that was put in, the lines are those of before, except that a last one may get an end."""
    made = lines_of(applied(text, [Edit(number, 1, "", "@@@\n")]))
    (index,) = [index for index, line in enumerate(made) if line.strip("\r\n") == "@@@"]
    assert index == min(number - 1, len(lines_of(text)))
    rest = "".join(made[:index] + made[index + 1 :])
    assert rest == text or (rest.rstrip("\r\n") == text.rstrip("\r\n") and made[-1] == "@@@")


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(1, 1, "x", "y")],
        [Edit(1, 9, "", "y")],
        [Edit(1, 1, "ab", ""), Edit(1, 2, "b", "")],
        [Edit(9, 1, "a", "y")],
        [Edit(0, 1, "", "y")],
        [Edit(1, 1, "ab\nc", "")],
        [Edit(1, 2, "b\n", ""), Edit(1, 3, "\n", "")],
        [Edit(1, 1, "a\n", "")],
    ],
    ids=[
        "another word",
        "past the end",
        "overlap",
        "past the last line",
        "above the first line",
        "another line below",
        "overlap of ends",
        "another line",
    ],
)
def test_an_edit_that_does_not_fit_is_refused(edits: list[Edit]) -> None:
    """Nothing is written where the text does not hold what an edit is to find."""
    with pytest.raises(ValueError, match=r"edit|line"):
        applied("ab\n", edits)


def test_edits_of_one_place_are_made_in_their_order() -> None:
    """What is put in first stands first, whatever it says."""
    assert applied("x\n", [Edit(1, 1, "", "b"), Edit(1, 1, "", "a")]) == "bax\n"


def test_lines_come_from_where_they_stood() -> None:
    """A line that was put in has the number of the line below it, and the rest keep theirs."""
    made = with_origins("a\nb\nc\n", [Edit(6, 1, "", "\n"), Edit(7, 1, "c", "d")], first_line=5)
    assert made == [("a\n", 5), ("\n", 6), ("b\n", 6), ("d\n", 7)]


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a text, and offsets of places in it that do not overlap and part no CR LF, each with what to write."""
    text = draw(texts())
    ends = [offset for offset in range(len(text) + 1) if text[offset - 1 : offset + 1] != "\r\n"]
    chosen = sorted(draw(st.lists(st.sampled_from(ends), max_size=6)))
    words = draw(st.lists(st.sampled_from(["", "@", "@@"]), min_size=3, max_size=3))
    return text, [(start, end, word) for start, end, word in zip(chosen[::2], chosen[1::2], words, strict=False)]


@given(spans())
def test_an_edit_by_offset_replaces_what_stands_there(drawn: tuple[str, list[tuple[int, int, str]]]) -> None:
    """Ends of lines too: the text is that of slicing, whatever ends its lines."""
    text, places = drawn
    expected, done = "", 0
    for start, end, word in places:
        expected += text[done:start] + word
        done = end
    assert applied(text, edits_at(text, places)) == expected + text[done:]


@given(spans())
def test_every_line_of_an_edited_text_has_its_origin(drawn: tuple[str, list[tuple[int, int, str]]]) -> None:
    """The lines are those of the text as edited, and come from lines of the file in their order."""
    text, places = drawn
    edits = edits_at(text, places)
    made = with_origins(text, edits)
    assert [line for line, _ in made] == lines_of(applied(text, edits))
    origins = [line for _, line in made]
    assert origins == sorted(origins)
    assert all(1 <= line <= len(lines_of(text)) + 1 for line in origins)


def test_a_line_is_taken_out_with_what_ends_it() -> None:
    """A line feed that an edit finds stands for whatever ends the line."""
    assert applied("a\r\nb\r\nc", [Edit(1, 1, "a\n", ""), Edit(2, 1, "b\nc", "d\ne")]) == "d\r\ne"


def test_a_line_beyond_an_open_end_ends_as_those_above() -> None:
    """Below a last line that nothing ended, the end of the line before it counts."""
    assert applied("a\r\nb", [Edit(3, 1, "", "c\n")]) == "a\r\nb\r\nc"
