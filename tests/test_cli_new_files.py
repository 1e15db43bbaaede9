"""`bitext new` with files: from each kind the two files of a text, and of a bad one a line and nothing else."""

from __future__ import annotations

import errno
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import click
import pytest

from bitext.cli import main
from bitext.model.corpus import Corpus
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.docx import docx, notes, paragraph, run, style
from tests.support.small_project import files_of, write_project

CASES = Path(__file__).parent / "cases"
ORIGINAL = "用水办法\n\n第一条 为了节约用水，制定本办法。\n\n第二条 本办法适用于全国的用水活动。\n"
RENDERING = (
    "Measures on Water\n\nArticle 1 These Measures are made to save water.\n\n"
    "Article 2 These Measures apply to the use of water in the whole country.\n"
)
PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>用水办法_某网</title>
<link rel="canonical" href="https://example.org/a.html"><meta name="pubdate" content="2024-05-06"></head>
<body><nav><a href="/">首页</a><a href="/b">政策</a></nav><h1>用水办法</h1>
<div class="share"><a href="#">分享到微信</a></div>
<p>国水发〔2024〕3号</p><p>第一条 为了节约用水，制定本办法，各地区各部门应当遵守。</p>
<p>第二条 本办法适用于全国的用水活动，包括农业、工业和生活用水。</p></body></html>
"""
ALTERNATING = "".join(
    f"{ours}\n\n{theirs}\n\n" for ours, theirs in zip(ORIGINAL.split("\n\n"), RENDERING.split("\n\n"), strict=True)
)
TMX = (
    '<tmx version="1.4"><header srclang="zh"/><body>'
    + "".join(
        f'<tu><tuv xml:lang="zh"><seg>{ours.strip()}</seg></tuv><tuv xml:lang="en"><seg>{theirs.strip()}</seg></tuv></tu>'
        for ours, theirs in zip(ORIGINAL.split("\n\n"), RENDERING.split("\n\n"), strict=True)
    )
    + "</body></tmx>"
)
SUBTITLES = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{{}}\n\n" for n in (1, 2))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with one text; nothing can be asked."""
    monkeypatch.chdir(write_project(tmp_path))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    return tmp_path


def put(project: Path, files: dict[str, str | bytes]) -> list[str]:
    """Write files; return their names."""
    for name, content in files.items():
        (project / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return list(files)


def corpus_of(project: Path) -> Corpus:
    """Return what is read of a project."""
    return load(read_options(project / "mkdocs.yml"))


def body(project: Path, name: str) -> str:
    """Return what a file holds below its front matter."""
    return (project / name).read_text("utf-8").split("\n---\n", 1)[1].strip("\n")


def refused(project: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the line that a command says which makes nothing."""
    before = files_of(project)
    assert main(["new", *arguments]) == 2
    assert files_of(project) == before
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    return said


WORD = docx(
    paragraph("用水办法", "Title") + "".join(map(paragraph, ORIGINAL.split("\n\n")[1:])), styles=style("Title", "Title")
)


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("w.txt", ORIGINAL, "用水办法"),
        ("w.md", f"# {ORIGINAL}", "用水办法"),
        ("w.html", PAGE, "用水办法"),
        ("w.docx", WORD, "用水办法"),
        ("w.zh.txt", ORIGINAL.encode("utf-16"), "用水办法"),
        ("w.txt", "水利發展條例\n\n第一條 為了節約用水，訂定本條例。\n", "水利發展條例"),
    ],
)
def test_an_original(project: Path, name: str, content: str | bytes, title: str) -> None:
    """The source text has its words, the page its title alone; what is left is to translate it."""
    put(project, {name: content})
    assert main(["new", name, "--type", "measures", "--title", "Measures"]) == 0
    corpus = corpus_of(project)
    source, page = corpus.source_texts["w"], corpus.translations["w.md"]
    assert (source.title.original, source.type, source.size > 1) == (title, "measures", True)
    assert (page.title, page.source_id, page.paired) == ("Measures", "w", 1)
    assert {each.code for each in corpus.findings if "w.md" in each.location.path} == {"C01"}
    assert source.language == ("zh-Hant" if "條" in title else "zh-Hans")


def test_what_a_page_says_of_itself(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Facts go into the front matter; what was left out is a line, and so is what is left to do."""
    put(project, {"w.html": PAGE})
    assert main(["new", "water-2024", "w.html"]) == 0
    record = corpus_of(project).source_texts["water-2024"]
    assert (record.number.original, record.url) == ("国水发〔2024〕3号", "https://example.org/a.html")
    assert str(record.dates["published"]) == "2024-05-06"
    text = (project / "source_texts/water-2024.md").read_text("utf-8")
    assert "\npublished: 2024-05-06\n" in text
    assert "\nurl: https://example.org/a.html\n" in text
    assert "首页" not in text
    assert "分享" not in text
    said = capsys.readouterr().out
    assert re.search(r"^w\.html: left out: .*1 menu", said, re.MULTILINE)
    assert said.splitlines()[-1] == (
        "next: write its title and the translation into docs/water-2024.md, paragraph for paragraph; fill in the front "
        "matter of both files; `bitext check water-2024` shows what is left"
    )


def test_a_translation(project: Path) -> None:
    """What is in English is the page; its original is still to come, and nothing is off."""
    put(project, {"w.txt": RENDERING})
    assert main(["new", "w.txt", "--title", "用水办法"]) == 0
    corpus = corpus_of(project)
    assert (corpus.source_texts["w"].size, corpus.source_texts["w"].title.original) == (0, "用水办法")
    assert corpus.translations["w.md"].title == "Measures on Water"
    assert body(project, "docs/w.md").startswith("# Measures on Water\n\nArticle 1 These")
    assert corpus.findings == ()


def test_an_original_after_its_translation(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The source text that was made for it stays; without it, the page stays and pairs."""
    put(project, {"w.en.txt": RENDERING, "w.zh.txt": ORIGINAL})
    assert main(["new", "w.en.txt"]) == 0
    capsys.readouterr()
    assert refused(project, capsys, "w.zh.txt") == (
        "bitext: expected a new source text, found source_texts/w.md, which has no text yet; nothing was made, put the "
        "text in below its front matter, or delete it and run this again\n"
    )
    (project / "source_texts/w.md").unlink()
    assert main(["new", "w.zh.txt"]) == 0
    assert corpus_of(project).translations["w.md"].paired == 3


def test_a_translation_of_an_original_that_is_there(project: Path) -> None:
    """Both are paired, and the original stays."""
    put(project, {"w.txt": RENDERING})
    (project / "docs/water.md").unlink()
    before = (project / "source_texts/water.md").read_bytes()
    assert main(["new", "water", "w.txt", "--yes"]) in (0, 1)
    assert (project / "source_texts/water.md").read_bytes() == before
    assert corpus_of(project).translations["water.md"].paired >= 3


def test_a_translation_beside_a_page_that_is_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page stays, and the way out is said."""
    put(project, {"w.txt": RENDERING})
    assert refused(project, capsys, "water", "w.txt") == (
        "bitext: expected no page of this text yet, found docs/water.md; nothing was made, delete it if it has no "
        "translation yet, or put the other one elsewhere with --page\n"
    )
    assert main(["new", "water", "w.txt", "--page", "second.md", "--yes"]) in (0, 1)
    assert corpus_of(project).translations["second.md"].source_id == "water"


def test_an_original_of_a_page_that_is_there(project: Path) -> None:
    """The page stays, and pairs with what was brought in."""
    (project / "source_texts/water.md").rename(project / "water.md")
    before = (project / "docs/water.md").read_bytes()
    assert main(["new", "water.md"]) == 0
    assert (project / "docs/water.md").read_bytes() == before
    assert corpus_of(project).translations["water.md"].paired == 4


def test_the_language_of_the_original_decides(project: Path) -> None:
    """An English original is one where an editor says so."""
    put(project, {"w.txt": RENDERING})
    assert main(["new", "w.txt", "--language", "en", "--translation-language", "zh-Hans"]) == 0
    corpus = corpus_of(project)
    assert (corpus.source_texts["w"].language, corpus.translations["w.md"].language) == ("en", "zh-Hans")
    assert corpus.source_texts["w"].size == 3


BILARA = {"mn1:1.1": "Evaṁ me sutaṁ—", "mn1:1.2": "ekaṁ samayaṁ bhagavā viharati."}


@pytest.mark.parametrize(
    ("files", "pairs"),
    [
        ({"w.txt": ALTERNATING}, 3),
        ({"w.md": ALTERNATING}, 3),
        ({"w.docx": docx("".join(map(paragraph, ALTERNATING.strip().split("\n\n"))))}, 3),
        ({"w.txt": ORIGINAL + "\n" + RENDERING}, 3),
        ({"w.tmx": TMX}, 3),
        ({"w.csv": "原文,译文\n水。,Water.\n火。,Fire.\n"}, 2),
        ({"w.en.txt": RENDERING, "w.zh.txt": ORIGINAL}, 3),
        ({"w.zh.docx": WORD, "w.html": "<h1>" + RENDERING.replace("\n\n", "</h1><p>", 1).replace("\n\n", "<p>")}, 3),
        ({"w.en.srt": SUBTITLES.format("Water.", "Fire."), "w.zh.srt": SUBTITLES.format("水。", "火。")}, 2),
        ({"w.zh.md": "# 水\n\n- 一\n- 二\n\n1. 三\n", "w.en.md": "# Water\n\n- One\n- Two\n\n1. Three\n"}, 4),
        (
            {
                "mn1_root-pli-ms.json": json.dumps(BILARA),
                "mn1_translation-en-a.json": json.dumps(dict.fromkeys(BILARA, "So I have heard.")),
            },
            1,
        ),
    ],
)
def test_both_sides(project: Path, files: dict[str, str | bytes], pairs: int) -> None:
    """In one file or in two, in any order: all of it pairs, and nothing is an error."""
    names = put(project, files)
    assert main(["new", *names, "--id", "w", "--yes"]) == 0
    corpus = corpus_of(project)
    page = corpus.translations["w.md"]
    assert (page.paired, page.size, corpus.source_texts["w"].size >= pairs) == (page.size, page.size, True)
    assert page.size >= pairs
    assert [each for each in corpus.findings if each.severity == "error"] == []


def with_note(text: str, note: str) -> bytes:
    """Return a document of Word of two paragraphs, with a footnote in the first."""
    call = run(text) + '<w:r><w:footnoteReference w:id="1"/></w:r>'
    return docx(paragraph(call) + paragraph(text), footnotes=notes("footnote", paragraph(note)))


def test_notes_of_both_sides_pair(project: Path) -> None:
    """Where both have the author's notes, these are blocks on both sides."""
    put(
        project,
        {"w.zh.docx": with_note("节约用水。", "用水：见下。"), "w.en.docx": with_note("Save water.", "Use: below.")},
    )
    assert main(["new", "w.zh.docx", "w.en.docx", "--yes"]) == 0
    assert body(project, "source_texts/w.md").endswith("节约用水。\n\n[1] 用水：见下。")
    assert body(project, "docs/w.md").endswith("\n[1] Use: below.")
    corpus = corpus_of(project)
    assert (corpus.translations["w.md"].paired, corpus.translations["w.md"].notes) == (3, ())


def test_the_name_of_a_file_says_which_is_the_original(project: Path) -> None:
    """`-original` at its end counts more than that the other one is Chinese."""
    put(project, {"w.zh.txt": ORIGINAL, "w-original.txt": RENDERING})
    assert main(["new", "w.zh.txt", "w-original.txt", "--yes"]) == 0
    corpus = corpus_of(project)
    assert (corpus.source_texts["w"].language, corpus.translations["w.md"].language) == ("en", "zh-Hans")


def test_lists_of_markdown_stay_as_close_as_they_are(project: Path) -> None:
    """Two files of one structure are taken as typed."""
    text = "# 水\n\n- 一\n- 二\n\n- 三\n\n\n1. 四\n"
    put(project, {"w.zh.md": text, "w.en.md": text.translate(dict(zip(map(ord, "水一二三四"), "WABCD", strict=True)))})
    assert main(["new", "w.zh.md", "w.en.md"]) == 0
    assert body(project, "source_texts/w.md") == text.replace("\n\n\n", "\n\n").strip()


@pytest.mark.parametrize("arguments", [["w", "--paste"], ["w", "-"], ["-", "--id", "w"]])
def test_what_is_pasted(project: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read to its end, whatever it is."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ALTERNATING.encode())))
    assert main(["new", *arguments]) == 0
    assert corpus_of(project).translations["w.md"].paired == 3


# On a terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """A terminal on which somebody answers; all questions must be asked."""
    left: list[str] = []

    def prompt(
        question: str, default: str | None = None, value_proc: Callable[[str], object] = str, **_: object
    ) -> object:
        while True:
            assert left, question
            with suppress(click.UsageError):
                return value_proc(left.pop(0) or default or "")

    monkeypatch.setattr("bitext.cli.new.on_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)
    yield lambda *answers: left.extend(answers)
    assert left == []


def test_questions_of_an_empty_text(project: Path, terminal: Callable[..., None]) -> None:
    """Each has an answer that Enter gives; an id that is none is asked for again."""
    terminal("", "a/b", "fire-2024", "关于火的办法", "rule", "measures", "english", "")
    assert main(["new"]) == 0
    record = corpus_of(project).source_texts["fire-2024"]
    assert (record.title.original, record.type, record.language) == ("关于火的办法", "measures", "zh-Hans")


def test_questions_of_files(project: Path, terminal: Callable[..., None]) -> None:
    """A name may have spaces; what a document says itself is not asked."""
    put(project, {"my water.zh.txt": ORIGINAL, "a.txt": RENDERING})
    terminal("none.txt", "my water.zh.txt", "")
    assert main(["new"]) == 0
    assert corpus_of(project).source_texts["my-water"].size == 3
    terminal("a.txt 'my water.zh.txt'", "both")
    assert main(["new"]) == 0
    assert corpus_of(project).translations["both.md"].paired == 3


# What cannot be meant, and what cannot be read


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "bitext: expected an id or a file, found neither, and no terminal to ask on; write "),
        (["a", "b"], "bitext: expected one id, found a and b, and no such files; check the names of files\n"),
        (["a.txt", "b.txt", "c.txt"], "bitext: expected one file, or an original and its translation, found 3; "),
        (["https://a.b/c.html"], "bitext: expected a file, found the address https://a.b/c.html; save the page in your"),
        (["none.docx"], "none.docx:1:1: error[F01] expected a file that can be read, found: No such file"),
        (["w", "--paste"], "bitext: expected a text to be pasted, found none; nothing was made\n"),
        (["mkdocs.yml", "mkdocs.yml"], "bitext: expected two files, found mkdocs.yml twice; "),
        (["w", "mkdocs.yml", "--encoding", "klingon"], "bitext: expected the name of an encoding, found klingon; "),
        (["water", "o.txt"], "bitext: expected a new text, found source_texts/water.md; nothing was made, choose"),
        (["o.txt", "--id", "a/b"], "bitext: expected the id of a text, no path and no file, found a/b; "),
        (["zh.txt"], "bitext: expected the name of a text, found zh.txt; add --id, such as --id water-2024\n"),
        (["o.txt", "p.txt"], "bitext: expected texts in two languages, found Chinese in both; "),
        (["ru.txt"], "bitext: expected a script of one language, found that of ru.txt, in which several are written; "),
        (["gb.txt"], "bitext: expected an answer, found no terminal to ask on; add --encoding GB18030 if it is right, "),
        (["a.tmx"], "a.tmx:1:1: error[F20] expected "),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(
    project: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says what can be, and nothing is made."""
    put(project, {"o.txt": ORIGINAL, "p.txt": ORIGINAL, "zh.txt": ORIGINAL, "ru.txt": "Вода есть источник жизни."})
    put(project, {"gb.txt": ORIGINAL.encode("gb18030"), "a.tmx": "<tmx"})
    assert refused(project, capsys, *arguments).startswith(said)


def bomb(size: int) -> bytes:
    """Return a document that unpacks to very much."""
    return docx(f"<!--{' ' * size}-->")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("encrypted.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000 + "EncryptedPackage".encode("utf-16-le")),
        ("bomb.docx", bomb(30_000_000)),
        ("deep.docx", docx("<w:x>" * 10_000 + "</w:x>" * 10_000)),
        ("binary.txt", bytes(range(256)) * 40),
        ("empty.html", ""),
        ("a.pdf", b"%PDF-1.7\n"),
    ],
)
def test_a_file_that_cannot_be_brought_in(
    project: Path, name: str, content: str | bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line names it, and nothing is made."""
    put(project, {name: content})
    said = refused(project, capsys, name, "--yes")
    assert re.match(rf"{re.escape(name)}:\d+:\d+: error\[F(?:01|02|03|20)\] expected ", said)


def test_a_page_of_fifty_megabytes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not read at all."""
    with (project / "large.html").open("wb") as stream:
        stream.truncate(50_000_000)
    assert refused(project, capsys, "large.html").startswith("large.html:1:1: error[F03] expected at most ")
    (project / "large.html").unlink()


@pytest.mark.parametrize(
    ("call", "error"),
    [("os.fsync", errno.ENOSPC), ("pathlib.Path.open", errno.EACCES)],
)
def test_a_disk_that_takes_nothing(call: str, error: int, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A full disk or a folder that is not ours: one line, and no file, not even one of the two."""
    put(project, {"w.zh.txt": ORIGINAL, "w.en.txt": RENDERING})
    real: Callable[..., object] = os.fsync if call == "os.fsync" else Path.open
    calls = []

    def second_fails(*arguments: object, **more: object) -> object:
        if call == "os.fsync" or ".bitext-" in str(arguments[0]):
            calls.append(arguments)
            if len(calls) == 2:
                raise OSError(error, os.strerror(error))
        return real(*arguments, **more)

    with patch(call, second_fails):
        said = refused(project, capsys, "w.zh.txt", "w.en.txt")
    assert said == (
        f"docs/w.md:1:1: error[F17] expected a file that can be written, found: {os.strerror(error)}; "
        "it is as it was, mend that and run this again\n"
    )


def test_a_name_that_is_taken_meanwhile(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the second file cannot have its name any more, the first is taken away again."""
    put(project, {"w.zh.txt": ORIGINAL, "w.en.txt": RENDERING})
    real = Path.hardlink_to

    def taken(path: Path, target: Path) -> None:
        if path.parent.name == "docs":
            raise FileExistsError(errno.EEXIST, "")
        real(path, target)

    with patch("pathlib.Path.hardlink_to", taken):
        assert "docs/w.md:1:1: error[F17] expected no such file yet" in refused(project, capsys, "w.zh.txt", "w.en.txt")
