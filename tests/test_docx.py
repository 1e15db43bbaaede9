"""Documents of Word: what a reader sees in Word arrives, what Mammoth drops as well, and bad files do no harm."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.importers import Document, as_page, as_source, read_document
from bitext.importers.word.numerals import numeral
from tests.support.docx import (
    CONTENT_TYPES,
    archive,
    core,
    docx,
    in_list,
    level,
    lists,
    notes,
    paragraph,
    run,
    style,
)

BOX = "<w:txbxContent>{}</w:txbxContent>"
SIGN = "<w:r><w:sym w:font='Own Signs' w:char='F041'/></w:r>"
EQ = r"<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>{}</w:instrText><w:fldChar w:fldCharType='end'/></w:r>"


def read(tmp_path: Path, data: bytes, name: str = "a.docx") -> Document:
    """Return the document in a file of these bytes."""
    path = tmp_path / name
    path.write_bytes(data)
    return read_document(path, name)


def ruby(base: str, reading: str) -> str:
    """Return words with a reading over them."""
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(reading)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


def cell(text: str, properties: str = "") -> str:
    """Return a cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def field(code: str, shown: str) -> str:
    """Return a field with what it shows."""
    sign = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    return f"{sign('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{sign('separate')}{run(shown)}{sign('end')}"


HEADINGS = (
    style("a3", "Title") + style("1", "heading 1") + style("2", "标题 2") + style("x", "own", '<w:basedOn w:val="2"/>')
)
CASES: dict[str, tuple[bytes, str]] = {
    "headings by the names of styles, also Chinese ones and those that rest on them": (
        docx(paragraph("水法", "a3") + paragraph("总则", "1") + paragraph("目的", "2") + paragraph("范围", "x"), styles=HEADINGS),
        "# 水法\n\n## 总则\n\n### 目的\n\n### 范围",
    ),
    "headings by their level of outline": (
        docx(paragraph("水法", properties='<w:outlineLvl w:val="0"/>') + paragraph("总则", properties='<w:outlineLvl w:val="1"/>')),
        "# 水法\n\n## 总则",
    ),
    "a title in the middle of its line": (
        docx(paragraph("水务局文件", properties='<w:jc w:val="center"/>') + paragraph("一、总体要求") + paragraph("第一段。")),
        "# 水务局文件\n\n## 一、总体要求\n\n第一段。",
    ),
    "a title in the middle above several headings of the first level": (
        docx(
            paragraph("节水规划", properties='<w:jc w:val="center"/>') + paragraph("总则", "1") + paragraph("附则", "1"),
            styles=HEADINGS,
        ),
        "# 节水规划\n\n## 总则\n\n## 附则",
    ),
    "numbers of articles that Word generates": (
        docx(in_list("为了节水。") + in_list("国家鼓励。"), numbering=lists(level("chineseCountingThousand", "第%1条", more='<w:suff w:val="space"/>'))),
        "第一条 为了节水。\n\n第二条 国家鼓励。",
    ),
    "numbers of headings in a style, with what stands below them counted anew": (
        docx(
            paragraph("总则", "1") + in_list("甲", 1, 1) + in_list("乙", 1, 1) + paragraph("附则", "1") + in_list("丙", 1, 1),
            styles=style("1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
            numbering=lists(level("chineseCounting", "%1、") + level("decimal", "（%2）", 1)),
        ),
        "## 一、总则\n\n（1）甲\n\n（2）乙\n\n## 二、附则\n\n（1）丙",
    ),
    "numbers of several levels, all in digits": (
        docx(in_list("a") + in_list("b", 1, 1), numbering=lists(level("upperRoman", "%1") + level("lowerLetter", "%1.%2", 1, "<w:isLgl/>"))),
        "I a\n\n1.1 b",
    ),
    "lists with bullets and with numbers, nested": (
        docx(in_list("a") + in_list("b", 1, 1) + in_list("c") + in_list("d", 2), numbering=lists(level("decimal", "%1.") + level("bullet", "·", 1), level("bullet", "·"))),
        "1. a\n    - b\n2. c\n\n- d",
    ),
    "a list that goes on behind a paragraph": (
        docx(in_list("a") + paragraph("between the two") + in_list("b"), numbering=lists(level("decimal", "%1."))),
        "1. a\n\nbetween the two\n\n2. b",
    ),
    "ruby, in both of its forms": (
        docx(paragraph(run("前") + ruby("拼音", "pīnyīn") + EQ.format(r'EQ \* jc2 \o\ad(\s\up 9(hàn),汉)') + run("后"))),
        "前拼音（pīnyīn）汉（hàn）后",
    ),
    "lines that stand": (
        docx(paragraph("<w:r><w:t>白日依山尽</w:t><w:br/><w:t>黄河入海流</w:t><w:br w:type='page'/></w:r>")),
        "白日依山尽\n黄河入海流",
    ),
    "insertions are taken, deletions are not": (
        docx(
            paragraph(run("节约") + f"<w:ins>{run('用')}</w:ins><w:del><w:r><w:delText>浪费</w:delText></w:r></w:del>" + run("水"))
            + paragraph(run("并入"), properties="<w:rPr><w:del/></w:rPr>") + paragraph("下段")
            + f"<w:tbl>{row(cell('a'), cell('b'))}{row(cell('没'), cell('了'), properties='<w:del/>')}{row(cell('c'), cell('d'))}</w:tbl>"
        ),
        "节约用水\n\n并入下段\n\n| a | b |\n| c | d |",
    ),
    "hidden text, soft hyphens and comments are left out": (
        docx(paragraph(run("水\u00ad务") + run("密", "<w:vanish/>") + "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:commentReference w:id='1'/></w:r>")),
        "水务coop",
    ),
    "a table with merged cells and a header": (
        docx(
            "<w:tbl>" + row(cell("项目"), cell("数量", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>")
            + row(cell("水", "<w:vMerge w:val='restart'/>"), cell("1"), cell("2")) + row(cell("", "<w:vMerge/>"), cell("3"), cell("4")) + "</w:tbl>"
        ),
        "| 项目 | 数量 | 数量 |\n|---|---|---|\n| 水 | 1 | 2 |\n| 水 | 3 | 4 |",
    ),
    "a text box, once, behind its paragraph": (
        docx(paragraph(
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + BOX.format(paragraph("框内")) + "</wps:txbx></w:drawing></mc:Choice>"
            "<mc:Fallback><w:pict><v:textbox>" + BOX.format(paragraph("框内")) + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("框外"))),
        "框外\n\n框内",
    ),
    "notes with their signs, and marks of their own": (
        docx(
            paragraph(run("正文") + "<w:r><w:footnoteReference w:id='1'/></w:r>" + run("又") + "<w:r><w:endnoteReference w:id='1'/></w:r>")
            + paragraph(run("再") + "<w:r><w:footnoteReference w:id='2' w:customMarkFollows='1'/><w:t>※</w:t></w:r>")
            + "<w:sectPr><w:footnotePr><w:numFmt w:val='decimalEnclosedCircleChinese'/></w:footnotePr></w:sectPr>",
            footnotes=notes("footnote", paragraph("<w:r><w:footnoteRef/></w:r>" + run(" 脚注一")), paragraph("脚注二")),
            endnotes=notes("endnote", paragraph("尾注")),
        ),
        "正文①又[i]\n\n再※\n\n① 脚注一\n\n[i] 尾注\n\n※ 脚注二",
    ),
    "links, fields and content controls": (
        docx(
            paragraph("<w:hyperlink r:id='x'>" + run("链接") + "</w:hyperlink>" + field('HYPERLINK "https://b.example/"', "又一个") + field("PAGE", "3"))
            + f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>" + paragraph(f"<w:fldSimple w:instr='DATE'>{run('今天')}</w:fldSimple>"),
            links={"x": "https://a.example/"},
        ),
        "链接又一个3\n\n控件\n\n今天",
    ),
    "a generated table of contents is left out, and a field that is never closed loses nothing": (
        docx(
            paragraph("目录") + paragraph("<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC \\o</w:instrText></w:r>" + run("总则 1"), "toc")
            + paragraph("<w:r><w:fldChar w:fldCharType='begin'/></w:r>" + run("正文。")) + paragraph("其余。"),
            styles=style("toc", "TOC 1"),
        ),
        "目录\n\n其余。",
    ),
    "formulas keep their characters": (docx(paragraph("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>")), "E=mc"),
    "bold and italics by styles of characters": (
        docx(paragraph(run("强", '<w:rStyle w:val="s"/>') + run("弱", '<w:b w:val="0"/>')), styles=style("s", "Strong", "<w:rPr><w:b/></w:rPr>", "character")),
        "强弱",
    ),
    "numbers that begin anew, begin elsewhere, or look otherwise in one list": (
        docx(
            in_list("a") + in_list("b", 2) + in_list("c", 2) + in_list("d。", 3) + in_list("e") + in_list("f", 4) + in_list("g", 9),
            numbering=lists(level("decimal", "%1)"), named=
                '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
                '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:lvlOverride></w:num>'
                '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>',
                more='<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="s"/></w:abstractNum>'
                '<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="s"/>' + level("none", "注") + "</w:abstractNum>"),
        ),
        "- 1) a\n- 5) b\n- 6) c\n\n七、d。\n\n- 8) e\n\n注 f\n\ng",
    ),
    "a level that is passed over, and one that goes on across the level above": (
        docx(
            in_list("a", 1, 1) + in_list("b。") + in_list("c", 1, 1) + in_list("d", 1, 2),
            numbering=lists(level("chineseCounting", "%1、") + level("decimal", "%1.%2", 1, '<w:lvlRestart w:val="0"/>') + level("decimal", "%1.%2.%3", 2)),
        ),
        "一.1 a\n\n二、b。\n\n二.2 c\n\n二.2.1 d",
    ),
    "a character in a circle, a formula of its own, and a part of another file": (
        docx(paragraph(run("第") + EQ.format(r"EQ \o\ac(○,甲)") + run("条")) + "<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara><w:altChunk/>"),
        "第甲条\n\nx",
    ),
    "a table of contents in its control": (
        docx("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>" + paragraph("总则 1") + "</w:sdtContent></w:sdt>" + paragraph("正文。")),
        "正文。",
    ),
    "rows and cells in controls, and marks above and below the line": (
        docx("<w:tbl><w:sdt><w:sdtContent>" + row(cell("a"), "<w:sdt><w:sdtContent>" + cell("b") + "</w:sdtContent></w:sdt>") + "</w:sdtContent></w:sdt>" + row(cell("c"), cell("d")) + "</w:tbl>"
             + paragraph(run("10") + run("3", '<w:vertAlign w:val="superscript"/>') + run("吨"))),
        "| a | b |\n| c | d |\n\n10³吨",
    ),
    "quotations by their style": (
        docx(paragraph("一句。", "q") + paragraph("又一句。", "q") + paragraph("正文。"), styles=style("q", "Intense Quote")),
        "> 一句。\n>\n> 又一句。\n\n正文。",
    ),
    "the strict form of the format": (docx(in_list("水"), numbering=lists(level("decimal", "第%1条")), is_strict=True), "第1条 水"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_text_of_a_document(tmp_path: Path, name: str) -> None:
    """What a reader sees in Word is the text, in its order, once."""
    data, expected = CASES[name]
    found = read(tmp_path, data)
    assert found.fault is None
    assert as_source(found) == expected


def test_page_of_a_document(tmp_path: Path) -> None:
    """The page has what its original cannot have: readings above words, emphasis, links, footnotes."""
    body = paragraph(ruby("水", "shuǐ") + run("重", "<w:b/>") + "<w:r><w:footnoteReference w:id='1'/></w:r>")
    found = read(tmp_path, docx(body, footnotes=notes("footnote", paragraph("注"))))
    assert as_page(found) == "<ruby>水<rt>shuǐ</rt></ruby>**重**[^1]\n\n[^1]: 注"


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    """Pictures, comments, hidden text and the lines of a table of contents are counted; tracked changes are a remark."""
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    body = paragraph(
        run("水") + picture * 2 + SIGN + run("密", "<w:vanish/>") + "<w:r><w:commentReference w:id='1'/></w:r>"
    )
    body += paragraph(f"<w:ins>{run('加')}</w:ins>") + paragraph("总则 1", "toc")
    found = read(tmp_path, docx(body, styles=style("toc", "toc 1")))
    expected = (
        "2 pictures",
        "1 comment",
        "1 run of hidden text",
        "1 line of a table of contents",
        "1 sign of a font of signs",
    )
    assert found.dropped == expected
    assert found.remarks == ("The document has tracked changes: 1 insertion and 0 deletions were taken as accepted.",)


@pytest.mark.parametrize(
    ("properties", "title", "facts"),
    [
        (core("节水通知", "水利部", "2020-01-01T00:00:00Z"), "节水通知", {"author": "水利部"}),
        (core("文档1", "lenovo"), "", {}),
        (core("Microsoft Word - 草稿.doc", "Administrator"), "", {}),
    ],
)
def test_properties_of_a_document(tmp_path: Path, properties: str, title: str, facts: dict[str, str]) -> None:
    """A title that no program gave is taken, an author whom the text names, and no date: it is that of the file."""
    found = read(tmp_path, docx(paragraph("为了节水，水利部通知如下。"), core=properties))
    assert (found.title, dict(found.facts)) == (title, facts)


def bomb(size: int) -> bytes:
    """Return a document whose text unpacks to so many bytes."""
    return archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b" " * size})


def lying(data: bytes) -> bytes:
    """Return an archive whose directory says that its text is one byte long."""
    with zipfile.ZipFile(BytesIO(data)) as made:
        size = made.getinfo("word/document.xml").file_size
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    assert int.from_bytes(data[at + 24 : at + 28], "little") == size
    return data[: at + 24] + (1).to_bytes(4, "little") + data[at + 28 :]


def packed_otherwise() -> bytes:
    """Return a document that is packed as no program packs one."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("word/document.xml", "<a/>")
    return stream.getvalue()


def long_directory() -> bytes:
    """Return an archive whose directory is as long as one of fifty thousand parts."""
    data = docx(paragraph("水"))
    return data[:-10] + (5_000_000).to_bytes(4, "little") + data[-6:]


def deep(depth: int) -> bytes:
    """Return a document with elements nested so deep."""
    return docx("<w:sdt><w:sdtContent>" * (depth // 2) + paragraph("水") + "</w:sdtContent></w:sdt>" * (depth // 2))


def with_document_type() -> bytes:
    """Return a document whose entities grow a thousand million times."""
    entities = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 9))
    xml = f"<!DOCTYPE w [<!ENTITY l0 'lol'>{entities}]><w>&l8;</w>"
    return archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": xml})


def old(name: str) -> bytes:
    """Return a file as old programs of Microsoft make it, with a stream of a name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le") + bytes(600)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted": (lambda: old("EncryptedPackage"), "F20 a document that a password protects"),
    "Word 97": (lambda: old("WordDocument"), "F20 a document of Word 97 (.doc)"),
    "Excel": (lambda: archive({"xl/workbook.xml": ""}), "F20 a workbook of Excel (.xlsx)"),
    "PowerPoint": (lambda: archive({"ppt/presentation.xml": ""}), "F20 slides of PowerPoint (.pptx)"),
    "an e-book": (lambda: archive({"mimetype": "application/epub+zip"}), "F20 an e-book (.epub)"),
    "another old program": (lambda: old("Visio"), "F20 a file of an old program"),
    "no document": (lambda: archive({"[Content_Types].xml": ""}), "F20 an archive without a text"),
    "packed otherwise": (packed_otherwise, "F20 the part word/document.xml, packed as Word packs none"),
    "LibreOffice": (
        lambda: archive({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "F20 a document of LibreOffice (.odt)",
    ),
    "an archive": (lambda: archive({"a.txt": "水"}), "F20 an archive (.zip) of other files"),
    "RTF": (lambda: b"{\\rtf1 a}", "F20 a document in RTF"),
    "empty": (bytes, "F01 an empty file"),
    "cut off": (lambda: docx(paragraph("水" * 1000))[:700], "F20 a file that is cut off or damaged"),
    "noise": (lambda: b"PK\x03\x04" + bytes(range(256)) * 8, "F20 a file that is cut off or damaged"),
    "a bomb": (lambda: bomb(30_000_000), "F03 the part word/document.xml of 30 MB"),
    "a bomb that lies": (lambda: lying(bomb(30_000_000)), "F20 the part word/document.xml, which is damaged"),
    "many parts": (long_directory, "F20 an archive with more parts than a document has"),
    "a billion laughs": (with_document_type, "F20 a document type in the part word/document.xml"),
    "ten thousand levels": (lambda: deep(10_000), "F20 the part word/document.xml with elements nested more than"),
    "no XML": (lambda: docx("<w:p>"), "F20 the part word/document.xml, which is no XML"),
    "no text": (lambda: docx(paragraph("<w:r><w:drawing><a:blip/></w:drawing></w:r>")), "F20 none in it"),
    "no body": (
        lambda: archive({"[Content_Types].xml": "", "word/document.xml": "<a/>"}),
        "F20 the part word/document.xml without a text",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_documents_are_refused_in_one_line(tmp_path: Path, name: str) -> None:
    """A file that is no sound document of Word is a finding that says what it is, in little time and memory."""
    made, expected = BAD[name]
    data = made()
    begin = time.perf_counter()
    found = read(tmp_path, data)
    assert time.perf_counter() - begin < 2
    assert found.fault is not None
    code, _, words = expected.partition(" ")
    assert found.fault.code == code
    assert f"found {words}" in found.fault.message
    assert "; " in found.fault.message
    assert "\n" not in str(found.fault)
    assert not found.blocks


def test_a_document_that_cannot_be_opened(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are told apart."""
    (tmp_path / "b.docx").mkdir()
    assert "No such file" in str(read_document(tmp_path / "a.docx", "a.docx").fault)
    assert "folder" in str(read_document(tmp_path / "b.docx", "b.docx").fault)


def test_html_that_is_called_a_document_of_word_is_read(tmp_path: Path) -> None:
    """Offices publish HTML as .doc: what a file holds counts before what it is called."""
    html = "<html><head><meta charset=utf-8><title>水</title></head><body><p>为了节水，人人有责。</p></body></html>"
    found = read(tmp_path, html.encode(), "a.doc")
    assert as_source(found) == "# 水\n\n为了节水，人人有责。"


def test_parts_are_found_by_their_relations(tmp_path: Path) -> None:
    """The styles are where the document says, under whatever name."""
    with zipfile.ZipFile(BytesIO(docx(paragraph("水法", "t"), styles=style("t", "Title")))) as made:
        files = {name: made.read(name).decode() for name in made.namelist()}
    files["word/other.xml"] = files.pop("word/styles.xml")
    relation = '<Relationship Id="s" Type="http://a.example/styles" Target="other.xml"/></Relationships>'
    files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace("</Relationships>", relation)
    assert as_source(read(tmp_path, archive(files))) == "# 水法"


def test_nested_tables_are_read(tmp_path: Path) -> None:
    """Tables in tables, as deep as the bound allows, do not exhaust the stack."""
    depth = 25
    body = "<w:tbl><w:tr><w:tc>" * depth + paragraph("水") + "<w:p/></w:tc></w:tr></w:tbl>" * depth
    assert as_source(read(tmp_path, docx(body))) == "水"


WORDS = st.text(st.sampled_from("水法节约用水abc 一二三，。　"), min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["p", "h", "i", "t", "b", "r"]), WORDS), min_size=1, max_size=8))
def test_every_word_arrives_in_order(tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, str]]) -> None:
    """Whatever holds the words, they are in the text once, character by character, in their order."""
    path = tmp_path_factory.getbasetemp() / "words.docx"
    path.write_bytes(docx("".join(_part(kind, words) for kind, words in parts), numbering=lists(level("bullet", "·"))))
    found = read_document(path, "words.docx")
    arrived = "".join(block.text for block in found.blocks)
    assert "".join(arrived.split()) == "".join("".join(words.split()) for _, words in parts)


def _part(kind: str, words: str) -> str:
    """Return a paragraph, a heading, an item, a table, a text box or runs of a letter each."""
    match kind:
        case "h":
            return paragraph(words, properties='<w:outlineLvl w:val="1"/>')
        case "i":
            return in_list(words)
        case "t":
            return f"<w:tbl>{row(cell(words))}</w:tbl>"
        case "b":
            return paragraph(f"<w:r><w:pict><v:textbox>{BOX.format(paragraph(words))}</v:textbox></w:pict></w:r>")
        case "r":
            return paragraph("".join(map(run, words)))
    return paragraph(words)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 10 21 305"),
        ("lowerLetter", "a j u ssssssssssss"),
        ("upperRoman", "I X XXI CCCV"),
        ("chineseCounting", "一 十 二十一 三〇五"),
        ("chineseCountingThousand", "一 十 二十一 三百零五"),
        ("ideographDigital", "一 一〇 二一 三〇五"),
        ("chineseLegalSimplified", "壹 壹拾 贰拾壹 叁佰零伍"),
        ("ideographTraditional", "甲 癸 甲 戊"),
        ("decimalEnclosedCircleChinese", "① ⑩ ㉑ 305"),
        ("decimalFullWidth", "\uff11 \uff11\uff10 \uff12\uff11 \uff13\uff10\uff15"),
        ("decimalZero", "01 10 21 305"),
        ("ordinal", "1st 10th 21st 305th"),
        ("somethingNew", "1 10 21 305"),
    ],
)
def test_numerals_of_lists(form: str, expected: str) -> None:
    """Numbers look as the formats of Word's lists say; one that is not known is decimal."""
    assert " ".join(numeral(number, form) for number in (1, 10, 21, 305)) == expected


def test_numerals_of_thousands() -> None:
    """Zeros stand once where places are empty."""
    numbers = (11, 110, 1000, 1001, 1010, 10_000, 10_001, 10_305, 101_000, 1_000_305)
    words = [numeral(number, "chineseCountingThousand") for number in numbers]
    assert words == [
        "十一", "一百一十", "一千", "一千零一", "一千零一十", "一万", "一万零一", "一万零三百零五", "十万一千", "一百万零三百零五",
    ]  # fmt: skip
