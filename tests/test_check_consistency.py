"""C08 and C09: one original in different translations, and different terms with one rendering."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bitext.checks import CheckedText
from bitext.checks.consistency import Consistency
from bitext.checks.glossary import SharedRenderings
from bitext.diagnostics import Finding, Location
from bitext.model.glossary import Glossary, Rendering, Term
from tests.support.checked import text_of

LONG = "加强组织领导和统筹协调。"


def said(texts: Sequence[CheckedText], *, apart: bool = False) -> list[Finding]:
    """Return what is found in texts; `apart`: as two processes find it that share them."""
    one, other = Consistency(), Consistency()
    for number, text in enumerate(texts):
        (other if apart and number % 2 else one).see(text)
    one.take(pickle.loads(pickle.dumps(other)))  # noqa: S301  # our own
    return list(one.findings())


FOUND = [
    (f"{LONG}\n\n{LONG}", "Strengthen leadership.\n\nImprove leadership.", 3, "information"),
    (f"# {LONG}\n\n甲。\n\n# {LONG}", "# Strengthen leadership\n\nA.\n\n# Improve leadership", 5, "warning"),
    (f"# 一、{LONG}\n\n甲。\n\n# 二、{LONG}", "# I. Strengthen leadership\n\nA.\n\n# II. Improve leadership", 5, "warning"),
    (f"{LONG}\n\n{LONG}\n\n{LONG}", "Improve.\n\nStrengthen it.\n\nImprove.", 3, "information"),
    (f"{LONG}\n\n加强组织领导和统筹协调", "Strengthen leadership.\n\nImprove leadership!", 3, "information"),
    ("- 加强组织领导\n- 加强组织领导", "- Strengthen leadership\n- Improve leadership", 2, "information"),
    (
        "| 加强组织领导 | 甲 |\n|---|---|\n| 加强组织领导 | 乙 |",
        "| Strengthen leadership | A |\n|---|---|\n| Improve leadership | B |",
        3,
        "information",
    ),
]  # fmt: skip
FINE = [
    (f"{LONG}\n\n{LONG}", "Strengthen leadership.\n\nStrengthen leadership."),
    (f"{LONG}\n\n{LONG}", "Strengthen leadership.\n\nStrengthen **leadership**"),
    (f"# 一、{LONG}\n\n甲。\n\n# 二、{LONG}", "# I. Strengthen it\n\nA.\n\n# II. Strengthen it"),
    (f"# （一）{LONG}\n\n甲。\n\n# （二）{LONG}", "# (1) Strengthen it\n\nA.\n\n# (2) Strengthen it"),
    ("第一条 加强组织领导。\n\n第二条 加强组织领导。", "Article 1 Strengthen it.\n\nArticle 2 Strengthen it."),
    ("组织领导。\n\n组织领导。", "Leadership.\n\nOrganization."),
    (f"{LONG}\n\n{LONG}", f"Strengthen leadership.\n\n{LONG}"),
    (f"{LONG}\n\n甲。\n\n{LONG}", "Strengthen leadership.\n\nA."),
    (f"{LONG}\n\n{LONG}", "Strengthen “leadership”.\n\nStrengthen \"leadership\"."),
    (f"{LONG}\n\n{LONG[:-1]}吧。", "Strengthen leadership.\n\nImprove leadership."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "translation", "line", "severity"), FOUND)
def test_what_is_found(source: str, translation: str, line: int, severity: str) -> None:
    """The translation that fewer places have is said where it stands, with the other."""
    found = said([text_of(source, translation)])
    assert [(each.location.line, each.severity) for each in found] == [(line, severity)]
    assert "; make them one, or say why they differ" in found[0].message


@pytest.mark.parametrize(("source", "translation"), FINE)
def test_what_is_fine(source: str, translation: str) -> None:
    """Numbers, punctuation and emphasis are no other translation; what is short or not translated is left alone."""
    assert said([text_of(source, translation)]) == []


def test_of_several_texts_as_of_one() -> None:
    """What two processes have seen is found as one would find it, in the same words."""
    first = text_of(LONG, "Strengthen it.")
    texts = [
        first,
        replace(first, pairs=text_of(LONG, "\n\nStrengthen it.").pairs),
        replace(first, pairs=text_of(LONG, "\n\n\n\nImprove it.").pairs),
        text_of("另一段完全不同的原文。", "Another."),
    ]
    found = said(texts)
    assert [str(each) for each in found] == [
        'docs/a.md:5:1: information[C08] expected "Strengthen it." for 加强组织领导和统筹协调。, as on line 1, '
        'found "Improve it."; make them one, or say why they differ (see source_texts/a.md:1)'
    ]
    assert said(texts, apart=True) == found


def term(headword: str, *renderings: str, definition: str = "", line: int = 1) -> Term:
    """Return an entry."""
    made = tuple(
        Rendering(
            each.removeprefix("!"), "deprecated" if each.startswith("!") else "admitted", place=Location("g", line)
        )
        for each in renderings
    )
    return Term(headword, headword, renderings=made, definition=definition, place=Location("g", line))


SHARED = [
    ((term("甲", "a"), term("乙", "a")), ["乙 alone, found it for 甲 too"]),
    ((term("甲", "a", "b"), term("乙", "c", "b")), ["乙 alone, found it for 甲 too"]),
    ((term("甲", "The Plan"), term("乙", "plan")), ["乙 alone, found it for 甲 too"]),
    ((term("甲", "long-term"), term("乙", "long term")), ["乙 alone, found it for 甲 too"]),
    ((term("甲", "a"), term("乙", "a"), term("丙", "a")), ["乙 alone, found it for 甲 too", "丙 alone, found it for 甲, 乙 too"]),
    ((term("甲", "a", "b"), term("乙", "a", "b")), ["乙 alone, found it for 甲 too"] * 2),
]  # fmt: skip
APART = [
    (),
    (term("甲", "a"), term("乙", "b")),
    (term("甲", "a", "a"),),
    (term("甲", "a"), term("乙", "!a")),
    (term("甲", "!a"), term("乙", "a")),
    (term("甲", "a", definition="not 乙"), term("乙", "a")),
    (term("甲", "a"), term("乙", "a", definition="wider than 甲")),
    (term("甲", "a"), replace(term("乙", "a"), see_also=("甲",))),
    (term("甲", "a"), term("乙", "a b")),
]


def shared(terms: tuple[Term, ...]) -> list[Finding]:
    """Return what is found in a glossary."""
    check, other = SharedRenderings(), SharedRenderings()
    other.see(text_of("甲。", "A.", Glossary(terms)))
    check.take(other)
    return list(check.findings())


@pytest.mark.parametrize(("terms", "messages"), SHARED)
def test_one_rendering_for_two_terms(terms: tuple[Term, ...], messages: list[str]) -> None:
    """A rendering that a term above has too is said at the later one."""
    assert [message in each.message for each, message in zip(shared(terms), messages, strict=True)] == [True] * len(
        messages
    )


@pytest.mark.parametrize("terms", APART)
def test_renderings_that_are_told_apart(terms: tuple[Term, ...]) -> None:
    """One that is not to be used, or of an entry that names the other, is not said."""
    assert shared(terms) == []
