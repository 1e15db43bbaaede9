"""Nothing that a site says to its readers stands outside the tables of words."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from bitext.words import words_of
from tests.support.project import CONFIGURATION, build, write

PROSE = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}|^[A-Z][a-z]+|[a-z]{2,}:? $|^ [a-z]{2,}")
"""What looks like words for people: two words, one with a capital letter, one beside a space."""
CODE = re.compile(
    r"^[.#]?bitext|^ bitext-|^ id=|^<|[\[(]|^[a-z0-9]+(, [a-z0-9]+)+(, .*)?$|\.[a-z-]+( [a-z]+)+$|^ data-bitext"
)
"""What looks like it and is for programs: classes, selectors, tags."""
FORMATS = {"Chicago", "APA", "MLA", "GB/T 7714", "BibTeX", "RIS", "CSL-JSON", "Markdown", "TSV", "TMX", "TXT"}
"""Names of styles and of formats, which are one in all languages."""
OF_LOGS = {"SearchError", "copy refused", "---\ntitle: ", "\ndescription: "}
"""What only a log says, or a host reads."""
KEYS = {"ArrowDown", "ArrowUp", "Enter", "Esc", "Escape", "Tab", "Shift+G"}
ENGLISH_LISTS = {"query.js", "stemming.js"}
"""Scripts that hold lists of English words for the search."""
SCRIPT = re.compile(r'//[^\n]*|/\*.*?\*/|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', re.DOTALL)
"""Comments, and the strings outside them."""
TABLE = words_of("en").table
AREAS = {name.partition(".")[0] for name in TABLE}


@pytest.fixture(scope="module")
def package(repository: Path) -> Path:
    """The folder of the package."""
    return repository / "plugins" / "bitext"


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each string of a module, parts of f-strings too; docstrings are none."""
    tree = ast.parse(file.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def scripts(package: Path) -> Iterator[tuple[Path, str]]:
    """Yield file and text of each string of our scripts."""
    for file in sorted((package / "assets" / "js").rglob("*.js")):
        for match in SCRIPT.finditer(file.read_text("utf-8")):
            text = match[1] if match[1] is not None else match[2]
            if text is not None:
                yield file, text


def is_prose(text: str) -> bool:
    """Return whether a string looks as if readers were to see it."""
    text = re.sub(r'<[^>]*(?:>|$)|^[^<>]*">', "", text)
    return bool(PROSE.search(text)) and not CODE.search(text) and text not in FORMATS | OF_LOGS | KEYS


def test_no_module_that_makes_pages_says_anything_itself(package: Path) -> None:
    """What these modules say is in the tables, so that every language has it."""
    files = [*(package / "rendering").glob("*.py"), *(package / "pages").glob("*.py")]
    found = [f"{file.name}:{line}: {text}" for file in sorted(files) for line, text in strings(file) if is_prose(text)]
    assert found == []


def test_no_script_says_anything_itself(package: Path) -> None:
    """Keys and selectors are for the browser; lists of English words are what the search knows of English."""
    found = [
        f"{file.name}: {text}" for file, text in scripts(package) if file.name not in ENGLISH_LISTS and is_prose(text)
    ]
    assert found == []


def test_no_template_and_no_style_says_anything_itself(package: Path) -> None:
    """A template asks for its words; a style sheet shows signs, and texts that the page has."""
    for file in sorted((package / "assets" / "templates").rglob("*.html")):
        left = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", file.read_text("utf-8"), flags=re.DOTALL)
        soup = BeautifulSoup(left, "html.parser")
        shown = [*soup.stripped_strings, *(one.get(name, "") for one in soup(True) for name in SEEN)]
        assert not re.search("[A-Za-z]", "".join(map(str, shown))), file
    for file in (package / "assets" / "css").rglob("*.css"):
        for said in re.findall(r"""content:[^;{}]*?["']([^"']*)["']""", file.read_text("utf-8")):
            assert not re.search(r"(?<!\\)[A-Za-z]{2}", re.sub(r"\\[0-9a-f]+", "", said)), (file, said)


def test_every_name_is_in_the_tables_and_every_text_is_used(package: Path) -> None:
    """A name that no table has would stop a build; a text that nobody uses would be translated in vain.

    A name that is made of parts begins with one that ends in a full stop or a line: `head.type.` and the type.
    """
    modules = (file for file in package.rglob("*.py") if file.parts[-2:] != ("words", "script.py"))
    literals = {text for file in modules for _, text in strings(file)}
    literals |= {text for _, text in scripts(package)}
    literals |= {
        text
        for file in package.rglob("*.html")
        for text in re.findall(r'bitext_words\("([\w.-]+)"', file.read_text("utf-8"))
    }
    begins = tuple(part for text in literals for part in re.findall(r"^([a-z]+\.(?:[\w.-]*[._])?)(?:$|\$)", text))
    assert [name for name in TABLE if name not in literals and not name.startswith(begins)] == []
    named = {text for text in literals if re.fullmatch(r"[a-z]+(\.[a-z][\w-]*)+", text) and text.split(".")[0] in AREAS}
    others = re.compile(r"\.(md|js|css|html|json|yml|svg|xml)$|^terms\.mark$")  # files, and an option
    assert sorted(name for name in named - TABLE.keys() if not others.search(name) and name not in begins) == []


def test_each_bundle_has_the_words_that_it_says(package: Path) -> None:
    """The scripts of the search know the texts of `search.` and of `type.`, the others those of `script.`."""
    for file, text in scripts(package):
        if text in TABLE and text != "script.thousands":
            areas = ("search", "type") if file.parent.name == "search" else ("script",)
            assert text.partition(".")[0] in areas, (file, text)


CONTENT = re.compile(
    rf"“pair 9”|[\w-]+\.(?:bib|ris|csl\.json)|Ed\.|Trans\.|(?:https?://)?example\.org\S*|{'|'.join(map(re.escape, FORMATS))}"
)
"""What an editor has typed and the names of files, which are in no language, and what English citations say."""
SEEN = ("aria-label", "title", "alt", "placeholder", "summary")
"""Attributes that people read or hear."""
FILES = {
    "docs/text.md": """---
source_text: one
title: プラン
translators: [アオ, イケ]
editors: [ウミ]
published: 2022-01
license: ララ
---

> [!NOTE]
> Editors introduce the text.

# プラン

The plan says this.[^1] And [or "that" –Ed.] it says more.[^2]

More of the plan.[^1]

<!-- source: missing | unclear -->

[^1]: **"The plan"** The first note of the text. –Ed.
[^2]: Another note. –Trans.
""",
    "docs/other.md": "---\nsource_text: two\ntitle: ニュウス\n---\n\n# ニュウス\n\nA report of the plan.\n",
    "docs/fault.md": "---\nsource_text: none\ntitle: ナイ\n---\n\n# ナイ\n\nA text without an original.\n",
    "source_texts/one.md": """---
title: 规划
type: plan
author: {zh: 杜, en: アオ}
published_in: {zh: 求是, en: キュウシ}
issued: 2021-10-18
published: 2022-01-15
url: https://example.org/1
related: [two]
---

# 规划

本规划数字经济。

规划又说。
""",
    "source_texts/two.md": "---\ntitle: {en: ニュウス}\nlanguage: en\ntype: news\n---\n",
    "docs/glossary.yml": """
- zh: 规划
  renderings: [{en: plan, by: アオ}, {en: programme, status: deprecated, note: Not so.}]
  definition: What a plan is.
- zh: 数字经济
  renderings: [digital economy]
  see_also: [guihua]
""",
}


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in Chinese, whose translations are in English and whose names are in kana."""
    configuration = CONFIGURATION.replace("font: false", "font: false, language: zh").replace(
        "site_name: Test", "site_name: サイト"
    )
    configuration += "repo_url: https://example.org/repo\nrepo_name: レポ\nextra: {generator: false}\n"
    folder = write(tmp_path_factory.mktemp("zh"), FILES, configuration)
    (folder / "docs" / "index.md").unlink()
    said = build(folder)
    assert said.returncode == 0, said.stdout
    return folder / "site"


def latin(page: Path) -> list[str]:
    """Return what a page shows in Latin letters, outside elements that say that they are in another language."""
    soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
    found = []
    for one in soup.select("pre, code, script, style, svg, .bitext-citation"):
        one.decompose()
    for place in soup.select(".md-content, form.bitext-search"):
        for one in (place, *place.find_all(True)):
            if is_foreign(one):
                continue
            shown = [str(part) for part in one.children if type(part) is NavigableString]
            shown += [str(one.get(name, "")) for name in SEEN]
            found += [f"{one.name}: {text}" for text in shown if re.search("[A-Za-z]{2}", CONTENT.sub("", text))]
    return found


def is_foreign(one: Tag) -> bool:
    """Return whether an element stands in one of another language than Chinese."""
    around = next((each["lang"] for each in (one, *one.parents) if each.get("lang") is not None), "zh")
    return not re.match(r"zh(?!-Latn)", str(around))


def test_a_site_in_chinese_says_nothing_in_english(chinese: Path) -> None:
    """On every kind of page: what is in English is a text, and is marked as English."""
    pages = sorted(chinese.rglob("index.html"))
    assert len(pages) > 8
    found = {page.relative_to(chinese).as_posix(): latin(page) for page in pages}
    assert {page: texts for page, texts in found.items() if texts} == {}
    assert (chinese / "assets" / "bitext" / "words-zh.js").is_file()


def test_scripts_get_their_words_before_ours(chinese: Path) -> None:
    """The script of the words is a classic one, which runs before every module."""
    soup = BeautifulSoup((chinese / "text" / "index.html").read_text("utf-8"), "lxml")
    ours = [str(script["src"]).rpartition("/")[2] for script in soup.select("body > script[src*=bitext]")]
    assert ours == ["words-zh.js", "bitext.js"]
    told = (chinese / "assets" / "bitext" / "words-zh.js").read_text("utf-8")
    assert json.loads(told.partition("=")[2].rstrip(";\n"))["search.search"] == "搜索"
