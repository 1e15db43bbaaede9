"""C24: a front matter that lacks something, or contradicts itself, and what is merely not known."""

from __future__ import annotations

import pytest

from bitext.checks import checked_text
from bitext.checks.facts import facts
from bitext.diagnostics import Finding
from bitext.library import paired
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.readers.files import File
from bitext.readers.source import from_file as source_from
from bitext.readers.translation import from_file

WHOLE = "title: 甲\nurl: https://a.cn/1\narchived_url: https://web.archive.org/1\n"
TITLE = "title: A\n"


def said(original: str, translation: str = TITLE, body: str = "甲。") -> list[Finding]:
    """Return what is said of the front matters of two files."""
    source, _ = source_from(File("source_texts/a.md", f"---\n{original}---\n{body}"), "a")
    read = from_file(File("docs/texts/a.md", f"---\nsource_text: a\n{translation}---\nA."), "texts/a.md")
    assert read
    return list(facts(checked_text(Edition(paired(read[0], source)[0], source), Glossary())))


FOUND = [
    ("url: https://a.cn/1\narchived_url: https://b.cn\n", TITLE, "source_texts/a.md:1:1: warning[C24] expected the title of"),
    ("title: {en: A}\nurl: https://a.cn/1\narchived_url: https://b.cn\n", TITLE, "a.md:2:1: warning[C24] expected the title"),
    ("title: 甲\nissuer: 国务院\n", TITLE, "source_texts/a.md:1:1: warning[C24] expected the address of the original (url), found none; add it"),
    ("title: 甲\nurl: https://a.cn/1\n", TITLE, "expected the address of a copy in an archive (archived_url), found none"),
    (f"{WHOLE}issued: 2021-12-12\neffective: 2021-12-01\n", TITLE, "a.md:6:1: warning[C24] expected effective not before issued (2021-12-12), found 2021-12-01; correct one of them (see source_texts/a.md:5)"),
    (f"{WHOLE}adopted: 2022\nissued: 2021-12\n", TITLE, "expected issued not before adopted (2022), found 2021-12"),
    (f"{WHOLE}adopted: 2022-03-01\neffective: 2022-02\n", TITLE, "expected effective not before adopted"),
    (f"{WHOLE}delivered: 2021-10-18\npublished: 2021-10-01\n", TITLE, "expected published not before delivered"),
    (f"{WHOLE}issued: 2021-10-18\npublished: 2020\n", TITLE, "expected published not before issued"),
    (f"{WHOLE}number: 国发29号\n", TITLE, "a.md:5:1: warning[C24] expected a number with its year, like 国发〔2021〕29号, found 国发29号"),
    (f"{WHOLE}number: 国发〔2021〕29号\nissued: 2019-12-12\n", TITLE, "expected a number of the year in which the text was issued (2019)"),
    (f"{WHOLE}number: {{zh: 国发〔2021〕29号, en: Guofa No. 29}}\n", TITLE, "expected the year 2021 in the translated number too"),
    (WHOLE, "", "docs/texts/a.md:1:1: warning[C24] expected the title of the translation (title), found none"),
    (WHOLE, f"{TITLE}published: 2022-02\nrevised: 2022-01-31\n", "docs/texts/a.md:5:1: warning[C24] expected revised not before published"),
    (f"{WHOLE}issued: 2021-12-12\n", f"{TITLE}published: 2021-11\n", "docs/texts/a.md:4:1: warning[C24] expected a translation not published before its original (issued: 2021-12-12)"),
]  # fmt: skip
FINE = [
    (WHOLE, TITLE),
    (f"{WHOLE}issued: 2021-12-12\neffective: 2021-12-12\n", TITLE),
    (f"{WHOLE}issued: 2021-12-12\neffective: 2021\n", TITLE),
    (f"{WHOLE}issued: 2021-12\neffective: 2021-12-01\n", TITLE),
    (f"{WHOLE}published: 2021-12-12\neffective: 2021-12-01\n", TITLE),
    (f"{WHOLE}number: 国发〔2021〕29号\nissued: 2021-12-12\n", TITLE),
    (f"{WHOLE}number: 国发〔2021〕29号\nissued: 2022-01-04\n", TITLE),
    (f"{WHOLE}number: 国家主席令第八十四号\nissued: 2021-06-10\n", TITLE),
    (f"{WHOLE}number: 第15号令\n", TITLE),
    (f"{WHOLE}number: 公告2021年第5号\n", TITLE),
    (f"{WHOLE}number: 工信部〔二〇二一〕5号\n", TITLE),
    (f"{WHOLE}number: GB/T 35273-2020\nissued: 2020-03-06\n", TITLE),
    (f"{WHOLE}number: {{zh: 国发〔2021〕29号, en: 'Guofa [2021] No. 29'}}\n", TITLE),
    (f"{WHOLE}issued: 2021-12-12\n", f"{TITLE}published: 2021\nrevised: 2022\n"),
    (f"{WHOLE}issued: 2021-12-12\n", f"{TITLE}published: 2021-12-12\n"),
    (f"{WHOLE}effective: 2022-01-01\n", f"{TITLE}published: 2021-12-12\n"),
]  # fmt: skip


@pytest.mark.parametrize(("original", "translation", "message"), FOUND)
def test_what_is_found(original: str, translation: str, message: str) -> None:
    """What a front matter lacks is said at its head, what is wrong with it at the key."""
    assert [message in str(each) for each in said(original, translation)] == [True]


@pytest.mark.parametrize(("original", "translation"), FINE)
def test_what_is_fine(original: str, translation: str) -> None:
    """Dates that are less exact, numbers of decrees, and what was made in the same year contradict nothing."""
    assert [str(each) for each in said(original, translation)] == []


@pytest.mark.parametrize("keys", ["title: {en: A}\n", "title: 甲\n", "title: 甲\npublished_in: 求是\n"])
def test_what_is_not_known(keys: str) -> None:
    """Of an original that is not on file, what is missing is information: nobody may know more."""
    assert {each.severity for each in said(keys, body="")} == {"information"}


@pytest.mark.parametrize("keys", ["", "author: 王\n", "issuer: 国务院\npublished_in: 公报\n", "published_in: 求是\n"])
def test_an_address_that_there_may_not_be(keys: str) -> None:
    """A text that came out nowhere may be the site's own, and one in a journal has no address as often as not."""
    assert [each.severity for each in said(f"title: 甲\n{keys}")] == ["information"]


def test_a_heading_is_a_title() -> None:
    """A translation without `title` that begins with a heading has a title."""
    source, _ = source_from(File("source_texts/a.md", f"---\n{WHOLE}---\n# 甲"), "a")
    read = from_file(File("docs/texts/a.md", "---\nsource_text: a\n---\n# A"), "texts/a.md")
    assert read
    assert list(facts(checked_text(Edition(paired(read[0], source)[0], source), Glossary()))) == []
