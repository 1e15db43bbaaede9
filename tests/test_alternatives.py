"""Another rendering in its sentence: the words that it stands for, and what is said where the sentence reads badly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.extension.alternatives import clash, run_before
from bitext.syntax.signatures import alternative_of
from tests.support.rendered import rendered, text_of

READS = "information[C21] expected a sentence that reads well with the other rendering, found"
BAD = {
    'A cyber superpower [or "great cyber power" –Ed.] rises.': ("A cyber great cyber power rises.", 'say which words it stands for: "great cyber power" for "cyber superpower"'),
    'The network security [or "safety of the network" –Ed.] grows.': ("The network safety of the network grows.", 'say which words it stands for: "safety of the network" for "network security"'),
    'The State Council [or "Council of State" –Ed.] met.': ("The State Council of State met.", 'say which words it stands for: "Council of State" for "State Council"'),
    'Their core interests [or "vital interests" –Ed.] grow.': ("Their core vital interests grow.", 'say which words it stands for: "vital interests" for "core interests"'),
    'The goals of two centenaries [or "centenary goals" –Ed.] too.': ("goals of two centenary goals too.", 'say which words it stands for: "centenary goals" for "goals of two centenaries"'),
    'We see a superpower [or "empire" –Ed.] rise.': ("We see a empire rise.", 'say which words it stands for: "an empire" for "a superpower"'),
    'We see an empire [or "superpower" –Ed.] rise.': ("We see an superpower rise.", 'say which words it stands for: "a superpower" for "an empire"'),
    'We see a superpower [or "great powers" –Ed.] rise.': ("We see a great powers rise.", 'say which words it stands for: "great powers" for "a superpower"'),
    'Of this superpower [or "its power" –Ed.] they know.': ("Of this its power they know.", 'say which words it stands for: "its power" for "this superpower"'),
    'All powers [or "nations of the world" –Ed.] of the world met.': ("All nations of the world of the world", 'leave out what the sentence goes on with: "nations"'),
    'The cyber power [or "network power" –Ed.] power.': ("The cyber network power power.", 'leave out what the sentence goes on with: "network"'),
    'A superpower [or "empire" for "superpower" –Ed.] here.': ("A empire here.", 'say which words it stands for: "an empire" for "A superpower"'),
}  # fmt: skip
"""A sentence → how it reads with the other rendering, and the way out."""
GOOD = """
The world's major countries and superpowers [or "great powers" –Ed.], and ours.
We forge digital clusters [or "forge digital industry groups" –Ed.] here.
What he had had [or "had got" –Ed.] was good.
It has large scale [or "size" –Ed.] now.
The great powers [or "major states" –Ed.] met.
The Party and the country [or "the nation" –Ed.] need it.
The superpower [or "a great power" –Ed.] rises.
An empire [or "a superpower" –Ed.] rises.
A university [or "unified college" –Ed.] of the arts.
A unanimous vote [or "ballot" –Ed.] is due.
A vote [or "unanimous ballot" –Ed.] is due.
An hour [or "honest hour" –Ed.] passed.
An honour [or "historic moment" –Ed.] came.
A ray [or "x-ray" –Ed.] fell.
A firm [or "NGO" –Ed.] came.
A year [or "18 months" for "A year" –Ed.] passed.
A change [or "state of affairs" –Ed.] came.
A work [or "series" –Ed.] came.
A measure [or "means" –Ed.] was found.
Data and information [or "data" –Ed.] grow.
A state of states [or "a nation" –Ed.] is here.
Network power and cyber power [or "power in cyberspace" –Ed.] grow.
Great power and country [or "minor power" –Ed.] met.
In the state and the economy [or "economic life of the state" –Ed.] too.
It is informatization [or "informationization" –Ed.] work.
It is cyber sovereignty [or "sovereignty over networks" –Ed.] now.
It is the big picture (大势) [or "general trend" –Ed.] of it.
It grew in the cloud, the network and the terminal [or "end device" –Ed.] too.
We strengthen the leadership [or "guidance" –Ed.] of the Party.
He said that [or "which" –Ed.] is good.
We hold that superpowers [or "the great powers" –Ed.] must help.
They gave her books [or "the books" –Ed.] to read.
It serves reform, development and stability [or "stable development" –Ed.].
Improve the livelihoods of people [or "the people" –Ed.] too.
It grew. Power [or "power in networks" –Ed.] grew.
They met in Wuzhen [or so the paper says –Ed.] again.
[Also in print –Ed.] It was said.
Great powers [or "great nations" for "Great powers" –Ed.] met.
""".strip().split("\n")
"""What a translator may rightly write."""


def said(text: str) -> list[str]:
    """Return the messages on a page of one paragraph, without their places."""
    return [line.partition(": ")[2] for line in rendered("甲", text)[1]]


@pytest.mark.parametrize("text", BAD)
def test_a_sentence_that_reads_badly_is_said(text: str) -> None:
    """As it would read, with the way out."""
    reads, do = BAD[text]
    assert said(text) == [f'{READS} "{reads}"; {do}']


@pytest.mark.parametrize("text", GOOD)
def test_a_sentence_that_reads_well_is_not(text: str) -> None:
    """No false alarm."""
    assert said(text) == []


@pytest.mark.parametrize("text", BAD)
def test_the_way_out_is_one(text: str) -> None:
    """Typed as the message says, there is no message any more."""
    do = BAD[text][1].partition(": ")[2]
    begin, end = text.index("[or ") + 4, text.index(" –Ed.]")
    assert said(f"{text[:begin]}{do}{text[end:]}") == []


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ('or, more precisely, "a nation"', "a nation"),
        ('or rather "a nation"', "a nation"),
        ("or perhaps simply: “a nation”", "a nation"),
        ('lit. more exactly "a nation" for "a state"', "a nation"),
        ("or rather more", "rather more"),
        ('or the so-called "great powers"', 'the so-called "great powers"'),
    ],
)
def test_what_is_offered(says: str, words: str) -> None:
    """Words that only lead to the rendering in quotation marks are not put into the sentence."""
    offered = alternative_of(says)
    assert offered is not None
    assert offered.words == words


def test_words_that_are_not_there_are_a_warning() -> None:
    """The button is not there; the note is."""
    soup, found = rendered("甲", 'A superpower [or "great power" for "superpowr" –Ed.] here.')
    assert [line.partition(": ")[2] for line in found] == [
        "warning[C21] expected superpowr before the note, found none; write behind for the words that stand there, so "
        "that readers can put great power in their place"
    ]
    assert [one.get("data-bitext-alternative") for one in soup.select(".bitext-bracket")] == [None]
    assert text_of(soup.select(".bitext-typed")[0]) == " [or “great power” for “superpowr” –Ed.]"


def test_a_rendering_before_all_words_is_a_warning() -> None:
    """There are no words that it could replace."""
    assert said('[or "x" –Ed.] The powers.') == [
        "warning[C21] expected words before the note that x stands for, found none; put the note behind them"
    ]


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ('The superpower [or "a great power"] rises.', "The superpower"),
        ('An empire [or "the superpower"] rises.', "An empire"),
        ('The “great powers” [or "the states"] met.', "The “great powers”"),
        ('All “great powers” [or "great states"] met.', "great powers"),
        ('The “great” powers [or "great states"] met.', "“great” powers"),
        ('The (great) powers [or "great states"] met.', "(great) powers"),
        ('The "great powers" [or "the states"] met.', 'The "great powers"'),
        ('Great powers, [or "great states"] they met.', "Great powers"),
    ],
)
def test_the_run(text: str, run: str) -> None:
    """Articles count as one word; quotation marks and brackets are taken whole, or not at all."""
    begin, end = text.index(" ["), text.index("]") + 1
    alternative = alternative_of(text[begin + 2 : end - 1])
    assert alternative is not None
    sentence = text[:begin] + text[end:]
    span = run_before(sentence, begin, alternative)
    assert span is not None
    assert sentence[slice(*span)] == run


@given(before=st.text(max_size=60), after=st.text(max_size=40), offered=st.text(min_size=1, max_size=40))
def test_any_text_has_a_run_before_the_mark_or_none(before: str, after: str, offered: str) -> None:
    """And what is said of it names words that stand there."""
    alternative = alternative_of(f'or "{offered}"')
    if alternative is None:
        return
    text = before + after
    run = run_before(text, len(before), alternative)
    if run is None:
        return
    assert 0 <= run[0] < run[1] <= len(before)
    found = clash(text, len(before), run, alternative)
    assert found is None or found.replaces in text[: len(before)]
