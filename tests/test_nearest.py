"""Advice on names that are not there: the nearest, and in time however many are wrong."""

from __future__ import annotations

import time
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.model.glossary import Glossary
from bitext.nearest import ASKED, Nearest, nearest
from bitext.project import load
from bitext.readers.glossary_files import read_glossary_file
from tests.support.project import write
from tests.support.rendered import options

SYLLABLES = ("shu", "zi", "jing", "ji", "wang", "luo", "qiang", "guo", "fa", "zhan")
NAMES = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map("-".join)
GOOD = "---\ntitle: t\n---\n\n甲\n"


@given(word=NAMES, words=st.lists(NAMES, max_size=30, unique=True))
def test_a_short_list_is_compared_as_a_whole(word: str, words: list[str]) -> None:
    """In a list as most are, the advice is the standard library's."""
    assert nearest(word, words) == next(iter(get_close_matches(word, words, 1, 0.6)), "")


def test_a_slip_is_found_in_a_long_list() -> None:
    """A letter too many, too few, wrong, or two changed round: the name that was meant is among those compared."""
    names = [f"{one}-{two}-{three}" for one in SYLLABLES for two in SYLLABLES for three in SYLLABLES]
    for slip in ("shu-zii-jing", "shu-zi-jng", "shu-zi-jong", "shu-zi-jign", "xshu-zi-jing"):
        assert get_close_matches(slip, names, 1, 0.6)[0] == nearest(slip, names)


def test_advice_ends() -> None:
    """After so many words a list gives no more advice, but what it has said it says again."""
    known = Nearest(["water"])
    assert [known.to(f"water{number}") for number in range(ASKED + 50)] == ["water"] * ASKED + [""] * 50
    assert known.to("water0") == "water"


def test_a_word_of_the_list_that_is_not_meant() -> None:
    """An entry that refers to nearly itself means another."""
    assert Nearest(["water", "waters"]).to("watre", "water") == "waters"


def test_a_long_word_is_not_compared() -> None:
    """What is as long as a page is no slip of a name."""
    assert nearest("a" * 101, ["a" * 101, "a" * 100]) == ""


def skipped(count: int) -> dict[str, str]:
    """Return a page that skips terms which a glossary of a thousand does not have."""
    terms = "".join(f"- {{id: shu-zi-jing-ji-{number}, zh: 国{number}}}\n" for number in range(1000))
    ids = ", ".join(f"shu-zi-jing-yi-{number}x" for number in range(count))
    page = f"---\nsource_text: good\nterms: {{skip: [{ids}]}}\n---\nA\n"
    return {"docs/glossary.yml": terms, "docs/page.md": page, "source_texts/good.md": GOOD}


def related(count: int) -> dict[str, str]:
    """Return originals of which each names one that is not there."""
    return {
        f"source_texts/shu-zi-jing-ji-{number}.md": f"---\ntitle: t\nrelated: [shu-zi-jing-yi-{number}x]\n---\n\n甲\n"
        for number in range(count)
    }


def pages(count: int) -> dict[str, str]:
    """Return pages of which each names an original that is not there, beside as many that are."""
    texts = {f"source_texts/shu-zi-jing-ji-{number}.md": GOOD for number in range(count)}
    return texts | {
        f"docs/{number}.md": f"---\nsource_text: shu-zi-jing-yi-{number}x\n---\nA\n" for number in range(count)
    }


def references(count: int) -> dict[str, str]:
    """Return a glossary of which each entry refers to one that is not there."""
    entry = "- {{id: shu-zi-jing-ji-{0}, zh: 国{0}, pinyin: a, see_also: [shu-zi-jing-yi-{0}x]}}\n".format
    return {"docs/glossary.yml": "".join(map(entry, range(count)))}


@pytest.mark.parametrize(
    ("files", "count"),
    [(skipped, 3000), (related, 1000), (pages, 600), (references, 2000)],
    ids=["skipped", "related", "pages", "references"],
)
def test_many_unknown_ids_cost_no_more_than_they_are(
    files: Callable[[int], dict[str, str]], count: int, tmp_path: Path
) -> None:
    """Unknown ids are each reported, the first with advice; compared with every id they would take a minute."""
    corpus_options = options(write(tmp_path, files(count)))
    began = time.process_time()
    said = [finding.message for finding in load(corpus_options).findings]
    assert time.process_time() - began < 12
    unknown = [message for message in said if "shu-zi-jing-yi" in message]
    assert len(unknown) == count
    advised = [message for message in unknown if "; write shu-zi-jing-" in message]
    assert len(advised) == ASKED


def test_a_table_of_unknown_columns_is_read_in_time(tmp_path: Path) -> None:
    """The head of a table may have as many columns as the file has room for."""
    file = tmp_path / "terms.csv"
    file.write_text(
        "id,zh," + ",".join(f"column{number}" for number in range(60_000)) + "\na,国" + ",x" * 60_000 + "\n", "utf-8"
    )
    began = time.process_time()
    read = read_glossary_file(file, "terms.csv", Glossary())
    assert time.process_time() - began < 12
    assert (len(read.terms), len(read.findings)) == (1, 0)
    assert len(read.left_out) == 60_000
