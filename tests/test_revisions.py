"""What has changed in an original since it was translated: found by its seal, said pair by pair, shown word by word."""

from __future__ import annotations

import subprocess
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli import main
from bitext.extension import BitextExtension, Site
from bitext.languages import CHINESE
from bitext.model.corpus import Corpus
from bitext.project import load
from bitext.readers.configuration import read_options
from bitext.readers.git import git
from bitext.readers.sealed import sealed_body
from bitext.revisions import revision_between, words_between
from bitext.syntax.source_blocks import scan
from tests.support.small_project import write_project

NAME = "source_texts/water.md"
PAIR_2 = (
    'docs/water.md:8:1: warning[C37] expected a translation of "第一条 为了保护水源,制…", found that of "第一条 为了节约用水,制…"; '
    "revise pair 2; when all are done, run `bitext seal water` (see source_texts/water.md:8)"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """The working folder: a project whose text is sealed."""
    monkeypatch.chdir(write_project(tmp_path))
    assert main(["seal", "water"]) == 0
    capsys.readouterr()
    return tmp_path


def amend(project: Path, before: str = "为了节约用水", after: str = "为了保护水源") -> None:
    """Change the original."""
    path = project / NAME
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")


def corpus_of(project: Path) -> Corpus:
    """Return the corpus of a project."""
    return load(read_options(project / "mkdocs.yml"))


def said(project: Path) -> list[str]:
    """Return the messages on originals that have changed."""
    return [str(each) for each in corpus_of(project).findings if each.code == "C37"]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("规模达到2.5万亿元", "规模达到3万亿元", "规模达到[-2.5-]{+3+}万亿元"),
        ("节约用水", "节约用水、保护水源", "节约用水{+、保护水源+}"),
        ("应当节约用水。", "应当用水。", "应当[-节约-]用水。"),
        ("到2025年，", "到2026年，", "到[-2025-]{+2026+}年，"),
        ("the state shall", "the State must", "the [-state shall-]{+State must+}"),
        ("水", "", "[-水-]"),
        ("", "水", "{+水+}"),
        ("水", "水", "水"),
        ("甲乙丙", "丁戊", "[-甲乙丙-]{+丁戊+}"),
    ],
)
def test_words_that_have_changed(before: str, after: str, shown: str) -> None:
    """A number and an English word change as wholes, Chinese character by character; what is gone stands first."""
    form = {"kept": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    assert "".join(form[part.state].format(part.text) for part in words_between(before, after)) == shown


TEXTS = st.lists(st.sampled_from(["水", "法", "2.5", "3", " ", "law", "，", "万", "\n"]), max_size=12).map("".join)


@given(TEXTS, TEXTS)
def test_both_texts_are_whole(before: str, after: str) -> None:
    """What is kept and gone is the earlier text, what is kept and new the later one: no character is lost."""
    parts = words_between(before, after)
    assert "".join(part.text for part in parts if part.state != "new") == before
    assert "".join(part.text for part in parts if part.state != "gone") == after


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("一。\n\n二。\n\n三。", "一。\n\n二。\n\n三。", []),
        ("第一条 甲乙丙。\n\n第二条 丁。", "第一条 甲乙戊。\n\n第二条 丁。", [0]),
        ("第一条 甲。\n\n第二条 乙。\n\n第三条 丙。", "第一条 甲。\n\n第三条 丙。", [0]),
        ("第一条 甲。\n\n第二条 乙。", "第二条 乙。", [0]),
        ("第一条 甲。", "第一条 甲。\n\n新的一条，与别的不同。", [1]),
        ("| 甲 | 乙 |\n|---|---|\n| 一 | 二 |", "| 甲 | 乙 |\n|---|---|\n| 一 | 三 |", [0]),
    ],
)
def test_blocks_that_have_changed(before: str, after: str, changed: list[int]) -> None:
    """A block that is gone is said with the one before it, or with the first; a new one is its own."""
    assert list(revision_between(scan(before, 1, CHINESE), scan(after, 1, CHINESE)).changes) == changed


def test_a_change_is_said_at_its_pair(project: Path) -> None:
    """The copy that was kept with the seal tells which pair is behind, in both versions' words."""
    assert said(project) == []
    amend(project)
    assert said(project) == [PAIR_2]


def test_git_knows_the_sealed_text(project: Path) -> None:
    """Without the copy, the version is found in git; without either, nobody knows what has changed."""
    run = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "source_texts/water.md"], ["commit", "-qm", "a text"]):
        subprocess.run([*run, *words], check=True, cwd=project)
    for copy in (project / "source_texts/.sealed").iterdir():
        copy.unlink()
    amend(project)
    assert said(project) == [PAIR_2]
    (project / ".git").rename(project / "no-git")
    assert said(project) == []


def test_settings_in_the_project_run_no_program(project: Path) -> None:
    """A stranger's pull request can hold a bare repository, whose settings name programs: git is not asked there."""
    folder, ran = project / "source_texts", project / "ran"
    subprocess.run(["git", "init", "-q", "--bare", "."], check=True, cwd=folder)
    run = ["git", "--work-tree=.", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["add", "water.md"], ["commit", "-qm", "a text"], ["config", "core.fsmonitor", f"touch {ran}"]):
        subprocess.run([*run, *words], check=True, cwd=folder)
    assert git(folder, "rev-parse", "HEAD", seconds=10) is None
    subprocess.run(["git", "init", "-q", "."], check=True, cwd=project)
    assert git(folder, "rev-parse", "--git-dir", seconds=10) is None
    assert not ran.exists()


def test_a_copy_that_somebody_has_changed_is_not_used(project: Path) -> None:
    """A copy is held against the seal."""
    (copy,) = (project / "source_texts/.sealed").iterdir()
    copy.write_text("# 别的\n", "utf-8")
    assert sealed_body(project / NAME, corpus_of(project).source_texts["water"].sha256) == ""


@pytest.mark.parametrize("seal", [r'"a\0b"', "../../../water", "a" * 5000])
def test_what_is_no_seal_is_looked_for_nowhere(project: Path, seal: str) -> None:
    """A seal is part of a file's name: what somebody has typed in its place leads nowhere, and stops no build."""
    page = project / "docs/water.md"
    page.write_text(page.read_text("utf-8").replace("title:", f"source_sha256: {seal}\ntitle:", 1), "utf-8")
    assert said(project) == []


def test_a_page_may_stay_behind(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--translate-later` seals the new text, and the page says which version it renders until it is revised."""
    earlier = corpus_of(project).source_texts["water"].sha256
    page = (project / "docs/water.md").read_text("utf-8")
    amend(project)
    assert main(["seal", "water", "--yes", "--translate-later"]) == 0
    assert f"source_sha256: {earlier}\n" in (project / "docs/water.md").read_text("utf-8")
    later = PAIR_2.replace("warning", "information").replace("docs/water.md:8", "docs/water.md:9")
    assert [str(each) for each in corpus_of(project).findings] == [later]
    assert len(list((project / "source_texts/.sealed").iterdir())) == 2
    capsys.readouterr()
    assert main(["seal", "water"]) == 0  # nobody to ask
    assert capsys.readouterr().out.endswith(f"docs/water.md: renders {earlier[:12]}…; when it is revised, add --yes\n")
    assert main(["seal", "water", "--yes"]) == 0
    assert (project / "docs/water.md").read_text("utf-8") == page
    assert said(project) == []
    assert len(list((project / "source_texts/.sealed").iterdir())) == 1


def test_the_page_shows_what_has_changed(project: Path) -> None:
    """A reader sees at the head which pairs are behind, and at each what has changed; the original stays as it is."""
    amend(project)
    options = read_options(project / "mkdocs.yml")
    site = Site(load(options), options)
    body = site.corpus.texts.edition("water.md").translation.body
    html = markdown.markdown(body, extensions=[BitextExtension(site, "water.md")])
    assert '<a href="#p2">2</a>' in html.split('class="bitext-outdated"')[1].split("</p>")[0]
    assert "第一条 为了<del>节约用水</del><ins>保护水源</ins>,制定本办法。" in html
    assert html.count("bitext-changed") == 1
    assert "editing.css" in html
