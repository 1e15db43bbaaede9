"""The heads of footnotes, as they are written and as they are nearly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

LABEL = re.compile(r" {0,3}\[(?:[\^\u02c6\uff3e\u2038\u2303]?[^\]]*\][ \t]{0,3}[:\uff1a;.,]?|\^[\w-]+[:\uff1a])[ ]*")
"""The head of a line that is known to begin a footnote."""
_HEAD = re.compile(
    r" {0,3}\[(?:(?P<sign>[\^\u02c6\uff3e\u2038\u2303]?)(?P<label>[^\]\n]{0,200})\]"
    r"(?P<space>[ \t]{0,3})(?P<colon>[:\uff1a;.,]?)"
    r"|\^(?P<open>[\w-]{1,60})[:\uff1a](?=[ \t]))"
)
_ADDRESS = re.compile(r"[ \t]{0,9}(?:<|https?://|mailto:|www\.|[#/]|\.{1,2}/|\S{1,200}\.(?:md|html?|png|jpg|pdf)\b)")
_CALLED = re.compile(r"\[\^([^\]\n]{1,200})\](?![ \t]{0,3}[:\uff1a])")
_STANDS = re.compile(r"^[ >]{0,9}\[\^([^\]\n]{1,200})\][ \t]{0,3}[:\uff1a]", re.MULTILINE)

_WORD = re.compile(r"[\w-]{1,60}")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a footnote as it was typed."""

    label: str
    typed: str
    right: str
    """The right form."""


def wanted(body: str) -> Mapping[str, int]:
    """Return the labels referred to in the text that no footnote has, with the number of references."""
    if "[^" not in body:
        return {}
    there = frozenset(_STANDS.findall(body))
    return Counter(label for label in _CALLED.findall(body) if label not in there)


def head_of(line: str, called: Mapping[str, int], *, begins: bool) -> Head | None:
    """Return the head of a footnote that a line begins with or was meant to begin with, or None.

    `called`: what `wanted` returns. `begins`: whether a paragraph begins with the line.
    """
    match = _HEAD.match(line) if "[" in line[:4] else None
    if not match:
        return None
    if match["open"]:
        return Head(match["open"], match[0].lstrip(" "), f"[^{match['open']}]:") if match["open"] in called else None
    label, colon, sign = match["label"], match["colon"], match["sign"]
    label = label if sign == "^" else label.strip()
    head = Head(label, match[0].lstrip(" "), f"[^{label}]:")
    if sign and colon in (":", "\uff1a") and (sign == "^" or _WORD.fullmatch(label)):
        return head
    rest = line[match.end() :]
    if label not in called:
        return None
    if not sign:
        return head if colon == ":" and not match["space"] and not _ADDRESS.match(rest) else None
    goes_on = rest.strip() and (line[match.end() - 1] in " \t" or rest[0] in " \t")
    return head if begins and goes_on and called[label] > 1 else None
