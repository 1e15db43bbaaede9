"""A dictionary in the format of CC-CEDICT (`傳統 传统 [chuan2 tong3] /tradition/`) → drafts of entries."""

from __future__ import annotations

import re

from bitext.languages.script import HAN
from bitext.languages.zh.numbered_pinyin import with_tone_marks
from bitext.readers.drafts import Draft, Report, mapping, text
from bitext.readers.table_cells import MEASURE_WORD

_LINE = re.compile(r"(?P<traditional>\S+) (?P<simplified>\S+) \[(?P<pinyin>[^\]\n]{1,300})\] /(?P<words>.*)/\s*")
_FIRST = re.compile(rf"(?:#[^\n]*\n|\s)*+(?=[^\n]*[{HAN}])[^\s,;\t]+ [^\s,;\t]+ \[[^\]\n]+\] /[^\n]*/\s*?(?:\n|$)")
_LONGEST = 300  # characters of a rendering


def is_cedict(content: str) -> bool:
    """Return whether the first line of a file that is no comment is an entry in the format of CC-CEDICT."""
    return _FIRST.match(content) is not None


def cedict_drafts(content: str, report: Report) -> tuple[Draft, ...]:
    """Return the entries of a dictionary in order, those of one headword merged.

    Faults, and what a glossary has no place for, are added to `report`.
    """
    drafts: dict[str, Draft] = {}
    wrong: list[tuple[int, str]] = []
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if not match:
            wrong.append((number, line))
            continue
        zh = match["simplified"]
        draft = drafts.setdefault(zh, Draft(number, 1, fields={"zh": text(zh, number, match.start("simplified") + 1)}))
        pinyin = text(with_tone_marks(match["pinyin"]), number, match.start("pinyin") + 1)
        if draft.fields.setdefault("pinyin", pinyin).text != pinyin.text:
            report.left_out["further reading"] += 1
        _add(draft, match["words"], number, match.start("words") + 1, report)
    if wrong:
        number, line = wrong[0]
        more = f", and {len(wrong) - 1} more such lines" if wrong[1:] else ""
        message = f"expected 傳統 传统 [chuan2 tong3] /tradition/, found {line[:40]}{more}"
        report.fault("F16", number, 1, f"{message}; correct the line, or take it out")
    return tuple(draft.close() for draft in drafts.values())


def _add(draft: Draft, words: str, line: int, column: int, report: Report) -> None:
    for each in words.split("/"):
        plain = " ".join(each.split())
        if plain.startswith(MEASURE_WORD):
            report.left_out["measure word"] += 1
        elif len(plain) > _LONGEST:
            report.left_out[f"rendering of more than {_LONGEST} characters"] += 1
        elif plain and draft.is_new(plain):
            draft.add("renderings", mapping({"en": text(plain, line, column)}, line, column))
        column += len(each) + 1
