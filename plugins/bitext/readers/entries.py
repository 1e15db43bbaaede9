"""The entries of one glossary file, read one by one: a fault of one is a finding, and does not affect the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from bitext.alike import fold
from bitext.config import MAX_ID_BYTES
from bitext.diagnostics import Finding, Location
from bitext.model.glossary import Citation, Rendering, Status, Term, TermType
from bitext.readers.doubts import cut_values
from bitext.readers.files import too_long
from bitext.readers.ids import made_id
from bitext.readers.slips import ENTRY_KEYS, headword_slips, rendering_slips
from bitext.readers.slips import RENDERING_KEYS as MEANT_OF_A_RENDERING
from bitext.readers.values import Fields, is_reference, is_too_long
from bitext.syntax.frontmatter import Value, bad_keys, parse_list
from bitext.syntax.heavy import heavy
from bitext.syntax.yaml_faults import FrontMatterError

KEYS = ("id", "zh", "pinyin", "type", "renderings", "definition", "not_in", "see_also", "sources", "alone")
"""The keys of an entry."""

RENDERING_KEYS = ("en", "status", "by", "note")
"""The keys of a rendering."""

CITATION_KEYS = ("text", "url")
"""The keys of a source."""

_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_NO_ID = re.compile(r"[^a-z0-9_]+")
# `glossary/index.html` is the page of the glossary itself; the others are places on a page: of pairs, notes and lists.
_RESERVED = re.compile(r"index|notes|terms|by-pinyin|by-english|[pns][0-9]+[a-z]*(?:-ref[0-9]*)?", re.IGNORECASE)
# Characters of a headword or a rendering: the name of a treaty has a hundred, and matching must not wait for more.
_LONGEST = 300
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as its entry has it, with the places for findings that need all entries."""

    term: Term
    places: dict[str, Location]
    """The places of `id` and `zh`."""
    see_also_places: tuple[Location, ...]
    """The place of each item of `see_also`."""
    made: bool = False
    """Whether the id was made from the reading."""


def read_entries(text: str, shown: str, findings: list[Finding]) -> Iterator[Entry]:
    """Yield the entries of a file that have a headword, and an id or a reading that makes one.

    `text`: the file, LF line ends. `shown`: its path as messages name it. Faults are added to `findings`.
    """
    try:
        root = parse_list(text, shown)
    except FrontMatterError as error:
        findings.append(error.finding)
        return
    findings += cut_values(text, shown, 1)
    for value in root.items:
        entry = checked_entry(value, shown, findings)
        if entry:
            yield entry


def checked_entry(value: Value, shown: str, findings: list[Finding]) -> Entry | None:
    """Return one entry as `read_entry` does; likely mistakes in it are added to `findings` too."""
    entry = read_entry(value, shown, findings)
    if entry:
        findings += _slips(entry)
    return entry


def read_entry(value: Value, shown: str, findings: list[Finding]) -> Entry | None:
    """Return one entry, or None where it has no id or no headword; add its faults to `findings`."""
    place = Location(shown, value.line, value.column)
    if value.kind != "mapping":
        found = value.text or ("nothing" if value.kind == "text" else f"a {value.kind}")
        message = f"expected an entry, found {found}; write `- zh: …` and the Chinese word"
        findings.append(Finding("F14", place, message))
        return None
    fields = _fields(value, KEYS, ENTRY_KEYS, shown, findings)
    for line, column, problem in bad_keys(value):
        message = f"expected each key once, found {problem}; take one of the two out"
        findings.append(Finding("F14", Location(shown, line, column), message))
    return _read(fields, place)


def _fields(
    value: Value, keys: tuple[str, ...], meant: Mapping[str, str], shown: str, findings: list[Finding]
) -> Fields:
    """Return the values by key, and report unknown keys; `meant`: unknown key → what to do instead."""
    fields = Fields(shown, {key.text: item for key, item in value.fields if key.kind == "text"}, findings)
    fields.report_unknown(keys, (key for key, _ in value.fields if key.kind == "text"), meant)
    return fields


def _read(fields: Fields, place: Location) -> Entry | None:
    """Return the entry, or None where it has no headword, or no id that links can have."""
    zh = _headword(fields, place)
    id_, made = _id(fields, place, zh)
    _report_heavy(fields, "definition")
    term = Term(
        id=id_,
        headword=zh,
        pinyin=fields.text("pinyin"),
        type=cast("TermType", fields.one_of("type", get_args(TermType)) or "term"),
        renderings=_renderings(fields),
        definition=fields.text("definition"),
        not_in=_not_in(fields, zh),
        see_also=fields.texts("see_also"),
        sources=_citations(fields),
        alone=_alone(fields),
        place=place,
    )
    places = {name: fields.place(name) for name in ("id", "zh")}
    return Entry(term, places, fields.places("see_also"), made) if id_ and zh else None


def _slips(entry: Entry) -> Iterator[Finding]:
    """Yield findings on likely mistakes in the entry."""
    term = entry.term
    renderings = [rendering.words for rendering in term.renderings]
    yield from headword_slips(term.headword, term.type, entry.places["zh"], renderings)
    for rendering in term.renderings:
        yield from rendering_slips(rendering.words, term.headword, rendering.place or entry.places["zh"])


def _headword(fields: Fields, place: Location) -> str:
    zh = fields.text("zh")
    if not zh and not _is_wrong(fields, "zh"):
        _report(fields, place, "expected a headword, found none; write zh: and the Chinese word")
    if len(zh) > _LONGEST:
        message = f"expected a headword of at most {_LONGEST} characters, found {len(zh)}; write the word alone"
        _report(fields, fields.place("zh"), message)
        return ""
    return zh


def is_term_id(text: str) -> bool:
    """Return whether `text` can be the id of a term: an anchor, and the name of a folder."""
    return _ID.fullmatch(text) is not None and not _RESERVED.fullmatch(text) and not is_too_long(text)


def _is_wrong(fields: Fields, name: str) -> bool:
    """Return whether a value is there but is no text, which has been reported already."""
    value = fields.values.get(name)
    return value is not None and value.kind != "text"


def _id(fields: Fields, place: Location, zh: str) -> tuple[str, bool]:
    """Return the id, or "" where there is none that links can have; and whether it was made from the reading."""
    id_ = fields.text("id")
    if not id_:
        return ("", False) if _is_wrong(fields, "id") or not zh else (_made_id(fields, place, zh), True)
    if is_term_id(id_):
        return id_, False
    if is_too_long(id_):
        found = f"expected an id of at most {MAX_ID_BYTES} bytes, found one of {len(id_.encode('utf-8', 'replace'))}"
        _report(fields, fields.place("id"), f"{found}; write a shorter one")
        return "", False
    better = _NO_ID.sub("-", unicodedata.normalize("NFKD", id_.lower()).encode("ascii", "ignore").decode()).strip("-_")
    do = f"write {better}" if is_term_id(better) else "write the pinyin without tones"
    _report(fields, fields.place("id"), f"expected an id of letters a–z, digits and hyphens, found {id_}; {do}")
    return "", False


def _made_id(fields: Fields, place: Location, zh: str) -> str:
    id_ = made_id(zh, _plain_text(fields, "pinyin"), _plain_text(fields, "type"))
    if is_term_id(id_):
        return id_
    message = (
        f"expected an id, found none, and the reading of {zh} makes none; "
        "write id: and a name of letters a–z, digits and hyphens"
    )
    _report(fields, place, message)
    return ""


def _plain_text(fields: Fields, name: str) -> str:
    """Return a plain value, or "" without reporting another form again."""
    return "" if _is_wrong(fields, name) else fields.text(name)


def _report_heavy(fields: Fields, name: str) -> None:
    """Report a text that Markdown would take too long to read, so that it is shown as typed."""
    value = fields.values.get(name)
    for run in heavy(value.text, ()) if value and value.kind == "text" else ():
        place = fields.place(name)
        fields.findings.append(too_long(fields.shown, place.line, run.why, place.column))
        return


def _alone(fields: Fields) -> bool | None:
    text = fields.one_of("alone", tuple(_YES_NO))
    return _YES_NO.get(text)


def _not_in(fields: Fields, zh: str) -> tuple[str, ...]:
    words = fields.texts("not_in")
    for word, place in zip(words, fields.places("not_in"), strict=False):
        if zh and not _is_longer(word, zh):
            message = f"expected a longer word with {zh} in it, found {word[:_LONGEST]}; correct it, or take it out"
            _report(fields, place, message)
    return tuple(word for word in words if zh and _is_longer(word, zh))


def _is_longer(word: str, zh: str) -> bool:
    return fold(zh) in fold(word) and len(fold(zh)) < len(fold(word)) <= _LONGEST


def _renderings(fields: Fields) -> tuple[Rendering, ...]:
    """Return the renderings; the first is preferred where no status says otherwise."""
    found = [each for value in fields.each("renderings") if (each := _rendering(fields, value))]
    if any(status == "preferred" for _, status in found):
        first: Status = "admitted"
    else:
        first = "preferred"
    kept: dict[str, Rendering] = {}
    for number, (rendering, status) in enumerate(found):
        if rendering.words in kept:
            place = rendering.place or Location(fields.shown)
            message = f"expected each rendering once, found {rendering.words} a second time; put the two together"
            fields.findings.append(Finding("F14", place, message, kept[rendering.words].place))
            continue
        chosen = status or (first if number == 0 else "admitted")
        kept[rendering.words] = Rendering(rendering.words, chosen, rendering.by, rendering.note, rendering.place)
    return tuple(kept.values())


def _rendering(fields: Fields, value: Value) -> tuple[Rendering, Status | None] | None:
    """Return a rendering and its status (None if it has none), or None where it has no words."""
    place = Location(fields.shown, value.line, value.column)
    if value.kind == "text":
        en = _words(fields, " ".join(value.text.split()), place)
        if en:
            return Rendering(en, place=place), None
        if value.text:
            return None
    elif value.kind == "mapping":
        inner = _fields(value, RENDERING_KEYS, MEANT_OF_A_RENDERING, fields.shown, fields.findings)
        en = _words(fields, " ".join(inner.text("en").split()), place)
        if inner.text("en") and not en:
            return None
        if en:
            _report_heavy(inner, "note")
            status = cast("Status | None", inner.one_of("status", get_args(Status)) or None)
            return Rendering(en, by=inner.text("by"), note=inner.text("note"), place=place), status
    found = f"a {value.kind}" if value.kind == "list" else "none"
    _report(fields, place, f"expected a rendering, found {found}; write the English words, or {{en: …, note: …}}")
    return None


def _words(fields: Fields, en: str, place: Location) -> str:
    """Return a rendering's words, or "" where they are too long to search for."""
    if len(en) <= _LONGEST:
        return en
    message = f"expected a rendering of at most {_LONGEST} characters, found {len(en)}; write the words alone"
    _report(fields, place, message)
    return ""


def _citations(fields: Fields) -> tuple[Citation, ...]:
    return tuple(filter(None, (_citation(fields, value) for value in fields.each("sources"))))


def _citation(fields: Fields, value: Value) -> Citation | None:
    if value.kind == "text":
        text = value.text.strip()
        return Citation(text, text if is_reference(text) else "") if text else None
    if value.kind == "list":
        place = Location(fields.shown, value.line, value.column)
        _report(fields, place, "expected a source, found a list; write {text: …, url: …}")
        return None
    inner = _fields(value, CITATION_KEYS, {}, fields.shown, fields.findings)
    text, url = inner.text("text"), inner.reference("url")
    return Citation(text or url, url) if text or url else None


def _report(fields: Fields, place: Location, message: str) -> None:
    fields.findings.append(Finding("F14", place, message))
