"""What a reader sees of blocks and notes, part by part: as the page shows it, and with the way back to the Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.extension import mark_terms
from bitext.extension.inline_text import InlineText, texts_of
from bitext.model.edition import Translation
from bitext.model.pairing import Pair
from bitext.model.text import Block, Passage
from tests.support.marked import GLOSSARY, listed, marked_site
from tests.support.rendered import parsed, render, site_of, source_text, translation

EXTENSIONS = ("tables", "footnotes", "toc", "pymdownx.superfences", "admonition")
NOTES = "[plan]: u.md\n\n[^1]: **数字经济 (2) / digital economy:** A *note*[^2], [plan]. –Ed.\n\n    More `code`.\n\n[^2]: B –Trans."


def blocks(markdown: str, kind: str) -> list[Block]:
    """Return the blocks of a kind in a translation."""
    return [block for block in translation(f"{markdown}\n\n{NOTES}").blocks if block.kind == kind]


def said(block: Block) -> list[str]:
    """Return the texts of a block's passages."""
    return [passage.text for passage in block.passages]


@pytest.mark.parametrize(
    ("markdown", "kind", "expected"),
    [
        ("A *b*\nc [d](e) [f –Ed.], g[^1].", "paragraph", ["A b c d, g."]),
        ("As is.", "paragraph", ["As is."]),
        ("A [b\nc –Ed.], d.", "paragraph", ["A, d."]),
        ("*a [b* –Ed.] c", "paragraph", ["*a c"]),
        ("<!-- why -->", "paragraph", []),
        ("## C# and *d* ##", "heading", ["C# and d"]),
        ("A *b*\n====", "heading", ["A b"]),
        ("- a\n  b in C#\n    - c\n\n    d", "item", ["a b in C#", "c", "d"]),
        ("> a\n> *b*\n>\n> - c", "quotation", ["a b", "c"]),
        ("> a\n>\n>     b\n>\n> c", "quotation", ["a", "c"]),
        ("- a\n\n    ```\n    b\n    ```\n\n    c", "item", ["a", "c"]),
        ("| a | `b` |\n|---|---|\n| [c](d) [e –Ed.] |  |", "table", ["a", "b", "c"]),
        ('!!! note "A *b*"\n    c\n    d', "container", ["A b", "c d"]),
        ("!!! note\n    c", "container", ["c"]),
        ("<div>a</div> *b*[^1]", "html", ["b[^1]"]),
        ("```\na\n```", "fence", []),
    ],
)
def test_what_a_reader_sees_of_a_block(markdown: str, kind: str, expected: list[str]) -> None:
    """Signs, notes and code that stands apart are no part of it; paragraphs, items and cells stand apart."""
    assert [text for block in blocks(markdown, kind) for text in said(block)] == expected


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("[a](b) [c][plan] ![d](e) `[f](g)` <http://h.i>", ("b", "u.md")),
        ("- a\n\n        [b](c)\n\n    [d](e 'f')", ("e",)),
        ("[a [b](c) d](e\\_f)", ("e_f",)),
    ],
)
def test_links_that_can_be_followed(markdown: str, links: tuple[str, ...]) -> None:
    """The addresses are those that the page has; none are of code, of pictures or of what stands in a link."""
    assert translation(f"{markdown}\n\n{NOTES}").blocks[0].links == links


def test_a_block_without_markup_is_kept_once() -> None:
    """Most blocks are what they say: nothing is kept of them twice."""
    plain, marked = translation("As is.\n\nAs *is*.").blocks
    assert plain.read is None
    assert plain.passages == (Passage("As is."),)
    assert marked.passages == marked.read


def test_an_original_has_passages_too() -> None:
    """They lie in a row in the text of the block."""
    table, item, picture = source_text("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n- 戊\n    - 己\n\n![](a.png)").blocks
    assert [(each.text, each.start) for each in table.passages] == [("甲", 0), ("乙", 1), ("丙", 2), ("丁", 3)]
    assert [item.text[each.place(0)] for each in item.passages] == ["戊", "己"]
    assert picture.passages == ()


def test_a_note_carries_its_text() -> None:
    """With its signature, without markup, calls and what points at an occurrence; paragraphs are parted by line feeds."""
    page = translation(f"A[^1] *b* [or *c*\nd –Ed.].\n\n> [!NOTE]\n> E [f](g).\n>\n> - h –Ed.\n\n{NOTES}")
    texts = {note.label or note.form: note.text for note in page.notes}
    assert texts == {
        "1": "数字经济 / digital economy: A note, plan. –Ed.\nMore code.",
        "2": "B –Trans.",
        "bracket": "or c d –Ed.",
        "alert": "E f.\nh –Ed.",
    }


def test_a_term_in_code_of_a_quotation_is_none_of_the_text() -> None:
    """Neither the page nor the concordance has it: code is not marked, wherever it stands."""
    site = marked_site(None, "Big data.\n\n> a\n>\n>     digital economy\n\n    cyber power")
    assert set(site.corpus.concordance.uses) == {"shuju"}
    assert listed(parsed(render(site, extensions=EXTENSIONS))) == ["shuju"]


# fmt: off
WORDS = ("digital economy", "the plan", "big data,", "development.", "x")
INLINE = (
    "{}", "*{}*", "**{}** _a_", "[{}](a.md)", "[{}](../glossary.md#jingji 't')", "[{}][plan]", "`{}`", "{}[^1]", "{}[^no]", "{} [b –Ed.]",
    '{} [or "c *d" –Trans.] e*', "{} \\* &amp; f", "[2021] {}", "<b>{}</b>", "{}\n  g", "{}  \nh", "{} <!-- i -->", "![{}](j.png)", "{} [see [k] –Ed.]",
    "{} C#", "<http://l.m> {}", "[{} ![n](o)](p)", "{} 数字经济",
)
HOLDERS = (
    "{}", "## {}", "{}\n======", "- {}", "1. {}\n2. a", "- b\n\n    {}\n\n    - c", "> {}", "> - {}\n> - d", "> e\n>\n>     {}", "- f\n\n    ~~~\n    {}\n    ~~~",
    "| g | {} |\n|---|---|\n| h | i |", "> [!NOTE]\n> {} –Ed.", '!!! note "J"\n    {}', "    {}", "```\n{}\n```",
)
# fmt: on


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Return the body of a page: blocks of all kinds, with markup of all kinds in them."""
    made = []
    for holder in draw(st.lists(st.sampled_from(HOLDERS), min_size=1, max_size=5)):
        forms = draw(st.lists(st.tuples(st.sampled_from(INLINE), st.sampled_from(WORDS)), min_size=1, max_size=4))
        inline = " ".join(form.format(word) for form, word in forms)
        before = holder.partition("{")[0].rpartition("\n")[2]
        if before.startswith(("#", "|", "1.")) or holder.startswith(("|", "{}\n")):
            inline = " ".join(inline.split("\n"))
        indent = before.translate({ord(sign): " " for sign in "-"})
        made.append(holder.format(inline.replace("\n", f"\n{indent}")))
    return "\n\n".join(made) + f"\n\n{NOTES}"


def shown_and_read(body: str) -> Iterator[tuple[list[str], list[str]]]:
    """Yield for each pair the texts that the page shows of the translation, and those that its blocks carry."""
    site = site_of(None, translation(body), glossary=GLOSSARY)
    taken: list[tuple[list[InlineText], Translation, tuple[int, ...]]] = []
    read = mark_terms.MarkTerms._read  # it alone sees the tree before marks stand in it

    def watched(self: mark_terms.MarkTerms, pair: Pair) -> Iterator[object]:
        column = self.article.columns_of.get(pair.number, {}).get("translation")
        found = texts_of([] if column is None else [column], self.stash, mark_terms.NOT_PROSE)
        taken.append((found, self.translation, pair.translation))
        return read(self, pair)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mark_terms.MarkTerms, "_read", watched)
        render(site, extensions=EXTENSIONS)
    for found, translated, indexes in taken:
        passages = [passage.text for index in indexes for passage in translated.blocks[index].passages]
        yield (
            [words for text in found if (words := " ".join(text.text.split()))],
            [words for text in passages if (words := " ".join(text.split()))],
        )


@settings(max_examples=max(50, (settings.default.max_examples if settings.default else 0) // 5))
@given(bodies())
def test_the_page_shows_what_the_blocks_carry(body: str) -> None:
    """Marks, counts, checks and lists see one text: that of the page."""
    for shown, carried in shown_and_read(body):
        assert shown == carried


@given(bodies())
def test_every_passage_leads_back_to_the_markdown(body: str) -> None:
    """A character that was typed is found where it was typed, in the order of the text."""
    for block in translation(body).blocks:
        for passage in block.passages:
            places = [passage.place(offset) for offset in range(len(passage.text))]
            assert places == sorted(set(places))
            assert all(
                block.text[place] in (character, "\\", "&", "\n", " ", "\t", "<")
                for place, character in zip(places, passage.text, strict=True)
            )
            if places:
                assert passage.place(len(passage.text)) == places[-1] + 1
