"""Any glossary without faults, for property tests."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from bitext.alike import fold
from bitext.diagnostics import Location
from bitext.model.glossary import Citation, Glossary, Rendering, Status, Term, TermType
from bitext.readers.entries import is_term_id
from bitext.readers.several import renderings_in
from bitext.readers.slips import headword_slips

# No text of a glossary begins or ends with white space; a line break is a line feed; XML has no control characters.
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
LINES = st.lists(PLAIN, max_size=3).map("\n".join)
MARKS = st.text("'\"=+-@,;|\\<>\t\n &[]{}:#a数 ", max_size=12)
TEXTS = (PLAIN | LINES | MARKS | st.just('&amp; ]]> <!-- \\| \'=1 ""')).map(str.strip)
WORDS = TEXTS.filter(bool)
ON_ONE_LINE = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)
IDS = st.from_regex(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,6}[A-Za-z0-9])?", fullmatch=True).filter(is_term_id)
ADDRESSES = st.sampled_from(["https://example.org/a?b=1&c=|x", "http://example.org/数字", "https://e.org/<a>\\"])
CITATIONS = st.builds(Citation, WORDS, ADDRESSES | st.just("")) | ADDRESSES.map(lambda url: Citation(url, url))
RENDERINGS = st.lists(
    st.builds(Rendering, ON_ONE_LINE, st.sampled_from(get_args(Status)), TEXTS, TEXTS),
    max_size=3,
    unique_by=lambda rendering: rendering.words,
).map(tuple)
HEADWORDS = WORDS.filter(lambda zh: not any(headword_slips(zh, "term", Location(""), ())))


def _without_slips(term: Term) -> bool:
    """Return whether no value of a term looks like a list, or like the other language."""
    found = [
        *headword_slips(term.headword, term.type, Location(""), [rendering.words for rendering in term.renderings])
    ]
    return not found and not any(renderings_in(rendering.words, term.headword) for rendering in term.renderings)


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    """Draw a glossary without faults."""
    ids = draw(st.lists(IDS, max_size=4, unique_by=str.casefold))
    headwords = draw(st.lists(HEADWORDS, min_size=len(ids), max_size=len(ids), unique_by=fold))
    return Glossary(tuple(draw(terms(id_, zh, ids)) for id_, zh in zip(ids, headwords, strict=True)))


def terms(id_: str, zh: str, ids: list[str]) -> st.SearchStrategy[Term]:
    """Return any term of this id and headword; `ids`: those of all terms."""
    others = [other for other in ids if other != id_]
    return st.builds(
        Term,
        id=st.just(id_),
        headword=st.just(zh),
        pinyin=TEXTS,
        type=st.sampled_from(get_args(TermType)),
        renderings=RENDERINGS,
        definition=TEXTS,
        not_in=st.lists(WORDS.map(lambda before: before + zh), max_size=2).map(tuple),
        see_also=st.lists(st.sampled_from(others), max_size=2).map(tuple) if others else st.just(()),
        sources=st.lists(CITATIONS, max_size=2).map(tuple),
        alone=st.sampled_from([None, True, False]),
    ).filter(_without_slips)
