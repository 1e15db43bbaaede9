"""A file is read in the encoding that it is in; where nothing says which, what it says decides, and a person is asked."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.readers.decoding import codec_of, decoded

SIMPLIFIED = "中文,英文\n水库,reservoir\n灌溉,irrigation\n数字经济,digital economy\n"
TRADITIONAL = "中文,英文\n水庫,reservoir\n灌溉,irrigation\n數字經濟,digital economy\n"


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLIFIED, "utf-8", ""), (SIMPLIFIED, "utf-8-sig", ""), (SIMPLIFIED, "utf-16", ""), (SIMPLIFIED, "utf-32", ""),
        (SIMPLIFIED, "gb18030", "GB18030"), (SIMPLIFIED, "gbk", "GB18030"), (SIMPLIFIED, "gb2312", "GB18030"),
        (TRADITIONAL, "gbk", "GB18030"), (TRADITIONAL, "big5", "Big5"), (TRADITIONAL, "cp950", "Big5"),
        (SIMPLIFIED, "utf-16-le", "UTF-16LE"), (SIMPLIFIED, "utf-16-be", "UTF-16BE"),
        ("zh\n数\n", "gbk", "GB18030"), ("水库\t\n", "gbk", "GB18030"), ("zh,pinyin\n水库,shuǐ kù\n", "gb18030", "GB18030"),
        ("zh,en\n水库,reservoir “big”—and more…\n", "gbk", "GB18030"), ("zh,en\n，。《》\n的，reservoir\n", "gbk", "GB18030"),
    ],
)  # fmt: skip
def test_a_text_comes_back(text: str, codec: str, encoding: str) -> None:
    """What is read is what was written; UTF-8 and byte-order marks are no guess."""
    found = decoded(text.encode(codec))
    assert found is not None
    assert (found.text, found.encoding if found.guessed else "") == (text, encoding)


@pytest.mark.parametrize(
    "data",
    [
        SIMPLIFIED.encode() + b"\xff", SIMPLIFIED.encode().replace(b"\xba", b"", 1), "café,résumé\n".encode("latin-1"),
        b"\x80\x81\xfe\xff", "用語,term\nカタカナ\n".encode("shift-jis"), bytes(range(1, 256)),
    ],
    ids=["a byte too many", "a byte too few", "Latin-1", "anything", "Japanese", "all bytes"],
)  # fmt: skip
def test_what_fits_none_is_not_guessed(data: bytes) -> None:
    """UTF-8 with a wrong byte is wrong UTF-8, and a text without common characters is in no Chinese encoding."""
    assert decoded(data) is None


def test_a_zero_byte_makes_no_wide_characters() -> None:
    """A stray zero in UTF-8 does not turn words into Chinese."""
    found = decoded(b"zh,en\nabc\0def,ghi\n")
    assert found is not None
    assert found.encoding == "UTF-8"


@pytest.mark.parametrize(
    ("declared", "codec"), [("gb2312", "gbk"), ("GBK", "gbk"), ("Big5", "big5"), ("GB18030", "gb18030")]
)
def test_a_declaration_is_no_guess(declared: str, codec: str) -> None:
    """XML says its encoding; where it says an older standard, the characters of the newer one are read too."""
    text = f'<?xml version="1.0" encoding="{declared}"?><a>{"水庫" if codec == "big5" else "水库镕" if codec == "gbk" else "水库"}</a>'
    found = decoded(text.encode(codec))
    assert found is not None
    assert (found.text, found.guessed) == (text, False)


@pytest.mark.parametrize("declared", ["utf-16", "gb2312", "x-unknown"])
def test_utf8_that_is_declared_otherwise(declared: str) -> None:
    """A program that converts a file forgets its first line; nothing is UTF-8 by chance."""
    text = f'<?xml version="1.0" encoding="{declared}"?><a>水库</a>'
    found = decoded(text.encode())
    assert found is not None
    assert (found.text, found.guessed) == (text, False)


def test_xml_in_utf16_needs_no_mark() -> None:
    """Its first character says it."""
    text = '<?xml version="1.0" encoding="UTF-16"?><a>水库</a>'
    for codec in ("utf-16-le", "utf-16-be"):
        found = decoded(text.encode(codec))
        assert found is not None
        assert (found.text, found.guessed) == (text, False)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF8])
def test_a_mark_that_is_not_kept_is_a_fault(mark: bytes) -> None:
    """A file that says its encoding and breaks off is not guessed at."""
    with pytest.raises(UnicodeDecodeError):
        decoded(mark + b"a\xd8\xd8")


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("GB18030", "gb18030"), ("gb2312", "gb18030"), ("GBK", "gb18030"), ("cp936", "gb18030"), ("Big5", "big5hkscs"),
        ("UTF-16", "utf-16"), (" utf8 ", "utf-8"), ("windows-1252", "cp1252"), ("klingon", ""), ("base64", ""), ("rot13", ""), ("", ""),
        ("hex", ""), ("a\0b", ""),
    ],
)  # fmt: skip
def test_names_of_encodings(name: str, codec: str) -> None:
    """Any name that people have for one; what is no encoding of text is none."""
    assert codec_of(name) == codec


@given(st.binary(max_size=80) | st.text(max_size=30).map(lambda text: text.encode("gb18030", "ignore")))
def test_nothing_but_a_decoding_error(data: bytes) -> None:
    """Whatever the bytes are, there is a text, or none, or they are not what they say."""
    try:
        found = decoded(data)
    except UnicodeDecodeError:
        return
    assert found is None or isinstance(found.text, str)


@given(st.text("水库灌溉数字经济节约用的一是在不了有和人这中大为上个国", min_size=1, max_size=30))
def test_common_words_in_gb18030_are_read(words: str) -> None:
    """A table of ordinary Chinese is never taken for Big5, or for nothing."""
    text = f"zh,en\n{words},x\n"
    found = decoded(text.encode("gb18030"))
    assert found is not None
    assert found.text == text
