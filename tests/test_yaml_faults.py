"""What is said of YAML that no parser takes: the place where the slip is, in words that say what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.edits import applied
from bitext.syntax.frontmatter import parse, parse_list
from bitext.syntax.yaml_faults import FrontMatterError

QUOTED = "put quotation marks around the whole value"
OTHER = "put the other kind of quotation marks around the whole value"
BELOW = "begin it right below the key above it; an entry of a list begins with `- `"
KEY = "write `key: value`, or put it behind its key"
CLOSE = "close it, and put quotation marks around a value with a comma or a bracket in it"

LISTS = [
    ("- id: aa\n\tzh: x\n", "2:1 a tab; write spaces instead"),
    ("- id: a\n  zh：网\n  pinyin: b\n", "2:5 a full-width colon (：); write `: `, with a space after it"),
    ("- id: a\n　zh: b\n", "2:1 the space U+3000, which is no plain one; write plain spaces instead"),
    ("-id: aa\n  zh: b\n", "1:1 a dash without a space; write `- `"),
    ('- id: a\n  note: "never\n- id: b\n  zh: c\n', "2:9 a quotation mark that nothing closes; close it"),
    ('- id: a\n  note: "He said "no" to it"\n', f'2:9 " inside a value between two such; {OTHER}'),
    ("- id: a\n  note: 'it's'\n", f"2:9 ' inside a value between two such; {OTHER}"),
    ("- id: a\n  renderings: [foo, bar\n- id: b\n", f"2:15 [ that nothing closes; {CLOSE}"),
    ("- id: a\n  renderings: {en: b\n", f"2:15 {{ that nothing closes; {CLOSE}"),
    ("- id: a\n  definition: This: is it\n", f"2:19 a second colon; {QUOTED}"),
    ("- id: a\n    zh: b\n", "2:7 a key where none can be; begin it right below the key above it"),
    ("- id: a\n zh: b\n", f"2:2 a line that begins where none can; {BELOW}"),
    ("- id: a\n  zh: b\nfoo\n", f"3:1 a line without `: `; {KEY}"),
    ("- id: a\n  zh:b\n  pinyin: c\n", f"2:3 a line without `: `; {KEY}"),
    ("- id: a\n  zh: @b\n", "2:7 a value that begins with @; put quotation marks around it"),
    ("- id: a\n  zh: *b\n", "2:7 an alias (*); write it out, or put quotation marks around a value that begins with this sign"),
    ("- id: a\n---\n- id: b\n", "2:1 a second document; take out the line of ---"),
    ("id: a\nzh: b\n", "1:1 a mapping; begin each entry with `- `"),
]  # fmt: skip
MAPPINGS = [
    ("source_text:water\ntitle: a\n", "2:12 a colon without a space; write `source_text: `"),
    (
        "source_text: a\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> keller\n",
        "3:1 what git leaves of two versions; "
        "keep one of the two, and take the lines with <<<<<<<, ======= and >>>>>>> out",
    ),
    ("title: a\nterms：false\nx: 1\n", "3:6 a full-width colon (：); write `: `, with a space after it"),
    ("title: a\nterms:false\nx: 1\n", f"3:1 a line without `: `; {KEY}"),
    ("title: a: b\n", f"2:9 a second colon; {QUOTED}"),
    ("terms:\n\tskip: a\n", "3:1 a tab; write spaces instead"),
    ("number: [2021]29号\n", f"2:9 text behind [2021]; {QUOTED}"),
    ("a: 1\nnumber: {x} 29\n", f"3:9 text behind {{x}}; {QUOTED}"),
    ("title: !重要 通知\n", "2:8 a value that begins with !; put quotation marks around it"),
    ("- a\n", "2:1 a list; write `key: value`, a line each"),
    ("a: 1\na: 2\n", "3:1 the key a a second time; take one of them out"),
]


def said(error: FrontMatterError) -> str:
    """Return the place and the words of an error."""
    place = error.finding.location
    message = error.finding.message.removesuffix("; until then the site has no term of this file")
    return f"{place.line}:{place.column} {message.partition(', found ')[2]}"


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text for text, _ in LISTS])
def test_a_slip_in_a_glossary(text: str, expected: str) -> None:
    """The line is that of the slip, which may be long before the one where the parser stops."""
    with pytest.raises(FrontMatterError) as raised:
        parse_list(text)
    assert said(raised.value) == expected


@pytest.mark.parametrize(("text", "expected"), MAPPINGS, ids=[text for text, _ in MAPPINGS])
def test_a_slip_in_a_front_matter(text: str, expected: str) -> None:
    """In a front matter, which begins on the second line of its file, the place is right too."""
    with pytest.raises(FrontMatterError) as raised:
        parse(text)
    assert said(raised.value) == expected


MENDED = [
    ("source_text:water\ntitle: a\n", "source_text: water\ntitle: a\n"),
    ("title：水\nterms: false\n", "title: 水\nterms: false\n"),
    ("title： 水\n", "title: 水\n"),
    ("title:水", "title: 水"),
    ("title：a\nterms：false\n", "title: a\nterms：false\n"),
    ("translators:\n\t- a\n\t- b\nterms:\n\tskip: a\n", "translators:\n  - a\n  - b\nterms:\n  skip: a\n"),
    ("title: Digital China: A Plan\n", 'title: "Digital China: A Plan"\n'),
    ("number: [2021]29号\n", 'number: "[2021]29号"\n'),
    ("title: @b\n", 'title: "@b"\n'),
]
LEFT = [
    "title: a title translators: b\n",
    "title: A: B  # and a comment\n",
    "title: A: B\n  and more\n",
    "terms:\n  skip: a\n\tx: b\n",
    "translators:\n\t- name: a\n\t  by: b\n",
    "title: 'it's'\n",
    "title: [a, b\n",
    "title: a\n<<<<<<< HEAD\n",
]


@pytest.mark.parametrize(("text", "expected"), MENDED, ids=[text for text, _ in MENDED])
def test_what_is_sure_has_an_edit(text: str, expected: str) -> None:
    """A sign that is certain is written by the edit; what is wrong further down is left for the next finding."""
    error = fault(parse, text)
    assert error
    assert applied(text, error.finding.edits, 2) == expected


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_sure_has_none(text: str) -> None:
    """Where the values could be meant otherwise, or the parser would not take the result, nothing is offered."""
    error = fault(parse, text)
    assert error
    assert not error.finding.edits


@given(st.text(st.sampled_from("-: \n\t'\"[]{}&*!|>%@`#,ab数：\u3000\u00a0?"), max_size=30))
def test_whatever_is_typed_there_is_a_place_and_advice(text: str) -> None:
    """Never a traceback, a place outside the file, or the parser's own way of speaking."""
    for read, first in ((parse_list, 1), (parse, 2)):
        error = fault(read, text)
        if error:
            place, (found, do) = error.finding.location, said(error).partition(" ")[2].split("; ", 1)
            assert first <= place.line <= first + text.count("\n") + 1
            assert place.column >= 1
            assert do
            assert not found.startswith("found ")
            edits = error.finding.edits
            mended = applied(text, edits, first)
            after = fault(read, mended) if edits else None
            assert mended != text or not edits
            assert not after or after.finding != error.finding


@pytest.mark.parametrize("line_break", ["\r", "\x85", "\u2028"])
def test_line_breaks_that_editors_do_not_count_are_no_traceback(line_break: str) -> None:
    """The parser counts some of them: an edit that would be one of another line is not offered."""
    text = f"# a{line_break}- zh: word\n\t# behind a tab\n"
    error = fault(parse_list, text)
    assert error
    assert applied(text, error.finding.edits, 1) != text or not error.finding.edits


def fault(read: Callable[[str], object], text: str) -> FrontMatterError | None:
    """Return what is wrong with a text, if anything is."""
    try:
        read(text)
    except FrontMatterError as error:
        return error
    return None
