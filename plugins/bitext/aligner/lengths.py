"""How well two lengths go together: the log-ratio of lengths as normal evidence, in nats.

After Gale and Church (1993), "A program for aligning sentences in bilingual corpora", with the ratio estimated per
document: 2.8 to 4.1 English characters per Chinese one in the sets that were measured, too wide for one constant.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from bitext.languages import Language

LEAST_RATIO, GREATEST_RATIO = 2.5, 4.5  # English for Chinese: past these it is gaps that are measured, not languages
LEAST_OF_ANY, GREATEST_OF_ANY = 0.2, 10.0  # of two other languages
ENOUGH = 200  # Chinese characters from which on a document says more about its ratio than the usual one does
SPREAD = 0.06  # variance of the log-ratio of long texts: a standard deviation of a quarter
SHORTNESS = 10.0  # characters: what shortness adds to the variance; a heading of 10 Han has a deviation of 0.45
SMOOTHING = 10.0  # characters: keeps the ratio of very short texts near 1
WORST = 5.0  # nats: a bracket note may double a block, so length alone never rules a pair out


def lengths(
    sources: Sequence[str], translations: Sequence[str], languages: tuple[Language, Language]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return how long a translation of each source block is expected to be, and how long each block of it is.

    Where one side alone is in Chinese characters, it is its length that is converted, and all is in characters of the
    other; else in characters of the translation. `languages`: of the original and of the translation.
    """
    source, translation = languages
    ours, theirs = [float(len(text)) for text in sources], [float(len(text)) for text in translations]
    if source.has_han_of_its_own and not translation.has_han_of_its_own:
        return _converted(sources, sum(theirs), source, translation), tuple(theirs)
    if translation.has_han_of_its_own and not source.has_han_of_its_own:
        return tuple(ours), _converted(translations, sum(ours), translation, source)
    ratio = min(GREATEST_OF_ANY, max(LEAST_OF_ANY, sum(theirs) / sum(ours))) if any(ours) else 1.0
    return tuple(ratio * length for length in ours), tuple(theirs)


def _converted(texts: Sequence[str], other: float, dense: Language, spaced: Language) -> tuple[float, ...]:
    """Return how long texts in Chinese characters are in the other language, of which there are `other` characters."""
    wide = [_wide(text) for text in texts]
    narrow = [len(text) - count for text, count in zip(texts, wide, strict=True)]
    each = spaced.rules.ENGLISH_CHARACTERS
    ratio = dense.rules.ENGLISH_CHARACTERS / each if each else 0.0
    if (sum(wide) >= ENOUGH or not ratio) and any(wide):
        least, greatest = (LEAST_RATIO, GREATEST_RATIO) if ratio else (LEAST_OF_ANY, GREATEST_OF_ANY)
        ratio = min(greatest, max(least, (other - sum(narrow)) / sum(wide)))
    return tuple(ratio * count + rest for count, rest in zip(wide, narrow, strict=True))


def misfit(expected: float, found: float) -> float:
    """Return the cost, in nats from 0 to `WORST`, of a text of `found` characters where `expected` were expected."""
    difference = log((found + SMOOTHING) / (expected + SMOOTHING))
    variance = SPREAD + SHORTNESS / (found + expected + SMOOTHING)
    return min(WORST, difference * difference / (2 * variance))


def _wide(text: str) -> float:
    # UTF-8 gives three bytes to Han, kana and full-width signs and one to ASCII: counting is left to C.
    return min(len(text), (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2)
