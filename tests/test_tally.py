"""The concordance that is brought up to date is the one of a full count, whatever has changed; the rest is the same."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.model.concordance import Concordance
from bitext.model.glossary import FEW, Essay, Glossary, Rendering, Term
from bitext.terms.counting import PairText, count, reduce
from bitext.terms.matcher import Matcher, matcher_of
from bitext.terms.matches import Matches
from bitext.terms.tally import Countable, Tally

Pages: TypeAlias = Mapping[str, tuple[PairText, ...]]

HEADWORDS = (
    "数字",
    "数",
    "字经",
    "经济",
    "数字经济",
    "数位",
    "济发",
    "⽔",
    "水",
    "5G",
    "AI",
    "发展",
    "數字",
    "A\u0301I",
)
WORDS = ("digital", "Digital", "economy", "digital economy", "company", "state-owned company", "AI", "the network", "é")
ZH = (*HEADWORDS, "的", "。", "，", "濟", "發展", " ", "http://数字.example/经济 ")
EN = (*WORDS, "economies", "companies", "state\u2011owned", " ", " ", "\u00a0", ". ", "https://digital.example ", "-")
PAGES = ("a.md", "in/b.md", "in/c.md", "in/d.md")


def drawn_term(draw: random.Random, number: int) -> Term:
    """Return an entry; of a number, always the same id."""
    renderings = tuple(
        Rendering(word, draw.choice(("admitted", "preferred", "deprecated")), note=draw.choice(("", "a note")))
        for word in draw.sample(WORDS, draw.randrange(4))
    )
    return Term(
        f"t{number}",
        HEADWORDS[number],
        renderings=renderings,
        definition=draw.choice(("", "What it is.")),
        not_in=tuple(draw.sample(ZH[:8], draw.choice((0, 0, 1)))),
        alone=draw.choice((None, None, True, False)),
        essay=Essay("x", "x", "Body.") if draw.random() < 0.2 else None,
    )


def drawn_page(draw: random.Random) -> tuple[PairText, ...]:
    """Return what the pairs of a page say, with an original or without."""
    has_original = draw.random() < 0.7

    def said(words: tuple[str, ...]) -> str:
        return "".join(draw.choices(words, k=draw.randrange(8)))

    return tuple(
        PairText(
            str(number),
            (said(ZH), said(ZH)) if has_original else None,
            (said(EN),),
            tuple(draw.sample(("t0", "t3", "nobody"), draw.choice((0, 0, 1)))),
        )
        for number in range(draw.randrange(5))
    )


def edited(draw: random.Random, terms: tuple[Term, ...], pages: Pages) -> tuple[tuple[Term, ...], Pages]:
    """Return entries and pages after an edit or two."""
    entries, there = list(terms), dict(pages)
    for _ in range(draw.choice((1, 1, 2))):
        what, number = draw.randrange(9), draw.randrange(len(HEADWORDS))
        at = next((index for index, term in enumerate(entries) if term.id == f"t{number}"), None)
        if what < 4 and at is not None:
            new = drawn_term(draw, number)
            name = draw.choice(("renderings", "definition", "not_in", "alone", "essay", "pinyin"))
            entries[at] = replace(entries[at], **{name: getattr(new, name)})
        elif what == 4 and at is not None:
            del entries[at]
        elif what < 6 and at is None:
            entries.insert(draw.randrange(len(entries) + 1), drawn_term(draw, number))
        elif what == 6:
            draw.shuffle(entries)
        elif what == 7:
            there.pop(draw.choice(PAGES), None)
        else:
            there[draw.choice(PAGES)] = drawn_page(draw)
    return tuple(entries), there


def full(glossary: Glossary, pages: Pages, own: frozenset[str]) -> Concordance:
    """Return the concordance of a full count."""
    matcher = Matcher.of(glossary)
    return reduce([count(page, pairs, matcher, glossary) for page, pairs in pages.items()], glossary, own)


def updated(
    tally: Tally,
    glossary: Glossary,
    pages: Pages,
    own: frozenset[str] = frozenset(),
    *,
    waiting: Sequence[str] = (),
    key: str = "",
) -> Concordance:
    """Return the concordance that a tally brings up to date."""
    countable = [Countable(page, f"{key}{pairs!r}", (), partial(iter, pairs)) for page, pairs in pages.items()]
    return tally.update(glossary, countable, Matches(), own, waiting)


@given(st.randoms(use_true_random=False))
def test_it_is_the_concordance_of_a_full_count(draw: random.Random) -> None:
    """After each edit of entries and pages: the same uses with the same lines, in the same order."""
    terms = tuple(drawn_term(draw, number) for number in draw.sample(range(len(HEADWORDS)), 6))
    pages: Pages = {page: drawn_page(draw) for page in PAGES}
    tally = Tally()
    before = updated(tally, Glossary(terms), pages)
    for _ in range(3):
        terms, pages = edited(draw, terms, pages)
        own = frozenset({"a.md"} if draw.random() < 0.3 else ())
        glossary = Glossary(terms)
        now, expected = updated(tally, glossary, pages, own), full(glossary, pages, own)
        assert now == expected
        assert list(now.uses) == list(expected.uses)
        assert {page: set(each.terms) for page, each in now.pages.items()} == {
            page: set(each.terms) for page, each in expected.pages.items()
        }
        for id_ in now.uses.keys() & before.uses.keys():
            assert (now.uses[id_] is before.uses[id_]) == (now.uses[id_] == before.uses[id_])
        before = now


@given(st.randoms(use_true_random=False))
def test_pages_that_wait_are_counted_in_the_end(draw: random.Random) -> None:
    """After pages have waited while others were counted, all is as in a full count, also where they are as they were."""
    terms = tuple(drawn_term(draw, number) for number in draw.sample(range(len(HEADWORDS)), 6))
    pages: Pages = {page: drawn_page(draw) for page in PAGES}
    tally = Tally()
    updated(tally, Glossary(terms), pages)
    for round_ in range(3):
        waiting = draw.sample(PAGES, draw.randrange(len(PAGES)))
        for _ in range(draw.choice((1, 2))):
            terms, _ = edited(draw, terms, pages)
            now = updated(tally, Glossary(terms), pages, waiting=waiting, key=draw.choice(("", f"{round_} ")))
            assert {id_ for page in now.pages.values() for id_ in page.terms} <= {term.id for term in terms}
        now = updated(tally, Glossary(terms), pages, key=draw.choice(("", f"{round_} then ")))
        expected = full(Glossary(terms), pages, frozenset())
        assert now == expected
        assert {page: dict(each.terms) for page, each in now.pages.items()} == {
            page: dict(each.terms) for page, each in expected.pages.items()
        }


TERMS = (
    Term("shuzi", "数字", renderings=(Rendering("digital"), Rendering("number"))),
    Term("jingji", "经济", renderings=(Rendering("economy"),)),
    Term("river", "黄河", renderings=(Rendering("Yellow River"),)),
)
TEXTS: Pages = {
    "in/a.md": (PairText("1", ("数字经济",), ("The digital economy.",)),),
    "in/b.md": (PairText("1", ("数字",), ("A number.",)),),
    "in/c.md": (PairText("1", None, ("The economy of the Yellow River.",)),),
    "in/d.md": (PairText("1", ("无",), ("Nothing.",), ("jingji",)),),
}


def with_term(number: int, **changes: object) -> tuple[Term, ...]:
    """Return the terms, one of them changed."""
    return tuple(replace(term, **changes) if index == number else term for index, term in enumerate(TERMS))  # type: ignore[arg-type]  # fields of it


@pytest.mark.parametrize(
    ("terms", "counted"),
    [
        (with_term(0, definition="What it is.", pinyin="x", type="law", essay=None), 0),
        (with_term(0, renderings=(Rendering("digital", note="A note."), Rendering("number", by="X"))), 0),
        (with_term(0, renderings=(Rendering("digital"), Rendering("figure"))), 2),
        (with_term(1, renderings=(Rendering("economics"),)), 3),
        (with_term(2, renderings=(Rendering("Huang He"),)), 1),
        ((*TERMS, Term("new", "经", renderings=(Rendering("scripture"),))), 1),
        ((*TERMS, Term("new", "新", renderings=(Rendering("new"),))), 0),
        (TERMS[:2], 1),
        (TERMS, 0),
    ],
)
def test_only_what_a_change_concerns_is_counted(terms: tuple[Term, ...], counted: int) -> None:
    """What is said of a term is in no text; a form of it is in those alone that are counted again."""
    tally = Tally()
    before = updated(tally, Glossary(TERMS), TEXTS)
    assert tally.counted == len(TEXTS)
    now = updated(tally, Glossary(terms), TEXTS)
    assert tally.counted == counted
    assert now == full(Glossary(terms), TEXTS, frozenset())
    if not counted and len(terms) == len(TERMS):
        assert now is before


def test_a_term_that_gets_a_page_of_its_own_gets_more_lines() -> None:
    """The places of more pairs are wanted than were kept; and back again, of fewer."""
    more = tuple(Term(f"x{number}", f"甲{number}乙") for number in range(FEW))
    pages: Pages = {"in/a.md": tuple(PairText(str(n), ("数字",), ("A number.",)) for n in range(1, 9))}
    tally, essay = Tally(), Essay("x", "x", "Body.")
    lines = []
    for terms in (TERMS, with_term(0, essay=essay), TERMS):
        glossary = Glossary((*terms, *more))
        now = updated(tally, glossary, pages)
        assert now == full(glossary, pages, frozenset())
        lines.append(len(now.of("shuzi").lines))
    assert lines == [3, 8, 3]


def test_a_glossary_is_compiled_once() -> None:
    """As long as none of its terms is found elsewhere."""
    assert matcher_of(Glossary(TERMS)) is matcher_of(Glossary(with_term(0, definition="What it is.")))
    assert matcher_of(Glossary(TERMS)) is not matcher_of(Glossary(with_term(0, headword="数位")))


def test_a_build_that_no_other_follows_keeps_nothing() -> None:
    """But for the terms of each page, which its pages ask for."""
    tally = Tally(remembers=False)
    found = updated(tally, Glossary(TERMS), TEXTS)
    assert found == full(Glossary(TERMS), TEXTS, frozenset())
    assert list(found.pages["in/a.md"].terms) == ["shuzi", "jingji"]
    assert not tally._pages  # that nothing is kept shows nowhere else
