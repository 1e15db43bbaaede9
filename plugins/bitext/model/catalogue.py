"""The catalogue: what is known of source texts and translations, without their texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Any

from bitext.diagnostics import Location
from bitext.model.note import NoteRecord


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A value of an original's front matter that may stand in two languages."""

    original: str = ""
    """In the language of the original, verbatim."""
    translated: str = ""
    """In another."""
    language: str = "en"
    """BCP 47 tag of that one."""

    def __bool__(self) -> bool:
        return bool(self.original or self.translated)


@dataclass(frozen=True, slots=True)
class Verification:
    """Who compared the text with what, and when; only where someone did."""

    by: str = ""
    """Who."""
    on: str = ""
    """When, as typed."""
    against: str = ""
    """With what."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What is known of an original: its front matter, and how long it is."""

    id: str
    """The file's name without its ending: what translations name."""
    path: str
    """Path of the file, relative to the project's folder."""
    title: Bilingual = Bilingual()
    language: str = "zh-Hans"
    """BCP 47 tag of the body."""
    type: str = ""
    """law, speech, plan …: see `config.TEXT_TYPES`."""
    authors: tuple[Bilingual, ...] = ()
    issuers: tuple[Bilingual, ...] = ()
    number: Bilingual = Bilingual()
    """The document's number, verbatim."""
    dates: Mapping[str, datetime.date | str] = field(default_factory=dict)
    """`delivered`, `adopted`, `issued`, `published`, `effective`: a date, or a year or month as typed."""
    published_in: Bilingual = Bilingual()
    issue: str = ""
    """Number of the journal's issue, which citations say."""
    url: str = ""
    archived_url: str = ""
    license: str = ""
    """The text's own terms, as stated by whoever published it."""
    sha256: str = ""
    """Seal of the body, as written by `bitext seal`; empty where it was never sealed."""
    verified: Verification | None = None
    related: tuple[str, ...] = ()
    """Ids of other texts: a report of this one, a draft of it."""
    related_places: tuple[Location, ...] = ()
    """Where each of them is named, for findings."""
    lines: str = ""
    """`keep`: the line ends of its blocks stand on the page; `join`: never; empty: where a translation sets lines."""
    body_sha256: str = ""
    """What the seal would be today; empty where there is no body."""
    unreadable: str = ""
    """Where the file could not be used: why, for the box on the page."""
    size: int = 0
    """The number of its blocks; 0 where the original is not on file."""

    @property
    def changed(self) -> bool:
        """Return whether the body is not the one that was sealed."""
        return bool(self.sha256) and self.sha256 != self.body_sha256

    @property
    def on_file(self) -> bool:
        """Return whether there is an original to show."""
        return bool(self.size)


@dataclass(frozen=True, slots=True)
class TranslationRecord:
    """What is known of a page that renders a source text: its front matter, its notes, how much is paired."""

    path: str
    """Path of the file, relative to the project's folder."""
    page: str
    """Path relative to the docs folder: what the host calls the page."""
    source_id: str
    """The id that it names; may name a text that is not there."""
    source_place: Location | None = None
    """Where it names it, for findings."""
    source_sha256: str = ""
    """The seal of the version of the original that it renders, where the original has been sealed anew since."""
    title: str = ""
    language: str = "en"
    """BCP 47 tag of the body."""
    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    published: datetime.date | str = ""
    """When the translation was published: a date, or a year or month as typed."""
    revised: datetime.date | str = ""
    """When it was last revised: the same."""
    url: str = ""
    """Where the translation was first published."""
    publisher: str = ""
    """Who first published it, if that was not this site: the name of an office, of a journal or of a site."""
    license: str = ""
    """The translation's own terms."""
    description: str = ""
    """One sentence for search engines and previews."""
    initials: Mapping[str, str] = field(default_factory=dict)
    """Signatures that notes may bear, with the name."""
    marks_terms: bool = True
    """Whether terms are marked on it at all."""
    skipped_terms: Mapping[str, Location] = field(default_factory=dict)
    """Ids of terms that the page leaves alone, with where it says so."""
    faults: tuple[str, ...] = ()
    """What is wrong with the page as a whole, for the box at its head."""
    body_line: int = 1
    """Line of the file that the body begins on."""
    notes: tuple[NoteRecord, ...] = ()
    """In the order of their numbers."""
    size: int = 0
    """The number of its blocks."""
    paired: int = 0
    """How many blocks of its original are paired; see `Pairing.paired`."""
    added: frozenset[str] = frozenset()
    """Numbers of the pairs that have a letter: those of blocks that the translators added."""
    outdated: tuple[str, ...] = ()
    """Numbers of the pairs whose original has changed since it was translated."""


def source_record(text: SourceRecord) -> SourceRecord:
    """Return what the catalogue holds of a source text."""
    return SourceRecord(*_OF_SOURCE(text))


def translation_record(translation: TranslationRecord) -> TranslationRecord:
    """Return what the catalogue holds of a translation."""
    notes = tuple(NoteRecord(*_OF_NOTE(note)) for note in translation.notes)
    return replace(TranslationRecord(*_OF_TRANSLATION(translation)), notes=notes)


def _values(record: type[SourceRecord | TranslationRecord | NoteRecord]) -> Callable[[object], tuple[Any, ...]]:
    """Return what gives, of a text, the values of the fields of its record."""
    return attrgetter(*(each.name for each in fields(record)))


_OF_SOURCE, _OF_TRANSLATION, _OF_NOTE = _values(SourceRecord), _values(TranslationRecord), _values(NoteRecord)


def is_own(translation: TranslationRecord, source: SourceRecord | None) -> bool:
    """Return whether a text is the site's own, and no document: one outside folders that came out nowhere else."""
    if source is None or not source.on_file or "/" in translation.page:
        return False
    return not (source.url or source.published_in or source.number or source.issuers)
