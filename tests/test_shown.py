"""Which findings are shown: golden cases, findings and what is known of them → those to show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from bitext.shown import are_errors, for_readers, now_and_later, of_files, ordered, said_before, without_consequences

CURE = (Edit(7, 1, "1)", "1."),)
OTHER_CURE = (Edit(9, 1, "", "\n"),)


def finding(text: str, *, edits: tuple[Edit, ...] = ()) -> Finding:
    """Return the finding that `path:line:column code message` says, with ! before an error's code and ? of a remark's."""
    place, code, message = text.split(" ", 2)
    path, line, column = place.split(":")
    grade = {"!": "error", "?": "information"}.get(code[0])
    found = Finding(code.strip("!?"), Location(path, int(line), int(column)), message, edits=edits)
    return replace(found, grade=grade) if grade in ("error", "information") else found  # type: ignore[arg-type]  # two of its words


def short(findings: object) -> list[str]:
    """Return findings as `finding` takes them, without their grade."""
    assert isinstance(findings, list | tuple)
    return [f"{each.location} {each.code} {each.message}" for each in findings]


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("", ""),
        ("a:9:1 C20 x|a:10:1 C20 x", "a:9:1 C20 x|a:10:1 C20 x"),
        ("b:1:1 C20 x|a:2:1 C20 x|a:1:5 C20 x|a:1:1 C21 x", "a:1:1 C21 x|a:1:5 C20 x|a:2:1 C20 x|b:1:1 C20 x"),
        ("a:1:1 F06 x|a:1:1 C20 x", "a:1:1 C20 x|a:1:1 F06 x"),
        ("a:1:1 C20 y|a:1:1 C20 x", "a:1:1 C20 y|a:1:1 C20 x"),
        ("a:1:1 C20 x|a:1:1 C20 x", "a:1:1 C20 x"),
        ("a:1:1 C20 x|a:1:1 C20 y|a:1:1 C20 x", "a:1:1 C20 x|a:1:1 C20 y"),
    ],
    ids=["none", "lines are numbers", "by place", "by code", "as they came", "twice", "twice, apart"],
)
def test_the_order(given_: str, expected: str) -> None:
    """By path, line, column and code, each once."""
    assert "|".join(short(ordered(map(finding, filter(None, given_.split("|")))))) == expected


@pytest.mark.parametrize(
    ("found", "edits", "left", "slips", "expected"),
    [
        ("a:5:1 C21 x", (), "", "a:3:1 C20 s", ""),
        ("a:5:1 C21 x", (), "a:6:1 C21 x", "a:3:1 C20 s", "a:5:1 C21 x"),
        ("a:5:1 C21 x", CURE, "", "a:3:1 C20 s", "a:5:1 C21 x"),
        ("a:5:1 C29 x", (), "", "a:3:1 C20 s", "a:5:1 C29 x"),
        ("a:3:1 C30 x", (), "", "a:3:1 C20 s", ""),
        ("a:4:1 C30 x", (), "", "a:3:1 C20 s", "a:4:1 C30 x"),
        ("a:3:1 C30 x", CURE, "", "a:3:1 C20 s", "a:3:1 C30 x"),
    ],
    ids=[
        "gone with the slip", "still there, further down", "with a cure", "of another kind", "of the slip itself",
        "of another place", "of the slip, with a cure",
    ],
)  # fmt: skip
def test_what_follows_from_a_slip(found: str, edits: tuple[Edit, ...], left: str, slips: str, expected: str) -> None:
    """What would be gone if the slip were mended is not said, unless it has a cure of its own."""
    still = [finding(each) for each in left.split("|") if each]
    said = [finding(slips, edits=OTHER_CURE)]
    assert "|".join(short(without_consequences([finding(found, edits=edits)], said, still, ()))) == expected


@pytest.mark.parametrize(
    ("edits", "explained", "grade"),
    [
        (CURE, CURE, "error"),
        (CURE, (*CURE, *OTHER_CURE), "error"),
        ((*CURE, *OTHER_CURE), CURE, "warning"),
        (CURE, (), "warning"),
        ((), CURE, "warning"),
    ],
    ids=["all of it", "among others", "half of it", "none of it", "no cure"],
)
def test_what_explains_a_misfit_is_an_error(edits: tuple[Edit, ...], explained: tuple[Edit, ...], grade: str) -> None:
    """A finding is as grave as what it keeps from pairing, where its edits and no others mend that."""
    (shown,) = without_consequences([finding("a:5:1 C30 x", edits=edits)], [], [], explained)
    assert shown.severity == grade


def test_what_waits_for_its_page() -> None:
    """Each finding is shown once, in the order given: at once, or when its page is made."""
    findings = [finding(f"{path}:{line}:1 C20 x") for line in (1, 9) for path in ("a", "b", "c")]
    pages = {"a": "a.html", "c": "c.html"}
    now, later = now_and_later(
        findings, lambda each: pages.get(each.location.path, "") if each.location.line > 5 else ""
    )
    assert short(now) == ["a:1:1 C20 x", "b:1:1 C20 x", "c:1:1 C20 x", "b:9:1 C20 x"]
    assert {page: short(held) for page, held in later.items()} == {"a.html": ["a:9:1 C20 x"], "c.html": ["c:9:1 C20 x"]}


def test_what_readers_see() -> None:
    """The head of a page has errors alone, and none that the page shows where it is."""
    given_ = ["a:1:1 C01 x", "a:2:1 C20 x", "a:3:1 C27 x", "a:4:1 C30 x", "a:5:1 !C30 x", "a:6:1 ?C27 x", "a:7:1 F06 x"]
    assert for_readers(map(finding, given_)) == [
        "a:3:1: error[C27] x",
        "a:5:1: error[C30] x",
        "a:7:1: error[F06] x",
    ]


def test_what_a_command_says_of_files() -> None:
    """The findings of the files that were named; one error among them makes the command end with 1."""
    findings = [finding(each) for each in ("a:1:1 C30 x", "b:1:1 C20 x", "c:1:1 ?C20 x")]
    assert short(of_files(findings, {"a", "c"})) == ["a:1:1 C30 x", "c:1:1 C20 x"]
    assert [are_errors(of_files(findings, {path})) for path in "abcd"] == [False, True, False, False]


@pytest.mark.parametrize(
    ("before", "now", "old"),
    [
        ("", "a:1:1: x", ""),
        ("a:1:1: x", "a:1:1: x", "a:1:1: x"),
        ("a:1:1: x", "a:3:1: x", "a:3:1: x"),
        ("a:1:1: x", "a:1:1: y", ""),
        ("a:1:1: x", "b:1:1: x", ""),
        ("a:1:1: x", "a:1:1: x|a:3:1: x", "a:1:1: x"),
        ("a:1:1: x|a:3:1: x", "a:4:1: x|a:6:1: x", "a:4:1: x|a:6:1: x"),
        ("a:1:1: paste it above line 4", "a:2:1: paste it above line 5", "a:2:1: paste it above line 5"),
        ("a:1:1: x (see b:4)", "a:1:1: x (see b:5)", "a:1:1: x (see b:5)"),
        ("a:1:1: found 4", "a:1:1: found 5", ""),
    ],
    ids=[
        "the first build", "unchanged", "moved", "another message", "another file", "one more", "two that moved",
        "a line in the message", "a line of the other file", "a number that is no line",
    ],
)  # fmt: skip
def test_what_was_said_before(before: str, now: str, old: str) -> None:
    """A line is old where the build before had it, at whatever line, and as many of a kind as it had."""
    lines = [each for each in now.split("|") if each]
    assert said_before(lines, filter(None, before.split("|"))) == {each for each in old.split("|") if each}


@given(
    st.lists(st.sampled_from(["a:1:1: x", "a:2:1: x", "a:9:1: x", "b:1:1: x", "a:1:1: y"]), max_size=6, unique=True),
    st.lists(st.sampled_from(["a:1:1: x", "a:3:1: x", "a:9:1: x", "b:4:1: x", "a:1:1: y"]), max_size=6, unique=True),
)
def test_no_line_is_old_without_one_before(before: list[str], now: list[str]) -> None:
    """Of what a build says, as many lines are old as have one of the build before to themselves, and no more."""
    old = said_before(now, before)
    assert old <= set(now)
    assert len(old) <= len(before)
    assert set(before) & set(now) <= old
