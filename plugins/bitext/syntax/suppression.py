"""Marks of what is to be ignored: comments that say which findings an editor has seen, and why they may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bitext.diagnostics import REGISTRY
from bitext.nearest import nearest
from bitext.syntax.near.forms import LOOKALIKE

FORM = '<!-- ignore: C06 reason --> or <!-- ignore: C06 "word" reason -->'
"""The forms of such a mark, for messages."""
WRITE = "write it so"
"""What is to be done about a mark of which only the form is wrong."""
_LINE = re.compile(r" {0,3}(<!--.{0,2000}?-->)[ \t]*")
_COMMENT = re.compile(r"<!--[- \t]*(?P<word>[A-Za-z]{4,14})[ \t]*(?P<sign>[:=;]?)[ \t]*(?P<rest>.*?)[- \t]*-->")
_CODE = r"[CcFf][OoIl]?[0-9][0-9OoIl]?"
_CODES = re.compile(rf"(?:{_CODE}(?![A-Za-z0-9])[ \t]*[,;+&、\uff0c]?[ \t]*)+")
_ONE_CODE = re.compile(_CODE)
_QUOTED = re.compile(r"[\"“”„«「『](?P<words>[^\"“”„«»「」『』]{1,200})[\"“”»」』][ \t]*(?P<rest>.*)")
_WORDS = ("ignore", "ignored", "ignoring", "suppress", "suppressed", "disable", "noqa", "nocheck")
_PLACEHOLDERS = frozenset(("reason", "the reason", "a reason", "why", "todo", "because", "none", "tk", "n/a"))
_OH = str.maketrans("OoIl", "0011")
_IN_BRACKETS = re.compile(r"[\[(<](?P<inner>[^\])>]*)[\])>]")


@dataclass(frozen=True, slots=True)
class Ignoring:
    """What a comment says that was meant as such a mark."""

    codes: tuple[str, ...]
    """The codes that it names, as they are written."""
    words: str
    """The words that it is about; an empty string where it names none."""
    reason: str
    """Why; empty where it does not say so."""
    right: str = ""
    """The right form of the mark, where it has another; it may need a reason still."""
    fault: str = ""
    """What of it is wrong, for a message behind `found`; empty where it is right."""
    do: str = ""
    """What to do about it."""

    @property
    def is_certain(self) -> bool:
        """Return whether the right form says all that such a mark has to say."""
        return bool(self.right) and not self.right.endswith(" reason -->")


def of_line(line: str) -> Ignoring | None:
    """Return what a comment on a line of its own says, or None where it was not meant as such a mark."""
    match = _LINE.fullmatch(line) if "<!--" in line else None
    return ignoring(match[1]) if match else None


def ignoring(comment: str) -> Ignoring | None:
    """Return what a comment says, from `<!--` to `-->` and on one line, or None where no such mark was meant.

    One is meant by its word with a colon, or by a word like it before a code.
    """
    match = _COMMENT.fullmatch(comment.translate(LOOKALIKE))
    word = match["word"].lower() if match else ""
    if not match or not (word in _WORDS or nearest(word, ("ignore",), 0.75)):
        return None
    rest = match["rest"].strip()
    listed = _CODES.match(rest)
    if not listed:
        is_meant = word == "ignore" and match["sign"] == ":"
        fault = "no code of a finding"
        return Ignoring((), "", rest, fault=fault, do="name the code that the message has") if is_meant else None
    typed = tuple(_ONE_CODE.findall(listed[0]))
    codes = tuple(dict.fromkeys(map(spelt, typed)))
    rest = rest[listed.end() :].lstrip(" \t:\u2013\u2014-")
    quoted = _QUOTED.match(rest)
    words, reason = (quoted["words"].strip(), quoted["rest"].lstrip(" \t:,\u2013\u2014-")) if quoted else ("", rest)
    reason = reason.strip()
    right = _form(codes, words, reason)
    fault, do = fault_of(codes, reason)
    if not fault and (word != "ignore" or match["sign"] != ":" or typed != codes):
        fault, do = comment, WRITE
    return Ignoring(codes, words, reason, right, fault, do)


def right_ignoring(says: str) -> str:
    """Return the mark that a comment's text means, or an empty string where that is not certain."""
    said = ignoring(f"<!-- {says} -->")
    return said.right if said and said.is_certain and not fault_of(said.codes, said.reason)[0] else ""


def spelt(code: str) -> str:
    """Return a code as codes are written: `C06` for `c6` and `CO6`."""
    number = code[1:].translate(_OH)
    return f"{code[0].upper()}{int(number):02d}" if number.isdecimal() else code


def fault_of(codes: tuple[str, ...], reason: str) -> tuple[str, str]:
    """Return what is wrong with what is to be ignored, for a message, and what to do; two empty strings for nothing."""
    for code in codes:
        if code not in REGISTRY:
            return f"{code}, a code that there is not", "write the code that the message has"
        if not REGISTRY[code].can_be_ignored:
            return f"{code}, which cannot be ignored", "mend what it is about, and take the mark out"
    inner = _IN_BRACKETS.fullmatch(reason)
    if (inner["inner"] if inner else reason).strip(" .").lower() in _PLACEHOLDERS:
        return "no reason but the word", "say why the text is right as it is"
    if not any(map(str.isalnum, reason)):
        return "no reason", "say why the text is right as it is"
    return "", ""


def _form(codes: tuple[str, ...], words: str, reason: str) -> str:
    quoted = f'"{words}" ' if words else ""
    return f"<!-- ignore: {' '.join(codes)} {quoted}{reason if any(map(str.isalnum, reason)) else 'reason'} -->"
