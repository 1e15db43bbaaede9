"""A glossary in the format of another program → terms, with ids and with references that hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from bitext.alike import fold
from bitext.diagnostics import Finding
from bitext.model.glossary import Glossary, Term
from bitext.readers.cedict_entries import cedict_drafts, is_cedict
from bitext.readers.drafts import Draft, Report, text
from bitext.readers.encoded_files import EncodedFile, read_encoded
from bitext.readers.entries import Entry, is_term_id, read_entry
from bitext.readers.glossary import linked, unique, without_collecting
from bitext.readers.ids import made_id
from bitext.readers.table_entries import table_drafts
from bitext.readers.termbase_entries import termbase_drafts
from bitext.syntax.frontmatter import Value

_TABLES = (".csv", ".tsv", ".txt", ".tab", ".u8")
_TERMBASES = (".tbx", ".xml", ".mtf")
ENDINGS = (*_TABLES, *_TERMBASES)
"""Suffixes of the files that can be read."""

_MAX_BYTES = 25_000_000  # a termbase takes five times the room of the same terms in YAML


@dataclass(frozen=True, slots=True)
class Incoming:
    """A term from a file."""

    term: Term
    given: frozenset[str]
    """The keys for which the file has a value; the others are unknown, and not empty."""


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """The content of a glossary file."""

    terms: tuple[Incoming, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    """What a glossary has no place for: the file's name for it, and how often it occurs."""
    findings: tuple[Finding, ...] = ()
    """The faults of the file."""
    taken: tuple[str, ...] = ()
    """The assumptions made where the file does not say something: one line each."""
    guess: str = ""
    """The encoding if it was guessed from the content, else ""."""
    sample: str = ""
    """The first Chinese words if the encoding was guessed, for a person to check, else ""."""


def read_glossary_file(
    path: Path, shown: str, glossary: Glossary, *, chosen: Sequence[tuple[str, str]] = (), encoding: str = ""
) -> GlossaryFile:
    """Return the terms of a file that ends in one of `ENDINGS`, and its faults.

    `shown`: its path as messages name it. `glossary`: the existing terms. A term of the file with the id, or else the
    headword, of one of them gets its id. `chosen`: keys of an entry, each with the name or the number of the table's
    column that holds it. `encoding`: a codec; if "", the file's own statement counts, or it is guessed.
    """
    file = read_encoded(path, shown, most=_MAX_BYTES, codec=encoding)
    if file.fault:
        return GlossaryFile(findings=(file.fault,))
    report = Report(shown)
    with without_collecting():
        drafts = _drafts(file, path.suffix.lower(), chosen, report)
        _name(drafts, glossary)
        entries, given = _entries(drafts, shown, report.findings)
    findings = report.findings
    terms = linked(unique(entries, findings), findings, frozenset(glossary.by_id))
    return GlossaryFile(
        tuple(Incoming(term, given[term.id]) for term in terms),
        tuple(sorted((name, count) for name, count in report.left_out.items() if count)),
        tuple(findings),
        tuple(report.taken),
        file.guess,
        file.sample,
    )


def _drafts(file: EncodedFile, ending: str, chosen: Sequence[tuple[str, str]], report: Report) -> tuple[Draft, ...]:
    """Return the terms of a file; its first characters tell its format, rather than its name."""
    is_xml = file.text.lstrip().startswith("<")
    if ending not in ENDINGS:
        message = f"expected a file that ends in {', '.join(ENDINGS)}, found {ending or 'no ending'}; export it as one"
        report.fault("F16", 1, 1, message)
        return ()
    if ending not in _TERMBASES and not is_xml:
        if is_cedict(file.text) and not chosen:
            return cedict_drafts(file.text, report)
        return table_drafts(file.text, "," if ending == ".csv" else "\t", chosen, report)
    if chosen:
        report.fault("F16", 1, 1, "expected a table for --column, found a termbase, which has no columns; leave it out")
        return ()
    return termbase_drafts(file.text, report)


def _entries(
    drafts: Iterable[Draft], shown: str, findings: list[Finding]
) -> tuple[tuple[Entry, ...], dict[str, frozenset[str]]]:
    entries: list[Entry] = []
    given: dict[str, frozenset[str]] = {}
    for draft in drafts:
        entry = read_entry(draft.value(), shown, findings)
        if entry:
            entries.append(entry)
            given.setdefault(entry.term.id, frozenset(draft.fields))
    return tuple(entries), given


def _name(drafts: Iterable[Draft], glossary: Glossary) -> None:
    """Give each term its id in the glossary, or one made from its reading, and change references to it."""
    drafts = tuple(drafts)
    here = {id_.casefold(): id_ for id_ in glossary.by_id}
    taken = {*here, *(draft.text("id").casefold() for draft in drafts)}
    headwords = {fold(term.headword): term for term in glossary}
    numbers: Counter[str] = Counter()
    ids: dict[str, str] = {}
    for draft in drafts:
        same = headwords.get(fold(draft.text("zh")))
        id_ = here.get(draft.text("id").casefold()) or (same.id if same else draft.text("id"))
        if not id_ and draft.text("zh"):
            id_ = _made(draft, taken, numbers)
            taken.add(id_)
        if id_:
            place = draft.fields.get("id")
            line, column = (place.line, place.column) if place else (draft.line, draft.column)
            draft.fields["id"] = text(id_, line, column)
        ids |= dict.fromkeys(filter(None, (draft.name, *draft.names)), id_)
    for draft in drafts:
        _refer(draft, ids)


def _refer(draft: Draft, ids: Mapping[str, str]) -> None:
    before = draft.fields.get("see_also")
    if before:
        items = tuple(item._replace(content=ids.get(item.text) or item.text) for item in before.items)
        draft.fields["see_also"] = Value(items, "list", before.line, before.column)


def _made(draft: Draft, taken: AbstractSet[str], numbers: Counter[str]) -> str:
    """Return an unused id, made from the reading, with a number if need be.

    `numbers`: reading → the last number used; it is updated.
    """
    plain = made_id(draft.text("zh"), draft.text("pinyin"), draft.text("type")) or "term"
    id_ = plain
    while id_ in taken or not is_term_id(id_):
        numbers[plain] += 1
        id_ = f"{plain}-{numbers[plain] + 1}"
    return id_
