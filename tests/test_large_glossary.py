"""A glossary of more than three hundred terms: pages that terms share, and addresses that hold for ever."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bitext.model.glossary import FEW, MANY, Glossary, Rendering, Term
from bitext.pages import generated_pages
from tests.support.project import CONFIGURATION, build, write
from tests.support.rendered import parsed, render, site_of, source_text, text_of, translation
from tests.support.search_index import documents_of

WORDS = "abcdefghijklmnopqrstuvwxyz"


def entries(count: int) -> str:
    """Return a glossary of so many terms: three that occur, one of them with an essay, and others."""
    more = "".join(
        f"- {{id: {WORDS[n % 26]}-{n}, zh: 第{n}词, pinyin: {WORDS[n % 26]} {n}, renderings: [word {n}]}}\n"
        for n in range(count - 3)
    )
    return (
        "- {id: fazhan, zh: 发展, see_also: [jingji], renderings: [development, {en: growth, note: 'See [it](texts/a.md).'}],"
        " definition: 'What *grows*.'}\n"
        "- {id: jingji, zh: 经济, renderings: [economy]}\n- {id: aba, zh: 阿坝, renderings: [Aba]}\n" + more
    )


FILES = {
    "docs/glossary/aba.md": "An essay, with [a term](fazhan.md) and [one](../glossary.md#jingji).\n",
    "docs/texts/a.md": (
        "---\nsource_text: a\ntitle: A\n---\n\nDevelopment in Aba.\n\n"
        "The [economics](../glossary.md#jingji), [growth](../glossary/fazhan.md), [Aba](../glossary/aba.md).\n"
    ),
    "docs/index.md": "# Home\n\nSee [growth](glossary.md#fazhan) and [the economy](glossary/jingji.md).\n",
    "source_texts/a.md": "---\ntitle: 题\n---\n\n阿坝发展\n\n发展经济\n",
}
VALIDATION = "validation: {anchors: warn, unrecognized_links: warn, nav: {omitted_files: warn}}\n"


def soup_of(path: Path) -> BeautifulSoup:
    """Return a built page."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@pytest.fixture(scope="module", params=[True, False])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a large glossary, strictly built, with both forms of addresses."""
    folder = tmp_path_factory.mktemp("large")
    addresses = f"use_directory_urls: {str(request.param).lower()}\n"
    configuration = CONFIGURATION.replace("[bitext]", "[search, bitext]") + VALIDATION + addresses
    write(folder, {**FILES, "docs/glossary.yml": entries(FEW + 1)}, configuration)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    return folder / "site"


def file_at(site: Path, address: str) -> Path:
    """Return the file at an address from the site's root, whichever form addresses have."""
    folder = site / address / "index.html"
    return folder if folder.exists() else site / f"{address}.html"


def test_every_link_leads_to_its_place(project: Path) -> None:
    """On every page, to a file and an anchor that are there; none through the small file at a term's address."""
    pages = [*project.rglob("*.html")]
    anchors = {path: {str(each["id"]) for each in soup_of(path).select("[id]")} for path in pages}
    small = {path for path in pages if "http-equiv" in path.read_text("utf-8")}
    for path in set(pages) - small:
        for link in soup_of(path).select("article a[href], .md-content a[href]"):
            address, _, anchor = str(link["href"]).partition("#")
            if "://" in address or path.name == "404.html" or "download" in link.attrs:
                continue
            target = (path.parent / address).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            assert target in anchors, (path, link)
            assert target not in small, (path, link)
            assert not anchor or anchor in anchors[target], (path, link)


def test_an_address_of_a_term_is_for_ever(project: Path) -> None:
    """A small file that leads to the term without a script; in no sitemap, no navigation and no search."""
    for id_ in ("fazhan", "jingji", "a-0", "z-25"):
        path = file_at(project, f"glossary/{id_}")
        text = path.read_text("utf-8")
        assert len(text.encode()) < 500
        soup = parsed(text)
        (refresh,), (link,) = soup.select("meta[http-equiv=refresh]"), soup.select("a")
        assert str(refresh["content"]) == f"0;url={link['href']}"
        address, _, anchor = str(link["href"]).partition("#")
        assert anchor == id_
        target = (path.parent / address).resolve()
        target = target / "index.html" if target.is_dir() else target
        assert soup_of(target).select(f"h2[id={id_}]")
        canonical = str(soup.select("link[rel=canonical]")[0]["href"])
        assert re.fullmatch(rf"https://example\.org/glossary/terms/[a-z]-\d+(?:/|\.html)#{id_}", canonical)
        assert soup.select("meta[name=robots][content=noindex]")
    site_map = (project / "sitemap.xml").read_text("utf-8")
    searched = [place for each in documents_of(project) for place in (each.address, *each.places)]
    for address in ("glossary/fazhan", "glossary/a-0"):
        assert f"/{address}" not in site_map
        assert not [each for each in searched if each.startswith(address)]
    assert "/glossary/aba" in site_map


def test_an_essay_keeps_its_page(project: Path) -> None:
    """It has its own, with the term's passages, and is named on the page of its letter."""
    soup = soup_of(file_at(project, "glossary/aba"))
    assert soup.select(".bitext-termhead, .bitext-passage")
    shared = soup_of(file_at(project, "glossary/terms/a-1"))
    assert not shared.select("h2[id=aba]")
    assert "阿坝" in [text_of(each) for each in shared.select(".bitext-contents a")]


def test_a_shared_page_says_all_of_each_term(project: Path) -> None:
    """Heading, reading, renderings with counts and notes, definition, relations, and lines of context with links."""
    soup = soup_of(file_at(project, "glossary/terms/f-1"))
    heading = soup.select("h2[id=fazhan]")[0]
    section = heading.parent
    assert section
    assert text_of(heading).strip() == "发展 development"
    said = " ".join(text_of(section).split())
    for part in ("fāzhǎn", "development: 1", "growth: 1See it.", "What grows.", "See also: 经济 economy"):
        assert part in said
    assert "2 passages in 1 text" in said
    lines = [[text_of(each) for each in line.select("a, p")] for line in section.select(".bitext-line")]
    assert lines == [["1", "阿坝发展", "Development in Aba."], ["2", "发展经济", "The economics, growth, Aba."]]
    assert [text_of(each) for each in section.select("mark")] == ["发展", "Development", "发展", "growth"]
    letters = [text_of(each) for each in soup.select(".bitext-letters a")]
    assert letters == ["All", *map(str.upper, WORDS)]
    assert [text_of(each) for each in soup.select(".bitext-letters [aria-current]")] == ["F"]
    assert [text_of(each).partition(":")[0] for each in soup.select(".bitext-neighbours p")] == ["Previous", "Next"]


def test_the_glossary_page_leads_to_all(project: Path) -> None:
    """Every term is listed by its reading, for the filter too, with the way to its place; and every rendering."""
    soup = soup_of(file_at(project, "glossary"))
    listed = soup.select(".bitext-glossary .bitext-entry")
    assert len(listed) == FEW + 1
    assert all(each.select("dt a[href]") for each in listed)
    assert len(soup.select(".bitext-by-english li")) == FEW + 2


def test_a_search_finds_terms_and_no_lines(project: Path) -> None:
    """Each entry is found, at its place; lines of context repeat the texts and are not."""
    listed = [each for each in documents_of(project) if each.titles[1] == "Glossary"]
    assert sum(len(each.units) for each in listed) == FEW + 1
    entries = {unit[0].rpartition("#")[2]: unit for each in listed for unit in each.units}
    place, label, headword, said, *_ = entries["fazhan"]
    assert (place.removesuffix(".html#fazhan").removesuffix("/#fazhan"), label) == ("glossary/terms/f-1", "发展")
    assert headword.split("\n")[:2] == ["发展", "fāzhǎn"]
    assert said == "development\ngrowth (See it.)\nWhat grows."
    assert not [each.address for each in documents_of(project) if each.address.startswith("glossary/terms/")]


def glossary(count: int) -> Glossary:
    """Return a glossary of so many terms, all of which stand in one text of ours."""
    return Glossary(
        tuple(
            Term(
                f"t{n}",
                chr(0x4E00 + n) * 3,
                f"{WORDS[n % 26]} {n}",
                renderings=(Rendering(f"word {n}"),),
                definition="It.",
            )
            for n in range(count)
        )
    )


@pytest.mark.parametrize(("terms", "marked", "brief"), [(FEW, 60, False), (FEW + 1, 25, False), (FEW + 1, 26, True)])
def test_what_a_text_lists(terms: int, marked: int, brief: bool) -> None:
    """Full entries, unless the glossary is large and the text has many of its terms; each mark leads to an entry."""
    zh, en = (
        "，".join(each) for each in zip(*((chr(0x4E00 + n) * 3, f"word {n}") for n in range(marked)), strict=True)
    )
    html = render(site_of(source_text(zh), translation(f"{en}."), glossary=glossary(terms)))
    soup = parsed(html)
    entries_ = soup.select(".bitext-terms dl > div[id]")
    assert len(entries_) == marked
    assert {str(each["href"]) for each in soup.select(".bitext-term")} == {f"#{each['id']}" for each in entries_}
    assert bool(soup.select(".bitext-definition")) != brief
    assert all(each.select("a[href]") for each in entries_)
    assert text_of(entries_[0]).startswith("一一一 a 0")


def test_a_thousand_terms_and_one_are_listed_by_letters() -> None:
    """The glossary's page leads to pages of terms and of renderings, and every term stands on one of each."""
    site = site_of(source_text("一一一"), translation("Word 0."), glossary=glossary(MANY + 1))
    pages = generated_pages(site.corpus)
    soup = parsed(render(site, "glossary.md", text=pages["glossary.md"]))
    assert len(soup.select(".bitext-letters")) == 2
    assert not soup.select(".bitext-glossary")
    linked = {str(each["href"]) for each in soup.select(".bitext-parts a")}
    shared = [path for path in pages if path.startswith("glossary/terms/")]
    english = [path for path in pages if path.startswith("glossary/english/")]
    assert linked == {f"{path.removesuffix('.md')}/" for path in (*shared, *english)} or len(linked) == len(
        shared
    ) + len(english)
    found: list[str] = []
    for path in shared:
        made = parsed(render(site, path, text=pages[path]))
        here = [str(each["id"]) for each in made.select("section > h2[id]")]
        assert len(here) <= 100
        found += here
    assert sorted(found) == sorted(site.corpus.glossary.by_id)
    assert sum(len(parsed(render(site, path, text=pages[path])).select("li")) for path in english) == MANY + 1


def test_an_ordinary_word_is_said_once(tmp_path: Path) -> None:
    """In a hundred texts, an entry in more than a third of all pairs; not a rarer one, and not in fewer texts."""
    texts = {
        f"{folder}/t{n}.md": f"---\n{head}\n---\n\n{body[0]}\n\n{body[1]}\n\n{body[2]}\n"
        for n in range(100)
        for folder, head, body in (
            ("source_texts", "title: 题", ("工作。", f"{'工作和' if n < 1 else ''}网络。", "无。")),
            ("docs", f"source_text: t{n}", ("Work.", f"{'Work and ' if n < 1 else ''}a network.", "No.")),
        )
    }
    files = {**texts, "docs/glossary.yml": "- {zh: 工作, renderings: [work]}\n- {zh: 网络, renderings: [network]}\n"}
    write(tmp_path, files)
    done = build(tmp_path)
    said = [line for line in done.stdout.splitlines() if "F14" in line]
    assert said == [
        "INFO    -  bitext: docs/glossary.yml:1:3: information[F14] expected a term in no more than a third of all pairs, "
        "found 工作 in 101 of 300; take the entry out if it is an ordinary word"
    ]
    for path in (tmp_path / "docs/t99.md", tmp_path / "source_texts/t99.md"):
        path.unlink()
    assert "F14" not in build(tmp_path).stdout
