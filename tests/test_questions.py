"""Questions to the editor: `<!-- check: … -->`, which stays a finding until somebody takes it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.cli import main
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.rendered import rendered
from tests.support.small_project import PAGE, write_project


def said(folder: Path, page: str) -> list[str]:
    """Return what is off with a project that has this page."""
    write_project(folder, {"docs/water.md": page})
    return [str(finding) for finding in load(read_options(folder / "mkdocs.yml")).findings]


def test_a_question_is_a_warning_at_its_line(tmp_path: Path) -> None:
    """Whoever wrote it, a person or a draft, what it asks is said wherever messages are."""
    page = PAGE.replace("Article 2 These", "<!-- check: does this render source block 3? -->\nArticle 2 These")
    assert said(tmp_path, page) == [
        'docs/water.md:10:1: warning[C35] expected no question to the editor, found "does this render source block 3?"; '
        "compare the two sides, and take the comment out"
    ]


def test_marks_stand_beside_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A question changes no pair, above a mark or below it, and parts no list."""
    items = "<!-- check: a? -->\n<!-- source: 2 -->\n- Article 1 save.\n<!-- source: 3 -->\n<!-- check: b? -->\n- Article 2 all.\n"
    page = PAGE.partition("Article 1")[0] + items + "\nArticle 3 The state encourages it.\n"
    found = said(tmp_path, page)
    assert [(each.split(" ")[1], each.split(":")[1]) for each in found] == [
        ("warning[C35]", "8"),
        ("warning[C35]", "12"),
    ]
    main(["pairs", "water", "--config", str(tmp_path / "mkdocs.yml")])
    assert "docs/water.md: 4 of 4 blocks paired" in capsys.readouterr().out


def test_a_list_goes_on_across_a_question() -> None:
    """Its items keep their numbers, and readers see nothing of the question."""
    original = "第一。\n\n第二。\n\n第三。"
    page, _ = rendered(original, "1. First.\n<!-- check: right? -->\n2. Second.\n3. Third.\n")
    lists = [each.get("start") or "1" for each in page.select(".bitext-translation ol")]
    assert (lists, "right?" in page.get_text()) == (["1", "2", "3"], False)


@pytest.mark.parametrize(
    "typed",
    [
        "```\n<!-- check: this is code -->\n```",
        "A paragraph <!-- check: in the midst --> of text.",
        "<!-- check the numbers -->",
        "<!-- cheque: is it paid? -->",
        "<!-- check: -->",
    ],
)
def test_other_comments_are_just_comments(tmp_path: Path, typed: str) -> None:
    """A question stands on a line of its own, and has a colon and words."""
    assert not [each for each in said(tmp_path, f"{PAGE}\n<!-- source: none -->\n{typed}\n") if "C35" in each]
