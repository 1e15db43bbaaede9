"""The contents of a text: its headings, or the points that it numbers, and the way to the rest of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.languages import language
from bitext.model.edition import Translation
from bitext.rendering.element import classed, element, own_link, page_link, unless_spoken
from bitext.words import Words

_FEW = 3
"""From how many on a text has chapters: fewer need no contents."""
_LONGEST = 70
"""Characters of the first sentence that stand for a point."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A place of a text that its contents name."""

    number: str
    """Number of its pair."""
    title: str
    level: int = 2
    """As of a heading."""
    is_point: bool = False
    """Whether it is a paragraph, whose place on the page is no heading yet."""


def chapters_of(translation: Translation) -> Sequence[Chapter]:
    """Return the headings of a text; of one without any, the paragraphs that begin with 1, 2, 3 and so on."""
    headings = [chapter for chapter in _chapters(translation, "heading") if chapter.title]
    if headings:
        return headings if len(headings) >= _FEW else ()
    points = list(_points(translation))
    return points if len(points) >= _FEW else ()


def _chapters(translation: Translation, kind: str) -> Iterator[Chapter]:
    for pair in translation.pairing.rows:
        for index in pair.translation[:1]:
            block = translation.blocks[index]
            if block.kind == kind:
                yield Chapter(pair.number, " ".join(passage.text for passage in block.passages).strip(), block.level)


def _points(translation: Translation) -> Iterator[Chapter]:
    """Yield the first run of paragraphs that are numbered from 1 on; others may stand between them."""
    ordinals = {
        pair.number: translation.blocks[pair.translation[0]].ordinal
        for pair in translation.pairing.rows
        if pair.translation
    }
    spoken, due = language(translation.language), 1
    for chapter in _chapters(translation, "paragraph"):
        if ordinals[chapter.number] == due:
            begin, end = next(iter(spoken.sentences(chapter.title)), (0, 0))
            yield Chapter(chapter.number, _cut(chapter.title[begin:end].strip()), is_point=True)
            due += 1


def _cut(sentence: str) -> str:
    """Return a sentence up to the last word that has room."""
    if len(sentence) <= _LONGEST:
        return sentence
    kept = sentence[:_LONGEST]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept}…"


def render_contents(
    translation: Translation, chapters: Sequence[Chapter], lists: Sequence[tuple[str, str]], words: Words
) -> Element:
    """Return the contents; `lists`: address and name of the site's own lists."""
    nav = element("nav", {"class": "bitext-headings", "aria-label": words("contents.contents")})
    if chapters:
        entries = (
            element("li", {"data-bitext-level": str(each.level)}, own_link(f"#p{each.number}", each.title))
            for each in chapters
        )
        nav.append(element("ol", unless_spoken(translation.language, words), *entries))
    links = [element("li", None, page_link(address, "", name)) for address, name in lists]
    # Material's switch of its navigation, which works without scripts.
    links.append(element("li", None, element("label", {"for": "__drawer"}, words("contents.site"))))
    nav.append(classed("ul", "bitext-site", *links))
    return nav
