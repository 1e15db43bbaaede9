"""C09: different terms of the glossary with one rendering, which a reader of the translation cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bitext.checks.text import CheckedText
from bitext.diagnostics import Finding, Location
from bitext.model.glossary import Glossary, Rendering, Term

_SHOWN = 3  # other terms that a message names


@dataclass(slots=True)
class SharedRenderings:
    """Looks at the glossary, which all texts have; it asks for nothing else of them."""

    _glossary: Glossary = field(default_factory=Glossary)

    def see(self, text: CheckedText) -> None:
        """Take the glossary."""
        self._glossary = text.glossary

    def take(self, other: SharedRenderings) -> None:
        """Take the glossary that another one has seen."""
        self._glossary = self._glossary or other._glossary

    def findings(self) -> Iterator[Finding]:
        """Yield a finding for each rendering of a term that is one of a term above it too."""
        first: dict[str, list[tuple[Term, Rendering]]] = {}
        for term in self._glossary:
            usable = {_compared(each.words): each for each in reversed(term.renderings) if each.status != "deprecated"}
            for compared, rendering in reversed(usable.items()):
                before = first.setdefault(compared, [])
                others = [each for each in before if not (_names(term, each[0]) or _names(each[0], term))]
                place = rendering.place or term.place
                if others and place:
                    yield Finding(
                        "C09", place, _message(term, rendering, [other for other, _ in others]), _at(*others[0])
                    )
                before.append((term, rendering))


def _message(term: Term, rendering: Rendering, others: Sequence[Term]) -> str:
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    found = f"it for {', '.join(other.headword for other in others[:_SHOWN])}{more} too"
    do = "tell them apart, or name the other in the definition or in a note if it is meant"
    return f'expected "{rendering.words}" for {term.headword} alone, found {found}; {do}'


def _at(term: Term, rendering: Rendering) -> Location | None:
    return rendering.place or term.place


def _names(term: Term, other: Term) -> bool:
    """Return whether an entry names another term: then its editor knows of both."""
    notes = (each.note for each in term.renderings)
    return other.id in term.see_also or any(other.headword in text for text in (term.definition, *notes))


def _compared(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split()).removeprefix("the ")
