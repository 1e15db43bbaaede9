"""Another rendering that a bracket offers: the words that it replaces, and how the sentence reads with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bitext.extension.note_places import EDGES, occurrences
from bitext.languages.en.sentences import STOPS
from bitext.model.note import Alternative
from bitext.model.text import Span

_SIGHT = 200  # characters before a bracket in which its words are looked for, per word of the rendering
_FURTHER = 2  # further words before the run, to see whether one of them is said twice
_SHOWN = 3  # words of the sentence that a message shows on either side
_ARTICLES = frozenset(("a", "an", "the"))
# fmt: off
_DETERMINERS = _ARTICLES | frozenset((
    "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their", "every", "each", "whose",
))
_ALSO_OTHERS = frozenset(("that", "her"))  # `they say that the …`, `they gave her the …`
_SMALL = _DETERMINERS | frozenset((
    "and", "or", "nor", "but", "of", "in", "on", "at", "to", "for", "from", "with", "by", "as", "into", "onto", "over",
    "under", "between", "among", "within", "without", "than", "is", "are", "was", "were", "be", "been", "being", "has",
    "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should",
    "not", "no", "so", "if", "it", "we", "they", "he", "she", "i", "you", "who", "which", "what", "when", "where",
    "while", "because", "also", "both", "all", "any", "some", "more", "most", "very", "then", "there",
))
"""Words that a sentence often repeats."""
# fmt: on
_HEAD_ENDS = frozenset(("of", "in", "on", "at", "to", "for", "from", "with", "by", "that", "which", "who", "and", "or"))
_TWICE = frozenset(("that", "had", "very"))  # words that may follow themselves
_ONE_S = re.compile(r"(?:ss|us|is|ics|news|series|species|means)$")  # endings of singular words
# Sure cases alone, without `unanimous` and `unable`, `European`, `x-ray` and `historic`.
_VOWEL = re.compile(r"[ai]|e(?![uw])|o(?!ne\b|nce\b|u)|u(?:[lmpgd]|n(?![ai]))|hour|honest|hono|heir", re.IGNORECASE)
_CONSONANT = re.compile(
    r"[bcdfgjklmnpqrstvwyz]|h(?!our|onest|ono|eir|ist|erb|otel|abit)|uni[ofqtv]|one\b|once\b", re.IGNORECASE
)
_ANY_CASE = re.compile(r"[A-Z]?[a-z][a-z\u2019'-]+$")  # no acronyms and no numbers
_ENDING = re.compile(r"(?:['\u2019]s|s['\u2019]|(?<=[^s])s)$")
_SENTENCE_END = re.compile(rf"[{STOPS}][\"'\u201d\u2019)]*$")
_PAIRS = (("\u201c", "\u201d"), ("\u2018", "\u2019"), ("(", ")"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Clash:
    """A sentence that does not read well where the other rendering is put into it."""

    reads: str
    """Part of the sentence with the rendering put in."""
    offered: str
    """A rendering that would do."""
    replaces: str
    """The words that `offered` would replace, or "" where the sentence repeats the end of the rendering."""


def run_before(text: str, mark: int, alternative: Alternative) -> Span | None:
    """Return the span of the words before a bracket that the rendering in it would replace, or None.

    They are the words that the bracket names (`for "…"`); else the run that begins with the rendering's first word,
    among as many words before the bracket as the rendering has, and one more; else the one word before the bracket.
    `a`, `an` and `the` count as equal. `mark`: offset of the bracket.
    """
    words = alternative.words.split()
    sight = max(mark - _SIGHT * (len(words) + 2), 0)
    if alternative.replaces:
        found = occurrences(alternative.replaces, [text[sight:mark]])
        return (found[-1][1][0] + sight, found[-1][1][1] + sight) if found else None
    before = _last_words(text, sight, mark, len(words) + 1)
    if not before or not words:
        return None
    first = _bare(words[0])
    starts = [start for start, end in before if _are_one(_bare(text[start:end]), first)]
    return _trimmed(text, starts[-1] if starts else before[-1][0], before[-1][1])


def clash(text: str, mark: int, run: Span, alternative: Alternative) -> Clash | None:
    """Return how a sentence would read badly with the rendering in the place of a run.

    Return None where it reads well. It reads badly with a word repeated at either end, a word of the rendering left
    standing before it, two articles, `a` before a vowel, `an` before a consonant, or `a` before a plural.
    """
    words = alternative.words.split()
    begin, end = run
    before = _last_words(text, max(begin - _SIGHT * (len(words) + 2), 0), begin, len(words) + 1 + _FURTHER)
    if not words:
        return None
    reads = _reads(text, before, alternative.words, text[end:mark] + text[mark : mark + _SIGHT])
    following = _words_after(text[mark : mark + _SIGHT * 2])
    if again := _said_again(words, following):
        return Clash(reads, " ".join(words[:-again]), "") if again < len(words) else None
    last = _bare(text[slice(*before[-1])]) if before and not _ends_sentence(text, before[-1]) else ""
    if not last:
        return None
    start = begin
    offered = alternative.words
    if last == _bare(words[0]) and last not in _TWICE:
        start = before[-1][0]
    elif not alternative.replaces and (twice := _left_standing(text, before, run, words)) is not None:
        start = twice
    elif last in _DETERMINERS - _ALSO_OTHERS and _bare(words[0]) in _DETERMINERS:
        start = before[-1][0]
    elif last in ("a", "an") and (better := _article(last, text[begin:end], words)) is not None:
        start, offered = before[-1][0], f"{better} {alternative.words}".strip()
    return None if start == begin else Clash(reads, offered, text[start:end].lstrip(EDGES))


def _reads(text: str, before: Sequence[Span], offered: str, after: str) -> str:
    """Return the words around the rendering, with it put in, for a message."""
    shown = " ".join(text[slice(*span)] for span in before[-_SHOWN:])
    rest = " ".join(after.split()[:_SHOWN]) if after[:1].isspace() else "".join(after.split(" ")[:1])
    return f"{shown} {offered}{' ' if after[:1].isspace() and rest else ''}{rest}".strip()


def _said_again(words: Sequence[str], following: Sequence[str]) -> int:
    """Return how many words at the end of the rendering the sentence repeats behind it."""
    for count in range(min(len(words), len(following)), 0, -1):
        ends = [_bare(word) for word in words[-count:]]
        if ends == [_bare(word) for word in following[:count]] and all(ends) and ends[0] not in _TWICE:
            return count
    return 0


def _words_after(text: str) -> list[str]:
    """Return the words that follow directly, up to the first punctuation."""
    words = list[str]()
    for word in text.split() if text[:1].isspace() else ():
        words.append(word)
        if word != word.rstrip(EDGES):
            break
    return words


def _left_standing(text: str, before: Sequence[Span], run: Span, words: Sequence[str]) -> int | None:
    """Return the offset of the phrase that the rendering replaces, if the one word of a run is only its end.

    Return None where the run is the whole phrase. It is not where a content word stands right before it, and the
    rendering has one of the words before it too, or ends in the word of the run.
    """
    taken = text[slice(*run)]
    if " " in taken or _bare(text[slice(*before[-1])]) in _SMALL:
        return None
    anchored = _stem(taken) == _stem(words[0])
    said = {_stem(word) for word in words} - {_stem(word) for word in (*_SMALL, taken)}
    reach = len(words) - 1 if not anchored and _stem(words[-1]) == _stem(taken) else 0
    found = None
    for count, span in enumerate(reversed(before), 1):
        word = text[slice(*span)]
        if _ends_sentence(text, span):
            break
        if _bare(word) in _SMALL or word != word.rstrip(",("):
            reach = 0
        if _stem(word) in said or count <= reach:
            found = span[0]
    return found


def _article(article: str, run: str, words: Sequence[str]) -> str | None:
    """Return the article ("" for none) that must stand before the rendering, or None where the present one may stay."""
    first, head = words[0], _head_of(words)
    if _is_plural(head) and not _is_plural(_head_of(run.split())):
        return ""
    if not _ANY_CASE.match(first):
        return None
    if article == "a" and _VOWEL.match(first) and not _CONSONANT.match(first):
        return "an"
    return "a" if article == "an" and _CONSONANT.match(first) and not _VOWEL.match(first) else None


def _head_of(words: Sequence[str]) -> str:
    """Return the last word of a phrase before a preposition in it."""
    head = ""
    for word in words:
        if head and _bare(word) in _HEAD_ENDS:
            break
        head = _bare(word)
    return head


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not _ONE_S.search(word)


def _bare(word: str) -> str:
    return word.strip(EDGES).casefold()


def _are_one(word: str, other: str) -> bool:
    return word == other or (word in _ARTICLES and other in _ARTICLES)


def _stem(word: str) -> str:
    """Return a word without the ending of its plural or possessive."""
    return _ENDING.sub("", _bare(word).strip("+*/"))


def _ends_sentence(text: str, span: Span) -> bool:
    return _SENTENCE_END.search(text[slice(*span)]) is not None


def _last_words(text: str, begin: int, end: int, count: int) -> list[Span]:
    """Return the spans of the last words between two offsets, at most `count`, in order."""
    spans: list[Span] = []
    for word in reversed(text[begin:end].rsplit(None, count)[-count:]):
        start = text.rindex(word, begin, spans[-1][0] if spans else end)
        spans.append((start, start + len(word)))
    return spans[::-1]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without punctuation at its edges, but for brackets and quotation marks with a partner inside."""
    run = text[start:end]
    inner = run.strip(EDGES)
    if not inner:
        return None
    begin = start + run.index(inner)
    stop = begin + len(inner)
    for opener, closer in _PAIRS:
        opened, closed = inner.count(opener), inner.count(closer)
        if opener == closer:
            opened, closed = (opened % 2, 0) if closer in text[stop:end] else (0, opened % 2)
        if opened > closed and closer in text[stop:end]:
            stop = text.index(closer, stop, end) + 1
        elif closed > opened and opener in text[start:begin]:
            begin = text.rindex(opener, start, begin)
    return begin, stop
