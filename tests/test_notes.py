"""Notes on the page: where each stands, what leads to it and back, and what stays as it was."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup

from bitext.extension import BitextExtension
from bitext.readers.files import File
from bitext.readers.translation import from_file
from tests.support.rendered import (
    ID,
    PAGE,
    parsed,
    render,
    rendered,
    rows_of,
    site_of,
    source_text,
    text_of,
    text_on,
    translation,
)

FOOTNOTE = "\n\n[^1]: **网络强国 / cyber superpower:** usual here.\n\n    - one\n    - two\n\n    Thus. –Ed.\n"


def page(body: str, front_matter: str = "", source: str | None = None) -> BeautifulSoup:
    """Return the page of a file with this front matter besides `source_text`."""
    read = from_file(File(f"docs/{PAGE}", f"---\nsource_text: {ID}\n{front_matter}---\n{body}"), PAGE)
    assert read is not None
    return parsed(render(site_of(None if source is None else source_text(source), read[0])))


def numbers(soup: BeautifulSoup) -> list[tuple[str, str]]:
    """Return where the marks lead, in the order of the page, with what each shows."""
    return [(str(one["href"]), text_of(one)) for one in soup.select("a.bitext-noteref")]


# The contract


def test_a_footnote_is_a_mark_an_aside_and_the_way_back() -> None:
    """The mark leads to the note in the row of its pair, the note back to the mark; both say what they are."""
    soup, found = rendered("建设网络强国。", f"A cyber superpower[^1].{FOOTNOTE}")
    mark, back = soup.select(".bitext-noteref")[0], soup.select(".bitext-back")[0]
    aside = soup.select("#p1 > aside")[0]
    assert mark.attrs == {
        "class": ["bitext-noteref"], "id": "n1-ref", "href": "#n1", "role": "doc-noteref", "data-bitext-kind": "editor",
        "aria-label": "Note 1: 网络强国; cyber superpower", "data-search-exclude": "",
    }  # fmt: skip
    assert (aside["id"], aside["class"], aside["role"]) == ("n1", ["bitext-note"], "doc-footnote")
    assert (aside["data-bitext-kind"], aside["aria-label"]) == ("editor", "Note 1")
    assert (back["href"], back["role"], text_of(back)) == ("#n1-ref", "doc-backlink", "1")
    assert back["aria-label"] == "Back to the words of note 1"
    assert [text_of(item) for item in aside.select("ul > li")] == ["one", "two"]
    assert text_of(aside.select("strong")[0]) == "网络强国 / cyber superpower:"
    assert soup.select("div.footnote") == []
    assert found == []


def test_a_bracket_is_its_number_and_what_was_typed() -> None:
    """The white space before it belongs to what was typed, so that the sentence without it reads clean."""
    soup, _ = rendered("大国。", 'The great powers [or "major powers" –Ed.], and ours.')
    bracket = soup.select(".bitext-bracket")[0]
    assert {name: value for name, value in bracket.attrs.items() if name != "class"} == {
        "id": "n1", "data-bitext-kind": "editor", "data-bitext-alternative": "major powers",
    }  # fmt: skip
    assert [one["class"] for one in bracket.find_all(recursive=False)] == [["bitext-noteref"], ["bitext-typed"]]
    assert text_of(bracket.select(".bitext-typed")[0]) == " [or “major powers” –Ed.]"
    assert [text_of(one) for one in soup.select(".bitext-lemma[data-bitext-note=n1]")] == ["powers"]
    bracket.extract()
    assert text_of(soup.select(".bitext-translation")[0]).strip() == "The great powers, and ours."


def test_an_alternative_that_finds_no_words_offers_none() -> None:
    """What stands for nothing cannot be put into the sentence."""
    soup, _ = rendered("大国。", '[or "x" for "y z" –Ed.] The powers [or "states" for "lands" –Ed.].')
    assert [one.get("data-bitext-alternative") for one in soup.select(".bitext-bracket")] == [None, None]
    assert soup.select(".bitext-lemma") == []


def test_alerts_are_introduction_and_commentary() -> None:
    """Before the first block one is the introduction and has no number; after a block it is a note on its pair."""
    soup, _ = rendered("甲\n\n乙", "> [!WARNING]\n> Before. –Ed.\n\nA\n\n> [!NOTE]\n> After. –Trans.\n\nB")
    introduction, comment = soup.select(".bitext-alert")
    assert "id" not in introduction.attrs
    assert text_of(introduction.select(".bitext-label")[0]) == "Warning"
    assert (comment["id"], comment["data-bitext-alert"], comment["data-bitext-kind"]) == ("n1", "note", "translator")
    assert text_of(comment.select(".bitext-label")[0]) == "1 Note"
    assert [one["href"] for one in comment.select(".bitext-label > .bitext-noteref")] == ["#n1"]
    assert comment.find_parent(class_="bitext-pair") == soup.select("#p1")[0]


@pytest.mark.parametrize("kind", ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "note"])
def test_the_five_kinds_of_alerts(kind: str) -> None:
    """All that GitHub has, in letters of any case; the sign itself is not shown."""
    alert = rendered("甲", f"A\n\n> [!{kind}]\n> Said.")[0].select(".bitext-commentary > .bitext-alert")[0]
    assert alert["data-bitext-alert"] == kind.lower()
    assert "[!" not in text_of(alert)


@pytest.mark.parametrize(
    ("below", "lines"),
    [
        ("", 2), ("\n\nB", 2), ("\n\n\n<!-- remark -->\n\nB", 2), ("\n<!-- remark -->\nB", 2), ("\n# B", 2), ("\n\n[x]: y", 2),
        ("\n\n> B", 2), ("\n\n[^1]: B –Ed.", 2), ("\nlazy <b> –Ed.", 3), ("\n>\n> More. –Ed.", 4), ("\n    <!-- a --> <b> –Ed.", 3),
    ],
)  # fmt: skip
def test_an_alert_ends_where_its_quotation_does(below: str, lines: int) -> None:
    """Its last line is known: what stands below is neither of its words nor behind its signature, and no HTML is in it."""
    text = translation(f"A\n\n> [!NOTE]\n> Said <b>. –Ed.{below}")
    (note,) = (each for each in text.notes if each.form == "alert")
    assert (note.first, note.end, note.signature) == (2, 2 + lines, "Ed.")
    assert [(alert.line, alert.end) for alert in text.alerts] == [(text.body_line + 2, text.body_line + 1 + lines)]
    (alert,) = parsed(render(site_of(source_text("甲"), text))).select(".bitext-alert")
    assert text_of(alert).count("<b>") == 1 + below.count("<b>")


@pytest.mark.parametrize(
    ("label", "end", "kind"),
    [
        ("ed-x", "", "editor"), ("tn-x", "", "translator"), ("x", " –Ed.", "editor"), ("x", " –Eds.", "editor"),
        ("x", " –Trans.", "translator"), ("x", " —Tr.", "translator"), ("x", "", "author"), ("x", " –GW", "editor"),
        ("x", " –AL", "translator"), ("ed-x", " –Trans.", "editor"), ("x", " -ZZ", "author"), ("ed", "", "author"),
        ("中文", " –Ed.", "editor"), ("ED-x", "", "editor"), ("x", " *–Ed.*", "editor"),
    ],
)  # fmt: skip
def test_kinds(label: str, end: str, kind: str) -> None:
    """A label says whose voice it is, else a signature, else it is the author's own; initials are those declared."""
    front_matter = "translators: [A. Li]\ninitials: {GW: G. Wu, AL: A. Li}\n"
    soup = page(f"Text[^{label}].\n\n[^{label}]: A note.{end}", front_matter)
    assert [one["data-bitext-kind"] for one in soup.select("aside, a.bitext-noteref")] == [kind, kind]


def test_a_signature_may_stand_in_bold_at_the_head() -> None:
    """`**Ed.:**` signs, and is no lemma."""
    soup, found = rendered("甲", "Text[^1].\n\n[^1]: **Ed.:** About the whole pair.\n\n> [!NOTE]\n> **Trans.:** Said.")
    assert [one["data-bitext-kind"] for one in soup.select("aside, .bitext-alert")] == ["editor", "translator"]
    assert soup.select(".bitext-lemma") == []
    assert found == []


def test_the_bar_has_switches_for_notes_and_for_kinds() -> None:
    """Faces where the page has notes, switches where they are of more than one kind, views where there are two texts."""

    def fieldsets(soup: BeautifulSoup) -> list[str]:
        choices = soup.select(".bitext-bar fieldset:not(.bitext-sizes)")
        return [str(one["class"][0]) for one in choices]

    assert fieldsets(page("A[^1]\n\n[^1]: x –Ed.", source="甲")) == ["bitext-views", "bitext-faces"]
    both = page("A[^1] [so –Trans.]\n\n[^1]: x –Ed.", source="甲")
    assert fieldsets(both) == ["bitext-views", "bitext-faces", "bitext-kinds"]
    assert [one["value"] for one in both.select(".bitext-kinds input")] == ["editor", "translator"]
    assert [one["value"] for one in both.select(".bitext-faces input")] == ["place", "beside", "hidden"]
    assert fieldsets(page("A[^1]\n\n[^1]: x –Ed.")) == ["bitext-faces"]
    assert fieldsets(page("A", source="甲")) == ["bitext-views"]
    assert fieldsets(page("A")) == []


def test_all_notes_are_listed_at_the_end() -> None:
    """Number, kind, lemma or first words, name, and a link to the place where the note is called."""
    soup = page(
        "A power[^1] [or “state” –GW].\n\n> [!NOTE]\n> Comment here. –Trans.\n\n[^1]: **国 / power:** usual. –Ed.\n",
        "initials: {GW: G. Wu}\n",
        "国。",
    )
    assert [one["id"] for one in soup.select("section.bitext-notes > h2")] == ["notes"]
    items = soup.select("section.bitext-notes > ol > li")
    assert [(one["data-bitext-kind"], one.select("a")[0]["href"]) for one in items] == [
        ("editor", "#n1-ref"), ("editor", "#n2"), ("translator", "#n3"),
    ]  # fmt: skip
    assert text_of(items[0].select("a")[0]) == "国 / power"
    assert [one["lang"] for one in items[0].select("a span[lang]")] == ["zh"]
    assert "G. Wu" in text_of(items[1])
    assert "Comment here." in text_of(items[2])


# Places


def test_numbers_follow_the_marks() -> None:
    """Brackets, footnotes and commentary count together, in the order of the text, not of their definitions."""
    body = "A[^b] [so –Ed.] and[^a].\n\n> [!NOTE]\n> C –Ed.\n\nB[^c].\n\n[^a]: a –Ed.\n[^c]: c –Ed.\n[^b]: b –Ed."
    assert numbers(rendered("甲\n\n乙", body)[0]) == [(f"#n{n}", str(n)) for n in range(1, 6)]


def test_two_marks_of_one_note() -> None:
    """Both lead to it and show its number; it stands with the first, and leads back to that."""
    soup, found = rendered("甲\n\n乙", "A[^1]\n\nB[^1]\n\n[^1]: x –Ed.")
    assert numbers(soup) == [("#n1", "1"), ("#n1", "1")]
    assert [one.get("id") for one in soup.select(".bitext-noteref")] == ["n1-ref", "n1-ref2"]
    assert [one.parent["id"] for one in soup.select("aside") if one.parent] == ["p1"]
    assert found == []


def test_notes_of_the_title_stand_in_the_head() -> None:
    """The title has no row: its mark stands in the `h1`, its note with the introduction, behind the alerts."""
    soup, found = rendered("# 网络强国\n\n甲", "# Cyber superpower[^1]\n\n> [!NOTE]\n> I –Ed.\n\nA" + FOOTNOTE)
    assert [text_of(one) for one in soup.select("h1 > .bitext-lemma")] == ["Cyber superpower"]
    assert [text_of(one) for one in soup.select(".bitext-title > a.bitext-lemma")] == ["网络强国"]
    assert [one["class"][0] for one in soup.select("#introduction > *")] == ["bitext-alert", "bitext-note"]
    assert found == []


def test_headings_keep_their_slugs_and_entries() -> None:
    """A note in a heading changes neither its id nor its name in the table of contents."""

    def contents(body: str) -> object:
        site = site_of(None, translation(body))
        md = markdown.Markdown(extensions=["footnotes", "toc", BitextExtension(site, PAGE)])
        html = md.convert(text_on(site).body)
        return [one["id"] for one in parsed(html).select("h1, h2:not(#notes)")], md.toc_tokens  # type: ignore[attr-defined]

    noted = "# Title[^1] [so –Ed.]\n\n## Part [or “Chapter” –Ed.] one[^2]\n\nA\n\n[^1]: x –Ed.\n[^2]: y –Ed."
    assert contents(noted) == contents("# Title\n\n## Part one\n\nA")


def test_tables_items_and_quotations_have_notes_in_their_rows() -> None:
    """The mark stands in the cell, the item or the quotation; the note in the row, outside of it."""
    body = "| a | b |\n|---|---|\n| c[^1] | d [so –Ed.] |\n\n- e[^2]\n- f[^3]\n\n> g[^4]\n\n" + "\n".join(
        f"[^{n}]: n{n} –Ed." for n in range(1, 5)
    )
    soup = page(body)
    rows = [[text_of(mark) for mark in row.select("td a, li a, blockquote a")] for row in rows_of(soup)]
    asides = [[text_of(one.select("p")[0]) for one in row.select(":scope > aside")] for row in rows_of(soup)]
    assert rows == [["1", "2"], ["3"], ["4"], ["5"]]
    assert asides == [["n1 –Ed."], ["n2 –Ed."], ["n3 –Ed."], ["n4 –Ed."]]


def test_the_introduction_may_call_notes() -> None:
    """Their text stands there too."""
    soup, found = rendered("甲", "> [!NOTE]\n> Said[^1]. –Ed.\n\nA\n\n[^1]: x –Ed.")
    assert [one["href"] for one in soup.select(".bitext-introduction .bitext-alert .bitext-noteref")] == ["#n1"]
    assert [one["id"] for one in soup.select("#introduction > aside")] == ["n1"]
    assert found == []


def test_notes_may_call_notes() -> None:
    """A footnote that another calls stands with it and is numbered after those of the text, even if they call in a ring."""
    soup, found = rendered("甲\n\n乙", "A[^1].\n\nB[^3].\n\n[^1]: a[^2] –Ed.\n[^2]: b[^1] –Ed.\n[^3]: c –Ed.")
    assert [[one["id"] for one in row.select(":scope > aside")] for row in rows_of(soup)] == [["n1", "n3"], ["n2"]]
    assert [one["href"] for one in soup.select("#n1 p .bitext-noteref, #n3 p .bitext-noteref")] == ["#n3", "#n1"]
    assert found == []
    above = translation("A[^1].\n\n[^1]: a[^2] –Ed.\n[^2]: b –Ed.\n\nB[^3].\n\n[^3]: c –Ed.")
    assert [(note.number, note.label) for note in above.notes] == [(1, "1"), (2, "3"), (3, "2")]


def test_a_mark_inside_a_link_stands_behind_it() -> None:
    """A link in a link is none."""
    soup, _ = rendered(
        "甲", "See [the text[^1] and *more[^2]*](https://example.org/) here.\n\n[^1]: x –Ed.\n[^2]: y –Ed."
    )
    assert soup.select("a a") == []
    assert sorted(numbers(soup)) == [("#n1", "1"), ("#n2", "2")]
    assert "See the text and more" in " ".join(text_of(soup.select(".bitext-translation")[0]).split())


def test_labels_may_be_chinese() -> None:
    """What stands between `[^` and `]` is the editor's business."""
    soup, found = rendered("甲", "A[^网络强国]. B[^ed 注 1].\n\n[^网络强国]: x –Ed.\n[^ed 注 1]: y –Ed.")
    assert numbers(soup) == [("#n1", "1"), ("#n2", "2")]
    assert found == []


def test_a_page_without_its_original_has_notes() -> None:
    """Whether there is a file for the original or not; Chinese words of a lemma are then looked for nowhere."""
    for source in (None, ""):
        soup, found = rendered(source, f"A cyber superpower[^1].{FOOTNOTE}")
        assert [text_of(one) for one in soup.select(".bitext-lemma")] == ["cyber superpower"]
        assert [one["id"] for one in soup.select("#p1 > aside")] == ["n1"]
        assert found == []


# The original's own notes


@pytest.mark.parametrize(
    ("body", "signs"),
    [
        ("甲※。\n\n※注。", [("s1-ref", "#s1"), ("s1", "#s1-ref")]),
        ("甲①乙②。\n\n①注。\n\n②注。", [("s1-ref", "#s1"), ("s2-ref", "#s2"), ("s1", "#s1-ref"), ("s2", "#s2-ref")]),
        ("# 题※\n\n甲\n\n※注。", [("s1-ref", "#s1"), ("s1", "#s1-ref")]),
        ("甲①\n\n①注\n\n## 二\n\n乙①\n\n①注", [("s1-ref", "#s1"), ("s1", "#s1-ref"), ("s2-ref", "#s2"), ("s2", "#s2-ref")]),
        ("甲※乙※\n\n※注", [("s1-ref", "#s1"), ("s1-ref2", "#s1"), ("s1", "#s1-ref")]),
        ("| 甲① | 乙 |\n\n> 丙②\n\n①注\n\n- ②注", [("s1-ref", "#s1"), ("s2-ref", "#s2"), ("s1", "#s1-ref"), ("s2", "#s2-ref")]),
        ("光[1]，\n霜。〔二〕\n\n[1] 床\n\n〔二〕 霜", [("s1-ref", "#s1"), ("s2-ref", "#s2"), ("s1", "#s1-ref"), ("s2", "#s2-ref")]),
        ("甲\uff3b3\uff3d乙【十二】\n\n[3]注\n\n【十二】注", [("s1-ref", "#s1"), ("s2-ref", "#s2"), ("s1", "#s1-ref"), ("s2", "#s2-ref")]),
        ("甲（注1）乙[注 2]\n\n（注1）注\n\n注2：注", [("s1-ref", "#s1"), ("s2-ref", "#s2"), ("s1", "#s1-ref"), ("s2", "#s2-ref")]),
        ("甲[1]乙[2]\n\n[1] 注\n[2] 注", [("s1-ref", "#s1"), ("s2-ref", "#s2"), ("s1", "#s1-ref"), ("s2", "#s2-ref")]),
        ("> 甲[1]\n>\n> 乙\n\n- 丙[1]\n    - 丁[1]\n\n[1]注", [("s1-ref", "#s1"), ("s1-ref2", "#s1"), ("s1-ref3", "#s1"), ("s1", "#s1-ref")]),
        ("甲。\n\n①一;\n\n②二。", []),
        ("①一;\n\n①二。", []),
        ("甲※。\n\n乙。", []),
        ("国发[2021]29号，国发〔2021〕30号，〔二〇二一〕\n\n[2021] 注\n\n〔2021〕注\n\n〔二〇二一〕注", []),
        ("国办发[99]12号，国办发〔99〕第十二号\n\n[99] 注\n\n〔99〕注", []),
        ("依据[1]第3号令。\n\n[1] 注", [("s1-ref", "#s1"), ("s1", "#s1-ref")]),
        ("甲(1)乙（一）\n\n(1)注\n\n（一）注", []),
        ("甲[1]\n\n乙[1]", []),
        ("甲[1]\n\n```\n[1] 注\n```", []),
    ],
    ids=[
        "a sign", "numbers", "in the title", "anew in each chapter", "called twice", "tables and quotations",
        "in brackets", "full width and han", "with their word", "a note a line", "in parts of blocks", "a list", "twice", "no note",
        "numbers of documents", "short years", "a number of something else", "round brackets enumerate", "no block that begins with it", "code",
    ],
)  # fmt: skip
def test_signs_of_the_original_lead_to_their_notes_and_back(body: str, signs: list[tuple[str, str]]) -> None:
    """A sign in the text and the block that begins with it are linked; not a character of the text is touched."""
    soup, _ = rendered(body, "# Title\n\nText")
    assert [(one["id"], one["href"]) for one in soup.select("a.bitext-sign")] == signs
    expected = "".join(block.text for block in source_text(body).blocks)
    assert "".join(text_of(one) for one in soup.select(".bitext-source")) == expected
