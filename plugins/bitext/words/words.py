"""The table of a language, and how a text is taken from it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

Table = Mapping[str, str | Mapping[str, str]]
"""Name → text, or the texts of a number by its form."""
VALUE = re.compile(r"\{(\w+)\}")
"""A value in a text."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in one language."""

    language: str
    """BCP 47 tag of the language that is spoken: that of the table, which the page may have another of."""
    table: Table = field(repr=False)

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the text of a name with its values filled in; `n`, where a text counts, chooses its form."""
        text = self.table[name]
        if not isinstance(text, str):
            text = text.get("one", text["other"]) if values["n"] == 1 else text["other"]
        return VALUE.sub(lambda match: self._shown(values[match[1]]), text) if values else text

    def date(self, date: datetime.date | str) -> str:
        """Return a date as people write it: `18 October 2021`, `October 2021`, `2021`; 2021年10月18日."""
        if isinstance(date, datetime.date):
            month = self(f"month.{date.month}")
            return self("date.day", year=str(date.year), month=month, day=date.day)
        year, _, number = date.partition("-")
        return (
            self("date.month", year=year, month=self(f"month.{int(number)}"))
            if number
            else self("date.year", year=year)
        )

    def parted(self, name: str) -> list[tuple[str, str]]:
        """Return the text of a name in parts, each with the name of the value behind it, "" behind the last."""
        pieces = [*VALUE.split(self(name)), ""]
        return list(zip(pieces[::2], pieces[1::2], strict=True))

    def listed(self, parts: list[str]) -> str:
        """Return parts in one line, with the comma of the language."""
        return self("list.comma").join(parts)

    def _shown(self, value: object) -> str:
        """Return a value as it is written; a number has marks between its thousands: a year is given as text."""
        return f"{value:,}".replace(",", self("script.thousands")) if isinstance(value, int) else str(value)


def words_of(language: str, own: Table | None = None, named: str = "") -> Words:
    """Return the words of a language, by its tag as a theme has it; what its table lacks is English.

    `own`: the site's own table, which goes before ours, and `named`, its language. `zh`, `zh-CN`, `zh-Hans` and `zh-TW`
    all have the table `zh`, until there is one for them. A language without a table has the English words.
    """
    tables = files(__package__)
    found = next((name for name in names_of(language) if tables.joinpath(f"{name}.json").is_file()), "")
    if not own and found in ("", "en"):
        return ENGLISH_WORDS
    return Words(named or found, {**_read("en"), **(_read(found) if found else {}), **(own or {})})


def translated_words() -> list[Words]:
    """Return the words of each language that has a table besides English."""
    names = sorted(
        file.name.removesuffix(".json") for file in files(__package__).iterdir() if file.name.endswith(".json")
    )
    return [words_of(name) for name in names if name != "en"]


def names_of(language: str) -> Iterator[str]:
    """Yield the names that the table of a language may have: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = language.replace("_", "-").split("-")
    for end in range(len(parts), 0, -1):
        if all(part.isascii() and part.isalnum() for part in parts[:end]):
            yield "-".join(parts[:end])


def _read(name: str) -> Table:
    table: Table = json.loads(files(__package__).joinpath(f"{name}.json").read_text("utf-8"))
    return table


ENGLISH_WORDS = Words("en", _read("en"))
"""What a site says without a language of its own."""
