"""A text as one Markdown file: each pair with its number, the original as a quotation, the translation below it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from bitext.citing.names import Name
from bitext.metadata.published_text import PublishedText, iso
from bitext.model.edition import Edition, SourceText
from bitext.model.pairing import Pair
from bitext.model.text import Alert
from bitext.words import Words

Clean = Callable[[str], str]
"""Takes out of Markdown what is for editors alone: comments and marks."""


def as_markdown(edition: Edition, text: PublishedText, clean: Clean, words: Words) -> str:
    """Return an edition as Markdown: a front matter, then the pairs in the order of the page, then the footnotes.

    The original stands as its file has it, character for character, behind `> `. The translation stands as it was
    typed, without what is for editors. A side that a pair does not have is named in the site's language, `words`.
    """
    writer = _Writer(edition, clean, words)
    pairs = (part for pair in edition.translation.pairing.pairs for part in writer.pair(pair))
    parts = [_front_matter(text), *pairs, *writer.alerts(edition.translation.size), *writer.footnotes()]
    return "\n\n".join(filter(None, parts)) + "\n"


class _Writer:
    """Writes the parts of an edition, whose bodies are cut into lines once."""

    def __init__(self, edition: Edition, clean: Clean, words: Words) -> None:
        self.source, self.translation = edition.source, edition.translation
        self._clean, self._words = clean, words
        self._original = self.source.body.split("\n") if self.source else []
        self._lines = self.translation.body.split("\n")
        self._alerts: dict[int, list[Alert]] = {}
        for alert in self.translation.alerts:
            self._alerts.setdefault(alert.before, []).append(alert)

    def pair(self, pair: Pair) -> Iterator[str]:
        """Yield the alerts above a pair, its number, its sides, and what it lacks."""
        for index in pair.translation[:1]:
            yield from self.alerts(index)
        yield f"**{pair.label}**"
        if self.source and pair.source:
            yield self._quoted(self.source, pair.source[0], pair.source[-1])
        for position, index in enumerate(pair.translation):
            yield from self.alerts(index) if position else ()
            yield self._cleaned(self.translation.blocks[index].text)
        yield self._gap(pair)

    def alerts(self, block: int) -> Iterator[str]:
        """Yield the alerts that stand above a block of the translation; of the number of blocks: below the last."""
        for alert in self._alerts.get(block, ()):
            yield self._part(*alert.lines(self.translation.body_line))

    def footnotes(self) -> Iterator[str]:
        """Yield the definitions of the footnotes, in the order of their numbers."""
        return (self._part(note.first, note.end) for note in self.translation.notes if note.form == "footnote")

    def _part(self, first: int, end: int) -> str:
        return self._cleaned("\n".join(self._lines[first:end]))

    def _cleaned(self, markdown: str) -> str:
        return self._clean(markdown).strip("\n").rstrip()

    def _quoted(self, source: SourceText, first: int, last: int) -> str:
        """Return the lines of some blocks of the original, and those between them, as a quotation."""
        begin, end = (at - source.body_line for at in (source.blocks[first].line, source.blocks[last].end))
        return "\n".join(f"> {line}" if line else ">" for line in self._original[begin : end + 1])

    def _gap(self, pair: Pair) -> str:
        if not pair.gap:
            return ""
        if pair.gap == "untranslated" and pair.reason:
            return f"*{self._words('meta.untranslated', reason=pair.reason)}*"
        return f"*{self._words('meta.added' if pair.gap == 'added' else 'meta.missing')}*"


def _front_matter(text: PublishedText) -> str:
    work = text.work
    values = {
        "title": work.title,
        "language": work.language,
        "original_title": work.original_title,
        "original_language": work.original_language,
        "type": work.type,
        "authors": _names(work.authors),
        "issuers": _names(work.issuers),
        "number": " ".join(filter(None, (work.number.translated, work.number.original))),
        "published_in": " ".join(filter(None, (work.container.translated, work.container.original))),
        **{f"original_{name}": iso(date) for name, date in work.dates.items()},
        "original_url": work.original_url,
        "archived_url": work.archived_url,
        "translators": _names(work.translators),
        "editors": _names(work.editors),
        "published": iso(work.published),
        "revised": iso(text.translation.revised),
        "license": text.translation.license,
        "page": work.address,
    }
    # JSON is YAML, and says what is text.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value]
    return "\n".join(("---", *lines, "---"))


def _names(names: Iterable[Name]) -> list[str]:
    return [str(name) for name in names]
