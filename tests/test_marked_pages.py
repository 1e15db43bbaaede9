"""What a page shows of its terms: which words are marked, which are left alone, what is listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bitext.model.glossary import Glossary, Rendering, Term
from bitext.options import Rule
from tests.support.marked import listed, marked_page, marked_site, marks_of, shown
from tests.support.project import build, write
from tests.support.rendered import EXTENSIONS, parsed, render, text_of

ZH, EN = ("jingji", "数字经济"), ("jingji", "digital economy")

# Which words


@pytest.mark.parametrize(
    ("source", "english", "marks"),
    [
        ("数字经济", "The digital economy.", ([ZH], [EN])),
        ("数字", "The digital economy.", ([], [])),
        ("数字经济", "The economy.", ([ZH], [])),
        ("自治", "Self-rule.", ([], [])),  # two characters need one of their renderings
        ("建设", "Development.", ([("jianshe", "建设")], [("jianshe", "Development")])),
        (
            "建设、发展",
            "Development and development.",
            ([("jianshe", "建设"), ("fazhan", "发展")], [("jianshe", "Development"), ("fazhan", "development")]),
        ),
        ("关键技术", "critical critical technology", ([("jishu", "关键技术")], [("jishu", "critical technology")])),
    ],
)
def test_the_pair_decides(source: str, english: str, marks: object) -> None:
    """A rendering is marked where its headword stands; a headword without one of its renderings on its side alone."""
    assert shown(marked_page(source, english)) == marks


def test_what_stands_in_another_pair_does_not_count() -> None:
    """Each pair for itself."""
    soup = marked_page("数字经济\n\n发展", "The development.\n\nThe digital economy.")
    assert shown(soup) == ([ZH], [])


def test_a_page_without_an_original() -> None:
    """Of renderings, those of two words are marked; of one word only where the entry says so, and none if it says so."""
    soup = marked_page(None, "Data, big data, development, critical technology, and the digital economy.")
    assert marks_of(soup, "translation") == [("shuju", "big data"), ("guanjian", "critical"), EN]
    assert listed(soup) == ["shuju", "guanjian", "jingji"]


PAIRS = (
    "## 一\n\n数字经济\n\n数字经济\n\n## 二\n\n数字经济",
    ("## One\n\nIt grows.\n\nThe digital economy, a digital economy.\n\n## Two\n\nA digital economy."),
)


@pytest.mark.parametrize(
    ("choice", "rows"),
    [
        ("text", {"p2": (0, 0), "p3": (1, 1), "p5": (0, 0)}),
        ("pair", {"p2": (1, 0), "p3": (1, 1), "p5": (1, 1)}),
        ("all", {"p2": (1, 0), "p3": (1, 2), "p5": (1, 1)}),
    ],
)
def test_what_a_reader_can_have_marked(choice: str, rows: dict[str, tuple[int, int]]) -> None:
    """Every place is on the page, and says what it is the first in; the first pair is one that has the term on both sides."""
    soup = marked_page(*PAIRS)
    found = {id_: tuple(map(len, shown(soup.select(f"#{id_}")[0], choice))) for id_ in rows}
    assert found == rows
    assert listed(soup) == ["jingji"]


@pytest.mark.parametrize(("rule", "checked"), [("first-in-text", "text"), ("first-in-pair", "pair"), ("all", "all")])
def test_the_setting(rule: Rule, checked: str) -> None:
    """It says what is marked until the reader chooses."""
    (radio,) = marked_page(*PAIRS, rule=rule).select(".bitext-marks [checked]")
    assert radio["value"] == checked


def test_no_marks() -> None:
    """A site can do without: then there is neither mark nor choice nor list."""
    assert "bitext-term" not in str(marked_page(*PAIRS, rule="none"))


# Forced and left alone


@pytest.mark.parametrize(
    "address",
    ["../glossary.md#qiangguo", "/glossary/#qiangguo", "../../glossary/#qiangguo", "../glossary.html#qiangguo"],
)
def test_a_link_to_an_entry_is_a_mark(address: str) -> None:
    """It keeps its address, and the word that would be marked by itself is not marked again."""
    soup = marked_page("网络强国", f"A [*power* of nets]({address}), a cyber superpower.")
    assert shown(soup) == ([("qiangguo", "网络强国")], [("qiangguo", "power of nets")])
    assert [link["href"] for link in soup.select(".bitext-translation a.bitext-first")] == [address]
    assert listed(soup) == ["qiangguo"]


def test_a_link_marks_where_nothing_else_would() -> None:
    """No headword, no rendering, no original: the link says it."""
    for source in (None, "别的"):
        soup = marked_page(source, "The [net](../glossary.md#qiangguo).")
        assert shown(soup) == ([], [("qiangguo", "net")])
        assert listed(soup) == ["qiangguo"]


@pytest.mark.parametrize(
    "address",
    ["../glossary.md#nobody", "../glossary.md", "https://a.example/glossary/#qiangguo", "x.md#qiangguo", "#qiangguo"],
)
def test_another_link_is_none(address: str) -> None:
    """Only the glossary's page has entries, and only those that there are."""
    soup = marked_page("数字经济", f"The [net]({address}).")
    assert shown(soup) == ([ZH], [])


def test_a_passage_is_left_alone() -> None:
    """Between the two comments nothing is marked on either side; the pairs around it are not touched."""
    soup = marked_page(
        "数字经济\n\n发展\n\n数字经济\n\n发展",
        "The digital economy.\n\n<!-- terms: off -->\n\nDevelopment.\n\nThe digital economy.\n\n<!-- terms: on -->\n\n"
        "Development.",
    )
    assert shown(soup) == ([ZH, ("fazhan", "发展")], [EN, ("fazhan", "Development")])
    assert [row["id"] for row in soup.select(".bitext-pair:has(.bitext-term)")] == ["p1", "p4"]
    assert soup.select("[data-bitext-guess]") == []


def test_a_passage_that_is_not_ended_goes_to_the_end() -> None:
    """As one reads it."""
    soup = marked_page("数字经济\n\n发展", "The digital economy.\n\n<!-- terms: off -->\n\nDevelopment.")
    assert shown(soup) == ([ZH], [EN])


@pytest.mark.parametrize(
    ("front_matter", "ids"),
    [("terms: false", []), ("terms: {skip: [jingji]}", ["fazhan"]), ("terms: {skip: [fazhan, jingji]}", [])],
)
def test_a_page_leaves_terms_alone(front_matter: str, ids: list[str]) -> None:
    """All of them, or some."""
    soup = marked_page("数字经济发展", "Development of the digital economy.", front_matter=front_matter)
    assert [id_ for id_, _ in marks_of(soup, "source")] == ids
    assert listed(soup) == ids


def test_an_unknown_id_is_reported(tmp_path: Path) -> None:
    """With the nearest that there is."""
    files = {
        "docs/glossary.yml": "- {id: fazhan, zh: 发展, renderings: [development]}\n",
        "docs/a.md": "---\nsource_text: a\nterms: {skip: [fazan]}\n---\nText.\n",
        "source_texts/a.md": "---\ntitle: 题\n---\n\n文。\n",
    }
    done = build(write(tmp_path, files), "--strict")
    assert done.returncode == 1
    expected = r"docs/a.md:\d+:\d+: error\[F14\] expected the id of a term in terms.skip, found fazan; write fazhan"
    assert re.search(expected, done.stdout), done.stdout


# Where nothing is marked


@pytest.mark.parametrize(
    "english",
    [
        "The [digital economy](x.md).",
        "The `digital economy`.",
        "The <kbd>digital economy</kbd>.",
        'The <a href="x.md">old digital economy here</a>.',
        "The [real digital economy here][x].\n\n[x]: http://a.example",
        'The economy [or "digital economy" –Ed.].',
        "The ![digital economy](x.png).",
        "The <!-- digital economy -->.",
        "The digital\u2003\u2014 economy.",
        "The predigital economy.",
        "Digital economyx.",
    ],
)
def test_words_that_are_not_marked(english: str) -> None:
    """Links, code, pictures, notes in brackets, comments, other words."""
    assert shown(marked_page("数字经济", english)) == ([ZH], [])


def test_the_words_of_a_note_are_its_own() -> None:
    """A lemma opens its note; the next place is marked. Footnotes and alerts are not the text."""
    soup = marked_page(
        "数字经济",
        "The digital economy[^1] is a digital economy.\n\n> [!NOTE]\n> The digital economy. –Ed.\n\n"
        "[^1]: **digital economy:** the digital economy. –Ed.",
    )
    lemma, mark = soup.select(".bitext-translation .bitext-lemma, .bitext-translation .bitext-term")
    assert [lemma["class"], mark["class"]] == [["bitext-lemma"], ["bitext-term", "bitext-first"]]
    assert not lemma.select(".bitext-term")
    assert len(soup.select(".bitext-term")) == 2


def test_a_lemma_in_the_original_is_its_own() -> None:
    """On the Chinese side too: the note has the headword, the term the next one."""
    soup = marked_page("数字经济和数字经济", "The digital economy[^1].\n\n[^1]: **数字经济:** so. –Ed.")
    marked = soup.select(".bitext-source .bitext-lemma, .bitext-source .bitext-term")
    assert [each["class"][0] for each in marked] == ["bitext-lemma", "bitext-term"]
    assert not soup.select(".bitext-lemma .bitext-term, .bitext-term .bitext-lemma")


# Across what is in a line, and never across what parts it


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("The *digital* **economy**.", "digital economy"),
        ("The digital\neconomy.", "digital\neconomy"),
        ("The digital  \neconomy.", "digital\neconomy"),
        ("The digi*tal econ*omy.", "digital economy"),
        ("The ***digital** economy*.", "digital economy"),
        ("The digital&nbsp;economy.", "digital\xa0economy"),
        ("A digital-economy plan.", "digital-economy"),
        ("Many digital economies.", "digital economies"),
        ("The digital economy\u2019s aims.", "digital economy"),
        ("DIGITAL ECONOMY", "DIGITAL ECONOMY"),
        ("> The digital\n> economy", "digital\neconomy"),
        ("- The digital\n  economy", "digital\neconomy"),
        ("The digital<!-- x --> economy.", "digital economy"),
    ],
)
def test_a_mark_goes_across(english: str, words: str) -> None:
    """Emphasis, line breaks, inflections."""
    _, (mark,) = shown(marked_page("数字经济", english))
    assert (mark[0], re.sub(r"[ \n]+", "\n", mark[1]) if "\n" in words else mark[1]) == ("jingji", words)


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("数字\n\n经济", "The digital\n\neconomy"),
        ("> 数字\n>\n> 经济", "> The digital\n>\n> economy"),
        ("| 数字 | 经济 |\n|---|---|\n| 数字 | 经济 |", "| digital | economy |\n|---|---|\n| digital | economy |"),
        ("- 数字\n- 经济", "- digital\n- economy"),
        ("# 数字\n\n## 经济\n\n文", "# Digital\n\n## Economy\n\nText"),
    ],
)
def test_a_mark_ends_where_its_block_does(source: str, english: str) -> None:
    """Paragraphs, cells, items and headings."""
    assert shown(marked_page(source, english)) == ([], [])


def test_cells_and_items_are_marked() -> None:
    """A table is one pair: the first of its cells. Items are a pair each."""
    table = marked_page(
        "| 数字经济 | 数字经济 |\n|---|---|\n| 发展 | a |",
        "| Digital economy | x |\n|---|---|\n| Development | Digital economy |",
    )
    assert shown(table) == ([ZH, ("fazhan", "发展")], [("jingji", "Digital economy"), ("fazhan", "Development")])
    items = marked_page("- 数字经济\n- 数字经济", "- digital economy\n- digital economy")
    assert shown(items) == ([ZH, ZH], [EN, EN])


def test_the_list_is_in_the_order_of_the_page() -> None:
    """Each term once, pair by pair, the original's side first; definitions rendered; no counts."""
    soup = marked_page("发展\n\n数字经济与发展", "Development.\n\nDevelopment and the digital economy.")
    assert listed(soup) == ["fazhan", "jingji"]
    entry = soup.select("#jingji")[0]
    assert text_of(entry.select("dt")[0]) == "数字经济 shùzì jīngjì"
    assert entry.select(".bitext-definition em")[0].text == "economy"
    assert not re.search(r"\d", text_of(soup.select(".bitext-terms")[0]))


def test_a_term_stands_in_traditional_characters_too() -> None:
    """The original decides which characters are shown."""
    term = Term("jingji", "数字经济", renderings=(Rendering("digital economy"),))
    glossary = Glossary((term,), other_forms=lambda words: [("數字經濟",) for _ in words])
    assert shown(marked_page("數字經濟", "The digital economy.", glossary=glossary)) == ([("jingji", "數字經濟")], [EN])


def test_the_extensions_of_a_site_do_not_matter() -> None:
    """With few extensions or many, the same words are marked."""
    site = marked_site("数字经济", "The *digital* economy \u201cin\u201d data.")
    few, many = (shown(parsed(render(site, extensions=each))) for each in ((), EXTENSIONS))
    assert few == many == ([ZH], [EN])


def test_a_term_that_only_a_note_marks_is_listed() -> None:
    """Its words open the note; what the glossary says of it is below the text all the same."""
    soup = marked_page("发展\n", "Development[^n].\n\n[^n]: **发展 / Development**: Why.\n")
    assert shown(soup) == ([], [])
    assert listed(soup) == ["fazhan"]
    (way,) = soup.select(".bitext-note > .bitext-ways a")
    assert (text_of(way), way["href"]) == ("Term: 发展 →", "../../glossary/fazhan/")
