"""What a citation of a text says: who, what, where and when, in both languages, as far as it is known."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bitext.citing.names import Name, office, person, western
from bitext.languages import language
from bitext.languages.script import has_han
from bitext.model.catalogue import Bilingual, SourceRecord, TranslationRecord

Date = datetime.date | str
"""A day, or a year or month as typed: `2021`, `2021-10`; "" where it is not known."""

_ORDER = ("published", "issued", "adopted", "delivered", "effective")
"""Which date stands for an original: the first of these that it has."""


NONE = Bilingual()
"""What is known in no language."""


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A translation as a work to be cited, with the original that it renders."""

    type: str
    """What the original is, as its front matter says: `law`, `speech` …; "" where it does not."""
    title: str
    """Of the translation."""
    language: str
    """BCP 47 tag of the translation."""
    original_title: str = ""
    """In the original's own characters; "" where it is not known."""
    original_language: str = ""
    """BCP 47 tag of the original; "" where the text has no other original: it is a report in its page's language."""
    pinyin: str = ""
    """The original's title in Latin letters without tones, its first letter a capital; "" where it is not Chinese."""
    authors: tuple[Name, ...] = ()
    """Persons as a rule; an office where the front matter names one as an author."""
    issuers: tuple[Name, ...] = ()
    """Offices that issued the original."""
    translators: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    """Of the translation."""
    published: Date = ""
    """When the translation was published, by whoever that was."""
    dates: Mapping[str, Date] = field(default_factory=dict)
    """Of the original: `delivered`, `adopted`, `issued`, `published`, `effective`."""
    container: Bilingual = NONE
    """The journal, gazette or site that the original was published in."""
    issue: str = ""
    """Number of the journal's issue in its year."""
    number: Bilingual = NONE
    """The original's number: 国发〔2021〕29号."""
    original_url: str = ""
    archived_url: str = ""
    """A copy of the original in an archive."""
    first_url: str = ""
    """Where the translation was first published, if that was elsewhere."""
    first_publisher: str = ""
    """Who first published it, if that was somebody else than the site."""
    site_name: str = ""
    address: str = ""
    """Where the page is published, from `https://` on, or ""."""
    key: str = ""
    """A word for it in ASCII, for BibTeX: the name of the page's file, or of its original's."""

    @property
    def creators(self) -> tuple[Name, ...]:
        """Return who made the original: the authors, else the issuers."""
        return self.authors or self.issuers

    @property
    def original_date(self) -> Date:
        """Return the date that stands for the original: when it was published, else issued, adopted or delivered."""
        return next((self.dates[name] for name in _ORDER if name in self.dates), "")

    @property
    def issued(self) -> Date:
        """Return the date of the page: the translation's, or that of a text that has no other original."""
        return self.published or ("" if self.is_translation else self.original_date)

    @property
    def published_here(self) -> Date:
        """Return the date of the page as far as the site is known to be its publisher, else an empty string."""
        return "" if self.publisher != self.site_name else self.issued

    @property
    def publisher(self) -> str:
        """Return who first published the page's text: whom the front matter names, else the host of `first_url`.

        Where it names neither, that is the site.
        """
        return self.first_publisher or (_host(self.first_url) if self.first_url else self.site_name)

    @property
    def is_translation(self) -> bool:
        """Return whether there is an original in another language."""
        return bool(self.original_language)


def cited_work(
    source: SourceRecord | None, translation: TranslationRecord, site_name: str = "", address: str = ""
) -> CitedWork:
    """Return what a citation of a translation says; `source`: what is known of its original, or None.

    `address`: where the page is published, or "". What is not known is an empty string or an empty tuple.
    """
    own = SourceRecord("", "", language="") if source is None else source
    is_report = (
        source is not None and not source.on_file and language(source.language).is_as(language(translation.language))
    )
    root = "/".join(address.split("/")[:3])  # an address of this site is not elsewhere
    return CitedWork(
        type=own.type,
        title=translation.title or own.title.translated or own.title.original,
        language=translation.language,
        original_title="" if is_report else own.title.original,
        original_language="" if is_report else own.language,
        pinyin=_pinyin(own),
        authors=tuple(person(each, own.language) for each in own.authors),
        issuers=tuple(map(office, own.issuers)),
        translators=tuple(map(western, translation.translators)),
        editors=tuple(map(western, translation.editors)),
        published=translation.published,
        dates=own.dates,
        container=own.published_in,
        issue=own.issue if own.published_in else "",
        number=own.number,
        original_url=own.url,
        archived_url=own.archived_url,
        first_url="" if root and translation.url.startswith(root) else translation.url,
        first_publisher=translation.publisher,
        site_name=site_name,
        address=address,
        key=translation.source_id,
    )


def _host(address: str) -> str:
    return (urlsplit(address).hostname or address).removeprefix("www.")


def _pinyin(source: SourceRecord) -> str:
    title = source.title.original
    if not has_han(title) or not language(source.language).is_chinese:
        return ""
    from bitext.languages.zh.pinyin import romanized  # noqa: PLC0415  # takes half a second, where no title is Chinese

    return romanized(title, tuple(name.original for name in (*source.authors, *source.issuers)))
