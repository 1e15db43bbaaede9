"""An original whose file name looks like its id is found, whatever characters a disk has it in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bitext.cli import main
from bitext.config import Options
from bitext.diagnostics import DuplicateIdError
from bitext.model.corpus import Corpus
from bitext.project import load

SOURCE = "---\ntitle: 题\n{}---\n\n甲。\n"
PAGE = "---\nsource_text: {}\ntitle: Page\n---\n\nAlpha.\n"


def written(root: Path, name: str, source_text: str, more: str = "") -> Corpus:
    """Return the corpus of a site with one original and one page."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "source_texts").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text("site_name: x\nplugins: [bitext]\n", encoding="utf-8")
    (root / "source_texts" / f"{name}.md").write_text(SOURCE.format(more), encoding="utf-8")
    (root / "docs" / "page.md").write_text(PAGE.format(source_text), encoding="utf-8")
    return load(options(root))


def options(root: Path) -> Options:
    """Return the options of a site."""
    return Options(root=root, docs=root / "docs", source_texts=root / "source_texts")


NFD = unicodedata.normalize("NFD", "lǜshī-fǎ")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (NFD, "lǜshī-fǎ"),
        ("lǜshī-fǎ", NFD),
        (unicodedata.normalize("NFD", "Lüshi"), "Lüshi"),
        ("大数据", "⼤数据"),
        ("⼤数据", "大数据"),
    ],
)
def test_it_is_found(tmp_path: Path, name: str, typed: str) -> None:
    """By the page that names it, by texts that are related to it, and with its text."""
    corpus = written(tmp_path, name, typed, f"related: [{typed}]\n")
    assert not corpus.findings
    translation = corpus.translations["page.md"]
    assert corpus.source_of(translation)
    edition = corpus.texts.edition("page.md")
    assert edition.source is not None
    assert edition.translation.source_id == translation.source_id
    assert len(edition.translation.pairing.pairs) == 1


def test_another_case_is_not_the_same(tmp_path: Path) -> None:
    """It differs for a reader, who is told how to write it."""
    corpus = written(tmp_path, unicodedata.normalize("NFD", "Lüshi"), "lüshi")
    assert [str(finding) for finding in corpus.findings] == [
        "docs/page.md:2:14: error[F07] expected the source text source_texts/lüshi.md, found no such file; write Lüshi"
    ]


def test_two_that_look_the_same(tmp_path: Path) -> None:
    """The message names the character that differs."""
    written(tmp_path, "大数据", "大数据")
    (tmp_path / "source_texts" / "⼤数据.md").write_text(SOURCE.format(""), encoding="utf-8")
    with pytest.raises(DuplicateIdError, match=r"it looks the same; this one has .*U\+"):
        load(options(tmp_path))


def test_the_commands_find_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`new` makes no second file of one look, and `seal` and `pairs` take either spelling."""
    written(tmp_path, NFD, "lǜshī-fǎ")
    monkeypatch.chdir(tmp_path)
    assert main(["pairs", "lǜshī-fǎ"]) == 0
    assert main(["new", "lǜshī-fǎ", "--page", "docs/other.md"]) == 0
    assert "found source_texts/" in capsys.readouterr().out
    assert len([*(tmp_path / "source_texts").iterdir()]) == 1
    assert main(["seal", NFD, "--yes"]) == 0
    written(tmp_path, "大数据", "大数据")
    assert main(["pairs", "⼤数据"]) == 0
    assert main(["new", "⼤数据"]) != 0
    assert "found ⼤数据, which has ⼤, U+2F24, for 大; write 大数据" in capsys.readouterr().err
