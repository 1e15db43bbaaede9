"""The messages on notes with a fault: the exact words, the place, and what a strict build does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.diagnostics import Finding
from bitext.readers.files import File
from bitext.readers.translation import from_file
from tests.support.project import build, write
from tests.support.rendered import ID, PAGE, parsed, render, site_of, source_text, text_of, translation

HEAD = f"---\nsource_text: {ID}\n---\n"
"""Three lines: the first of a body is line 4."""


def said(body: str, source: str = "甲") -> list[str]:
    """Return what is reported of a page, when it is read and when it is made, without its path."""
    read = from_file(File(f"docs/{PAGE}", HEAD + body), PAGE)
    assert read is not None
    found: list[Finding] = [*read[1]]
    site = site_of(source_text(source), read[0])
    site.report = found.append
    render(site)
    return [str(finding).removeprefix(f"docs/{PAGE}:") for finding in found]


def test_a_lemma_is_not_missed_in_an_original_that_is_a_guess() -> None:
    """A guessed pair may have the wrong original, and has a finding of pairing already."""
    body = "One[^1].\n\nTwo.\n\nThree.\n\n[^1]: **乙乙:** x –Ed."
    assert [each for each in said(body, "甲\n\n乙") if "乙乙" in each] == []
    assert [each for each in said("One[^1].\n\n[^1]: **乙乙:** x –Ed.", "甲") if "乙乙" in each] != []


ADDRESS = "expected an address with http, https or mailto, or a relative one, found"
UNDEFINED = "expected a footnote [^2], found none; write it on a line of its own ([^2]: …), or correct the mark"
MESSAGES = {
    "a mark without a footnote": ("One, two[^2].", [f"4:9: error[C21] {UNDEFINED}"]),
    "such a mark in a note": ("One[^1].\n\n[^1]: x[^2] –Ed.", [f"6:8: error[C21] {UNDEFINED}"]),
    "a footnote without a mark": (
        "One.\n\n[^1]: x –Ed.",
        ["6:1: warning[C21] expected a mark [^1] in the text, found none; put [^1] after the words that it is about, or take it out"],
    ),
    "two footnotes of one name": (
        "One[^1].\n\n[^1]: x –Ed.\n[^1]: y –Ed.",
        ["7:1: error[C21] expected one footnote [^1], found another; give it a name of its own (see docs/texts/page.md:6)"],
    ),
    "nobody signs": (
        "One[^1].\n\n[^1]: x",
        ["6:1: information[C21] expected a signature, found none; end it with –Ed. or –Trans., unless it is the author's own"],
    ),
    "a label signs": ("One[^ed-1][^tn-1].\n\n[^ed-1]: x\n[^tn-1]: y", []),
    "a footnote called in code": ("One `[^1]`.\n\n[^1]: x –Ed.", ["6:1: warning[C21] expected a mark [^1] in the text, found none; put [^1] after the words that it is about, or take it out"]),
    "a script's address in a footnote": (
        "One[^1].\n\n[^1]: [x](javascript:alert(1)) –Ed.",
        [f"6:1: error[C29] {ADDRESS} javascript:alert(1); correct it"],
    ),
    "a script's address in commentary": (
        "One.\n\n> [!NOTE]\n> [x](vbscript:x) –Ed.", [f"6:1: error[C29] {ADDRESS} vbscript:x; correct it"],
    ),
    "a mark in raw HTML": (
        "<div>\nOne[^1].\n</div>\n\n[^1]: x –Ed.",
        ["8:1: warning[C21] expected a mark [^1] in the text, found none; put [^1] after the words that it is about, or take it out"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "messages"), MESSAGES.values(), ids=MESSAGES)
def test_messages(body: str, messages: list[str]) -> None:
    """One line with place, severity, code, what was expected and found, and what to do."""
    assert said(body) == messages


def test_an_address_that_is_refused_leaves_its_words() -> None:
    """The link loses its address and nothing else."""
    soup = parsed(render(site_of(None, translation("One[^1].\n\n[^1]: See [*this* one](javascript:x) –Ed."))))
    assert [(one.attrs, text_of(one)) for one in soup.select("aside p > *")] == [({}, "this one")]


def test_a_mark_that_nothing_answers_stays_as_typed() -> None:
    """The page shows what the editor has to mend; a footnote that nobody calls stands in the list of notes."""
    soup = parsed(render(site_of(None, translation("One[^2].\n\n[^1]: left over –Ed."))))
    assert "One[^2]." in text_of(soup.select(".bitext-translation")[0])
    assert [text_of(one.select("p")[0]) for one in soup.select(".bitext-notes > aside#n1")] == ["left over –Ed."]
    assert [one.name for one in soup.select(".bitext-back")] == ["span"]


@pytest.mark.parametrize(
    ("body", "passes"),
    [
        ("国[^1].\n\n[^1]: signed –Ed.", True),
        ("国[^1].\n\n[^1]: nobody's.", True),
        ("国 and 国 and more[^1].\n\n[^1]: **国:** first of two –Ed.", True),
        ("国[^1].\n\n[^1]: **power:** lost –Ed.", False),
        ("国.\n\n[^1]: unused –Ed.", False),
        ("国[^1].", False),
        ("国[^1].\n\n[^1]: [x](data:text/html,x) –Ed.", False),
    ],
    ids=["in order", "unsigned", "twice", "lost words", "unused", "undefined", "an address"],
)
def test_strict_builds(body: str, passes: bool, tmp_path: Path) -> None:
    """Warnings and errors end a strict build, information does not; without `--strict` the page is built."""
    files = {"source_texts/text.md": "---\ntitle: 题\n---\n国与国。", "docs/page.md": HEAD + body}
    write(tmp_path, files)
    done = build(tmp_path, "--strict")
    assert (done.returncode == 0) is passes, done.stdout
    if not passes:
        assert "[C21]" in done.stdout or "[C29]" in done.stdout
        assert build(tmp_path).returncode == 0


def test_information_is_said(tmp_path: Path) -> None:
    """The host prints it, with its place."""
    write(tmp_path, {"source_texts/text.md": "国。", "docs/page.md": f"{HEAD}A[^1].\n\n[^1]: nobody's."})
    done = build(tmp_path, "--strict")
    assert "docs/page.md:6:1: information[C21] expected a signature, found none" in done.stdout


def test_notes_of_a_text_that_another_plugin_has_changed() -> None:
    """Notes are read from what Markdown is given: those that were put in are there, those that were taken out are not."""
    site = site_of(source_text("网络强国。\n\n乙"), translation("A power[^1].\n\nB\n\n[^1]: **网络强国:** x –Ed."))
    found: list[Finding] = []
    site.report = found.append
    text = "A power [or “state” –Ed.] and[^2].\n\nB[^3].\n\n[^2]: **网络强国 / power:** y –Ed.\n"
    soup = parsed(render(site, text=text))
    assert [one["href"] for one in soup.select("a.bitext-noteref")] == ["#n1", "#n2"]
    assert [text_of(one) for one in soup.select(".bitext-source .bitext-lemma")] == ["网络强国"]
    assert [text_of(one) for one in soup.select("aside")] != []
    assert [str(finding) for finding in found] == [
        f"docs/{PAGE}:6:2: error[C21] {UNDEFINED.replace('[^2]', '[^3]')}",
    ]
