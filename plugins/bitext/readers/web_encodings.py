"""The bytes of a page of the web → text, by the rules of the WHATWG where the page names its encoding.

A page that is saved from a browser may name an encoding that it is no longer in: what is well-formed UTF-8 is UTF-8.
"""

from __future__ import annotations

import codecs
import re

from bitext.readers.decoding import Decoded, codec_of, decoded, guess
from bitext.readers.encodings import encoding_of

_HEAD = 16_384  # bytes: browsers look at 1,024; saved pages have scripts before the declaration
_META = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{1,40})|"""
    rb"""^\s{0,20}<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Labels of the WHATWG that Python does not have, or has for less: a page that says Latin-1 is in Windows-1252.
_LABELS = {
    **dict.fromkeys(("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso88591", "latin1", "l1", "x-cp1252"), "cp1252"),
    **dict.fromkeys(("gb2312", "gb_2312", "gb_2312-80", "chinese", "csgb2312", "x-gbk", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "csshiftjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "korean", "cseuckr", "windows-949"), "cp949"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode", "ucs-2", "iso-10646-ucs-2"), "utf-8"),
    **dict.fromkeys(("unicode-1-1-utf-8", "utf8", "x-unicode20utf8", "unicode11utf8"), "utf-8"),
    **dict.fromkeys(("x-mac-roman", "macintosh", "mac"), "mac-roman"),
    "hz-gb-2312": "hz",
    "x-user-defined": "latin-1",
}
_NAMES = {"gb18030": "GB18030", "big5hkscs": "Big5", "cp1252": "Windows-1252", "cp932": "Shift_JIS", "cp949": "EUC-KR"}
_SPACE_OF_GBK = "\ue5e5"  # 0xA3A0 in GB 18030, which every browser shows as an ideographic space


def codec_of_label(label: str) -> str:
    """Return the codec for a label as pages name encodings, or an empty string for an unknown one."""
    label = label.strip().lower()
    return _LABELS.get(label) or codec_of(label)


def named_codec(data: bytes) -> str:
    """Return the codec that a page names at its head, or an empty string."""
    match = _META.search(_COMMENT.sub(b"", data[:_HEAD]))
    return codec_of_label((match[1] or match[2]).decode("ascii")) if match else ""


def decoded_page(data: bytes) -> Decoded | None:
    """Return the text of a page, or None where no encoding fits.

    A byte that is none in the encoding that the page names becomes U+FFFD, as in a browser.
    """
    if data.startswith(_MARKS):
        return decoded(data)
    codec = named_codec(data)
    if not codec or codec == "utf-8":
        return decoded(data) or guess(data, "replace") or _in_part(data)
    if _is_utf8(data):
        return Decoded(data.decode("utf-8"), "UTF-8")
    text = data.decode(codec, "replace").replace(_SPACE_OF_GBK, "\u3000")
    return Decoded(text, _NAMES.get(codec, codec.upper()))


def _in_part(data: bytes) -> Decoded:
    """Return the text of a page that names no encoding and fits none, as far as it can be read."""
    likely = encoding_of(data)
    codec, name = (likely.codec, likely.name) if likely else ("utf-8", "UTF-8")
    return Decoded(data.decode(codec, "replace"), name, guessed=likely is not None)


def _is_utf8(data: bytes) -> bool:
    """Return whether bytes that name another encoding are UTF-8: they are well-formed, and not all ASCII."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
