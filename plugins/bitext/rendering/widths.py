"""How the columns of a text share the width: by how much room each side takes."""

from __future__ import annotations

from bitext.model.edition import SourceText, Translation

SHARES = ("0.8", "1", "1.2", "1.4", "1.6")
"""How wide the translation may be, the original being 1: what css/reading.css has rules for."""
_WIDTH, _HEIGHT = 0.47, 1.6 / 1.85
"""Of a letter beside a Chinese character, in width and in height of its line, as css/reading.css sets both."""


def share_of(source: SourceText, translation: Translation) -> str:
    """Return which of the shares makes the two columns about as long, by the pairs that have both sides."""
    pairs = [pair for pair in translation.pairing.rows if pair.source and pair.translation]
    ours = sum(_room(translation.blocks[index].text) for pair in pairs for index in pair.translation)
    theirs = sum(_room(source.blocks[index].text) for pair in pairs for index in pair.source)
    ratio = ours / theirs * _HEIGHT if theirs else 1.4
    return min(SHARES, key=lambda share: abs(float(share) - ratio))


def _room(text: str) -> float:
    """Return how many Chinese characters take as much room in a line, guessed from the bytes: one has three."""
    text = _uncommented(text) if "<!--" in text else text
    text = " ".join(text.split())
    wide = (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2
    return wide + (len(text) - wide) * _WIDTH


def _uncommented(text: str) -> str:
    """Return a text without its comments, such as the marks of sentences: readers see none."""
    before, *others = text.split("<!--")
    return before + "".join(each.partition("-->")[2] for each in others)
