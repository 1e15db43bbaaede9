"""What is said of numbers that differ: where, how gravely, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bitext.checks.numbers.counted import Counted, counted, counting_terms
from bitext.checks.numbers.counterparts import SURE, counterpart
from bitext.checks.numbers.matching import Left, matched
from bitext.checks.numbers.telling import told
from bitext.checks.text import CheckedPair, CheckedText
from bitext.diagnostics import Finding, Severity
from bitext.languages import Language
from bitext.languages.quantities import Grade, Kind, Quantity, same

_GRADES: dict[Grade, Severity] = {"digits": "error", "numeral": "warning", "small": "information"}
_DATES: tuple[Kind, ...] = ("date",)
_DOCUMENTS: tuple[Kind, ...] = ("document", "standard")


@dataclass(frozen=True, slots=True)
class _Lost:
    """A number of the original that its pair lacks."""

    number: Counted
    pair: CheckedPair
    instead: Counted | None
    """What stands in its place."""
    elsewhere: Counted | None = None
    """Where the number stands in the pair above or below."""


def lost_numbers(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each number that the translation of its pair lacks, and for each that only it has."""
    yield from _findings(text, "C03", lambda kind: kind not in (*_DATES, *_DOCUMENTS))


def changed_dates(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each date that the translation of its pair lacks."""
    yield from _findings(text, "C04", lambda kind: kind in _DATES)


def changed_documents(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for the number of each document and standard that the translation of its pair lacks."""
    yield from _findings(text, "C05", lambda kind: kind in _DOCUMENTS)


def _findings(text: CheckedText, code: str, concerns: Callable[[Kind], bool]) -> Iterator[Finding]:
    terms = counting_terms(text.glossary)
    left = [_left(pair, text.languages, terms) for pair in text.pairs]
    for index, (pair, here) in enumerate(zip(text.pairs, left, strict=True)):
        if not here:
            continue
        around = [each for near in (index - 1, index + 1) if 0 <= near < len(left) for each in _extra(left[near])]
        extra = list(here.extra)
        for lost in _lost(pair, here, extra, around):
            if concerns(lost.number.quantity.kind) and (finding := _finding(lost, code, text.languages[1])):
                yield finding
        missing = [each for near in (index - 1, index + 1) if 0 <= near < len(left) for each in _missing(left[near])]
        for each in extra:
            if concerns(each.quantity.kind) and not _is_among(each.quantity, missing):
                yield from _added(each, pair, code)


def _left(pair: CheckedPair, languages: tuple[Language, Language], terms: tuple[str, ...]) -> Left | None:
    """Return what is left of a pair; None where one side is missing or the pair is a guess."""
    if not pair.is_whole:
        return None
    source = counted(pair.source, languages[0], terms)
    translation = counted(pair.translation, languages[1], terms)
    return matched(source, translation) if source or translation else None


def _extra(left: Left | None) -> tuple[Counted, ...]:
    return left.extra if left else ()


def _missing(left: Left | None) -> tuple[Counted, ...]:
    return left.missing if left else ()


def _lost(pair: CheckedPair, left: Left, extra: list[Counted], around: list[Counted]) -> Iterator[_Lost]:
    """Yield what a pair lacks; what stands in its place is taken out of `extra`."""
    for number, least in (*((each, 1.0) for each in left.missing), *((each, SURE) for each in left.repeated)):
        elsewhere = next((each for each in around if same(number.quantity, each.quantity)), None)
        is_rare = number.is_quiet or number.quantity.grade == "small"
        instead = None if elsewhere else counterpart(number, extra, SURE if is_rare and number.is_quiet else least)
        if instead:
            extra.remove(instead)
        is_repeated = least == SURE
        if not (instead is None and (number.is_quiet or is_repeated)):
            yield _Lost(number, pair, instead, elsewhere)


def _finding(lost: _Lost, code: str, language: Language) -> Finding | None:
    """Return what is said of a number that is lost."""
    number, instead = lost.number, lost.instead
    quantity = number.quantity
    grade: Severity = _GRADES[quantity.grade] if code == "C03" else "warning"
    wanted = f"{told(quantity, language)} ({quantity.typed})"
    see = number.at()
    ignore = f"paste <!-- ignore: {code} reason -->"
    if instead:
        message = f"expected {wanted}, found {instead.quantity.typed}; correct it, or {ignore} above the block"
        if grade == "information" and instead.quantity.kind == quantity.kind:
            grade = "warning"
        return Finding(code, instead.at(), message, see, grade)
    place = lost.pair.place()
    if place is None:
        return None
    if lost.elsewhere:
        message = f"expected {wanted} here, found it in the pair beside this one; check where it belongs"
        return Finding(code, place, message, see, "information")
    message = f"expected {wanted}, found no such number; add it, or {ignore} above the block"
    return Finding(code, place, message, see, grade)


def _added(number: Counted, pair: CheckedPair, code: str) -> Iterator[Finding]:
    """Yield what is said of a number that the original does not have: a year explains, a digit may be a slip."""
    quantity = number.quantity
    if number.is_quiet or quantity.grade == "small":
        return
    is_plain = quantity.grade == "digits" and quantity.kind not in ("year", "decade", "date")
    message = (
        f"expected what the original says, found {quantity.typed}, which it does not have; "
        f"take it out, or paste <!-- ignore: {code} reason --> above the block"
    )
    yield Finding(code, number.at(), message, pair.see(), "warning" if is_plain else "information")


def _is_among(quantity: Quantity, others: list[Counted]) -> bool:
    return any(same(quantity, each.quantity) for each in others)
