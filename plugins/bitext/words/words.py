"""The table of a language, and how a text is taken from it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

Table = Mapping[str, str | Mapping[str, str]]
"""Name → text, or the texts of a number by its form."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in one language."""

    language: str
    """BCP 47 tag of the language that the page speaks."""
    table: Table = field(repr=False)

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the text of a name with its values filled in; `n`, where a text counts, chooses its form."""
        text = self.table[name]
        if not isinstance(text, str):
            text = text.get("one", text["other"]) if values["n"] == 1 else text["other"]
        return text.format_map(values) if values else text

    def date(self, date: datetime.date | str) -> str:
        """Return a date as people write it: `18 October 2021`, `October 2021`, `2021`; 2021年10月18日."""
        if isinstance(date, datetime.date):
            month = self(f"month.{date.month}")
            return self("date.day", year=date.year, month=month, day=date.day)
        year, _, number = date.partition("-")
        return (
            self("date.month", year=year, month=self(f"month.{int(number)}"))
            if number
            else self("date.year", year=year)
        )


def words_of(language: str) -> Words:
    """Return the words of a language, by its tag as a theme has it; what its table lacks is English.

    `zh`, `zh-CN`, `zh-Hans` and `zh-TW` all have the table `zh`, until there is one for them.
    """
    tables = files(__package__)
    parts = language.replace("_", "-").split("-")
    for end in range(len(parts), 0, -1):
        name = "-".join(parts[:end])
        file = tables.joinpath(f"{name}.json")
        if name.isascii() and file.is_file():
            return Words(language, {**_read("en"), **_read(name)})
    return ENGLISH_WORDS


def _read(name: str) -> Table:
    table: Table = json.loads(files(__package__).joinpath(f"{name}.json").read_text("utf-8"))
    return table


ENGLISH_WORDS = Words("en", _read("en"))
"""What a site says without a language of its own."""
