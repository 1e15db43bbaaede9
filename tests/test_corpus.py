"""The published texts keep every word of the documents that they were made from."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE_TEXTS = ROOT / "source_texts"
TEXTS = ROOT / "docs" / "texts"
PAGES = sorted(path for path in TEXTS.glob("*.md") if path.name != "index.md")
SPEECH = "xi-2021-digital-economy"
ARTICLE = "digital-china-2023-article"
PLAN = "digital-economy-plan-2021"

BODY_SHA256 = "0d955fd880bce3f9cf035dd8b8b9969b6fa62995d66def0f1e31d2bbd6d4a112"
"""Of the Chinese speech: the exact characters of the body, outer blank lines removed."""

WORDS_SHA256 = {
    "china-daily-2021-digital-economy": "3c3f12300362947b9a90a0f0dcb06b31027335bdb0d13cd5b5967fdd392c4618",
    "digital-china-2023-article": "c2b0806a5c4825ee1707307dd7b3c86721d263149f8631b2f9b3a23a9418292b",
    "digital-economy-plan-2021": "803c98c9693cacb910040ddc5d3bc0e320b01a69b4269b44b82340cd13ab5b03",
    "promoting-digital-china": "985b787b2ea8be0aa13300773bcb4c41ca45564700c3978e8e6a463609770412",
    "xi-2021-digital-economy": "d5aa9524c5807402fedfa1e2e21e30b5ec94b4c459fbf22ca2d8f06e293c253c",
}
"""Of each English page: the words of its document in their order, parted by one space.

The dashes (`——`) that begin the plan's five goals are the marks of a list and no words; its "1.Make up" counts as two.
"""

SUPPLIED_HEADINGS = {ARTICLE, PLAN}
"""Pages whose document does not begin with a title: the first heading is the editors'."""

QUOTED = [
    (SPEECH, "Translation: Xi Jinping’s Speech to the Politburo Study Session on the Digital Economy – Oct. 2021"),
    (SPEECH, "Xi called for strong efforts toward development and national independence in digital technologies"),
    (SPEECH, "On October 18, 2021, Chinese leader Xi Jinping spoke to a Politburo study session on the"),
    (SPEECH, "the digital economy. An excerpt of the speech was published January 15, 2022, in the Communist Party"),
    (SPEECH, 'ideology journal Qiushi, which described the text as the "main part" of Xi\'s October speech.'),
    (SPEECH, "A full translation of the Qiushi text follows."),
    (SPEECH, "January 28, 2022"),
    (ARTICLE, "date 2023-03-03"),
    (PLAN, "Development Plan of People's Republic of China is to further suppress freedom"),
    (PLAN, "(This piece is publicly released) translated from Chinese website."),
]
"""What the publishers say about a text, which is no part of it."""

ADDRESS = "http://www.qstheory.cn/dukan/qs/2022-01/15/c_1128261632.htm"
"""Where the speech was published."""

FURNITURE = ("Get link", "Other Apps", "Featured post", "Post a Comment", "PHP Code Snippets", "Article Banner Picture")

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ALERT = re.compile(r"^> \[![A-Z]+\]\n(?:>.*\n?)*", re.MULTILINE)
FOOTNOTE = re.compile(r"^\[\^[^\]]+\]:.*(?:\n+ {4}.*)*|\[\^[^\]]+\]", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
BLOCK_MARK = re.compile(r"^(?:>|\|[ |:-]+\|)$|^(?:> )?(?:#{1,6} |- )?", re.MULTILINE)
INLINE_MARK = re.compile(r"[*|]|\\(?=[^\w\s])")  # no document has an asterisk or a bar of its own


def body(path: Path) -> str:
    """Return what follows the front matter, without outer blank lines."""
    return FRONT_MATTER.sub("", path.read_text(encoding="utf-8")).strip("\n")


def prose(page: Path) -> str:
    """Return the Markdown of a page without what the editors say about it: alerts, footnotes, comments."""
    text = body(page)
    for notes in (COMMENT, ALERT, FOOTNOTE):
        text = notes.sub("", text)
    return text.strip("\n")


def words(page: Path) -> list[str]:
    """Return the words of the document that a page holds, with the markup taken off."""
    text = prose(page)
    if page.stem in SUPPLIED_HEADINGS:
        text = text.split("\n", 1)[1]
    text = BLOCK_MARK.sub("", text)
    return INLINE_MARK.sub("", LINK.sub(r"\1", text)).split()


def blocks(text: str) -> list[str]:
    """Return what blank lines part."""
    return re.split(r"\n{2,}", text)


def sha256(text: str) -> str:
    """Return the digest of a text in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(("stem", "expected"), WORDS_SHA256.items())
def test_no_word_is_lost(stem: str, expected: str) -> None:
    """A page holds every word of its document, in the document's order, and no other."""
    assert sha256(" ".join(words(TEXTS / f"{stem}.md"))) == expected


def test_the_chinese_is_verbatim() -> None:
    """The Chinese of the speech stays as it is, character for character."""
    assert sha256(body(SOURCE_TEXTS / f"{SPEECH}.md")) == BODY_SHA256


def test_the_speech_is_paired_in_full() -> None:
    """The speech has seventeen blocks on either side: title, speaker, fourteen paragraphs and the closing remark."""
    source, translation = blocks(body(SOURCE_TEXTS / f"{SPEECH}.md")), blocks(prose(TEXTS / f"{SPEECH}.md"))
    assert (len(source), len(translation)) == (17, 17)
    assert source[0].startswith("# ")
    assert translation[0].startswith("# ")


def test_the_indicators_are_a_table() -> None:
    """The plan's indicators are a table of four columns: a header, its rule, and eight rows."""
    rows = [line.strip("| ").split("|") for line in prose(TEXTS / f"{PLAN}.md").split("\n") if line.startswith("|")]
    assert [len(row) for row in rows] == [4] * (1 + 1 + 8)
    assert all(set(cell.strip()) == {"-"} for cell in rows[1])


def test_the_structure_of_the_plan_is_marked_up() -> None:
    """The plan's eleven parts are headings, its five goals list items, its three boxes quotations with a title."""
    text = prose(TEXTS / f"{PLAN}.md")
    counts = [len(re.findall(mark, text, re.MULTILINE)) for mark in (r"^### ", r"^- ", r"^> \*\*Box \d ")]
    assert counts == [11, 5, 3]


@pytest.mark.parametrize(("stem", "quotation"), QUOTED)
def test_what_the_publisher_says_is_quoted(stem: str, quotation: str) -> None:
    """Headlines, standfirsts and addresses are quoted in the introduction, and stay out of the text."""
    introduction, *text = re.split(r"^(?=# )", body(TEXTS / f"{stem}.md"), maxsplit=1, flags=re.MULTILINE)
    assert introduction.startswith("> [!NOTE]\n> **Ed.:** ")
    assert quotation in introduction
    assert quotation not in "".join(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_furniture(page: Path) -> None:
    """The buttons and labels of the sites that the documents come from are no text."""
    text = page.read_text(encoding="utf-8")
    assert [label for label in FURNITURE if label in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_translation_has_its_source_text(page: Path) -> None:
    """A translation names a source text that exists."""
    named = re.search(r"^source_text: (\S+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert named is not None
    assert (SOURCE_TEXTS / f"{named[1]}.md").is_file()


def test_the_addresses_of_the_speech_are_on_record() -> None:
    """The addresses that the document gives are those of its source text, where the page's provenance takes them from."""
    text = (SOURCE_TEXTS / f"{SPEECH}.md").read_text("utf-8")
    assert f"\nurl: {ADDRESS}\n" in text
    assert f"\narchived_url: https://web.archive.org/web/20220115112220/{ADDRESS}\n" in text
