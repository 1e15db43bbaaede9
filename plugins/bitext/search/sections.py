"""A page of the site as a document of the search: the sections of its HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

from bitext.search.units import Document, Kind, Unit

Attributes = list[tuple[str, str | None]]

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "svg", "head", "nav", "form", "button", "select", "textarea")
)
"""Elements whose text is no text of the page."""
_PHRASES = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|rp|rt|ruby|s|samp|small|span|strong|"
    "sub|sup|time|tt|u|var|wbr"
)
"""Elements that part no words; all others begin and end a paragraph, but for the cells of a table."""
_CELLS = frozenset(("td", "th"))
_HEADING = re.compile("h[1-6]")
_MOST_OPEN = 50
"""Tags without an end before the next one begins: an attribute may hold a `<`, but a page has hardly any."""
_EXCLUDED = "data-search-exclude"
_OURS = re.compile("bitext(?:-|$)")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_SIGNS = re.compile("[\u00b6\ue157\uf0c1]")
"""What a permanent link of a heading shows."""


@dataclass(slots=True)
class _Section:
    """A heading with what follows it, up to the next."""

    level: int = 0
    """That of the heading; 0 for what stands before the first."""
    place: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    excluded: int = 0
    """Level of the heading that says that its section is left out; 0 where none does."""


class Reader(HTMLParser):
    """Reads a page's content into sections."""

    def __init__(self) -> None:
        """Begin with what stands before the first heading."""
        super().__init__(convert_charrefs=True)
        self.start_again()

    def read(self, html: str) -> None:
        """Read a page, or its content, to its end."""
        self.feed(_closed(html))
        self.close()

    def start_again(self) -> None:
        """Forget what was read."""
        self.sections = [_Section()]
        self.is_cut = False
        """Whether anything was left out because it says so."""
        self._left_out = ""
        """Tag of the outermost element that is left out, while the reader is in it."""
        self._depth = 0
        self._in_heading = False
        self._typed = 0
        """In how many elements the reader is that keep their lines."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin a section, leave out an element, or part paragraphs."""
        if self._left_out:
            self._depth += tag == self._left_out
            return
        given = dict(attrs)
        if _HEADING.fullmatch(tag):
            self._begin(int(tag[1]), given)
        elif tag not in _VOID and (tag in _UNSEEN or _is_excluded(tag, given)):
            self._left_out, self._depth = tag, 1
            self.is_cut |= tag not in _UNSEEN
        else:
            self._typed += tag == "pre"
            self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a heading, an element that is left out, or a paragraph."""
        if self._left_out:
            self._depth -= tag == self._left_out
            if not self._depth:
                self._left_out = ""
        elif _HEADING.fullmatch(tag):
            self._in_heading = False
        else:
            self._typed -= tag == "pre" and self._typed > 0
            self._part(tag)

    def handle_data(self, data: str) -> None:
        """Take text for the section, or for its heading."""
        if not self._left_out:
            self._take(data if self._typed else data.replace("\n", " "))

    def _part(self, tag: str) -> None:
        if not _PHRASES.fullmatch(tag):
            self._take(" " if tag in _CELLS or self._in_heading else "\n")

    def _take(self, text: str) -> None:
        section = self.sections[-1]
        (section.heading if self._in_heading else section.text).append(text)

    def _begin(self, level: int, given: dict[str, str | None]) -> None:
        before = self.sections[-1]
        excluded = before.excluded if before.excluded and level > before.excluded else 0
        if _EXCLUDED in given:
            excluded = excluded or level
            self.is_cut = True
        self._in_heading = True
        self.sections.append(_Section(level, given.get("id") or before.place, excluded=excluded))

    def title(self) -> str:
        """Return the words of the first heading of the first level, or an empty string."""
        return next((_words(each.heading) for each in self.sections if each.level == 1), "")

    def units(self, title: str = "") -> Iterator[Unit]:
        """Yield the sections as units; `title`: that of the page, where no heading is of the first level.

        A heading without an id has the place of the one before it. The page's own heading, if nothing stands before it,
        has that of the page.
        """
        head, *others = self.sections
        if others and others[0].level == 1 and not _words(head.text):
            head, *others = others
        heading = _words(head.heading) or ("" if self.title() else title)
        if not head.excluded:
            yield from _unit("", heading, heading or self.title(), head)
        for each in others:
            if not each.excluded:
                yield from _unit(each.place, _words(each.heading), "", each)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing but headings is left of what says that it is left out."""
        return self.is_cut and not any(_words(each.text) for each in self.sections if not each.excluded)


def _closed(html: str) -> str:
    """Return HTML in which few tags and comments have no end: for each, the parser looks to that of the page."""
    comments = html.rfind("-->") + 1
    if html.count("<!--", comments) > _MOST_OPEN:
        html = html[: html.index("<!--", comments)]
    if html.count("<![") > _MOST_OPEN:
        html = html.replace("<![", "&lt;![")
    first, *parts = html.split("<")
    if sum(">" not in part for part in parts) <= _MOST_OPEN:
        return html
    return first + "".join(f"<{part}" if ">" in part else f"&lt;{part}" for part in parts)


def _is_excluded(tag: str, given: dict[str, str | None]) -> bool:
    """Return whether an element says that it is not to be found, or is a list of ours: what it has stands elsewhere."""
    if _EXCLUDED in given:
        return True
    return not _PHRASES.fullmatch(tag) and any(map(_OURS.match, (given.get("class") or "").split()))


def _unit(place: str, heading: str, label: str, section: _Section) -> Iterator[Unit]:
    said = "\n".join(filter(None, (heading, _words(section.text))))
    if said:
        yield Unit(place, heading or label, ("", said))


def _words(parts: list[str]) -> str:
    """Return a text with one space between words and one line feed between paragraphs."""
    text = _SIGNS.sub("", "".join(parts))
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def page_of(html: str, address: str, title: str, language: str, kind: Kind = "page") -> Document | None:
    """Return a page as a document, or None where it says nothing.

    `html`: its content, without the theme's part; `title`: that of the page, where its content has none. What has the
    attribute `data-search-exclude` is left out, and so are our lists; on a heading, it leaves out the section.
    """
    reader = Reader()
    reader.read(html)
    return document_of(reader, address, title, language, kind)


def document_of(reader: Reader, address: str, title: str, language: str, kind: Kind = "page") -> Document | None:
    """Return what was read of a page as a document, or None where it says nothing: see `page_of`."""
    units = () if reader.is_empty else tuple(reader.units(title))
    if not units:
        return None
    title = reader.title() or title
    digest = sha256(repr((address, title, language, units)).encode("utf-8", "replace")).hexdigest()
    return Document(kind, address, ("", title), ("", language), units, digest=digest)
