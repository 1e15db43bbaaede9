"""Terms in texts: the golden cases of both sides, and what is found against the slow and obvious way to find it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.model.glossary import Glossary, Rendering, Term
from bitext.terms.hits import Hit
from bitext.terms.matcher import Matcher
from tests.support import slow_matching


@dataclass(frozen=True, slots=True)
class Written(Term):
    """A term with the other forms of its headword, which a glossary has to be asked for."""

    forms: tuple[str, ...] = ()


def term(
    zh: str, *renderings: str, not_in: tuple[str, ...] = (), forms: tuple[str, ...] = (), alone: bool | None = None
) -> Written:
    """Return a term whose id is its headword."""
    return Written(zh, zh, renderings=tuple(map(Rendering, renderings)), not_in=not_in, forms=forms, alone=alone)


def matcher(*terms: Written) -> Matcher:
    """Return the matcher of a few terms."""
    forms = {each.headword: each.forms for each in terms}
    return Matcher.of(Glossary(terms, other_forms=lambda words: [forms.get(word, ()) for word in words]))


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
        # Characters that look the same.
        ((term("大数据"),), "建设⼤数据和⼤⾣", "建设[⼤数据=大数据]和⼤⾣"),
        ((term("⼤数据"),), "建设大数据", "建设[大数据=⼤数据]"),
        (
            (term("5G"), term("长城")),
            "\uff15\uff27与⻓城、\uff11\uff15\uff27",
            "[\uff15\uff27=5G]与[⻓城=长城]、\uff11\uff15\uff27",
        ),
        ((term("网络"),), "网\u200b络，网\u00ad络", "[网\u200b络=网络]，[网\u00ad络=网络]"),
        ((term("老人"),), "\uf934人", "[\uf934人=老人]"),
        ((term("阿·波"),), "阿•波、阿・波", "[阿•波=阿·波]、[阿・波=阿·波]"),
        ((term("中国（上海）"),), "中国(上海)、中国（上海）", "[中国(上海)=中国（上海）]、[中国（上海）]"),
        ((term("互联网+"),), "“互联网＋”", "“[互联网＋=互联网+]”"),
        ((term("“三个代表”"),), '"三个代表"', '["三个代表"=“三个代表”]'),
        ((term("二〇二一年"),), "二○二一年", "[二○二一年=二〇二一年]"),
        ((term("数字经济", not_in=("数字经济学",)),), "数字经济\u200b学", "数字经济\u200b学"),
        ((term("网络"),), "网络\u0301\u0301与" + "\u0301" * 30, "[网络]\u0301\u0301与" + "\u0301" * 30),
        # Addresses.
        ((NETWORK,), "见https://example.com/网络/a与网络", "见https://example.com/网络/a与[网络]"),
        (
            (NETWORK,),
            "见https://example.com网络，www.e.cn/?q=网络。网络",
            "见https://example.com[网络]，www.e.cn/?q=网络。[网络]",
        ),
        ((NETWORK,), "https://example.com/a.html网络", "https://example.com/a.html[网络]"),
        ((term("AI"),), "见WWW.AI.CN、Www.AI.cn与AI", "见WWW.AI.CN、Www.AI.cn与[AI]"),
        ((term("AI"),), "ai@AI.org与AI、http://AI.org/AI", "ai@AI.org与[AI]、http://AI.org/AI"),
    ],
)
def test_headwords(terms: tuple[Written, ...], text: str, expected: str) -> None:
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
        # A hyphen with a letter on its other side is no end of a word.
        (("state",), "state-of-the-art, non-state, state- and, -state, state-1, state", "state-of-the-art, non-state, [state]- and, -[state], [state]-1, [state]"),
        (("digital economy",), "digital economy-related, digital economy-themed; digital economy-governance", "[digital economy]-related, [digital economy]-themed; digital economy-governance"),
        (("network",), "network-related, network-based", "network-related, network-based"),
        (("state-of-the-art",), "a state-of-the-art network, state of the art", "a [state-of-the-art] network, [state of the art]"),
        (("network",), "network\u2011based, the network\u2013state, network \u2013 state", "network\u2011based, the network\u2013state, [network] \u2013 state"),
        (("Beijing-Tianjin",), "Beijing\u2013Tianjin, Beijing\u2011Tianjin", "[Beijing\u2013Tianjin], [Beijing\u2011Tianjin]"),
        # Addresses.
        (("network",), "https://a.org/network, www.network.org, a@network.org, the network.", "https://a.org/network, www.network.org, a@network.org, the [network]."),
        (("network",), "(see http://a.org/x) network (http://a.org/network)", "(see http://a.org/x) [network] (http://a.org/network)"),
        # Forms of verbs.
        (("opening up",), "open up, opens up, opened up, opening-up", "[open up], [opens up], [opened up], [opening-up]"),
        (("to open up",), "to open up, opened up", "[to open up], [opened up]"),
        (("building a strong country",), "build a strong country, built a strong country", "[build a strong country], [built a strong country]"),
        (("modernize",), "modernizing, modernized, modernizes, modern", "[modernizing], [modernized], [modernizes], modern"),
        (("plan",), "planned, planning, plans, plane, planed", "[planned], [planning], [plans], plane, planed"),
        (("carry out",), "carried out, carrying out, carries out", "[carried out], [carrying out], [carries out]"),
        (("comprehensively deepening reform",), "comprehensively deepened reforms", "[comprehensively deepened reforms]"),
        (("reform and opening up",), "reform and opened up", "[reform and opened up]"),
        (("lead",), "led, leads", "led, [leads]"),
        (("state", "market", "interest", "party"), "stated, marketing, interested, partying", "stated, marketing, interested, partying"),
        (("developing country",), "developed countries, developing countries", "developed countries, [developing countries]"),
        (("caring",), "car, cares", "car, [cares]"),
        (("thing", "Beijing", "morning"), "th, Beij, mornes, things", "th, Beij, mornes, [things]"),
        # Plurals that no rule makes.
        (("person", "child", "woman"), "people, children, women, persons", "[people], [children], [women], [persons]"),
        (("criterion", "index", "matrix"), "criteria, indices, indexes, matrices", "[criteria], [indices], [indexes], [matrices]"),
        (("veto", "shelf", "consortium"), "vetoes, shelves, consortia, vetos", "[vetoes], [shelves], [consortia], [vetos]"),
        (("attorney general",), "attorneys general", "[attorneys general]"),
        (("secretary-general",), "secretaries-general", "[secretaries-general]"),
        (("commander-in-chief",), "commanders-in-chief", "[commanders-in-chief]"),
        (("secretary of the Party committee",), "secretaries of Party committees", "[secretaries of Party committees]"),
        (("chairman", "salesperson"), "chairmen, salespeople", "[chairmen], [salespeople]"),
        (("people", "human", "media"), "person, humen, medium, peoples", "person, humen, medium, [peoples]"),
        (("phenomena", "analyses", "men"), "a phenomenon, an analysis, a man", "a [phenomenon], an [analysis], a [man]"),
        (("means", "goods", "series"), "mean, good, sery, means, goods, a series", "mean, good, sery, [means], [goods], a [series]"),
        (("passer-by",), "passers-by", "[passers-by]"),
        (("agreeing", "travel"), "agreed, agrees, travelled, traveling", "[agreed], [agrees], [travelled], [traveling]"),
        (("fighting tigers and swatting flies",), "fought tigers and swatted flies", "[fought tigers and swatted flies]"),
        # Characters that look the same.
        (("finance", "5G", "office"), "ﬁnance, \uff15\uff27, o\ufb03ce", "[ﬁnance], [\uff15\uff27], [o\ufb03ce]"),
        (("Zūnyì Conference",), "the Zu\u0304nyi\u0300 Conference", "the [Zu\u0304nyi\u0300 Conference]"),
        (("Zu\u0304nyi\u0300",), "Zūnyì", "[Zūnyì]"),
        (("network",), "net\u00adwork, net\u200bwork, \ufeffnetwork", "[net\u00adwork], [net\u200bwork], \ufeff[network]"),
        (("digital economy",), "digital\u202feconomy \u2013 \u201cdigital economy\u201d", "[digital\u202feconomy] \u2013 \u201c[digital economy]\u201d"),
        (("the \"Three\"",), "the \u201cThree\u201d", "[the \u201cThree\u201d]"),
        (("People's Bank",), "the People\u02bcs Bank", "the [People\u02bcs Bank]"),
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
        (shared, "http://a字1", "http://a shared words"),
        (shared, "字1" + ".)" * 99, "http://a" + ".)" * 99 + "x shared words "),
        (shared, "字1，\u0301", "shared-words-"),
    ):
        found = matcher(*terms)
        ids = [each.id for each in terms]
        assert len(found.source(source * 100)) + len(found.translation(translation * 100, ids)) > 0


ZH = st.text(st.sampled_from("数字经济网\U00020bb7A1⽹("), min_size=1, max_size=4)


@st.composite
def chinese(draw: st.DrawFn) -> tuple[Written, ...]:
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


@given(chinese(), st.text(st.sampled_from("数字经济网\U00020bb7A1,\ufe00⽹\uff21\uff11\u200b（("), max_size=40))
def test_headwords_are_found_as_the_obvious_way_finds_them(terms: tuple[Written, ...], text: str) -> None:
    """No hit is lost and none is added, in any plane."""
    assert list(matcher(*terms).source(text)) == slow_matching.headwords(
        text, terms, {each.headword: each.forms for each in terms}
    )


EN_WORDS = st.sampled_from(
    ("data", "Data", "a", "boxes", "City", "cities", "process", "of", "x+", "é", "Lǐ", "news", "analysis", "data's",
     "opening up", "plan", "person", "veto", "build")
)  # fmt: skip
RENDERINGS = st.lists(EN_WORDS, min_size=1, max_size=3).flatmap(
    lambda found: st.sampled_from((" ", "-")).map(lambda sign: sign.join(found))
)
PIECES = st.sampled_from(
    ("data", "Data", "DATA", "a", "box", "boxes", "city", "City", "cities", "Cities", "process", "processes", "of", "x+", "é", "É", "Lǐ", "lǐ", "news", "analysis", "analyses", "data\u2019s", "s", "中",
     "opened", "open", "up", "planned", "people", "vetoes", "built", "ﬁ", "Li\u030c", "da\u00adta")
)  # fmt: skip
GAPS = st.sampled_from(
    (
        " ",
        " ",
        " ",
        "-",
        "\u2011",
        "\n",
        " \n ",
        "\u2003",
        ", ",
        " - ",
        "",
        "?",
        "\u00a0",
        "\u2013",
        " \u2013 ",
        "\u200b",
        "-1",
    )
)


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
