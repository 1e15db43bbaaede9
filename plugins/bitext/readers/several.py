"""Several renderings or headwords in one value, which are meant as a list, told from one that has a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.languages.script import has_han

_LONGEST = 200  # characters of a value; what is longer is a text
_MOST = 12  # items
_OPENING, _CLOSING = "([{（「“", ")]}）」”"
_SURE = re.compile(r"\s*[；;、，|\n]\s*|\s+/\s+")  # these stand within no English rendering
_COMMA = re.compile(r"\s*,\s+")
_SERIES = re.compile(r"\b(?:and|or|nor|but|with|&)\b|&", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:al|ive|ic|ous|ful|able|ible|ed|ing|(?<!m)ent|ant|ary|less|thy|ady|ppy|ern|ar|ish|free|fair|open|safe|strong)$"
)
_WORD = re.compile(r"[a-z']+")
_SMALL = frozenset(["the", "a", "an", "of", "in", "to", "for", "on", "at", "by", "from", "into", "as"])

_ZH_SURE = re.compile(r"\s*[；;|\n]\s*|\s*[/／]\s*")
_ZH_LIST = re.compile(r"\s*[、，,]\s*")
_ONE_PHRASE = re.compile("[的和与及或等之]")


def renderings_in(en: str, zh: str = "") -> tuple[str, ...]:
    """Return the renderings that a value lists, at least two.

    Return an empty tuple for one rendering. A semicolon, a bar, a slash between spaces or a Chinese comma always
    separates. A comma stands in many a rendering (“unity, solidarity and peace”, “green, low-carbon growth”): it
    separates where each item begins with an article or *to*, where the items have a word in common, or where they are
    single nouns for a short headword, `zh`.
    """
    if len(en) > _LONGEST:
        return ()
    parts = _items(_SURE, en)
    if len(parts) > 1 and all(any(map(str.isalpha, part)) for part in parts):
        return parts
    parts = _items(_COMMA, en)
    return parts if _is_comma_list(parts, en, zh) else ()


def headwords_in(zh: str, type_: str = "term") -> tuple[str, ...]:
    """Return the headwords that a value lists, at least two.

    Return an empty tuple for one headword. `type_`: the entry's type. A slogan, or the name of a law or a document,
    may be a list of words itself.
    """
    if len(zh) > _LONGEST or not has_han(zh):
        return ()
    parts = _items(_ZH_SURE, zh)
    if len(parts) > 1 and all(map(has_han, parts)) and not zh.startswith(("《", "“", "「")):
        return parts
    parts = _items(_ZH_LIST, zh)
    is_list = (
        1 < len(parts) <= 3
        and type_ in ("", "term", "org", "person", "place")
        and all(2 <= len(part) <= 6 and has_han(part) for part in parts)
        and len(parts[-1]) <= max(map(len, parts[:-1])) + 1  # 科学、民主决策 is one phrase
        and not _ONE_PHRASE.search(zh)
    )
    return parts if is_list else ()


def parted(text: str, sign: re.Pattern[str]) -> Iterator[str]:
    """Yield the parts of a text between separators that stand outside brackets and quotation marks."""
    start = 0
    for found in sign.finditer(_without_brackets(text)):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _without_brackets(text: str) -> str:
    """Return a text with the content of its brackets filled in, or unchanged where they are not balanced."""
    opened = sum(text.count(sign) for sign in _OPENING)
    if not opened or opened != sum(text.count(sign) for sign in _CLOSING):
        return text
    filled, depth = list[str](), 0
    for character in text:
        depth = max(depth + (character in _OPENING) - (character in _CLOSING), 0)
        filled.append("x" if depth else character)
    return "".join(filled)


def _items(sign: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in parted(text, sign)))))[: _MOST + 1]


def _is_comma_list(parts: tuple[str, ...], en: str, zh: str) -> bool:
    if not 1 < len(parts) <= _MOST or _SERIES.search(en) or en != en.lower():
        return False
    words = [_WORD.findall(part) for part in parts]
    if not all(words) or any(len(each) > 6 for each in words):
        return False
    if all(each[0] == "to" for each in words) or all(each[0] in ("a", "an", "the") for each in words):
        return True
    characters = [character for character in zh if has_han(character)]
    if len(set(characters)) < len(characters) or any(map(has_han, en)):  # 新思想新理念 is two things itself
        return False
    if any(len(each) > 1 for each in words):
        shared = set.intersection(*({word for word in each if word not in _SMALL} for each in words))
        return bool(shared) and len(characters) <= 4
    return len(characters) <= 3 and not any(_ADJECTIVE.search(each[0]) for each in words)
