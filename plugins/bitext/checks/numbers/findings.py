"""What is said of numbers that differ: where, how gravely, and in which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from bitext.checks.numbers.counted import Counted, counted, counting_terms
from bitext.checks.numbers.counterparts import LIKE, SURE, counterpart
from bitext.checks.numbers.matching import FAMILIES, Left, matched
from bitext.checks.numbers.telling import told
from bitext.checks.text import CheckedPair, CheckedText
from bitext.diagnostics import REGISTRY, Finding, Location, Severity
from bitext.languages import Language
from bitext.languages.quantities import Grade, Kind, Quantity, Value, same
from bitext.same import Same

_GRADES: dict[Grade, Severity] = {"digits": "error", "numeral": "warning", "small": "information"}
_SCALES = {
    Fraction(100): ("百",),
    Fraction(1000): ("千",),
    Fraction(10**4): ("万", "萬"),
    Fraction(10**5): ("十万", "十萬"),
    Fraction(10**6): ("百万", "百萬", "million"),
    Fraction(10**7): ("千万", "千萬"),
    Fraction(10**8): ("亿", "億"),
    Fraction(10**9): ("十亿", "十億", "billion"),
    Fraction(10**12): ("万亿", "萬億", "trillion"),
}
"""What stands in an original for a number of one and zeros, and is no number by itself."""
_UNTOLD = re.compile("[几数]|^十")
_RANGE_BEHIND = re.compile(r"\s?(?:to|[\u2013~-])\s?\d")
_RANGE_BEFORE = re.compile(r"\d\s?(?:to|[\u2013~-])\s?$")
_PERCENT = re.compile(r"%|per ?cent")
_TEN = 10
_MOST = 100  # numbers of one pair that are looked at, of each sort: who has lost more has lost the text
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
    is_doubtful: bool = False
    """Whether both numbers stand elsewhere in the pair as well."""


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
    left = _of_pairs(Same(text))
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


@lru_cache(maxsize=1)
def _of_pairs(of: Same[CheckedText]) -> tuple[Left | None, ...]:
    """Return what is left of each pair of a text: three checks ask in turn."""
    text = of.value
    terms = counting_terms(Same(text.glossary))
    return tuple(_left(pair, text.languages, terms) for pair in text.pairs)


def _left(pair: CheckedPair, languages: tuple[Language, Language], terms: tuple[str, ...]) -> Left | None:
    """Return what is left of a pair; None where one side is missing, or the pair is a guess.

    Of a pair that is still the original only the numbers of documents count, which may stay as they are.
    """
    if not pair.is_whole:
        return None
    source = counted(pair.source, languages[0], terms)
    translation = counted(pair.translation, languages[1], terms)
    if pair.is_untranslated and not languages[1].has_han_of_its_own:
        source, translation = ([each for each in side if _is_document(each)] for side in (source, translation))
    return matched(source, translation).first(_MOST) if source or translation else None


def _is_document(number: Counted) -> bool:
    return FAMILIES[number.quantity.kind] == "document"


def _extra(left: Left | None) -> tuple[Counted, ...]:
    return left.extra if left else ()


def _missing(left: Left | None) -> tuple[Counted, ...]:
    return left.missing if left else ()


def _lost(pair: CheckedPair, left: Left, extra: list[Counted], around: list[Counted]) -> Iterator[_Lost]:
    """Yield what a pair lacks; what stands in its place is taken out of `extra`."""
    said = set[tuple[Kind, Value]]()
    for number in left.missing:
        elsewhere = next((each for each in around if same(number.quantity, each.quantity)), None)
        least = SURE if number.is_quiet and not _is_only(number, left) else LIKE
        instead = None if elsewhere else counterpart(number, extra, least)
        if instead:
            extra.remove(instead)
        key = (number.quantity.kind, number.quantity.value)
        if instead or not (number.is_quiet or key in said):
            said.add(key)
            yield _Lost(number, pair, instead, elsewhere)
    surplus = list(left.surplus)
    for number in left.repeated:
        if instead := counterpart(number, extra, SURE):
            extra.remove(instead)
            yield _Lost(number, pair, instead)
        elif instead := counterpart(number, [each for each in surplus if _is_label(number, each)], LIKE):
            surplus.remove(instead)
            yield _Lost(number, pair, instead, is_doubtful=True)


def _is_only(number: Counted, left: Left) -> bool:
    """Return whether a number about so much, and one in digits, are all that is left: 约两万名 and some 80,000."""
    quantity = number.quantity
    are_alone = len(left.missing) == len(left.extra) == 1 and left.extra[0].quantity.grade == "digits"
    return are_alone and quantity.approximate and len(quantity.values) == 1 and not _UNTOLD.search(quantity.typed)


def _is_label(number: Counted, other: Counted) -> bool:
    """Return whether two numbers say which of several something is: Box 2, Article 3."""
    kinds = {number.quantity.kind, other.quantity.kind}
    return (
        kinds <= {"ordinal", "article", "number"}
        and other.quantity.kind != "number"
        and other.quantity.grade == "digits"
    )


def _finding(lost: _Lost, code: str, language: Language) -> Finding | None:
    """Return what is said of a number that is lost."""
    number, instead = lost.number, lost.instead
    wanted = f"{told(number.quantity, language)} ({number.quantity.typed})"
    ignore = f"paste <!-- ignore: {code} reason --> above the block"
    grade: Severity = _GRADES[number.quantity.grade] if code == "C03" and not lost.is_doubtful else "warning"
    if instead:
        if grade == "error" and _is_said_for_all(lost):
            grade = "information" if _is_in_range(instead) else "warning"
        elif grade == "information" and not _is_vague(instead.quantity):
            grade = "warning"
        if number.is_quiet and grade == "error":
            grade = "warning"
        message = f"expected {wanted}, found {instead.quantity.typed}; correct it, or {ignore}"
        return _said(code, instead.at(), message, number.at(), grade)
    place = lost.pair.place()
    if place is None:
        return None
    if lost.elsewhere:
        message = f"expected {wanted} here, found it in the pair beside this one; check where it belongs"
        return _said(code, place, message, number.at(), "information")
    if grade == "error" and _is_often_said_otherwise(number.quantity):
        grade = "warning"
    message = f"expected {wanted}, found no such {'date' if code == 'C04' else 'number'}; add it, or {ignore}"
    return _said(code, place, message, number.at(), grade)


def _is_said_for_all(lost: _Lost) -> bool:
    """Return whether a share lacks its sign alone, and the sign stands elsewhere: 95 % (80.0 to 89.3)."""
    one, other = lost.number.quantity, lost.instead.quantity if lost.instead else None
    if not other or one.kind != "percent" or other.kind != "number" or not isinstance(one.value, Fraction):
        return False
    return one.value * 100 == other.value and any(_PERCENT.search(words.text) for words in lost.pair.translation)


def _is_in_range(number: Counted) -> bool:
    """Return whether a number is one end of a range, as in 85.3 % (80.0 to 89.3)."""
    text, quantity = number.words.text, number.quantity
    behind, before = text[quantity.end : quantity.end + 6], text[max(0, quantity.start - 6) : quantity.start]
    return bool(_RANGE_BEHIND.match(behind) or _RANGE_BEFORE.search(before))


def _is_often_said_otherwise(quantity: Quantity) -> bool:
    """Return whether a number in digits is one that a translator may put in other words: 1次, 3个, 100%."""
    value = quantity.value
    if not isinstance(value, Fraction):
        return False
    if quantity.kind in ("number", "ordinal", "multiple"):
        return value < _TEN and value.denominator == 1
    return quantity.kind == "percent" and value == 1


def _is_vague(quantity: Quantity) -> bool:
    """Return whether a number may be no number at all: one, a half, the second."""
    return quantity.value in (1, Fraction(1, 2)) or quantity.typed.lower() == "second"


def _added(number: Counted, pair: CheckedPair, code: str) -> Iterator[Finding]:
    """Yield what is said of a number that the original does not have: a year explains, a digit may be a slip."""
    quantity = number.quantity
    if number.is_quiet or quantity.grade == "small" or _is_scale(quantity, pair):
        return
    is_plain = quantity.grade == "digits" and quantity.kind not in ("year", "decade", "date", "ordinal")
    message = (
        f"expected what the original says, found {quantity.typed}, which it does not have; "
        f"take it out, or paste <!-- ignore: {code} reason --> above the block"
    )
    yield _said(code, number.at(), message, pair.see(), "warning" if is_plain else "information")


def _is_among(quantity: Quantity, others: list[Counted]) -> bool:
    return any(same(quantity, each.quantity) for each in others)


def _is_scale(quantity: Quantity, pair: CheckedPair) -> bool:
    """Return whether a number is a word of the original that is read as none: 10,000 people for 万人."""
    words = _SCALES.get(quantity.value, ()) if isinstance(quantity.value, Fraction) else ()
    return any(word in words_of.text for word in words for words_of in pair.source)


def _said(code: str, place: Location, message: str, see: Location | None, grade: Severity) -> Finding:
    return Finding(code, place, message, see, None if grade == REGISTRY[code].severity else grade)
