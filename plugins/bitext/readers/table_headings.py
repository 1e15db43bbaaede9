"""The field that a column's heading means, as spreadsheets and other programs call it."""

from __future__ import annotations

import re
import unicodedata

from bitext.readers.entries import KEYS, RENDERING_KEYS
from bitext.readers.language_names import language_of

FIELDS = (*(key for key in KEYS if key != "renderings"), *RENDERING_KEYS)
"""The fields that a column can hold, by our names."""

FORBIDDEN, INFO = "forbidden", "info"
"""Two fields of other programs: whether a rendering must not be used, and properties that may say so too."""

HEADS = {
    "headword": "zh", "词条": "zh", "simplified": "zh", "汉字": "zh", "hanzi": "zh",
    "reading": "pinyin", "拼音": "pinyin", "读音": "pinyin",
    "kind": "type", "类型": "type",
    "rendering": "en", "renderings": "en",
    "状态": "status", "term_status": "status", "usage_status": "status", "administrative_status": "status",
    "who": "by", "used_by": "by",
    "notes": "note", "comment": "note", "comments": "note", "remark": "note", "remarks": "note", "usage_note": "note",
    "translator_comments": "note", "备注": "note", "注": "note", "注释": "note", "附注": "note", "说明": "note",
    "definitions": "definition", "explanation": "definition", "description": "definition",
    "定义": "definition", "释义": "definition", "解释": "definition",
    "related": "see_also", "参见": "see_also",
    "来源": "sources", "出处": "sources", "reference": "sources", "references": "sources",
    "forbidden": FORBIDDEN, "禁用": FORBIDDEN,
    "term_info": INFO,
}  # fmt: skip
# Of two columns with these names, the one with Chinese in it holds the headwords.
EITHER = {
    "source": "zh", "source_term": "zh", "source_text": "zh", "src": "zh", "term": "zh", "原文": "zh", "术语": "zh",
    "target": "en", "target_term": "en", "target_text": "en", "tgt": "en", "translation": "en",
    "译文": "en", "译名": "en", "翻译": "en",
}  # fmt: skip
_TRADITIONAL = ("traditional", "繁体", "繁體")
# Word beside a language's name in a heading → the field; "" for the words themselves.
_OF_A_LANGUAGE = {
    each: field
    for field, words in {
        "": "term terms name word words text expression translation rendering"
        " 名称 名 名稱 术语 術語 词 词条 词语 原文 译名 譯名 译文 翻译 译 全称 表达",
        "definition": "def definition definitions description 定义 释义 解释 说明 定義 釋義",
        "note": "note notes comment comments 备注 注释 注",
    }.items()
    for each in ("", *words.split())
    if each or not field
}
_WORDS = re.compile(r"[\W_]+")


def kind_of(heading: str) -> str:
    """Return the field that a heading means, or "" where it is not known.

    One of `FIELDS`, `FORBIDDEN` or `INFO`; `zh-Hant`; `either-zh` or `either-en`, where a language is only likely.
    """
    name = plain(heading)
    if name in FIELDS:
        return name
    if name in HEADS:
        return HEADS[name]
    if name in EITHER:
        return f"either-{EITHER[name]}"
    if name in _TRADITIONAL:
        return "zh-Hant"
    language, rest = language_of(heading)
    if language == "en" and rest in ("status", "状态"):
        return "status"
    return (_OF_A_LANGUAGE[rest] or language) if language and rest in _OF_A_LANGUAGE else ""


def plain(heading: str) -> str:
    """Return a heading in lower case, with one separator between its words."""
    return _WORDS.sub("_", unicodedata.normalize("NFKC", heading).casefold()).strip("_")


def is_ours(heading: str) -> bool:
    """Return whether a heading is one of our names for a field, or another name that is no language's."""
    return plain(heading) in FIELDS or plain(heading) in HEADS
