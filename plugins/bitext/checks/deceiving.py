"""C28: characters of either side that can deceive a reader, or that no reader can be sure to see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.checks.text import CheckedText
from bitext.diagnostics import Finding, Location

_CONTROLS = "\x01\x04-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # U+0000, U+0002 and U+0003 are F09
_BIDI = "\u202a-\u202e\u2066-\u2069"
_TAGS = "\U000e0001\U000e0020-\U000e007f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_OTHER = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb\ufffd\u2028\u2029"
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,32}\U000e007f")
"""The flag of a part of a country, which is written with tags."""
_CHARACTER = re.compile(f"[{_CONTROLS}{_BIDI}{_TAGS}{_PRIVATE}{_OTHER}]")
_PRIVATE_USE = re.compile(f"[{_PRIVATE}]")
_BULLET = re.compile(r"[ \t]{0,8}[\uf0b7\uf0a7][ \t\u00a0\u3000]{0,9}$")
"""What stands before the words of a line that is an item of a word processor's list: C30 says so."""
_NAMES = (
    (_BIDI, "which turns the order of the letters around"),
    (_TAGS, "a tag, which nobody can see"),
    (_PRIVATE, "of private use, which is another sign in each font"),
    ("\ud800-\udfff", "half of a character"),
    ("\ufffd", "which stands for a character that was lost"),
    (_CONTROLS, "a control character"),
    ("\u2028\u2029", "a line's end that Markdown does not know"),
)
_WHAT = tuple((re.compile(f"[{characters}]"), name) for characters, name in _NAMES)
_ISOLATES = {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069", "\u202a": "\u202c", "\u202b": "\u202c"}


def deceiving(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each kind of such a character in each file, with its first place."""
    translation, source = text.edition.translation, text.edition.source
    mirrored = text.languages[1].direction == "rtl"
    yield from _of_title(translation.title, translation.path)
    yield from _of_body(translation.body, translation.path, translation.body_line, is_page=True, mirrored=mirrored)
    if source:
        mirrored = text.languages[0].direction == "rtl"
        yield from _of_title(source.title.original + source.title.translated, source.path)
        yield from _of_body(source.body, source.path, source.body_line, is_page=False, mirrored=mirrored)


def _of_title(title: str, path: str) -> Iterator[Finding]:
    for character in dict.fromkeys(_CHARACTER.findall(_FLAG.sub("", title))):
        yield _finding(character, Location(path), " in the title", is_page=True)


def _of_body(body: str, path: str, first_line: int, *, is_page: bool, mirrored: bool) -> Iterator[Finding]:
    plain = body.replace("\n", "").replace("\u3000", "")
    if plain.isprintable() and "\ufffd" not in plain:  # a tenth of the time
        return
    flags = [match.span() for match in _FLAG.finditer(body)] if "\U0001f3f4" in body else []
    inside = {offset for start, end in flags for offset in range(start, end)}
    first, count = dict[str, int](), dict[str, int]()
    for match in _CHARACTER.finditer(body):
        character, offset = match[0], match.start()
        if offset in inside or (mirrored and _is_closed(body, offset)) or (is_page and _is_bullet(body, offset)):
            continue
        first.setdefault(character, offset)
        count[character] = count.get(character, 0) + 1
    for character, offset in first.items():
        line = body.count("\n", 0, offset)
        place = Location(path, first_line + line, offset - body.rfind("\n", 0, offset))
        more = f" (and {count[character] - 1} more)" if count[character] > 1 else ""
        yield _finding(character, place, more, is_page=is_page)


def _finding(character: str, place: Location, more: str, *, is_page: bool) -> Finding:
    what = next((name for pattern, name in _WHAT if pattern.match(character)), "no character of a text")
    is_lost = character == "\ufffd" or _PRIVATE_USE.match(character) is not None
    do = "write the character that is meant" if is_lost else "take it out"
    if is_lost and not is_page:
        do += ", or leave it if it is printed so"
    message = f"expected text, found U+{ord(character):04X}{more}, {what}; {do}"
    is_mild = not is_page and (is_lost or character in "\u2028\u2029")  # an original stays as it was printed
    return Finding("C28", place, message, grade="warning" if is_mild else None)


def _is_closed(body: str, offset: int) -> bool:
    """Return whether a sign of direction in a text from right to left is one of a pair on its line."""
    start, end = body.rfind("\n", 0, offset) + 1, body.find("\n", offset)
    line = body[start : end if end >= 0 else None]
    opened = sum(map(line.count, _ISOLATES))
    return body[offset] in (*_ISOLATES, *_ISOLATES.values()) and opened == sum(map(line.count, set(_ISOLATES.values())))


def _is_bullet(body: str, offset: int) -> bool:
    return _BULLET.match(body[body.rfind("\n", 0, offset) + 1 : offset + 1]) is not None
