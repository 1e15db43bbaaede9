"""Checks of a text, as tables: what each finds, with its message, and what it must not flag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.checks import CHECKS, CheckedText, findings_of
from bitext.diagnostics import Finding
from bitext.edits import Edit, applied
from bitext.model.glossary import Glossary, Rendering, Term
from tests.support.checked import PAGE, SOURCE, found, text_of

CASES = Path(__file__).parent / "cases" / "checks"
FIXABLE = ("C13", "C23")


def rows() -> Iterator[Any]:
    """Yield each row of the tables as a parameter."""
    for path in sorted(CASES.glob("*.yml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(path.stem, row, id=f"{path.stem} {row['why']}")


def glossary_of(row: dict[str, Any]) -> Glossary:
    """Return the glossary of a row: headword → renderings."""
    terms = row.get("glossary", {}).items()
    return Glossary(
        tuple(Term(f"t{i}", word, renderings=tuple(map(Rendering, of))) for i, (word, of) in enumerate(terms))
    )


def said(finding: Finding) -> str:
    """Return a finding as the tables have it: `8:3 expected …`, with its severity where that is not the usual one."""
    side = "source " if finding.location.path == SOURCE else ""
    grade = f"{finding.grade} " if finding.grade else ""
    return f"{side}{finding.location.line}:{finding.location.column} {grade}{finding.message}"


def text_in(row: dict[str, Any]) -> CheckedText:
    """Return the text of a row."""
    languages = tuple(row.get("languages", ("zh-Hans", "en")))
    return text_of(row["source"], row["translation"], glossary_of(row), (languages[0], languages[1]))


@pytest.mark.parametrize(("code", "row"), list(rows()))
def test_what_is_found(code: str, row: dict[str, Any]) -> None:
    """Each check finds what its table says, where it says and in these words, and nothing where that is empty."""
    assert [said(each) for each in found(text_in(row), [code])] == row["found"]


@pytest.mark.parametrize("code", sorted({path.stem for path in CASES.glob("*.yml")}))
def test_the_tables_have_enough_rows(code: str) -> None:
    """A check shows at least six faults that it finds and eight things that it must not flag."""
    table = yaml.safe_load((CASES / f"{code}.yml").read_text("utf-8"))
    assert sum(bool(row["found"]) for row in table) >= 6
    assert sum(not row["found"] for row in table) >= 8


def test_every_finding_points_into_its_file() -> None:
    """The place of a finding is a line and a column of the file that it names."""
    for each in rows():
        text = text_in(each.values[1])
        for finding in findings_of(text):
            lines = text.lines if finding.location.path == PAGE else text.source_lines
            assert finding.location.line <= len(lines)
            assert finding.location.column <= len(lines[finding.location.line - 1]) + 1
            assert re.fullmatch(r"expected .+, found .+; .+", finding.message)


@cache
def fixable() -> tuple[dict[str, Any], ...]:
    """Return the rows of the checks whose findings have edits."""
    return tuple(each.values[1] for each in rows() if each.values[0] in FIXABLE and each.values[1].get("found"))


def edits_of(text: CheckedText) -> list[Edit]:
    """Return all edits of a text's findings."""
    return [edit for finding in findings_of(text) for edit in finding.edits]


def mended(text: CheckedText, source: str, languages: tuple[str, str]) -> CheckedText:
    """Return a text with all its edits made, after a look at what they change."""
    return text_of(source, applied(text.edition.translation.body, edits_of(text), 1), languages=languages)


def shapes(text: CheckedText) -> list[object]:
    """Return what pairs with what."""
    return [(pair.pair.source, pair.pair.translation, pair.pair.gap, pair.pair.guess) for pair in text.pairs]


@pytest.mark.parametrize("row", fixable(), ids=lambda row: row["why"])
def test_edits_mend_what_they_say(row: dict[str, Any]) -> None:
    """With all edits made nothing is left to mend, and the pairs are those that they were."""
    languages = tuple(row.get("languages", ("zh-Hans", "en")))
    text = text_in(row)
    after = mended(text, row["source"], (languages[0], languages[1]))
    assert edits_of(after) == []
    assert shapes(after) == shapes(text)


MARKDOWN = st.text(
    alphabet=st.sampled_from(list("ab1 2)*~.,:;#>-_`[](!|&\n\u200b\u00a0\u3000《》，。国家“”=+^<")), max_size=60
)


@settings(max_examples=25, deadline=None)
@given(MARKDOWN, st.sampled_from([("zh-Hans", "en"), ("en", "zh-Hans")]))
def test_edits_change_nothing_else(body: str, languages: tuple[str, str]) -> None:
    """Whatever is typed: edits apply, leave nothing to mend, keep the pairs, and move or replace what they name."""
    text = text_of("国家\n\n发展", body, languages=languages)
    after = mended(text, "国家\n\n发展", languages)
    assert edits_of(after) == []
    assert shapes(after) == shapes(text)
    kept = re.compile(r"[\s\u200b*~–～\\《》，。“”.,:;!]")
    assert kept.sub("", after.edition.translation.body) == kept.sub("", text.edition.translation.body)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_stops_a_check(source: str, body: str) -> None:
    """Whatever stands in a text, the checks end, and each message is one line of the usual form."""
    for languages in (("zh-Hans", "en"), ("en", "zh-Hans"), ("zh-Hans", "fr")):
        for finding in findings_of(text_of(source, body, languages=languages), CHECKS):
            assert "\n" not in str(finding)
