"""The page of an original with a reading above each character: what scripts take the readings from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

from bitext.model.edition import SourceText, Translation
from bitext.words import Words

PINYIN = ".pinyin.html"
"""Ending of its name, beside the page of the text."""


def render_pinyin_page(source: SourceText, translation: Translation, page: str, root: str, words: Words) -> str:
    """Return the whole HTML of the page.

    `page`: the relative address of the text's own page; `root`: that of the site, both as seen from this one.
    """
    title = words("text.pinyin.of", title=source.title.original or translation.title)
    blocks = "\n".join(
        f'<p id="p{number}">{"".join(_annotated(block.text))}</p>' for number, block in enumerate(source.blocks, 1)
    )
    return f"""<!doctype html>
<html lang="{escape(words.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<link rel="stylesheet" href="{escape(root)}assets/bitext/bitext.css">
</head>
<body class="bitext-pinyin-page">
<p><a href="{escape(page)}">{escape(words("text.pinyin.back"))}</a></p>
<main lang="{escape(source.language)}">
{blocks}
</main>
</body>
</html>
"""


def _annotated(text: str) -> Iterator[str]:
    """Yield the parts of a text as HTML, each Chinese character with its reading."""
    from bitext.languages.zh.pinyin import words_read  # noqa: PLC0415  # takes half a second, where no page is written

    for part, readings in words_read(text):
        yield _word(part, readings) if readings else escape(part).replace("\n", "<br>")


@lru_cache(maxsize=20_000)  # the words of a language repeat
def _word(word: str, readings: Sequence[str]) -> str:
    """Return a word as HTML, each of its characters with its reading, or alone where that is not known."""
    return "".join(
        f"<ruby>{escape(character)}<rt>{escape(reading)}</rt></ruby>" if reading else escape(character)
        for character, reading in zip(word, readings, strict=True)
    )
