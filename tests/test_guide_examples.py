"""Every command that the guide, the README and the help show runs, in a project that has what it names."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import click
import pytest

from bitext.cli import bitext, main
from tests.support.docx import docx, paragraph
from tests.support.small_project import MKDOCS_YML, PAGE, SOURCE_TEXT, write_project

ROOT = Path(__file__).parents[1]
PAGES = (
    *sorted((ROOT / "docs/guide").glob("*.md")),
    ROOT / "README.md",
    ROOT / "plugins/bitext/starter/site/README.md",
)
SHELL = re.compile(r"^```sh[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BEHIND = re.compile(r"\s+#\s.*$|\s+[>|]\s.*$")
"""A comment, or what the shell does with the output."""
TERMS = "id,zh,en,en-2,Wort,Bedeutung\nshui,水,water,,水,water\n"
SPEECH = "第一段，讲水。\n\n第二段，讲节约。\n", "First paragraph, on water.\n\nSecond paragraph, on saving.\n"


def commands_of(text: str) -> Iterator[str]:
    """Yield the calls of ours in a line of shell."""
    for line in text.splitlines():
        for part in BEHIND.sub("", line).split("&&"):
            inner = re.search(r"\$\((bitext [^)]*)\)", part)
            call = inner[1] if inner else part.strip()
            if call.startswith("bitext "):
                yield call


def shown_in_help() -> Iterator[str]:
    """Yield the examples of all commands, those of commands in commands too."""
    context = click.Context(bitext)
    for name in bitext.list_commands(context):
        command = bitext.get_command(context, name)
        assert command is not None
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        for each in (command, *inner):
            assert each.epilog, f"{each.name}: expected an example in its help, found none"
            assert "Example" in each.epilog or isinstance(each, click.Group)
            yield from commands_of("\n".join(line.strip() for line in each.epilog.splitlines()))


EXAMPLES = sorted(
    {
        *(call for page in PAGES for body in SHELL.findall(page.read_text("utf-8")) for call in commands_of(body)),
        *shown_in_help(),
    }
)


def prepared(folder: Path, call: str) -> None:
    """Make a project that has what a call names."""
    if " init" in call:
        return
    there = {"docs/texts/index.md": "# Texts\n\n<!-- texts -->\n", "mkdocs.yml": MKDOCS_YML}
    write_project(folder, there)
    if not re.search(r" new\b", call):
        write_project(
            folder,
            {
                "source_texts/water-2024.md": SOURCE_TEXT,
                "docs/texts/water-2024.md": PAGE.replace("source_text: water\n", "source_text: water-2024\n"),
                "docs/texts/water.md": PAGE,
            },
        )
    for word in re.findall(r"[\w./-]+\.(?:csv|txt|docx|html|md|tmx)\b", call):
        path = folder / word
        if word == "terms.csv":
            path.write_text(TERMS, "utf-8")
        elif path.suffix == ".docx":
            path.write_bytes(docx("".join(map(paragraph, SPEECH["en" in word].split("\n\n")))))
        elif not path.exists() and not word.startswith("docs/"):
            path.write_text(SPEECH["en" in word or "translation" in word], "utf-8")
    (folder / "site").mkdir(exist_ok=True)
    (folder / "site/index.html").write_text("<main><h1>Water</h1></main>", "utf-8")


def test_there_are_examples() -> None:
    """The calls are found: each command has one."""
    names = {call.split()[1] for call in EXAMPLES}
    assert names == set(bitext.list_commands(click.Context(bitext)))
    assert len(EXAMPLES) > 30


@pytest.mark.parametrize("call", EXAMPLES)
def test_the_example_runs(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends with 0, or with 1 where it says what is off; none is misspelt, or asks where nobody answers."""
    prepared(tmp_path, call)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(SPEECH[0].encode())))
    status = main(shlex.split(call)[1:])
    said = capsys.readouterr()
    needs_answer = "no terminal" in said.err
    assert status in (0, 1) or needs_answer, said.err
