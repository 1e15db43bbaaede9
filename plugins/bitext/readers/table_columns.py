"""Which column of a table holds what: by its heading, by an editor's choice, or by its content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bitext.languages.script import has_han
from bitext.nearest import Nearest
from bitext.readers.drafts import Report
from bitext.readers.language_names import language_of
from bitext.readers.table import Cell
from bitext.readers.table_headings import EITHER, FIELDS, FORBIDDEN, HEADS, INFO, is_ours, kind_of, plain

_LIKELY = 0.75  # likeness to a known heading, 0 to 1, from which on it is taken for a slip
_LOOKED_AT = 200  # rows: enough to know the content of a column
_MOST = 0.6  # share of a column's cells that must be in its language
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of a table's columns."""

    fields: tuple[str, ...]
    """By column: one of `FIELDS`, `FORBIDDEN` or `INFO`, or "" for what a glossary has no place for."""
    names: tuple[str, ...]
    """By column: the heading in the table."""
    has_heads: bool
    """Whether the first row holds headings."""
    is_export: bool = False
    """Whether the headings are those of an export of ours, in which a cell holds one rendering."""
    either: bool = False
    """Whether the columns are called source and target; a row without a headword is then one not translated yet."""


def columns_of(table: Sequence[Sequence[Cell]], chosen: Sequence[tuple[str, str]], report: Report) -> Columns | None:
    """Return the fields of a table's columns, or None where the column of the headwords cannot be told.

    `table`: its rows, none of them empty. `chosen`: fields with the name or the number of a column, as an editor typed
    them. Faults and guesses are added to `report`.
    """
    if not table:
        _report_no_headwords(table, report)
        return None
    names = tuple(cell.text for cell in table[0])
    kinds = [kind_of(name) for name in names]
    numbers = _chosen(names, chosen, report)
    if numbers is None:
        return None
    has_heads = _has_heads(table, kinds) or any(name in names for _, name in chosen) or not _is_data(table)
    if not has_heads:
        return _by_content(table, numbers, report)
    fields = _by_heads(table, kinds, numbers, report)
    if "zh" not in fields:
        _report_no_headwords(table, report)
        return None
    if "en" not in fields:
        _say_no_renderings(table, fields, report)
    own = not numbers and {"id", "zh", "en", "status"} <= set(names)
    soft = any(plain(name) in EITHER and field in ("zh", "en") for name, field in zip(names, fields, strict=True))
    return Columns(tuple(fields), names, True, own, soft)


def _has_heads(table: Sequence[Sequence[Cell]], kinds: Sequence[str]) -> bool:
    """Return whether the first row has a heading; a language's name that each row repeats does not count."""
    below = tuple(cell.text for cell in table[1]) if len(table) > 1 else ()
    return any(kind and table[0][index].text not in below[index : index + 1] for index, kind in enumerate(kinds))


def _chosen(names: Sequence[str], chosen: Sequence[tuple[str, str]], report: Report) -> dict[int, str] | None:
    """Return, by index, the field of each chosen column, or None where a chosen column does not exist."""
    numbers: dict[int, str] = {}
    by_plain = {plain(name): index for index, name in reversed(list(enumerate(names)))}
    for field, column in chosen:
        index = names.index(column) if column in names else by_plain.get(plain(column), -1)
        if index < 0 and column.isdecimal() and 0 < int(column[:6]) <= len(names):
            index = int(column) - 1
        if index < 0:
            there = ", ".join(name for name in names if name) or "none"
            report.fault("F05", 1, 1, f"expected a column {column}, found {there}; write one of them, or its number")
            return None
        numbers[index] = field
    return numbers


def _by_heads(
    table: Sequence[Sequence[Cell]], kinds: Sequence[str], numbers: Mapping[int, str], report: Report
) -> list[str]:
    """Return the field of each column of a table with headings."""
    fields = ["" for _ in kinds]
    taken = set(numbers.values())
    for index, field in numbers.items():
        fields[index] = field
    is_foreign = any(kind.startswith("either-") for kind in kinds)
    first: dict[str, int] = {}
    for index, (cell, kind) in enumerate(zip(table[0], kinds, strict=True)):
        if index in numbers or not cell.text:
            continue
        if kind in (FORBIDDEN, INFO):
            fields[index] = kind
        elif kind in FIELDS and kind not in taken and not (kind == "id" and is_foreign):
            _put(kind, index, table[0], fields, first.setdefault(kind, index), report)
    if not numbers:
        _report_slips(table[0], kinds, report)
    _add_either(table, kinds, fields, report)
    if "zh" not in fields and "zh-Hant" in kinds:
        fields[kinds.index("zh-Hant")] = "zh"
    return fields


def _put(kind: str, index: int, head: Sequence[Cell], fields: list[str], before: int, report: Report) -> None:
    """Give a column the field of its heading; `before`: the first column with this kind of heading."""
    if before == index or kind == "note" or (kind == "en" and _are_both_english(head, before, index)):
        fields[index] = kind
    elif kind == "definition" and not is_ours(head[index].text):  # one in each language
        if language_of(head[index].text)[0] == "en":
            fields[before], fields[index] = "", kind
    else:
        message = f"expected each column once, found {head[index].text} a second time; take one of the two out"
        report.fault("F14", head[index].line, head[index].column, message)


def _report_slips(head: Sequence[Cell], kinds: Sequence[str], report: Report) -> None:
    """Report each heading that is almost a known one; other unknown headings are those of other programs."""
    likely = Nearest((*FIELDS, *HEADS, *EITHER), _LIKELY)
    for cell, kind in zip(head, kinds, strict=True):
        near = "" if kind or not cell.text else likely.to(plain(cell.text))
        if near:
            do = f"write {HEADS.get(near, EITHER.get(near, near))}"
            message = f"expected a column that is known, found {cell.text}; {do}"
            report.fault("F05", cell.line, cell.column, message)


def _are_both_english(head: Sequence[Cell], first: int, second: int) -> bool:
    """Return whether two columns both hold renderings: with one name, as for synonyms, or two kinds of English."""
    return head[first].text == head[second].text or not (is_ours(head[first].text) or is_ours(head[second].text))


def _add_either(table: Sequence[Sequence[Cell]], kinds: Sequence[str], fields: list[str], report: Report) -> None:
    """Give the columns called source and target their fields, headwords and renderings, by their content."""
    open_ = [index for index, kind in enumerate(kinds) if kind.startswith("either-") and not fields[index]]
    if not open_:
        return
    wanted = [field for field in ("zh", "en") if field not in fields]
    likely = {index: kinds[index].removeprefix("either-") for index in open_}
    shares = {index: _share(table[1:], index) for index in open_}
    if len(wanted) == 2 and len(open_) > 1:
        chinese = max(open_, key=lambda index: (shares[index], likely[index] == "zh", -index))
        others = [index for index in open_ if index != chinese]
        english = min(others, key=lambda index: (likely[index] == likely[chinese], index))
        fields[chinese], fields[english] = "zh", "en"
        if likely[chinese] != "zh":
            report.taken.append(f"{table[0][chinese].text} is taken for zh, {table[0][english].text} for en")
        return
    for field in wanted:
        index = next((each for each in open_ if not fields[each] and _fits(field, likely[each], shares[each])), None)
        if index is not None:
            fields[index] = field


def _fits(field: str, likely: str, share: float) -> bool:
    """Return whether a column can hold a field: its content overrules its name."""
    if field == "zh":
        return share >= _MOST or (likely == "zh" and not share)
    return share < 1 - _MOST and likely == "en"


def _share(rows: Sequence[Sequence[Cell]], index: int) -> float:
    """Return the share, 0 to 1, of a column's non-empty cells that have Chinese in them."""
    cells = [row[index].text for row in rows[:_LOOKED_AT] if index < len(row) and row[index].text]
    return sum(map(has_han, cells)) / len(cells) if cells else 0.0


def _is_data(table: Sequence[Sequence[Cell]]) -> bool:
    """Return whether the first row is a term like the others: Chinese in the Chinese column, not in the English."""
    guess = _likely(table)
    if not table or guess is None:
        return False
    chinese, english = guess
    return has_han(table[0][chinese].text) and not has_han(table[0][english].text)


def _likely(table: Sequence[Sequence[Cell]]) -> tuple[int, int] | None:
    """Return the indices of the columns with Chinese and with English words, by their content, or None."""
    width = max(map(len, table), default=0)
    shares = [_share(table, index) for index in range(width)]
    chinese = next((index for index, share in enumerate(shares) if share >= _MOST), None)
    english = next((index for index in range(width) if shares[index] < 1 - _MOST and _is_english(table, index)), None)
    if chinese is None or english is None or max(chinese, english) >= len(table[0]):
        return None
    return chinese, english


def _is_english(table: Sequence[Sequence[Cell]], index: int) -> bool:
    cells = [row[index].text for row in table[:_LOOKED_AT] if index < len(row) and row[index].text]
    words = sum(re.search("[A-Za-z]{2}", cell) is not None for cell in cells)
    return words > _MOST * len(cells) and not _is_one_code(cells)


def _is_one_code(cells: Sequence[str]) -> bool:
    """Return whether all rows repeat one language tag, as DeepL writes behind the words."""
    return len(cells) > 1 and len(set(cells)) == 1 and _CODE.fullmatch(cells[0]) is not None


def _by_content(table: Sequence[Sequence[Cell]], numbers: Mapping[int, str], report: Report) -> Columns | None:
    """Return the columns of a table without headings: as chosen, or else by content; None if neither tells."""
    width = max(map(len, table))
    fields = [numbers.get(index, "") for index in range(width)]
    guess = _likely(table)
    if not numbers and guess:
        chinese, english = guess
        fields[chinese], fields[english] = "zh", "en"
        last = max(guess) + 1
        if last + 1 == width and not _is_one_code([row[last].text for row in table if last < len(row)]):
            fields[last] = "note"
        said = ", ".join(f"column {index + 1} is taken for {field}" for index, field in enumerate(fields) if field)
        report.taken.append(f"the first line has no names of columns: {said}")
    if "zh" not in fields:
        _report_no_headwords(table, report)
        return None
    return Columns(tuple(fields), tuple(str(index + 1) for index in range(width)), False)


def _report_no_headwords(table: Sequence[Sequence[Cell]], report: Report) -> None:
    """Report that no column is known to hold the headwords, and how to choose the one with Chinese in it."""
    head = table[0] if table else ()
    found = ", ".join(cell.text for cell in head if cell.text) or "nothing"
    guess = _likely(table[1:]) if len(table) > 1 else None
    do = "write zh above the Chinese words, or name their column with --column zh=…"
    if guess and max(guess) < len(head):
        names = [_quoted(head[index].text or str(index + 1)) for index in guess]
        do = f"write zh above the Chinese words, or add --column zh={names[0]} --column en={names[1]}"
    place = (head[0].line, head[0].column) if head else (1, 1)
    report.fault("F14", *place, f"expected a column zh in the first line, found {found}; {do}")


def _say_no_renderings(table: Sequence[Sequence[Cell]], fields: Sequence[str], report: Report) -> None:
    """Report which column may hold the renderings where no heading says so; terms may do without renderings."""
    head = table[0]
    index = next((each for each in range(len(head)) if not fields[each] and _is_english(table[1:], each)), None)
    if index is not None:
        name = _quoted(head[index].text or str(index + 1))
        report.taken.append(
            f"no column is taken for en, so that terms have no renderings; --column en={name} takes that one"
        )


def _quoted(name: str) -> str:
    """Return a name quoted for a shell."""
    return name if re.fullmatch(r"[\w.:-]+", name) else "'" + name.replace("'", "'\\''") + "'"
