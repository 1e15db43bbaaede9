"""What a site knows of its terms: the glossary made ready for matching, and the addresses of the terms' pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element

from bitext.annotation.terms import Matcher
from bitext.config import Options
from bitext.extension.addresses import Addresses, relative
from bitext.extension.definitions import Definitions
from bitext.model.corpus import Corpus
from bitext.model.edition import Translation
from bitext.model.glossary import Term
from bitext.pages import GLOSSARY, paged_terms, term_path
from bitext.rendering.term_page import TermSite
from bitext.rendering.texts import Entry


@dataclass(slots=True)
class SiteTerms:
    """The terms of a site, for one build."""

    corpus: Corpus
    options: Options
    addresses: Addresses
    definitions: Definitions = field(default_factory=Definitions)
    _matcher: Matcher | None = None
    _paged: frozenset[str] = field(init=False)
    """Ids of the terms that have a page of their own."""
    _on: Mapping[str, Sequence[str]] = field(init=False)
    """By page: ids of the terms that occur on it."""

    def __post_init__(self) -> None:
        self._paged = frozenset(term.id for term in paged_terms(self.corpus))
        on: dict[str, list[str]] = {}
        for id_, use in self.corpus.concordance.uses.items():
            for text in use.texts:
                on.setdefault(text.page, []).append(id_)
        self._on = on

    @property
    def matcher(self) -> Matcher:
        """Return the glossary, made ready for matching."""
        if self._matcher is None:
            self._matcher = Matcher.of(self.corpus.glossary)
        return self._matcher

    def marked_on(self, translation: Translation) -> bool:
        """Return whether terms are marked in a translation: whether they are to be, and there are any."""
        return translation.marks_terms and self.options.mark_terms != "none" and bool(self.on(translation.page))

    def on(self, page: str) -> Sequence[str]:
        """Return the ids of the terms that occur on a page."""
        return self._on.get(page, ())

    def listed(
        self, ids: Iterable[str], page: str
    ) -> tuple[list[Term], Callable[[str], Sequence[Element]], Callable[[Term], str]]:
        """Return what the list of the terms of a text is made of: terms, definitions and addresses as seen from it."""
        terms = [self.corpus.glossary.by_id[id_] for id_ in ids]
        return terms, partial(self.definitions.elements, page=page), partial(self.page_of, page)

    def page_of(self, seen_from: str, term: Term) -> str:
        """Return the address of a term's page; of its entry in the glossary, where it has none."""
        if term.id in self._paged and (self.options.knows_addresses or term.essay):
            return self.addresses.of(term_path(term), seen_from)
        return "" if seen_from == GLOSSARY else f"{relative(GLOSSARY, seen_from)}#{term.id}"

    def around(self, page: str, entry_of: Callable[[str, str], Entry]) -> TermSite:
        """Return what a page of a term, or of the glossary, says of the site around it."""
        return TermSite(
            glossary=self.corpus.glossary,
            entry_of=partial(entry_of, page),
            page_of=partial(self.page_of, page),
            place_of=partial(self.addresses.of, seen_from=page),
            described=partial(self.definitions.elements, page=page),
        )
