"""What a note says of itself: who signs it, which words it is about, which rendering it offers instead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bitext.han import HAN, has_han
from bitext.model.note import Alternative, LemmaPart, NoteKind
from bitext.syntax.prose import plain

_SIGNED = r"(?:(?<![^\W_])-|[\u2013\u2014])\s*({names})\s*$"  # a hyphen after a letter is one of a word's
_OPENS = r"(?:\*\*|__)({names})[ ]*(?::(?:\*\*|__)|(?:\*\*|__):)"
_NAMES = {"Ed.": "editor", "Eds.": "editor", "Trans.": "translator", "Tr.": "translator"}
_LEMMA = re.compile(r"\s*(\*\*|__)(?=\S)((?:(?!\1).)+?)(?:[:\uff1a]\s*\1|\1\s*[:\uff1a])", re.DOTALL)
# Each begins where its white space does, which is looked at once.
_SLASH = re.compile(rf"(?<!\s)\s+[/\uff0f]\s+|(?<=[{HAN}])\s*[/\uff0f]\s*|(?<!\s)\s*[/\uff0f]\s*(?=[{HAN}])")
_OCCURRENCE = re.compile(r"\((\d{1,4})\)$")
_POINTERS = re.compile(r"(?<! )[ ]*\(\d{1,4}\)(?=\s*(?:[/\uff0f:\uff1a]|\*\*|__))")
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u300a\u300b\u300c\u300d"
_OFFERS = re.compile(r"\s*(?:or|also|lit(?:\.|erally)?)(?:\s+|,\s+|:\s*)(?=\S)", re.IGNORECASE)
_QUOTED = re.compile(r"\"([^\"]+)\"|\u201c([^\u201d]+)\u201d|\u2018([^\u2019]+)\u2019|'([^']+)'(?!\w)")
_FOR = re.compile(r"\s*+(?:,\s*+)?\bfor\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:(]|,\s")
_WORDS = 8  # an alternative without quotation marks that is longer is a remark


class Signatures:
    """The signatures that a page's notes may bear."""

    def __init__(self, declared: Iterable[str] = ()) -> None:
        """Take the initials that the front matter declares."""
        names = "|".join(re.escape(name) for name in sorted((*_NAMES, *declared), key=lambda name: -len(name)))
        self._closing = re.compile(_SIGNED.format(names=names))
        self._opening = re.compile(_OPENS.format(names=names))

    def closing(self, text: str) -> re.Match[str] | None:
        """Return the dash and the name that a text ends with; group 1 is the name."""
        tail = max(len(text) - 200, 0)  # nobody's initials are longer, and a search from the start takes long
        return self._closing.search(text, tail)

    def of(self, text: str) -> str:
        """Return the name that a note's Markdown is signed with: at its end, or in bold at its head."""
        match = self.closing(text.rstrip().rstrip("*_")) or self._opening.match(text.lstrip())
        return match[1] if match else ""

    def without_opening(self, text: str) -> str:
        """Return a text without the signature in bold at its head."""
        match = self._opening.match(text)
        return text[match.end() :].lstrip() if match else text

    def is_name(self, text: str) -> bool:
        """Return whether a text is a signature and no more: bold at the head of a note, it is no lemma."""
        return bool(self._opening.fullmatch(f"**{text}**:"))


def kind_of(signature: str, label: str, name: str, translators: Iterable[str]) -> NoteKind:
    """Return whose voice a note is: its label says it before its signature does, and that before the name declared."""
    prefix = label.lower().partition("-")[0]
    if prefix in ("ed", "tn") and "-" in label:
        return "editor" if prefix == "ed" else "translator"
    if signature in _NAMES:
        return "editor" if _NAMES[signature] == "editor" else "translator"
    if not signature:
        return "author"
    return "translator" if name in tuple(translators) else "editor"


def lemma_of(text: str, signatures: Signatures) -> tuple[LemmaPart, ...]:
    """Return the words that a footnote is about: those in bold before the first colon."""
    match = _LEMMA.match(text)
    if not match or signatures.is_name(match[2].strip()):
        return ()
    return tuple(part for each in _SLASH.split(plain(match[2])) if (part := _part(each.strip())).text)


def _part(text: str) -> LemmaPart:
    which = _OCCURRENCE.search(text)
    words = text[: which.start()] if which else text
    return LemmaPart(words.strip(_QUOTES).strip(), int(which[1]) if which else 0, has_han(words))


def without_occurrences(text: str) -> str:
    """Return a footnote's Markdown without the numbers that point at an occurrence: they are not for readers."""
    match = _LEMMA.match(text)
    return text if not match else _POINTERS.sub("", text[: match.end()]) + text[match.end() :]


def closed(text: str, signatures: Signatures) -> str:
    """Return a note's Markdown without its signature."""
    text = text.strip()
    end = signatures.closing(text)
    return signatures.without_opening(text[: end.start()].rstrip() if end else text)


def alternative_of(text: str) -> Alternative | None:
    """Return the rendering that a bracket offers instead, `text` being what it says without its signature."""
    opening = _OFFERS.match(text)
    if not opening:
        return None
    rest = plain(text[opening.end() :])
    quoted = _QUOTED.match(rest)
    if not quoted:
        words = _CLAUSE.split(rest, maxsplit=1)[0].strip()
        return Alternative(words) if words and len(words.split()) <= _WORDS else None
    offered = next(filter(None, quoted.groups())).strip(" ,.;")
    replaced = _FOR.match(rest, quoted.end())
    target = _QUOTED.match(rest, replaced.end()) if replaced else None
    return Alternative(offered, next(filter(None, target.groups())).strip() if target else "")
