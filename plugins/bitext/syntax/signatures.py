"""What is read from a note's text: who signs it, which words it is about, which rendering it offers instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bitext.languages.script import HAN, has_han
from bitext.model.note import USUAL_SIGNATURES, Alternative, LemmaPart, NoteKind
from bitext.syntax.code import CodeSpans
from bitext.syntax.inline import plain

# A hyphen after a letter belongs to a word, unless another follows: some type two for a dash.
_DASHES = (
    r"(?:(?<![^\W_])-|-(?=[ \t]{{0,3}}[-\u2013\u2014])|[\u2013\u2014])(?:[ \t\u00a0]{{0,3}}[-\u2013\u2014]){{0,4}}"
)
_SIGNED = r"([*_]{{0,3}})" + _DASHES + r"\s{{0,20}}({names})([*_]{{0,3}})"
_ENDS = re.compile(r"[ \t]*(?:\Z|\n[ \t>]*(?:\Z|\n|(?:[*+-]|\d{1,9}\.)[ \t])| {2}\n|\\\n|\n[ \t]*>)")
"""What follows the last words of a paragraph, an item, a quotation or a line that ends in a break."""
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_OPENS = r"(?:\*\*|__)({names})[ ]*(?::(?:\*\*|__)|(?:\*\*|__):)"
_LEMMA = re.compile(r"\s*(\*\*|__)(?=\S)((?:(?!\1).)+?)(?:[:\uff1a]\s*\1|\1\s*[:\uff1a])", re.DOTALL)
# Each pattern begins with its white space, so that no space is looked at twice.
_SLASH = re.compile(rf"(?<!\s)\s+[/\uff0f]\s+|(?<=[{HAN}])\s*[/\uff0f]\s*|(?<!\s)\s*[/\uff0f]\s*(?=[{HAN}])")
_OCCURRENCE = re.compile(r"\((\d{1,4})\)$")
_POINTERS = re.compile(r"(?<! )[ ]*\(\d{1,4}\)(?=\s*(?:[/\uff0f:\uff1a]|\*\*|__))")
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u300a\u300b\u300c\u300d"
_PAIRED = '"\u201c\u201d\u300a\u300b\u300c\u300d'
_OFFERS = re.compile(r"\s*(?:or|also|lit(?:\.|erally)?)(?:\s+|,\s+|:\s*)(?=\S)", re.IGNORECASE)
_HEDGES = re.compile(
    r"\A(?:(?:perhaps|maybe|possibly|simply|rather|better|even|just|(?:more[ ])?(?:precisely|literally|exactly"
    r"|accurately|closely|strictly|idiomatically))[,:]?[ ]+){1,3}(?=[\"'\u201c\u2018])",
    re.IGNORECASE,
)
"""Words that may stand before an alternative rendering in quotation marks."""
_QUOTED = re.compile(r"\"([^\"]+)\"|\u201c([^\u201d]+)\u201d|\u2018([^\u2019]+)\u2019|'([^']+)'(?!\w)")
_FOR = re.compile(r"\s*+(?:,\s*+)?\bfor\s+", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:(]|,\s")
_WORDS = 8  # without quotation marks, what is longer is a remark and no alternative


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that was found in a text."""

    name: str
    """The name or initials, without the dash."""
    start: int
    """Offset of the dash, or of emphasis markers around the signature."""
    end: int
    """Offset after the name and the emphasis markers behind it."""
    left: str
    """The emphasis markers here whose emphasis begins before the dash; they stay in the note."""


def _signed(match: re.Match[str]) -> Signed:
    opens, name, closes = match.groups()
    own = opens and closes
    return Signed(name, match.start() + (0 if own else len(opens)), match.end(), "" if own else closes)


class Signatures:
    """The signatures that a page's notes may bear."""

    def __init__(self, declared: Iterable[str] = ()) -> None:
        """Take the initials that the front matter declares."""
        names = "|".join(
            re.escape(name) for name in sorted((*USUAL_SIGNATURES, *declared), key=lambda name: -len(name))
        )
        self._anywhere = re.compile(_SIGNED.format(names=names))
        self._closing = re.compile(_SIGNED.format(names=names) + r"\s*$")
        self._opening = re.compile(_OPENS.format(names=names))

    def closing(self, text: str) -> Signed | None:
        """Return the signature that a text ends with, or None."""
        tail = max(len(text) - 200, 0)  # no signature is longer, and a search from the start is slow
        match = self._closing.search(text, tail)
        return _signed(match) if match else None

    def of(self, text: str) -> str:
        """Return the name that signs a note, last at the end of a paragraph or bold at its head, or ""."""
        name = ""
        for signed in self._all(text):
            name = signed.name
        match = None if name else self._opening.match(text.lstrip())
        return match[1] if match else name

    def without(self, text: str) -> str:
        """Return a note's Markdown without its signatures."""
        parts, done = list[str](), 0
        for signed in self._all(text):
            parts += [text[done : signed.start].rstrip(" \t"), signed.left]
            done = signed.end
        return self.without_opening("".join([*parts, text[done:]]).strip())

    def _all(self, text: str) -> Iterator[Signed]:
        """Yield the signatures of a note's Markdown: each at the end of a paragraph, or on a line of its own."""
        code = CodeSpans(text)
        for match in self._anywhere.finditer(text):
            ends = _ENDS.match(text, match.end()) or (
                _LINE_ENDS.match(text, match.end())
                and not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" \t>")
            )
            if ends and not code.parted_at(match.end()):
                yield _signed(match)

    def without_opening(self, text: str) -> str:
        """Return a text without the signature in bold at its head."""
        match = self._opening.match(text)
        return text[match.end() :].lstrip() if match else text

    def is_name(self, text: str) -> bool:
        """Return whether a text is only a signature; bold at the head of a note, it is no lemma."""
        return bool(self._opening.fullmatch(f"**{text}**:"))


def kind_of(signature: str, label: str, name: str, translators: Iterable[str]) -> NoteKind:
    """Return whose voice a note is: by its label, else by its signature, else by the translators' names."""
    prefix = label.lower().partition("-")[0]
    if prefix in ("ed", "tn") and "-" in label:
        return "editor" if prefix == "ed" else "translator"
    if signature in USUAL_SIGNATURES:
        return "editor" if USUAL_SIGNATURES[signature] == "editor" else "translator"
    if not signature:
        return "author"
    return "translator" if name in tuple(translators) else "editor"


def _unquoted(words: str) -> str:
    """Return words without the quotation marks around them; those that have others inside stay as typed."""
    bare = words.strip(_QUOTES).strip()
    return words if set(bare) & set(_PAIRED) else bare


def lemma_of(text: str, signatures: Signatures) -> tuple[LemmaPart, ...]:
    """Return the words that a footnote is about: those in bold before the first colon."""
    match = _LEMMA.match(text)
    if not match or signatures.is_name(match[2].strip()):
        return ()
    return tuple(part for each in _SLASH.split(plain(match[2])) if (part := _part(each.strip())).text)


def _part(text: str) -> LemmaPart:
    which = _OCCURRENCE.search(text)
    words = text[: which.start()] if which else text
    return LemmaPart(_unquoted(words), int(which[1]) if which else 0, has_han(words))


def without_occurrences(text: str) -> str:
    """Return a footnote's Markdown without occurrence numbers, which are not for readers."""
    match = _LEMMA.match(text)
    return text if not match else _POINTERS.sub("", text[: match.end()]) + text[match.end() :]


def alternative_of(text: str) -> Alternative | None:
    """Return the rendering that a bracket offers instead, or None. `text`: its content without the signature."""
    text = plain(text)
    opening = _OFFERS.match(text)
    if not opening:
        return None
    rest = _HEDGES.sub("", text[opening.end() :])
    quoted = _QUOTED.match(rest)
    if not quoted:
        words = _CLAUSE.split(rest, maxsplit=1)[0].strip()
        return Alternative(words) if words and len(words.split()) <= _WORDS else None
    offered = next(filter(None, quoted.groups())).strip(" ,.;")
    replaced = _FOR.match(rest, quoted.end())
    target = _QUOTED.match(rest, replaced.end()) if replaced else None
    return Alternative(offered, next(filter(None, target.groups())).strip() if target else "", quoted=True)
