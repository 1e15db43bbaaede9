"""Terms in texts: the golden cases of both sides, and what is found against the slow and obvious way to find it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.annotation.hits import Hit
from bitext.annotation.terms import Matcher
from bitext.model.glossary import Glossary, Rendering, Term
from tests.support import slow_matching


def term(
    zh: str, *renderings: str, not_in: tuple[str, ...] = (), forms: tuple[str, ...] = (), alone: bool | None = None
) -> Term:
    """Return a term whose id is its headword."""
    return Term(zh, zh, renderings=tuple(map(Rendering, renderings)), not_in=not_in, forms=forms, alone=alone)


def matcher(*terms: Term) -> Matcher:
    """Return the matcher of a few terms."""
    return Matcher.of(Glossary(terms))


def words(text: str, hits: Iterable[Hit]) -> str:
    """Return a text with the places of hits in brackets, each with its terms where they are not the words themselves."""
    shown, position = "", 0
    for start, end, uses in hits:
        names = "/".join(use.term for use in uses)
        shown += f"{text[position:start]}[{text[start:end]}{'' if names == text[start:end] else f'={names}'}]"
        position = end
    return shown + text[position:]


ECONOMY, NETWORK, POWER = (
    term("数字经济", "digital economy"),
    term("网络", "network"),
    term("网络强国", "cyber superpower"),
)


@pytest.mark.parametrize(
    ("terms", "text", "expected"),
    [
        ((ECONOMY,), "发展数字经济学", "发展[数字经济]学"),
        ((term("数字经济", not_in=("数字经济学",)),), "数字经济学与数字经济", "数字经济学与[数字经济]"),
        ((term("数字经济", not_in=("数字经济学",)), term("经济学")), "数字经济学", "数字[经济学]"),
        ((term("经济", not_in=("非经济",)), term("的非")), "他的非经济", "他[的非]经济"),
        ((NETWORK, POWER), "网络强国与网络", "[网络强国]与[网络]"),
        ((NETWORK, term("网络强国", not_in=("网络强国战略",))), "网络强国战略", "[网络]强国战略"),
        (
            (term("网络强国", forms=("網絡強國", "網路強國")),),
            "網絡強國與網路強國",
            "[網絡強國=网络强国]與[網路強國=网络强国]",
        ),
        ((term("后", forms=("後",)), term("後")), "后後", "[后][後]"),
        ((term("葛", forms=()),), "葛\U000e0100飾\ufe00", "[葛\U000e0100=葛]飾\ufe00"),
        ((term("𠮷野"),), "𠮷野家", "[𠮷野]家"),
        ((term("AI"), term("5G")), "AIIB的AI与15G、5G网", "AIIB的[AI]与15G、[5G]网"),
        ((), "数字", "数字"),
    ],
)
def test_headwords(terms: tuple[Term, ...], text: str, expected: str) -> None:
    """The longest headword stands, unless a longer word makes it something else."""
    assert words(text, matcher(*terms).source(text)) == expected


@pytest.mark.parametrize(
    ("renderings", "text", "expected"),
    [
        (("digital economy",), "China's digital economy's growth", "China's [digital economy]'s growth"),
        (("digital economy",), "digital economies", "[digital economies]"),
        (("digital economy",), "Digital-economy and DIGITAL ECONOMY", "[Digital-economy] and [DIGITAL ECONOMY]"),
        (("digital economy",), "the digital\neconomy, digital \n economy", "the [digital\neconomy], [digital \n economy]"),
        (("digital economy",), "digital\u2011economy, digital\u00a0economy", "[digital\u2011economy], [digital\u00a0economy]"),
        (("digital economy",), "digital - economy, digital, economy, digital.economy", "digital - economy, digital, economy, digital.economy"),
        (("digital economy",), "nondigital economy and digital economyx", "nondigital economy and digital economyx"),
        (("cyber-superpower",), "a cyber superpower", "a [cyber superpower]"),
        (("digital China",), "Digital China, digital china, DIGITAL CHINA", "[Digital China], digital china, [DIGITAL CHINA]"),
        (("data centers",), "a data center and data centers", "a [data center] and [data centers]"),
        (("core technologies",), "one core technology", "one [core technology]"),
        (("mode of production",), "modes of production", "[modes of production]"),
        (("process",), "processes and a process", "[processes] and a [process]"),
        (("Internet+",), "the Internet+, Internet", "the [Internet+], Internet"),
        (("People's Bank",), "the People\u2019s Bank", "the [People\u2019s Bank]"),
        (("digital economy",), "数字经济digital economy数字", "数字经济[digital economy]数字"),
        (("Zūnyì Conference",), "the Zūnyì Conference, Zanyi Conference", "the [Zūnyì Conference], Zanyi Conference"),
        (("cyber superpower", "cyber superpower strategy"), "a cyber superpower strategy", "a [cyber superpower strategy]"),
        (("art",), "part of the start, art", "part of the start, [art]"),
    ],
)  # fmt: skip
def test_renderings(renderings: tuple[str, ...], text: str, expected: str) -> None:
    """Whole words, capitals where the glossary has them, singular and plural, across lines and hyphens."""
    one = term("T", *renderings, alone=True)
    expected = expected.replace("]", "=T]")
    assert words(text, matcher(one).translation(text, ["T"])) == expected
    assert words(text, matcher(one).translation(text)) == expected


def test_a_shorter_rendering_stands_where_the_longer_ones_term_is_not_in_the_pair() -> None:
    """The pair decides before the length does."""
    found = matcher(POWER, term("战略", "cyber superpower strategy"))
    text = "the cyber superpower strategy"
    assert words(text, found.translation(text, ["网络强国"])) == "the [cyber superpower=网络强国] strategy"
    assert words(text, found.translation(text, ["网络强国", "战略"])) == "the [cyber superpower strategy=战略]"


def test_a_shorter_rendering_stands_where_the_longer_one_ends_inside_a_word() -> None:
    """What the automaton has passed by is found again."""
    found = matcher(term("a", "big data"), term("b", "big data center"), term("c", "data centerpiece"))
    text = "big data centerpiece; the big data centerx"
    assert words(text, found.translation(text)) == "[big data=a] centerpiece; the [big data=a] centerx"


def test_the_rendering_that_stands_there_is_named() -> None:
    """Of a term's renderings that differ in case or number, the one that is typed so is counted."""
    found = matcher(term("T", "digital economy", "Digital Economy", "digital economies", alone=True))
    named = [
        uses[0].rendering for _, _, uses in found.translation("digital economy, Digital Economy, digital economies")
    ]
    assert named == ["digital economy", "Digital Economy", "digital economies"]


def test_alone_means_two_words_or_what_the_entry_says() -> None:
    """Without an original, a rendering of one word tells too little."""
    found = matcher(
        term("a", "development", "economic development"),
        term("b", "informatization", alone=True),
        term("c", "big data", alone=False),
    )
    text = "Development, economic development, informatization, big data"
    assert (
        words(text, found.translation(text)) == "Development, [economic development=a], [informatization=b], big data"
    )


def test_long_texts_are_looked_through() -> None:
    """Texts and glossaries that make every match fail late: done in a moment, or, were it quadratic, never."""
    nested = tuple(
        term("数" * (number + 1), "a " * number + "a", not_in=("数" * (number + 1) + "经",)) for number in range(40)
    )
    shared = tuple(term(f"字{number}", "shared words") for number in range(100))
    for terms, source, translation in (
        (nested, "数" * 50 + "经", "a " * 50),
        (shared, "字1", "shared words, "),
        (nested, "数", "a-a "),
    ):
        found = matcher(*terms)
        ids = [each.id for each in terms]
        assert len(found.source(source * 100)) + len(found.translation(translation * 100, ids)) > 0


ZH = st.text(st.sampled_from("数字经济网\U00020bb7A1"), min_size=1, max_size=4)


@st.composite
def chinese(draw: st.DrawFn) -> tuple[Term, ...]:
    """Return a glossary whose headwords overlap, nest and touch."""
    zhs = draw(st.lists(ZH, min_size=1, max_size=8, unique=True))
    return tuple(
        term(
            zh,
            not_in=tuple(f"{before}{zh}{after}" for before, after in draw(st.lists(st.tuples(ZH, ZH), max_size=2))),
            forms=tuple(form for form in draw(st.lists(ZH, max_size=1)) if form != zh),
        )
        for zh in zhs
    )


@given(chinese(), st.text(st.sampled_from("数字经济网\U00020bb7A1,\ufe00"), max_size=40))
def test_headwords_are_found_as_the_obvious_way_finds_them(terms: tuple[Term, ...], text: str) -> None:
    """No hit is lost and none is added, in any plane."""
    assert list(matcher(*terms).source(text)) == slow_matching.headwords(text, terms)


EN_WORDS = st.sampled_from(
    ("data", "Data", "a", "boxes", "City", "cities", "process", "of", "x+", "é", "Lǐ", "news", "analysis", "data's")
)
RENDERINGS = st.lists(EN_WORDS, min_size=1, max_size=3).flatmap(
    lambda found: st.sampled_from((" ", "-")).map(lambda sign: sign.join(found))
)
PIECES = st.sampled_from(
    ("data", "Data", "DATA", "a", "box", "boxes", "city", "City", "cities", "Cities", "process", "processes", "of", "x+", "é", "É", "Lǐ", "lǐ", "news", "analysis", "analyses", "data\u2019s", "s", "中")
)  # fmt: skip
GAPS = st.sampled_from((" ", " ", " ", "-", "\u2011", "\n", " \n ", "\u2003", ", ", " - ", "", "?", "\u00a0"))


@given(
    st.lists(st.lists(RENDERINGS, min_size=1, max_size=3, unique=True), min_size=1, max_size=6),
    st.lists(st.tuples(PIECES, GAPS), max_size=14),
)
def test_renderings_are_found_as_the_obvious_way_finds_them(
    renderings: list[list[str]], pieces: list[tuple[str, str]]
) -> None:
    """No hit is lost and none is added, looked for one by one or all at once."""
    terms = tuple(term(f"t{number}", *each, alone=True) for number, each in enumerate(renderings))
    text = "".join(piece + gap for piece, gap in pieces)
    expected = [(start, end, {use.term for use in uses}) for start, end, uses in slow_matching.renderings(text, terms)]
    found = matcher(*terms)
    few = [each.id for each in terms]
    many = [*few, *(f"absent{number}" for number in range(30))]
    for hits in (found.translation(text), found.translation(text, few), found.translation(text, many)):
        assert [(start, end, {use.term for use in uses}) for start, end, uses in hits] == expected
