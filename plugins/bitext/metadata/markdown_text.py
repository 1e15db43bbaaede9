"""A text as one Markdown file: each pair with its number, the original as a quotation, the translation below it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from bitext.citing.names import Name
from bitext.metadata.published_text import PublishedText, iso
from bitext.model.edition import Edition
from bitext.model.note import Note
from bitext.model.pairing import Pair
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
    parts = [_front_matter(text), *writer.alerts(-1), *pairs, *writer.footnotes()]
    return "\n\n".join(filter(None, parts)) + "\n"


class _Writer:
    """Writes the parts of an edition, whose bodies are cut into lines once."""

    def __init__(self, edition: Edition, clean: Clean, words: Words) -> None:
        self.source, self.translation = edition.source, edition.translation
        self.clean, self.words = clean, words
        self._original = self.source.body.split("\n") if self.source and self.source.on_file else []
        self._lines = self.translation.body.split("\n")
        self._alerts: dict[int, list[Note]] = {}
        for note in self.translation.notes:
            if note.form == "alert":
                self._alerts.setdefault(note.block, []).append(note)

    def pair(self, pair: Pair) -> Iterator[str]:
        yield f"**{pair.label}**"
        yield from (self._quoted(index) for index in pair.source if self._original)
        for index in pair.translation:
            yield self.clean(self.translation.blocks[index].text).strip("\n")
            yield from self.alerts(index)
        yield self._gap(pair)

    def alerts(self, block: int) -> Iterator[str]:
        """Yield the alerts that hang on a block of the translation; -1: those at the head of the page."""
        yield from map(self._note, self._alerts.get(block, ()))

    def footnotes(self) -> Iterator[str]:
        yield from (self._note(note) for note in self.translation.notes if note.form == "footnote")

    def _note(self, note: Note) -> str:
        return self.clean("\n".join(self._lines[note.first : note.end])).strip("\n")

    def _quoted(self, index: int) -> str:
        source = self.source
        if source is None:
            return ""
        block = source.blocks[index]
        lines = self._original[block.line - source.body_line : block.end - source.body_line + 1]
        return "\n".join(f"> {line}" if line else ">" for line in lines)

    def _gap(self, pair: Pair) -> str:
        if pair.gap == "untranslated" and pair.reason:
            return f"*{self.words('meta.untranslated', reason=pair.reason)}*"
        names = {"untranslated": "meta.missing", "missing": "meta.missing", "added": "meta.added"}
        return f"*{self.words(names[pair.gap])}*" if pair.gap else ""


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
