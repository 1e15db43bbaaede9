"""Texts in any two languages: what a tag tells, and what of it shows on a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from bitext.aligner.lengths import lengths
from bitext.alignment import Given, pair
from bitext.cli import main
from bitext.languages import language
from bitext.languages.tags import NAMES, is_well_formed, meant
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.readers.files import File
from bitext.readers.source import from_file as source_from
from bitext.readers.translation import from_file as translation_from
from bitext.rendering.texts import render_texts
from bitext.syntax.source_blocks import scan as scan_source
from bitext.syntax.translation_blocks import scan
from tests.support.rendered import ID, parsed, render, site_of, source_text, text_of, translation


@pytest.mark.parametrize(
    ("typed", "tag", "name"),
    [
        ("zh-Hans", "zh-Hans", "中文"),
        ("zh_tw", "zh-TW", "中文"),
        ("ZH", "zh", "中文"),
        ("lzh", "lzh", "文言"),
        ("en-gb", "en-GB", "English"),
        ("ja", "ja", "日本語"),
        ("BO", "bo", "བོད་ཡིག"),
        ("pi-latn", "pi-Latn", "Pāli"),
        ("ar", "ar", "العربية"),
        ("xto", "xto", "xto"),
        ("x-mine", "x-mine", "x-mine"),
    ],
)
def test_a_tag_of_any_form_has_a_language(typed: str, tag: str, name: str) -> None:
    """Case and hyphens are as recommended; a language is called as its speakers call it, else by its tag."""
    assert (language(typed).tag, language(typed).name) == (tag, name)


@pytest.mark.parametrize(
    ("tag", "spaces", "direction"),
    [
        ("zh-Hant", False, "ltr"), ("ja", False, "ltr"), ("bo", False, "ltr"), ("pi", True, "ltr"), ("pi-Thai", False, "ltr"),
        ("ko", True, "ltr"), ("zh-Latn-pinyin", True, "ltr"), ("he", True, "rtl"), ("ug", True, "rtl"), ("ug-Cyrl", True, "ltr"),
        ("az-Arab", True, "rtl"), ("xto", True, "ltr"),
    ],
)  # fmt: skip
def test_a_script_that_a_tag_names_counts(tag: str, spaces: bool, direction: str) -> None:
    """Whether there are spaces between words, and which way lines run, is the script's."""
    assert (language(tag).has_spaces, language(tag).direction) == (spaces, direction)


@pytest.mark.parametrize(
    "tag", ["zh-Hans", "zh-TW", "lzh", "en-GB-oxendict", "pi-Latn", "sl-rozaj-biske-1994", "x-a", "de-u-co-phonebk"]
)
def test_well_formed_tags(tag: str) -> None:
    """What RFC 5646 allows is a tag."""
    assert is_well_formed(tag)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("zh_TW", "zh-TW"), ("Chinese", "zh"), ("中文", "zh"), ("cn", "zh"), ("jp", "ja"), ("eng", "en"), ("Tibetan", "bo"),
        ("zh Hans", ""), ("english (uk)", ""), ("z", ""), ("zh-", ""), ("a" * 10_000, ""), ("zh" + "-abcdefgh" * 1_000, ""),
    ],
)  # fmt: skip
def test_what_is_no_tag_may_mean_one(typed: str, known: str) -> None:
    """Names of languages, codes of countries and other standards are told from tags."""
    assert not is_well_formed(typed)
    assert meant(typed) == known


@given(st.text(max_size=30))
def test_any_text_has_a_language(text: str) -> None:
    """What is no tag has the plain language, and what may be meant is always a tag."""
    assert language(text).rules.sentence_ends("") == ()
    assert not meant(text) or is_well_formed(meant(text))


def test_each_name_belongs_to_a_tag() -> None:
    """The table of names has tags, and a name for each."""
    assert all(is_well_formed(tag) and names.own and names.english for tag, names in NAMES.items())


def found_in(front_matter: str, *, page: bool = False) -> list[str]:
    """Return what is said of an original with this front matter, or of a page."""
    if page:
        read = translation_from(File("docs/p.md", f"---\nsource_text: t\n{front_matter}\n---\nA\n"), "p.md")
        assert read is not None
        return [str(finding) for finding in read[1]]
    return [str(finding) for finding in source_from(File("s.md", f"---\n{front_matter}\n---\n\nA\n"), "t")[1]]


@pytest.mark.parametrize("page", [False, True])
@pytest.mark.parametrize("tag", ["ja", "bo", "pi", "zh-hans", "en-GB", "xto"])
def test_either_side_may_be_in_any_language(tag: str, page: bool) -> None:
    """No tag is refused because little is known of its language."""
    assert found_in(f"language: {tag}", page=page) == []


@pytest.mark.parametrize(
    ("typed", "do"),
    [
        ("zh_TW", "write zh-TW"),
        ("Chinese", "write zh"),
        ("simple", "write its tag (two or three letters), with script or country if need be"),
    ],
)
def test_what_is_no_tag_is_said(typed: str, do: str) -> None:
    """The message says what to write."""
    expected = f"expected the tag of a language, like zh-Hans, en or bo, found {typed}; {do}"
    assert found_in(f"language: {typed}") == [f"s.md:2:11: error[F06] {expected}"]
    assert found_in(f"language: {typed}", page=True) == [f"docs/p.md:3:11: error[F06] {expected}"]


@pytest.mark.parametrize(
    ("front_matter", "original", "translated"),
    [
        ("title: {zh: 求是, en: Qiushi}", "求是", "Qiushi"),
        ("language: lzh\ntitle: {zh: 求是, en: Qiushi}", "求是", "Qiushi"),
        ("language: en\ntitle: {zh: 求是, en: Qiushi}", "Qiushi", "求是"),
        ("language: ja\ntitle: {ja: 羅生門, en: Rashomon}", "羅生門", "Rashomon"),
        ("language: en\ntitle: {en: Tower, de: Turm}", "Tower", "Turm"),
        ("language: bo\ntitle: དཔེ།", "དཔེ།", ""),
    ],
)
def test_names_stand_in_two_languages(front_matter: str, original: str, translated: str) -> None:
    """The key of the original's language has the name as it stands there; a plain name is that one."""
    title = source_text("A", front_matter).title
    assert (title.original, title.translated) == (original, translated)


def page(source: str, original: str, body: str, head: str = "") -> BeautifulSoup:
    """Return the page of an original with this front matter and body, and of a translation."""
    return parsed(render(site_of(source_text(original, source), translation(body, f"source_text: {ID}\n{head}"))))


def views(soup: BeautifulSoup) -> list[tuple[str, str | None]]:
    """Return what the two views of one side are called, that of the translation first, with the labels' languages."""
    labels = soup.select(".bitext-views label > span")[-2:]
    return [(text_of(label), label.get("lang")) for label in labels]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("source", "head", "expected"),
    [
        ("", "", [("English", None), ("中文", "zh-Hans")]),
        ("language: lzh", "language: zh", [("中文", "zh"), ("文言", "lzh")]),
        ("language: en", "language: zh-Hant", [("中文", "zh-Hant"), ("English", None)]),
        ("language: bo", "language: ja", [("日本語", "ja"), ("བོད་ཡིག", "bo")]),
        ("language: zh-Hant", "language: zh-Hans", [("Translation", None), ("Original", None)]),
        ("language: xto", "", [("English", None), ("xto", "xto")]),
    ],
)
def test_views_are_called_by_the_languages(source: str, head: str, expected: list[tuple[str, str | None]]) -> None:
    """Each button has the name of the language that its side has; two of one name are called by their sides."""
    assert views(page(source, "A", "B", head)) == expected


def sides(soup: BeautifulSoup) -> list[Tag]:
    """Return the two sides of the first pair."""
    return soup.select(".bitext-pair > :is(.bitext-source, .bitext-translation)")[:2]


def test_an_english_original_reads_as_it_should() -> None:
    """Its lines are joined with a space, those of Chinese by nothing; a page in Chinese need not say its language."""
    soup = page("language: en", "This line is wrapped\nin the original.", "英文原文\n**手工\n换行**，用 GDP\n说。")
    ours, theirs = sides(soup)
    assert (text_of(ours), ours["lang"]) == ("This line is wrapped in the original.", "en")
    assert (text_of(theirs).strip(), theirs["lang"]) == ("英文原文手工换行，用 GDP说。", "zh")
    assert not theirs.select("[lang]")
    assert views(soup) == [("中文", "zh"), ("English", None)]


def test_a_copy_of_a_chinese_original_is_no_translation_into_chinese() -> None:
    """Beside a Chinese original, a page in Chinese characters is in English as long as it does not say otherwise."""
    assert sides(page("", "甲乙丙丁。", "甲乙丙丁，戊己。"))[1]["lang"] == "en"
    assert sides(page("language: lzh", "甲乙丙丁。", "甲乙丙丁，戊己。", "language: zh"))[1]["lang"] == "zh"


def test_lines_that_run_leftwards_say_so() -> None:
    """The column, the title, the button and the citation have `dir`."""
    soup = page("language: ar\ntitle: نص", "# عنوان\n\nنص جديد", "# Title\n\nA text.")
    assert [part["dir"] for part in soup.select("[lang=ar]")] == ["rtl"] * 4
    assert not soup.select("[lang=en][dir]")


LINES = st.lists(st.sampled_from(("a", "word,", "é", "甲", "。", "བོད", " ", "1")), min_size=1, max_size=4).map("".join)
"""Lines that are text, and of which some are blank."""


@given(lines=st.lists(LINES, min_size=1, max_size=5), tag=st.sampled_from(["en", "pi", "zh", "bo"]))
def test_no_character_is_lost_where_lines_are_joined(lines: list[str], tag: str) -> None:
    """A line's end becomes one space or none, and each line begins where the block says."""
    blocks = scan_source("\n".join(lines), 1, language(tag))
    text = "".join(block.text for block in blocks)
    assert text.replace(" ", "") == "".join(lines).replace(" ", "")
    assert language(tag).has_spaces or text == "".join(lines)
    for block in blocks:
        typed = [line for line in lines if not line.isspace()]
        begins = [0, *block.line_ends]
        assert all(any(block.text.startswith(line, begin) for line in typed) for begin in begins if block.text.strip())


def test_a_note_knows_the_sides_of_an_english_original() -> None:
    """Words in Chinese are the translation's there, and those that are not are the original's."""
    soup = page(
        "language: en",
        "The digital economy grows.",
        "数字经济[^1]在增长。\n\n[^1]: **digital economy / 数字经济：** 常见的词。–Ed.",
    )
    ours, theirs = sides(soup)
    assert [text_of(each) for each in ours.select(".bitext-lemma")] == ["digital economy"]
    assert [text_of(each) for each in theirs.select(".bitext-lemma")] == ["数字经济"]
    assert [(text_of(each), each["lang"]) for each in soup.select(".bitext-notes [lang]")] == [("数字经济", "zh")]
    assert [each["lang"] for each in soup.select(".bitext-note > p")] == ["zh"]


@pytest.mark.parametrize(
    ("original", "rendering", "marked"),
    [("zh", "en", 2), ("en", "zh", 0), ("zh", "de", 0), ("ja", "en", 0)],
)
def test_terms_are_marked_where_headwords_and_renderings_are(original: str, rendering: str, marked: int) -> None:
    """A glossary is Chinese and English: on a page of other languages nothing is marked, rather than a wrong word."""
    glossary = Glossary((Term("economy", "数字经济", renderings=(Rendering("digital economy"),)),))
    texts = {
        "zh": "数字经济在增长。",
        "en": "The digital economy grows.",
        "de": "Das digital economy wächst.",
        "ja": "数字经济です。",
    }
    source = source_text(texts[original], f"language: {original}")
    site = site_of(
        source, translation(texts[rendering], f"source_text: {ID}\nlanguage: {rendering}"), glossary=glossary
    )
    assert len(parsed(render(site)).select(".bitext-pair .bitext-term")) == marked


ENGLISH = (
    "The ferry leaves at six, whether anybody is on it or not.", "Its captain likes an empty deck.",
    "He stands at the rail with his hands in his pockets, watching the lights of the harbour go out one after another.",
    "It is a still morning.",
    "Halfway across, where the two currents meet, he cuts the engine and lets the boat drift while he drinks his tea.",
)  # fmt: skip
CHINESE = (
    "渡船六点开，有没有人都开。", "船长喜欢空甲板。他靠着栏杆，两手插在口袋里，看港口的灯一盏接一盏熄灭。", "这是个无风的早晨。",
    "到了江心，两股水流相遇的地方，他关掉发动机，让船漂上一杯茶的工夫。",
)  # fmt: skip


@pytest.mark.parametrize("turned", [False, True])
def test_a_guess_knows_how_long_either_language_is(turned: bool) -> None:
    """From English to Chinese and back, the merged blocks are found by their lengths."""
    texts, tags = ((CHINESE, ENGLISH), ("zh", "en")) if turned else ((ENGLISH, CHINESE), ("en", "zh"))
    languages = language(tags[0]), language(tags[1])
    source = scan_source("\n\n".join(texts[0]), 1, languages[0])
    blocks = scan("\n\n".join(texts[1]), 1, languages[1]).blocks
    found = pair(source, blocks, (), source_path="s.md", path="d.md", end_line=99, given=Given(languages)).pairing.pairs
    beads = [(each.translation, each.source) if turned else (each.source, each.translation) for each in found]
    assert beads == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), (3,))]


def test_the_ratio_of_other_languages_is_the_documents() -> None:
    """Where nobody has measured two languages, a document tells how long its translation is as a whole."""
    ours, theirs = lengths(["abcd" * 10, "ab" * 10], ["x" * 100, "y" * 50], (language("bo"), language("fr")))
    assert list(theirs) == [100, 50]
    assert ours == pytest.approx((100, 50))


def test_articles_hold_an_english_original_together() -> None:
    """Numbers are read in the language of each side."""
    source = scan_source("Article 21 One.\n\n(3) Two.\n\nChapter IV\n\n1.2 Three.", 1, language("en"))
    blocks = scan("第二十一条 一。\n\n（三）二。\n\n第四章\n\n1.2 三。", 1, language("zh")).blocks
    assert [block.article for block in source] == [block.article for block in blocks] == ["21", "", "", ""]
    assert [block.number for block in source[1:]] == [block.number for block in blocks[1:]] == ["3", "4", "1.2"]


def test_absence_is_said_by_language() -> None:
    """A page says which original is not on file."""
    for source, head, said in (
        ("language: ja", "", "Japanese text not on file"),
        ("language: en", "language: zh", "English text not on file"),
        ("language: xto", "", "Original text not on file"),
    ):
        assert text_of(page(source, "", "B", head).select(".bitext-facts > li")[0]) == said


def test_a_new_text_of_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`bitext new` takes any tag; beside an English original, the page has a line for its language."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    monkeypatch.chdir(tmp_path)
    assert main(["new", "tower", "--language", "en-gb", "--title", "The Tower"]) == 0
    assert "title: The Tower\nlanguage: en-GB" in (tmp_path / "source_texts/tower.md").read_text(encoding="utf-8")
    assert "\nlanguage:  # of the translation" in (tmp_path / "docs/tower.md").read_text(encoding="utf-8")
    assert main(["new", "other", "--language", "jp"]) == 2
    assert "expected the tag of a language, like zh-Hans, en or bo, found jp; write ja" in capsys.readouterr().err


def test_a_list_of_texts_says_languages() -> None:
    """Titles are in the language of their side."""
    source = source_text("A", "language: en\ntitle: {en: Tower, zh: 塔}")
    site = site_of(source, translation("乙", f"source_text: {ID}\nlanguage: zh"))
    table = render_texts(site.entries("index.md"), site.words)
    assert [(each.get("lang"), each.text) for each in table.iter("span")] == [("zh", "塔"), ("en", "Tower")]


def test_a_bracket_in_a_script_without_spaces_says_for_which_words() -> None:
    """What another rendering stands for cannot be told from words before it, where those are not parted."""
    alone = page("language: en", "It is a power.", "它是强国[or “大国” –Ed.]。")
    named = page("language: en", "It is a power.", "它是强国[or “大国” for “强国” –Ed.]。")
    assert not alone.select(".bitext-lemma")
    assert [text_of(each) for each in named.select(".bitext-translation .bitext-lemma")] == ["强国"]
