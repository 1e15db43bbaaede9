"""`bitext seal`: one line of the front matter is written, and not a byte besides."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bitext.cli import main
from bitext.cli.front_matter import sealing
from bitext.diagnostics import Finding
from bitext.model.edition import SourceText
from bitext.project import load
from bitext.readers.configuration import read_options
from bitext.readers.files import File
from bitext.readers.source import from_file
from tests.support.mended import fixed
from tests.support.small_project import SOURCE_TEXT, files_of, write_project

SEAL = hashlib.sha256(SOURCE_TEXT.split("---\n\n")[1].strip("\n").encode()).hexdigest()
OTHER = "0" * 64
NAME = "source_texts/water.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with one text, not sealed."""
    monkeypatch.chdir(write_project(tmp_path))
    return tmp_path


def rewrite(project: Path, before: str, after: str) -> None:
    """Change something in the source text."""
    path = project / NAME
    path.write_bytes(path.read_bytes().replace(before.encode(), after.encode()))


def test_a_seal_is_one_line_more(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line stands below the last key; the text is sealed from then on, and a second time nothing happens."""
    assert main(["seal", "water"]) == 0
    assert capsys.readouterr().out == f"water: sealed, no seal → {SEAL[:12]}…\n"
    sealed = (project / NAME).read_text(encoding="utf-8")
    assert sealed == SOURCE_TEXT.replace("办法\n---\n", f"办法\nsha256: {SEAL}\n---\n", 1)
    assert load(read_options(project / "mkdocs.yml")).findings == ()
    assert main(["seal", "water"]) == 0
    assert capsys.readouterr().out == "water: sealed\n"
    assert (project / NAME).read_text(encoding="utf-8") == sealed


def test_another_seal_is_not_replaced_unasked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody can be asked, a text that has changed keeps its seal, and no other text is sealed either."""
    rewrite(project, "title:", f"sha256: {OTHER}\ntitle:")
    (project / "source_texts" / "fire.md").write_text("---\ntitle: 火\n---\n\n火\n", encoding="utf-8")
    before = files_of(project)
    assert main(["seal", "--all"]) == 2
    assert capsys.readouterr().err == (
        "bitext: expected an answer, found no terminal to ask on; add --yes to go on without being asked\n"
    )
    assert files_of(project) == before


def test_another_seal_is_replaced_when_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --yes the line is replaced where it stands, and its comment stays."""
    rewrite(project, "title:", f"sha256:  '{OTHER}'  # by bitext seal\ntitle:")
    assert main(["seal", "water", "--yes"]) == 0
    assert capsys.readouterr().out == f"water: sealed, {OTHER[:12]}… → {SEAL[:12]}…\n"
    expected = SOURCE_TEXT.replace("title:", f"sha256: {SEAL}  # by bitext seal\ntitle:", 1)
    assert (project / NAME).read_text(encoding="utf-8") == expected


def test_a_check_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing seal and a broken one are named, and the status is 1; a text that is not on file has nothing to seal."""
    rewrite(project, "title:", f"sha256: {OTHER}\ntitle:")
    (project / "source_texts" / "earth.md").write_text("---\ntitle: 土\n---\n", encoding="utf-8")
    (project / "source_texts" / "fire.md").write_text("---\ntitle: 火\n---\n\n火\n", encoding="utf-8")
    (project / "source_texts" / "gold.md").write_text(f"---\ntitle: 金\nsha256: {OTHER}\n---\n", encoding="utf-8")
    before = files_of(project)
    assert main(["seal", "--all", "--check"]) == 1
    assert capsys.readouterr().out == (
        "fire: not sealed\n"
        "gold: nothing to seal, the text is gone; take out the line sha256 if that is meant\n"
        f"water: changed since it was sealed, {OTHER[:12]}… is now {SEAL[:12]}…\n"
    )
    assert files_of(project) == before
    assert main(["seal", "earth", "--check"]) == 0
    assert capsys.readouterr().out == "every text that is on file is sealed\n"


def test_a_text_without_a_body(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not on file cannot be sealed, and that is no fault."""
    (project / "source_texts" / "earth.md").write_text("---\ntitle: 土\n---\n", encoding="utf-8")
    before = files_of(project)
    assert main(["seal", "earth"]) == 0
    assert capsys.readouterr().out == "earth: nothing to seal, the original is not on file\n"
    assert files_of(project) == before


def test_a_file_that_cannot_be_used(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that cannot be read is reported as in a build; the others are sealed."""
    (project / "source_texts" / "fire.md").write_bytes(b"---\ntitle: \xff\n---\n")
    assert main(["seal", "--all"]) == 1
    assert capsys.readouterr().out == (
        "source_texts/fire.md:2:8: error[F02] expected UTF-8, found the byte 0xFF; "
        "save the file as UTF-8 (an editor's “Save with encoding”)\n"
        f"water: sealed, no seal → {SEAL[:12]}…\n"
    )


@pytest.mark.parametrize("typed", ["water", "water.md", "source_texts/water.md"])
def test_a_text_may_be_named_by_its_file(project: Path, typed: str) -> None:
    """What a shell completes is as good as an id."""
    assert main(["seal", typed, "water"]) == 0
    assert f"sha256: {SEAL}\n" in (project / NAME).read_text(encoding="utf-8")


def test_an_unknown_id(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest id is named, and no other text is sealed."""
    before = files_of(project)
    assert main(["seal", "water", "watr"]) == 2
    assert capsys.readouterr().err == "bitext: expected the id of a source text, found watr; write water\n"
    assert files_of(project) == before


@pytest.mark.parametrize(
    "front_matter",
    [
        "{title: 水}",
        "{title: 水,\nsha256: 1}",
        "title: 水\n'sha256': 1",
        "title: 水\nsha256: !!str 1",
        "title: 水\nsha256: >-\n  1",
        "title: 水\nsha256: [1,\n  2]",
        "title: 水\nsha256: '1\n  2'",
    ],
)
def test_an_odd_style_is_left_to_its_writer(
    project: Path, front_matter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A front matter that a line more or less would break is not touched; the message holds the line to write."""
    (project / NAME).write_text(f"---\n{front_matter}\n---\n\n水\n", encoding="utf-8")
    before = files_of(project)
    assert main(["seal", "water", "--yes"]) == 2
    assert capsys.readouterr().err == (
        "source_texts/water.md:1:1: error[F06] expected `key: value` lines in the front matter, found another style; "
        f"write `sha256: {hashlib.sha256('水'.encode()).hexdigest()}` there yourself\n"
    )
    assert files_of(project) == before


def test_a_read_only_file_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that nobody may write is not replaced, whoever asks."""
    (project / NAME).chmod(0o444)
    before = files_of(project)
    assert main(["seal", "water"]) == 2
    assert capsys.readouterr().err == (
        "source_texts/water.md:1:1: error[F17] expected a file that can be written, found it read-only; "
        "change its permissions, run this again\n"
    )
    assert files_of(project) == before


def test_no_copy_is_written_through_a_link(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A stranger who puts a link in the place of a copy, or of their folder, has nothing else overwritten."""
    mine = project.with_name("mine.txt")
    mine.write_text("mine", "utf-8")
    folder = project / "source_texts" / ".sealed"
    folder.mkdir()
    copy = folder / f"water-{SEAL[:12]}.txt"
    copy.symlink_to(mine)
    said = f"source_texts/.sealed/{copy.name}:1:1: error[F17] expected a file of its own for the copy of an original, "
    assert main(["seal", "water"]) == 2
    assert said in capsys.readouterr().err
    copy.unlink()
    folder.rename(project.with_name("elsewhere"))
    folder.symlink_to(project.with_name("elsewhere"))
    assert main(["seal", "water"]) == 2
    assert mine.read_text("utf-8") == "mine"
    assert not list(project.with_name("elsewhere").iterdir())


def test_permissions_and_links_stay(project: Path) -> None:
    """The file is the same to everybody else: its permissions are, and a link to it stays one."""
    real = project / "source_texts" / "real.txt"
    (project / NAME).rename(real)
    real.chmod(0o640)
    (project / NAME).symlink_to(real)
    assert main(["seal", "water"]) == 0
    assert (project / NAME).is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert f"sha256: {SEAL}\n".encode() in real.read_bytes()
    assert sorted(path.name for path in real.parent.iterdir()) == [".sealed", "real.txt", "water.md"]


BODIES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LINES = st.sampled_from(
    [
        "title: 水  # 法",
        "related: [a,\n  b]",
        "related:\n- a\n- b",
        "author:\n  zh: 习近平\n  # who\n  en: Xi",
        "number: |\n  国发\n  # 号\n",
        "# a comment",
        "",
        "license: ''",
        "other: |+\n  a\n\n",
    ]
)
SEALED = st.sampled_from(
    ["", "sha256:\n", "sha256:   # none\n", "sha256: ~\n", f"sha256: {OTHER}\n", 'sha256: "1"\t# old \n']
)


@given(
    st.lists(LINES, unique_by=lambda line: line.partition(":")[0], max_size=4),
    SEALED,
    st.lists(LINES, max_size=2),
    BODIES,
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.sampled_from(["---", "..."]),
)
def test_all_other_bytes_stay(
    above: list[str], sealed: str, below: list[str], body: str, end: str, mark: bool, rule: str
) -> None:
    """Whatever the file looks like, a seal is one line in it, is the right one, and sealing twice changes nothing."""
    below = [line for line in below if line.startswith("#") or not line]
    head = "".join(f"{line}\n" for line in above) + sealed + "".join(f"{line}\n" for line in below)
    data = f"---\n{head}{rule}\n".replace("\n", end).encode() + body.encode()
    data = b"\xef\xbb\xbf" * mark + data
    text, findings = read(data)
    assume(text.body_sha256 and not any(finding.code == "F04" for finding in findings))
    after = resealed_as(data, text.body_sha256)
    new = f"sha256: {text.body_sha256}".encode()
    lines, kept = data.split(b"\n"), after.split(b"\n")
    places = [index for index, line in enumerate(kept) if line.startswith(new)]
    assert len(places) == 1
    if sealed:
        assert lines[places[0]].startswith(b"sha256:")
        assert [*kept[: places[0]], lines[places[0]], *kept[places[0] + 1 :]] == lines
        assert kept[places[0]].partition(b"#")[1:] == lines[places[0]].partition(b"#")[1:]
    else:
        assert [*kept[: places[0]], *kept[places[0] + 1 :]] == lines
    resealed, _ = read(after)
    assert (resealed.sha256, resealed.body) == (text.body_sha256, text.body)
    assert resealed_as(after, text.body_sha256) == after


def resealed_as(data: bytes, seal: str) -> bytes:
    """Return the file with its seal written."""
    edit = sealing(data.decode("utf-8-sig"), seal)
    assert edit is not None
    return fixed(data, [edit])


def read(data: bytes) -> tuple[SourceText, tuple[Finding, ...]]:
    """Return the source text in a file of these bytes, and its findings."""
    return from_file(File("s.md", data.decode("utf-8-sig").replace("\r\n", "\n")), "s")
