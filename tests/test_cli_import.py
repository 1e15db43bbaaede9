"""`bitext glossary import` of other programs' files: what is guessed is said and asked about, and nobody guesses columns."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bitext.cli import main
from tests.support.small_project import files_of, write_project

FILE = "docs/glossary.yml"
GB18030 = "sep=;\n中文;英文;词性\n火;fire;n.\n".encode("gb18030")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with a glossary of one term."""
    monkeypatch.chdir(write_project(tmp_path, {FILE: "- id: shui\n  zh: 水\n"}))
    return tmp_path


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Return the status of an import of the table, and what it prints."""
    status = main(["glossary", "import", "terms.csv", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def on_a_terminal(arguments: list[str], answers: str) -> tuple[int, str]:
    """Return the status of a command that is run on a terminal, and what it shows there."""
    ours, theirs = os.openpty()
    code = "from bitext.cli import run; run()"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as command:
        os.close(theirs)
        os.write(ours, answers.encode())
        shown = bytearray()
        with suppress(OSError):  # a terminal whose last program has ended
            while data := os.read(ours, 4096):
                shown += data
        status = command.wait()
    os.close(ours)
    return status, shown.decode()


def test_a_guess_is_said_and_not_taken_unasked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody can be asked, an editor says it: with the encoding, or with a yes to all."""
    (project / "terms.csv").write_bytes(GB18030)
    before = files_of(project)
    guess = "terms.csv: does not say its encoding; read as GB18030 it begins 中文, 英文, 词性\n"
    counts = (
        "terms.csv: left out, as a glossary has no place for it: column 词性 (1)\n"
        "terms.csv: 1 term: 1 new, 0 different, 0 the same\n"
    )
    assert run(capsys=capsys) == (
        2,
        guess,
        "bitext: expected an answer, found no terminal to ask on; add --encoding GB18030 if it is right, or --yes\n",
    )
    assert run("--dry-run", capsys=capsys) == (0, guess + counts, "")
    assert files_of(project) == before
    assert run("--encoding", "GBK", "--dry-run", capsys=capsys) == (0, counts, "")
    written = "docs/glossary.yml: written\n"
    assert run("--yes", capsys=capsys) == (0, guess + counts + written, "")
    assert (project / FILE).read_text(encoding="utf-8").endswith("\n- id: huo\n  zh: 火\n  renderings:\n    - fire\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize("answers", ["y\ny\n", "n\n"])
def test_a_guess_is_asked_about_on_a_terminal(project: Path, answers: str) -> None:
    """A person sees the first words, and says whether they are right."""
    (project / "terms.csv").write_bytes(GB18030)
    before = (project / FILE).read_bytes()
    status, shown = on_a_terminal(["glossary", "import", "terms.csv"], answers)
    assert "read as GB18030 it begins 中文, 英文, 词性" in shown
    assert "Is that right? [y/N]:" in shown
    if answers == "n\n":
        assert status == 1
        assert "nothing was written; add --encoding with the name of the right one" in shown
    else:
        assert (status, "Write to docs/glossary.yml? [y/N]:" in shown) == (0, True)
    assert ((project / FILE).read_bytes() == before) is (answers == "n\n")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--encoding", "klingon"], "bitext: expected the name of an encoding, found klingon; write GB18030, Big5 or UTF-16\n"),
        (["--column", "zn=1"], "bitext: expected --column KEY=COLUMN with one of the keys id, zh, pinyin, type, definition, not_in, see_also, sources, alone, en, status, by, note, found zn=1; write --column zh=Term, or --column zh=1\n"),
        (["--column", "zh"], "bitext: expected --column KEY=COLUMN with one of the keys id, zh, pinyin, type, definition, not_in, see_also, sources, alone, en, status, by, note, found zh; write --column zh=Term, or --column zh=1\n"),
        (["--column", "zh=1", "--column", "zh=2"], "bitext: expected one column for zh, found two; only en may have several\n"),
    ],
)  # fmt: skip
def test_options_that_cannot_be_meant(
    project: Path, options: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says what can be."""
    (project / "terms.csv").write_text("zh\n火\n", encoding="utf-8")
    assert run(*options, capsys=capsys) == (2, "", expected)


def test_columns_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the message offers works as it is printed."""
    (project / "terms.csv").write_text("Wort,Bedeutung (kurz)\n火,fire\n", encoding="utf-8")
    status, out, _ = run("--yes", capsys=capsys)
    assert (status, out.splitlines()[1:]) == (1, ["nothing was written"])
    offered = shlex.split(out.splitlines()[0].partition("or add ")[2])
    assert offered == ["--column", "zh=Wort", "--column", "en=Bedeutung (kurz)"]
    assert run(*offered, "--yes", capsys=capsys)[0] == 0
    assert "zh: 火\n  renderings:\n    - fire\n" in (project / FILE).read_text(encoding="utf-8")


def test_what_is_left_out_is_a_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of very many names, those that are there most often, and none of them long."""
    heads = [f"column-{number}-{'x' * 100}" for number in range(50)]
    (project / "terms.csv").write_text(
        f"zh,en,{','.join(heads)}\n火,fire,{','.join('y' * 50)}\n风,wind,y\n", encoding="utf-8"
    )
    status, out, _ = run("--dry-run", capsys=capsys)
    (line,) = (each for each in out.splitlines() if "left out" in each)
    assert status == 0
    assert "column column-0-" in line
    assert line.endswith("… (1), and 20 more")
    assert len(line) < 2500


def test_a_warning_about_the_glossary_stops_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What may be a slip is said, and may be meant: only an entry that is not read keeps others from being added."""
    (project / FILE).write_text(
        "- id: shui\n  zh: 水\n  renderings:\n    - fresh water; sweet water\n", encoding="utf-8"
    )
    (project / "terms.csv").write_text("zh,en\n火,fire\n", encoding="utf-8")
    status, out, _ = run("--yes", capsys=capsys)
    assert status == 0
    assert [line.split(":")[3].split("[")[0] for line in out.splitlines() if "[C30]" in line] == [" warning"]
    assert out.endswith("docs/glossary.yml: written\n")
