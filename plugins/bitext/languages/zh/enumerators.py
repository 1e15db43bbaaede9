"""How a paragraph begins that is one of several: 一、, （二）, 第三，, ①, ·, 甲、 and the digits of any language."""

from __future__ import annotations

import re

from bitext.languages.zh.numbers import COUNTING

_POINT = r"(?:[.\uff0e](?!\d)|[、)\uff09])"  # behind a number or a letter; not the point of a decimal number
_LETTER = r"[A-Za-z\uff21-\uff3a\uff41-\uff5a]"
_ROMAN = r"(?:[ivxIVX]{1,5}|[\u2160-\u217f]{1,3})"
_STEM = "[甲乙丙丁戊己庚辛壬癸]"
_BULLETS = (  # · • ‣ ● ■ ◆ ○ ★ ☑ ✓ ➢ ❖ and the like, and what Word's own bullets become
    r"\u00b7\u2022\u2023\u2027\u2043\u2219\u22c5\u25a0-\u25ff\u2605\u2606\u2610-\u2612\u2713-\u2718\u274d-\u2756\u2794"
    r"\u27a2-\u27a4\u30fb\uff65\uf06c-\uf076\uf09f-\uf0a8\uf0b7\uf0d8\uf0fc"
)
_NUMBERED_SIGNS = (  # ① ⑴ ⒈ ⒜ ⓐ ⓪ ❶ ㈠ ㊀ ㉑ ㊱
    r"\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289\u3251-\u325f\u32b1-\u32bf"
)
_FORMS = (
    rf"(?:\d{{1,4}}|{_LETTER}|{_ROMAN}|{_STEM}){_POINT}",  # 1. 1、 1) a. A、 iv. Ⅳ、 甲、
    r"[\u2160-\u217f](?=[\s\uff0c,\uff1a:])",  # Ⅳ with a space
    r"\d{1,3}(?:[.\uff0e]\d{1,3}){1,4}[\s、)\uff09]",  # 4.1 as in standards
    rf"[{COUNTING}]{{1,5}}[、)\uff09.\uff0e]",  # 一、
    # （一） [1]
    rf"[(\uff08\[\uff3b【〔](?:\d{{1,3}}|[{COUNTING}]{{1,5}}|{_LETTER}|{_ROMAN}|{_STEM})[)\uff09\]\uff3d】〕]",
    rf"[{COUNTING}]{{1,2}}[是要则来]",  # 一是 一要 一则 一来
    # 第一， 其一： 首先，
    rf"(?:第(?:\d{{1,3}}|[{COUNTING}]{{1,3}})|其[{COUNTING}]{{1,2}}|首先|其次|再次|再者|最后)[\uff0c,、\uff1a:是]",
    rf"[{_NUMBERED_SIGNS}{_BULLETS}]",
    r"[\u2013-\u2015\u2500\uff0d]{1,2}(?!\d)",  # —— — －
    r"[*\uff0a](?![*\uff0a])|-(?![-\d])",
)
ENUMERATOR = re.compile(rf"\s{{0,9}}(?:{'|'.join(_FORMS)})")
"""How a Chinese paragraph begins that English sets as a list item: a number, a letter, a sign, a word that counts."""
