"""The findings on HTML that a page may not hold, with the places where it was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from bitext.diagnostics import Finding, Location
from bitext.syntax.allowlist import Refused

Place = Callable[[Element, Element, str], Location]
"""Takes the page's root, a child of it, and a text in that child; returns where the text was typed."""
_MOST = 100  # refused tags of a page that are reported
_TOO_MANY = (
    f"expected HTML that may stand here, found more than {_MOST} tags that may not; mend those above, then look again"
)
_LOOKED_FOR = 1000  # characters of a tag by which its place is looked up
_LONGEST = 80  # characters of a tag that a message shows


@dataclass(slots=True)
class Refusals:
    """Reports each refused tag once for each place."""

    place: Place
    report: Callable[[Finding], None]
    as_typed: Callable[[str], str] = str
    """Returns a text without our sentinels and signs."""
    _said: set[tuple[Location, str]] = field(default_factory=set)

    def say(self, root: Element, top: Element, refused: Refused) -> None:
        """Report a tag, an attribute or an address that was refused in a child of the page's root."""
        if len(self._said) > _MOST:
            return  # looking up the places of thousands would take minutes
        refused = replace(refused, typed=self.as_typed(refused.typed[:_LOOKED_FOR]))
        place = self.place(root, top, refused.typed)
        if (place, refused.typed) not in self._said:
            self._said.add((place, refused.typed))
            last = len(self._said) > _MOST
            self.report(Finding("C29", place, _TOO_MANY if last else message(refused)))


def message(refused: Refused) -> str:
    """Return the message on a refused tag."""
    typed = refused.typed if len(refused.typed) <= _LONGEST else f"{refused.typed[:_LONGEST]}\u2026"
    if refused.closing:
        opened = "closes" if refused.closing.startswith("</") else "opens"
        do = f"write {refused.closing}, or take {typed} out"
        return f"expected {refused.closing} that {opened} {typed} in the same paragraph, found none; {do}"
    if refused.parent:
        return f"expected {typed} inside {refused.parent}, found it elsewhere; put it there, or take it out"
    if refused.attribute == "href":
        return f"expected an address with http, https or mailto, or a relative one, found {typed}; correct it"
    if refused.attribute == "src":
        return f"expected a picture of this site, found {typed}; put the file beside the page, and name it"
    if refused.attribute == "id":
        return f"expected an id that nothing else on the page has, found {typed}; write another, or take it out"
    if refused.attribute:
        return f"expected no attribute {refused.attribute} here, found {typed}; take it out"
    return f"expected HTML that may stand here, found {typed}; take it out, or put it between backticks to show it"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, for looking up where something was typed."""

    path: str
    first_line: int
    lines: Sequence[str]

    def find(self, typed: str, start: int = 0, end: int | None = None) -> Location:
        """Return where a text begins between two lines, or the first of these where it is not found."""
        sought = typed.partition("\n")[0]
        for index in range(start, len(self.lines) if end is None else end):
            column = self.lines[index].find(sought)
            if sought and column >= 0:
                return Location(self.path, self.first_line + index, column + 1)
        return Location(self.path, self.first_line + start)
