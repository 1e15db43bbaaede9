"""C16: words of a Chinese original in Latin letters, such as 5G, IPv6 and GDP, that an English translation has lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from bitext.checks.text import CheckedPair, CheckedText, Words
from bitext.diagnostics import Finding
from bitext.languages import ENGLISH
from bitext.languages.lists import words as listed
from bitext.terms.addresses import has_address, without_addresses

_TOKEN = re.compile(
    r"(?<![A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f])[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+(?:[&+.'\u2019-][A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+){0,6}[+#]{0,2}"
)
_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_UNITS = listed("""
    km m cm mm nm um kg g mg t l ml kw mw gw tw kwh mwh gwh twh kv v a ma w hz khz mhz ghz thz b kb mb gb tb pb eb zb
    bit bps kbps mbps gbps tbps fps rpm ha mu pa kpa mpa gpa c f k cal kcal kj mj j db dpi ppm ppb tce kgce m2 m3 km2
    cm2 cm3 usd rmb cny hkd eur h min s ms us tops tflops pflops eflops eflop flops
    """)
_NUMBERED = re.compile(r"(?:no|vol|fig|pp?|art|ch|sec)\.?$", re.IGNORECASE)
_GENERATION = re.compile(r"(?:[2-7]G|[23]D|[48]K)$")
_COUNTED = re.compile(r"\d{1,4}[A-Z]{2,}")
_COUNTS = "0123456789 /每·十百千万亿多余几"
"""What stands before a unit."""
_ROMAN = re.compile(r"[IVXLC]+$|[ivxlc]{1,5}$")
_STANDARD = re.compile(r"(?:GB|GJB|ISO|IEC|IEEE|DB|YD|JR|GA|SJ|HJ|AQ|QX|NY|RFC|EN)(?:[/ \u2014-].*)?$")
_KNOWN = {
    "app": ("application", "apps"), "5g": ("fifth-generation", "fifth generation", "5th"), "vs": ("versus", "against"),
    "4g": ("fourth-generation", "fourth generation"), "3g": ("third-generation", "third generation"),
    "6g": ("sixth-generation", "sixth generation"), "2g": ("second-generation", "second generation"),
    "3d": ("three-dimensional", "three dimensional", "three dimensions"), "2d": ("two-dimensional",),
    "ppt": ("slide", "presentation", "powerpoint"), "ktv": ("karaoke",), "pk": ("compet", "contest", "versus"),
    "it": ("information technology", "it "), "ok": ("okay", "all right", "fine"), "tv": ("television",),
    "nba": ("basketball",), "top": ("top",), "pc": ("computer", "desktop"), "etc": ("toll",), "email": ("e-mail",),
    "dna": ("genetic",), "cpi": ("consumer price",), "ai": ("artificial",), "covid-19": ("coronavirus", "epidemic"),
    "led": ("light-emitting",), "wifi": ("wireless", "wi-fi"), "wi-fi": ("wireless",), "internet": ("online", "web"),
    "web": ("internet", "network"), "logo": ("emblem", "symbol"), "bug": ("fault", "error", "flaw"), "vip": ("guest",),
    "ceo": ("chief executive", "president", "head"), "un": ("united nations",), "us": ("united states", "america"),
    "usa": ("united states", "america"), "uk": ("britain", "united kingdom"), "eu": ("europe",),
}  # fmt: skip
"""What is said in English for some of them, by the word in small letters."""
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "a", "an", "de"))
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+")
_FEWEST = 2
_SHORT = 3
"""Letters of a word that may stand in others by chance."""
_ALIKE = 0.75
"""How like two words are of which one is spelt otherwise: OpenCloud, OpenClaud."""
_COMPARED = 300
_DIGIT = re.compile(r"\d")
_IN_BRACKETS = re.compile(r"[(\uff08,，、;；]\s?$")
_BEFORE_BRACKET = re.compile(r"\s?[)\uff09]")
"""What stands around a word where the original names something and gives its abbreviation."""
_MOST = 3


def latin_words(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each word in Latin letters of a Chinese original that its pair does not have in English."""
    ours, theirs = text.languages
    if not (ours.is_chinese and theirs.is_as(ENGLISH)):
        return
    for pair in text.pairs:
        if pair.is_whole:
            yield from _in_pair(text, pair)


def _in_pair(text: CheckedText, pair: CheckedPair) -> Iterator[Finding]:
    tokens = list(_tokens(pair))
    if not tokens:
        return
    said = _Said.of(text, pair, frozenset(_bare(match[0]) for _, match in tokens))
    found = 0
    for words, match in tokens:
        opens, closes = (
            _IN_BRACKETS.search(match.string, 0, match.start()),
            _BEFORE_BRACKET.match(match.string, match.end()),
        )
        other = said.with_other_digits(match[0])
        if other or not said.has(match[0], exactly=bool(opens and closes)):
            found += 1
            yield _finding(pair, words, match, other or said.alike(match[0]))
        if found == _MOST:
            return


def _finding(pair: CheckedPair, words: Words, match: re.Match[str], other: str) -> Finding:
    word = words.text[match.start() : match.end()]
    do = "see which is right" if other else "put it in, or what English says for it"
    message = f"expected {word} as in the original, found {other or 'none'}; {do}"
    place = next((each.at(each.text.find(other)) for each in pair.translation if other and other in each.text), None)
    return Finding("C16", place or pair.translation[0].at(), message, words.at(*match.span()))


def _tokens(pair: CheckedPair) -> Iterator[tuple[Words, re.Match[str]]]:
    """Yield the words to look for, each once: no units behind a number, no enumerators, no numbers of standards."""
    seen = set[str]()
    for words in pair.source:
        line = words.text
        if not (_LETTER.search(line) or _WIDE.search(line)):
            continue
        line = without_addresses(line) if has_address(line) else line
        line = "".join(map(_narrow, line)) if _WIDE.search(line) else line
        for match in _TOKEN.finditer(line):
            word = match[0]
            if len(seen) > _COMPARED:
                return
            if word in seen or not _LETTER.search(word) or len(word) < _FEWEST or _is_other(line, match):
                continue
            seen.add(word)
            yield words, match


def _narrow(character: str) -> str:
    return unicodedata.normalize("NFKC", character) if _WIDE.match(character) else character


def _bare(word: str) -> str:
    """Return a word as it is compared: in small letters, without the signs in it."""
    return "".join(_WORD.findall(word.lower()))


def _is_other(line: str, match: re.Match[str]) -> bool:
    """Return whether a word is a unit, a numeral, or part of a number that another check looks at."""
    word, before = match[0], line[max(0, match.start() - 1) : match.start()]
    unit = re.sub(r"^[\d.,]+", "", word).lower()
    if unit in _UNITS and not _GENERATION.match(word) and (unit != word.lower() or before in _COUNTS):
        return True
    if word[0].isdigit() and not (_GENERATION.match(word) or _COUNTED.match(word)):
        return True
    return bool(_NUMBERED.match(word) or _ROMAN.match(word) or _STANDARD.match(line[match.start() : match.end() + 2]))


class _Said:
    """What the English of a pair says, made comparable."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        text = unicodedata.normalize("NFKC", text)
        folded = text.lower()
        self.known = known
        self.typed = {_bare(match[0]): match[0] for match in _TOKEN.finditer(text)}
        self.shapes = {
            _DIGIT.sub("0", each): word
            for each, word in self.typed.items()
            if each not in known and _DIGIT.search(each) and not each.isdigit()
        }
        self.text = folded
        self.run = "".join(_WORD.findall(folded))
        self.words = _WORD.findall(folded)
        self.initials = "".join(word[0] for word in self.words)
        self.initials_of_long = "".join(word[0] if len(word) > _SHORT else " " for word in self.words)
        self.large = "".join(word[0] for word in self.words if word not in _SMALL)

    @classmethod
    def of(cls, text: CheckedText, pair: CheckedPair, known: Collection[str]) -> _Said:
        """Return what a pair says, with its notes; `known`: the words of the original, as they are compared."""
        blocks = frozenset(pair.pair.translation)
        notes = [note.text for note in text.edition.translation.notes if note.block in blocks]
        typed = [text.edition.translation.blocks[index].text for index in pair.pair.translation]
        return cls("\n".join([*(words.text for words in pair.translation), *typed, *notes]), known)

    def has(self, token: str, *, exactly: bool) -> bool:
        """Return whether a word is there, in any case and with any signs in it, or what it is short for.

        `exactly`: only the word itself, since the original says what it is short for, too.
        """
        word = token.lower()
        parts = _WORD.findall(word)
        bare = "".join(parts)
        forms = {bare, bare.removesuffix("s"), f"{bare}s"}
        if any(len(form) > _SHORT and form in self.run for form in forms) or not forms.isdisjoint(self.words):
            return True
        if exactly:
            return False
        if any(each in self.text for each in _KNOWN.get(word, ())) or self._is_short(re.sub(r"\d", "", bare)):
            return True
        if len(parts) > 1 and all(part in self.words or part.isdigit() for part in parts):
            return True
        return "&" in word and "a".join(part[0] for part in parts) in self.initials

    def with_other_digits(self, token: str) -> str:
        """Return a word that differs from one in digits alone and that the original does not have: IPv4 for IPv6."""
        return self.shapes.get(_DIGIT.sub("0", _bare(token)), "")

    def alike(self, token: str) -> str:
        """Return a word that is spelt a little otherwise and that the original does not have, or an empty string."""
        bare = _bare(token)
        likely = [
            each
            for each, word in self.typed.items()
            if abs(len(each) - len(bare)) < _SHORT and each not in self.known and not word.islower()
        ]
        alike = get_close_matches(bare, likely[:_COMPARED], 1, _ALIKE) if len(bare) > _SHORT else []
        return self.typed[alike[0]] if alike else ""

    def _is_short(self, letters: str) -> bool:
        """Return whether some letters are those that words in a row begin with: gross domestic product."""
        if len(letters) == _FEWEST:
            return letters in self.initials_of_long
        return len(letters) > _FEWEST and (letters in self.initials or letters in self.large)
