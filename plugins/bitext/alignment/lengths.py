"""How well two lengths go together: the log-ratio of lengths as normal evidence, in nats.

After Gale and Church (1993), "A program for aligning sentences in bilingual corpora", with the ratio estimated per
document: 2.8 to 4.1 English characters per Chinese one in the sets that were measured, too wide for one constant.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

USUAL_RATIO = 3.4  # English characters per Chinese one: the middle of 2.8 to 4.1
LEAST_RATIO, GREATEST_RATIO = 2.5, 4.5  # past these it is the gaps that are measured, not the languages
ENOUGH = 200  # Chinese characters from which on a document says more about its ratio than the usual one does
SPREAD = 0.06  # variance of the log-ratio of long texts: a standard deviation of a quarter
SHORTNESS = 10.0  # characters: what shortness adds to the variance; a heading of 10 Han has a deviation of 0.45
SMOOTHING = 10.0  # characters: keeps the ratio of very short texts near 1
WORST = 5.0  # nats: a bracket note may double a block, so length alone never rules a pair out


def expected_lengths(sources: Sequence[str], translated: float) -> tuple[float, ...]:
    """Return how many characters a translation of each source block is expected to have.

    `sources`: texts of the source blocks. `translated`: characters of the whole translation.
    """
    wide = [_wide(text) for text in sources]
    narrow = [len(text) - count for text, count in zip(sources, wide, strict=True)]
    ratio = USUAL_RATIO
    if sum(wide) >= ENOUGH:
        ratio = min(GREATEST_RATIO, max(LEAST_RATIO, (translated - sum(narrow)) / sum(wide)))
    return tuple(ratio * count + rest for count, rest in zip(wide, narrow, strict=True))


def misfit(expected: float, found: float) -> float:
    """Return the cost, in nats from 0 to `WORST`, of a text of `found` characters where `expected` were expected."""
    difference = log((found + SMOOTHING) / (expected + SMOOTHING))
    variance = SPREAD + SHORTNESS / (found + expected + SMOOTHING)
    return min(WORST, difference * difference / (2 * variance))


def _wide(text: str) -> float:
    # UTF-8 gives three bytes to Han, kana and full-width signs and one to ASCII: counting is left to C.
    return min(len(text), (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2)
