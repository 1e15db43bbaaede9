"""Notes, as properties: pages are built of prose and notes, so what must be on the page is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import markdown
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.model.edition import Translation
from tests.support.rendered import parsed, render, site_of, source_text, text_of, text_on, translation

SOURCE = "# 题※\n\n网络强国①,数字经济。\n\n①注。\n\n| 甲 | 乙 |\n| 丙 | 丁 |\n\n> 引文。\n\n※本文是主要部分。"

WORDS = st.lists(
    st.sampled_from(("power", "of", "the", "state,", "R&D", "“country”", "grows", "2021")), min_size=1, max_size=5
)
SIGNATURES = st.sampled_from(("–Ed.", "—Trans.", "-Eds.", "– Tr."))

SAYINGS = (
    ("plain {}", None), ("*{}*", "em"), ("**{}**", "strong"), ("`{}`", "code"), ("a **b *{}* c** d", "em"), ("{} & co", None),
    ("_{}_", "em"), ('or "{}"', None), ("lit. {}", None),
)  # fmt: skip
"""What a note says, and the element that its word stands in then."""
LONGER = (
    ("[{}](https://example.org/)", "a"), ("<https://example.org/{}>", "a"), ("a\n\n    - b\n    - {}\n\n    end", "li"),
    ("a\n\n    second paragraph {}", "p"), ("a\n\n    1. {}", "li"), ("a\n\n    > {}", "blockquote"), ("[so {}]", None),
)  # fmt: skip
"""What a longer footnote says, and the element that its word stands in then."""


@dataclass(frozen=True)
class Noted:
    """A page with notes, and that page without them."""

    body: str
    bare: str
    contents: tuple[tuple[str, str | None, str], ...]
    """The word of each note, the element that it stands in, and the class of what holds it."""


@st.composite
def pages(draw: st.DrawFn) -> Noted:
    """Return a page of paragraphs, headings, items, quotations and tables, with notes of all forms anywhere in them."""
    body, bare, contents, definitions = [], [], list[tuple[str, str | None, str]](), []
    for _ in range(draw(st.integers(1, 5))):
        noted, plain = "", ""
        form = draw(st.sampled_from(("{}", "## {}", "- {}", "> {}", "| {} | x |\n|---|---|\n| y | z |", "*{}*")))
        for words in draw(st.lists(WORDS, min_size=1, max_size=3)):
            noted, plain = (f"{text}{' ' if text else ''}{' '.join(words)}" for text in (noted, plain))
            kind = draw(st.sampled_from(("none", "bracket", "footnote")))
            word = f"zq{len(contents)}x"
            if kind == "bracket":
                says, inside = draw(st.sampled_from(SAYINGS))
                noted += f"{draw(st.sampled_from(('', ' ')))}[{says.format(word)} {draw(SIGNATURES)}]"
                contents.append((word, inside, "bitext-typed"))
            elif kind == "footnote":
                says, inside = draw(st.sampled_from(SAYINGS + LONGER))
                noted += f"[^{word}]"
                definitions.append(f"[^{word}]: {says.format(word)} {draw(SIGNATURES)}")
                contents.append((word, inside, "bitext-note"))
        alert = ""
        if draw(st.integers(0, 3)) == 0:
            word = f"zq{len(contents)}x"
            says, inside = draw(st.sampled_from(SAYINGS))
            alert = f"\n\n> [!TIP]\n> {says.format(word)} {draw(SIGNATURES)}"
            contents.append((word, inside, "bitext-alert"))
        body.append(form.format(noted) + alert)
        bare.append(form.format(plain))
    placed = draw(st.permutations(definitions))
    # A comment keeps lists and quotations apart, which an alert between them would part.
    apart = "\n\n<!-- -->\n\n"
    return Noted(apart.join([*body, *placed]), apart.join(bare), tuple(contents))


def built(body: str, source: str | None = None) -> tuple[Translation, BeautifulSoup]:
    """Return what is read of a page, and its HTML; without an original each block has a row of its own."""
    site = site_of(None if source is None else source_text(source), translation(body))
    return text_on(site), parsed(render(site))


def columns(soup: BeautifulSoup) -> list[str]:
    """Return the text of each column of the translation, without marks and brackets."""
    for one in soup.select(".bitext-noteref, .bitext-bracket"):
        one.extract()
    return [text_of(one).strip("\n") for one in soup.select("h1, .bitext-translation")]


@given(noted=pages())
def test_every_note_is_on_the_page_once_with_its_markdown_rendered(noted: Noted) -> None:
    """In the element of its form; lists of notes aside."""
    read, soup = built(noted.body)
    assert len(read.notes) == len(noted.contents)
    for listed in soup.select(".bitext-notes > ol"):
        listed.extract()
    for word, inside, holder in noted.contents:
        found = [one for one in soup.select(f".{holder}") if word in text_of(one)]
        assert len(found) == 1, (word, holder)
        assert text_of(soup).count(word) == 1
        if inside:
            assert any(word in text_of(one) for one in found[0].select(inside)), (inside, found[0])


@given(noted=pages())
def test_the_text_without_its_notes_is_the_prose(noted: Noted) -> None:
    """White space before a bracket goes with it; nothing else changes."""
    assert columns(built(noted.body)[1]) == columns(built(noted.bare)[1])


@given(noted=pages())
def test_the_original_is_untouched(noted: Noted) -> None:
    """Notes hang on its words and take no character of them, nor add one."""
    _, soup = built(noted.body.replace(" –Ed.", " 网络强国 –Ed.").replace("]: ", "]: **网络强国:** "), SOURCE)
    original = "".join(block.text for block in source_text(SOURCE).blocks)
    assert "".join(text_of(one) for one in soup.select(".bitext-source")).replace("\n", "") == original


@given(noted=pages())
def test_the_model_and_the_page_have_the_same_notes(noted: Noted) -> None:
    """In number and order: marks, notes and the list; every mark leads to its note, every note back."""
    read, soup = built(noted.body)
    ids = [note.id for note in read.notes]
    assert ids == [f"n{number}" for number in range(1, len(ids) + 1)]
    assert [str(one["href"])[1:] for one in soup.select("a.bitext-noteref")] == ids
    assert [str(one["data-bitext-kind"]) for one in soup.select("a.bitext-noteref")] == [
        note.kind for note in read.notes
    ]
    assert len(soup.select(".bitext-notes > ol > li")) == len(ids)
    there = [str(one["id"]) for one in soup.select("[id]")]
    assert len(there) == len(set(there))
    ours = ".bitext-noteref, .bitext-back, .bitext-lemma, .bitext-notes > ol a"
    assert [
        one["href"] for one in soup.select(ours) if one.has_attr("href") and str(one["href"])[1:] not in there
    ] == []


# What may not run

ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
    "&#x6A;&#x61;vascript:alert(1)", "\x01javascript:alert(1)", " javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHN2Zz4=", "vbscript:msgbox(1)", "feed:javascript:alert(1)", "javascript://example.org/%0aalert(1)",
    "&amp;#106;avascript:alert(1)", "java&NewLine;script:alert(1)", "\u00a0javascript:alert(1)", "&Tab;javascript:alert(1)", "file:///etc/passwd",
)  # fmt: skip
LINKS = (
    "[x]({})", "[x](<{}>)", '[x]({} "title")', "<{}>", "![x]({})", "[x][ref]\n\n[ref]: {}", "![x][ref]\n\n[ref]: {}", "[*x*]({})", "[![x]({})]({})",
    "[x]{{: href='{}' }}", "*x*{{: href={} src={} }}", '<a href="{}">x</a>', "<img src='{}'>", "<iframe src={}></iframe>",
)  # fmt: skip
SNIPPETS = (
    "<script>alert(1)</script>", "<svg onload=alert(1)>", "<SVG/ONLOAD=alert(1)>", "<img src=x onerror=alert(1)>", "<details open ontoggle=alert(1)>",
    "*x*{: onclick=alert(1) }", "x\n    {: onmouseover=alert(1) style='background:url(x)' }", "`x`{: style=x onclick=x id=n1 }", "<b onclick=alert(1)>x</b>",
    "**x**{: .bitext-noteref srcdoc=x formaction=javascript:x }", "[a [b](javascript:alert(1)) c](javascript:alert(2))", "<!--><script>alert(1)</script>-->",
    "<<script>script>alert(1)</script>", "\\<script>alert(1)</script>", "`<script>`", "&lt;script&gt;", "<math><mi xlink:href=javascript:x>", "<style>*{x:y}</style>",
    "```\n    <script>alert(1)</script>\n    ```", "<script\nsrc=x>", "</aside><script>alert(1)</script>", "<object data=javascript:x>", "<base href=javascript:x>",
    "<form action=javascript:x><button>x</button></form>", "<meta http-equiv=refresh content=0>", "<a\nhref=javascript:x>x</a>", "\ufdd0<script>", "\ufdde1\ufddf<b>",
)  # fmt: skip
ALLOWED = {
    "a", "aside", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p",
    "pre", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", "abbr",
}  # fmt: skip
HOLDERS = (
    "Text[^1].\n\n[^1]: {} –Ed.",
    "# Title[^1]\n\n[^1]: {} –Ed.\n\n    {} –Ed.",
    "Text [{} –Ed.] more.",
    "| a |\n|---|\n| b [{} –Ed.] |",
    "Text.\n\n> [!NOTE]\n> {} –Ed.",
    "> [!NOTE]\n> {}\n> –Ed.\n\nText.",
    "Text.\n\n> [!NOTE]\n{} –Ed.",
    "Text[^1].\n\n[^1]: **{} / x:** y –Ed.",
    'Text [or "{}" for "Text" –Ed.].',
    "Text[^1].\n\n[^1]: a[^2] –Ed.\n[^2]: {} –Ed.",
    "Text.\n\n[^1]: {} –Ed.",
)
hostile = st.one_of(
    st.sampled_from(SNIPPETS),
    st.builds(lambda link, to: link.format(to, to), st.sampled_from(LINKS), st.sampled_from(ADDRESSES)),
)
NOTES = ".bitext-note, .bitext-typed, .bitext-alert, .bitext-notes, .bitext-lemma"


def faults(note: Tag) -> list[str]:
    """Return what can run in a note, or should not be there."""
    found = []
    for one in note.find_all(True):
        if one.name not in ALLOWED:
            found.append(f"<{one.name}>")
        for name, value in one.attrs.items():
            plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", unescape(str(value))).lower()
            runs = re.match(r"(?!https?:|mailto:)[^/?#]*:", plain) is not None
            if name.startswith("on") or name in ("style", "srcdoc", "formaction") or (name in ("href", "src") and runs):
                found.append(f"{name}={value}")
    return found


def in_notes(body: str) -> list[str]:
    """Return what can run in the notes of a page."""
    try:
        _, soup = built(body, "网络强国")
    except RecursionError:  # Python-Markdown's own
        return []
    return [fault for note in soup.select(NOTES) for fault in faults(note)]


@pytest.mark.parametrize("holder", HOLDERS)
@given(snippets=st.lists(hostile, min_size=1, max_size=3))
def test_nothing_in_a_note_can_run(snippets: list[str], holder: str) -> None:
    """Whatever stands in it; an HTML parser of its own looks, and an element that is not known to be harmless is none."""
    says = " ".join(snippets)
    # A reference's definition stands below the note that calls it.
    definitions = re.findall(r"\n\n(\[ref\]: .*)", says)
    says = re.sub(r"\n\n\[ref\]: .*", "", says)
    assert in_notes("\n\n".join([holder.replace("{}", says), *definitions[:1]])) == []


@pytest.mark.parametrize("holder", HOLDERS)
def test_no_snippet_runs_in_any_form_of_a_note(holder: str) -> None:
    """Each by itself."""
    links = (link.format(*[address] * 2) for link in LINKS for address in ADDRESSES[:1])
    for snippet in (*SNIPPETS, *links, *(f"[x]({address})" for address in ADDRESSES)):
        says, _, definition = snippet.partition("\n\n[ref]")
        body = holder.replace("{}", says) + (f"\n\n[ref]{definition}" if definition else "")
        assert in_notes(body) == [], snippet


MARKDOWN = st.lists(
    st.one_of(
        st.sampled_from(
            ("[^1]", "[^1]: ", "[^a]", "\n[^a]: ", "[", "]", "–Ed.", " –Trans.]", "[or ", "[x –Ed.]", "> [!NOTE]\n", "\n\n", "\n", "    ", "**", "**x:**",
             "※", "①", "(2)", "/", "`", "| a | b |\n|---|---|\n", "- ", "<b>", "<div>", "<!--", "-->", "](", ")", "\\", "&amp;", '"', "# ", "国", "\ufdd0", "\ufdde", "{: #n1 }"),
        ),
        st.text(max_size=5),
    ),
    max_size=20,
).map("".join)  # fmt: skip


@given(body=MARKDOWN, original=MARKDOWN)
def test_no_text_breaks_anything(body: str, original: str) -> None:
    """Any text makes a page: no exception, no sign of ours left over, no identifier of ours twice, every mark with its note."""
    site = site_of(source_text(original), translation(body))
    try:
        soup = parsed(render(site))
    except RecursionError:  # Python-Markdown's own
        return
    assert soup.select(".bitext-call, bitext-a") == []
    marks = soup.select("a.bitext-noteref[id], aside.bitext-note, .bitext-bracket")
    assert len(marks) == len({str(one["id"]) for one in marks})
    there = {str(one["id"]) for one in soup.select("[id]")}
    assert [
        one["href"]
        for one in soup.select("a.bitext-noteref, a.bitext-back, a.bitext-sign")
        if str(one["href"])[1:] not in there
    ] == []


CODED = st.lists(
    st.sampled_from(("`abc", "``abc", "\\`abc", "\\``abc", "\\\\`abc", "abc", " <!-- ", " --> ", "<b t='`'>")),
    max_size=4,
).map("".join)


@settings(max_examples=200)
@given(before=CODED, after=CODED)
def test_a_bracket_in_code_is_no_note(before: str, after: str) -> None:
    """A signed bracket is a note but where the page shows it as code, or not at all."""
    body = f"A {before} [word –Ed.] {after} z"
    shown = parsed(markdown.markdown(body))
    for code in shown.select("code"):
        code.decompose()
    assert len(translation(body).notes) == text_of(shown).count("[word –Ed.]")
