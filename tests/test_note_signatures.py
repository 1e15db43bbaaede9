"""Who signs a note: wherever a paragraph of it ends in a signature, however many dashes somebody types."""

from __future__ import annotations

import pytest

from tests.support.rendered import rendered, text_of, translation

INITIALS = "source_text: text\ninitials: {AW: A. Wang}"
LONG = {
    "at the end of its first paragraph": ("One. –Ed.\n\nTwo.", "Ed."),
    "at the end of its second": ("One.\n\nTwo. –Trans.\n\nThree.", "Trans."),
    "at the end of its last": ("One.\n\nTwo. –AW", "AW"),
    "behind a list": ("One:\n\n- a\n- b\n\n–Ed.", "Ed."),
    "in the last item of a list": ("One:\n\n- a\n- b –Ed.\n\nTwo.", "Ed."),
    "in the first item of a list": ("One:\n\n1. a –Ed.\n2. b", "Ed."),
    "in a quotation": ("One:\n\n> a –Ed.\n\nTwo.", "Ed."),
    "behind a quotation": ("One:\n\n> a\n\nTwo. –Ed.", "Ed."),
    "before a quotation": ("One. –Ed.\n\n> a", "Ed."),
    "on a line of its own": ("One.\n–Ed.", "Ed."),
    "on a line of its own, and more below": ("One.\n–Ed.\nTwo.", "Ed."),
    "before a line that is broken off": ("One. –Ed.  \nTwo.", "Ed."),
    "in emphasis": ("One. *–Ed.*", "Ed."),
    "in strong emphasis": ("One. **–Ed.**\n\nTwo.", "Ed."),
    "with underscores": ("One. _–Trans._", "Trans."),
    "in emphasis of all": ("*One. –Ed.*", "Ed."),
    "behind bold words": ("One **two**–Ed.", "Ed."),
    "the last of two": ("One. –Ed.\n\nTwo. –Trans.", "Trans."),
    "the last, one in bold at its head": ("**Ed.:** One. –Trans.", "Trans."),
    "behind words and before a comment": ("One. –Ed. <!-- check -->", "Ed."),
    "two hyphens": ("One. --Ed.", "Ed."),
    "three hyphens": ("One. ---Ed.", "Ed."),
    "two dashes": ("One. – –Ed.", "Ed."),
    "two hyphens and a space": ("One. -- Ed.", "Ed."),
    "two hyphens behind a letter": ("One--Ed.", "Ed."),
    "a dash and a no-break space": ("One. –\u00a0Ed.", "Ed."),
}
"""What a note says, its lines as they are typed but for the indent, and the name."""
NOBODY = {
    "within a line": "As –Ed. says elsewhere.",
    "at the end of a line that goes on": "As it was said by the –Ed.\nof that paper.",
    "in code": "One `–Ed.`",
    "in a fence": "One:\n\n```\na –Ed.\n```",
    "a hyphen inside a word": "The co-Ed.",
    "in a comment": "One. <!-- –Ed. -->",
    "longer than a name": "One. –Ed.s",
}


def footnote(says: str) -> str:
    """Return a page with a footnote."""
    return "Text[^1].\n\n[^1]: " + says.replace("\n", "\n    ").replace("\n    \n", "\n\n") + "\n"


def alert(says: str) -> str:
    """Return a page with commentary."""
    return "Text.\n\n> [!NOTE]\n> " + says.replace("\n", "\n> ") + "\n"


@pytest.mark.parametrize("form", [footnote, alert])
@pytest.mark.parametrize(("says", "name"), LONG.values(), ids=LONG)
def test_a_note_is_signed(says: str, name: str, form: object) -> None:
    """As a footnote and as commentary; the list of one person's notes shows neither the name nor a dash."""
    body = form(says)  # type: ignore[operator]
    (note,) = translation(body, INITIALS).notes
    assert note.signature == name
    assert name not in note.head
    assert note.head.strip(" -–—*_") == note.head
    soup, found = rendered("甲", body)
    if name != "AW":
        assert found == []
        assert [text_of(one).count(name) for one in soup.select(".bitext-notes li")] == [0]


@pytest.mark.parametrize("says", NOBODY.values(), ids=NOBODY)
def test_what_is_no_signature(says: str) -> None:
    """A name in a sentence, in code or in a word signs nothing."""
    (note,) = translation(footnote(says)).notes
    assert note.signature == ""


@pytest.mark.parametrize(
    ("typed", "head"),
    [
        ('[or "x" --Ed.]', 'or "x"'),
        ('[or "x" ---Ed.]', 'or "x"'),
        ('[or "x" – –Ed.]', 'or "x"'),
        ('[or "x" -- Ed.]', 'or "x"'),
        ('[or "x" —–Ed.]', 'or "x"'),
        ('[or "x"--Ed.]', 'or "x"'),
        ('[or "x" *–Ed.*]', 'or "x"'),
        ('[*or "x" –Ed.*]', 'or "x"'),
        ('[or *"x"* –Ed.]', 'or "x"'),
        ('[or "x" –Ed. <!-- check -->]', 'or "x"'),
        ('[<!-- check --> or "x" –Ed.]', 'or "x"'),
        ("[so--Ed.]", "so"),
    ],
)
def test_no_dash_is_left_of_a_bracket(typed: str, head: str) -> None:
    """Neither in its words nor in what it offers."""
    (note,) = translation(f"Some words {typed} here.").notes
    assert (note.signature, note.head) == ("Ed.", head)
    assert note.alternative is None or note.alternative.words == "x"


@pytest.mark.parametrize("typed", ["[–Ed.]", "[--Ed.]", "[*–Ed.*]", "[ – – Ed. ]", "[<!-- x --> –Ed.]"])
def test_a_bracket_of_a_signature_alone_is_none(typed: str) -> None:
    """A note needs words."""
    assert translation(f"Some words {typed} here.").notes == ()
