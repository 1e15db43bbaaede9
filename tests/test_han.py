"""What a Chinese character is, and which stretch of a text is Chinese: one answer everywhere."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.languages.script import FIRST, HAN, chinese_runs, has_han
from bitext.rendering.notes import marked_languages
from bitext.words import ENGLISH_WORDS
from tests.support.rendered import parsed, render, site_of, source_text, text_of, translation

NAMES = re.compile(
    "CJK (UNIFIED IDEOGRAPH|COMPATIBILITY IDEOGRAPH|RADICAL)|KANGXI RADICAL|HANGZHOU NUMERAL"
    "|IDEOGRAPHIC (NUMBER ZERO|ITERATION MARK|CLOSING MARK)|VERTICAL IDEOGRAPHIC ITERATION MARK"
)
"""What Unicode calls characters of Chinese: those of the script Han, and 〆."""


def test_a_chinese_character_is_what_unicode_calls_one() -> None:
    """The signs for zero and “again” and the radicals are, of every character that has a name; kana, hexagrams and signs are not."""
    named = ((chr(code), unicodedata.name(chr(code), "")) for code in range(sys.maxunicode + 1))
    assert [name for character, name in named if name and has_han(character) != bool(NAMES.match(name))] == []


def test_no_chinese_character_stands_before_the_first() -> None:
    """The bound at which words end is the first of all Chinese characters."""
    assert min(character for character in HAN if character != "-") == FIRST


def test_it_is_defined_once(repository: Path) -> None:
    """No other module has ranges of Chinese characters."""
    begins = re.compile(r"(?i)\\u(?:2e80|3400|4e00|9fff|f900)|\\U0002|[㐀一]-")
    files = sorted((repository / "plugins").rglob("*.py"))
    assert [path.name for path in files if begins.search(path.read_text(encoding="utf-8"))] == ["script.py"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the 《时代的》 of", ["the 《", "时代的", "》 of"]),
        ("二〇二一、人々，(甲)", ["", "二〇二一、人々", "，(", "甲", ")"]),
        ("时代“的”时", ["", "时代“的”时", ""]),
        ("时代 的", ["", "时代", " ", "的", ""]),
        ("，。《》", ["，。《》"]),
        ("", [""]),
    ],
)
def test_a_run_goes_from_a_character_to_a_character(text: str, parts: list[str]) -> None:
    """Punctuation is of it where it stands inside, and nowhere else."""
    assert chinese_runs(text) == parts


@given(
    st.lists(st.sampled_from(("时代", "\u3007", "々", "⺀", "era", " ", "《", "》", "，", "“", "·", "1"))).map("".join)
)
def test_a_sentence_is_marked_alike_wherever_it_stands(text: str) -> None:
    """In the text and in the list of notes, the same words are marked as Chinese."""
    words = f"a{text}b"
    soup = parsed(render(site_of(source_text("甲"), translation(words))))
    listed = [part.text for part in marked_languages(words, "en", ENGLISH_WORDS) if not isinstance(part, str)]
    assert [text_of(run) for run in soup.select(".bitext-translation [lang^=zh]")] == listed
    assert all(has_han(run) for run in listed if run)
