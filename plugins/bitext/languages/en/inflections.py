"""The forms of an English rendering: its number, whichever of the two the glossary has, and those of its verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from bitext.languages.en.plurals import irregular, stands_behind_its_noun
from bitext.languages.en.verbs import Verb, places, verbs_at
from bitext.languages.stem import Stem

# How a word ends → how many letters are not of its stem, and all endings of it. The first that fits holds.
_RULES = tuple(
    (re.compile(f"{ending}$", re.IGNORECASE), cut, endings)
    for ending, cut, endings in (
        (r"[^aeiou\W\d_]ies", 3, ("ies", "y")),  # economies
        (r"[^aeiou\W\d_]y", 1, ("ies", "y")),  # economy
        (r"sis", 2, ("es", "is")),  # analysis
        (r"[^s]ses", 2, ("es", "is", "e", "")),  # analyses, databases, viruses
        (r"[^aeiou\W\d_]oes", 2, ("es", "s", "")),  # vetoes
        (r"[^aeiou\W\d_]o", 0, ("es", "s", "")),  # veto
        (r"(?:ss|x|ch|sh)es", 2, ("es", "e", "")),  # processes, caches
        (r"ium", 2, ("ums", "um", "a")),  # consortium
        (r"(?:ss|x|z|ch|sh|us|ics|news)", 0, ("es", "")),  # process, economics
        (r"[^\W\d_]{2}s", 1, ("s", "")),  # centers
        (r"[^\W\d_]", 0, ("s", "")),  # center
        (r"", 0, ("",)),  # Internet+
    )
)
_LONGEST = 4  # letters that a rule looks at: to search in long words for their ends would take most of the time
_HEAD = re.compile(r"\b(\w+)(?=[ -](?:of|for|in|by|on|at|to|with|under|from|against|between)[ -]|-by$)")
_PAIR = re.compile(r"([^\W\d_]+)(?=[ -]([^\W\d_]+)$)")
_LAST = re.compile(r"[^\W\d_]+$")
_ARTICLE = re.compile(r"(?<=[^\W\d_] )(?:the|an?) (?=\w)")
_SPLIT = re.compile(r"([^\W\d_]+)")
ENDINGS_OF_SEVERAL = "related|themed|based|driven|led|oriented"
"""What follows several words as a whole: *digital economy-related*. After one word it may be another's part."""
_MOST = 12  # words: a longer rendering is a sentence, and has no other forms
_ENOUGH = 3  # letters that forms must have in common: by two, they would be looked for in every second word


def stems(rendering: str) -> Iterator[Stem]:
    """Yield the stems of a rendering: one, as a rule.

    Where its head is not its last word (*mode of production*), the plural of the head makes another; so do the other
    forms of its verb (*opening up*), and a form without the articles within it.
    """
    seen: set[str] = set()
    for varied in _varied(rendering):
        for stem in _stems_of_last(varied, rendering):
            fresh = tuple(ending for ending in stem.endings if stem.text + ending not in seen)
            seen |= {stem.text + ending for ending in fresh}
            if fresh:
                yield Stem(stem.text, fresh, stem.typed if stem.typed in fresh else "-")


def _varied(rendering: str) -> Iterator[str]:
    """Yield the rendering, and what it is with another form of a word that is not its last."""
    yield rendering
    several = " " in rendering or "-" in rendering
    if several and rendering.count(" ") < _MOST:
        heads = dict.fromkeys(_with_other_heads(rendering))
        bare = [_ARTICLE.sub("", each) for each in (rendering, *heads)] if _ARTICLE.search(rendering) else []
        yield from heads
        yield from bare
        yield from _with_other_verbs(rendering)


def _with_other_heads(rendering: str) -> Iterator[str]:
    """Yield the rendering in the other number of its head."""
    head = _HEAD.search(rendering)
    if not head:
        head = _PAIR.search(rendering)
        if not head or not stands_behind_its_noun(head[1].lower(), head[2].lower()):
            return
    for stem in _stems_of_last(head[1], head[1]):
        for ending in stem.endings:
            word = _cased(stem.text + ending, head[1])
            if word != head[1]:
                yield f"{rendering[: head.start()]}{word}{rendering[head.end() :]}"


def _with_other_verbs(rendering: str) -> Iterator[str]:
    """Yield the rendering with its verbs in each form, all of them in the same."""
    parts = _SPLIT.split(rendering)
    words = parts[1::2]
    small = [word.lower() for word in words]
    found: dict[int, tuple[Verb, ...]] = {
        place: verbs for place in places(small) if place < len(words) - 1 and (verbs := verbs_at(small, place))
    }
    if not found:
        return
    for form in range(len(Verb._fields)):
        choices = max(sum(len(verb[form]) for verb in verbs) for verbs in found.values())
        for choice in range(choices):
            changed = list(parts)
            for place, verbs in found.items():
                each = [spelling for verb in verbs for spelling in verb[form]]
                changed[2 * place + 1] = _cased(each[min(choice, len(each) - 1)], words[place])
            whole = "".join(changed)
            yield whole[3:] if whole[:3].lower() == "to " else whole


def _stems_of_last(words: str, rendering: str) -> Iterator[Stem]:
    """Yield the stems of words of which the last one varies; `rendering`: the words as the glossary has them."""
    last = _LAST.search(words[-40:])
    word = last[0].lower() if last else ""
    before = words[: len(words) - len(word)]
    forms = list(irregular(word))
    if not before and word and words == words.lower():  # Beijing is no verb
        forms += [form for verb in verbs_at([word], 0) for spellings in verb for form in spellings]
    if not forms:
        yield _regular(words, rendering)
        return
    plain = _regular(word, "")
    typed = words[len(before) :]
    every = {word, *forms, *(() if irregular(word) else (plain.text + ending for ending in plain.endings))}
    for text, endings in _grouped(every):
        # Letters of the stem are as typed where the word is; endings are compared in small letters.
        stem = before + _cased(text, typed)
        own = rendering[len(stem) :].lower() if rendering == words and word.startswith(text) else "-"
        yield Stem(stem, endings, own)


_Words = TypeVar("_Words", str, bytes)


def shared_beginning(words: Sequence[_Words]) -> _Words:
    """Return what words have in common at their beginning; there is one at least."""
    first, last = min(words), max(words)
    end = next((index for index, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:end]


def _grouped(forms: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield beginnings that forms have in common, each with its endings, the longest first."""
    for _, group in groupby(sorted(forms), key=lambda form: form[:_ENOUGH]):
        alike = list(group)
        text = shared_beginning(alike) if len(alike) > 1 else alike[0]
        yield text, tuple(sorted((form[len(text) :] for form in alike), key=lambda ending: (-len(ending), ending)))


def _regular(words: str, rendering: str) -> Stem:
    """Return the stem of words of which the last one varies by a rule."""
    end = words[-_LONGEST:]
    cut, endings = next((cut, endings) for ending, cut, endings in _RULES if ending.search(end))
    stem = words[: len(words) - cut]
    return Stem(stem, endings, words[len(stem) :].lower() if words == rendering else "-")


def _cased(form: str, typed: str) -> str:
    """Return a form with capitals where the word as typed has them."""
    if len(typed) > 1 and typed.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if typed[:1].isupper() else form
