"""`bitext init`: a site that builds at once, with nothing off."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bitext.cli import main
from bitext.cli.configuration import as_built
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.small_project import files_of

FILES = [
    ".github/workflows/check.yml",
    ".github/workflows/publish.yml",
    ".gitignore",
    ".vscode/bitext.code-snippets",
    ".vscode/tasks.json",
    "README.md",
    "docs/glossary.md",
    "docs/glossary.yml",
    "docs/index.md",
    "docs/texts/example.md",
    "docs/texts/index.md",
    "mkdocs.yml",
    "requirements.txt",
    "source_texts/example.md",
]


def test_a_new_site_has_nothing_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All blocks of the example pair, its notes and terms are found, and a build says nothing of it."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--name", 'Water: "law"']) == 0
    assert sorted(files_of(tmp_path)) == sorted(FILES)
    options = read_options(tmp_path / "mkdocs.yml")
    corpus = as_built(load(options), options, tmp_path / "mkdocs.yml")
    assert [str(each) for each in corpus.findings] == []
    capsys.readouterr()
    assert main(["check", "--fail-on", "warning"]) == 0
    assert capsys.readouterr().out == "1 text checked, nothing to mend\n"
    (page,) = corpus.translations.values()
    assert (page.paired, page.size, len(page.notes)) == (6, 6, 2)
    assert len(corpus.concordance.uses) == 3


def test_the_site_has_its_name(tmp_path: Path) -> None:
    """Any name is a name in YAML and in Markdown; without one, that of the folder is taken."""
    assert main(["init", str(tmp_path / "a"), "--name", 'Water: "law" # 1']) == 0
    assert 'site_name: "Water: \\"law\\" # 1"\n' in (tmp_path / "a/mkdocs.yml").read_text("utf-8")
    assert main(["init", str(tmp_path / "water-law")]) == 0
    assert (tmp_path / "water-law/docs/index.md").read_text("utf-8").startswith("# Water law\n")
    for path in (tmp_path / "a").rglob("*.yml"):
        if path.name != "mkdocs.yml":  # which has tags of MkDocs'
            yaml.safe_load(path.read_text("utf-8"))


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What GitHub makes stays; where a file of a site is there, none is made."""
    (tmp_path / "README.md").write_text("# Mine\n", "utf-8")
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / "README.md").read_text("utf-8") == "# Mine\n"
    assert "README.md is there already, and stays as it is\n" in capsys.readouterr().out
    before = files_of(tmp_path)
    (tmp_path / "docs/index.md").unlink()
    assert main(["init", str(tmp_path)]) == 2
    assert "; nothing was made, name another folder\n" in capsys.readouterr().err
    assert files_of(tmp_path) == {name: data for name, data in before.items() if name != "docs/index.md"}


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the place of the folder is said, and stays."""
    (tmp_path / "a").write_text("a", "utf-8")
    assert main(["init", str(tmp_path / "a")]) == 2
    assert capsys.readouterr().err == f"bitext: expected a folder, found the file {tmp_path / 'a'}; name another\n"
