"""What the pages of terms and of the glossary say of the site around them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bitext.model.glossary import Glossary, Term
from bitext.rendering.terms import Described
from bitext.rendering.texts import TextEntry
from bitext.words import Words


@dataclass(frozen=True, slots=True)
class TermSite:
    """What the page of a term says of the site around it."""

    glossary: Glossary
    entry_of: Callable[[str], TextEntry]
    """What is known of the text on a page, with its address."""
    page_of: Callable[[Term], str]
    """Address of a term's page, or of its place on one that it shares; empty where it has none."""
    place_of: Callable[[str], str]
    """Address of a translation's page, to which places on it are added; see `element.page_link`."""
    described: Described
    words: Words
    """What the pages say, in the language of the site."""
    has_text: Callable[[str], bool]
    """Whether a page is a text of the site."""
