"""The blocks that the model counts are those that Python-Markdown makes, and each stands in the row of its own."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bitext.extension import BitextExtension
from bitext.syntax.translation_blocks import scan
from tests.support.rendered import PAGE, rendered, rows_of, site_of, translation

Signature = tuple[str, str]

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
    "```\ncode\n\n<!-- source: 3 -->\n```", "~~~\nx\n~~~", "```python\nx = 1\n```", "```\nnever closed", "``` a b\nx\n```",
    "para\n```\nf\n```\nafter", "````\n```\n````", "`code`",
    "<!-- comment -->", "<!-- many\n\nlines -->", "<!-- a --> text", "text <!-- b -->", "para\n<!-- c -->\nafter",
    "<!-- never closed", "<!-- a --> <!-- b -->",
    "<div>\n\nraw\n\n</div>", "<p>para</p>", "<hr>", "<hr/>", "<span>inline</span> x", "<b>\nbold</b>", "<br>x",
    "<div>a</div>\nfoo", "<div>a</div> foo", "<table>\n<tr><td>1</td></tr>\n</table>", "<div>\n<div>\n\n</div>\n</div>",
    "<div class='>'>\n\n</div>", "<style>\n<div>\n\n</style>", "<div><!--\n\n</div> --></div>", "</div>", "<x-y>\n\n</x-y>",
    "<div>a</div><div>\n\nb</div>", "a <div>\n\nb </div>", "<DIV>\n\n</div>", "< div>", "<5", "<pre>\n\n  x\n</pre>",
    "[x]: http://a.example", "[y]: http://a.example\n    'title'", "text [x]", "[^1]: note\nmore", "text[^1]",
    "[^2]: note\n\n    goes on", "*[ABC]: abbreviated", "*[3]: three", "![i](x.png)", "![i][x]", "&amp; &lt;b&gt; &#20013;",
    "a\\\nb", "\\# text", "[TOC]", "\u3000\u3000indented by hand", "\f", "a\u2028b", "\u00a0", "***bold***", "* a *b*",
    "Term\n:   no description", "!!! note", "=== no tab", "A.  B", "1.no item", "*no item*", "{: .class }", "a {#id}",
)  # fmt: skip

KINDS = {
    "paragraph": {"p"},
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

texts = st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(("\n\n", "\n\n", "\n\n\n", "\n"))), max_size=6).map(
    lambda parts: "".join(fragment + gap for fragment, gap in parts)
)


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
        """Return tag and text, item by item of a list; nothing for a comment and for the host's footnotes."""
        if element.get("class") == "footnote":
            return []
        if element.tag in ("ol", "ul"):
            return [("item", self.text(item)) for item in element]
        text = self.text(element)
        return [] if element.tag == "p" and not text and not len(element) else [(element.tag, text)]

    def text(self, element: Element) -> str:
        """Return the text of an element, with what was put by back in its place, and without comments."""
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
        md.treeprocessors.register(Look(md, self.rows), "look", 6.4)


def bare(text: str, extensions: tuple[str, ...]) -> list[Signature]:
    """Return what Python-Markdown makes of a text without us."""
    rows: list[list[Signature]] = []
    markdown.markdown(text, extensions=[*extensions, LookExtension(rows)])
    return rows[0] if rows else []  # Python-Markdown makes nothing of white space


def built(text: str, extensions: tuple[str, ...]) -> tuple[list[list[Signature]], list[str]]:
    """Return what stands outside the rows and in each row, and what was reported."""
    site = site_of(None, translation(text))
    found: list[str] = []
    site.report = lambda finding: found.append(str(finding))
    rows: list[list[Signature]] = []
    markdown.markdown(text, extensions=[BitextExtension(site, PAGE), *extensions, LookExtension(rows)])
    return rows or [[]], found


@pytest.mark.parametrize("extensions", [FENCED, SUPERFENCED], ids=["fenced_code", "superfences"])
@given(text=texts)
def test_rows_hold_what_python_markdown_makes(text: str, extensions: tuple[str, ...]) -> None:
    """The rows, run together, are what the page is without us; no row is empty, and each begins with its kind."""
    rows, found = built(text, extensions)
    assert found == []
    assert [seen for row in rows for seen in row] == bare(text, extensions)
    blocks = scan(translation(text).body).blocks
    title = bool(blocks) and blocks[0].level == 1
    assert len(rows[1:]) == len(blocks) - title
    for row, block in zip(rows[1:], blocks[title:], strict=True):
        assert row and row[0][0] in KINDS[block.kind], (block, row)
