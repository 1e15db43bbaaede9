"""Where the terms of the glossary stand in the translations: each text is opened, counted and let go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from bitext.languages import ENGLISH, language
from bitext.model.catalogue import TranslationRecord
from bitext.model.concordance import Concordance
from bitext.model.corpus import Texts
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.model.text import Block
from bitext.syntax.passages import linked_terms
from bitext.terms.counting import PairText
from bitext.terms.matches import Matches
from bitext.terms.tally import Countable, Tally


def concordance(
    glossary: Glossary,
    translations: Mapping[str, TranslationRecord],
    texts: Texts,
    matches: Matches,
    own: Collection[str] = (),
    tally: Tally | None = None,
    waiting: Collection[str] = (),
) -> Concordance:
    """Return where the terms of the glossary occur in the translations and their originals.

    `matches`: takes what is found, for those who mark it on the pages; `own`: the pages of the site's own texts.
    `tally`: the counts of the last time, which are brought up to date; `waiting`: see `Tally.update`.
    """
    tally = tally or Tally(remembers=False)
    pages = (
        Countable(
            page,
            texts.digest(page) if tally.remembers else "",
            translation.skipped_terms,
            partial(_pairs_of, texts, page),
        )
        for page, translation in translations.items()
        if translation.marks_terms
    )
    return tally.update(glossary, pages if glossary else (), matches, own, waiting)


def _pairs_of(texts: Texts, page: str) -> Iterator[PairText] | None:
    edition = texts.edition(page)
    return pair_texts(edition) if has_terms(edition) else None


def has_terms(edition: Edition) -> bool:
    """Return whether terms are looked for in a text: headwords are Chinese, and renderings English."""
    source = edition.source
    of_original = source is None or not source.on_file or language(source.language).is_chinese
    return of_original and language(edition.translation.language).is_as(ENGLISH)


def pair_texts(edition: Edition) -> Iterator[PairText]:
    """Yield what each pair says, those left out in which terms are left alone."""
    translation, source = edition.translation, edition.source
    original = source.blocks if source and source.on_file else None
    for pair in translation.pairing.pairs:
        if translation.unmarked.isdisjoint(pair.translation):
            blocks = [translation.blocks[index] for index in pair.translation]
            sides = None if original is None else _texts(original[index] for index in pair.source)
            yield PairText(pair.number, sides, _texts(blocks), linked_terms(blocks))


def _texts(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(passage.text for block in blocks for passage in block.passages)
