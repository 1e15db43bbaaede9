"""Characters that look the same: compared as one, in their places, and named where a message prints both."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.alike import characters, difference, fold, folded, letters, spellings
from bitext.extension.note_places import occurrences

NFC, NFD = "Zūnyì", unicodedata.normalize("NFD", "Zūnyì")
LOOKING = st.text(st.sampled_from([*"a大é\u0304\u0301\u200bﬁ\uff27⼤’ -\n①", *letters()[::97]]), max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⼤数据", "大数据"),
        ("⻓城", "长城"),
        ("\uf934人", "老人"),
        ("\uff15\uff27", "5G"),
        ("ﬁnance", "finance"),
        (NFD, NFC),
        ("o\u0302\u0301\u0323", "ộ\u0301"),
        ("co\u00adoperation", "cooperation"),
        ("网\u200b络\ufeff", "网络"),
        ("People\u2019s", "People's"),
        ("Beijing\u2011Tianjin", "Beijing-Tianjin"),
        ("Beijing\u2013Tianjin", "Beijing-Tianjin"),
        ("a\u00a0b", "a b"),
        ("葛\U000e0100城", "葛城"),
        ("二○二一年", "二〇二一年"),
        ("Ⅳ", "IV"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    """For comparing; a lemma is found by it, with its place in the text as it is."""
    assert fold(one) == fold(other)
    assert occurrences(other, [f"x {one}."]) == [(0, (2, 2 + len(one)))]


@pytest.mark.parametrize("text", ["①", "m²", "…", "后", "後", "é", "ß", "\u0410", "㈠"])
def test_what_looks_different_stays(text: str) -> None:
    """Signs of notes, other scripts and traditional characters are not taken for anything else."""
    assert fold(text) == text


@pytest.mark.parametrize(
    ("found", "wanted", "expected"),
    [
        ("⼤数据", "大数据", "⼤, U+2F24, for 大"),
        ("大数据", "⼤数据", "大, U+5927, for ⼤"),
        (NFD, NFC, "u and U+0304, for ū"),
        ("ab\u200b", "ab", "U+200B"),
        ("a\u200bb", "ab", "U+200B"),
        ("ab", "a\u00adb", "nothing for U+00AD"),
        ("same", "same", ""),
        ("one", "other", ""),
    ],
)
def test_the_character_that_differs_is_named(found: str, wanted: str, expected: str) -> None:
    """Both look the same, so a message needs the number."""
    assert difference(found, wanted) == expected


@given(LOOKING)
def test_places_lead_back(text: str) -> None:
    """Every character of a folded text has a place in the text, in order, and folding once is enough."""
    folding = folded(text)
    assert (folding.text if folding else text) == fold(text)
    if folding:
        assert len(folding.places) == len(folding.text) + 1
        assert list(folding.places) == sorted(folding.places)
        assert folding.places[-1] == len(text)
    assert unicodedata.is_normalized("NFC", fold(text)) or "\u0304" in text or "\u0301" in text


def test_every_character_is_folded() -> None:
    """Each becomes another character, or none, and folding the result again changes no character."""
    for character in characters():
        assert fold(fold(f"a{character}")) == fold(f"a{character}")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("网络", ("网络",)),
        ("互联网+", ("互联网+", "互联网\uff0b")),
        ("中国（上海）", ("中国(上海)", "中国（上海）")),
    ],
)
def test_a_headword_is_looked_for_with_either_punctuation(word: str, expected: tuple[str, ...]) -> None:
    """Texts have one or the other; to fold every comma of them would take long."""
    assert spellings(word) == expected
