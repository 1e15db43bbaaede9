"""Values that are valid and may not be what was meant, each with an unambiguous form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from bitext.languages.script import HAN
from bitext.model.text import Block
from bitext.readers.values import Fields
from bitext.syntax.yaml_doubts import Doubt, cut, refused

_BETWEEN = re.compile(r"[ \t]*[,;，、；][ \t]*|[ \t]+(?:and|&)[ \t]+")
_PERSON = re.compile(r"(?:[A-Z][\w'’.-]{0,30}[ \t]+){1,3}[A-Z][\w'’-]{1,30}")
_HAN_NAME = re.compile(f"[{HAN}·]{{2,30}}")
_ORGANISATION = re.compile(
    r"\b(?:University|Institut\w*|Cent(?:er|re)|College|School|Academy|Office|Press|Department|Ministry|Committee|Council|"
    r"Bureau|Commission|Agency|Group|Company|Foundation|Library|Society|Association|Project|Team|Inc|Ltd|LLC|Corp|Co)\b"
)
_LONGEST = 300  # characters of a list of names on one line


def samples(blocks: Iterable[Block], sample: str, what: str, shown: str) -> Iterator[Finding]:
    """Yield a finding for each sample block of `bitext new` that nobody has replaced; `what`: what should be there."""
    for block in blocks:
        if block.text == sample:
            message = f"expected the {what}, found the sample that bitext new wrote; replace it"
            yield Finding("C22", Location(shown, block.line), message)


def cut_values(text: str, shown: str, first_line: int) -> Iterator[Finding]:
    """Yield a warning for each value that is cut at a `#` which seems to be part of it.

    `text`: valid YAML; `first_line`: the line of the file that it begins on.
    """
    for doubt in cut(text):
        read = f"one that ends before {doubt.typed[len(doubt.read) :].strip()}"
        yield _quoted(doubt, f"expected a whole value, found {read}", shown, first_line, grave=False)


def refused_values(text: str, shown: str, first_line: int, said: Iterable[Finding]) -> Iterator[Finding]:
    """Yield an error for each value that no host can read and that has no finding in `said`.

    `text`: valid YAML; `first_line`: the line of the file that it begins on.
    """
    places = {finding.location for finding in said}
    for doubt in refused(text):
        message = f"expected a value that every program can read, found {doubt.typed.strip()}"
        finding = _quoted(doubt, message, shown, first_line)
        if doubt.read == doubt.typed and doubt.typed.startswith("!"):
            finding = Finding("F06", finding.location, f"{message}; take it out")
        if finding.location not in places:
            yield finding


def _quoted(doubt: Doubt, message: str, shown: str, first_line: int, *, grave: bool = True) -> Finding:
    """Return a finding whose cure is quotation marks."""
    line = first_line + doubt.line - 1
    text = doubt.typed.strip()
    quoted = json.dumps(text, ensure_ascii=False)
    return Finding(
        "F06",
        Location(shown, line, doubt.column),
        f"{message}; put quotation marks around all of it: {quoted}",
        grade=None if grave else "warning",
        edits=(Edit(line, doubt.column, text, quoted),),
    )


def several_names(fields: Fields, *keys: str) -> Iterator[Finding]:
    """Yield a finding for each value of these keys that seems to be several names, which should be a list."""
    for key in keys:
        for value in fields.each(key):
            names = _BETWEEN.split(value.text.strip()) if len(value.text) < _LONGEST else []
            if len(names) > 1 and (all(map(_is_person, names)) or all(map(_HAN_NAME.fullmatch, names))):
                found = f"expected one name, found {value.text.strip()}"
                do = f"if these are {len(names)}, write {key}: [{', '.join(names)}]"
                place = Location(fields.shown, value.line, value.column)
                yield Finding("F06", place, f"{found}; {do}", grade="information")


def _is_person(name: str) -> bool:
    """Return whether a text looks like one person's full name: no family name alone, no office."""
    return _PERSON.fullmatch(name) is not None and not _ORGANISATION.search(name)
