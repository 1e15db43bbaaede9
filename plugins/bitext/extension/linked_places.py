"""Tree processor: reports links of a page to a pair, a note or a term that does not exist."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.diagnostics import Finding, Location
from bitext.extension.site import Site
from bitext.pages import GLOSSARY

PRIORITY = 7  # after inline Markdown (20) and attr_list (8), before the table of contents (5) and the host's links (0)
_MOST = 100  # findings of a page
_INCLUDES = re.compile(r"--8<--|\{[{%]")
"""What other plugins and extensions put text in by, which is not in the file."""
_COUNTED = re.compile(r"_\d{1,9}$")
_NO_WORD = re.compile(r"[\W_]+")


class LinkedPlaces(Treeprocessor):
    """Checks every link that was typed; our own links are no `a` yet."""

    def __init__(self, md: markdown.Markdown, site: Site, page: str) -> None:
        """Take the site and the path of the page, relative to the docs folder."""
        super().__init__(md)
        self.site = site
        self.page = page

    def run(self, root: Element) -> None:
        """Report the links below `root`."""
        said: set[str] = set()
        for link in root.iter("a"):
            address = link.get("href", "")
            self.site.targets.note(address, self.page)
            wrong = self.site.targets.wrong(address, self.page)
            if wrong is None or address in said or len(said) >= _MOST:
                continue
            said.add(address)
            target, place, message = wrong
            if not self._is_typed(target, place):
                self.site.report(Finding("C32", self._place(address), message))

    def _is_typed(self, page: str, place: str) -> bool:
        """Return whether an editor made the place: as a typed `id`, or as a heading of the glossary's page."""
        text = self._text(page)
        if page == GLOSSARY and (_INCLUDES.search(text) or _is_heading(place, text)):
            return True
        name = re.escape(place)
        return re.search(rf"id\s?=\s?[\"']?{name}\b|\{{[^{{}}\n]{{0,200}}#{name}\b", text) is not None

    def _place(self, address: str) -> Location:
        """Return the place of a link as typed, or the head of the page where it is written differently."""
        text = self._text(self.page)
        start = max(text.find(address), 0)
        path = self.site.options.shown(self._file(self.page))
        return Location(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))

    def _text(self, page: str) -> str:
        try:
            return self._file(page).read_text("utf-8-sig")
        except (OSError, ValueError):
            return ""

    def _file(self, page: str) -> Path:
        return self.site.options.docs / page


def _is_heading(place: str, text: str) -> bool:
    """Return whether a line of a page has the words of a place, as headings have them, whatever makes their names."""
    wanted = _NO_WORD.sub("", _COUNTED.sub("", place)).casefold()
    return any(_NO_WORD.sub("", line).casefold() == wanted for line in text.split("\n") if line.strip())
