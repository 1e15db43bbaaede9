"""Numbers of an English text that are what their digits or their one word say: to find them takes no parser."""

from __future__ import annotations

import re

from bitext.languages.en.number_words import CARDINALS, ORDINALS

_WORDS = "|".join((*CARDINALS, *ORDINALS))
_COMPLEX = re.compile(
    r"(?i:hundred|thousand|million|billion|trillion|dozen|hal(?:f|ves)|quarter|decade|centur|[\d ](?:bn|tn|mn|mln|bln|trn)"
    r"|n(?:o\.?|os\.|umber)\s?\d|document\s?\d|\d(?:st|nd|rd|th)?\s?(?:day )?(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]{0,7}\s?,?\s(?:of\s)?(?:the\s)?\d"
    rf"|(?<![a-z])(?:an?|{_WORDS})[ \u00a0-]{{1,2}}(?:and[ -])?(?:{_WORDS})s?(?![a-z]))"
    r"|[A-Z](?:anuary|ebruary|arch|pril|ay|une|uly|ugust|eptember|ctober|ovember|ecember)(?![a-z])|\u2011"
    r"|\d(?!(?:st|nd|rd|th)(?![A-Za-z\d]))[A-Za-z]|[A-Za-z]\d{1,15}[\u3002.,]|\u2030|[\d.]\s?[\d,]\d{20}|\d'?s(?![A-Za-z])|\d[\u00a0 \u2009\u202f]\d|\d[\u00a0 -]{1,2}(?i:and[ -])?(?:"
    rf"(?i:{_WORDS})s?(?![A-Za-z]))|\d[-/:+.\u00b7\u2022\u2010-\u2015\u2212@]\D?\d|\d,\d{{1,2}}(?!\d)|\d,\d{{4}}|\d{{4}},\d"
    r"|[./+,@\u00b7\u2022)\]]\d|[A-Za-z][-\u2010-\u2015\u2212]\d|[\[(\u3014\u3018\u2772\uff3b\uff08](?:19|20)\d\d[\])\u3015\u3019\u2773\uff3d\uff09]"
)
"""What may make a number another than it looks: rather too much of it than too little."""
_POINT = re.compile(r"(?<=\d)\.(?=\d{1,12}(?![\d.]))")


def is_bare(text: str) -> bool:
    """Return whether each number of a text is what its digits, or its one word, say."""
    return not _COMPLEX.search(_POINT.sub("\u3002", text))


def value_of(word: str) -> float:
    """Return the value of a numeral in one word."""
    return CARDINALS[word] if word in CARDINALS else ORDINALS[word]
