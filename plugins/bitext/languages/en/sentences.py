"""What ends an English sentence: `!`, `?`, an ellipsis, and a full stop that is none of an abbreviation or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.lists import words
from bitext.languages.sentences import CLOSERS, outside_brackets

_OPENERS, _QUOTES = "\"'\u2018\u201c\u00ab", "\"'\u2019\u201d\u00bb"
_FIGURES = r"\d{1,3}(?:,\s?\d{1,3}|[\u2013-]\d{1,3}){0,8}"

STOPS = ".!?:;"
"""What ends a sentence or a clause that another may follow as one."""

# White space or the end of the text must follow, but not behind 。 and its like, which a quotation may have; nor where
# somebody forgot it (word.The). The calls of notes are taken along ([^1], [1], ¹, and the figures of word.1,2), and
# what closes behind a space, as in text that was cut into words. Somebody who is interrupted (—” “) ends one too.
_END = re.compile(
    rf"[\u3002\uff01\uff1f][{CLOSERS}]{{0,6}}|[\u2013\u2014-][\"\u201d](?=\s[\"\u201c][A-Z])"
    rf"|(?:(?:\.\s){{2,4}}\.|[.!?\u2026]{{1,8}})(?P<closing>[{CLOSERS}*_]{{0,8}}(?:\s[)\]\u201d]){{0,3}})"
    rf"(?P<calls>(?:\[\^[^\]\s]{{1,40}}\]|\[{_FIGURES}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]{{1,6}}){{0,4}}"
    rf"|(?:(?<=[a-z)]\.)|(?<=\) \.)|(?<=[a-z]\.\u201d)){_FIGURES})(?=\s|$)"
    r"|(?<=[a-z]{2})[.!?](?=[A-Z][a-z])"
)
_NEXT = re.compile(rf"\s*(?P<opening>[{_OPENERS}(\[*_]{{0,6}})\s?(?P<word>[^\W_]+(?:['\u2019][a-z]+)?)?")
_WORD = re.compile(r"[^\W_]+(?:[.&'\u2019-][^\W_]+)*$")
_HEAD = re.compile(
    r"\s*(?:(?:Article|Art|Section|Sec|Chapter|Ch|Part|Book|Title|Rule|Clause|Annex|Appendix|Schedule|Item|Table|Figure|Fig"
    r"|Box|Step|Question|Volume|Vol|Lesson|Act|Scene|Canto|Verse|\xa7{1,2})\.?\s)?"
    r"[(\[]?(?:\d{1,3}(?:[.-]\d{1,3}){0,4}|[A-Za-z]|[IVXLC]{1,7}|[ivxlc]{1,7})[)\]]?$"
)
"""A number at the head of a sentence, up to its full stop: 1. a. IV. Article 5. Section 2.1."""
_NOTE = re.compile(r"\s?\[[^\]]{1,400}\s[\u2013\u2014-]{1,2}\s?\w[\w.]{0,12}\]")
"""A signed note behind a sentence: [… –Ed.]."""
_COUNTS = re.compile(r"\s{1,3}(?:[(\[](?:[a-z]|[ivx]{1,5})[)\]]|[a-z]\)|(?:[a-h]|[ivx]{2,4})\.\s)")
"""A small letter at the head of the next sentence: (b) iv) c."""
_SAID = re.compile(
    r"\s(?:[A-Z][\w'\u2019-]{0,20}\s){1,3}(?:said|says|asked|asks|cried|replied|answered|shouted|exclaimed|called|whispered"
    r"|muttered|murmured|thought|wondered|added|demanded|continued|went on|protested|insisted)\b"
)
"""Who says what stands before it: Old Hai asked."""
_LONGEST = 24  # letters of a word before a full stop that is looked at

_BEFORE_NAMES = words("""
    adm amb approx arch assoc asst atty bros brig capt cdr cf cmdr col comdr cpl dept dr drs ed eds eg esp est
    fr gen gov hon ie insp lt maj messrs mlle mme mr mrs ms mt pp pres prof profs rep reps rev sec secs sen sens
    sgt sr supt tr trans viz v vs e.g i.e
    """)
"""Abbreviations, without their full stop, behind which a sentence goes on: a name or a number follows."""
_BEFORE_NUMBERS = words("app art arts bk ca ch chap ex fig figs fol no nos n p par para paras pt pts ser vol vols")
"""Those that are abbreviations only before a number or, in capitals, a Roman one."""
_EITHER = words("""
    al a.m a.d b.a b.c b.c.e c.e co corp d.c etc inc jr ltd m.a m.d ph.d p.m p.r.c plc r.o.c st u.k u.n u.s u.s.a
    u.s.s.r jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ave blvd
    """)
"""Those that may end a sentence as well: the next word tells."""
_BEGINNING = words("""
    A After All Also Although An And As At Because Before Both But By Despite During Each Even Every For From Had Has
    He Hence Her Here His How However I If In Indeed Instead It Its Later Many Meanwhile Moreover Most My No Nor Not Now
    On Once One Only Or Our Over She Since So Some Still Such That The Their Then There Therefore These They This Those
    Through Thus To Today Under Until We What When Where Whether Which While Who Why With Yet You Your
    """)
"""Words that begin a sentence where they have a capital."""


_STARTING = words("the this these those it we he she they in however there")
"""Those that tell the beginning of one where no word has a capital."""


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return the offset after each sentence that ends in an English text, with what closes behind it (.”).

    Abbreviations, initials, numbers and ellipses end one only where the next word begins another. What stands in
    brackets inside a sentence ends none. In a text without any capital a small letter may begin a sentence.
    """
    return outside_brackets(text, _candidates(text))


def _candidates(text: str) -> Iterator[int]:
    begin = 0
    has_capitals = not text.islower()
    for match in _END.finditer(text):
        if _ends(text, begin, match, has_capitals):
            yield match.end()
            begin = match.end()


def _ends(text: str, begin: int, match: re.Match[str], has_capitals: bool) -> bool:
    """Return whether a sign ends the sentence that begins at an offset."""
    note = _NOTE.match(text, match.end())
    following = _NEXT.match(text, note.end() if note else match.end())
    word = (following["word"] if following else "") or ""
    sign, closes = match[0][0], _has(match["closing"], _QUOTES)
    is_small = word.islower() and word[0].isalpha() and not _COUNTS.match(text, match.end())
    trails_off = match[0].startswith((". .", "..", "\u2026"))
    if is_small and (has_capitals or closes or trails_off):
        return sign in "\u3002\uff01\uff1f"
    if sign in "\u3002\uff01\uff1f\u2013\u2014-" or not following:
        return True
    if match["closing"] is None:  # no space follows
        return word in _BEGINNING
    if text.startswith((",", ";"), following.end("opening")) or (closes and sign != "." and _says(text, match, word)):
        return False
    if trails_off:
        return not _stammers(text, match.start(), word)
    if sign != "." or (closes and _has(following["opening"], _OPENERS)):
        return True
    return not _is_short_for(text, begin, match, word if has_capitals or word not in _STARTING else word.capitalize())


def _has(signs: str | None, among: str) -> bool:
    return any(sign in among for sign in signs or "")


def _says(text: str, match: re.Match[str], word: str) -> bool:
    """Return whether behind a quotation only stands who says it: “Why?” Old Hai asked."""
    return word not in _BEGINNING and _SAID.match(text, match.end()) is not None


def _stammers(text: str, stop: int, following: str) -> bool:
    """Return whether the word before an ellipsis is said again behind it: I ... I've."""
    found = _WORD.search(text[max(0, stop - _LONGEST) : stop].rstrip())
    return found is not None and found[0] == re.split("['\u2019]", following)[0]


def _is_short_for(text: str, begin: int, match: re.Match[str], following: str) -> bool:
    """Return whether a full stop is one of an abbreviation, an initial or a number, and ends nothing."""
    stop = match.start()
    found = _WORD.search(text[max(begin, stop - _LONGEST) : stop].rstrip())
    following = (match["calls"] or following).lstrip("[^")
    if not found or not following:
        return False
    if stop - begin < _LONGEST and _HEAD.match(text[begin:stop]):
        return True
    word = found[0].lower()
    if word in _BEFORE_NAMES:
        return True
    if word in _BEFORE_NUMBERS:
        return following[0].isdigit() or (following.isupper() and set(following) <= set("IVXLC"))
    is_initial = len(word) == 1 and found[0].isupper() and word != "i"
    return (word in _EITHER or is_initial) and following not in _BEGINNING
