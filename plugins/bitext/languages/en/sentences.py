"""What ends an English sentence: `!`, `?`, an ellipsis, and a full stop that is none of an abbreviation or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.lists import words
from bitext.languages.sentences import CLOSERS, outside_brackets

STOPS = ".!?:;"
"""What ends a sentence or a clause that another may follow as one."""

# White space or the end of the text must follow, but not behind 。 and its like, which a quotation may have. Footnotes'
# marks are taken along.
_END = re.compile(
    rf"[\u3002\uff01\uff1f][{CLOSERS}]{{0,6}}"
    rf"|(?:(?:\.\s){{2,4}}\.|[.!?\u2026]{{1,8}})[{CLOSERS}*_]{{0,8}}(?:\[\^[^\]\s]{{1,40}}\]){{0,4}}(?=\s|$)"
)
_NEXT = re.compile(r"\s*[\"'\u2018\u201c(\[*_\u00ab]{0,6}(?P<word>[^\W_]+(?:['\u2019][a-z]+)?)?")
_WORD = re.compile(r"[^\W_]+(?:[.&'\u2019-][^\W_]+)*$")
_LONGEST = 24  # letters of a word before a full stop that is looked at

_BEFORE_NAMES = words("""
    adm amb arch art arts assoc asst atty bros brig capt cdr cf cmdr col comdr cpl dept dr ed eds eg esp est fig figs
    fr gen gov hon ie insp lt maj messrs mlle mme mr mrs ms mt para paras pp pres prof rep reps rev sec secs sen sens
    sgt sr st supt tr trans viz vs e.g i.e ph.d
    """)
"""Abbreviations, without their full stop, behind which a sentence goes on: a name or a number follows."""
_BEFORE_NUMBERS = words("app bk ca ch chap ex fol no nos n p par pt pts ser vol vols")
"""Those that are abbreviations only before a number or, in capitals, a Roman one."""
_EITHER = words("""
    al a.m a.d b.c b.c.e c.e co corp d.c etc inc jr ltd p.m p.r.c plc r.o.c sr u.k u.n u.s u.s.a u.s.s.r
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ave blvd
    """)
"""Those that may end a sentence as well: the next word tells."""
_BEGINNING = words("""
    A After All Also Although An And As At Because Before Both But By Despite During Each Even Every For From Had Has
    He Hence Her Here His How However I If In Indeed Instead It Its Later Many Meanwhile Moreover Most My No Nor Not Now
    On Once One Only Or Our Over She Since So Some Still Such That The Their Then There Therefore These They This Those
    Through Thus To Today Under Until We What When Where Whether Which While Who Why With Yet You Your
    """)
"""Words that begin a sentence where they have a capital."""


def sentence_ends(text: str) -> tuple[int, ...]:
    """Return the offset after each sentence that ends in an English text, with what closes behind it (.”).

    Abbreviations, initials, numbers and ellipses end one only where the next word begins another. What stands in
    brackets inside a sentence ends none.
    """
    return outside_brackets(text, _candidates(text))


def _candidates(text: str) -> Iterator[int]:
    begin = 0
    for match in _END.finditer(text):
        if _ends(text, begin, match):
            yield match.end()
            begin = match.end()


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Return whether a sign ends the sentence that begins at an offset."""
    following = _NEXT.match(text, match.end())
    word = (following["word"] if following else "") or ""
    if word[:1].islower():
        return match[0][0] in "\u3002\uff01\uff1f"
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    return not _is_short_for(text, begin, match.start(), word)


def _is_short_for(text: str, begin: int, stop: int, following: str) -> bool:
    """Return whether the full stop at `stop` is one of an abbreviation, an initial or a number, and ends nothing."""
    found = _WORD.search(text[max(begin, stop - _LONGEST) : stop])
    if not found or not following:
        return False
    word = found[0].lower()
    is_first = not text[begin : stop - len(word)].strip() if stop - len(word) - begin < _LONGEST else False
    if is_first and (word.isdigit() or len(word) == 1 or set(word) <= set("ivxlc")):
        return True  # 1. a. IV. at the head
    if word in _BEFORE_NAMES:
        return True
    if word in _BEFORE_NUMBERS:
        return following[0].isdigit() or (following.isupper() and set(following) <= set("IVXLC"))
    is_initial = len(word) == 1 and found[0].isupper() and word != "i"
    return (word in _EITHER or is_initial) and following not in _BEGINNING
