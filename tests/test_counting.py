"""Counting: a page for itself, then all pages in whatever order; and the lines of context that are shown of them."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.model.concordance import Concordance, TermUse
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.terms.context import cut, line_of
from bitext.terms.counting import LINES, SHARED_LINES, PageCounts, PairText, count, reduce
from bitext.terms.matcher import Matcher

GLOSSARY = Glossary(
    (
        Term("shuzi", "数字", renderings=(Rendering("digital"), Rendering("number"))),
        Term("jingji", "经济", renderings=(Rendering("economy"),)),
        Term("shuzi-jingji", "数字经济", renderings=(Rendering("digital economy"),)),
        Term("wangluo", "网络", alone=True, renderings=(Rendering("network"),)),
    )
)
MATCHER = Matcher.of(GLOSSARY)
ZH = ("数字", "经济", "网络", "发展，", "的", "。", "5G ", "")
EN = ("digital ", "economy ", "network ", "number ", "growth, ", "of it. ", "https://a.example/network ", "")

sides = st.lists(st.sampled_from(ZH), max_size=8).map("".join), st.lists(st.sampled_from(EN), max_size=8).map("".join)
pairs = st.builds(
    lambda number, zh, en, forced: PairText(str(number), None if zh is None else (zh,), (en,), forced),
    st.integers(1, 99),
    st.one_of(st.none(), sides[0]),
    sides[1],
    st.sampled_from([(), ("wangluo",), ("nobody",)]),
)
pages = st.lists(st.lists(pairs, max_size=5), max_size=6)


def counted(texts: Sequence[Sequence[PairText]], glossary: Glossary = GLOSSARY) -> list[PageCounts]:
    """Return the counts of some pages, each for itself."""
    return [count(f"texts/{number}.md", each, MATCHER, glossary) for number, each in enumerate(texts)]


@given(texts=pages, data=st.data())
def test_the_order_in_which_pages_come_means_nothing(texts: list[list[PairText]], data: st.DataObject) -> None:
    """Whoever counted first, and wherever: the concordance is one."""
    found = counted(texts)
    assert reduce(data.draw(st.permutations(found)), GLOSSARY) == reduce(found, GLOSSARY)
    assert reduce([pickle.loads(pickle.dumps(each)) for each in found], GLOSSARY) == reduce(found, GLOSSARY)  # noqa: S301


@given(texts=pages)
def test_a_page_is_counted_for_itself(texts: list[list[PairText]]) -> None:
    """What stands on the pages before changes nothing in what is counted on one."""
    assert counted(texts) == [
        count(f"texts/{number}.md", each, Matcher.of(GLOSSARY), GLOSSARY) for number, each in enumerate(texts)
    ]


@given(texts=pages)
def test_the_concordance_is_the_sum_of_the_pages(texts: list[list[PairText]]) -> None:
    """Each text with its own counts, those without the term left out, lines only of pairs that have it."""
    found = counted(texts)
    concordance = reduce(found, GLOSSARY)
    assert (concordance.texts, concordance.pairs) == (len(texts), sum(map(len, texts)))
    for term in GLOSSARY:
        use = concordance.of(term.id)
        having = [each for each in found if term.id in each.terms]
        assert [(text.page, text.pairs) for text in use.texts] == [
            (each.page, each.terms[term.id].pairs) for each in having
        ]
        assert len(use.lines) == min(LINES, use.count)
        assert {line.page for line in use.lines} <= {each.page for each in having}


def use_of(texts: int, pairs_each: int, original: bool = True, terms: int = 0) -> TermUse:
    """Return the use of a term that stands in so many pairs of so many texts; `terms`: how many others there are."""
    more = tuple(Term(f"t{n}", chr(0x4E00 + n) * 3) for n in range(terms))
    glossary = Glossary((*GLOSSARY.terms, *more))
    pair = ("网络。",) if original else None
    found = counted([[PairText(str(n), pair, ("The network.",)) for n in range(1, pairs_each + 1)]] * texts, glossary)
    return reduce(found, glossary).of("wangluo")


def test_lines_are_spread_over_the_texts() -> None:
    """Each text has one before any has two; then those first in the order of pages have one more."""
    use = use_of(30, 5)
    shown = [line.page for line in use.lines]
    counts = {page: shown.count(page) for page in shown}
    assert sorted(counts.values()) == [1] * 20 + [2] * 10
    assert [line.number for line in use.lines if line.page == use.texts[0].page] == ["1", "2"]


def test_a_term_that_shares_its_page_has_few_lines() -> None:
    """Three hundred more terms, and there is less room."""
    assert len(use_of(30, 5, terms=300).lines) == SHARED_LINES


def test_a_term_that_is_skipped_is_not_counted() -> None:
    """The page says which."""
    pair = PairText("1", ("网络经济",), ("The network economy.",))
    assert set(count("a.md", [pair], MATCHER, GLOSSARY, {"wangluo": None}).terms) == {"jingji"}


def test_no_pages_no_uses() -> None:
    """A site without texts has an empty concordance."""
    assert reduce([], GLOSSARY) == Concordance()


# Lines of context

LONG = "这是头一句。" + "甲乙丙丁，" * 20 + "在网络上" + "戊己庚辛，" * 20 + "完了。这是末一句。"


@pytest.mark.parametrize(
    ("text", "word", "width", "shown"),
    [
        ("网络。", "网络", 40, "网络。"),
        ("一句。在网络上。又一句。", "网络", 40, "…在网络上。…"),
        ("第一，在网络上，第二。", "网络", 4, "第一，在网络上，第二。"),
        (LONG, "网络", 12, "…甲乙丙丁，甲乙丙丁，在网络上戊己庚辛，戊己庚辛…"),
        ("One. In the network here. Two.", "network", 120, "…In the network here.…"),
        ("word " * 30 + "network " + "word " * 30, "network", 20, "…word word word word network word word word word…"),
        ("Version 2.5 of the network runs.", "network", 120, "Version 2.5 of the network runs."),
        ("x" * 400 + " network", "network", 20, "…network"),
    ],
)
def test_where_a_line_is_cut(text: str, word: str, width: int, shown: str) -> None:
    """At the end of a sentence, else of a clause or a word; with an ellipsis where something is left out."""
    start = text.index(word)
    found = cut(text, [(start, start + len(word))], (start, start + len(word)), width)
    assert f"{'…' * found.cut_before}{found.text}{'…' * found.cut_behind}" == shown
    assert [found.text[a:b] for a, b in found.spans] == [word]


@given(text=st.text("甲。， ab.!…“", max_size=300), data=st.data(), width=st.integers(1, 120))
def test_a_line_is_a_stretch_of_its_text(text: str, data: st.DataObject, width: int) -> None:
    """No character is altered, the word is whole, the length is bounded, and each cut is said."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 9)))
    found = cut(text, [(start, end)] if end > start else [], (start, end), width)
    assert found.text in text
    assert len(found.text) <= 2 * width + 9 + 2 * 12
    assert text.startswith(found.text) or found.cut_before
    assert text.endswith(found.text) or found.cut_behind
    assert [found.text[a:b] for a, b in found.spans] == [text[start:end]] * (end > start)


def test_the_translation_is_shown_where_the_original_is() -> None:
    """Of several places the one at about the same part of the text; where there is none, that part of the text."""
    zh = "甲" * 300 + "网络" + "乙" * 20
    en = "A network is first. " + "Something else. " * 60 + "The network is last."
    places = [(0, at, at + 7) for at in (2, en.rindex("network"))]
    line = line_of("a.md", "1", ([zh], [(0, 300, 302)]), ([en], places))
    assert line.translation
    assert line.translation.text == "The network is last."
    line = line_of("a.md", "1", ([zh], [(0, 300, 302)]), (["x " * 300 + "the web at last."], []))
    assert line.translation
    assert line.translation.text.endswith("the web at last.")
    assert line.translation.spans == ()
