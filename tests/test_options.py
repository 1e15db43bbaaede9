"""The options of `bitext` in `mkdocs.yml` are one table: the plugin and every command take and refuse alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bitext.cli import main
from bitext.diagnostics import ConfigurationError, Finding, Location
from bitext.hosts.zensical import makeExtension
from bitext.options import OPTIONS, Chosen, chosen
from bitext.shown import graded
from tests.support.project import build
from tests.support.small_project import write_project

# What is typed below `- bitext:`, and what both say.
WRONG = {
    "terms: all": "4:14: error[F12] expected `option: value` lines below terms:, found all; write terms: {mark: all}",
    "terms: false": "4:14: error[F12] expected `option: value` lines below terms:, found False; write terms: {mark: none}",
    "terms: {marks: all}": "4:22: error[F12] expected an option that terms has, found marks; write mark",
    "terms: {mark: first}": (
        "4:21: error[F12] expected terms.mark to be one of first-in-text, first-in-pair, all, none, found first; "
        "write first-in-text"
    ),
    "terms: {mark: 1}": "4:21: error[F12] expected text for mark, found 1; put it in quotation marks",
    "search: text": "4:15: error[F12] expected search to be one of all, texts, found text; write texts",
    "search: false": "4:15: error[F12] expected search to be one of all, texts, found False; choose one of them",
    "search: [texts]": "4:15: error[F12] expected search to be one of all, texts, found a list; choose one of them",
    "sentences: maybe": "4:18: error[F12] expected true or false for sentences, found maybe; write one of them",
    "sentences: [zh]": "4:18: error[F12] expected true or false for sentences, found a list; write one of them",
    "sentence: false": "4:17: error[F12] expected an option that bitext has, found sentence; write sentences",
    "raw_html: maybe": "4:17: error[F12] expected true or false for raw_html, found maybe; write one of them",
    "allowed_html: video": "4:21: error[F12] expected a list for allowed_html, found video; write [video]",
    "allowed_html: {video: src}": (
        "4:21: error[F12] expected a list for allowed_html, found `key: value` lines; write allowed_html: [first, second]"
    ),
    "allowed_html: [wbr, 5]": "4:27: error[F12] expected text for allowed_html, found 5; put it in quotation marks",
    "allowed_html: [wbr, script]": (
        "4:27: error[F12] expected an element like video or video[src controls] in allowed_html, found script; "
        "correct it; scripts and styles are for sites with raw_html: true"
    ),
    "templates: a.html": "4:18: error[F12] expected a list for templates, found a.html; write [a.html]",
    "checks: [C12]": (
        "4:15: error[F12] expected `code: grade` lines below checks:, found a list; "
        "write checks: {C12: off}, or checks: false for none"
    ),
    "checks: {c12: off}": "4:21: error[F12] expected the code of a check in checks, found c12; write C12",
    "checks: {C20: off}": (
        "4:21: error[F12] expected the code of a check in checks, found C20, which is never left out; take it out"
    ),
    "checks: {C12: of}": (
        "4:21: error[F12] expected checks.C12 to be one of error, warning, information, off, found of; write off"
    ),
    "contact: 42 Road": (
        "4:16: error[F12] expected contact to be an address with http:// or https://, or an e-mail address, "
        "found 42 Road; correct it, or take it out"
    ),
    "contact: 5": "4:16: error[F12] expected text for contact, found 5; put it in quotation marks",
    "source_texts: [a]": "4:21: error[F12] expected text for source_texts, found a list; write it on one line",
    "source_text: a": "4:20: error[F12] expected an option that bitext has, found source_text; write source_texts",
}


@pytest.mark.parametrize(("typed", "message"), WRONG.items(), ids=WRONG)
def test_both_refuse_with_the_same_words(
    typed: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong option is one line with its place, equal in a build and from a command, which both stop."""
    write_project(tmp_path, {"mkdocs.yml": f"site_name: A\nplugins:\n  - bitext:\n      {typed}\n"})
    assert main(["pairs", "--config", str(tmp_path / "mkdocs.yml")]) == 2
    assert capsys.readouterr().err == f"mkdocs.yml:{message}\n"
    done = build(tmp_path)
    assert done.returncode == 1
    assert f"mkdocs.yml:{message}\n" in done.stdout
    assert "Traceback" not in done.stdout


def test_empty_is_left_out() -> None:
    """An option without a value has its default, as every option of MkDocs does."""
    assert (
        chosen(None)
        == chosen({option.name: None for option in OPTIONS})
        == chosen({"terms": {"mark": None}})
        == Chosen()
    )


def test_grades_are_those_of_the_site() -> None:
    """A site says how grave a check is to it; YAML's `off` is ours, and `false` leaves out every check."""
    assert chosen({"checks": {"C12": False, "C19": "warning"}}).checks == {"C12": "off", "C19": "warning"}
    assert chosen({"checks": True}).checks == {}
    assert {"C03", "C12"} < chosen({"checks": False}).checks.keys()
    found = [Finding(code, Location("a.md"), "expected a, found b; do c") for code in ("C12", "C19", "C03", "C20")]
    said = graded(found, {"C12": "off", "C19": "error"})
    assert [(each.code, each.severity) for each in said] == [("C19", "error"), ("C03", "error"), ("C20", "error")]


def test_an_option_knows_where_it_stands() -> None:
    """A fault is named where its value stands: the way to it is the option's name, then what is inside."""
    asked: list[tuple[str | int, ...]] = []

    def place(way: tuple[str | int, ...]) -> Location:
        asked.append(way)
        return Location("mkdocs.yml", 7)

    with pytest.raises(ConfigurationError, match=r"^mkdocs\.yml:7:1: "):
        chosen({"allowed_html": ["wbr", 5]}, place)
    assert asked == [("allowed_html", 1)]


def test_zensical_takes_the_same_options() -> None:
    """The extension for Zensical has those that are about texts, with their defaults."""
    taken = makeExtension().getConfigs()
    assert chosen(taken) == Chosen()
    assert taken.keys() == {option.name for option in OPTIONS if not option.themes}


def test_every_command_takes_the_options_of_the_guide(
    tmp_path: Path, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the guide's example of options, and with all that there are, every command that reads them runs."""
    guide = (repository / "docs" / "guide" / "options.md").read_text("utf-8")
    example = re.findall(r'```yaml title="mkdocs.yml"\n(plugins:.*?)```', guide, re.DOTALL)[0]
    everything = (
        "plugins:\n  - search\n  - bitext:\n      enabled: true\n      source_texts: source_texts\n"
        "      contact: a@b.example\n      raw_html: false\n      sentences: false\n      allowed_html: ['video[src]', wbr]\n"
        "      templates: [a.html]\n      checks: {C12: off}\n      terms: {mark: none}\n"
    )
    for index, options in enumerate((example, everything)):
        folder = write_project(tmp_path / str(index), {"mkdocs.yml": f"site_name: A\n{options}"})
        (folder / "docs" / "glossary.yml").write_text("- {id: shui, zh: 水, renderings: [water]}\n", "utf-8")
        (folder / "terms.csv").write_text("zh,en\n节约,saving\n", "utf-8")
        for arguments in (
            ["new", "law-2024"], ["pairs"], ["pairs", "water"], ["seal", "--all"], ["glossary", "export"],
            ["glossary", "import", str(folder / "terms.csv"), "--yes"],
        ):  # fmt: skip
            status = main([*arguments, "--config", str(folder / "mkdocs.yml")])
            assert status == 0, (arguments, capsys.readouterr())
        assert build(folder).returncode == 0
