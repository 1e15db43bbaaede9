"""The index that a build writes: every text, note, term and page once, each at a place that the site has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
from bs4 import BeautifulSoup

from bitext.project import load
from bitext.readers.configuration import read_options
from bitext.search.sections import page_of
from tests.support.project import build, write
from tests.support.search_index import counts_of, documents_of, manifest_of, pairs_of_terms
from tests.support.small_project import PAGE, files_of, write_project

MATERIAL = "site_name: Water\ntheme: {name: material, font: false}\nplugins: [bitext]\n"
GLOSSARY = "- id: jieyue\n  zh: 节约用水\n  renderings:\n    - {en: saving water, note: 'As *here*.'}\n  definition: Using **less**.\n"
ESSAY = "The word is old.\n\n## Its use\n\nIn all laws.\n"
GUIDE = (
    "# Guide\n\nRead me.\n\n## A part\n\nWith `code`.\n\n```\none\ntwo\n```\n\n"
    "<h2 id=hidden data-search-exclude>Hidden</h2>\n\nNot found.\n\n### Below\n\nNor this.\n\n## Last\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n<!-- texts -->\n"
)
ALL: Mapping[str, str] = MappingProxyType(
    {
        "docs/guide/read.md": GUIDE,
        "docs/about.md": "---\ntitle: About us\n---\n\nWho we are.\n",
        "docs/glossary.yml": GLOSSARY,
        "docs/glossary/jieyue.md": ESSAY,
    }
)


def made(folder: Path, files: Mapping[str, str] = MappingProxyType({}), settings: str = MATERIAL) -> Path:
    """Build a small project with more files, and return the folder of its site."""
    done = build(write_project(folder, {"mkdocs.yml": settings, **files}))
    assert done.returncode == 0, done.stdout
    return folder / "site"


@cache
def ids_of(page: Path) -> frozenset[str]:
    """Return the ids on a page."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return frozenset(str(each["id"]) for each in soup.find_all(id=True))


def test_every_place_of_the_index_is_on_the_site(site: Path) -> None:
    """A hit leads to a page that is there, and to an element on it: pairs, sentences, notes, terms and headings."""
    found = documents_of(site)
    places = [
        (document.address, place)
        for document in found
        for unit in document.units
        for place in (unit[0], *(f"p{number}" for number, *_ in (unit[4] if len(unit) > 4 else ())))
    ]
    assert len(places) > 500
    for address, place in places:
        page, _, fragment = (f"{address}#{place}" if address or "/" not in place else place).partition("#")
        file = site / page / "index.html"
        assert file.is_file(), page
        assert not fragment or fragment in ids_of(file), (page, fragment)


def test_every_pair_and_note_of_a_text_is_in_the_index(site: Path) -> None:
    """The rows of a page are its units, in their order, behind the titles and before the notes."""
    found = {document.address: document for document in documents_of(site)}
    for page in sorted((site / "texts").glob("*/index.html")):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        rows = [str(row["id"]) for row in soup.select(".bitext-pair")]
        notes = [str(note["id"]) for note in soup.select(".bitext-notes > ol > li[id]")]
        places = found[f"texts/{page.parent.name}/"].places
        assert places[: len(rows) + 1] == ["", *rows]
        assert len(places) - len(rows) - 1 >= len(notes)


def test_a_term_leads_to_all_that_its_page_lists(site: Path, repository: Path) -> None:
    """The pairs of the concordance, that of the titles among them; and besides, its own entry."""
    options = read_options(repository / "mkdocs.yml")
    corpus = load(options)
    documents = documents_of(site)
    found = pairs_of_terms(site)
    assert len(found) == len(corpus.glossary) > 100
    texts = counts_of(site)[0]
    for term in corpus.glossary:
        listed = {
            (f"{text.page.removesuffix('.md')}/", pair)
            for text in corpus.concordance.of(term.id).texts
            for pair in text.pairs
        }
        units = {
            (documents[document].address, documents[document].units[unit][1].partition("\N{EN DASH}")[0])
            for document, some in found[term.headword].items()
            if document < texts
            for unit in some
        }
        own = {unit for unit in units if unit[0] == "start/"}  # the site's own text is found, and not counted
        assert units - own == listed - own, term.headword
        entries = [
            documents[document].units[unit][1]
            for document, some in found[term.headword].items()
            if document >= texts and not documents[document].address
            for unit in some
        ]
        assert entries == [term.headword]


def test_what_a_small_site_has(tmp_path: Path) -> None:
    """The text, the entries of the glossary, its essays, and then the other pages, those of folders last."""
    site = made(tmp_path, ALL)
    assert counts_of(site) == [1, 2, 2]
    assert [(each.address, each.titles) for each in documents_of(site)] == [
        ("water/", ("节约用水办法", "Measures for Saving Water")),
        ("", ("", "Glossary")),
        ("glossary/jieyue/", ("节约用水", "saving water")),
        ("about/", ("", "About us")),
        ("guide/read/", ("", "Guide")),
    ]


def test_the_units_of_a_text(tmp_path: Path) -> None:
    """The pair of titles stands at the head of the page; each other pair at its row, both sides as they are read."""
    text = documents_of(made(tmp_path))[0]
    assert text.languages == ("zh-Hans", "en")
    assert text.places == ["", "p2", "p3", "p4"]
    assert text.text_at("") == ("节约用水办法", "Measures for Saving Water")
    assert text.text_at("p2") == (
        "第一条 为了节约用水,制定本办法。",
        "Article 1 These Measures are made to save water.",
    )


def test_a_title_that_stands_in_the_front_matter_alone(tmp_path: Path) -> None:
    """It is found too, with the original's, at the head of the page."""
    page = PAGE.replace("# Measures for Saving Water\n\n", "")
    text = documents_of(made(tmp_path, {"docs/water.md": page}))[0]
    assert text.text_at("") == ("节约用水办法", "Measures for Saving Water")
    source = "---\ntitle: 题\n---\n\n第一条 为了节约用水。\n"
    page = "---\nsource_text: other\ntitle: A Title\n---\n\nArticle 1 To save water.\n"
    files = {"source_texts/other.md": source, "docs/other.md": page}
    (other,) = (each for each in documents_of(made(tmp_path, files)) if each.address == "other/")
    assert [unit[:4] for unit in other.units] == [
        ("", "", "题", "A Title"),
        ("p1", "1", "第一条 为了节约用水。", "Article 1 To save water."),
    ]


def test_an_entry_of_the_glossary(tmp_path: Path) -> None:
    """It leads to the page of the term, and says what the entry says, without markup."""
    entries = documents_of(made(tmp_path, ALL))[1]
    (unit,) = entries.units
    place, label, headword, said = unit
    assert (place, label) == ("glossary/jieyue/", "节约用水")
    assert headword.split("\n") == ["节约用水", "jiéyuē yòngshuǐ", "節約用水"]
    assert said == "saving water (As here.)\nUsing less."


def test_the_sections_of_a_page(tmp_path: Path) -> None:
    """Each heading begins one; code and tables are text; what is left out, lists of ours among it, is not there."""
    guide = documents_of(made(tmp_path, ALL))[-1]
    assert [unit[:4] for unit in guide.units] == [
        ("", "Guide", "", "Guide\nRead me."),
        ("a-part", "A part", "", "A part\nWith code.\none\ntwo"),
        ("last", "Last", "", "Last\na b\n1 2"),
    ]


def test_an_essay_is_found_and_the_rest_of_its_page_is_not(tmp_path: Path) -> None:
    """What stands around an essay repeats the entry and the texts."""
    essay = documents_of(made(tmp_path, ALL))[2]
    assert [unit[:4] for unit in essay.units] == [
        ("", "节约用水", "", "节约用水\nThe word is old."),
        ("its-use", "Its use", "", "Its use\nIn all laws."),
    ]


def test_a_page_without_a_heading_has_its_title(tmp_path: Path) -> None:
    """What the front matter calls it is found as if it stood on it."""
    about = documents_of(made(tmp_path, ALL))[3]
    assert [unit[:4] for unit in about.units] == [("", "About us", "", "About us\nWho we are.")]


@pytest.mark.parametrize("page", ["docs/water.md", "docs/about.md", "docs/glossary/jieyue.md"])
def test_a_page_that_is_left_out(page: str, tmp_path: Path) -> None:
    """`search: {exclude: true}` in a front matter keeps a page out, a translation too, as in Material's search."""
    text = {"docs/water.md": PAGE, **ALL}[page]
    head = text if text.startswith("---\n") else f"---\n---\n{text}"
    site = made(tmp_path, {**ALL, page: head.replace("---\n", "---\nsearch: {exclude: true}\n", 1)})
    address = f"{page.removeprefix('docs/').removesuffix('.md')}/"
    assert address not in [each.address for each in documents_of(site)]
    assert len(documents_of(site)) == 4


def test_texts_alone(tmp_path: Path) -> None:
    """With `search: texts`, the other pages are left out, and terms are not."""
    site = made(tmp_path, ALL, MATERIAL.replace("[bitext]", "[bitext: {search: texts}]"))
    assert counts_of(site) == [1, 2, 0]


def test_addresses_without_folders(tmp_path: Path) -> None:
    """With `use_directory_urls: false` they are those of files."""
    site = made(tmp_path, ALL, f"{MATERIAL}use_directory_urls: false\n")
    found = documents_of(site)
    assert [each.address for each in found] == [
        "water.html",
        "",
        "glossary/jieyue.html",
        "about.html",
        "guide/read.html",
    ]
    assert found[1].places == ["glossary/jieyue.html"]
    assert (site / "search.html").is_file()


def test_the_page_of_the_search(tmp_path: Path) -> None:
    """It is generated, stands in no navigation, and is not found itself."""
    site = made(tmp_path)
    soup = BeautifulSoup((site / "search/index.html").read_text("utf-8"), "html.parser")
    assert soup.select("h1")[0].get_text() == "Search"
    first = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser")
    assert not first.select(".md-nav a[href^=search]")
    assert "search/" not in [each.address for each in documents_of(site)]


@pytest.mark.parametrize("path", ["docs/search.md", "docs/search/index.md"])
def test_an_own_page_of_the_search(path: str, tmp_path: Path) -> None:
    """The one that an editor wrote wins, under either name."""
    site = made(tmp_path, {path: "# Find\n\n<!-- search -->\n"})
    assert '<h1 id="find">Find' in (site / "search/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "files",
    [
        {"docs/index.md": "# Home\n"},
        {"docs/index.md": "---\nsearch: {exclude: true}\n---\n\n# Home\n"},
        {"docs/index.md": ""},
    ],
    ids=["one page", "nothing to find", "an empty page"],
)
def test_a_site_with_hardly_anything(files: Mapping[str, str], tmp_path: Path) -> None:
    """A site without texts, without a glossary, without anything to find has an index too."""
    write(tmp_path, files, MATERIAL)
    done = build(tmp_path, "--strict")
    assert done.returncode == 0, done.stdout
    assert len(documents_of(tmp_path / "site")) == ("# Home" in files["docs/index.md"][:6])
    assert manifest_of(tmp_path / "site")["format"] == 1


def test_a_page_with_errors_is_found(tmp_path: Path) -> None:
    """A text whose original is missing, one that does not pair, and one whose heading has a tag that is none."""
    files = {
        "docs/lost.md": "---\nsource_text: nowhere\n---\n\n# Lost\n\nSome words.\n",
        "docs/water.md": PAGE.replace("# Measures for Saving Water", "# Measures of the <State>").replace(
            "Article 2 ", "<!-- source: 99 -->\nArticle 2 "
        ),
    }
    done = build(write_project(tmp_path, {"mkdocs.yml": MATERIAL, **files}))
    assert "docs/water.md:6:19: error[C29] expected HTML that may stand here, found <State>; " in done.stdout
    found = {each.address: each for each in documents_of(tmp_path / "site")}
    assert "Some words." in [unit[3] for unit in found["lost/"].units]
    assert found["water/"].text_at("")[1].startswith("Measures of the")
    assert any("whole country" in unit[3] for unit in found["water/"].units)


def test_a_text_as_another_plugin_has_changed_it(tmp_path: Path) -> None:
    """What stands on the page is what is found."""
    hook = "def on_page_markdown(markdown, **_):\n    return markdown.replace('everybody', 'your own')\n"
    site = made(tmp_path, {"hook.py": hook}, f"{MATERIAL}hooks: [hook.py]\n")
    assert documents_of(site)[0].text_at("p4")[1].endswith("it is your own's duty.")


def test_a_build_that_is_repeated_writes_the_same_bytes(tmp_path: Path) -> None:
    """The names of the files say what is in them."""
    first, second = (files_of(made(tmp_path / name, ALL) / "search") for name in ("one", "two"))
    assert {**first, "index.html": b""} == {**second, "index.html": b""}


MATERIALS_SEARCH = (
    "Material's search is switched off, since this site is searched by pairs; take `search` out of plugins:"
)
THEMES = {
    "[search, bitext]": True,
    "[bitext, search]": True,
    "[material/search, bitext]": True,
    "[bitext, search: {lang: zh}]": True,
    "[bitext]": False,
}


@pytest.mark.parametrize(("plugins", "said"), THEMES.items(), ids=THEMES)
def test_the_search_of_material_is_switched_off(plugins: str, said: bool, tmp_path: Path) -> None:  # a case
    """Wherever it stands in the list, with one line that says so and is no warning."""
    write_project(tmp_path, {"mkdocs.yml": MATERIAL.replace("[bitext]", plugins)})
    done = build(tmp_path, "--strict")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(f"INFO    -  bitext: {MATERIALS_SEARCH}") == said
    assert not (tmp_path / "site/search/search_index.json").exists()


def test_the_search_of_another_theme_stays(tmp_path: Path) -> None:
    """It is the theme's; our index stands beside its own."""
    site = made(tmp_path, settings="site_name: A\nplugins: [search, bitext]\n")
    assert (site / "search/search_index.json").is_file()
    assert counts_of(site)[0] == 1


I18N = "[bitext, i18n: {languages: [{locale: en, default: true, name: English}, {locale: zh, name: 中文}]}]"


@pytest.mark.plugins
@pytest.mark.parametrize("search", ["", "search, "])
def test_a_site_in_two_languages(search: str, tmp_path: Path) -> None:
    """One index has the pages of all languages; one that is the same page in the other language is found once."""
    files = {**ALL, "docs/about.zh.md": "# 关于\n\n我们是谁。\n"}
    site = made(tmp_path, files, MATERIAL.replace("[bitext]", I18N.replace("[bitext", f"[{search}bitext")))
    assert [each.address for each in documents_of(site)] == [
        "water/",
        "",
        "glossary/jieyue/",
        "about/",
        "zh/about/",
        "guide/read/",
    ]
    names = {path.name for path in (site / "search/t").iterdir()}
    assert len(names) == len({re.sub(r"\.\w+\.bin$", "", name) for name in names})


OPEN = (
    "<a ",
    "<!--",
    "<!--x>",
    "<![CDATA[",
    "<![CDATA[>",
    "</",
    "<?",
    "<a href='",
    "<a href='>",
    "<h2 id=a>",
    "<title>",
    "<",
)


@pytest.mark.parametrize("typed", OPEN)
def test_a_page_of_tags_without_an_end(typed: str) -> None:
    """It takes no longer than its length: a parser that looks to the end for each would need hours."""
    page = page_of(f"<h1>Title</h1><p>Words.</p>{typed * 100_000}", "a/", "", "en")
    assert page
    assert "Words." in page.units[0].sides[1]
