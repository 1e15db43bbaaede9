"""A table of words of a site's own: read from a folder that the site names, and held against ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from bitext.diagnostics import ConfigurationError, Finding, Location
from bitext.nearest import Nearest
from bitext.words.words import ENGLISH_WORDS, VALUE, Table, names_of

_NAME = re.compile(r'"((?:[^"\\\n]|\\.)*)"\s*:')
_FORMS = ("one", "other")
_LARGEST = 1_000_000  # bytes: a table has some 30,000


def own_table(folder: Path, shown: str, language: str) -> tuple[str, Table]:
    """Return the name and the texts of a site's own table for a language: `<language>.json` in a folder of the site.

    The name is "" where the folder has none for it. `shown`: the folder as messages name it. Raises ConfigurationError
    at the line where the table is no table, or has a name or a value that the English one has not.
    """
    for name in names_of(language):
        if (folder / f"{name}.json").is_file():
            return name, _read(folder / f"{name}.json", f"{shown}/{name}.json")
    return "", {}


def _read(path: Path, shown: str) -> Table:
    try:
        data = path.read_bytes()[:_LARGEST]
        text = data.decode("utf-8-sig")
        table = json.loads(text)
    except json.JSONDecodeError as error:
        place = Location(shown, error.lineno, error.colno)
        _wrong(place, "expected names and texts in JSON", f"what JSON cannot be ({error.msg})", "correct it")
    except RecursionError:
        _wrong(Location(shown), "expected names and texts in JSON", "brackets in brackets, too deep", "correct it")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "other bytes"
        _wrong(Location(shown), "expected a table of words in UTF-8", why, "save it as such")
    if not isinstance(table, dict):
        _wrong(Location(shown), "expected names and texts in braces", "none", 'write {"bar.view": "View"}')
    places = _places(text, shown)
    near = Nearest(ENGLISH_WORDS.table)
    for name, said in table.items():
        _check(name, said, places.get(name, Location(shown)), near)
    return table


def _places(text: str, shown: str) -> dict[str, Location]:
    """Return the place of each name."""
    places = dict[str, Location]()
    line, at = 1, 0
    for match in _NAME.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        places.setdefault(match[1], Location(shown, line, at - text.rfind("\n", 0, at)))
    return places


def _check(name: str, said: object, place: Location, near: Nearest) -> None:
    """Raise ConfigurationError where the English table has no such name, or its text no such value."""
    english = ENGLISH_WORDS.table.get(name)
    if english is None:
        do = f"write {near.to(name)}" if near.to(name) else "take it out"
        _wrong(place, "expected a name that the English table has", name, do)
    forms = _forms(said, place, name)
    if isinstance(english, str) and forms and "other" in forms:
        _wrong(place, f"expected one text for {name}", "one for each number", "write it as one text")
    known = {value for text in _texts(english) for value in VALUE.findall(text)}
    for text in _texts(said):
        for value in VALUE.findall(text):
            if value not in known:
                have = " ".join(f"{{{each}}}" for each in sorted(known)) or "no value in braces"
                _wrong(place, f"expected {have} in {name}", f"{{{value}}}", "correct it")


def _forms(said: object, place: Location, name: str) -> frozenset[str]:
    """Return the forms of a text that counts; none for one that does not."""
    if isinstance(said, str):
        return frozenset()
    if not isinstance(said, dict) or "other" not in said or not all(isinstance(text, str) for text in said.values()):
        _wrong(place, f"expected a text for {name}", "another value", f'write "{name}": "…"')
    for form in said:
        if form not in _FORMS:
            _wrong(place, f"expected the forms one and other for {name}", str(form), "correct it")
    return frozenset(said)


def _texts(said: object) -> Iterator[str]:
    yield from said.values() if isinstance(said, dict) else [str(said)]


def _wrong(place: Location, expected: str, found: str, do: str) -> NoReturn:
    raise ConfigurationError(Finding("F12", place, f"{expected}, found {found}; {do}"))
