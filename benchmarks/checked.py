"""Pairs that are right, and the mistakes that are made in them one at a time: what the checks are measured with.

The data are lists of entries in YAML, described at the head of `data/checks/policy.yml`. Each pair is a text of its own, made in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bitext.checks import CHECKS, CheckedText, checked_text, findings_of
from bitext.diagnostics import Finding
from bitext.lexicons import lexicon_of
from bitext.library import Library, Shelves
from bitext.model.glossary import Glossary
from bitext.readers.files import File
from bitext.readers.glossary import read_glossary

FOLDER = Path(__file__).parent / "data" / "checks"
DOCS = Path(__file__).parent.parent / "docs"
NONE = "none"
"""The code of a mistake that no check can find, and about which none may say anything."""
_FACTS = """\
title: {id}
language: zh-Hans
type: notice
issued: 2021-12-12
published: 2022-01-12
url: https://example.org/{id}
archived_url: https://web.archive.org/web/20220112000000/https://example.org/{id}
"""
_SIDES = {"": "translation", "source": "source", "facts": "facts"}
"""Which side a mistake is in, by the fifth value of its entry."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two files of a text."""

    id: str
    facts: str
    """Front matter of the original."""
    source: str
    """Body of the original."""
    translation: str
    """Body of the translation, in Markdown."""

    def put(self, side: str, old: str, new: str) -> Sides:
        """Return it with other words in place of the only ones of their kind on one side."""
        sides = {"facts": self.facts, "source": self.source, "translation": self.translation}
        if sides[side].count(old) != 1 or old == new:
            raise ValueError(f"{self.id}: expected {old!r} once in the {side}, and other words in its place")
        return Sides(self.id, **(sides | {side: sides[side].replace(old, new)}))


@dataclass(frozen=True, slots=True)
class Mistake:
    """A pair with one thing wrong."""

    codes: tuple[str, ...]
    """Of the findings that would name it, the first being the one to expect; `NONE` alone where no check can."""
    kind: str
    """What is wrong, in a few words."""
    change: str
    """What stood there, and what stands there now."""
    sides: Sides

    @property
    def is_findable(self) -> bool:
        """Return whether a check should find it."""
        return self.codes != (NONE,)


@dataclass(frozen=True, slots=True)
class Right:
    """A pair in which nothing is wrong."""

    sides: Sides
    about: tuple[str, ...]
    """What a check must not take for a mistake here: its code and a few words."""
    mistakes: tuple[Mistake, ...]


def rights(path: Path) -> tuple[Right, ...]:
    """Return the pairs of a file of data."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C, where it is there: it takes a tenth of the time
    return tuple(map(_right, yaml.load(path.read_text("utf-8"), loader)))  # noqa: S506 – both loaders are safe


def _right(entry: Mapping[str, Any]) -> Right:
    facts = _FACTS.format(id=entry["id"]) + entry.get("facts", "")
    sides = Sides(entry["id"], facts, entry["zh"], entry["en"])
    return Right(sides, tuple(entry.get("about", ())), tuple(_mistake(sides, each) for each in entry.get("wrong", ())))


def _mistake(sides: Sides, entry: Iterable[object]) -> Mistake:
    codes, kind, old, new, side = [*map(str, entry), ""][:5]
    return Mistake(tuple(codes.split()), kind, f"{old!r} → {new!r}", sides.put(_SIDES[side], old, new))


class Desk:
    """Makes a text of the two sides of a pair, and checks it."""

    def __init__(self, glossary: Glossary | None = None) -> None:
        self.glossary = read_glossary(DOCS, str, DOCS)[0] if glossary is None else glossary
        self._library = Library(lexicon=lexicon_of(self.glossary, None))

    def text(self, sides: Sides) -> tuple[CheckedText, tuple[Finding, ...]]:
        """Return the text of a pair as checks see it, and what readers and pairing say of it."""
        source = File(f"source_texts/{sides.id}.md", f"---\n{sides.facts}---\n\n{sides.source}\n")
        head = f"source_text: {sides.id}\ntitle: {sides.id}\ntranslators: [Somebody]\n"
        page = File(f"docs/{sides.id}.md", f"---\n{head}---\n\n{sides.translation}\n")
        original = self._library.original(source, sides.id)
        kept = self._library.translation(page, page.shown, lambda _: original)
        if kept is None or original.kept is None:
            raise ValueError(f"{sides.id}: expected a text")
        shelves = Shelves({page.shown: kept}, {sides.id: original.kept}, self._library.lexicon)
        text = checked_text(shelves.edition(page.shown), self.glossary)
        return text, (*original.kept.findings, *kept.findings)

    def findings(self, sides: Sides, beside: Iterable[CheckedText] | None = None) -> tuple[Finding, ...]:
        """Return what is found in a pair; `beside`: other texts to look at together with it; None: nothing of the kind."""
        text, found = self.text(sides)
        return (*found, *findings_of(text), *(() if beside is None else together((*beside, text), text.path)))


def together(texts: Iterable[CheckedText], path: str = "") -> Iterator[Finding]:
    """Yield what is found in several texts together; `path`: only what stands in this file, or names it; empty: all."""
    checks = [check.of_corpus() for check in CHECKS if check.of_corpus]
    for text in texts if checks else ():
        for check in checks:
            check.see(text)
    for check in checks:
        yield from (each for each in check.findings() if path in f"{each}{each.see}")
