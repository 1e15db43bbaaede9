"""A text as the site publishes it: what tags, linked data, the overview and the feed are made of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from bitext.citing.record import CitedWork, Date, cited_work
from bitext.model.catalogue import SourceRecord, TranslationRecord


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text is published."""

    site_name: str
    site: str
    """Address of the site, from `https://` on, or "" where nobody has said."""
    page: str
    """Address of its page, from `https://` on, or "" where nobody has said."""
    markdown: str
    """Where it stands as Markdown: from `https://` on, or from the site's root where nobody has said."""


@dataclass(frozen=True, slots=True)
class PublishedText:
    """A translation with what is known of its original, and where the site has it."""

    work: CitedWork
    translation: TranslationRecord
    description: str = ""
    """One sentence on what the page holds."""
    site: str = ""
    """Where the site is published, from `https://` on, or "" where nobody has said."""
    markdown: str = ""
    """Where it stands as Markdown: from `https://` on, or from the site's root where nobody has said."""

    @property
    def address(self) -> str:
        """Return where its page is published, from `https://` on, or "" where nobody has said."""
        return self.work.address

    @property
    def changed(self) -> Date:
        """Return when the text last changed: revised, else published, else the latest date of its original; or ""."""
        own = self.translation.revised or self.translation.published
        return own or max(self.work.dates.values(), key=day, default="")


def published_text(
    source: SourceRecord | None, translation: TranslationRecord, where: Where, description: str
) -> PublishedText:
    """Return a text as it is published; `source`: what is known of its original, or None; `description`: or ""."""
    work = cited_work(source, translation, where.site_name, where.page)
    return PublishedText(work, translation, description, where.site, where.markdown)


def day(date: Date) -> datetime.date:
    """Return a date, or the first day of a year or a month; that of the year 1 where none is known."""
    if isinstance(date, datetime.date):
        return date
    year, _, month = date.partition("-")
    return datetime.date(max(1, int(year or 1)), int(month or 1), 1)


def iso(date: Date) -> str:
    """Return a date in the form of ISO 8601, as far as it is known: `2021-10-18`, `2021-10`, `2021`."""
    return date.isoformat() if isinstance(date, datetime.date) else date
