"""What explains a misfit: the slip is named, with its place and its cure, and no mark is offered for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.diagnostics import Finding
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.mended import fixed
from tests.support.small_project import write_project

SOURCE = """\
# 节约用水办法

## 第一章 总则

第一条 为了节约用水，制定本办法。

第二条 单位应当做到下列事项：

- 安装水表；
- 定期检查。

国务院每年公布用水的情况，并且接受社会的监督。

## 第二章 附则

第三条 本办法由国务院水行政部门负责解释，并且自公布之日起施行。
"""
PAGE = """\
# Measures for Saving Water

## Chapter I General Provisions

Article 1 These Measures are made to save water.

Article 2 Units shall do the following:

- install water meters;
- check them regularly.

Each year the State Council publishes how water is used, and is supervised by society.

## Chapter II Supplementary Provisions

Article 3 The department of water under the State Council interprets these Measures, which are in force from today.
"""
HEAD, SOURCE_HEAD = "---\nsource_text: water\ntitle: Water\n---\n\n", "---\ntitle: 水\n---\n\n"
ITEMS, CHINESE_ITEMS = "- install water meters;\n- check them regularly.\n", "- 安装水表；\n- 定期检查。\n"
LONG_ARTICLE = "Article 1 These Measures are made to save water, and to protect the sources of water for everybody."
SUPERVISED = "Each year the State Council publishes how water is used, and is supervised by society."


@dataclass(frozen=True)
class Case:
    """A slip, and the message on it."""

    name: str
    changes: tuple[tuple[str, str], ...]
    """What the editor has typed in place of what, in the page."""
    said: str
    """All messages, without the place in the other file."""
    source: tuple[tuple[str, str], ...] = ()
    """Changes of the original: words, and what replaces them."""
    mends: bool = True
    """Whether the finding carries the edits that mend it."""


CASES = [
    Case(
        "a list without a blank line above it",
        (("following:\n\n", "following:\n"),),
        "docs/water.md:13:1: error[C20] expected a blank line above a list, found none, so that it is part of the "
        "paragraph; put one above line 13",
    ),
    Case(
        "a numbered list without a blank line above it",
        ((f"following:\n\n{ITEMS}", "following:\n1. install water meters;\n2. check them regularly.\n"),),
        "docs/water.md:13:1: error[C20] expected a blank line above a list, found none, so that it is part of the "
        "paragraph; put one above line 13",
    ),
    Case(
        "no blank line below a list",
        (("regularly.\n\n", "regularly.\n"),),
        "docs/water.md:16:1: error[C20] expected a blank line between two paragraphs, found a line end alone (line 16); "
        "put a blank line above line 16",
    ),
    Case(
        "numbers with a bracket",
        (("- install", "1) install"), ("- check", "2) check")),
        'docs/water.md:14:1: error[C20] expected "1. " before a list item, found 1) (lines 14 and 15); write "1. " there',
    ),
    Case(
        "Word's bullets",
        (("- install", "•\tinstall"), ("- check", "•\tcheck")),
        'docs/water.md:14:1: error[C20] expected "- " before a list item, found • (lines 14 and 15); write "- " there',
    ),
    Case(
        "Word's bullets in its own font, below a paragraph",
        (("following:\n\n- install", "following:\n\uf0b7\tinstall"), ("- check", "\uf0b7\tcheck")),
        'docs/water.md:13:1: error[C20] expected "- " before a list item, found U+F0B7 (lines 13 and 14); '
        'write "- " there, with a blank line above the list',
    ),
    Case(
        "a table without a blank line above it",
        ((f"following:\n\n{ITEMS}", "following:\n| item | number |\n|---|---|\n| meters | 2 |\n"),),
        "docs/water.md:13:1: error[C20] expected a blank line above a table, found none, so that it is part of the "
        "paragraph; put one above line 13",
        ((CHINESE_ITEMS, "| 项目 | 数量 |\n|---|---|\n| 水表 | 2 |\n"),),
    ),
    Case(
        "a table without its second row",
        ((ITEMS, "| item | number |\n| meters | 2 |\n"),),
        "docs/water.md:14:1: error[C20] expected |---|---| below the first row of a table, found none; "
        "put it above line 15",
        ((CHINESE_ITEMS, "| 项目 | 数量 |\n|---|---|\n| 水表 | 2 |\n"),),
    ),
    Case(
        "words that go on with a quotation",
        ((f"{ITEMS}\n", "> Water is life.\n"),),
        "docs/water.md:15:1: error[C20] expected a blank line below a quotation, found words that go on with it; "
        "put a blank line above line 15",
        ((CHINESE_ITEMS, "> 水是生命之源。\n"),),
    ),
    Case(
        "notes of a word processor",
        (
            ("save water.", "save water.[1]"),
            ("society.", "society.[2]"),
            ("from today.\n", "from today.\n\n[1] Of all kinds.\n\n[2] In newspapers.\n"),
        ),
        "docs/water.md:23:1: error[C20] expected a footnote as [^1]: …, found [1] as word processors write it "
        "(lines 23 and 25); write [^1]: there, and [^1] after the words that it is about",
    ),
    Case(
        "a conflict in git",
        ((SUPERVISED, f"<<<<<<< HEAD\n{SUPERVISED}\n=======\nThe State Council says.\n\nMore.\n>>>>>>> keller"),),
        "docs/water.md:17:1: error[C20] expected one text, found two between the marks of a conflict in git "
        "(lines 17, 19 and 23); keep one of the two, and take these lines out",
        mends=False,
    ),
    Case(
        "a heading of another level",
        (("## Chapter II", "### Chapter II"),),
        "docs/water.md:19:1: error[C20] expected a heading of the level that the original has, found another; "
        "write `## Chapter II Supplementary Provisions` (line 19, which has ###)",
    ),
    Case(
        "all headings of another level",
        (("## Ch", "### Ch"),),
        "docs/water.md:8:1: error[C20] expected headings of the levels that the original has, found others; write "
        "`## Chapter I General Provisions` (line 8, which has ###), "
        "`## Chapter II Supplementary Provisions` (line 19, which has ###)",
    ),
    Case(
        "headings that are paragraphs",
        (
            ("## Chapter I General", "Chapter I General"),
            ("## Chapter II Suppl", "**Chapter II Suppl"),
            ("Provisions\n\nArticle 3", "Provisions**\n\nArticle 3"),
        ),
        "docs/water.md:8:1: error[C20] expected headings, as in the original, found paragraphs; make these headings: "
        "`## Chapter I General Provisions` (line 8), `## Chapter II Supplementary Provisions` (line 19)",
    ),
    Case(
        "headings whose signs are escaped or full-width",
        (("## Chapter II", "\\#\\# Chapter II"), ("## Chapter I ", "\uff03\uff03\u3000Chapter I ")),
        "docs/water.md:8:1: error[C20] expected headings, as in the original, found paragraphs; make these headings: "
        "`## Chapter I General Provisions` (line 8), `## Chapter II Supplementary Provisions` (line 19)",
    ),
    Case(
        "a title that is a paragraph",
        (("# Measures", "Measures"),),
        "docs/water.md:6:1: error[C20] expected a heading, as in the original, found a paragraph; make this a heading: "
        "`# Measures for Saving Water` (line 6)",
    ),
    Case(
        "headings that are paragraphs in the original",
        (),
        "source_texts/water.md:7:1: error[C20] expected headings, as in the translation, found paragraphs; make these "
        "headings of the original: `## 第一章 总则` (line 7), `## 第二章 附则` (line 18), or take the # out of docs/water.md",
        (("## 第", "第"),),
        mends=False,
    ),
    Case(
        "a line of dashes below a paragraph",
        (("society.\n", "society.\n---\n"),),
        "docs/water.md:18:1: error[C20] expected no heading, found words with a line of - below them; take line 18 out",
    ),
    Case(
        "an article's number",
        (("Article 2 Units", "Article 3 Units"),),
        "docs/water.md:12:1: error[C20] expected Article 2, source block 4, found Article 3; "
        "correct the number: write Article 2",
    ),
    Case(
        "articles that have changed places",
        (
            ("Article 1 These", "Article 9 These"),
            ("Article 2 Units", "Article 1 Units"),
            ("Article 9 These", "Article 2 These"),
        ),
        "docs/water.md:10:1: error[C20] expected Article 1, Article 2 in this order, as in the original, found Article 2, "
        "Article 1 (lines 10 and 12); put each where the original has it, or correct the numbers if only these are wrong",
        mends=False,
    ),
    Case(
        "an article's number in the original",
        (),
        "source_texts/water.md:11:1: error[C20] expected Article 2, as the articles count and as the translation has it, "
        "found 第二十条; compare it with its publication, and correct it here, or in the translation if it stands so there",
        (("第二条", "第二十条"),),
        mends=False,
    ),
    Case(
        "an article's word",
        (("Article 2 Units", "Aritcle 2 Units"),),
        "docs/water.md:12:1: error[C20] expected Article 2, source block 4, found Aritcle 2; write Article 2",
    ),
    Case(
        "a paragraph twice",
        ((SUPERVISED, f"{SUPERVISED}\n\n{SUPERVISED}"),),
        "docs/water.md:19:1: error[C20] expected this paragraph once, found it at line 17 too; take one of them out",
    ),
    Case(
        "a line end for a blank line",
        (("save water.\n\nArticle 2", "save water.\nArticle 2"),),
        "docs/water.md:11:1: error[C20] expected a blank line between two paragraphs, found a line end alone (line 11); "
        "put a blank line above line 11",
    ),
    Case(
        "a line end for a blank line in the original",
        (("following:\n\n", "following:\n\nWater is to be used sparingly.\n\nEverybody is responsible.\n\n"),),
        "source_texts/water.md:14:1: error[C20] expected a blank line between two paragraphs of the original, found a "
        "line end alone (line 14); put a blank line above line 14",
        (("下列事项：\n\n", "下列事项：\n\n用水要节约。\n人人有责任。\n\n"),),
        mends=False,
    ),
    Case(
        "an article twice",
        (("Article 1 These Measures are", f"{LONG_ARTICLE}\n\n{LONG_ARTICLE}\n\nOf them: they are"),),
        "docs/water.md:12:1: error[C20] expected this paragraph once, found it at line 10 too; take one of them out",
        (
            (
                "第一条 为了节约用水，制定本办法。",
                "第一条 为了节约用水，保护水资源，制定本办法。\n\n制定的目的是节约用水。",
            ),
        ),
    ),
    Case(
        "a line end for a blank line between articles of the original",
        (),
        "source_texts/water.md:10:1: error[C20] expected a blank line between two paragraphs of the original, found a "
        "line end alone (line 10); put a blank line above line 10",
        (("办法。\n\n第二条", "办法。\n第二条"),),
        mends=False,
    ),
    Case(
        "a blank line that holds an ideographic space",
        (("save water.\n\nArticle 2", "save water.\n \u3000\nArticle 2"),),
        "docs/water.md:11:1: error[C20] expected a blank line between two paragraphs, found one that only looks blank, "
        "with U+3000 in it (line 11); take out what is in it",
    ),
    Case(
        "a paragraph indented below a list",
        (("Each year", "\tEach year"),),
        "docs/water.md:17:1: error[C20] expected words at the head of line 17, found a tab, by which it is part of the "
        "item above; take the indentation out",
    ),
    Case(
        "an indented list",
        (("- install", "    - install"), ("- check", "    - check")),
        "docs/water.md:14:1: error[C20] expected words at the head of lines 14 and 15, found spaces, by which it is code; "
        "take the indentation out",
    ),
    Case(
        "the original in the translation",
        (
            ("Article 1", "第一条 为了节约用水，制定本办法。\n\nArticle 1"),
            ("Each", "国务院每年公布用水的情况，并且接受社会的监督。\nEach"),
            ("## Chapter II", "## 第二章 附则\n\n## Chapter II"),
        ),
        "docs/water.md:10:1: error[C20] expected the translation alone, found source block 3 itself, and the original "
        "at lines 19 and 22 too; write the translation alone here, and take the original out",
    ),
    Case(
        "a wrong mark",
        (("Each", "<!-- source: 3 -->\nEach"),),
        "docs/water.md:17:1: error[C20] expected source block 7 here, to which the blocks before it and after it lead, "
        "found 3; write <!-- source: 7 -->",
    ),
    Case(
        "a mark that goes past the end",
        (("Each", "<!-- source: 70 -->\nEach"),),
        "docs/water.md:17:1: error[C20] expected source block 7 here, to which the blocks before it and after it lead, "
        "found 70; write <!-- source: 7 -->",
    ),
    *(
        Case(
            f"a wrong mark of two blocks, {wrong}",
            (("Each", f"<!-- source: {wrong} -->\nEach"),),
            "docs/water.md:17:1: error[C20] expected source blocks 7-8 here, to which the blocks before it and after it "
            f"lead, found {wrong}; write <!-- source: 7-8 -->",
            (("，并且接受社会的监督。", "。\n\n国务院接受社会的监督。"),),
        )
        for wrong in ("8-7", "6-8", "3-4", "3")
    ),
    Case(
        "two paragraphs of the original on lines of their own, and a mark with a reason further down",
        (("in force from today.\n", "in force from today.\n\n<!-- untranslated: 10 a note of the office -->\n"),),
        "source_texts/water.md:10:1: error[C20] expected a blank line between two paragraphs of the original, found a "
        "line end alone (line 10); put a blank line above line 10",
        (
            ("制定本办法。\n\n第二条", "制定本办法。\n第二条"),
            ("公布之日起施行。\n", "公布之日起施行。\n\n（此件公开发布）\n"),
        ),
        mends=False,
    ),
    Case(
        "a mark for what renders a block",
        (("Each", "<!-- source: none -->\nEach"),),
        "docs/water.md:17:1: error[C20] expected no mark here, as the blocks pair in order without it, "
        "found <!-- source: none -->; take it out",
    ),
]


def changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    """Return a text with words replaced, all of which it has."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def findings(folder: Path, source: str, page: str) -> tuple[Finding, ...]:
    """Return the findings on a project of this original and this page."""
    write_project(folder, {"source_texts/water.md": SOURCE_HEAD + source, "docs/water.md": HEAD + page})
    return tuple(each for each in load(read_options(folder / "mkdocs.yml")).findings if each.severity != "information")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_slip_is_named_once_and_its_edits_mend_it(case: Case, tmp_path: Path) -> None:
    """One finding at the slip's own place and no pairing mark; with its edits made, there is no finding at all."""
    found = findings(tmp_path, changed(SOURCE, case.source), changed(PAGE, case.changes))
    assert [str(each).split(" (see ")[0] for each in found] == [case.said]
    assert bool(found[0].edits) == case.mends
    if case.mends:
        path = tmp_path / "docs" / "water.md"
        path.write_bytes(fixed(path.read_bytes(), found[0].edits))
        left = load(read_options(tmp_path / "mkdocs.yml")).findings
        assert [each for each in left if each.severity != "information"] == []


def test_slips_in_all_sections_are_named_each(tmp_path: Path) -> None:
    """Several slips, two of them in one section, are told apart, and a merge beside them still gets its mark."""
    page = changed(
        PAGE,
        (
            ("following:\n\n", "following:\n"),
            ("society.\n", "society.[^a]\n\n[^a] Of all kinds.\n"),
            ("## Chapter II", "### Chapter II"),
            ("from today.\n", "from today. This is hereby notified; all units are to carry it out.\n"),
        ),
    )
    found = findings(tmp_path, f"{SOURCE}\n特此通知，请各单位认真执行。\n", page)
    assert [(each.location.line, str(each).split("; ")[-1].split(" (see")[0]) for each in found] == [
        (13, "put one above line 13"),
        (18, "write [^a]:"),
        (20, "write `## Chapter II Supplementary Provisions` (line 20, which has ###)"),
        (22, "paste <!-- source: 9-10 --> above line 22"),
    ]


RIGHT = {
    "a merge in lines that were wrapped": (
        (
            (
                "are in force from today.\n",
                "are in\nforce from today. This is notified;\nall units shall carry it out.\n",
            ),
        ),
        "\n特此通知，请各单位认真执行。\n",
        "<!-- source: 9-10 -->",
    ),
    "a dash at the beginning of a wrapped line": (
        (
            (
                "which are in force from today.\n",
                "which\n- as is said - are in force. This is notified; all units\nshall carry it out.\n",
            ),
        ),
        "\n特此通知，请各单位认真执行。\n",
        "<!-- source: 9-10 -->",
    ),
    "an article left out": (
        (("Article 1 These Measures are made to save water.\n\n", ""),),
        "",
        "<!-- untranslated: 3 reason -->",
    ),
    "a mark that is right, and a block left out elsewhere": (
        (("Article 2 Units shall do the following:\n\n", ""), ("Each", "<!-- source: 7 -->\nEach")),
        "",
        "<!-- untranslated: 4 reason -->",
    ),
    "a second paragraph of an item, and a block left out": (
        (("regularly.\n\n", "regularly.\n\n    Monthly.\n\n"), (f"{SUPERVISED}\n\n", "")),
        "",
        "<!-- untranslated: 7 reason -->",
    ),
    "a remark of the translators": (
        (
            (
                SUPERVISED,
                f"{SUPERVISED}\n\nThe translators thank everybody who has helped with this text and with its many notes.",
            ),
        ),
        "",
        "<!-- source: none -->",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_no_slip_of_notation_gets_its_mark(name: str, tmp_path: Path) -> None:
    """Where no edit of a slip mends the section, the mark is offered as before."""
    changes, more, mark = RIGHT[name]
    found = findings(tmp_path, SOURCE + more, changed(PAGE, changes))
    assert len(found) == 1
    assert f"paste {mark} above line" in found[0].message
    assert not found[0].edits


@pytest.mark.parametrize("reason", ["reason", "Reason.", "why", "…", "y"])
def test_a_placeholder_is_no_reason(reason: str, tmp_path: Path) -> None:
    """A mark that was pasted unchanged is a finding, and nobody reads its word on the page."""
    page = PAGE.replace(SUPERVISED, f"<!-- untranslated: 7 {reason} -->")
    assert [str(each) for each in findings(tmp_path, SOURCE, page)] == [
        (
            f'docs/water.md:17:1: error[C20] expected why source block 7 is left out, found only "{reason}"; '
            "write the reason in its place"
        )
    ]
    corpus = load(read_options(tmp_path / "mkdocs.yml"))
    assert [pair.reason for pair in corpus.texts.edition("water.md").translation.pairing.pairs if pair.gap] == [""]


def test_the_title_and_a_heading_below_it_are_of_other_levels(tmp_path: Path) -> None:
    """Both are told in one, and no mark is offered."""
    source = "# 题\n\n导言。\n\n### 第零节\n\n这一段说明事情。\n\n## 第一节\n\n这一段说明事情。\n"
    text = "This paragraph explains. This paragraph explains.\n"
    page = f"### Title\n\nIntroduction.\n\n### Section 0\n\n{text}\n### Section 1\n\n{text}"
    assert [str(each) for each in findings(tmp_path, source, page)] == [
        "docs/water.md:6:1: error[C20] expected headings of the levels that the original has, found others; write "
        "`# Title` (line 6, which has ###), `## Section 1` (line 14, which has ###) (see source_texts/water.md:5)"
    ]


TEXT = "This paragraph explains. This paragraph explains.\n"


def test_a_wrong_number_and_the_one_that_it_takes(tmp_path: Path) -> None:
    """An article whose number the original has nowhere has not changed places: it has a wrong number."""
    source = "# 题\n\n## 第零节\n\n这一段说明事情。\n\n第1条 应当节水。\n\n## 第一节\n\n这一段说明事情。\n\n第2条 应当节水。\n"
    page = (
        f"# Title\n\n## Section 0\n\n{TEXT}\nArticle 2 Save water.\n\n## Section 1\n\n{TEXT}\nArticle 9 Save water.\n"
    )
    assert [str(each).partition("; ")[0] for each in findings(tmp_path, source, page)] == [
        "docs/water.md:12:1: error[C20] expected Article 1, source block 4, found Article 2",
        "docs/water.md:18:1: error[C20] expected Article 2, source block 7, found Article 9",
    ]


def test_headings_are_told_in_the_order_of_the_page(tmp_path: Path) -> None:
    """In whichever order their slips are found."""
    source = (
        "# 题\n\n### 第零节\n\n这一段说明事情。这一段说明事情。这一段说明事情。\n\n- 甲\n- 乙\n\n### 第1节\n\n这一段说明事情。这一段说明事情。\n\n"
        "第2条 应当节水。\n\n## 第2节\n\n这一段说明事情。\n"
    )
    long = "This paragraph explains. " * 3
    page = (
        f"# Title\n\n#### Section 0\n\nThis paragraph explains.\n\n1) A\n2) B\n\n### Section 1\n\n{long}\n\n"
        f"Article 2 Save water.\n\n### Section 2\n\n{long}\n"
    )
    found = [str(each) for each in findings(tmp_path, source, page)]
    assert [each.partition(" (see")[0].partition("; ")[2] for each in found] == [
        "write `### Section 0` (line 8, which has ####), `## Section 2` (line 21, which has ###)",
        'write "1. " there',
    ]


def test_slips_of_which_one_undoes_another_are_told_apart(tmp_path: Path) -> None:
    """Edits that cannot be made together are tried one by one: no mark is offered."""
    source = (
        "# 题\n\n导言导言导言。\n\n## 第0节\n\n这一段说明事情。这一段说明事情。\n\n- 甲\n- 乙\n\n## 第1节\n\n这一段说明事情。这一段说明事情。\n\n"
        "- 甲\n- 乙\n\n## 第2节\n\n这一段说明事情。这一段说明事情。\n\n第3条 应当节水。\n"
    )
    long = "This paragraph explains. " * 3
    page = (
        "### Title\n\nIntro intro intro.\n\n### Section 0\n\nThis paragraph explains.\n\n1) A\n2) B\n\n"
        f"## Section 1\n\n{long}\n\n•\tA\n•\tB\n\n### Section 2\n\n{long}\n\nArticle 3 Save water.\n"
    )
    found = [str(each) for each in findings(tmp_path, source, page)]
    assert [each.partition(" error")[0] for each in found] == [
        "docs/water.md:6:1:",
        "docs/water.md:14:1:",
        "docs/water.md:21:1:",
    ]
    assert "<!--" not in "".join(found)


def test_a_raised_number_at_the_head_of_a_line_calls_no_note(tmp_path: Path) -> None:
    """It begins a note, or belongs to nothing before it."""
    page = changed(
        PAGE,
        (
            ("save water.", "save water.¹"),
            ("society.", "society.\n¹ of the year"),
            ("from today.\n", "from today.\n\n¹ Of all kinds.\n"),
        ),
    )
    (finding,) = findings(tmp_path, SOURCE, page)
    assert [(edit.line, edit.column, edit.write) for edit in finding.edits] == [(10, 49, "[^1]"), (24, 1, "[^1]: ")]


def test_ideographic_spaces_at_the_head_of_english(tmp_path: Path) -> None:
    """They are said once, and the edits take them out; those before Chinese words, and inside a line, stay."""
    page = PAGE.replace("Article 1", "\u3000\u3000Article 1").replace("Each", "\u3000\u3000Each")
    (found,) = findings(tmp_path, SOURCE, page)
    assert str(found) == (
        "docs/water.md:10:1: warning[C30] expected words at the head of lines 10, 17, found ideographic spaces (U+3000); "
        "take them out"
    )
    assert fixed((HEAD + page).encode(), found.edits) == (HEAD + PAGE).encode()
    for right in ("\u3000\u3000水是生命之源 is a saying.", "Each\u3000year", "```\n\u3000\u3000code\n```"):
        page = PAGE.replace(SUPERVISED, right)
        assert not [each for each in findings(tmp_path, SOURCE, page) if each.code == "C30"]


def test_what_is_said_already_explains_a_misfit(tmp_path: Path) -> None:
    """A heading that ideographic spaces make a paragraph: the spaces are said, as an error, and nothing else."""
    (found,) = findings(tmp_path, SOURCE, PAGE.replace("## Chapter II", "\u3000\u3000## Chapter II"))
    assert str(found) == (
        "docs/water.md:19:1: error[C30] expected words at the head of line 19, found ideographic spaces (U+3000); "
        "take them out"
    )


def test_consequences_of_a_slip_are_not_said(tmp_path: Path) -> None:
    """A footnote without its colon is said once: that it is not found, and a block too many, come of it."""
    page = changed(PAGE, (("water.\n", "water.[^a]\n"), ("from today.\n", "from today.\n\n[^a] Of all kinds. –Ed.\n")))
    assert [each.code for each in findings(tmp_path, SOURCE, page)] == ["C21"]


LINES = st.lists(
    st.sampled_from(
        [
            "", "", "Words.", "words", "- item", "1) item", "•\titem", "| a | b |", "|---|---|", "> quoted", "[^a] note",
            "a[^a]", "[1] note", "b[1]", "# T", "## H", "### H", "Chapter I", "Article 1 A.", "Article 2 B.", "```",
            "<<<<<<< a", "=======", ">>>>>>> b", "---", "第一条 甲。", "甲。", "\u3000\u3000words", "<!-- source: 2 -->",
            "<!-- source: none -->", "<!-- untranslated: 3 dull -->",
        ]
    ),
    max_size=14,
)  # fmt: skip


@given(LINES, LINES)
def test_no_lines_break_the_search(source: list[str], page: list[str]) -> None:
    """Whatever stands in the files, edits can be made in them, and a slip is named at a line that there is."""
    text = HEAD + "\n".join(page)
    with TemporaryDirectory() as name:
        for found in findings(Path(name), "\n".join(source), "\n".join(page)):
            if found.location.path == "docs/water.md":
                assert 1 <= found.location.line <= text.count("\n") + 2
                if found.edits and found.code == "C20":
                    assert fixed(text.encode(), found.edits) != text.encode()


@pytest.mark.parametrize("sign", ["-", "\u2013", "\u2011", "~", "\uff5e"])
def test_a_range_may_have_any_sign_that_stands_for_to(sign: str, tmp_path: Path) -> None:
    """Both ends of the range hold, and nothing of it is taken for the reason that readers see."""
    page = changed(PAGE, ((f"{ITEMS}\n", f"<!-- untranslated: 5{sign}6 only of local use -->\n\n"),))
    assert findings(tmp_path, SOURCE, page) == ()
