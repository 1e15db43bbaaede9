"""A citation as a row of parts: text, and what is known of each piece of it when it is shown or copied."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "italic", "address", "page", "place", "accessed"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a citation."""

    text: str
    """What it says. Of a `place`, with `{place}` in it; of `accessed`, the name of its form."""
    kind: Kind = "text"
    """`italic`: a title that is set in italics; `address`: of the page, to which `#p9` is added for a pair; `page`: its
    address without that; `place`: said only of a pair or a sentence; `accessed`: the day when a reader copies it."""
    otherwise: str = ""
    """What a `place` says where the whole is cited."""


Parts = tuple[Part, ...]


def parts(*pieces: str | Part | Iterable[Part]) -> Parts:
    """Return pieces as one row; texts are plain ones, and none that is empty is kept."""
    row: list[Part] = []
    for piece in pieces:
        row += [Part(piece)] if isinstance(piece, str) else [piece] if isinstance(piece, Part) else piece
    return tuple(part for part in row if part.text)


def plain(
    row: Iterable[Part], place: str = "", fragment: str = "", accessed: Callable[[str], str] = "[{}]".format
) -> str:
    """Return a citation as text.

    `place`: `pair 9` or "" for the whole; `fragment`: `#p9` or ""; `accessed`: gives the day in a form's name.
    """
    said: dict[Kind, Callable[[str], str]] = {
        "address": lambda text: f"{text}{fragment}",
        "place": lambda text: text.replace("{place}", place),
        "accessed": accessed,
    }
    return "".join(
        part.otherwise if part.kind == "place" and not place else said.get(part.kind, str)(part.text) for part in row
    )


PAIR, PAIRS, SENTENCE = "pair {n}", "pairs {n}", "sentence {n}"
"""How a place is named in a citation, whose language is English whatever the site speaks; `{n}`: its number."""

ACCESSED_FORMS = ("long", "short", "iso")
"""January 28, 2022; 28 Jan. 2022; 2022-01-28."""

Date = datetime.date | str
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LONGEST = 4
"""Letters of a month that MLA does not shorten: May, June and July; September becomes `Sept.`"""


def date_parts(date: Date) -> tuple[int, ...]:
    """Return year, month and day of a date, as far as it has them; none where it is no date."""
    if isinstance(date, datetime.date):
        return date.year, date.month, date.day
    numbers = date.split("-")
    return tuple(map(int, numbers)) if date and all(number.isdecimal() for number in numbers) else ()


def long_date(date: Date) -> str:
    """Return a date as Chicago has it: `January 28, 2022`, `January 2022`, `2022`."""
    year, month, day = (*map(str, date_parts(date)), "", "", "")[:3]
    if not month:
        return year
    name = _MONTHS[int(month) - 1]
    return f"{name} {day}, {year}" if day else f"{name} {year}"


def short_date(date: Date) -> str:
    """Return a date as MLA has it: `28 Jan. 2022`, `Jan. 2022`, `2022`."""
    year, month, day = (*map(str, date_parts(date)), "", "", "")[:3]
    if not month:
        return year
    name = _MONTHS[int(month) - 1]
    if len(name) > _LONGEST:
        name = f"{name[:4] if name == 'September' else name[:3]}."
    return " ".join(filter(None, (day, name, year)))


def year_first(date: Date) -> str:
    """Return a date as APA has it: `2022, January 28`, `2022, January`, `2022`."""
    year, month, day = (*map(str, date_parts(date)), "", "", "")[:3]
    return ", ".join(filter(None, (year, " ".join(filter(None, (month and _MONTHS[int(month) - 1], day))))))


def iso_date(date: Date) -> str:
    """Return a date in digits: `2022-01-28`, `2022-01`, `2022`."""
    return "-".join(f"{number:02}" for number in date_parts(date))
