"""What ends a Chinese sentence: 。！？ with the marks that close behind them; neither ； nor …… alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.script import HAN
from bitext.languages.sentences import CLOSERS, outside_brackets
from bitext.languages.zh.numbers import COUNTING

ENDS = "\u3002\uff61\uff01\uff1f\u203c\u2047-\u2049"
"""What ends a sentence, for the brackets of a pattern: 。 ！ ？ and their like."""

STOPS = "\u3002\uff01\uff1f\uff1a\uff1b\u2026"
"""What ends a sentence or a clause that another may follow as one: 。 ！ ？ ： ； …."""

# More of them, an ellipsis (！……) and marks that close are taken along. A full stop or a sign of the Latin script ends
# a sentence behind a Chinese character or a mark that closes, and not in 3.5 or in an address.
_END = re.compile(
    rf"(?:[{ENDS}]|(?<=[{HAN}\uff09\u201d\u300d\u300b])(?:[.\uff0e]|[!?])(?![A-Za-z0-9=&/]))"
    rf"[{ENDS}!?\u2026]{{0,8}}[{CLOSERS}]{{0,6}}"
)
_COUNTED = re.compile(rf"\s{{0,9}}(?:第?[{COUNTING}]{{1,4}}|[甲乙丙丁戊己庚辛壬癸])[.\uff0e]$")
_HEAD = 16  # characters: no number at the head of a sentence is longer


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return the offset after each sentence that ends in a Chinese text, with what closes behind it (。”）).

    What stands in brackets inside a sentence, or in the marks of a title, ends none; a number at its head does not.
    """
    return outside_brackets(text, _candidates(text))


def _candidates(text: str) -> Iterator[int]:
    begin = 0
    for match in _END.finditer(text):
        end = match.end()
        is_head = end - begin <= _HEAD and match[0] in (".", "\uff0e") and _COUNTED.match(text[begin:end])
        if not is_head:
            yield end
            begin = end
