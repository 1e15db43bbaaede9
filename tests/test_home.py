"""The home page's sample, and the order of the texts below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bitext.diagnostics import Finding
from bitext.model.glossary import Citation, Glossary, Rendering, Term
from bitext.pages import generated_pages, term_page
from tests.support.rendered import ID, PAGE, parsed, render, site_of, source_text, text_of, translation

if TYPE_CHECKING:
    from bitext.extension import Site

GLOSSARY = Glossary(
    (
        Term("fazhan", "发展", renderings=(Rendering("development"),), definition="It grows."),
        Term("jingji", "经济", type="org", renderings=(Rendering("economy"),)),
    )
)


def site() -> Site:
    """Return a site with one text of two pairs, the second with two terms and a note."""
    return site_of(
        source_text("题\n\n经济发展。它好。"),
        translation(
            "Title.\n\nThe *economy* and development. It is good.[^ed-a]\n\n[^ed-a]: **发展 / development:** Yes. –Ed."
        ),
        glossary=GLOSSARY,
    )


def test_a_generated_home_begins_with_a_pair() -> None:
    """The pair with most terms, its sentences and terms marked, the card of one of them open, and the ways on."""
    made = site()
    soup = parsed(render(made, "index.md", text=generated_pages(made.corpus)["index.md"]))
    sample = soup.select(".bitext-sample")[0]
    assert sample.find_next(class_="bitext-texts")
    (pair,) = sample.select(".bitext-pair[role=group]")
    assert pair["aria-label"] == "Pair 2"
    assert str(pair.select(".bitext-number")[0]["href"]).endswith("page/#p2")
    assert [text_of(each) for each in pair.select("p")] == [
        "经济发展。它好。",
        "The economy and development. It is good.",
    ]
    assert [each["lang"] for each in pair.select("div[lang]")] == ["zh-Hans", "en"]
    beads = [each["data-bitext-bead"] for each in pair.select(".bitext-sentence")]
    assert beads in ([], ["1", "2", "1", "2"])
    assert [text_of(each) for each in pair.select(".bitext-term")] == ["经济", "发展", "economy", "development"]
    assert {each["href"] for each in pair.select("[data-bitext-lit]")} == {"#fazhan"}
    assert [str(each["id"]) for each in sample.select(".bitext-terms .bitext-entry")] == ["fazhan", "jingji"]
    assert [str(each["id"]) for each in sample.select("details .bitext-entry")] == ["jingji"]
    assert text_of(sample.select(".bitext-sampled-notes")[0]) == "Note on this pair: 发展 / development"


def test_a_home_names_its_pair() -> None:
    """The comment may name a text, or a pair of it; what is not there is one line, and the page has no sample."""
    made = site()
    said: list[Finding] = []
    made.report = said.append
    for named, shown in ((f"{PAGE}#p1", "1"), (PAGE, "2"), ("texts/none.md", ""), (f"{PAGE}#p9", "")):
        soup = parsed(render(made, "index.md", text=f"# Home\n\n<!-- sample: {named} -->\n"))
        assert [text_of(each) for each in soup.select(".bitext-number")] == ([shown] if shown else [])
    assert [finding.message for finding in said] == [
        "expected a text that has both languages, found texts/none.md; write it as texts/plan.md#p8",
        f"expected a pair that has both languages, found {PAGE}#p9; write it as texts/plan.md#p8",
    ]


def test_a_site_without_originals_has_no_sample() -> None:
    """Nothing stands in its place."""
    soup = parsed(render(site_of(None, translation("Text.")), "index.md", text="# Home\n\n<!-- sample -->\n"))
    assert not soup.select(".bitext-sample, .bitext-pair")


def test_a_source_that_names_a_pair_leads_to_it() -> None:
    """By its words, or by the title and the number where it has none; one that is not there is said."""
    places = (f"{PAGE}#p2", f"{PAGE}#p9", "texts/none.md")
    sources = (Citation("The text", places[0]), *(Citation(each, each) for each in places), Citation("A book"))
    glossary = Glossary((Term("fazhan", "发展", sources=sources),))
    made = site_of(
        source_text("发展\n\n经济"), translation("One.\n\nTwo.", f"source_text: {ID}\ntitle: A text"), glossary=glossary
    )
    soup = parsed(render(made, "glossary/fazhan.md", text=term_page(glossary.by_id["fazhan"])))
    listed = soup.select("#sources + ul > li")
    assert [text_of(each) for each in listed] == [
        "The text",
        "A text, pair 2",
        "A text, pair 9",
        "texts/none.md",
        "A book",
    ]
    links = [str(each["href"]).replace("page/", "page.md") for each in soup.select("#sources + ul a")]
    assert [link.endswith(place) for link, place in zip(links[:3], (places[0], *places[:2]), strict=True)] == [True] * 3
    assert [finding.code for finding in made.terms.doubts()] == ["C32", "C32"]


def test_a_glossary_is_cut_by_letter_and_by_type() -> None:
    """Letters with the way to each, where there are many terms; types, where there are several."""
    terms = [
        Term(f"t-{n}", chr(0x4E00 + n) * 3, pinyin=f"{'abc'[n % 3]} {n}", renderings=(Rendering(f"{'xy'[n % 2]} {n}"),))
        for n in range(31)
    ]
    many = Glossary((*terms, *GLOSSARY.terms))
    soup = parsed(
        render(site_of(source_text("发展"), translation("It."), glossary=many), "glossary.md", text="<!-- glossary -->")
    )
    by_pinyin, by_english = soup.select(".bitext-letters")
    assert [(text_of(each), each["href"]) for each in by_english.select("a")] == [
        (letter.upper(), f"#english-{letter}") for letter in "dexy"
    ]
    assert len(by_pinyin.select("a")) == len(soup.select("#by-pinyin ~ .bitext-letter")) == 5 - 1
    assert all(soup.select(str(each["href"])) for each in soup.select(".bitext-letters a"))
    types = [text_of(each) for each in soup.select(".bitext-types label")]
    assert types == ["All (33)", "Terms (32)", "Organizations (1)"]
    assert [each.name for each in soup.select("[data-bitext-type=org]")] == ["div", "li"]
    few = parsed(render(site(), "glossary.md", text="<!-- glossary -->"))
    assert not few.select(".bitext-letters")
