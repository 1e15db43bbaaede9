"""The steps in which inline Markdown is read, as Python-Markdown takes them.

What a step has read is filled in before the next looks: so offsets stay, and what has been read is no sign any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Literal, NamedTuple

from bitext.syntax.code import CodeSpans
from bitext.syntax.emphasis import emphasis
from bitext.syntax.link_address import Addresses

# fmt: off
RunKind = Literal[
    "text", "code", "tick", "escape", "entity", "break", "emphasis", "open", "close", "angle", "footnote", "picture",
    "comment", "tag",
]
# fmt: on
"""What a run is; `open` and `close` are those of a link, its address included, `angle` those of an address as text."""

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = "\\`*_{}[]()>#+-.!|"
_FOOTNOTE = re.compile(r"\[\^([^\]]{0,200})\]")
_NAMED = re.compile(r"\s?\[([^\]]{0,999})\]")
_ANGLES = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://[^<>]*|[^<> !]+@[^@<> ]+)>")
_TAG = re.compile(
    r"""<(?:/?+[a-zA-Z][^\s"'<>@]*+(?:\s+[^\s"'=<>]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>]++))?+)*+\s*+/?"""
    r"|(?P<comment>!--(?:(?!<!--|-->).)*--)|[?](?:(?!<[?]|[?]>).)*[?]|!\[CDATA\[(?:(?!<!\[CDATA\[|\]\]>).)*\]\])>",
    re.DOTALL,
)
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z0-9]+);")
_HARD_END = re.compile("  \n")
_LINE_END = re.compile(r"[ \t]*+\n[ \t]*+")
_BRACKET = re.compile(r"[\[\]]")
_SPACES = re.compile(r"\s+")
_READ = "\ufffc"
"""What stands for each character that has been read: neither a space nor a letter, as with Python-Markdown."""

Spans = Iterator[tuple[int, int]]


class Run(NamedTuple):
    """A run of characters with one meaning."""

    kind: RunKind
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last."""
    text: str = ""
    """What a reader sees of it: the characters themselves in `text` and `code`; empty for most others."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a page defines for its links and marks."""

    links: Mapping[str, str] = field(default_factory=dict)
    """By name, in small letters: the address of a link."""
    footnotes: Collection[str] = ()
    """The labels of its footnotes."""


@dataclass(slots=True)
class Reading:
    """What has been read of a text so far."""

    typed: str
    names: Names
    addresses: Addresses
    runs: list[Run] = field(default_factory=list)
    """What is no text, in no order; one may lie in another, as a link in a picture."""
    links: list[tuple[int, str]] = field(default_factory=list)
    """Of each: where it begins, and its address."""

    def run(self, data: str, base: int = 0, first: int = 0) -> None:
        """Take the steps from the one with an index on, in a part of the text that begins at an offset."""
        for index in range(first, len(_STEPS)):
            sign, step = _STEPS[index]
            if sign in data:
                data = _without(data, step(self, data, base, index + 1))

    def found(self, kind: RunKind, begin: int, end: int, text: str = "") -> None:
        """Take note of a run."""
        self.runs.append(Run(kind, begin, end, text))


def lines(kind: RunKind, text: str, begin: int, end: int, base: int = 0) -> Iterator[Run]:
    """Yield the lines between two offsets of a text, and their ends; `base`: what is added to the offsets."""
    feed = text.find("\n", begin, end)
    for match in _LINE_END.finditer(text, begin, end) if feed >= 0 else ():
        if match.start() > begin:
            yield Run(kind, base + begin, base + match.start(), text[begin : match.start()])
        yield Run("break", base + match.start(), base + match.end(), " ")
        begin = match.end()
    if begin < end:
        yield Run(kind, base + begin, base + end, text[begin:end])


def _code(reading: Reading, data: str, base: int, _: int) -> Spans:
    for span in CodeSpans(data):
        inside = data[span.begin : span.stop]
        begin = span.begin + len(inside) - len(inside.lstrip())
        stop = max(span.begin + len(inside.rstrip()), begin)
        reading.found("tick", base + span.start, base + begin)
        reading.runs += lines("code", data, begin, stop, base)
        reading.found("tick", base + stop, base + span.end)
        yield span.start, span.end


def _escapes(reading: Reading, data: str, base: int, _: int) -> Spans:
    for match in _ESCAPE.finditer(data):
        if match[1] in _ESCAPED:
            reading.found("escape", base + match.start(), base + match.end(), match[1])
            yield match.span()


def _footnotes(reading: Reading, data: str, base: int, _: int) -> Spans:
    for match in _FOOTNOTE.finditer(data):
        if match[1] in reading.names.footnotes:
            reading.found("footnote", base + match.start(), base + match.end())
            yield match.span()


_Target = Callable[[Reading, str, int, int, int], tuple[int, str | None]]
"""Returns the offset after a link that the brackets between two offsets open, and its address; None where it has none:
then nothing up to the offset is looked at again."""


def _linking(target: _Target, *, pictures: bool = False) -> _Step:
    """Return the step that reads links, or pictures, of one form: the outermost, and then what they say."""

    def step(reading: Reading, data: str, base: int, following: int) -> Spans:
        done = 0
        for start, end in _pairs(data) if target is _direct or reading.names.links else ():
            if start < done or (data[start - 1 : start] == "!") != pictures:
                continue
            stop, address = target(reading, data, start, end, base)
            done = max(done, stop)
            if address is None:
                continue
            if pictures:
                reading.found("picture", base + start - 1, base + stop)
                yield start - 1, stop
                continue
            reading.links.append((base + start, address))
            reading.found("open", base + start, base + start + 1)
            reading.found("close", base + end - 1, base + stop)
            reading.run(data[start + 1 : end - 1], base + start + 1, following)
            yield start, stop

    return step


def _direct(reading: Reading, data: str, _: int, end: int, base: int) -> tuple[int, str | None]:
    """Read an address in parentheses."""
    found = reading.addresses.at(data, end) if data.startswith("(", end) else None
    if not found:
        return 0, None
    stop, begin, last = found
    typed = reading.typed[base + begin : base + last]
    return stop, (_content(typed) if _READ in data[begin:last] else typed).strip()


def _content(typed: str) -> str:
    """Return what an address is in which there are escapes, or what Python-Markdown takes for code."""
    reading = Reading(typed, Names(), Addresses.in_text(0))
    data = _without(typed, _code(reading, typed, 0, 0))
    _without(data, _escapes(reading, data, 0, 0))
    parts, done = list[str](), 0
    for run in sorted(reading.runs, key=lambda run: run.start):
        parts += [typed[done : run.start], typed[run.start : run.end] if run.kind == "break" else run.text]
        done = run.end
    return "".join([*parts, typed[done:]])


def _referred(reading: Reading, data: str, start: int, end: int, _: int) -> tuple[int, str | None]:
    """Read the name of an address in brackets; the link's own words are the name, where these are empty."""
    match = _NAMED.match(data, end)
    return (match.end(), _named(reading, match[1] or data[start + 1 : end - 1])) if match else (0, None)


def _short(reading: Reading, data: str, start: int, end: int, _: int) -> tuple[int, str | None]:
    """Take the link's own words for the name of an address."""
    return end, _named(reading, data[start + 1 : end - 1])


def _named(reading: Reading, name: str) -> str | None:
    return reading.names.links.get(_SPACES.sub(" ", name.lower()))


def _angles(reading: Reading, data: str, base: int, _: int) -> Spans:
    for match in _ANGLES.finditer(data):
        reading.found("angle", base + match.start(), base + match.start() + 1)
        reading.found("angle", base + match.end() - 1, base + match.end())
        yield match.span()


def _hard_ends(_: Reading, data: str, __: int, ___: int) -> Spans:
    for match in _HARD_END.finditer(data):
        yield match.span()


def _tags(reading: Reading, data: str, base: int, _: int) -> Spans:
    for match in _TAG.finditer(data):
        text = " " if _LINE_BREAK.match(match[0]) else ""
        reading.found("comment" if match["comment"] else "tag", base + match.start(), base + match.end(), text)
        yield match.span()


def _entities(reading: Reading, data: str, base: int, _: int) -> Spans:
    for match in _ENTITY.finditer(data):
        reading.found("entity", base + match.start(), base + match.end(), unescape(match[0]))
        yield match.span()


def _emphasis(reading: Reading, data: str, base: int, _: int) -> Spans:
    for start, end, closes, last in emphasis(data):
        reading.found("emphasis", base + start, base + end)
        reading.found("emphasis", base + closes, base + last)
    return iter(())


_Step = Callable[[Reading, str, int, int], Spans]
"""Reads what one step looks for in a text that begins at an offset, and yields what it has read. The last argument is
the index of the step after it."""
_STEPS: tuple[tuple[str, _Step], ...] = (
    ("`", _code),
    ("\\", _escapes),
    ("[^", _footnotes),
    ("[", _linking(_referred)),
    ("](", _linking(_direct)),
    ("![", _linking(_direct, pictures=True)),
    ("![", _linking(_referred, pictures=True)),
    ("[", _linking(_short)),
    ("![", _linking(_short, pictures=True)),
    ("<", _angles),
    ("  \n", _hard_ends),
    ("<", _tags),
    ("&", _entities),
    ("", _emphasis),
)
"""In order: what a text must hold for a step, and the step."""


def _pairs(data: str) -> list[tuple[int, int]]:
    """Return the pairs of brackets, as offsets of the first character and after the last, in order."""
    opened, pairs = list[int](), list[tuple[int, int]]()
    for sign in _BRACKET.finditer(data):
        if sign[0] == "[":
            opened.append(sign.start())
        elif opened:
            pairs.append((opened.pop(), sign.end()))
    return sorted(pairs)


def _without(data: str, spans: Spans) -> str:
    """Return a text of the same length in which some spans, in order, have been read."""
    parts, done = list[str](), 0
    for start, end in spans:
        parts += [data[done:start], _READ * (end - start)]
        done = end
    return "".join([*parts, data[done:]]) if parts else data
