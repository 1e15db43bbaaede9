"""What `bitext new` writes: the two files of a text, with a word on every key."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from string import Template
from types import MappingProxyType

from bitext.config import SAMPLE_ORIGINAL, SAMPLE_TRANSLATION, TEXT_TYPES

_SOURCE_TEXT = Template("""\
---
# What is known of the original. What is not known stays empty: nothing is guessed.
# A title that the document does not have stands in brackets.
title: $title
language: $language
type: $type# $types
author:  # 习近平, or {zh: 习近平, en: Xi Jinping}
issuer:
number:  # as printed: 国发〔2021〕29号
delivered:  # 2021-10-18, 2021-10 or 2021; so the dates below
adopted:
issued:
published:
effective:
published_in:  # 求是, or {zh: 求是, en: Qiushi}
issue:  # its number, of a journal
url:
archived_url:
license:  # the original's own terms
related: []  # ids of other texts
sha256:  # written by `bitext seal $id`
---
""")

_TRANSLATION = Template("""\
---
source_text: $id
title: $title
${language}translators: []  # names
editors: []
published:  # the translation
url:  # where it was first published
publisher:  # who first published it, if that was not this site
license:  # the translation's own terms
---
""")

_NEW_LINE = "\n"
_END = "---\n"
_PLAIN = re.compile(r"[^\W\d_][\w.-]*(?: [\w.-]+)*")
_UNQUOTED = re.compile(r"\d{4}(?:-\d\d){0,2}|\d{1,4}|https?://[^\s\"']*[^\s\"':#]")
"""Dates, numbers and addresses: YAML reads them as what they are."""
_WORDS = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")  # they are no texts in YAML


def source_text(
    id_: str,
    title: str,
    language: str,
    type_: str,
    *,
    example: bool = False,
    body: str = "",
    facts: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the file of an original with its body; `example`: with a heading and a paragraph, to be replaced.

    `facts`: values of other keys.
    """
    head = _SOURCE_TEXT.substitute(
        id=id_, title=_value(title), language=language, type=f"{type_}  " if type_ else " ", types=" ".join(TEXT_TYPES)
    )
    head = _with_facts(head, facts)
    body = f"# {title}\n\n{SAMPLE_ORIGINAL}" if example else body
    return f"{head}\n{body}\n" if body else head


def translation(
    id_: str,
    title: str,
    *,
    example: bool = False,
    english: bool = True,
    language: str = "",
    body: str | None = None,
    facts: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the page of a translation with its body; `example`: with a paragraph, to be replaced.

    `english`: whether it is in English, as far as is known; `language`: its tag, where that is known and another.
    `body`: None for the title alone, as a heading. `facts`: values of other keys.
    """
    said = f"language: {language}\n" if language else "language:  # of the translation: zh-Hans; left out, English\n"
    head = _TRANSLATION.substitute(id=_value(id_), title=_value(title), language="" if english else said)
    head = _with_facts(head, facts)
    body = f"# {title}" + f"\n\n{SAMPLE_TRANSLATION}" * example if body is None else body
    return f"{head}\n{body}\n" if body else head


def _with_facts(head: str, facts: Mapping[str, str]) -> str:
    """Return front matter with values in the place of what is said on their keys; a key that it lacks comes last."""
    for key, value in facts.items():
        line = f"{key}: {_value(value)}\n"
        before, there, after = head.partition(f"\n{key}:")
        head = f"{before}\n{line}{after.partition(_NEW_LINE)[2]}" if there else head.removesuffix(_END) + line + _END
    return head


def title_from(id_: str) -> str:
    """Return a title for a text of which no more than the id is known: `water-2024` → `Water 2024`."""
    words = " ".join(re.split(r"[-_.]+", id_))
    return words[:1].upper() + words[1:]


def _value(text: str) -> str:
    """Return a value as YAML, in quotation marks where it would mean something else, or might."""
    if _UNQUOTED.fullmatch(text) or (_PLAIN.fullmatch(text) and text.lower() not in _WORDS):
        return text
    return json.dumps(text, ensure_ascii=False)
