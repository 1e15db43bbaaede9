"""The glossary in the formats of other programs: what goes out comes in again, and what is off is said on one line."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli.merging import comparable
from bitext.cli.yaml_text import entry
from bitext.exports import GLOSSARY_EXPORTERS
from bitext.model.glossary import Citation, Glossary, Rendering, Term
from bitext.readers.entries import read_entries
from bitext.readers.glossary import read_glossary
from bitext.readers.glossary_files import ENDINGS, GlossaryFile, read_glossary_file
from bitext.readers.table import rows
from tests.support.glossaries import glossaries

CASES = Path(__file__).parent / "cases" / "glossary"
NOTHING = Glossary()
NOT_IN_TBX = ("not_in", "alone")
HEAD = '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>\n'
FOOT = "\n</body></text></tbx>"


def read_text(name: str, content: str | bytes, folder: Path, glossary: Glossary = NOTHING) -> GlossaryFile:
    """Return what is read from a file of this name and content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_glossary_file(path, name, glossary)


def terms_in(file: GlossaryFile) -> list[Term]:
    """Return the terms of a file without faults."""
    assert [str(finding) for finding in file.findings] == []
    return [comparable(incoming.term) for incoming in file.terms]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    """The glossary of the golden files."""
    docs = tmp_path_factory.mktemp("docs")
    (docs / "glossary.yml").write_bytes((CASES / "glossary.yml").read_bytes())
    glossary, findings = read_glossary(docs, lambda path: path.name, docs)
    assert findings == ()
    return glossary


# Golden files


@pytest.mark.parametrize("name", GLOSSARY_EXPORTERS)
def test_an_export_is_its_golden_file(name: str, small: Glossary) -> None:
    """A byte that changes is seen in a review."""
    assert GLOSSARY_EXPORTERS[name].write(small).encode() == (CASES / f"glossary.{name}").read_bytes()


@pytest.mark.parametrize("name", GLOSSARY_EXPORTERS)
def test_a_golden_file_is_the_glossary_again(name: str, small: Glossary) -> None:
    """What a format can hold comes back, in the same order."""
    again = read_glossary_file(CASES / f"glossary.{name}", name, NOTHING)
    assert terms_in(again) == [held_by(name, term) for term in small]
    assert again.left_out == ()


def test_the_table_of_the_guide_is_one(repository: Path, tmp_path: Path) -> None:
    """What the guide shows is read without a fault, and is what would be written."""
    page = (repository / "docs" / "guide" / "glossary.md").read_text(encoding="utf-8")
    table = page.partition('```csv title="terms.csv"\n')[2].partition("```")[0]
    found = read_text("terms.csv", table, tmp_path, Glossary((Term("shuzi-zhongguo", "数字中国"),)))
    again = GLOSSARY_EXPORTERS["csv"].write(Glossary(tuple(terms_in(found))))
    assert again.removeprefix("\ufeff").replace("\r\n", "\n") == table


def test_every_format_can_be_read() -> None:
    """What is written is read, under the same name."""
    assert {f".{name}" for name in GLOSSARY_EXPORTERS} <= set(ENDINGS)


def held_by(name: str, term: Term) -> Term:
    """Return as much of a term as a format can hold."""
    term = comparable(term)
    return replace(term, not_in=(), alone=None) if name == "tbx" else term


# Out and in again


@pytest.mark.parametrize("name", GLOSSARY_EXPORTERS)
@given(glossary=glossaries())
def test_what_goes_out_comes_in_again(name: str, glossary: Glossary, tmp_path_factory: pytest.TempPathFactory) -> None:
    """All that a format can hold comes back unaltered, for words of any characters."""
    file = read_text(f"out.{name}", GLOSSARY_EXPORTERS[name].write(glossary), tmp_path_factory.mktemp("out"))
    assert terms_in(file) == [held_by(name, term) for term in glossary]
    assert file.left_out == ()


@given(glossaries())
def test_an_entry_is_read_as_it_is_meant(glossary: Glossary) -> None:
    """The YAML of an entry is that term again."""
    findings: list[object] = []
    text = "".join(map(entry, glossary))
    assert [comparable(each.term) for each in read_entries(text, "glossary.yml", findings)] == list(glossary)  # type: ignore[arg-type]  # empty
    assert findings == []


@given(glossaries())
def test_a_table_is_what_other_programs_take_it_for(glossary: Glossary) -> None:
    """Python's own reader of CSV finds the same cells, and none that a spreadsheet would take for a formula."""
    text = GLOSSARY_EXPORTERS["csv"].write(glossary).removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell.strip() for cell in cells] == [
        cell.text for row in rows(text.replace("\r\n", "\n"), ",") for cell in row
    ]
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20"))] == []


@given(st.lists(st.text(st.sampled_from('",;\n\ta')).map(str.strip), min_size=1), st.sampled_from(",\t"))
def test_a_cell_stands_where_its_place_says(cells: list[str], delimiter: str) -> None:
    """Line and column are those of the opening quotation mark, whatever the cells before it hold."""
    text = delimiter.join('"' + cell.replace('"', '""') + '"' for cell in cells)
    (row,) = rows(text, delimiter)
    assert [cell.text for cell in row] == cells
    lines = text.split("\n")
    for cell in row:
        rest = "\n".join((lines[cell.line - 1][cell.column - 1 :], *lines[cell.line :]))
        assert rest.startswith('"' + cell.text.replace('"', '""') + '"')


# TBX


@pytest.fixture(scope="module")
def is_valid(repository: Path) -> Callable[[str], list[str]]:
    """A function that returns what the published schema has to say against a termbase."""
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    folder = Path(os.environ.get("BITEXT_SCHEMAS") or repository.parent / "shared" / "schemas")
    schema = folder / "TBXcoreStructV03.rng"
    if not schema.is_file():
        pytest.skip(f"the published schemas are not in {folder}; BITEXT_SCHEMAS names the folder that they are in")
    grammar = etree.RelaxNG(etree.parse(str(schema)))

    def faults(text: str) -> list[str]:
        grammar.validate(etree.fromstring(text.encode()))
        return [str(error) for error in grammar.error_log]

    return faults


def test_the_golden_termbase_is_valid(is_valid: Callable[[str], list[str]]) -> None:
    """The published schema of ISO 30042:2019 has nothing to say against it."""
    assert is_valid((CASES / "glossary.tbx").read_text(encoding="utf-8")) == []


@given(glossary=glossaries())
def test_every_termbase_is_valid(glossary: Glossary, is_valid: Callable[[str], list[str]]) -> None:
    """… nor against that of any other glossary, the empty one too."""
    assert is_valid(GLOSSARY_EXPORTERS["tbx"].write(glossary)) == []


@pytest.mark.parametrize("name", GLOSSARY_EXPORTERS)
def test_what_no_file_can_hold_is_shown_as_such(name: str, tmp_path: Path) -> None:
    """A lone surrogate, or for XML a control character, comes out as U+FFFD, and the file can be read."""
    text = "a\ud800\x02b" if name == "tbx" else "a\ud800\ufffdb"
    glossary = Glossary((Term("x", "数字", "shùzì", definition=text),))
    (term,) = terms_in(read_text(f"out.{name}", GLOSSARY_EXPORTERS[name].write(glossary), tmp_path))
    assert term.definition == "a\ufffd\ufffdb"


DCT = """\
<?xml version="1.0" encoding="utf-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>from elsewhere</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c.1">
      <min:subjectField>economics</min:subjectField>
      <note>of the concept</note>
      <langSec xml:lang="zh-Hant"><termSec><term>數字經濟</term></termSec></langSec>
      <langSec xml:lang="zh-Hans"><termSec><term>数字<hi>经济</hi></term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
      <langSec xml:lang="en-US">
        <descripGrp><basic:definition>Activity that rests on data.</basic:definition><basic:source>Oxford</basic:source></descripGrp>
        <termSec><term>digital
          economy</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec>
          <term>data economy</term>
          <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>
          <basic:source>DigiChina</basic:source><note>rare</note><note>old</note>
        </termSec>
      </langSec>
      <langSec xml:lang="fr"><termSec><term>économie numérique</term></termSec></langSec>
    </conceptEntry>
    <conceptEntry id="c2">
      <basic:crossReference target="c.1">see</basic:crossReference>
      <langSec xml:lang="zh"><termSec><term>经济</term></termSec></langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""


def test_a_termbase_of_another_program(tmp_path: Path) -> None:
    """The other style is read alike; what a glossary has no place for is counted, and an id that is no anchor is made."""
    file = read_text("elsewhere.tbx", DCT, tmp_path)
    first = Term(
        "shuzi-jingji",
        "数字经济",
        renderings=(Rendering("digital economy"), Rendering("data economy", "deprecated", "DigiChina", "rare; old")),
        definition="Activity that rests on data.",
        sources=(Citation("Oxford"),),
    )
    assert terms_in(file) == [first, Term("c2", "经济", see_also=("shuzi-jingji",))]
    assert dict(file.left_out) == {
        "further term in zh": 1,
        "note": 1,
        "partOfSpeech": 1,
        "subjectField": 1,
        "term in fr": 1,
    }


# Tables from elsewhere


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "中文,English,备注\n数字经济,digital economy,usual\n"),
        ("a.csv", "\ufeffChinese;Rendering;Notes\r\n数字经济;digital economy;usual\r\n;;\r\n"),
        ("a.tsv", 'Note\tzh-CN\tEN\n"usual"\t 数字经济 \tdigital  economy'),
        ("A.CSV", "zh,en,note\r数字经济,digital economy,usual\r"),
    ],
    ids=["Chinese heads", "semicolons", "tabs", "old line ends"],
)
def test_heads_are_matched_generously(name: str, content: str, tmp_path: Path) -> None:
    """A column may be called as people call it; the id is made from the reading."""
    renderings = (Rendering("digital economy", "preferred", note="usual"),)
    assert terms_in(read_text(name, content, tmp_path)) == [Term("shuzi-jingji", "数字经济", renderings=renderings)]


def test_rows_may_be_sorted(small: Glossary, tmp_path: Path) -> None:
    """Each row names its term: only the order of terms and renderings is that of the rows."""
    head, *body = rows(GLOSSARY_EXPORTERS["tsv"].write(small), "\t")
    lines = ["\t".join('"' + cell.text.replace('"', '""') + '"' for cell in row) for row in (head, *reversed(body))]
    again = {term.id: term for term in terms_in(read_text("a.tsv", "\n".join(lines), tmp_path))}
    for term in small:
        renderings = tuple(reversed(comparable(term).renderings))
        assert again[term.id] == replace(comparable(term), renderings=renderings)


def test_ids_are_made_unique(tmp_path: Path) -> None:
    """One reading for several words, a reserved one, none at all, or one that is taken: each word gets its own id."""
    here = Glossary((Term("shi", "事"),))
    content = "zh,pinyin\n是,shì\n市,shì\n目录,index\n!,\n?,\n西安,Xī'ān\n绿,lǜ\n"
    ids = [term.id for term in terms_in(read_text("a.csv", content, tmp_path, here))]
    assert ids == ["shi-2", "shi-3", "index-2", "term", "term-2", "xian", "lu"]


def test_terms_that_are_there_keep_their_ids(tmp_path: Path) -> None:
    """By its id or else by its headword a term is known; what refers to it by another id follows."""
    here = Glossary((Term("shuzi", "数字"), Term("jingji", "经济")))
    content = "id,zh,see_also\nSHUZI,数码,\nc2,经济,shuzi\nc3,新词,c2 | jingji\n"
    found = terms_in(read_text("a.csv", content, tmp_path, here))
    assert [(term.id, term.see_also) for term in found] == [
        ("shuzi", ()),
        ("jingji", ("shuzi",)),
        ("c3", ("jingji", "jingji")),
    ]


# Bad input


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "zh,Renderng,Owner\n数字,digital,me\n", [
            "a.csv:1:4: error[F05] expected a column that is known, found Renderng; write en",
        ]),
        ("a.csv", "Wort,Bedeutung\n数字,digital\n", [
            "a.csv:1:1: error[F14] expected a column zh in the first line, found Wort, Bedeutung; write zh above the Chinese words, or add --column zh=Wort --column en=Bedeutung",
        ]),
        ("a.csv", "Wort,Bedeutung\ndigital,data\n", [
            "a.csv:1:1: error[F14] expected a column zh in the first line, found Wort, Bedeutung; write zh above the Chinese words, or name their column with --column zh=…",
        ]),
        ("a.csv", "", ["a.csv:1:1: error[F14] expected a column zh in the first line, found nothing; write zh above the Chinese words, or name their column with --column zh=…"]),
        ("a.csv", "zh,en,English\n数字,digital,digital\n", [
            "a.csv:1:7: error[F14] expected each column once, found English a second time; take one of the two out",
        ]),
        ("a.csv", 'zh,en\n数字,"digital\n', [
            'a.csv:2:4: error[F16] expected a closing quotation mark, found none; write "" for a quotation mark that is part of a cell',
        ]),
        ("a.tsv", 'zh\ten\n数字\t"digital" economy\n', [
            'a.tsv:2:13: error[F16] expected the next cell, found more after the closing quotation mark; write "" for a quotation mark that is part of a cell',
        ]),
        ("a.csv", 'zh,en\n"数\n字",a,b\n', [
            "a.csv:3:6: error[F16] expected 2 cells, found one more: b; put quotation marks around a cell with a comma or a tab in it",
        ]),
        ("a.csv", "zh,en\n,digital\n", ["a.csv:2:2: error[F14] expected a headword, found none; repeat it in each row of its term"]),
        ("a.csv", "id,zh,en\nshuzi,,digital\n", ["a.csv:2:1: error[F14] expected a headword, found none; write zh: and the Chinese word"]),
        ("a.csv", "id,zh,see_also\n数字 1,数字,\nshuju,数据,shuzu\n", [
            "a.csv:2:1: error[F14] expected an id of letters a–z, digits and hyphens, found 数字 1; write 1",
            "a.csv:3:10: error[F14] expected the id of another entry in see_also, found shuzu; correct it, or take it out",
        ]),
        ("a.csv", "zh,definition,en\n数字,one,a\n数字,two,b\n", [
            "a.csv:3:4: error[F14] expected one definition of 数字 in all its rows, found another; write it once, in the first row (see a.csv:2)",
        ]),
        ("a.csv", "zh,en,type\n数字,digital,Slogn\n数字,digital,\n", [
            "a.csv:2:12: error[F06] expected one of term, slogan, org, person, place, law, document, project, found slogn; write slogan",
            "a.csv:3:4: error[F14] expected each rendering once, found digital a second time; put the two together (see a.csv:2)",
        ]),
        ("a.csv", "id,zh\na,数字\nb,数字\n", ["a.csv:3:3: error[F14] expected each headword once, found 数字 a second time; put the two together (see a.csv:2)"]),
        ("a.csv", b"zh\n\xff\xfd\n", ["a.csv:2:1: error[F02] expected UTF-8, found the byte 0xFF; save the file as UTF-8 (an editor's “Save with encoding”)"]),
        ("a.csv", "zh\n数字\n".encode() + b"\xff", ["a.csv:3:1: error[F02] expected UTF-8, found the byte 0xFF; save the file as UTF-8 (an editor's “Save with encoding”)"]),
        ("a.csv", "\ufeffzh\n数字".encode("utf-16-le") + b"\x00", [
            "a.csv:2:3: error[F02] expected UTF-16-LE, found the byte 0x00, which is none; save the file as UTF-8, or name its encoding with --encoding",
        ]),
        ("a.xlsx", "PK", ["a.xlsx:1:1: error[F16] expected a file that ends in .csv, .tsv, .txt, .tab, .u8, .tbx, .xml, .mtf, found .xlsx; export it as one"]),
        ("a.csv", "zh\n" + "数" * 8_400_000, ["a.csv:1:1: error[F03] expected at most 25 MB, found 25.2 MB; split the text into several files"]),
        ("a.tbx", "", ["a.tbx:1:1: error[F16] expected well-formed XML without entities of its own, found no element found; correct it, or take it out"]),
        ("a.tbx", f"{HEAD}<conceptEntry id='a'></body>", [
            "a.tbx:2:24: error[F16] expected well-formed XML without entities of its own, found mismatched tag; correct it, or take it out",
        ]),
        ("a.tbx", '<!DOCTYPE lolz [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n<tbx>&c;</tbx>', [
            "a.tbx:1:28: error[F16] expected well-formed XML without entities of its own, found an entity (<!ENTITY a); correct it, or take it out",
        ]),
        ("a.tbx", '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<tbx>&a;</tbx>', [
            "a.tbx:1:54: error[F16] expected well-formed XML without entities of its own, found an entity (<!ENTITY a); correct it, or take it out",
        ]),
        ("a.tbx", '<!DOCTYPE tbx SYSTEM "file:///etc/passwd">\n<tbx>&a;</tbx>', [
            "a.tbx:2:6: error[F16] expected well-formed XML without entities of its own, found the entity &a;; correct it, or take it out",
        ]),
        ("a.tbx", '<!DOCTYPE tbx [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>\n<tbx/>', [
            "a.tbx:1:56: error[F16] expected well-formed XML without entities of its own, found an entity (<!ENTITY a); correct it, or take it out",
        ]),
        ("a.tbx", "<tbx>&c;</tbx>", ["a.tbx:1:6: error[F16] expected well-formed XML without entities of its own, found undefined entity; correct it, or take it out"]),
        ("a.tbx", "<a>" * 40, ["a.tbx:1:91: error[F16] expected well-formed XML without entities of its own, found elements nested more than 30 deep; correct it, or take it out"]),
        ("a.tbx", "<html/>", ["a.tbx:1:1: error[F16] expected a termbase (TBX, TBX-Min or the XML of MultiTerm), found a <html>; export it as one of them"]),
        ("a.tbx", f"{HEAD}<conceptEntry id='a'><langSec xml:lang='en'><termSec><term>a</term></termSec></langSec></conceptEntry>{FOOT}", [
            "a.tbx:1:1: error[F16] expected terms in Chinese (zh), found none; export them too",
        ]),
        ("a.tbx", f"{HEAD}<conceptEntry id='a'><langSec xml:lang='fr'><termSec><term>a</term></termSec></langSec></conceptEntry>{FOOT}", [
            "a.tbx:1:1: error[F16] expected terms in Chinese (zh), found terms in fr; export them too",
        ]),
    ],
)  # fmt: skip
def test_bad_input_is_said_on_a_line(name: str, content: str | bytes, expected: list[str], tmp_path: Path) -> None:
    """Each fault has a place and a cure, and nothing ends in a traceback."""
    assert [str(finding) for finding in read_text(name, content, tmp_path).findings] == expected


@given(
    content=st.binary(max_size=60) | st.text(max_size=40).map(lambda text: f"zh,en,see_also\n{text}".encode()),
    ending=st.sampled_from(ENDINGS),
)
def test_nothing_ends_in_a_traceback(content: bytes, ending: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a file holds, it is read or refused."""
    read_text(f"a{ending}", content, tmp_path_factory.mktemp("any"))
