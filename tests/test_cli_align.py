"""`bitext align`: two raw texts become a page and its source text that pair, and no file is written over."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import patch

import pytest

from bitext.cli import main
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.docx import docx
from tests.support.docx import paragraph as word_paragraph
from tests.support.small_project import files_of, write_project

ORIGINAL = """\
节水办法
第一章 总则
　　第一条 为了节约用水，推进全社会节水，保障国家水安全，制定本办法。
　　第二条 本办法适用于全国的用水活动，包括农业用水、工业用水和生活用水。
第二章 用水管理
　　第三条 单位应当安装水表，定期检查，发现漏水及时修理，并把2024年的用水量报告水利局。
　　第四条 本办法自发布之日起施行。
"""
RENDERING = """\
Measures for Saving Water

Chapter 1: General Provisions

Article 1 These Measures are made to save water, to have all of society save it, and to keep the
state's water safe.

Article 2 These Measures apply to the use of water in the whole country, including that of farms,
of industry and of households.

Chapter 2: Management of Water

Article 3 Units shall install water meters, check them regularly, mend leaks as soon as they are
found, and report how much water they used in 2024 to the bureau of water.

Article 4 These Measures take effect on the day of their issue.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with one text, and two raw texts."""
    raw = {"raw/saving.zh.txt": ORIGINAL, "raw/saving.en.txt": RENDERING}
    monkeypatch.chdir(write_project(tmp_path, raw))
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def aligned(*more: str, source: str = "raw/saving.zh.txt", translation: str = "raw/saving.en.txt") -> int:
    """Run the command on two files; return its exit status."""
    return main(["align", source, translation, *more])


def written(project: Path, name: str) -> str:
    """Return the body of a file that was made."""
    return (project / name).read_text(encoding="utf-8").split("\n---\n\n", 1)[1]


def refused(capsys: pytest.CaptureFixture[str], project: Path, *arguments: str) -> str:
    """Return what a command says that ends with 2; it must have written no file."""
    before = files_of(project)
    assert main(["align", *arguments]) == 2
    assert files_of(project) == before
    return capsys.readouterr().err


def test_two_texts_become_two_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of an ordinary plain text nothing is left to be marked: titles, chapters and paragraphs pair one to one."""
    before = files_of(project)
    assert aligned() == 0
    after = files_of(project)
    assert {name: after[name] for name in before} == before
    assert sorted(after.keys() - before.keys()) == ["docs/saving.md", "source_texts/saving.md"]
    said = capsys.readouterr().out
    assert re.sub(r"\d+% sure", "N% sure", said) == (
        "made source_texts/saving.md\n"
        "made docs/saving.md\n"
        "\n"
        "7 and 7 blocks: 7 one to one; none doubtful; N% sure on average\n"
        "next: fill in the front matter of both files; `bitext pairs saving` shows what renders what\n"
    )
    corpus = load(read_options(project / "mkdocs.yml"))
    assert corpus.findings == ()
    assert (corpus.source_texts["saving"].title.original, corpus.source_texts["saving"].language) == (
        "节水办法",
        "zh-Hans",
    )
    page = corpus.translations["saving.md"]
    assert (page.title, page.paired, page.language) == ("Measures for Saving Water", 7, "en")


def test_the_files_read_as_an_editor_would_write_them(project: Path) -> None:
    """Of the original every character stays, indents too; lines that were wrapped are one in the translation."""
    assert aligned() == 0
    source, page = written(project, "source_texts/saving.md"), written(project, "docs/saving.md")
    marks = source.replace("\n\n", "\n").replace("# ", "").replace("#", "")
    assert marks == ORIGINAL
    assert source.startswith("# 节水办法\n\n## 第一章 总则\n\n　　第一条 为了")
    assert page.startswith(
        "# Measures for Saving Water\n\n## Chapter 1: General Provisions\n\n"
        "Article 1 These Measures are made to save water, to have all of society save it, and to keep the state's"
    )
    assert "<!--" not in page


def test_markdown_stays_markdown(project: Path) -> None:
    """The marks of a Markdown file are marks; a front matter is another program's, and is left out."""
    (project / "a.md").write_text("---\ndate: 2024\n---\n\n# 水\n\n- 节约用水。\n- 保护水源。\n", encoding="utf-8")
    (project / "b.md").write_text("# Water\n\n1. Save *water*.\n2. Protect its [sources](#s).\n", encoding="utf-8")
    assert aligned("--id", "w", source="a.md", translation="b.md") == 0
    assert written(project, "source_texts/w.md") == "# 水\n\n- 节约用水。\n- 保护水源。\n"
    assert written(project, "docs/w.md") == "# Water\n\n1. Save *water*.\n2. Protect its [sources](#s).\n"


def test_what_is_a_heading_is_decided_by_both_sides(project: Path) -> None:
    """A line of plain text is as deep a heading as its counterpart, and none where that cannot be one."""
    original = (
        ORIGINAL.replace("节水办法", "# 节水办法").replace("第一章 总则", "### 第一章 总则").replace("\n", "\n\n")
    )
    (project / "a.md").write_text(original, encoding="utf-8")
    (project / "b.txt").write_text(ORIGINAL.replace("第二章 用水管理", "用水管理的规定如下："), encoding="utf-8")
    assert aligned("--id", "w", source="a.md") == 0
    page = written(project, "docs/w.md")
    assert page.startswith("# Measures for Saving Water\n\n### Chapter 1: General Provisions\n\nArticle 1")
    assert "\nChapter 2: Management of Water\n" in page
    assert aligned("--id", "v", source="b.txt") == 0
    page = written(project, "docs/v.md")
    assert "\n\n## Chapter 1: General Provisions\n" in page
    assert "\nChapter 2: Management of Water\n" in page


def test_a_title_on_one_side_needs_no_mark(project: Path) -> None:
    """The front matter has what the other side lacks."""
    (project / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    (project / "b.txt").write_text(RENDERING.partition("\n\n")[2], encoding="utf-8")
    assert aligned("--id", "measures-2024", source="a.txt", translation="b.txt") == 0
    assert "<!--" not in written(project, "docs/measures-2024.md")
    corpus = load(read_options(project / "mkdocs.yml"))
    assert corpus.translations["measures-2024.md"].title == "Measures 2024"
    assert corpus.findings == ()


def test_merges_and_splits_get_their_marks(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not one to one has a mark, and a line in the report with its place."""
    original, rendering = re.sub("第.条 ", "", ORIGINAL), re.sub(r"Article \d ", "", RENDERING)
    merged = rendering.replace("safe.\n\nThese", "safe. These").replace(
        "regularly, mend", "regularly.\n\nThey shall mend"
    )
    (project / "raw" / "saving.zh.txt").write_text(original, encoding="utf-8")
    (project / "raw" / "saving.en.txt").write_text(merged, encoding="utf-8")
    aligned()
    page = written(project, "docs/saving.md")
    assert re.findall(r"<!-- source.*\n.{10}", page) == [
        "<!-- source: 3-4 -->\nThese Meas",
        "<!-- source: 6 -->\nUnits shal",
        "<!-- source: 6 -->\nThey shall",
    ]
    said = capsys.readouterr().out
    assert re.search(r"^docs/saving.md:1[0-9]  (\? )?merged 3-4 +\d+% +\d+ +为了节约用水", said, re.MULTILINE)
    assert re.search(r"^docs/saving.md:2[0-9]  (\? )?split 6 +\d+% +\d+ +单位应当", said, re.MULTILINE)
    assert "7 and 7 blocks: 4 one to one, 1 merged, 1 split; " in said
    corpus = load(read_options(project / "mkdocs.yml"))
    assert {finding.code for finding in corpus.findings} <= {"C35"}
    assert corpus.translations["saving.md"].paired == 7


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("speech.zh.txt", "speech"),
        ("speech_zh-Hans.txt", "speech"),
        ("speech (original).txt", ""),
        ("my speech.txt", "my-speech"),
        ("讲话 中文.txt", "讲话"),
        ("water-2024.text", "water-2024"),
    ],
)
def test_an_id_is_made_of_the_name_of_the_original(
    project: Path, source: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the end that says which side a file is."""
    (project / source).write_text(ORIGINAL, encoding="utf-8")
    status = aligned(source=source)
    assert (project / "source_texts" / f"{expected}.md").is_file() == (status == 0) == bool(expected), (
        capsys.readouterr()
    )


@pytest.mark.parametrize("name", ["zh.txt", "original.txt", "中文.txt"])
def test_a_name_that_says_the_side_alone_names_no_text(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then an editor chooses."""
    (project / name).write_text(ORIGINAL, encoding="utf-8")
    assert refused(capsys, project, name, "raw/saving.en.txt") == (
        f"bitext: expected the name of a text, found {name}; add --id, such as --id water-2024\n"
    )


def test_no_file_is_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither of the two: a new text has a name of its own."""
    files = "raw/saving.zh.txt", "raw/saving.en.txt"
    assert refused(capsys, project, *files, "--id", "water") == (
        "bitext: expected a new text, found source_texts/water.md and docs/water.md; nothing was made, choose another "
        "name with --id\n"
    )
    assert refused(capsys, project, *files, "--page", "water.md") == (
        "bitext: expected a new text, found docs/water.md; nothing was made, choose another name with --id or --page\n"
    )
    assert refused(capsys, project, *files, "--id", "Water") == (
        "bitext: expected an id of its own, found Water; there is water: write it like that\n"
    )


def test_an_original_that_is_there_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An original of the site may get its first page, or a second one, in the same way."""
    before = files_of(project)
    (project / "new.txt").write_text(
        "Measures to Save Water\n\nArticle 1 These Measures are made to save water.\n\nArticle 2 They apply to the "
        "whole country.\n\nArticle 3 The state encourages everybody to save water, as all units and persons must.\n",
        encoding="utf-8",
    )
    assert aligned("--page", "second.md", source="source_texts/water.md", translation="new.txt") == 0
    assert capsys.readouterr().out.startswith(
        "found source_texts/water.md and left it as it is\nmade docs/second.md\n\n4 and 4 blocks: 4 one to one; "
    )
    after = files_of(project)
    assert {name: after[name] for name in before} == before
    assert load(read_options(project / "mkdocs.yml")).translations["second.md"].paired == 4


# What editors do by mistake


def test_the_files_the_wrong_way_round(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A Chinese translation is one only if somebody says so."""
    wrong = "raw/saving.en.txt", "raw/saving.zh.txt"
    assert refused(capsys, project, *wrong) == (
        "bitext: expected the Chinese original, then its translation, found raw/saving.en.txt in English and "
        "raw/saving.zh.txt in Chinese; swap the two, or add --source-language en if they are in order\n"
    )
    assert main(["align", *wrong, "--source-language", "en"]) == 0
    corpus = load(read_options(project / "mkdocs.yml"))
    assert (corpus.source_texts["saving"].language, corpus.translations["saving.md"].language) == ("en", "zh-Hans")
    assert corpus.translations["saving.md"].paired == 7
    assert corpus.findings == ()


def test_one_file_twice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its name, or by its content."""
    assert refused(capsys, project, "raw/saving.zh.txt", "./raw/saving.zh.txt") == (
        "bitext: expected two files, found raw/saving.zh.txt twice; name the original, then its translation\n"
    )
    (project / "copy.txt").write_text(ORIGINAL, encoding="utf-8")
    assert refused(capsys, project, "raw/saving.zh.txt", "copy.txt") == (
        "bitext: expected texts in two languages, found Chinese in both; name the original, then its translation, or add "
        "--source-language and --translation-language\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.7\n", "a PDF"),
        ("a.rtf", b"{\\rtf1 a}", "a document in RTF"),
        ("a.txt", b"\n<!DOCTYPE html><html>", "none"),
    ],
)
def test_files_of_other_kinds(
    project: Path, name: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What there is no importer for is named, with the way out."""
    (project / name).write_bytes(content)
    error = refused(capsys, project, "raw/saving.zh.txt", name)
    assert error.startswith(f"{name}:1:1: error[F20] expected ")
    assert f", found {said}" in error
    assert len(error.splitlines()) == 1


def test_a_page_of_the_web_beside_a_document_of_word(project: Path) -> None:
    """They are read as documents, with their titles, lists and tables, and pair like any other text."""
    paragraphs = "".join(map(word_paragraph, ORIGINAL.splitlines()))
    (project / "a.docx").write_bytes(docx(paragraphs))
    html = "".join(f"<p>{each}</p>" for each in RENDERING.split("\n\n")[1:])
    (project / "b.html").write_text(f"<h1>Measures for Saving Water</h1>{html}", "utf-8")
    assert aligned("--id", "w", source="a.docx", translation="b.html") == 0
    corpus = load(read_options(project / "mkdocs.yml"))
    assert corpus.translations["w.md"].paired == 7
    assert {finding.code for finding in corpus.findings} <= {"C35"}


def test_files_that_cannot_be_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each has a line of its own: one that is empty, one that is not there, a folder, one that is too large."""
    (project / "empty.txt").write_text("\n \u3000\n", encoding="utf-8")
    assert refused(capsys, project, "empty.txt", "none.txt") == (
        "empty.txt:1:1: error[F01] expected a text, found none in the file; name the file that holds it\n"
        "none.txt:1:1: error[F01] expected a file that can be read, found: No such file or directory; check the name "
        "and the file's permissions\n"
    )
    assert "expected a file, found a folder" in refused(capsys, project, "docs", "raw/saving.en.txt")
    (project / "large.txt").write_bytes(b"water " * 900_000)
    assert "expected at most 5 MB, found 5.4 MB" in refused(capsys, project, "raw/saving.zh.txt", "large.txt")


def test_an_encoding_that_is_a_guess(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A person sees the first words, and says whether they are right; a name or --yes answers in advance."""
    (project / "raw" / "saving.zh.txt").write_bytes(ORIGINAL.encode("gb18030"))
    files = "raw/saving.zh.txt", "raw/saving.en.txt"
    assert refused(capsys, project, *files) == (
        "bitext: expected an answer, found no terminal to ask on; add --encoding GB18030 if it is right, or --yes\n"
    )
    with patch("bitext.cli.intake.confirmed", return_value=False):
        assert refused(capsys, project, *files) == (
            "bitext: nothing was written; add --encoding with the name of the right one\n"
        )
    assert refused(capsys, project, *files, "--encoding", "x") == (
        "bitext: expected the name of an encoding, found x; write GB18030, Big5 or UTF-16\n"
    )
    assert main(["align", *files, "--encoding", "gbk"]) == 0
    assert "第一章 总则" in written(project, "source_texts/saving.md")


def test_texts_that_do_not_go_together(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where little fits, nothing is written before somebody has said that it is right."""
    (project / "long.txt").write_text(
        "\n".join(f"第{'一二三四五六七八九'[i % 9]}，各单位应当节约用水。" for i in range(60)), "utf-8"
    )
    (project / "short.txt").write_text("Water\n\nSave water.\n", encoding="utf-8")
    files = "long.txt", "short.txt"
    said = refused(capsys, project, *files)
    assert said == "bitext: expected an answer, found no terminal to ask on; add --yes if they are\n"
    with patch("bitext.cli.two_texts.confirmed", return_value=False):
        assert refused(capsys, project, *files) == (
            "bitext: nothing was written; name the original, then its translation\n"
        )
    assert main(["align", *files, "--yes"]) in (0, 1)
    assert (project / "docs" / "long.md").is_file()


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        (
            "Вода есть источник жизни.",
            [],
            "expected a script of one language, found that of a.txt, in which several are written; add "
            "--source-language with its tag, like --source-language ru",
        ),
        ("水。", ["--language", "english"], "expected the tag of a language, like zh-Hans, en or bo, found english; write en"),
        ("水。", ["--id", "a/b"], "expected the id of a text, no path and no file, found a/b; write letters, digits and "
         "hyphens, such as water-2024"),
        ("水。", ["--page", "a.txt"], "expected a file of docs/ that ends in .md, found a.txt; write texts/page.md"),
    ],
)  # fmt: skip
def test_what_is_said_must_be_sayable(
    project: Path, text: str, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A language, an id and a place are checked before anything is read or written."""
    (project / "a.txt").write_text(text, encoding="utf-8")
    assert refused(capsys, project, "a.txt", "raw/saving.en.txt", *arguments) == f"bitext: {said}\n"


def test_a_language_that_is_not_english(project: Path) -> None:
    """A page in another language says so."""
    (project / "b.txt").write_text("Eau\n\nÉconomisez l'eau.\n", encoding="utf-8")
    (project / "a.txt").write_text("水\n\n节约用水。\n", encoding="utf-8")
    assert aligned("--language", "fr", "--id", "w", source="a.txt", translation="b.txt") == 0
    assert load(read_options(project / "mkdocs.yml")).translations["w.md"].language == "fr"
