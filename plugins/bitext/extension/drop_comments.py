"""Tree processor: takes out the comments that were typed, which are for editors and not for readers."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE

from bitext.syntax.comments import Keep, without_any, without_comments

PRIORITY = 19.5
"""After inline (20), which stashes comments, and before typed HTML (19) is read."""


def shown_value(value: object) -> object:
    """Return a value of the front matter with comments taken out of a text, or of the texts of a list."""
    if isinstance(value, list):  # its lists are left alone: a list may contain itself
        return [without_any(inner) if isinstance(inner, str) else inner for inner in value]
    return without_any(value) if isinstance(value, str) else value


class DropComments(Treeprocessor):
    """Takes comments, and paragraphs that only hold comments, out of a page of ours; code keeps them, as text."""

    def __init__(self, md: markdown.Markdown, keep: Keep) -> None:
        """Take the function that says which comments stay."""
        super().__init__(md)
        self.keep = keep

    def run(self, root: Element) -> None:
        """Change the tree and the stash, in place."""
        stash = self.md.htmlStash.rawHtmlBlocks
        gone = set[str]()
        for index, html in enumerate(stash):
            if isinstance(html, str) and "<!--" in html:
                stash[index] = rest = without_comments(html, self.keep)
                gone.update([] if rest.strip() else [str(index)])
        if not gone:
            return
        _take_out(root, gone)
        for html in stash:
            if not isinstance(html, str):
                _take_out(html, gone)


def _take_out(root: Element, gone: set[str]) -> None:
    """Take the placeholders of comments out of an element, and the paragraphs that hold only these."""
    emptied = set[int]()
    for inner in root.iter():
        text = _cut(inner.text, gone)
        if text != inner.text and inner.tag == "p" and not len(inner) and not (text and text.strip()):
            emptied.add(id(inner))
        inner.text, inner.tail = text, _cut(inner.tail, gone)
    for parent in list(root.iter()) if emptied else ():
        if any(id(child) in emptied for child in parent):
            parent[:] = [child for child in parent if id(child) not in emptied]


def _cut(text: str | None, gone: set[str]) -> str | None:
    if not text or ETX not in text:
        return text
    return HTML_PLACEHOLDER_RE.sub(lambda found: "" if found[1] in gone else found[0], text)
