"""The glossary: `docs/glossary.yml`, `docs/glossary/*.yml` and the essays beside them → `Glossary`."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bitext.alike import difference, fold
from bitext.diagnostics import Finding, Location
from bitext.model.glossary import Essay, Glossary, Term
from bitext.nearest import Nearest
from bitext.readers.entries import Entry, read_entries
from bitext.readers.entries_again import EntriesAgain
from bitext.readers.files import control_characters, read, too_long
from bitext.readers.ids import reading
from bitext.syntax.characters import showable
from bitext.syntax.frontmatter import split
from bitext.syntax.heavy import heavy
from bitext.syntax.translation_blocks import scan
from bitext.tree import badly_named

UNREAD = frozenset(("F01", "F02", "F03", "F13"))
"""Codes of findings on a whole file of entries that could not be read."""


def read_glossary(
    docs: Path, shown: Callable[[Path], str], within: Path, again: EntriesAgain | None = None
) -> tuple[Glossary, tuple[Finding, ...]]:
    """Return all terms of the site and the findings on them, in the order of the files.

    `docs`: the docs folder. `shown`: gives a path as messages name it. `within`: the folder that no link may lead out
    of. `again`: remembers the entries from one reading to the next. What is wrong with one entry, or one file, leaves
    all others as they are. Readings and other forms of headwords are made when the glossary is asked for them.
    """
    findings: list[Finding] = []
    entries: list[Entry] = []
    read_all = read_entries
    if again is not None:
        again.begin()
        read_all = again.entries
    with without_collecting():
        for path in glossary_files(docs):
            file = read(path, shown(path), within)
            if file.fault:
                findings.append(file.fault)
            else:
                entries += read_all(file.text, file.shown, findings)
        kept = unique(entries, findings)
        terms = linked(kept, findings)
        findings += _in_other_characters(kept)
        unread = any(finding.code in UNREAD for finding in findings)
        terms = _with_essays(terms, docs, shown, within, findings, unread=unread)
    return Glossary(terms, reading, _other_forms), tuple(findings)


def glossary_files(docs: Path) -> tuple[Path, ...]:
    """Return the files that hold entries: `glossary.yml`, where there is one, and those of the folder, by name."""
    one = docs / "glossary.yml"
    return (*([one] if one.exists() or one.is_symlink() else []), *sorted((docs / "glossary").glob("*.yml")))


def essay_files(docs: Path) -> tuple[Path, ...]:
    """Return the files that hold essays, by name; they are part of the terms' pages and have no page of their own."""
    return tuple(sorted((docs / "glossary").glob("*.md")))


@contextmanager
def without_collecting() -> Iterator[None]:
    """Switch the garbage collector off: half a million tuples, none of them in a cycle, would double the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def unique(entries: Iterable[Entry], findings: list[Finding]) -> tuple[Entry, ...]:
    """Return the entries without repeated ids and headwords; the first stays, and a typed id before a made one."""
    entries = tuple(entries)
    typed = {entry.term.id.casefold(): entry for entry in reversed(entries) if not entry.made}
    kept: list[Entry] = []
    ids: dict[str, Entry] = {}
    headwords: dict[str, Entry] = {}
    for entry in entries:
        term = entry.term
        key, word = term.id.casefold(), fold(term.headword)
        same_headword = headwords.get(word)
        same_id = ids.get(key) or (typed.get(key) if entry.made else None)
        if same_id and not (entry.made and same_headword):
            findings.append(_second_id(entry, same_id))
        if same_headword:
            first = same_headword.term.headword
            why = difference(term.headword, first)
            found = f"{term.headword} a second time" + (f": it has {why}" if why else "")
            findings.append(_second("headword", found, "put the two together", entry, same_headword))
        if not (same_id or same_headword):
            ids[key] = headwords[word] = entry
            kept.append(entry)
    return tuple(kept)


def _second_id(entry: Entry, first: Entry) -> Finding:
    if not entry.made:
        return _second("id", f"{entry.term.id} a second time", "choose another", entry, first)
    message = (
        f"expected an id, found none, and {entry.term.id}, which the reading of {entry.term.headword} makes, is "
        f"that of {first.term.headword}; write id: and another name"
    )
    return Finding("F14", entry.places["zh"], message, first.places["zh"])


def _second(what: str, found: str, do: str, entry: Entry, first: Entry) -> Finding:
    where = "zh" if what == "headword" else "id"
    return Finding("F14", entry.places[where], f"expected each {what} once, found {found}; {do}", first.places[where])


def _in_other_characters(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Yield a finding for each headword that an earlier entry has in other characters.

    Not for a single character: 后 and 後 are two words, and 后 is both.
    """
    alike = _alike_when_simplified([entry for entry in entries if len(entry.term.headword) > 1])
    forms = _other_forms([entry.term.headword for entry in alike])
    named = {entry.term.headword: number for number, entry in enumerate(alike)}
    for number, entry in enumerate(alike):
        headword = entry.term.headword
        befores = (named.get(form, number) for form in forms[number])
        first = next((alike[each] for each in befores if each < number and headword in forms[each]), None)
        if first:
            message = (
                f"expected each headword once, found {headword}, which is {first.term.headword} in other "
                "characters; put the two together: either form is found"
            )
            yield Finding("F14", entry.places["zh"], message, first.places["zh"])


def _alike_when_simplified(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries whose headword is that of another, once both are written in simplified characters."""
    if len(entries) < 2:
        return []
    from bitext.languages.zh.scripts import simplified  # noqa: PLC0415  # a site without a glossary has no use for it

    words = simplified([entry.term.headword for entry in entries])
    counts = Counter(words)
    return [entry for entry, word in zip(entries, words, strict=True) if counts[word] > 1]


def _other_forms(words: Sequence[str]) -> Sequence[tuple[str, ...]]:
    """Return, for each word, its forms in other characters than it is written in; see `scripts.other_forms`."""
    if not words:
        return ()
    from bitext.languages.zh import scripts  # noqa: PLC0415  # the same

    return scripts.other_forms(words)


def linked(
    entries: Sequence[Entry], findings: list[Finding], others: AbstractSet[str] = frozenset()
) -> tuple[Term, ...]:
    """Return the terms, without references that lead nowhere; `others`: ids of further terms that exist."""
    ids = {entry.term.id for entry in entries} | others
    named: dict[str, str] = {}
    nearest = Nearest(ids)
    terms = []
    for entry in entries:
        term = entry.term
        kept = tuple(id_ for id_ in term.see_also if id_ in ids and id_ != term.id)
        if len(kept) < len(term.see_also):
            named = named or {fold(other.term.headword): other.term.id for other in entries}
            findings += _into_the_void(entry, ids, named, nearest)
            term = replace(term, see_also=kept)
        terms.append(term)
    return tuple(terms)


def _into_the_void(
    entry: Entry, ids: AbstractSet[str], named: Mapping[str, str], nearest: Nearest
) -> Iterator[Finding]:
    """Yield a finding for each reference of an entry that leads nowhere.

    `named`: by headword, the ids of all entries. `nearest`: looks an id up among those of all entries.
    """
    for id_, place in zip(entry.term.see_also, entry.see_also_places, strict=True):
        if id_ == entry.term.id:
            yield Finding(
                "F14", place, f"expected the id of another entry in see_also, found its own, {id_}; take it out"
            )
        elif id_ not in ids:
            near = named.get(fold(id_)) or nearest.to(id_, entry.term.id)
            do = f"write {near}" if near else "correct it, or take it out"
            yield Finding("F14", place, f"expected the id of another entry in see_also, found {id_}; {do}")


def _with_essays(
    terms: tuple[Term, ...],
    docs: Path,
    shown: Callable[[Path], str],
    within: Path,
    findings: list[Finding],
    *,
    unread: bool,
) -> tuple[Term, ...]:
    """Return the terms with their essays; report each essay without a term, unless entries are `unread`."""
    ids = {term.id for term in terms}
    essays: dict[str, Essay] = {}
    nearest = Nearest(ids)
    for path in essay_files(docs):
        name = shown(path)
        if path.stem in ids:
            essay = _essay(path, path.relative_to(docs).as_posix(), name, within, findings)
            if essay:
                essays[path.stem] = essay
        elif message := badly_named(path.name):
            findings.append(Finding("F01", Location(name), message))
        elif not unread:
            near = nearest.to(path.stem)
            do = f"rename it {near}.md, or add the entry" if near else "add the entry, or move the file elsewhere"
            message = f"expected an entry of the glossary with the id {path.stem}, found none; {do}"
            findings.append(Finding("F15", Location(name), message))
    return tuple(replace(term, essay=essays[term.id]) if term.id in essays else term for term in terms)


def _essay(path: Path, page: str, shown: str, within: Path, findings: list[Finding]) -> Essay | None:
    file = read(path, shown, within, old_line_ends=True)
    if file.fault:
        findings.append(file.fault)
        return None
    parts = split(file.text)
    body = parts.body.lstrip("\n")
    line = parts.body_line + len(parts.body) - len(body)
    findings += control_characters(body, shown, line)
    findings += (too_long(shown, line + run.start, run.why) for run in heavy(body, scan(body, 1).blocks))
    return Essay(shown, page, showable(body), line)
