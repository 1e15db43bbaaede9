"""`bitext explain`, `bitext completion` and `--help`: what the command line says of itself."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from bitext.cli import bitext, main
from bitext.cli.completing import codes, ids_of_texts, paths_of_texts
from bitext.diagnostics import REGISTRY
from bitext.explanations import explanation
from tests.support.small_project import write_project


def test_the_package_carries_the_guide(repository: Path) -> None:
    """There is one truth, the guide's page: `make explanations` copies it."""
    ours = repository / "plugins/bitext/explanations/messages.md"
    assert ours.read_bytes() == (repository / "docs/guide/messages.md").read_bytes(), "run `make explanations`"


@pytest.mark.parametrize("code", sorted(REGISTRY))
def test_every_code_is_explained(code: str) -> None:
    """What a code means stands there, without links that lead nowhere on a terminal."""
    text = explanation(code)
    assert len(text) > len(REGISTRY[code].summary)
    assert not re.search(r"\]\(\S+?\)", re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL))


def test_an_explanation_is_as_wide_as_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The code, how grave it is and what it is about come first; examples keep their lines, and prose has the width."""
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["explain", "c-01", "C27"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"C01 (error): {REGISTRY['C01'].summary}\n\nNo block of the page")
    assert "\n    docs/texts/water.md:9:1: error[C01] expected " in said
    assert "\n\nC27 (error): " in said
    assert all(len(line) <= 80 for line in said.splitlines() if not line.startswith(("    ", "|", "- ")))
    assert "```" not in said


def test_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a code there is a line for each."""
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["code", "severity", "what", "it", "is", "about"]
    assert [line.split()[0] for line in lines[1:]] == list(REGISTRY)


@pytest.mark.parametrize("typed", ["C99", "water"])
def test_a_code_that_is_none(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said where all are listed: which one is meant, two figures do not tell."""
    assert main(["explain", typed]) == 2
    said = capsys.readouterr().err
    assert said == (
        f"bitext: expected the code of a message, such as C06, found {typed}; `bitext explain` lists them\n"
    )


# Help


def commands(command: click.Command, name: str = "bitext") -> dict[str, click.Command]:
    """Return every command with its full name, the group first."""
    found = {name: command}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in command.list_commands(context):
            child = command.get_command(context, inner)
            assert child
            found |= commands(child, f"{name} {inner}")
    return found


COMMANDS = commands(bitext)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "bitext"])
def test_every_help_has_an_example(name: str) -> None:
    """An example stands on a line of its own below the options, and is one that the command takes."""
    command = COMMANDS[name]
    said = command.get_help(click.Context(command, info_name=name, terminal_width=80))
    lines = re.search(r"^ *Examples?:\n(?P<lines>(?: +\S.*\n?)+)\Z", said, re.MULTILINE)
    assert lines, said
    for line in lines["lines"].splitlines():
        call = re.sub(r'^eval "\$\((.*)\)".*|[<>|].*', r"\1", line.strip())
        words = shlex.split(call)
        assert words[: len(name.split())] == name.split(), line
        taken = max((each for each in COMMANDS if words[: len(each.split())] == each.split()), key=len)
        COMMANDS[taken].make_parser(click.Context(COMMANDS[taken])).parse_args(words[len(taken.split()) :])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    """No option is left without a word on it."""
    silent = [each.name for each in COMMANDS[name].params if isinstance(each, click.Option) and not each.help]
    assert silent == []


# Completion


def test_pages_ids_and_codes_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is offered goes on like what was typed; outside a project there is nothing to offer."""
    monkeypatch.chdir(write_project(tmp_path, {"source_texts/law.md": "", "docs/texts/law.md": ""}))
    context, any_ = click.Context(bitext), click.Argument(["any"])

    def offered(found: list[click.shell_completion.CompletionItem]) -> list[str]:
        return [str(each.value) for each in found]

    assert offered(ids_of_texts(context, any_, "")) == ["law", "water"]
    assert offered(paths_of_texts(context, any_, "wat")) == ["water", "water.md"]
    assert offered(paths_of_texts(context, any_, "docs/t")) == ["docs/texts/law.md"]
    assert [each.type for each in paths_of_texts(context, any_, "other")] == ["file"]
    assert offered(codes(context, any_, "c0")) == [code for code in REGISTRY if code.startswith("C0")]
    (tmp_path / "mkdocs.yml").unlink()
    assert offered(ids_of_texts(context, any_, "")) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_a_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It asks us for what goes on."""
    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert f"_BITEXT_COMPLETE={shell}_complete" in said
    assert "%(" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")
def test_bash_completes_a_command(tmp_path: Path) -> None:
    """Bash takes the script, and `bitext ch` goes on to `check`."""
    program = tmp_path / "bitext"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from bitext.cli import run; run()" "$@"\n', "utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(bitext completion bash)"; COMP_WORDS=(bitext ch); COMP_CWORD=1; _bitext_completion bitext; '
        'echo "${COMPREPLY[@]}"; complete -p bitext'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "check"
    assert "_bitext_completion" in done.stdout
