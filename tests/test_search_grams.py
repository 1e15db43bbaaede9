"""Folding, cutting and postings: what holds for every text."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bitext.languages.zh.scripts import simplified
from bitext.search.folding import fold, simple_forms, variants
from bitext.search.grams import clause_words, grams, masks
from bitext.search.merging import joined, parts_of
from bitext.search.postings import LONGEST, indices_of, number, of_mask, postings, units
from tests.support.index_files import numbers, read, sides, texts

indices = st.sets(st.integers(0, 3_000), min_size=1, max_size=20).map(sorted)
found_in = st.dictionaries(st.integers(0, 900), indices, max_size=12).map(lambda found: dict(sorted(found.items())))


@given(texts, st.integers(0, 40), st.integers(1, 40))
def test_a_part_of_a_text_has_only_grams_of_the_text(text: str, start: int, length: int) -> None:
    """Whatever part of a text is looked for, all its grams lead to the text: no candidate is ever lost."""
    folded = fold(text)
    assert grams(folded[start : start + length])[0] <= grams(folded)[0]


@given(texts, st.integers(0, 40), st.integers(1, 40))
def test_a_part_of_a_text_is_found_however_it_is_typed(text: str, start: int, length: int) -> None:
    """What is copied out of a text is folded to a part of what the text is folded to."""
    assert fold(text[start : start + length]) in fold(text)


@given(texts)
def test_every_character_is_found_but_spaces(text: str) -> None:
    """A text is found by each of its letters without spaces, by each of its signs, and by each of its words."""
    folded = fold(text)
    found, words = grams(folded)
    assert set(folded) - set("".join(words)) - {" ", "\n"} <= found
    assert all(word in folded for word in words)
    assert not any(each.isspace() for each in found | words)
    assert all(len(each) <= 2 for each in found)


@given(st.lists(sides, max_size=5))
def test_units_together_have_the_grams_that_each_has_alone(found: list[tuple[str, str]]) -> None:
    """Units are cut together, for speed; none gets a gram of another, and none of two sides read as one."""
    folded = [tuple(map(fold, pair)) for pair in found]
    together = masks(folded)
    for index, pair in enumerate(folded):
        alone = [grams(side) for side in pair]
        for kind in (0, 1):
            assert {each for each, mask in together[kind].items() if mask >> index & 1} == alone[0][kind] | alone[1][
                kind
            ]


@given(texts)
def test_words_of_a_query_are_words_of_the_index(text: str) -> None:
    """A clause of a query is cut as texts are: only an `'s` at its end is left out."""
    assert set(clause_words(fold(text))) <= grams(fold(text))[1]


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded is folded to itself, so that a query may be made of what was found."""
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_characters_are_folded_one_by_one(text: str) -> None:
    """Every place of a folded text is one of the text: matches can be shown where they stand; lines stay lines."""
    assert fold(text) == "".join(map(fold, text))
    assert fold(text).count("\n") == text.count("\n")


@given(st.characters(exclude_categories=["Cs"]))
def test_a_character_is_found_in_any_of_its_forms(character: str) -> None:
    """Simplified finds traditional and back, and full-width finds half-width."""
    assert fold(simplified([character])[0]) == fold(character)
    assert fold(unicodedata.normalize("NFKC", character)) == fold(character)


@given(texts)
def test_variants_lead_from_traditional_to_simplified(text: str) -> None:
    """The table that a browser loads has each traditional character of a text, with what it is folded to."""
    table = variants(fold(text))
    assert all(fold(each) == simple for each, simple in table.items())
    assert {each for each in text if each in simple_forms()} <= table.keys()


@given(st.integers(0, 1 << 40))
def test_a_number_is_read_back(value: int) -> None:
    """Numbers of any size are read back, none of whose digits JSON escapes."""
    assert list(numbers(number(value))) == [value]


@given(found_in, st.integers(0, 3))
def test_postings_are_read_back(found: dict[int, list[int]], less: int) -> None:
    """Postings say what went into them, counted from wherever their range begins."""
    first = max(0, min(found, default=0) - less)
    assert read(postings([(at, units(of_it)) for at, of_it in found.items()], first), first) == found


@given(st.sets(st.integers(0, LONGEST - 1), min_size=1, max_size=60).map(sorted))
def test_a_mask_is_spelled_as_its_units_are(found: list[int]) -> None:
    """The quick way to spell the units of a document gives what the plain one gives."""
    mask = sum(1 << index for index in found)
    assert of_mask(mask) == units(found)
    assert list(indices_of(mask)) == found


@given(found_in, st.integers(1, 300))
def test_ranges_are_joined_as_if_there_were_one(found: dict[int, list[int]], size: int) -> None:
    """Postings that are made range by range are those that are made at once."""
    whole = postings([(at, units(of_it)) for at, of_it in found.items()])
    last = max(found, default=-1)
    ranges = []
    for start in range(0, last + 1, size):
        of_range = [
            [("a", units(found[at]))] if at in found else [] for at in range(start, min(start + size, last + 1))
        ]
        ranges += [(start, part) for part in parts_of(of_range).values()]
    assert joined(ranges) == whole
    assert sum(part.documents for _, part in ranges) == len(found)
