"""Which two of a file's languages are the original's and the translation's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bitext.languages.tags import canonical, is_chinese, meant, primary
from bitext.readers.raw_texts import language_tag

Tags = tuple[str, str]
_SHOWN = 12  # languages in a message


def chosen(tags: Sequence[str], named: Tags, first: str = "") -> Tags | None:
    """Return the tags of the original and of the translation, as the file has them, or None where it has no such two.

    `tags`: those of the file, each once. `named`: what an editor named, or empty strings. `first`: the language that
    the file says was translated from. Of several languages, Chinese and English are meant.
    """
    ours = _like(tags, named[0]) if named[0] else ""
    theirs = _like(tags, named[1]) if named[1] else ""
    if (named[0] and not ours) or (named[1] and not theirs):
        return None
    left = [tag for tag in tags if primary(tag) not in {primary(each) for each in (ours, theirs) if each}]
    if ours and theirs:
        return ours, theirs
    if ours or theirs:
        other = left[0] if len(left) == 1 else _like(left, "en" if is_chinese(ours or theirs) else "zh")
        return ((ours, other) if ours else (other, theirs)) if other else None
    chinese = next((tag for tag in tags if is_chinese(tag)), "")
    other = _like(tags, "en")
    if not (chinese and other) and len(tags) == 2:
        chinese = chinese or next((tag for tag in tags if tag != other), tags[0])
        other = next(tag for tag in tags if tag != chinese)
    if not (chinese and other):
        return None
    return (other, chinese) if first and primary(first) == primary(other) else (chinese, other)


def unchosen(tags: Iterable[str], named: Tags) -> str:
    """Return the message on a file in whose languages no two can be chosen."""
    there = sorted(tag for tag in tags if tag)
    found = ", ".join(there[:_SHOWN]) or "none"
    if len(there) < 2:
        return f"expected a text in two languages, found {found}; export both from the other program"
    asked = " and ".join(tag for tag in named if tag) or "Chinese and English"
    return f"expected {asked}, found {found}; add --source-language and --translation-language with two of them"


def as_tag(tag: str, text: str) -> str:
    """Return the tag of a language as our files have it; of Chinese, the script decides.

    `text`: some of what is written in it.
    """
    named = meant(tag) or canonical(tag)
    script = language_tag(text)
    return script if primary(named) == "zh" and primary(script) == "zh" else named


def _like(tags: Iterable[str], wanted: str) -> str:
    """Return the tag that is the wanted one, or else the first of the same language, or an empty string."""
    tags = list(tags)
    name = meant(wanted) or canonical(wanted)
    exact = next((tag for tag in tags if canonical(tag) == name), "")
    return exact or next((tag for tag in tags if primary(meant(tag) or tag) == primary(name)), "")
