"""The guide says what the code does: it has everything, nothing that is gone, and its examples hold."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import click
import pytest

from bitext.cli import bitext, main
from bitext.config import TEXT_TYPES, Options
from bitext.diagnostics import REGISTRY, Finding
from bitext.model.corpus import Corpus
from bitext.model.edition import SourceText, Translation
from bitext.model.pairing import Pair
from bitext.model.text import Block
from bitext.options import OPTIONS
from bitext.project import load
from bitext.readers import source, translation
from bitext.syntax.allowlist import TYPED
from tests.test_layers import TABLE

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide"
PACKAGE = ROOT / "plugins" / "bitext"

CELL = re.compile(r"`([^`]+)`")
FENCE = re.compile(r'^```(\w+)(?: title="([^"]*)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
CONTRACT = re.compile(r"(?<![\w-])(?:--|data-)?bitext(?:-[a-z]+)+")
SOURCE_HEAD = "---\ntitle: 例\n---\n\n"
TRANSLATION_HEAD = "---\nsource_text: water\ntitle: Example\n---\n\n"


def text_of(name: str) -> str:
    """Return a page of the guide."""
    return (GUIDE / name).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one of its level or a higher one."""
    level = heading.index(" ")
    match = re.search(rf"^{re.escape(heading)}$(.*?)(?=^#{{1,{level}}} |\Z)", page, re.MULTILINE | re.DOTALL)
    assert match is not None, f"expected the heading {heading}, found none"
    return match[1]


def first_cells(page: str) -> list[str]:
    """Return what stands in backticks in the first cells of the tables of a page."""
    rows = (line.split("|")[1] for line in page.splitlines() if line.startswith("| `"))
    return [name for cell in rows for name in CELL.findall(cell)]


# The reference


def test_every_code_has_a_section() -> None:
    """Messages are listed by code, in order, each with its summary."""
    page = text_of("messages.md")
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == sorted(REGISTRY)
    for code in REGISTRY.values():
        assert f"*{code.summary[0].upper()}{code.summary[1:]}.*" in section(page, f"## {code.code}").replace("\n", " ")


@pytest.mark.parametrize("code", sorted(REGISTRY))
def test_every_code_has_an_example(code: str) -> None:
    """An example is a line as it is printed: place, severity and code, what was expected and found, what to do."""
    known = REGISTRY[code]
    printed = [body for _, _, body in FENCE.findall(section(text_of("messages.md"), f"## {known.code}"))]
    form = re.compile(rf"[\w/.-]+:\d+:\d+: {known.severity}\[{known.code}\] expected .*, found .*; .*\n")
    assert printed
    assert [example for example in printed if not form.fullmatch(example)] == []


def test_every_check_is_in_the_table_of_checks() -> None:
    """The guide to checks lists every code of what is found in a text, with its summary and how grave it is."""
    rows = "".join(
        f"| [{code.code}](messages.md#{code.code.lower()}) | {code.summary} | {code.severity} |\n"
        for code in REGISTRY.values()
        if code.code.startswith("C")
    )
    assert rows in section(text_of("checks.md"), "## What is checked")


def test_every_option_of_the_plugin() -> None:
    """The plugin's options are those of its table."""
    named = first_cells(section(text_of("options.md"), "## The plugin's own"))
    assert sorted(named) == sorted(option.name for option in OPTIONS)


def test_every_element_that_may_be_typed() -> None:
    """The elements that a text may hold are those of the list: within a line those of its table, the others below it."""
    listed = section(text_of("pull-requests.md"), "## HTML that may be typed")
    table, _, below = listed.partition("As blocks of their own")
    within = {name for row in table.splitlines() if row.startswith("|") for name in CELL.findall(row)}
    blocks = set(CELL.findall(below.partition("\n\n")[0])) | {f"h{level}" for level in range(1, 7)}
    assert within == TYPED.inline
    assert within | blocks == TYPED.elements.keys()


@pytest.mark.parametrize(("page", "keys"), [("source-texts.md", source.KEYS), ("translations.md", translation.KEYS)])
def test_every_key_of_the_front_matter(page: str, keys: tuple[str, ...]) -> None:
    """The keys of a front matter are those of its page's table, in the code's order."""
    text = text_of(page)
    table = section(text, "## Keys of the front matter") if "## Keys of the front matter" in text else text
    assert sorted(first_cells(table)) == sorted(keys)


@pytest.mark.parametrize(("key", "values"), [("type", TEXT_TYPES)])
def test_every_value_that_is_allowed(key: str, values: tuple[str, ...]) -> None:
    """Where a key has a choice of values, they are all listed, in the code's order."""
    listed = re.search(rf"^- `{key}` is one of ([^.]*)\.", text_of("source-texts.md"), re.MULTILINE)
    assert listed is not None
    assert tuple(CELL.findall(listed[1])) == values


def test_every_name_of_the_html_contract() -> None:
    """Classes, attributes and custom properties are those that the code uses."""
    files = (path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".css", ".js", ".html"))
    drawing = [path for path in files if path.relative_to(PACKAGE).parts[0] in ("rendering", "extension", "assets")]
    used = {name for path in drawing for name in CONTRACT.findall(path.read_text(encoding="utf-8"))}
    assert set(CONTRACT.findall(text_of("html.md"))) == used


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command of the tree with its full name."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in command.list_commands(context):
            child = command.get_command(context, inner)
            assert child
            yield from commands(child, f"{name} {inner}")


def test_every_command_and_option() -> None:
    """The commands have a section each, the group first, and the table of a section has all options and arguments."""
    page = text_of("commands.md")
    tree = dict(commands(bitext, "bitext"))
    assert sorted(re.findall(r"^## `(.*)`$", page, re.MULTILINE)) == sorted(tree)
    for name, command in tree.items():
        declared = {spelling for each in command.params for spelling in spelled(each)}
        assert set(first_cells(section(page, f"## `{name}`"))) == declared, name


def spelled(parameter: click.Parameter) -> tuple[str, ...]:
    """Return how a parameter is written on the command line."""
    if isinstance(parameter, click.Option):
        return (*parameter.opts, *parameter.secondary_opts)
    return (parameter.human_readable_name.strip("[].").upper(),)


def test_the_import_table_is_that_of_the_layers() -> None:
    """The architecture's table is the one that the code is held to, and says which parts are still to come."""
    page = text_of("architecture.md")
    rows = re.findall(r"^\| (`\S+`) \| (.*) \|$", section(page, "## What may import what"), re.MULTILINE)
    assert {CELL.findall(part)[0]: frozenset(CELL.findall(allowed)) for part, allowed in rows} == TABLE
    kept = re.search(r"^No code yet, a place kept: (.*)$", page, re.MULTILINE)
    there = {path.stem for path in PACKAGE.iterdir()}
    assert (CELL.findall(kept[1]) if kept else []) == [part for part in TABLE if part not in there]


NAMES = re.compile(r" *([\w./-]+(?:/|\.py|\.yml)(?:  [\w./-]+(?:/|\.py|\.yml))*)(?= |$)")
MODULE = re.compile(r"\b\w+\.py\b")


def paths_in(layout: str) -> list[str]:
    """Return what a layout names, in the folders that the indents of its lines say.

    A line begins with files or folders; a module that it says a word about stands beside them.
    """
    found = []
    above: list[tuple[int, str]] = []
    for line in layout.splitlines():
        match = NAMES.match(line)
        assert match is not None, f"expected a file or a folder at the begin of a line, found {line}"
        indent, names = match.start(1), match[1].split("  ")
        above = [(depth, folder) for depth, folder in above if depth < indent]
        found += ["".join(folder for _, folder in above) + name for name in names + MODULE.findall(line[match.end() :])]
        above.append((indent, names[0]))
    return found


def test_a_layout_is_read_by_its_indents() -> None:
    """A file stands in the folder above it that is indented less; two spaces part what stands side by side."""
    layout = "top.yml   x\na/        the a: b.c\n  b.py  d.py text (k.py)\n  e/\n    f.py   g.yml … g\n  h.py\ni/  j/"
    assert paths_in(layout) == ["top.yml", "a/", "a/b.py", "a/d.py", "a/k.py", "a/e/", "a/e/f.py", "a/h.py", "i/", "j/"]


def unnamed(named: list[str], modules: Iterable[str]) -> list[str]:
    """Return the modules and packages that a layout names neither themselves nor by a folder with no lines below it."""
    described = {f"{path.rstrip('/').rpartition('/')[0]}/" for path in named}
    lists = {path for path in named if path.endswith("/")} - described
    return sorted(
        path for path in set(modules) - set(named) if not lists & {f"{parent}/" for parent in PurePath(path).parents}
    )


def test_a_folder_without_lines_of_its_own_is_a_list() -> None:
    """It stands for all of its modules; where one of them has a line, each has."""
    named = ["a/", "a/b.py", "a/list/", "c/"]
    assert unnamed(named, ["a/b.py", "a/d.py", "a/list/e.py", "c/deep/f.py", "g.py"]) == ["a/d.py", "g.py"]


def test_the_architecture_names_modules_that_there_are() -> None:
    """What stands as a path in a sentence is a file of the package or of the project."""
    named = re.findall(r"`((?:\w+/)+[\w.]+)`", text_of("architecture.md"))
    assert named
    assert [path for path in named if not (ROOT / path).exists() and not (PACKAGE / f"{path}.py").exists()] == []


def test_the_layout_is_that_of_the_folders() -> None:
    """The layout names folders and files where they are, each once, and every module."""
    layout = next(body for _, _, body in FENCE.findall(section(text_of("architecture.md"), "## Layout")))
    named = paths_in(layout)
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert [path for path, times in Counter(named).items() if times > 1] == []
    modules = (path.relative_to(ROOT).as_posix().removesuffix("__init__.py") for path in PACKAGE.rglob("*.py"))
    assert unnamed(named, modules) == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/guide/editors.md", "docs/guide/publishing.md"])
def test_every_make_target_exists(page: str) -> None:
    """What is said to be made can be made."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    said = re.findall(r"(?:^|`)(?:\w+=\S+ )?make ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert said
    assert sorted(set(said) - targets) == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_outside_the_site_lead_somewhere(page: str) -> None:
    """The strict build does not see the pages beside `docs/`; the picture is drawn from the finished site."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


# The examples


@dataclass(frozen=True)
class Example:
    """Two files and what comes of them."""

    heading: str
    source: str
    translation: str
    pairs: str
    messages: str


def examples() -> list[Example]:
    """Return the examples of the guide for editors."""
    page = text_of("editors.md")
    fences = [(match.start(), match[2], match[3]) for match in FENCE.finditer(page)]
    found = []
    for index, (start, title, body) in enumerate(fences):
        if title == "source text":
            (_, second, english), (_, third, pairs), *rest = fences[index + 1 : index + 4]
            assert (second, third) == ("translation", "pairs"), f"{body}: expected a translation and the pairs below"
            messages = next((text for _, name, text in rest if name == "messages"), "")
            heading = re.findall(r"^#+ (.*)$", FENCE.sub("", page[:start]), re.MULTILINE)[-1]
            found.append(Example(heading, body, english, pairs, messages))
    return found


def test_the_output_of_a_command_is_as_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`bitext pairs` prints what its section shows, for the first example of the guide for editors."""
    built(tmp_path, examples()[0])
    (tmp_path / "mkdocs.yml").write_text("plugins: [bitext]\n", encoding="utf-8")
    monkeypatch.setenv("COLUMNS", "90")
    status = main(["pairs", "water", "--config", str(tmp_path / "mkdocs.yml")])
    output = next(body for _, title, body in FENCE.findall(text_of("commands.md")) if title == "output")
    assert (status, capsys.readouterr().out) == (0, output)


def built(folder: Path, example: Example) -> tuple[SourceText, Translation, tuple[Finding, ...]]:
    """Return what is read from the two files of an example."""
    (folder / "source_texts").mkdir()
    (folder / "docs").mkdir()
    (folder / "source_texts" / "water.md").write_text(SOURCE_HEAD + example.source, encoding="utf-8")
    (folder / "docs" / "water.md").write_text(TRANSLATION_HEAD + example.translation, encoding="utf-8")
    corpus: Corpus = load(Options(folder, folder / "docs", folder / "source_texts"))
    edition = corpus.texts.edition("water.md")
    assert edition.source is not None
    return edition.source, edition.translation, corpus.findings


def shown(original: SourceText, english: Translation) -> str:
    """Return a line for each pair: number, original, translation, as the examples print them."""
    return "".join(f"{_line(pair, original, english)}\n" for pair in english.pairing.pairs)


def _line(pair: Pair, original: SourceText, english: Translation) -> str:
    left_out, added = f"left out: {pair.reason}", "added by the translators"
    gaps = {"untranslated": left_out, "missing": "not translated", "added": added}
    ours = " + ".join(original.blocks[index].text for index in pair.source)
    theirs = " + ".join(_words(english.blocks[index]) for index in pair.translation)
    sides = (ours or f"({gaps[pair.gap]})", theirs or f"({gaps[pair.gap]})")
    return " | ".join((pair.label, *sides, *(["unchecked"] if pair.guess else [])))


def _words(block: Block) -> str:
    return re.sub(r"^(?:#+|-|>|\d+\.) ", "", " ".join(block.text.split()))


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.heading)
def test_an_example_pairs_as_it_says(example: Example, tmp_path: Path) -> None:
    """What the guide shows is what comes out."""
    original, english, findings = built(tmp_path, example)
    assert shown(original, english) == example.pairs
    assert "".join(f"{finding}\n" for finding in findings) == example.messages


def test_the_script_of_the_hosts_page_runs(repository: Path) -> None:
    """Bare Python-Markdown renders every text."""
    script = next(body for _, title, body in FENCE.findall(text_of("hosts.md")) if title == "render.py")
    done = subprocess.run([sys.executable, "-c", script], cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "texts/xi-2021-digital-economy.md" in done.stdout
