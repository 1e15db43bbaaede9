"""What `bitext pairs --fix` proposes to write into a page: one change at a time, with what it rests on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bitext.alignment import DECISIVE, Outcome, Part, span
from bitext.diagnostics import Finding
from bitext.edits import Edit
from bitext.model.edition import SourceText, Translation
from bitext.model.text import Block

_MOST = 3  # blocks of a side that are shown with a proposal


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change of a page."""

    line: int
    says: str
    """What is off, and what mends it."""
    edits: tuple[Edit, ...]
    """What would be written; a gap's mark lacks its reason."""
    left: str = ""
    """Why nobody but a person can decide it; empty where the evidence is enough."""
    needs_reason: bool = False
    """Whether it is a mark of a gap, which says why."""
    source: tuple[Block, ...] = ()
    """Blocks of the original that it is about."""
    translation: tuple[Block, ...] = ()
    """Blocks of the page that it is about."""

    def with_reason(self, reason: str) -> Proposal:
        """Return the proposal of a gap with the reason for it."""
        edits = tuple(replace(edit, write=edit.write.replace(" reason -->", f" {reason} -->")) for edit in self.edits)
        return replace(self, edits=edits)


def proposals(
    translation: Translation, source: SourceText | None, findings: Iterable[Finding], outcome: Outcome
) -> list[Proposal]:
    """Return what would mend a page, in the order of its lines.

    `findings`: all that is off with the page. `outcome`: what came of pairing it.
    """
    found = [_of_finding(finding, translation, source) for finding in findings if finding.edits]
    for advice in outcome.advice:
        blocks = advice.sides
        for part in advice.parts():
            ours = tuple(blocks.source[i] for i in part.bead.source)
            theirs = tuple(blocks.translation[j] for j in part.bead.translation)
            found.append(_of_part(part, ours, theirs, at_end=not translation.blocks))
    return list(_apart(sorted(found, key=lambda proposal: proposal.line)))


def _apart(found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield the proposals that can all be written: of two that change the same words, the first."""
    taken: dict[int, list[range]] = {}
    for proposal in found:
        places = [place for edit in proposal.edits for place in _changed(edit)]
        if any(
            place.start < other.stop and other.start < place.stop
            for line, place in places
            for other in taken.get(line, ())
        ):
            continue
        for line, place in places:
            taken.setdefault(line, []).append(place)
        yield proposal


def _changed(edit: Edit) -> Iterator[tuple[int, range]]:
    """Yield the lines that an edit changes, each with the columns in it; what ends a line is one more."""
    column = edit.column
    *whole, rest = edit.found.split("\n")
    for line, part in enumerate(whole, edit.line):
        yield line, range(column, column + len(part) + 1)
        column = 1
    yield edit.line + len(whole), range(column, column + len(rest))


def _of_finding(finding: Finding, translation: Translation, source: SourceText | None) -> Proposal:
    lines = {edit.line for edit in finding.edits}
    theirs = [j for j, block in enumerate(translation.blocks) if any(block.line <= n <= block.end + 1 for n in lines)]
    ours = [i for pair in translation.pairing.pairs if set(pair.translation) & set(theirs) for i in pair.source]
    if finding.see and source and finding.see.path == source.path:
        ours = [i for i, block in enumerate(source.blocks) if block.line == finding.see.line] or ours
    left = "it may be meant as it stands" if finding.severity == "information" else ""
    return Proposal(
        finding.location.line,
        finding.message,
        finding.edits,
        left,
        source=tuple(source.blocks[i] for i in sorted(set(ours))[:_MOST]) if source else (),
        translation=tuple(translation.blocks[j] for j in theirs[:_MOST]),
    )


def _of_part(part: Part, ours: tuple[Block, ...], theirs: tuple[Block, ...], *, at_end: bool) -> Proposal:
    marks = part.insertions
    edits = tuple(Edit(sys.maxsize if at_end else mark.line, 1, "", f"{mark.text}\n") for mark in marks)
    several, at = len(ours) > 1, " and ".join(str(block.line) for block in theirs)
    named = f"source block{'s' * several} {span(part.bead.source[0] + 1, part.bead.source[-1] + 1)}" if ours else ""
    if not theirs:
        says, left = f"expected a translation of {named}, found none", _GAP
    elif not ours:
        says, left = "expected a block of the original for this one, found none", _ADDED
    elif len(ours) == len(theirs):
        says, left = f"expected a block of the same kind for {named}, found another at line {at}", _KINDS
    else:
        lines = f"line{'s' * (len(theirs) > 1)} {at}"
        says = f"{named} {'are' if several else 'is'} rendered, by words and lengths, at {lines}"
        left = "" if part.confidence >= DECISIVE else _LENGTHS
    return Proposal(marks[0].line, says, edits, left, not theirs, ours[:_MOST], theirs[:_MOST])


_GAP = "translate it, or say in a mark why it is left out, which only you can know"
_ADDED = "only you know whether the translators added it"
_KINDS = "one of the two may be a slip"
_LENGTHS = "words and lengths leave another pairing nearly as likely"
