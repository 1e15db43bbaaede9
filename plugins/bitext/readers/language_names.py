"""A program's name for a language (a tag, in English or in Chinese) → our language."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Language = Literal["zh", "zh-Hant", "pinyin", "en", ""]
"""Chinese, Chinese in traditional characters, its reading, English, or "" for another language."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CHINESE = _set("zh zho chi cmn chs cht zhs zht cn chinese mandarin")
_ENGLISH = _set("en eng enu ena english")
_TRADITIONAL = _set("hant tw hk mo cht zht traditional taiwan hong macao macau")
_READING = _set("latn pinyin")
# Words beside the name of a language that say which form of it is meant.
_FORMS = _set("""
    hans simplified prc china chinese mandarin kong sar singapore mainland people s republic of the r o c language lang
    united states kingdom us usa u k uk gb america american british international world australia canada ireland new
    zealand india
""")
# Words as short as the region of a tag that are no regions.
_OTHER_WORDS = _set("term word text name def defs note info pos")
_LONGEST = 100  # characters of a language's name; each word of a name is looked at
_TAGGED = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")
_WITH_TAG = re.compile(r"(?P<rest>[a-z ]{3,30})[\[(](?P<tag>[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3})[\])]")
_TOKEN = re.compile(r"[a-z]+|[0-9]+")
_IN_CHINESE = re.compile(
    r"(?:(?P<form>简体|简化|簡體|繁體|繁体|正體|正体)?(?P<zh>中文|汉语|漢語|汉字|漢字|华语|普通话|国语|中)"
    r"|(?:美式|英式|美国|英国)?(?P<en>英文|英语|英語|英))\s{0,3}(?:\((?P<region>[^()]{1,20})\))?\s{0,3}(?P<rest>\w{0,10})"
)
_TRADITIONAL_IN_CHINESE = re.compile("繁|正體|正体|台|臺|港|澳")


def language_of(name: str) -> tuple[Language, str]:
    """Return the language that a name means, and the other words of the name, joined by spaces.

    `en-US`, `ZH_hans` and `Chinese (Simplified)` are languages; of `English_Def` the rest is `def`, of 中文释义 释义.
    """
    if len(name) > _LONGEST:
        return "", ""
    text = unicodedata.normalize("NFKC", name).casefold().strip()
    match = _IN_CHINESE.fullmatch(text)
    if match:
        return _in_chinese(match)
    if match := _WITH_TAG.fullmatch(text):
        language, other = language_of(match["tag"])
        if language and not other:
            return language, match["rest"].strip()
    words = _TOKEN.findall(text)
    if not words:
        return "", ""
    if words[0] in ("pinyin", "hanyu") and set(words) <= {"hanyu", "pinyin"}:
        return "pinyin", ""
    languages = _CHINESE | _ENGLISH
    at = next((index for index, word in enumerate(words) if word in languages), None)
    if at is None or (at and len(words[at]) < 4):  # `term en` is no name, `simplified chinese` is
        return "", ""
    is_english = words[at] in _ENGLISH
    rest = [word for index, word in enumerate(words) if index != at and not _is_form(word, text)]
    if is_english:
        return "en", " ".join(rest)
    if _READING & set(words):
        return "pinyin", ""
    return "zh-Hant" if _TRADITIONAL & set(words) else "zh", " ".join(rest)


def _in_chinese(match: re.Match[str]) -> tuple[Language, str]:
    if match["en"]:
        return "en", match["rest"]
    if match["rest"] == "拼音":
        return "pinyin", ""
    said = f"{match['form'] or ''}{match['region'] or ''}"
    return "zh-Hant" if _TRADITIONAL_IN_CHINESE.search(said) or "traditional" in said else "zh", match["rest"]


def _is_form(word: str, text: str) -> bool:
    """Return whether a word says which form of a language is meant; in a tag, every part that is no word does."""
    if word in _FORMS or word in _TRADITIONAL or word in _READING:
        return True
    return word not in _OTHER_WORDS and len(word) <= 4 and _TAGGED.fullmatch(text) is not None
