"""Numbers of a Chinese text that are what their digits say: to find them takes no parser, and is much faster."""

from __future__ import annotations

import re

from bitext.languages.comparable import number

_SMALL = "二三四五六七八九两兩"
_COMPLEX = re.compile(
    rf"[\u3007零十廿卅百千万亿萬億半翻\uff10-\uff19\u2030\u2460-\u249b\u3220-\u3229]|分之|条之|第\s?[一{_SMALL}]|[一{_SMALL}]{{2}}|[一元]\s?月|[至到~\u2010-\u2015-][一{_SMALL}]"
    rf"|[{_SMALL}]\s?[月日年号號条條章节節届屆次个個项項大级級期代点點倍成多余餘几幾来%\u2030\uff05]"
    r"|\d(?:\s*[,\uff0c]\s*\d{3}|\s\d|[A-Za-z]|\s?[月号號成/]|\s?年代|秒\d|[-/:\uff1a+.\uff0e\u00b7\u2022\u2010-\u2015\u2212]\D?\d)"
    r"|[A-Z]{2}\d\d|[/+\uff0b\u00b7\u2022]\s?\d|[A-Za-z]\d{1,3}[)\uff09]|[)\uff09]\s?\d{3}|[./\uff0e]\d"
)
"""What may make a number another than its digits say: rather too much of it than too little."""
_DECIMAL = re.compile(r"(?<![A-Za-z\d.])(?<![A-Za-z]-)\d{1,15}(?:\.\d{1,12})?")
_POINT = re.compile(r"(?<=\d)\.(?=\d{1,12}(?![\d.]))")


def bare(text: str) -> list[tuple[int, str]] | None:
    """Return the numbers of a text as tokens, each with its place; None where the text has to be read by a parser."""
    if _COMPLEX.search(_POINT.sub("\u3002", text)):
        return None
    return [(match.start(), number(float(match[0]))) for match in _DECIMAL.finditer(text)]
