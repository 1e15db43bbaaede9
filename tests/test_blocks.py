"""The blocks that the model counts are those that Python-Markdown makes, and each stands in the row of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import markdown
import pytest
from bs4 import Tag
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bitext.extension import BitextExtension
from bitext.readers.translation import read_translation, with_body
from bitext.syntax.source_blocks import scan as scan_source
from bitext.syntax.translation_blocks import scan
from tests.support.rendered import PAGE, options, parsed, render, site_of, text_on, translation

Signature = tuple[str, str]

TRUSTING = replace(options(), raw_html=True)
"""A site on which raw HTML is as Python-Markdown makes it."""

FENCED = ("tables", "footnotes", "fenced_code", "attr_list", "abbr")
SUPERFENCED = ("tables", "footnotes", "pymdownx.superfences", "attr_list", "abbr", "toc", "smarty")

FRAGMENTS = (
    "Plain text here.", "Two\nlines", "break  \nin a line", "# Heading", "## Closed ##", "#5G tag", "# a\\", "# a\\\\",
    "####### seven", "#", "Underlined\n===", "Also\n---", "a\nb\n---\nc", "-- no rule", "---", "***", "* * *", "_ _ _",
    "- a", "- b\n- c", "* star", "+ plus", "1. one", "3. three\n4. four", "1. lazy\n1. lazier\n1. laziest", "10. ten",
    "2021. A year", "3) no item", "-no item", "    - nested or code", "  - two spaces", "- a\n    - nested\n- b",
    "- a\n\n    more of it", "1. a\n\n   little indented", "- a\n---\n- b", "- a\n# in a list\n- b", "- x\n\n\ttabbed",
    "- a\n  - b\n    - c", "- [ ] task", "-\tafter a tab", "    - deep\n\n- back",
    "    indented", "    code\n\n    more code", "\ttab code", "> quoted", "> quoted\n> more\nlazy", "> a\n\n> b",
    "> > twice", "> - item\n> - item", "para\n> quoted", "para\n- no item", "para\n# heading\nmore",
    "| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n--|--\n1 | 2", "|---|", "a | b",
    "`code`", "~~~~~ never closed",
    "<!-- comment -->", "<!-- many\n\nlines -->", "<!-- a --> text", "text <!-- b -->", "para\n<!-- c -->\nafter",
    "<!-- never closed",
    "<div>\n\nraw\n\n</div>", "<p>para</p>", "<hr>", "<hr/>", "<span>inline</span> x", "<b>\nbold</b>", "<br>x",
    "<div>a</div>\nfoo", "<div>a</div> foo", "<table>\n<tr><td>1</td></tr>\n</table>", "<div>\n<div>\n\n</div>\n</div>",
    "<div class='>'>\n\n</div>", "<style>\n<div>\n\n</style>", "<div><!--\n\n</div> --></div>", "</div>", "<x-y>\n\n</x-y>",
    "<div>a</div><div>\n\nb</div>", "a <div>\n\nb </div>", "<DIV>\n\n</div>", "< div>", "<5", "<pre>\n\n  x\n</pre>",
    "[x]: http://a.example", "[y]: http://a.example\n    'title'", "text [x]", "[^1]: note\nmore", "text[^1]",
    "[^2]: note\n\n    goes on", "*[ABC]: abbreviated", "*[3]: three", "![i](x.png)", "![i][x]", "&amp; &lt;b&gt; &#20013;",
    "a\\\nb", "\\# text", "[TOC]", "\u3000\u3000indented by hand", "\f", "a\u2028b", "\u00a0", "***bold***", "* a *b*",
    "Term\n:   no description", "!!!", "=== no tab", "A.  B", "1.no item", "*no item*", "{: .class }", "a {#id}",
)  # fmt: skip

# Superfences leaves a fence in the paragraph that touches it, fenced_code and the page part them; after two comments on
# one line Python-Markdown sees no list. So these stand apart here.
APART = (
    "```\ncode\n\n<!-- source: 3 -->\n```", "~~~\nx\n~~~", "```python\nx = 1\n```", "```{.python #id}\nx\n```",
    "````\n```\n````", "<!-- a --> <!-- b -->", "```\n\n\n```", "~~~ .text\n> x\n~~~",
)  # fmt: skip

KINDS = {
    "paragraph": {"p", "div"},  # the place of a table of contents is a `div`
    "heading": {"h1", "h2", "h3", "h4", "h5", "h6"},
    "item": {"item"},
    "table": {"table"},
    "quotation": {"blockquote"},
    "fence": {"p", "pre", "div"},
    "image": {"p"},
    "html": {"p"},
    "rule": {"hr"},
    "container": {"p"},
}
"""Kind of block → the first element that Python-Markdown makes of it: what it puts by is a paragraph in the tree."""

apart = st.sampled_from(APART).map(lambda fragment: f"\n\n{fragment}\n\n")
joined = st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(("\n\n", "\n\n", "\n\n\n", "\n"))).map("".join)
texts = st.lists(st.one_of(joined, joined, joined, apart), max_size=6).map("".join)


class Look(Treeprocessor):
    """Writes down what the tree holds after our own processor has run, or would have."""

    def __init__(self, md: markdown.Markdown, rows: list[list[Signature]]) -> None:
        """Take the list to write to: what stands outside the rows first, then row by row."""
        super().__init__(md)
        self.rows = rows

    def run(self, root: Element) -> None:
        """Write down what every block is and holds."""
        outside = [child for child in root if child.tag != "article"]
        self.rows.append([seen for child in outside for seen in self.signatures(child)])
        for row in root.iterfind("./article/div[@class='bitext-pair']"):
            column = row.find("./div[@class='bitext-translation']")
            self.rows.append([seen for child in column or () for seen in self.signatures(child)])

    def signatures(self, element: Element) -> list[Signature]:
        """Return tag and text, item by item of a list; an empty list for a comment and for the host's footnotes."""
        if element.get("class") == "footnote":
            return []
        if element.tag in ("ol", "ul"):
            return [("item", self.text(item)) for item in element]
        text = self.text(element)
        return [] if element.tag == "p" and not text and not len(element) else [(element.tag, text)]

    def text(self, element: Element) -> str:
        """Return the text of an element, with stashed HTML back in its place, and without comments."""
        raw = self.md.htmlStash.rawHtmlBlocks
        text = re.sub("\x02wzxhzdk:(\\d+)\x03", lambda match: str(raw[int(match[1])]), "".join(element.itertext()))
        return " ".join(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).split())


class LookExtension(Extension):
    """Puts `Look` directly behind our own processor."""

    def __init__(self, rows: list[list[Signature]]) -> None:
        """Take the list to write to."""
        super().__init__()
        self.rows = rows

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register it."""
        md.treeprocessors.register(Look(md, self.rows), "look", 4.9)  # ours is at 5


def bare(text: str, extensions: tuple[str, ...]) -> list[Signature]:
    """Return what Python-Markdown makes of a text without us."""
    rows: list[list[Signature]] = []
    markdown.markdown(text, extensions=[*extensions, LookExtension(rows)])
    return rows[0] if rows else []  # Python-Markdown makes nothing of white space


def built(text: str, extensions: tuple[str, ...]) -> tuple[list[list[Signature]], list[str]]:
    """Return what stands outside the rows and in each row, and what was reported."""
    site = site_of(None, translation(text), settings=TRUSTING)
    found: list[str] = []
    site.report = lambda finding: found.append(str(finding))
    rows: list[list[Signature]] = []
    markdown.markdown(text, extensions=[*extensions, BitextExtension(site, PAGE), LookExtension(rows)])
    return rows or [[]], found


@pytest.mark.parametrize("extensions", [FENCED, SUPERFENCED], ids=["fenced_code", "superfences"])
@given(text=texts)
def test_rows_hold_what_python_markdown_makes(text: str, extensions: tuple[str, ...]) -> None:
    """The rows, run together, are what the page is without us; no row is empty, and each begins with its kind."""
    # Two blank lines end a footnote; what is indented below them is code, which Python-Markdown joins to any above.
    assume(not re.search(r"^ {0,3}\[\^[^\n]*(?:\n[^\n]+)*\n\n\n+    ", text, re.MULTILINE))
    rows, found = built(text, extensions)
    assert found == []
    assert [seen for row in rows for seen in row] == bare(text, extensions)
    blocks = scan(translation(text).body).blocks
    title = bool(blocks) and blocks[0].level == 1
    assert len(rows[1:]) == len(blocks) - title
    for row, block in zip(rows[1:], blocks[title:], strict=True):
        first = row[0][0] if row else "nothing"
        assert first in KINDS[block.kind], (block, row)


CASES = Path(__file__).parent / "cases" / "blocks"


def described(text: str) -> str:
    """Return what is made of a page: a line per block, with its lines and what stands in its row; then what is said."""
    read = translation(text)
    site = site_of(None, read, settings=TRUSTING)
    said = [str(finding) for finding in with_body(read, read.body, read.body_line)[1]]
    site.report = lambda finding: said.append(str(finding))
    extensions = (*SUPERFENCED, "admonition", "pymdownx.tabbed")
    soup = parsed(render(site, extensions=extensions))
    columns = iter(soup.select(".bitext-translation"))
    title = text_on(site).pairing.title is not None
    described = []
    for index, block in enumerate(read.blocks):
        column = soup if title and index == 0 else next(columns)
        tags = [elements(child) for child in column.find_all(recursive=False) if child.name != "article"]
        extra = "".join(f" {value}" for value in (block.level or "", block.article, block.ordinal or "") if value)
        first, last = block.line - read.body_line + 1, block.end - read.body_line + 1
        described.append(f"{first}-{last} {block.kind}{extra}: {', '.join(tags)}")
    assert next(columns, None) is None
    for alert in soup.select(".bitext-alert"):
        row = alert.find_parent(class_="bitext-pair")
        described.append(f"{alert['data-bitext-alert']} with {row['id'] if row else 'the introduction'}")
    return "".join(f"{line}\n" for line in (*described, *said))


def elements(tag: Tag) -> str:
    """Return an element by its name, a list with its first number and the number of its items."""
    if tag.name not in ("ol", "ul"):
        return tag.name
    return f"{tag.name} from {tag.get('start') or 1} of {len(tag.find_all('li', recursive=False))}"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    """Every case is read, counted and shown as the file beside it says."""
    assert described(case.read_text("utf-8")) == case.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n\n",
    ],
    ids=["CRLF", "CR", "byte-order mark", "no newline at the end", "blank lines at the end"],
)
def test_line_ends_and_marks_of_the_file_change_nothing(change: Callable[[str], str], tmp_path: Path) -> None:
    """A file saved on another system, or cut at its last character, gives the same page, line numbers included."""
    text = "---\nsource_text: text\n---\n\n# Title\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<!-- source: 9 -->\nEnd\n"
    (tmp_path / "page.md").write_bytes(text.encode())
    expected = read_translation(tmp_path / "page.md", PAGE, "docs/page.md", tmp_path)
    (tmp_path / "page.md").write_bytes(change(text).encode())
    found = read_translation(tmp_path / "page.md", PAGE, "docs/page.md", tmp_path)
    assert expected is not None
    assert found is not None
    assert [(b.kind, b.line, b.end, b.text) for b in found[0].blocks] == [
        (b.kind, b.line, b.end, b.text) for b in expected[0].blocks
    ]
    assert render(site_of(None, found[0])) == render(site_of(None, expected[0]))


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_bare_markdown_may_be_given_other_line_ends(end: str) -> None:
    """Whoever hands over a page's text as it stands on another system gets the same page."""
    site = site_of(None, translation("# Title\n\n- a\n- b\n\nText\n\nmore"))
    found: list[str] = []
    site.report = lambda finding: found.append(str(finding))
    text = text_on(site).body
    assert render(site, text=text.replace("\n", end)) == render(site)
    assert found == []


@given(text=st.text(st.sampled_from("ab <>/!-#*_`~[](){}:=|\\\n\t1.\"'&;^$\ufdd0\ufdd1\ufdd2")))
def test_scanning_never_fails(text: str) -> None:
    """Whatever stands on a page: no exception, pieces in the order of the text, every line inside it."""
    found = scan(text, 7)
    count = text.count("\n") + 1
    starts = [piece.start for piece in found.pieces]
    assert starts == sorted(starts)
    assert all(0 <= start <= count for start in starts)
    assert all(7 <= block.line <= block.end <= 6 + count for block in found.blocks)
    assert [block.line for block in found.blocks] == sorted({block.line for block in found.blocks})
    assert [piece.index for piece in found.pieces if piece.kind == "block"] == list(range(len(found.blocks)))
    assert [piece.index for piece in found.pieces if piece.kind == "mark"] != [] or not found.marks
    assert all(0 <= mark.before <= len(found.blocks) for mark in found.marks)
    assert all(0 <= alert.before <= len(found.blocks) for alert in found.alerts)
    assert all(7 <= alert.line <= alert.end <= 6 + count for alert in found.alerts)


@given(text=st.text(max_size=200))
def test_scanning_any_text_never_fails(text: str) -> None:
    """Text of any kind is scanned without an error, as a translation and as a source text."""
    scan(text)
    blocks = scan_source(text)
    assert [block.line for block in blocks] == sorted({block.line for block in blocks})
