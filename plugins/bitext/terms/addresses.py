"""Addresses of pages and of mail in a text. No term is found inside one, on either side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bitext.languages.script import HAN
from bitext.terms.hits import Hit

_HOST = r"A-Za-z0-9\-._~:@!$&'*+=%,;()\[\]"
# Chinese characters may be part of a path; those that follow it without a space as ordinary text are not.
_PAGE = re.compile(
    rf"(?:(?:https?|ftp)://|(?<![A-Za-z0-9.@/])www\.)[{_HOST}]+(?:[/?#][{_HOST}/?#{HAN}]*)?", re.IGNORECASE
)
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8}")
_CLOSING = ".,;:!?'*)]"
_HAN = re.compile(f"[{HAN}]*")
_IN_HOST = frozenset("./-?=&#_")
_BLANK = "\0"  # in no word, and in Latin-1


SIGNS = ("://", "www.", "WWW.", "Www.", "@")
"""One of them stands in every address: looked for with the words of a glossary, they cost nothing."""


def has_address(text: str) -> bool:
    """Return whether an address may stand in a text."""
    return "@" in text or ("/" in text and "://" in text) or ("." in text and "www." in text.lower())


def may_be_in_address(text: str, hits: Iterable[Hit]) -> bool:
    """Return whether any of these hits in Latin letters may be part of an address.

    The character before each hit is looked at first, for searching for `www.` is slower.
    """
    if "@" in text or ("/" in text and "://" in text):
        return True
    for start, _, _ in hits:
        if text[start - 1 : start] in _IN_HOST:
            return "www." in text.lower()
    return False


def without_addresses(text: str) -> str:
    """Return a text of the same length in which addresses are blanked."""
    text = _PAGE.sub(lambda match: _blanked(match[0]), text)
    return _MAIL.sub(lambda match: _BLANK * len(match[0]), text) if "@" in text else text


def _blanked(found: str) -> str:
    """Return a match with its address blanked, and the text behind the address as it is."""
    end = len(found.rstrip(_CLOSING))
    chinese = _HAN.match(found[end - 1 :: -1]) if end == len(found) else None  # from its end: no run is read twice
    if chinese and chinese.end() < end and found[end - chinese.end() - 1].isalnum():
        end -= chinese.end()
    return _BLANK * end + found[end:]
