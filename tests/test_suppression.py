"""What an editor says is to be ignored is not said again; what says so in vain, or in another form, is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.checks import Check, CheckedText, findings_of
from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.project import load
from bitext.readers.files import File
from bitext.readers.source import from_file as source_from
from bitext.readers.translation import from_file
from bitext.syntax.suppression import fault_of, ignoring
from bitext.syntax.translation_blocks import scan
from tests.support.checked import text_of
from tests.support.mended import mended
from tests.support.project import write
from tests.support.rendered import ID, render, rendered, site_of, source_text, translation

HEAD = f"---\nsource_text: {ID}\n---\n"
SOURCE = "第一段。\n\n第二段。\n\n第三段。"


def _words(code: str) -> Check:
    """Return a check that finds each word `bad` of a translation and each 段 of an original."""

    def find(text: CheckedText) -> Iterator[Finding]:
        for pair, sign in ((pair, sign) for pair in text.pairs for sign in ("bad", "段")):
            for words in (*pair.source, *pair.translation):
                if sign in words.text:
                    yield Finding(code, words.at(words.text.index(sign)), f"expected no {sign}, found one; mend it")

    return Check(code, of_text=find)


CHECKS = (_words("C06"), _words("C14"))


def left(translation_: str, source: str = SOURCE) -> list[str]:
    """Return code, file and line of what is said of a text."""
    found = findings_of(text_of(source, translation_), CHECKS)
    return [f"{each.code} {each.location.path.partition('/')[0]}:{each.location.line}" for each in found]


def test_a_mark_is_about_its_pair_on_both_sides() -> None:
    """Findings of its code in the pair below a mark are left out, on either side, and no others."""
    page = "A bad one.\n\n<!-- ignore: C06 as the author has it -->\nA bad two.\n\nA bad three."
    assert left(page) == [
        "C06 docs:1", "C06 source_texts:1", "C06 docs:6", "C06 source_texts:5",
        "C14 docs:1", "C14 source_texts:1", "C14 docs:4", "C14 source_texts:3", "C14 docs:6", "C14 source_texts:5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "codes"),
    [
        ("<!-- ignore: C06 C14 quoted -->", ""),
        ("<!-- ignore: C06, C14 quoted -->", ""),
        ("<!-- ignore: C06 quoted -->\n<!-- ignore: C14 quoted -->", ""),
        ("<!-- ignore: C06 quoted -->\n\n<!-- source: 1 -->\n<!-- ignore: C14 quoted -->", ""),
        ("   <!--ignore:C06 quoted-->", "C14"),
        ("<!-- ignore： C06 quoted -->", "C14"),
        ('<!-- ignore: C06 "bad" quoted -->', "C06 C14"),
        ('<!-- ignore: C06 "bad" quoted -->\n<!-- ignore: C06 “段” quoted -->', "C14"),
        ("<!-- terms: off -->\n<!-- ignore: C06 quoted -->", "C14"),
    ],
)
def test_what_is_left_of_a_pair(mark: str, codes: str) -> None:
    """A mark may name several codes, or words, and stand with other marks."""
    found = findings_of(text_of("第一段。", f"{mark}\nA bad one."), CHECKS)
    assert " ".join(dict.fromkeys(each.code for each in found)) == codes


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (
            "<!-- ignore: C06 quoted -->\nA good one.",
            "docs/a.md:1:1: warning[C36] expected a finding C06 in the pair below, found none; take C06 in the mark out",
        ),
        (
            '<!-- ignore: C06 C14 "worse" quoted -->\nA bad one.',
            'docs/a.md:1:1: warning[C36] expected a finding C06 about "worse" in the pair below, found none; '
            "take C06 in the mark out",
        ),
    ],
)
def test_a_mark_in_vain(page: str, message: str) -> None:
    """A mark that nothing is left out for is said, code by code."""
    assert message in map(str, findings_of(text_of("第一。", page), CHECKS))


def test_a_mark_of_a_check_that_has_not_run() -> None:
    """A mark is not in vain where its check has not been asked."""
    page = "<!-- ignore: C19 quoted -->\nGood."
    assert findings_of(text_of("第一。", page), CHECKS) == ()


def test_front_matter_of_both_files() -> None:
    """`ignore:` in a front matter is about the whole text, on both sides, whichever file says it."""
    page, _ = from_file(File("docs/a.md", "---\nsource_text: a\nignore: {C06: in the style of its time}\n---\nA."), "a.md") or (None, ())  # fmt: skip
    assert page
    assert [(each.code, each.whole, each.line) for each in page.ignored] == [("C06", True, 3)]
    original, said = source_from(File("source_texts/a.md", "---\ntitle: 甲\nignore:\n  C12: 原文如此\n---\n甲。"), "a")
    assert [(each.code, each.reason, each.line) for each in original.ignored] == [("C12", "原文如此", 4)]
    assert said == ()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("<!-- ingore: C06 as typed -->", "<!-- ignore: C06 as typed -->, found <!-- ingore: C06 as typed -->; write it so"),
        ("<!-- ignore C06 as typed -->", "<!-- ignore: C06 as typed -->, found <!-- ignore C06 as typed -->; write it so"),
        ("<!-- ignored: c6 as typed -->", "<!-- ignore: C06 as typed -->, found <!-- ignored: c6 as typed -->; write it so"),
        ("<!-- noqa: CO6 as typed -->", "<!-- ignore: C06 as typed -->, found <!-- noqa: CO6 as typed -->; write it so"),
        ("<!-- ignore C06 -->", "found no reason; say why the text is right as it is"),
        ("<!-- ignore: C06 -->", "found no reason; say why the text is right as it is"),
        ('<!-- ignore: C06 "word" -->', "found no reason; say why the text is right as it is"),
        ("<!-- ignore: C06 reason -->", "found no reason but the word; say why the text is right as it is"),
        ("<!-- ignore: C06 [reason] -->", "found no reason but the word; say why"),
        ("<!-- ignore: -->", "found no code of a finding; name the code that the message has"),
        ("<!-- ignore: the numbers -->", "found no code of a finding; name the code that the message has"),
        ("<!-- ignore: C99 as typed -->", "found C99, a code that there is not; write"),
        ("<!-- ignore: C01 as typed -->", "found C01, which cannot be ignored; mend"),
        ("<!-- ignore: C20 as typed -->", "found C20, which cannot be ignored; mend"),
        ("<!-- ignore: C27 as typed -->", "found C27, which cannot be ignored; mend"),
        ("<!-- ignore: C29 as typed -->", "found C29, which cannot be ignored; mend"),
        ("<!-- ignore: F02 as typed -->", "found F02, which cannot be ignored; mend"),
        ("<!-- ignore:\nC06 as typed -->", "<!-- ignore: C06 as typed --> on one line, found it on several; write it so"),
        ("Words.\n    <!-- ignore: C06 as typed -->\nand words.", "found it inside the paragraph; put it above line 4"),
        ("Words. <!-- ignore: C06 as typed --> Words.", "found it inside the paragraph; put it above line 4"),
        ("\u2039!— ignore: C06 as typed —\u203a", "expected <!-- ignore: C06 as typed -->, found \u2039!— ignore: C06"),
        ("Words.\n\n<!-- ignore: C06 as typed -->", "expected a block below <!-- ignore: C06 reason -->"),
    ],
)  # fmt: skip
def test_near_misses(typed: str, message: str) -> None:
    """What was meant as such a mark and cannot be followed is said once, with what to do; where that is certain, it mends it."""
    below = "" if typed.startswith("Words.\n\n") else "\n\nA block."
    text = f"{HEAD}{typed}{below}\n"
    read = from_file(File("page.md", text), "page.md")
    assert read
    said = [each for each in read[1] if each.code != "C01"]
    assert [each.code for each in said] == ["C36"]
    assert message in said[0].message
    if said[0].edits:
        again = from_file(File("page.md", mended(text, said)), "page.md")
        assert again is not None
        assert again[1] == ()
        assert again[0].ignored


@pytest.mark.parametrize(
    "typed",
    [
        "<!-- ignore this paragraph for now -->",
        "<!-- we ignore: the rest -->",
        "<!-- allow: C06 -->",
        "<!-- ignorance: a theme of C. -->",
        "`<!-- ignore: C06 -->` is a mark.",
        "```\n<!-- ignore: C06 -->\n```",
        "<!-- disabled people: see note -->",
        "Ignore: C06.",
    ],
)
def test_remarks_that_are_no_marks(typed: str) -> None:
    """A remark that begins with a word of such a mark, or one in code, is none."""
    read = from_file(File("page.md", f"{HEAD}{typed}\n\nA block.\n"), "page.md")
    assert read
    assert read[1] == ()
    assert read[0].ignored == ()


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("ignore: C06", "3:9: error[F06] expected ignore: {C12: reason}, found C06; write each code with the reason"),
        ("ignore: {C20: I know}", "3:10: warning[C36] expected ignore: {C12: reason}, found C20, which cannot be ignored"),
        ("ignore: {C06: reason}", "3:10: warning[C36] expected ignore: {C12: reason}, found no reason but the word"),
        ("ignore: {C06: }", "3:10: warning[C36] expected ignore: {C12: reason}, found no reason"),
        ("ignore: {C99: I know}", "3:10: warning[C36] expected ignore: {C12: reason}, found C99, a code that there is"),
        ("ignored: {C06: I know}", "3:1: error[F05] expected a key that is known, found ignored; write ignore"),
    ],
)  # fmt: skip
def test_a_front_matter_that_cannot_be_followed(key: str, message: str) -> None:
    """A code that nobody can ignore, or a reason that is none, is said at its key."""
    read = from_file(File("page.md", f"---\nsource_text: {ID}\n{key}\n---\nA.\n"), "page.md")
    assert read
    assert any(f"page.md:{message}" in str(each) for each in read[1])
    assert read[0].ignored == ()


@given(st.text(' "abcefginoru:-,06C1\u201c\u7f51', max_size=30))
def test_any_comment(says: str) -> None:
    """Whatever a comment says, its right form, where it has one with a reason, is right."""
    said = ignoring(f"<!-- ignore{says} -->")
    if said and said.is_certain and not fault_of(said.codes, said.reason)[0]:
        again = ignoring(said.right)
        assert again is not None
        assert (again.codes, again.words, again.fault) == (said.codes, said.words, "")


BODIES = (
    "1. One.\n{}2. Two.\n",
    "- One\n{}- Two\n",
    "# Head\n\n{}Words.\n\n{}> Quoted\n",
    "{}| a | b |\n|---|---|\n| 1 | 2 |\n\n{}[^1]: A note.\n",
    "Words.[^1]\n\n{}> [!NOTE]\n> An alert.\n\n{}[^1]: A note.\n\n{}Words.\n",
)


@pytest.mark.parametrize("body", BODIES)
def test_blocks_are_the_same(body: str) -> None:
    """A mark changes neither the number of the blocks nor what they say; a pairing mark in its place does no more."""
    marked, paired, bare = (
        scan(body.replace("{}", mark))
        for mark in ("<!-- ignore: C06 as typed -->\n", "<!-- source: 1 -->\n", "")
    )  # fmt: skip
    kinds = [(block.kind, block.text) for block in marked.blocks]
    assert kinds == [(block.kind, block.text) for block in paired.blocks]
    assert kinds == [(block.kind, block.text) for block in bare.blocks]
    assert len(marked.ignored) == body.count("{}")


def test_a_mark_above_a_footnote_or_an_alert() -> None:
    """A mark above one of these is about it, and not about the block below."""
    page = (
        "Words.[^1]\n\n<!-- ignore: C06 so -->\n[^1]: A note.\n\n<!-- ignore: C06 so -->\n> [!NOTE]\n> Alert.\n\nWords."
    )
    ignored = text_of("甲。\n\n乙。", page).edition.translation.ignored
    assert [(each.block, each.lines) for each in ignored] == [(-1, (4, 4)), (-1, (7, 8))]


def test_a_mark_in_an_original() -> None:
    """An original is shown as it was typed: a mark in it is said, and a word like it is not."""
    file = File("source_texts/a.md", "---\ntitle: 甲\n---\n\n<!-- ignore: C12 so -->\n甲。\n\nIgnore: C12.\n")
    said = [str(each) for each in source_from(file, "a")[1]]
    assert [each.partition(" expected")[0] for each in said] == ["source_texts/a.md:5:1: warning[C36]"]


FILES = {
    "source_texts/a.md": "---\ntitle: 甲\n---\n\n第一段。\n\n第二段。\n",
    "docs/a.md": "---\nsource_text: a\n---\n\n<!-- ignore: C30 as printed -->\n\u3000\u3000One.\n\nTwo.\n",
}


def loaded(folder: Path, page: str = FILES["docs/a.md"]) -> list[str]:
    """Return what is found when a project of one text is read."""
    write(folder, {**FILES, "docs/a.md": page})
    return [str(each) for each in load(Options(folder, folder / "docs", folder / "source_texts")).findings]


def test_what_readers_find_is_left_out_too(tmp_path: Path) -> None:
    """A warning of the reader is not said where a mark says so; without the mark it is."""
    assert loaded(tmp_path) == []
    assert "C30" in " ".join(loaded(tmp_path, FILES["docs/a.md"].replace("ignore: C30", "ignored, C31")))


def test_what_readers_have_not_found(tmp_path: Path) -> None:
    """A mark about what only readers find is said as soon as the text is read, where they find nothing."""
    page = FILES["docs/a.md"].replace("\u3000", "")
    assert loaded(tmp_path, page) == [
        "docs/a.md:5:1: warning[C36] expected a finding C30 in the pair below, found none; take C30 in the mark out"
    ]


def test_an_error_of_pairing_stays(tmp_path: Path) -> None:
    """What makes a page that does not fit cannot be ignored."""
    page = "---\nsource_text: a\nignore: {C33: I know}\n---\n\n<!-- ignore: C20 I know -->\nOne.\n"
    assert any(": error[" in each for each in loaded(tmp_path, page))


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("", 1),
        ("<!-- ignore: C21 the other edition has it -->\n", 0),
        ("<!-- ignore: C22 the other edition has it -->\n", 1),
    ],
)
def test_what_is_found_when_the_page_is_made(mark: str, said: int) -> None:
    """A note about words that do not stand in its pair is said by the page, unless a mark above it says otherwise."""
    body = f"Words.[^1]\n\n{mark}[^1]: **Others:** a note. –Ed.\n"
    found = rendered("第一段。", body)[1]
    assert len([each for each in found if "C21" in each]) == said


def test_a_page_is_as_without_the_mark() -> None:
    """Readers see nothing of a mark, wherever it stands."""
    body = "# Head\n\n{}Words.\n\n1. One\n{}2. Two\n\n{}> Quoted\n"
    bare, marked = (
        render(site_of(source_text(SOURCE), translation(each)), text=each)
        for each in (body.replace("{}", ""), body.replace("{}", "<!-- ignore: C06 as typed -->\n"))
    )
    assert "Quoted" in bare
    assert marked == bare
