"""A page of the web is read in the encoding that it is in, whatever it says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.importers import as_source, read_document
from bitext.readers.web_encodings import codec_of_label, decoded_page, named_codec

SIMPLE = "为了节约用水，促进经济社会发展，根据有关法律，制定本办法。"
TRADITIONAL = "為了節約用水，促進經濟社會發展，根據有關法律，制定本辦法。"
PAGE = "<html><head>{}<title>办法</title></head><body><p>{}</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "encoding", "text", "name"),
    [
        ('<meta charset="utf-8">', "utf-8", SIMPLE, "UTF-8"),
        ("<meta charset=gb2312>", "gb18030", f"{SIMPLE}㙍𠮷", "GB18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gbk", f"{SIMPLE}镕喆", "GB18030"),
        ("<META HTTP-EQUIV=content-type CONTENT='text/html;charset=gb_2312-80'>", "gb18030", SIMPLE, "GB18030"),
        ('<meta charset="big5">', "big5hkscs", f"{TRADITIONAL}鰂深水埗", "Big5"),
        ('<meta charset="x-sjis">', "cp932", "水は澄んでいる。高い①", "Shift_JIS"),
        ('<meta charset="euc-kr">', "cp949", "물은 맑다.", "EUC-KR"),
        ('<meta charset="iso-8859-1">', "cp1252", "“Water” – it’s clear.", "Windows-1252"),
        ("", "gb18030", SIMPLE * 3, "GB18030"),
        ("", "big5", TRADITIONAL * 3, "Big5"),
        ("", "utf-8", SIMPLE, "UTF-8"),
        ("", "utf-8-sig", SIMPLE, "UTF-8"),
        ("", "utf-16", SIMPLE, "UTF-16"),
        ("", "cp1252", "“Water” is clear – it’s said – and “cold”.", "Windows-1252 (Western)"),
        ('<meta charset="utf-16">', "utf-8", SIMPLE, "UTF-8"),  # it would not have been readable
        ('<meta charset="gb2312">', "utf-8", SIMPLE, "UTF-8"),  # a browser has saved it anew
        ('<meta charset="utf-8">', "gb18030", SIMPLE * 3, "GB18030"),
        ("<!-- <meta charset=big5> --><meta charset=gbk>", "gbk", SIMPLE, "GB18030"),
        ('<meta charset="klingon">', "gb18030", SIMPLE * 3, "GB18030"),
    ],
)
def test_the_text_of_a_page(declared: str, encoding: str, text: str, name: str, tmp_path: Path) -> None:
    """Labels mean what they mean to browsers, and a page that names none or the wrong one is read all the same."""
    title = text[:2] if not text.isascii() else "T"
    data = PAGE.replace("办法", title).format(declared, text).encode(encoding)
    file = tmp_path / "page.html"
    file.write_bytes(data)
    document = read_document(file, "page.html")
    assert text in as_source(document)
    assert document.encoding == name


def test_a_named_encoding_counts_before_that_of_the_page(tmp_path: Path) -> None:
    """An editor who knows better names it."""
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.format("<meta charset=gbk>", TRADITIONAL).replace("办法", "法").encode("big5"))
    assert TRADITIONAL in as_source(read_document(file, "page.html", "big5"))


def test_a_byte_that_is_none_is_told(tmp_path: Path) -> None:
    """One wrong byte does not keep a page from being read, and an editor is told that there is one."""
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.format("<meta charset=gbk>", f"{SIMPLE}X{SIMPLE}").encode("gbk").replace(b"X", b"\xff"))
    document = read_document(file, "page.html")
    assert f"{SIMPLE}\ufffd" in as_source(document)
    assert document.remarks == ("1 character could not be read, and stands as \ufffd.",)


def test_the_ideographic_space_of_gbk() -> None:
    """Two bytes that Python reads as a private character are a space in every browser."""
    found = decoded_page(b"<meta charset=gbk>" + "水".encode("gbk") + b"\xa3\xa0")
    assert found is not None
    assert found.text.endswith("水\u3000")


def test_labels() -> None:
    """What a page may call an encoding, and what it is no name of."""
    assert [codec_of_label(label) for label in ("GB2312", " utf8 ", "Latin1", "x-x-big5", "none", "base64")] == [
        "gb18030",
        "utf-8",
        "cp1252",
        "big5hkscs",
        "",
        "",
    ]
    assert named_codec(b"<p>charset=gbk</p>") == ""
