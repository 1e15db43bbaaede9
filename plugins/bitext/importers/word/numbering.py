"""The numbers that Word generates before paragraphs: they stand in no text of the file, and readers see them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from bitext.importers.word.numerals import numeral
from bitext.importers.word.xml import value

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9  # of a list of Word
_MOST_TEXT = 100  # characters of what stands around a number
_NO_SPACE_BEHIND = "、。．，：；）】》〉」』〕"
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class Number:
    """What Word prints before a paragraph."""

    text: str
    """As printed; empty for a bullet."""
    depth: int
    """Of the list, from 0."""
    is_bullet: bool = False
    gap: str = ""
    """What stands between it and the text."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How the numbers of a level of a list look."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    behind: str = "tab"
    restarts_below: int | None = None
    """The level whose number starts this one anew; None: each that is higher; 0: none."""
    all_decimal: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of all lists of a document, which come in their order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """By the id of a list's definition."""
    lists: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = field(default_factory=dict)
    """By the id of a list: the id of its definition, the numbers at which it starts, and levels of its own."""
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next(self, properties: ET.Element | None) -> Number | None:
        """Return the number of the next paragraph, or None where it has none; `properties`: its `w:numPr`."""
        if properties is None:
            return None
        name, depth = value(properties, "w:numId", _NO_LIST), _whole(value(properties, "w:ilvl"), 0)
        if name not in self.lists or not 0 <= depth < _LEVELS:
            return None
        definition, starts, own = self.lists[name]
        levels = {**self.levels.get(definition, {}), **own}
        level = levels.get(depth)
        if level is None or (level.form == "none" and not level.text):
            return None
        counts = self.counts.setdefault(definition, [None] * _LEVELS)
        if name not in self.begun:
            self.begun.add(name)
            for at in starts:
                counts[at] = None
        self._count(counts, depth, levels, starts)
        if level.form == "bullet":
            return Number("", depth, is_bullet=True)
        text = _PLACE.sub(lambda match: _printed(int(match[1]) - 1, counts, levels, level), level.text)
        return Number(text, depth, gap=_gap(text, level.behind)) if text.strip() else None

    @staticmethod
    def _count(counts: list[int | None], depth: int, levels: dict[int, _Level], starts: dict[int, int]) -> None:
        for at in range(depth):  # a level that was passed over counts as one paragraph
            if counts[at] is None:
                counts[at] = starts.get(at, levels.get(at, _Level()).start)
        before = counts[depth]
        counts[depth] = starts.get(depth, levels[depth].start) if before is None else before + 1
        for at in range(depth + 1, _LEVELS):
            below = levels.get(at, _Level()).restarts_below
            if below is None or 0 < below > depth:
                counts[at] = None


def numbering_of(root: ET.Element | None) -> Numbering:
    """Return the lists that a document defines."""
    made = Numbering()
    if root is None:
        return made
    by_style = dict[str, dict[int, _Level]]()
    for each in root.iter("w:abstractNum"):
        levels = {_whole(level.get("w:ilvl", ""), 0): _level(level) for level in each.findall("w:lvl")}
        made.levels[each.get("w:abstractNumId", "")] = levels
        by_style[value(each, "w:styleLink")] = levels
    for each in root.iter("w:abstractNum"):
        if (link := value(each, "w:numStyleLink")) in by_style and link:
            made.levels[each.get("w:abstractNumId", "")] = by_style[link]
    for each in root.iter("w:num"):
        starts, own = {}, {}
        for change in each.findall("w:lvlOverride"):
            at = _whole(change.get("w:ilvl", ""), 0)
            if (start := value(change, "w:startOverride")).isdecimal():
                starts[at] = int(start[:6])
            if (level := change.find("w:lvl")) is not None:
                own[at] = _level(level)
        made.lists[each.get("w:numId", "")] = value(each, "w:abstractNumId"), starts, own
    made.lists.pop(_NO_LIST, None)
    return made


def _level(element: ET.Element) -> _Level:
    restart = element.find("w:lvlRestart")
    return _Level(
        value(element, "w:numFmt", "decimal"),
        value(element, "w:lvlText")[:_MOST_TEXT],
        _whole(value(element, "w:start"), 1),
        value(element, "w:suff", "tab"),
        _whole(restart.get("w:val", ""), 0) if restart is not None else None,
        element.find("w:isLgl") is not None,
    )


def _printed(at: int, counts: list[int | None], levels: dict[int, _Level], level: _Level) -> str:
    own = levels.get(at, _Level())
    if own.form in ("none", "bullet"):
        return ""
    return numeral(counts[at] or own.start, "decimal" if level.all_decimal else own.form)


def _gap(text: str, behind: str) -> str:
    """Return what stands behind a number: nothing where the sign at its end has its own white space."""
    return "" if behind == "nothing" or text.endswith(tuple(_NO_SPACE_BEHIND)) else " "


def _whole(text: str, otherwise: int) -> int:
    return int(text[:6]) if text.isdecimal() else otherwise
