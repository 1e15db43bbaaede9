"""`llms.txt`: the texts of a site in one Markdown file, each with the address of its Markdown.

The form is the one that https://llmstxt.org describes: a heading, a quotation that says what the site is, and lists of
links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bitext.metadata.published_text import PublishedText, iso
from bitext.words import Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def overview(
    name: str, description: str, texts: Iterable[PublishedText], pages: Mapping[str, str], words: Words
) -> str:
    """Return the file; `description`: of the site, or ""; `pages`: the name of each list of the site → its address."""
    parts = [f"# {_plain(name)}"]
    if description:
        parts.append(f"> {_plain(description)}")
    parts.append(words("meta.about"))
    listed = "\n".join(_line(text, words) for text in texts)
    if listed:
        parts.append(f"## {words('pages.texts')}\n\n{listed}")
    if pages:
        links = "\n".join(f"- [{_plain(page)}]({address})" for page, address in pages.items())
        parts.append(f"## {words('meta.lists')}\n\n{links}")
    return "\n\n".join(parts) + "\n"


def _line(text: PublishedText, words: Words) -> str:
    about = ", ".join(filter(None, map(_plain, _about(text, words))))
    return f"- [{_plain(text.work.title)}]({text.markdown}){': ' if about else ''}{about}"


def _about(text: PublishedText, words: Words) -> Iterator[str]:
    """Yield what is known of a text: its original title, who made it, what it is, its number and its date."""
    work = text.work
    yield work.original_title
    yield from map(str, work.creators)
    yield words(f"type.{work.type}") if work.type else ""
    yield work.number.original or work.number.translated
    yield iso(work.original_date)


def _plain(text: str) -> str:
    """Return a text on one line, in which no character is Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
