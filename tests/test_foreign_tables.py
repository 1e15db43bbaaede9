"""Tables as Excel, Weblate, OmegaT, DeepL, memoQ, Crowdin and CC-CEDICT write them come in, and each guess is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli.merging import comparable
from bitext.exports import GLOSSARY_EXPORTERS
from bitext.languages.zh.numbered_pinyin import with_tone_marks
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.readers.table_headings import kind_of
from tests.support.foreign import WATER, read_text, said, terms_in
from tests.support.glossaries import glossaries

NOTED = replace(WATER, renderings=(Rendering("reservoir", "preferred", note="usual"),))
CHINESE = [
    "zh", "zh-CN", "zh_CN", "ZH", "zh-Hans", "zh-Hans-CN", "zho", "cmn", "cn", "Chinese", "Chinese (Simplified)", "Chinese_PRC",
    "Chinese (PRC)", "Chinese (Simplified, China)", "Simplified Chinese", "Chinese term", "Term [zh-CN]", "简体中文", "中文",
    "中文（简体）", "中文名称", "中文术语", "汉语", "simplified", "headword", "zh-TW", "繁體中文", "Chinese (Traditional)", "Traditional",
]  # fmt: skip
ENGLISH = [
    "en", "en-US", "en_US", "en-GB", "EN", "eng", "English", "English (United States)", "English_US", "English_United States",
    "English term", "English translation", "Term [en]", "英文", "英语", "英文名称", "英文译名", "英译",
]  # fmt: skip


# Headings


@pytest.mark.parametrize("zh", CHINESE)
def test_chinese_columns(zh: str, tmp_path: Path) -> None:
    """A column of Chinese words is known by what programs and people call it."""
    assert terms_in(read_text("a.csv", f'"{zh}",en\n水库,reservoir\n', tmp_path)) == [WATER]


@pytest.mark.parametrize("en", ENGLISH)
def test_english_columns(en: str, tmp_path: Path) -> None:
    """A column of English words, too; a comment beside it is a note, and no fault."""
    content = f'zh-CN,"{en}",Comment\n水库,reservoir,usual\n'
    assert terms_in(read_text("a.csv", content, tmp_path)) == [NOTED]


@pytest.mark.parametrize(
    "heading", ["engine", "china", "Owner", "entry", "de", "fr-FR", "English gender", "zhuyin", "category", "词性"]
)
def test_other_columns(heading: str) -> None:
    """What is no heading of ours is not taken for one."""
    assert kind_of(heading) == ""


def test_columns_that_are_not_known_are_left_out_on_a_line(tmp_path: Path) -> None:
    """A program writes columns that a glossary has no place for: each is counted, and none is a fault."""
    content = "中文,英文,词性,Owner,Empty\n水库,reservoir,n.,me,\n灌溉,irrigation,n.,,\n"
    file = read_text("a.csv", content, tmp_path)
    assert [term.headword for term in terms_in(file)] == ["水库", "灌溉"]
    assert dict(file.left_out) == {"column 词性": 2, "column Owner": 1}


def test_a_column_that_may_be_that_of_the_renderings_is_named(tmp_path: Path) -> None:
    """Terms without renderings are terms, but an editor who meant a column is told."""
    file = read_text("a.csv", "zh,pinyin,Übersetzung\n水库,shuǐkù,reservoir\n", tmp_path)
    assert file.taken == (
        "no column is taken for en, so that terms have no renderings; --column en=Übersetzung takes that one",
    )
    assert read_text("a.csv", "zh,pinyin\n水库,shuǐkù\n", tmp_path).taken == ()


# Programs


def test_weblate(tmp_path: Path) -> None:
    """The source is English as a rule: what stands in the columns says which is which; what has no translation is no term."""
    content = (
        '"location","source","target","id","fuzzy","context","translator_comments","developer_comments"\r\n'
        '"","reservoir","水库","","False","","usual",""\r\n"","pond","","x 1","True","","",""\r\n'
    )
    file = read_text("a.csv", content, tmp_path)
    assert terms_in(file) == [NOTED]
    assert file.taken == ("target is taken for zh, source for en",)
    assert dict(file.left_out) == {"column fuzzy": 2, "column id": 1, "row without a word in Chinese": 1}


@pytest.mark.parametrize(
    "content",
    [
        "source,target\n水库,reservoir\n", "target,source\n水库,reservoir\n", "Term,Translation\n水库,reservoir\n",
        "Translation,Term\n水库,reservoir\n", "English,Translation\nreservoir,水库\n", "译名,术语\n水库,reservoir\n",
        "source_term,target_term,source_lang\n水库,reservoir,\n", "Source,English\n水库,reservoir\n",
    ],
)  # fmt: skip
def test_either_column_may_be_the_chinese_one(content: str, tmp_path: Path) -> None:
    """A glossary for the other direction has its columns the other way round."""
    assert terms_in(read_text("a.csv", content, tmp_path)) == [WATER]


def test_memoq(tmp_path: Path) -> None:
    """Each term has its column, with columns about it behind it; one of their marks forbids it."""
    content = (
        "Entry_ID,Entry_Note,Chinese_PRC_Def,Chinese_PRC,Term_Info,Term_Example,English_Def,English,Term_Info,Term_Example,"
        "English,Term_Info,Term_Example\n"
        "7,usual,湖,水库,CasePermissive;HalfPrefix,,A lake.,dam,CasePermissive;Forbidden,,reservoir,,The reservoir.\n"
    )
    file = read_text("a.csv", content, tmp_path)
    renderings = (Rendering("dam", "deprecated"), Rendering("reservoir", "preferred"))
    assert terms_in(file) == [replace(WATER, renderings=renderings, definition="A lake.")]
    assert set(dict(file.left_out)) == {
        "column Chinese_PRC_Def", "column Entry_ID", "column Entry_Note", "column Term_Example",
    }  # fmt: skip


def test_crowdin_and_lokalise(tmp_path: Path) -> None:
    """A status, a description and a language may stand in one heading, or a column say what is forbidden."""
    content = (
        "Term [en],Description [en],Status [en],Term [zh-CN],Status [zh-CN]\ndam,A lake.,obsolete,水库,preferred\n"
    )
    (term,) = terms_in(read_text("a.csv", content, tmp_path))
    assert (term.definition, term.renderings) == ("A lake.", (Rendering("dam", "deprecated"),))
    content = "term;forbidden;en;en_description;zh_CN\ndam;yes;dam;A lake.;水库\nlake;no;lake;;湖\n"
    assert said(read_text("a.csv", content, tmp_path)) == [
        ("水库", [("dam", "deprecated")]),
        ("湖", [("lake", "preferred")]),
    ]


def test_two_kinds_of_english(tmp_path: Path) -> None:
    """Both are renderings, and a word that they share is one."""
    content = "zh-CN,zh-TW,en-US,en-GB\n颜色,顏色,color,colour\n水库,水庫,reservoir,reservoir\n"
    assert said(read_text("a.csv", content, tmp_path)) == [
        ("颜色", [("color", "preferred"), ("colour", "admitted")]),
        ("水库", [("reservoir", "preferred")]),
    ]


@pytest.mark.parametrize(
    ("name", "content", "columns"),
    [
        ("a.txt", "水库\treservoir\tusual\n灌溉\tirrigation\n", "column 1 is taken for zh, column 2 is taken for en, column 3 is taken for note"),
        ("a.tsv", "reservoir\t水库\tusual\nirrigation\t灌溉\t\n", "column 1 is taken for en, column 2 is taken for zh, column 3 is taken for note"),
        ("a.csv", "水库,reservoir\n", "column 1 is taken for zh, column 2 is taken for en"),
        ("a.csv", "水库,reservoir,ZH,EN\n灌溉,irrigation,ZH,EN\n", "column 1 is taken for zh, column 2 is taken for en"),
    ],
    ids=["OmegaT", "from English", "DeepL", "DeepL with languages"],
)  # fmt: skip
def test_a_table_without_headings(name: str, content: str, columns: str, tmp_path: Path) -> None:
    """Which column is Chinese shows, and is said."""
    file = read_text(name, content, tmp_path)
    (term, *_) = terms_in(file)
    assert term == (NOTED if "usual" in content else WATER)
    assert file.taken == (f"the first line has no names of columns: {columns}",)


def test_a_first_line_that_is_like_no_other_is_one_of_headings(tmp_path: Path) -> None:
    """A heading that is not known is not taken for a term."""
    (finding,) = read_text("a.csv", "Wort,Bedeutung\n水库,reservoir\n灌溉,irrigation\n", tmp_path).findings
    assert str(finding).endswith(
        "found Wort, Bedeutung; write zh above the Chinese words, or add --column zh=Wort --column en=Bedeutung"
    )


# Columns that are named


@pytest.mark.parametrize(
    ("content", "chosen", "expected"),
    [
        ("Wort,Bedeutung\n水库,reservoir\n", [("zh", "Wort"), ("en", "Bedeutung")], WATER),
        ("Wort,Bedeutung\n水库,reservoir\n", [("zh", "wort"), ("en", "2")], WATER),
        ("Wort,Bedeutung\n水库,reservoir\n", [("zh", "1"), ("en", "2")], WATER),
        ("水库,reservoir\n", [("zh", "1"), ("en", "2")], WATER),
        ("水库,reservoir,usual\n", [("zh", "1"), ("en", "2"), ("note", "3")], NOTED),
        ("zh,Wort,en\nx,水库,reservoir\n", [("zh", "Wort")], WATER),
        ("Wort,A,B\n水库,dam,reservoir\n", [("zh", "Wort"), ("en", "B"), ("en", "A")], replace(WATER, renderings=(Rendering("dam", "preferred"), Rendering("reservoir")))),
        ("Wort,Renderng\n水库,reservoir\n", [("zh", "Wort"), ("en", "Renderng")], WATER),
    ],
)  # fmt: skip
def test_a_column_is_what_an_editor_says(
    content: str, chosen: list[tuple[str, str]], expected: Term, tmp_path: Path
) -> None:
    """A name or a number says which column holds what, whatever its heading says."""
    assert terms_in(read_text("a.csv", content, tmp_path, chosen=chosen)) == [expected]


@pytest.mark.parametrize("column", ["Foo", "3", "0", "-1", "99999999999999999999"])
def test_a_column_that_is_not_there(column: str, tmp_path: Path) -> None:
    """The columns that there are are named."""
    file = read_text("a.csv", "Wort,Bedeutung\n水库,reservoir\n", tmp_path, chosen=[("zh", column)])
    assert [str(finding) for finding in file.findings] == [
        f"a.csv:1:1: error[F05] expected a column {column}, found Wort, Bedeutung; write one of them, or its number"
    ]


def test_a_termbase_has_no_columns(tmp_path: Path) -> None:
    """What cannot be meant is said."""
    file = read_text("a.tbx", "<tbx/>", tmp_path, chosen=[("zh", "1")])
    assert [str(finding) for finding in file.findings] == [
        "a.tbx:1:1: error[F16] expected a table for --column, found a termbase, which has no columns; leave it out"
    ]


# What parts the cells


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "sep=;\n中文;英文\n水库;reservoir\n"),
        ("a.csv", '"sep=;"\r\n中文;英文\r\n水库;reservoir\r\n'),
        ("a.csv", "SEP=\t\n中文\t英文\n水库\treservoir\n"),
        ("a.csv", "sep=|\n中文|英文\n水库|reservoir\n"),
        ("a.csv", "中文;英文\n水库;reservoir\n"),
        ("a.csv", "中文\t英文\n水库\treservoir\n"),
        ("a.csv", "中文，英文\n水库，reservoir\n"),
        ("a.txt", "中文,英文\n水库,reservoir\n"),
        ("a.tab", "中文\t英文\n水库\treservoir\n"),
        ("a.csv", '"Chinese (Simplified, China)";"English (US, UK)"\n水库;reservoir\n'),
    ],
)
def test_the_sign_between_the_cells(name: str, content: str, tmp_path: Path) -> None:
    """Excel has a line for it, and takes what its country is used to; elsewhere the first line shows."""
    assert terms_in(read_text(name, content, tmp_path)) == [WATER]


def test_a_place_is_that_of_the_file(tmp_path: Path) -> None:
    """Excel's own line counts."""
    (finding,) = read_text("a.csv", "sep=;\nzh;en\n;water\n", tmp_path).findings
    assert str(finding).startswith("a.csv:3:2: error[F14] expected a headword, found none;")


# Several renderings in a cell


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("reservoir; water basin", ["reservoir", "water basin"]),
        ("reservoir；water basin", ["reservoir", "water basin"]),
        ("reservoir | water basin", ["reservoir", "water basin"]),
        ("reservoir\nwater basin", ["reservoir", "water basin"]),
        ("reservoir、water basin", ["reservoir", "water basin"]),
        ("irrigation/watering", ["irrigation", "watering"]),
        ("saving water/water saving", ["saving water", "water saving"]),
        ("dam / artificial lake", ["dam", "artificial lake"]),
        ("/tradition/traditional/", ["tradition", "traditional"]),
        ("1. reservoir; 2. basin", ["reservoir", "basin"]),
        ("reservoir; reservoir;", ["reservoir"]),
        # … and what is one:
        ("Wuhan, Hubei", ["Wuhan, Hubei"]),
        ("science, technology and innovation", ["science, technology and innovation"]),
        ("and/or", ["and/or"]),
        ("client/server", ["client/server"]),
        ("public/private partnership", ["public/private partnership"]),
        ("km/h", ["km/h"]),
        ("TCP/IP", ["TCP/IP"]),
        ("24/7", ["24/7"]),
        ("fee (paid; unpaid)", ["fee (paid; unpaid)"]),
        ("https://example.org/water/basin", ["https://example.org/water/basin"]),
        ("state-of-the-art", ["state-of-the-art"]),
        ("People's Republic of China", ["People's Republic of China"]),
    ],
)
def test_renderings_in_one_cell(cell: str, expected: list[str], tmp_path: Path) -> None:
    """Each is a rendering, the first the preferred one; names with a comma or a slash in them are one."""
    file = read_text("a.csv", f'中文,英文\n水库,"{cell}"\n', tmp_path)
    ((_, renderings),) = said(file)
    assert renderings == [(words, "admitted" if number else "preferred") for number, words in enumerate(expected)]
    assert any("parted into several renderings" in line for line in file.taken) is (len(expected) > 1)


def test_cells_that_were_parted_are_said_on_a_line(tmp_path: Path) -> None:
    """The number and the first of them, so that an editor can look; what was not parted, too."""
    content = '中文,英文\n水库,reservoir; basin\n灌溉,irrigation/watering\n武汉,"Wuhan, Hubei"\n水,water\n'
    assert read_text("a.csv", content, tmp_path).taken == (
        "2 cells parted into several renderings; the first, in line 2: reservoir; basin",
        "1 cell read as one rendering, with its comma or slash; the first, in line 4: Wuhan, Hubei",
    )


def test_what_is_said_of_a_cell_with_several(tmp_path: Path) -> None:
    """A note is said once; what is forbidden is forbidden in each of its forms."""
    content = "zh,en,status,note\n水库,reservoir; basin,preferred,usual\n水库,dam; dyke,禁用,no\n"
    (term,) = terms_in(read_text("a.csv", content, tmp_path))
    assert term.renderings == (
        Rendering("reservoir", "preferred", note="usual"),
        Rendering("basin", "admitted"),
        Rendering("dam", "deprecated", note="no"),
        Rendering("dyke", "deprecated"),
    )


def test_several_headwords_in_one_cell(tmp_path: Path) -> None:
    """An entry has one; the others are said to be left out."""
    file = read_text("a.csv", "zh,en\n水库；蓄水池,reservoir\n", tmp_path)
    assert (terms_in(file), dict(file.left_out)) == ([WATER], {"further term in zh": 1})


# Statuses


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("水库,dam,Forbidden\n水库,reservoir,Preferred\n", ["deprecated", "preferred"]),
        ("水库,dam,Forbidden\n水库,reservoir,\n", ["deprecated", "preferred"]),
        ("水库,dam,weird\n水库,reservoir,\n", ["admitted", "preferred"]),
        ("水库,dam,\n水库,reservoir,不推荐\n", ["preferred", "deprecated"]),
        ("水库,dam,preferredTerm-admn-sts\n", ["preferred"]),
    ],
)
def test_statuses(rows: str, expected: list[str], tmp_path: Path) -> None:
    """Other words for a status are known; one that is not is said, and prefers nothing."""
    file = read_text("a.csv", f"zh,en,status\n{rows}", tmp_path)
    ((_, renderings),) = said(file)
    assert [status for _, status in renderings] == expected
    assert dict(file.left_out) == ({"status weird": 1} if "weird" in rows else {})


def test_a_slip_in_a_status_is_said_with_the_right_one(tmp_path: Path) -> None:
    """A word that is nearly one of ours is a slip."""
    (finding,) = read_text("a.csv", "zh,en,status\n水库,dam,deprecatd\n", tmp_path).findings
    assert str(finding).endswith("found deprecatd; write deprecated")


# What stands there twice


def test_rows_that_say_nothing_new(tmp_path: Path) -> None:
    """A row twice is one, and a comment without a word is none."""
    file = read_text("a.csv", "zh,en,note\n水库,reservoir,\n水库,reservoir,\n水,,why\n", tmp_path)
    assert said(file) == [("水库", [("reservoir", "preferred")]), ("水", [])]
    assert dict(file.left_out) == {"note without a rendering": 1, "row a second time": 1}


def test_rows_without_a_headword_are_said_once(tmp_path: Path) -> None:
    """A spreadsheet with merged cells has many."""
    findings = read_text("a.csv", "zh,en\n水库,reservoir\n,dam\n,basin\n,lake\n", tmp_path).findings
    assert [str(finding) for finding in findings] == [
        "a.csv:3:2: error[F14] expected a headword, found none, nor in 2 more rows; repeat it in each row of its term"
    ]


# Readings


@pytest.mark.parametrize(
    ("numbered", "expected"),
    [
        ("shui3 ku4", "shuǐ kù"), ("nu:3 shi4", "nǚ shì"), ("nv3 shi4", "nǚ shì"), ("lu:e4", "lüè"), ("r5", "r"),
        ("wan2 r5", "wán r"), ("Zhong1 guo2", "Zhōng guó"), ("zhong1guo2", "zhōngguó"), ("xi1an1", "xī'ān"),
        ("A Q zheng4 zhuan4", "A Q zhèng zhuàn"), ("Ou1 zhou1 · Mei3 zhou1", "Ōu zhōu · Měi zhōu"), ("ma5", "ma"),
        ("shuǐ kù", "shuǐ kù"), ("B2B", "B2B"), ("5G", "5G"), ("kǎlā OK", "kǎlā OK"), ("", ""), ("shuiku", "shuiku"),
    ],
)  # fmt: skip
def test_tones_in_numbers(numbered: str, expected: str) -> None:
    """Dictionaries write tones as numbers; a reading that has marks, or is none, stays as it is."""
    assert with_tone_marks(numbered) == expected


@given(st.text("aeiouvü:ngrzhx12345 'A", max_size=30))
def test_a_reading_is_never_a_traceback(reading: str) -> None:
    """Whatever is typed, and what has its tone marks stays as it is."""
    once = with_tone_marks(reading)
    if not any(digit in once for digit in "12345"):
        assert with_tone_marks(once) == once


def test_a_dictionary_as_a_table(tmp_path: Path) -> None:
    """The columns of CC-CEDICT: the id is made of the reading without its numbers."""
    content = "traditional,simplified,pinyin,english\n女士,女士,nu:3 shi4,lady/madam/CL:個|个[ge4]\n"
    file = read_text("a.csv", content, tmp_path)
    renderings = (Rendering("lady", "preferred"), Rendering("madam"))
    assert terms_in(file) == [Term("nu-shi", "女士", "nǚ shì", renderings=renderings)]
    assert dict(file.left_out) == {"column traditional": 1, "measure word": 1}


def test_a_dictionary_in_its_own_format(tmp_path: Path) -> None:
    """Entries of one headword are put together, as a glossary has no two."""
    content = (
        "# CC-CEDICT\n#! version=1\n傳統 传统 [chuan2 tong3] /tradition/traditional/CL:個|个[ge4]/\n"
        "行 行 [hang2] /row/line/\n行 行 [xing2] /to walk/row/\n"
    )
    file = read_text("a.u8", content, tmp_path)
    assert said(file) == [
        ("传统", [("tradition", "preferred"), ("traditional", "admitted")]),
        ("行", [("row", "preferred"), ("line", "admitted"), ("to walk", "admitted")]),
    ]
    assert dict(file.left_out) == {"further reading": 1, "measure word": 1}
    assert [each.place and str(each.place) for each in file.terms[0].term.renderings] == ["a.u8:3:23", "a.u8:3:33"]
    (finding,) = read_text("a.txt", f"{content}传统 chuantong\n", tmp_path).findings
    assert str(finding).startswith(
        "a.txt:6:1: error[F16] expected 傳統 传统 [chuan2 tong3] /tradition/, found 传统 chuantong;"
    )


# Any table


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030"])
@given(glossary=glossaries())
def test_an_export_comes_in_again_in_any_encoding(
    encoding: str, glossary: Glossary, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A spreadsheet that saves the table otherwise loses nothing; in an export of ours no cell is parted."""
    data = GLOSSARY_EXPORTERS["csv"].write(glossary).removeprefix("\ufeff").encode(encoding)
    file = read_text("a.csv", data, tmp_path_factory.mktemp("any"), encoding=encoding)
    assert terms_in(file) == [comparable(term) for term in glossary]
    assert file.left_out == ()


ENGLISH_WORDS = st.text("abc ", min_size=2, max_size=8).map(lambda words: f"x{words.strip()}y")
CHINESE_WORDS = st.text("水库灌溉数字经济", min_size=1, max_size=4)


@given(
    words=st.lists(st.tuples(CHINESE_WORDS, ENGLISH_WORDS), min_size=1, max_size=6, unique_by=lambda each: each[0]),
    head=st.sampled_from(["zh,en", "en,zh", "source,target", "target,source", ""]),
    sign=st.sampled_from(",;\t"),
)
def test_the_order_of_columns_and_their_names_do_not_matter(
    words: list[tuple[str, str]], head: str, sign: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Headed or not, whichever way round and whatever parts them: the terms are the same."""
    rows = [pair if not head.startswith("en") else pair[::-1] for pair in words]
    lines = [*([head.replace(",", sign)] if head else []), *(sign.join(row) for row in rows)]
    found = said(read_text("a.csv", "\n".join(lines), tmp_path_factory.mktemp("any")))
    assert found == [(zh, [(" ".join(en.split()), "preferred")]) for zh, en in words]
