"""Sentences on the page: their spans, and the view that sets them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bitext.model.sentences import SentencePair

CLOSING = "</span>"


def ids_of(pairs: Iterable[SentencePair]) -> Iterator[str]:
    """Yield the identifiers of the sentences of some pairs."""
    for pair in pairs:
        yield from (f"p{number}" for number in (pair.number, *pair.inner_numbers))


def openings(pairs: Sequence[SentencePair], *, is_source: bool = False) -> list[str]:
    """Return the opening tags of spans that follow one another, each but the first with what closes the one before."""
    first, *others = (opening(bead, pair, is_source=is_source) for bead, pair in enumerate(pairs, 1))
    return [first, *(f"{CLOSING}{tag}" for tag in others)]


def opening(bead: int, pair: SentencePair | None, *, is_source: bool = False) -> str:
    """Return the opening tag, in HTML, of a sentence pair's span on one side, with the anchors that stand in it.

    `bead`: the place of the pair in its row, from 1; `pair`: None for a part of it that is not its first.
    """
    begin = f'<span class="bitext-sentence" data-bitext-bead="{bead}"'
    if pair is None:
        return f"{begin}>"
    if is_source:
        return f'{begin} data-bitext-number="{pair.label}">'
    anchors = "".join(f'<span class="bitext-anchor" id="p{number}"></span>' for number in pair.inner_numbers)
    return f'{begin} id="p{pair.number}">{anchors}'
