"""The folders of a project may lie anywhere: they are read, and messages name their files so that an editor finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.cli import main
from bitext.config import Options
from tests.support.project import build
from tests.support.small_project import PAGE, SOURCE_TEXT

FILES = {
    "config/mkdocs.yml": "site_name: A\ndocs_dir: ../content\nplugins:\n  - bitext: {source_texts: ../originals}\n",
    "originals/water.md": SOURCE_TEXT,
    "content/texts/water.md": PAGE.replace("everybody's duty.", "everybody's duty[^9]."),
    "content/index.md": "# Home\n\n<!-- texts -->\n",
}
MESSAGE = (
    "../content/texts/water.md:12:75: error[C21] expected a footnote [^9], found none; write it on a line of its own"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A configuration in a folder of its own, the texts in two others."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_both_are_read_and_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The original stands beside its translation, and a fault of either has a path that can be opened."""
    done = build(project / "config")
    assert f"{MESSAGE} " in done.stdout
    assert done.stdout.count("[F01]") == 0
    article = (project / "config" / "site" / "texts" / "water" / "index.html").read_text("utf-8")
    assert "第三条 国家鼓励节约用水" in article
    assert main(["pairs", "water", "--config", str(project / "config" / "mkdocs.yml")]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("../content/texts/water.md: 4 of 4 blocks paired\n")
    assert f"\n{MESSAGE} " in printed


def test_commands_write_there(project: Path) -> None:
    """A text is sealed, and another begun, in folders outside that of the configuration."""
    configuration = ["--config", str(project / "config" / "mkdocs.yml")]
    assert main(["seal", "water", *configuration]) == 0
    assert "sha256: " in (project / "originals" / "water.md").read_text("utf-8")
    assert main(["new", "law-2024", *configuration]) == 0
    assert (project / "originals" / "law-2024.md").is_file()
    assert (project / "content" / "texts" / "law-2024.md").is_file()


def test_a_path_is_named_as_an_editor_opens_it() -> None:
    """Below the project's folder as it is, elsewhere by the way from it."""
    options = Options(root=Path("/a/b"), docs=Path("/a/content"), source_texts=Path("/a/b/zh"))
    shown = [options.shown(Path(path)) for path in ("/a/b/zh/x.md", "/a/content/y.md", "/c/z.md")]
    assert shown == ["zh/x.md", "../content/y.md", "../../c/z.md"]
    assert [options.file(each) for each in shown] == [Path("/a/b/zh/x.md"), Path("/a/content/y.md"), Path("/c/z.md")]
