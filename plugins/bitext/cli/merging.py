"""What an import would change: which terms are new, which differ, and in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bitext.cli.entries import Change
from bitext.cli.yaml_text import attribute, value_of
from bitext.diagnostics import Finding, Location
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.readers.entries import KEYS
from bitext.readers.glossary_files import Incoming

_SHOWN = 40  # characters of a value: enough to know it by


@dataclass(frozen=True, slots=True)
class Difference:
    """A term that stands otherwise in the glossary."""

    ours: Term
    theirs: Term
    change: Change
    """What would have the glossary say what the file says."""

    def lines(self) -> Iterator[str]:
        """Yield a line for each key: where the entry stands, what it has, and what the file has."""
        place = self.theirs.place
        where = f"{place.path}:{place.line}" if place else "the file"
        for key in self.change.keys:
            ours, theirs = (_shown(value_of(term, key)) for term in (self.ours, self.change.term))
            yield f"{self.ours.place}: {self.ours.id}, {key}: {ours}; {where} has {theirs}"


@dataclass(frozen=True, slots=True)
class Merge:
    """What is to be done with the terms of a file."""

    added: tuple[Term, ...]
    differing: tuple[Difference, ...]
    same: int
    """How many terms are in the glossary already, and say the same."""


def merge(glossary: Glossary, incoming: Iterable[Incoming]) -> Merge:
    """Return what a file would change in the glossary; what the file says nothing on is no difference."""
    added: list[Term] = []
    differing: list[Difference] = []
    same = 0
    for each in incoming:
        ours = glossary.by_id.get(each.term.id)
        if ours is None:
            added.append(each.term)
        elif difference := _difference(ours, each, glossary):
            differing.append(difference)
        else:
            same += 1
    return Merge(tuple(added), tuple(differing), same)


def clashes(glossary: Glossary, merged: Merge, *, update: bool) -> tuple[Finding, ...]:
    """Return a finding for each term of the file whose headword another one would have too."""
    changed = [each.change.term for each in merged.differing] if update else []
    ids = {term.id for term in changed}
    headwords = {term.headword: term for term in glossary if term.id not in ids}
    findings = []
    places = {each.ours.id: each.theirs.place for each in merged.differing}
    for term in (*changed, *merged.added):
        first = headwords.setdefault(term.headword, term)
        if first is not term:
            message = f"expected each headword once, found {term.headword} a second time; put the two together"
            place = places.get(term.id, term.place) or Location("")
            findings.append(Finding("F14", place, message, first.place))
    return tuple(findings)


def comparable(term: Term) -> Term:
    """Return the term as far as a glossary's file says it: no places, and no essay."""
    renderings = tuple(replace(each, place=None) for each in term.renderings)
    return replace(term, renderings=renderings, essay=None, place=None)


def _difference(ours: Term, incoming: Incoming, glossary: Glossary) -> Difference | None:
    theirs = incoming.term
    # A reading that an export has filled in is no other than ours.
    read = replace(ours, pinyin=glossary.reading(ours)) if "pinyin" in incoming.given else ours
    if "renderings" in incoming.given:
        theirs = replace(theirs, renderings=tuple(_completed(theirs.renderings, ours.renderings)))
    before, after = comparable(read), comparable(theirs)
    keys = tuple(key for key in KEYS if key in incoming.given and value_of(before, key) != value_of(after, key))
    if not keys:
        return None
    changed = replace(ours, **{attribute(key): value_of(theirs, key) for key in keys})
    return Difference(read, theirs, Change(changed, keys))


def _completed(theirs: Iterable[Rendering], ours: Iterable[Rendering]) -> Iterator[Rendering]:
    """Yield the file's renderings; who uses one and why is ours, where the file does not say it."""
    known = {each.words: each for each in ours}
    for each in theirs:
        same = known.get(each.words, each)
        yield replace(each, by=each.by or same.by, note=each.note or same.note)


def _shown(content: object) -> str:
    """Return a value in a few words."""
    if isinstance(content, tuple):
        text = ", ".join(getattr(each, "words", None) or getattr(each, "text", None) or str(each) for each in content)
    elif isinstance(content, bool):
        text = "yes" if content else "no"
    else:
        text = " ".join(str(content or "").split())
    return (f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text) or "nothing"
