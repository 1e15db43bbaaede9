"""A dictionary in the format of CC-CEDICT (`傳統 传统 [chuan2 tong3] /tradition/`) as a table: headword → senses."""

from __future__ import annotations

import re
from collections.abc import Collection
from hashlib import sha256

from bitext.languages import ENGLISH
from bitext.languages.en.stemming import stem
from bitext.languages.lists import words
from bitext.languages.script import HAN

LONGEST = 10
"""Characters of the longest headword that is looked for; longer ones are sayings and addresses."""
NAME_MARK = "·"
"""What stands between the parts of a foreign name."""

_ASIDE = re.compile(r"\[[^\]\n]*\]|\([^()\n]*\)")
_OTHER = re.compile(
    rf"\b(?:(?:\w+ )?variant of|see(?: also)?|same as|abbr\. (?:for|of)|also written) ([{HAN}{NAME_MARK}]+)"
)
_OF_THE_WORD = re.compile(r"CL:|(?:Taiwan|also) pr\.")  # its measure words, and how else it is read
_SENSE = re.compile("[/;]")
_ABOUT = frozenset(
    map(
        stem,
        words("""
        abbr bound classifier coll dialectal erhua esp euphemistic expressing fig idiom indicating lit loanword oneself
        onom particle pr slang somebody someone something surname tw used usu variant
        """),
    )
)
"""Stems of the words of a dictionary about its entries."""

USUAL = 0.7
"""How likely the only word of the only sense of a headword is to stand in a translation."""

Table = dict[str, str]
"""Headword, simplified and traditional → its senses, with slashes between, without asides."""


def table_of(text: str) -> Table:
    """Return the table of a dictionary; lines that are no entries are left out."""
    table: Table = {}
    for line in _ASIDE.sub("", text).split("\n"):
        headwords, _, entry = line.partition("  /")
        traditional, _, simplified = headwords.partition(" ")
        if entry and len(simplified) <= LONGEST:
            senses = entry.rstrip("/\r")
            for headword in {simplified: None, traditional: None}:
                table[headword] = f"{table[headword]}/{senses}" if headword in table else senses
    return table


def weights(headword: str, table: Table) -> dict[str, float]:
    """Return how likely each word is to stand in the translation of a sentence that has the headword.

    Each word of a sense counts 1, and half in a sense that explains more than it names (that has more words than the
    headword has characters); all is divided by the sum to the power of 0.8, since a word of many senses has some more
    often. Other weights, measured word by word on texts aligned by hand, gave results that were up to 0.015 lower.
    """
    found: dict[str, float] = {}
    for sense in _stems(headword, table):
        for word in sense:
            found[word] = found.get(word, 0.0) + (1.0 if len(sense) <= len(headword) else 0.5)
    usual = USUAL / (sum(found.values()) or 1.0) ** 0.8
    return {word: usual * count for word, count in found.items()}


def _stems(headword: str, table: Table) -> Collection[tuple[str, ...]]:
    """Return the senses of a headword as stems of words; those of headwords that it stands for are among them.

    裡 is a variant of 裏, 人大 an abbreviation of its full name.
    """
    own = table[headword]
    others = dict.fromkeys(other for other in _OTHER.findall(own) if other in table and other != headword)
    found = (
        tuple(dict.fromkeys(word for word in ENGLISH.rules.words(_OTHER.sub("", sense)) if word not in _ABOUT))
        for entry in (own, *map(table.__getitem__, others))
        for sense in _SENSE.split(entry)
        if not _OF_THE_WORD.match(sense)
    )
    return dict.fromkeys(sense for sense in found if sense)


def as_bytes(table: Table) -> bytes:
    """Return a table as bytes that start with their digest."""
    content = "\f".join(("\n".join(table), "\n".join(table.values()))).encode()
    return sha256(content).digest() + content


def from_bytes(data: bytes) -> Table | None:
    """Return the table that `as_bytes` has made these of; None where they are damaged."""
    if sha256(data[32:]).digest() != data[:32]:
        return None
    headwords, _, senses = data[32:].decode("utf-8", "replace").partition("\f")
    return dict(zip(headwords.split("\n"), senses.split("\n"), strict=False))
