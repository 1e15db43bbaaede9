"""What term marks leave as it is: both texts, headings, the table of contents, pages that an edit does not touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.marked import GLOSSARY, listed, marked_page, marked_site, marks_of
from tests.support.original_text import visible
from tests.support.project import build, write
from tests.support.rendered import NO_TERMS, render, text_of
from tests.test_fidelity import CHARACTERS, FRAGMENTS, INLINE, in_block

TERMS = st.sampled_from(
    [form for term in GLOSSARY for form in (term.headword, *(each.words for each in term.renderings))]
)
originals = st.lists(
    st.tuples(
        st.one_of(TERMS, st.text(CHARACTERS, max_size=6), FRAGMENTS), st.sampled_from(("", "", "", "\n", "\n\n"))
    ),
    min_size=1,
    max_size=14,
).map(lambda parts: "".join(part + gap for part, gap in parts).strip("\n"))
prose = st.lists(
    st.one_of(INLINE, TERMS.map(lambda term: (f"{term}, *{term}*", f"{term}, {term}"))), min_size=1, max_size=4
)
blocks = st.lists(
    prose.map(lambda parts: (" ".join(part for part, _ in parts), " ".join(text for _, text in parts))).flatmap(
        in_block
    ),
    min_size=1,
    max_size=4,
)


@given(body=originals)
def test_marks_do_not_change_the_original(body: str) -> None:
    """Character for character, whatever is marked in it; with the terms facing it, so that much is."""
    english = " ".join(each.words for term in GLOSSARY for each in term.renderings)
    soup = marked_page(body, f"{english}\n\n{english}")
    assert "".join(map(text_of, soup.select(".bitext-source"))) == visible(body)


@given(blocks=blocks, paired=st.booleans())
def test_marks_do_not_change_the_translation(blocks: list[tuple[str, str]], paired: bool) -> None:
    """Row by row, every character of the prose."""
    body = "\n\n<!-- apart -->\n\n".join(markdown for markdown, _ in blocks)
    original = "\n\n".join(["".join(term.headword for term in GLOSSARY)] * len(blocks)) if paired else None
    soup = marked_page(original, body)
    shown = [" ".join(text_of(column).split()) for column in soup.select(".bitext-translation")]
    assert "".join(" ".join(shown).split()) == "".join("".join(text for _, text in blocks).split())


@given(body=originals)
def test_a_mark_says_what_it_is(body: str) -> None:
    """Each leads to its entry on the page, which is there once; none stands in another, or in a link or a note."""
    english = " ".join(each.words for term in GLOSSARY for each in term.renderings)
    soup = marked_page(body, english)
    ids = listed(soup)
    assert len(set(ids)) == len(ids)
    marks = soup.select(".bitext-term")
    assert {mark["href"] for mark in marks} == {f"#{id_}" for id_ in ids}
    assert len({*marks_of(soup, "source", "text"), *marks_of(soup, "translation", "text")}) <= 2 * len(ids)
    assert soup.select("a a, .bitext-lemma .bitext-term, code .bitext-term") == []


HEADINGS = "# The Digital Economy\n\n## Digital economy and development\n\nText.\n\n## Development\n\n## Development"


def test_headings_keep_their_ids() -> None:
    """A mark in a heading changes neither its id nor its entry in the table of contents."""
    original = "# 数字经济\n\n## 数字经济和发展\n\n文。\n\n## 发展\n\n## 发展"
    seen = []
    for glossary in (GLOSSARY, NO_TERMS):
        soup = marked_page(original, f"[TOC]\n\n{HEADINGS}", glossary=glossary)
        assert bool(soup.select(".bitext-translation h2 .bitext-term")) == bool(glossary)
        found = soup.select(".toc a, h1, .bitext-translation h2")
        seen.append([(each.get("id"), each.get("href"), text_of(each)) for each in found])
    assert seen[0] == seen[1]


def test_a_heading_takes_no_id_of_ours() -> None:
    """Neither that of a term or a note of the page nor those of the lists; the second of its kind gets a number, as always."""
    noted = "Text [so –Ed.].\n\n## Notes\n\nText.\n\n## N1\n\nText."
    soup = marked_page("## 一\n\n数字经济\n\n## 二\n\n文", f"## Jingji\n\nThe digital economy.\n\n## Terms\n\n{noted}")
    ids = [str(each["id"]) for each in soup.select("[id]")]
    assert len(ids) == len(set(ids)), ids
    assert {"jingji", "terms", "notes", "n1"} <= set(ids)
    assert [each["id"] for each in soup.select(".bitext-translation h2")] == ["jingji_1", "terms_1", "notes_1", "n1_1"]


def test_no_heading_has_the_id_of_anything_else() -> None:
    """Whatever has an id on a page: a heading that is called like it gets another one."""
    source = "# 题※\n\n数字经济①甲①\n\n①注。\n\n※本文"
    body = "# Title\n\nThe digital economy[^1], a text [so –Ed.].\n\n> [!NOTE]\n> Said. –Ed.\n\n{}\n\n[^1]: x –Ed."
    ids = [str(each["id"]) for each in marked_page(source, body.format("A")).select("[id]")]
    assert len(ids) == len(set(ids))
    named = marked_page(source, body.format("\n\n".join(f"## {id_}" for id_ in ids)))
    again = [str(each["id"]) for each in named.select("[id]")]
    assert len(again) == len(set(again)), sorted(again)


def test_other_ids_are_not_taken() -> None:
    """A heading that is called like a term of another page keeps its id."""
    soup = marked_page(
        "## 一\n\n数字经济", "## Fazhan\n\nThe digital economy, [net](../glossary.md#nobody).\n\n## Nobody"
    )
    assert [each["id"] for each in soup.select(".bitext-translation h2")] == ["fazhan", "nobody"]


# Pages that an edit does not touch

ENTRIES = "- {id: jingji, zh: 数字经济, renderings: [digital economy]}\n- {id: fazhan, zh: 发展, definition: Growth., renderings: [development]}\n"
HEAD = "---\nsource_text: {0}\ntitle: {0}\n---\n"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("docs/glossary.yml", "Growth.", "More."),
        ("docs/glossary.yml", "[development]", "[development, growth]"),
        ("docs/b.md", "Development.", "Development and development.\n"),
        ("docs/glossary.yml", ENTRIES, f"{ENTRIES}- {{id: zizhi, zh: 自治, renderings: [self-rule]}}\n"),
    ],
)
def test_a_page_whose_terms_an_edit_does_not_touch_keeps_its_bytes(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    """The whole file; the page of the term that was edited changes."""
    files = {
        "docs/glossary.yml": ENTRIES,
        "docs/a.md": f"{HEAD.format('a')}The digital economy.\n",
        "docs/b.md": f"{HEAD.format('b')}Development.\n",
        "source_texts/a.md": "---\ntitle: 题\n---\n\n数字经济\n",
        "source_texts/b.md": "---\ntitle: 题\n---\n\n发展\n",
    }
    folder = write(tmp_path, files)
    nav = "nav: [index.md, a.md, b.md, glossary.md]\n"  # else a new page is in the navigation of all
    (folder / "mkdocs.yml").write_text((folder / "mkdocs.yml").read_text("utf-8") + nav, "utf-8")
    pages = []
    for _ in range(2):
        done = build(folder)
        assert done.returncode == 0, done.stdout
        pages.append([(folder / f"site/{name}/index.html").read_bytes() for name in ("a", "glossary/jingji", "b")])
        text = (folder / path).read_text("utf-8")
        (folder / path).write_text(text.replace(old, new), "utf-8")
    assert pages[0][:2] == pages[1][:2]


def test_no_glossary_no_trace() -> None:
    """A page of a site without a glossary has neither choice nor list."""
    html = render(marked_site("数字经济", "The digital economy.", glossary=NO_TERMS))
    assert "bitext-term" not in html
