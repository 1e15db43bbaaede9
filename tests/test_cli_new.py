"""`bitext new`: two files that build right away, and none that was there before is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli import main
from bitext.cli.templates import source_text, translation
from bitext.config import SAMPLE_ORIGINAL, SAMPLE_TRANSLATION, TEXT_TYPES
from bitext.project import load
from bitext.readers.configuration import read_options
from bitext.readers.files import File
from bitext.readers.source import from_file as source_from
from bitext.readers.translation import from_file as translation_from
from bitext.readers.values import is_id
from tests.support.small_project import files_of, write_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with one text."""
    monkeypatch.chdir(write_project(tmp_path))
    return tmp_path


def findings(project: Path) -> list[str]:
    """Return what is off in a project, but for samples that are still to be replaced."""
    found = load(read_options(project / "mkdocs.yml")).findings
    return [str(finding) for finding in found if finding.code != "C22"]


def made(project: Path, before: dict[str, bytes]) -> dict[str, str]:
    """Return the files that are new, by path; the others must be as they were."""
    after = files_of(project)
    assert {name: after.get(name) for name in before} == before
    return {name: data.decode() for name, data in after.items() if name not in before}


def test_both_files_are_made(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pair is whole from the first moment: nothing is off but its samples, and its blocks pair."""
    before = files_of(project)
    assert main(["new", "water-2024"]) == 0
    assert sorted(made(project, before)) == ["docs/water-2024.md", "source_texts/water-2024.md"]
    assert findings(project) == []
    assert capsys.readouterr().out == (
        "made source_texts/water-2024.md\n"
        "made docs/water-2024.md\n"
        "next: put the original into source_texts/water-2024.md and its translation into docs/water-2024.md; "
        "`bitext pairs water-2024` shows what renders what\n"
    )
    text = load(read_options(project / "mkdocs.yml")).translations["water-2024.md"]
    assert (text.title, text.paired) == ("Water 2024", 2)


@pytest.mark.parametrize(
    ("arguments", "original", "english"),
    [
        ([], "[Water]", "Water"),
        (["--title", "Measures: “Water”"], "[Measures: “Water”]", "Measures: “Water”"),
        (["--title", "节约用水办法\u3000（试行）"], "节约用水办法\u3000（试行）", "Water"),
        (["--title", " "], "[Water]", "Water"),
    ],
)
def test_a_title_is_that_of_its_language(
    arguments: list[str], original: str, english: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Chinese title is the original's; any other is the translation's, and the original's in brackets."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    monkeypatch.chdir(tmp_path)
    assert main(["new", "water", *arguments]) == 0
    corpus = load(read_options(tmp_path / "mkdocs.yml"))
    assert {finding.code for finding in corpus.findings} == {"C22"}
    source = corpus.texts.edition("water.md").source
    assert source is not None
    assert source.title.original == original
    assert source.body == f"# {original}\n\n原文。"
    assert corpus.translations["water.md"].title == english


def test_what_is_said_is_written(project: Path) -> None:
    """Language and type stand where they belong, and so does the page."""
    assert main(["new", "w", "--language", "zh-Hant", "--type", "law", "--page", "laws/w.md"]) == 0
    corpus = load(read_options(project / "mkdocs.yml"))
    assert (corpus.source_texts["w"].language, corpus.source_texts["w"].type) == ("zh-Hant", "law")
    assert corpus.translations["laws/w.md"].source_id == "w"
    assert findings(project) == []


def test_the_page_goes_among_the_texts(project: Path) -> None:
    """Where the docs folder has a folder for texts, pages are made there."""
    (project / "docs" / "texts").mkdir()
    assert main(["new", "w"]) == 0
    assert (project / "docs" / "texts" / "w.md").is_file()


@pytest.mark.parametrize("typed", ["laws/w.md", "docs/laws/w.md"])
def test_a_place_is_seen_from_here_or_from_the_docs_folder(project: Path, typed: str) -> None:
    """Both ways in which an editor names a page lead to the same file."""
    before = files_of(project)
    assert main(["new", "w", "--page", typed]) == 0
    assert sorted(made(project, before)) == ["docs/laws/w.md", "source_texts/w.md"]


@pytest.mark.parametrize("typed", ["../w.md", "laws/w.txt", "laws", "/w.md", "source_texts/../../w.md"])
def test_a_place_elsewhere_is_refused(project: Path, typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A page outside the docs folder, or one that no host would read, is not made."""
    before = files_of(project)
    assert main(["new", "w", "--page", typed]) == 2
    assert capsys.readouterr().err == (
        f"bitext: expected a file of docs/ that ends in .md, found {typed}; write texts/page.md\n"
    )
    assert files_of(project) == before


@pytest.mark.parametrize("id_", ["", ".", "..", "../x", "a/b", "a\\b", "a b", "-a\n", ".a", "a..b", "a:b", "a\0b"])
def test_a_bad_id_is_refused(project: Path, id_: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be a file's name everywhere, or leads elsewhere, is no id."""
    before = files_of(project)
    assert main(["new", "--", id_]) == 2
    said = capsys.readouterr().err
    assert said.startswith("bitext: expected the id of a text, no path and no file, found ")
    assert len(said.splitlines()) == 1
    assert files_of(project) == before


def test_a_title_of_two_lines_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line feed in a title would be a second line of the front matter."""
    assert main(["new", "w", "--title", "a\nb: c"]) == 2
    assert capsys.readouterr().err == (
        "bitext: expected a title on one line, found 'a\\nb: c'; take out what cannot be seen\n"
    )
    assert not (project / "docs" / "w.md").exists()


def test_nothing_is_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is there stays as it is."""
    before = files_of(project)
    assert main(["new", "water"]) == 2
    assert capsys.readouterr().err == (
        "bitext: expected a new id, found source_texts/water.md and docs/water.md; nothing was made\n"
    )
    assert files_of(project) == before


def test_a_page_for_a_source_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the source text is there, the page alone is made, and holds no example that would pair with its words."""
    (project / "docs" / "water.md").unlink()
    before = files_of(project)
    assert main(["new", "water"]) == 0
    assert list(made(project, before)) == ["docs/water.md"]
    assert capsys.readouterr().out.startswith("found source_texts/water.md and left it as it is\nmade docs/water.md\n")
    assert [finding.split("]")[0] for finding in findings(project)] == ["docs/water.md:13:1: error[C01"]


def test_a_source_text_for_a_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a page names a source text that is not there, that alone is made, without a text: all is well then."""
    (project / "source_texts" / "water.md").unlink()
    (project / "docs" / "laws").mkdir()
    (project / "docs" / "water.md").rename(project / "docs" / "laws" / "saving.md")
    before = files_of(project)
    assert main(["new", "water"]) == 0
    assert list(made(project, before)) == ["source_texts/water.md"]
    assert capsys.readouterr().out.startswith(
        "made source_texts/water.md\nfound docs/laws/saving.md and left it as it is\n"
    )
    assert findings(project) == []


def test_a_second_translation(project: Path) -> None:
    """A page in another place is another translation of the same text."""
    before = files_of(project)
    assert main(["new", "water", "--page", "other.md"]) == 0
    assert list(made(project, before)) == ["docs/other.md"]


def test_a_source_text_in_a_folder_is_found(project: Path) -> None:
    """Source texts may lie in folders; a second one with the same id is never made."""
    (project / "source_texts" / "laws").mkdir()
    (project / "source_texts" / "water.md").rename(project / "source_texts" / "laws" / "water.md")
    before = files_of(project)
    assert main(["new", "water", "--page", "other.md"]) == 0
    assert list(made(project, before)) == ["docs/other.md"]


def test_an_id_that_differs_in_case_alone_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two ids that are one on half of all computers would stop every build."""
    before = files_of(project)
    assert main(["new", "Water"]) == 2
    assert capsys.readouterr().err == (
        "bitext: expected an id of its own, found Water; there is water: write it like that\n"
    )
    assert files_of(project) == before


def test_a_link_that_leads_nowhere_is_left(project: Path) -> None:
    """A broken link is a file that somebody put there."""
    (project / "docs" / "w.md").symlink_to(project / "docs" / "gone.md")
    assert main(["new", "w"]) == 0
    assert (project / "docs" / "w.md").is_symlink()
    assert not (project / "docs" / "gone.md").exists()


def test_the_new_page_builds_strictly(project: Path) -> None:
    """The host has nothing to say about the new pair either, as soon as the samples are replaced."""
    assert main(["new", "w", "--title", "关于水的法"]) == 0
    for name, old, new in (
        ("docs/w.md", SAMPLE_TRANSLATION, "Of water."),
        ("source_texts/w.md", SAMPLE_ORIGINAL, "水。"),
    ):
        (project / name).write_text((project / name).read_text("utf-8").replace(old, new), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", project / "site"],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    html = (project / "site" / "w" / "index.html").read_text(encoding="utf-8")
    assert "关于水的法" in html
    assert "Of water." in html


TITLES = (
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)
)


@given(
    st.from_regex(r"[^\W_][\w.-]{0,20}", fullmatch=True).filter(is_id),
    TITLES,
    st.sampled_from(["zh-Hans", "zh-TW", "lzh", "en-GB", "ja", "bo", "pi-Latn", "ar"]),
    st.sampled_from(["", *TEXT_TYPES]),
    st.booleans(),
)
def test_every_value_comes_back(id_: str, title: str, language: str, type_: str, example: bool) -> None:
    """Whatever title and id are made of, the files say it again when they are read."""
    original, findings = source_from(File("s.md", source_text(id_, title, language, type_, example=example)), id_)
    assert [finding.code for finding in findings] == ["C22"] * example
    assert (original.title.original, original.language, original.type) == (title, language, type_)
    assert len(original.blocks) == 2 * example
    read = translation_from(File("t.md", translation(id_, title, example=example)), "t.md")
    assert read is not None
    assert [finding.code for finding in read[1]] == ["C22"] * example
    assert (read[0].source_id, read[0].title) == (id_, title)
