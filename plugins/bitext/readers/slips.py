"""Mistakes in an entry that are valid YAML: several words in one value, a reading behind a headword."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bitext.diagnostics import Finding, Location
from bitext.languages.script import HAN, has_han
from bitext.readers.ids import made_id, without_tones
from bitext.readers.several import headwords_in, renderings_in

# Unknown keys, and what is meant by them. The nearest key would be wrong: `not_in` for `note`.
WITH_A_RENDERING = "put it with the rendering that it is about: {{en: …, {}: …}}"
ENTRY_KEYS = {
    **dict.fromkeys(
        ("en", "english", "English", "translation", "translations", "target"), "write renderings: [\u2026]"
    ),
    **dict.fromkeys(("chinese", "Chinese", "headword", "term", "word", "source_term"), "write zh"),
    **dict.fromkeys(("note", "notes", "comment"), f"write definition, or {WITH_A_RENDERING.format('note')}"),
    **{key: WITH_A_RENDERING.format(key) for key in ("status", "by")},
    **dict.fromkeys(("reading", "py"), "write pinyin"),
    **dict.fromkeys(("see", "related", "seealso"), "write see_also"),
    **dict.fromkeys(("meaning", "explanation", "gloss", "description"), "write definition"),
    **dict.fromkeys(("source", "citation", "url"), "write sources: [{text: \u2026, url: \u2026}]"),
}
RENDERING_KEYS = {
    **dict.fromkeys(("english", "English", "rendering", "translation", "text", "term"), "write en"),
    **dict.fromkeys(("notes", "comment"), "write note"),
    "definition": "put it with the entry, outside of the renderings",
}

_QUOTES = {
    '"': '"',
    "'": "'",
    "\u201c": "\u201d",
    "\u2018": "\u2019",
    "「": "」",
    "『": "』",
    "\uff02": "\uff02",
    "«": "»",
}
_LATIN = re.compile(r"[A-Za-zÀ-ɏ\u0300-\u036f'’:]{2,}")
_READING = re.compile(
    rf"^(?P<zh>[^A-Za-zÀ-ɏ]*[{HAN}])\s*[(（\[/,，]?\s*(?P<reading>[A-Za-zÀ-ɏ][^{HAN}]*?)\s*[)）\]/]?$"
)
_TONES = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]")
_SPACE = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_DIGITS = re.compile(r"(?<=[a-zü])[1-5]")
_WORD = 4  # letters: fewer may be a name or a symbol
_MOST = 60  # characters of a headword that is checked; a longer one is a text


def headword_slips(zh: str, type_: str, place: Location, renderings: Sequence[str]) -> Iterable[Finding]:
    """Yield the first finding on a headword.

    At most one. `type_`: the entry's type. `renderings`: as the entry has them.
    """
    if not zh or len(zh) > _MOST:
        return
    message = _swapped(zh, renderings) or _quoted(zh) or _with_reading(zh, type_) or _several(zh, type_) or _spaced(zh)
    if message:
        yield Finding("C30", place, message)


def rendering_slips(en: str, zh: str, place: Location) -> Iterable[Finding]:
    """Yield a finding where a rendering of the headword `zh` is several."""
    parts = renderings_in(en, zh)
    if parts:
        message = f"expected one rendering, found {en}; write each as one of its own: [{', '.join(parts)}]"
        yield Finding("C30", place, message)


def _swapped(zh: str, renderings: Sequence[str]) -> str:
    if has_han(zh):
        return ""
    if renderings and all(map(has_han, renderings)):
        return (
            f"expected Chinese in zh and English in renderings, found {zh} and {renderings[0]}; "
            f"write zh: {renderings[0]}, and renderings: [{zh}]"
        )
    if len(zh) >= _WORD and _TONES.search(zh):
        return f"expected a headword in Chinese, found {zh}; write the Chinese word, and pinyin: {zh} below it"
    return ""


def _quoted(zh: str) -> str:
    inner = zh[1:-1]
    if len(zh) < 3 or _QUOTES.get(zh[0]) != zh[-1] or zh[0] in inner or zh[-1] in inner or not has_han(inner):
        return ""
    return f"expected the headword without quotation marks around it, found {zh}; write {inner}"


def _with_reading(zh: str, type_: str) -> str:
    """Return the message on a headword with a reading behind it; "" for others: 5G网络, 互联网+, iPhone手机."""
    parts = _READING.match(zh) if _LATIN.search(zh) else None
    if not parts:
        return ""
    word, reading = parts["zh"], parts["reading"]
    is_reading = _TONES.search(reading) is not None
    if not is_reading and reading == reading.lower():
        letters = without_tones(_DIGITS.sub("", reading)).replace("-", "")
        is_reading = letters == made_id(word, "", type_).replace("-", "")
    if not is_reading:
        return ""
    return f"expected the Chinese word alone, found {zh}; write zh: {word}, and pinyin: {reading} below it"


def _spaced(zh: str) -> str:
    """Return the message on a space between two Chinese characters; "" for a space beside Latin letters."""
    if not _SPACE.search(zh):
        return ""
    return (
        f"expected a headword without spaces in it, found {zh}; write {_SPACE.sub('', zh)}, or an entry for each word"
    )


def _several(zh: str, type_: str) -> str:
    parts = headwords_in(zh, type_)
    if not parts:
        return ""
    from bitext.languages.zh.scripts import other_forms  # noqa: PLC0415  # only needed for such a slip

    forms = other_forms(parts)
    others = [part for part, its in zip(parts[1:], forms[1:], strict=True) if parts[0] not in its]
    if not others:
        return f"expected one headword, found {zh}; write {parts[0]}: it is found in other characters too"
    return f"expected one headword, found {zh}; write an entry for each: {', '.join((parts[0], *others))}"
