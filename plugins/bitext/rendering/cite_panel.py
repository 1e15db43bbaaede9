"""The panel from which a text is cited: in each style, ready to be selected, with places for the pair and the day.

A citation is a row of texts and elements. What depends on the pair or on the reader's day has `data-bitext-cite`, which
says what stands there, so that scripts need to know no style.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from bitext.citing.parts import PAIR, PAIRS, SENTENCE, Part, Parts
from bitext.citing.record import CitedWork
from bitext.citing.styles import STYLES, Style, cited
from bitext.languages import CHINESE, language
from bitext.languages.script import chinese_runs
from bitext.rendering.downloads import Download
from bitext.rendering.element import UNSEARCHED, classed, element, foreign, own_link, unless_spoken
from bitext.words import Words

Content = list[Element | str]


def render_citations(work: CitedWork, downloads: Sequence[Download], words: Words) -> Element:
    """Return the citations of a text, a fold for each style, of which the first is open and one at a time.

    A format that stands in one of the `downloads` is a link to it, since a page need not carry both.
    """
    work = work if work.address else replace(work, address=_placeholder("cite.address", words))
    files = {one.label: one.address for one in downloads}
    folds = [_fold(work, style, files.get(style.label, ""), words) for style in STYLES]
    folds[0].set("open", "")
    places = {"data-bitext-pair": PAIR, "data-bitext-pairs": PAIRS, "data-bitext-sentence": SENTENCE}
    hint = element("noscript", None, element("p", None, words("cite.alone")))
    return element("div", {"class": "bitext-cite", **places, **UNSEARCHED}, hint, *folds)


def _fold(work: CitedWork, style: Style, file: str, words: Words) -> Element:
    fold = element("details", {"name": "bitext-cite", "data-bitext-style": style.name})
    fold.append(element("summary", None, style.label))
    if file:
        _link(fold, file, cited(work, style))
        return fold
    for form, row in cited(work, style):
        if not style.ending:
            fold.append(classed("p", "bitext-cite-form", words(f"cite.{style.name}.{form}")))
        fold.append(_citation(row, style, work, words, form))
    return fold


def _link(fold: Element, file: str, forms: Iterable[tuple[str, Parts]]) -> None:
    """Link to a file, and say what scripts put in for a pair when they show it, and before which end."""
    for _, row in forms:
        *_, place, end = row
        fold.attrib.update({"data-bitext-text": place.text, "data-bitext-end": end.text})
    fold.append(element("p", None, own_link(file, posixpath.basename(file), download="")))


def _citation(row: Parts, style: Style, work: CitedWork, words: Words, form: str) -> Element:
    chinese = work.original_language if language(work.original_language).is_chinese else CHINESE.tag
    tag = work.original_language if form == "original" else "en"
    content = [piece for part in row for piece in _part(part, chinese, tag, style, words)]
    if style.ending:
        return element("pre", {"class": "bitext-citation"}, *content)
    along = {"data-bitext-along": ""} if form in style.along else {}
    return element("p", {"class": "bitext-citation", **along, **unless_spoken(tag, words)}, *content)


def _part(part: Part, chinese: str, around: str, style: Style, words: Words) -> Iterator[Element | str]:
    if part.kind in ("address", "page"):
        yield _address(part, style)
    elif part.kind == "place":
        attributes = {"data-bitext-cite": "place", "data-bitext-text": part.text}
        yield element("span", attributes, part.otherwise)
    elif part.kind == "accessed":
        yield element("span", {"data-bitext-cite": part.text}, _day(part.text, words))
    else:
        runs = [part.text] if language(around).is_chinese or style.ending else chinese_runs(part.text)
        content: Content = [foreign(run, chinese) if index % 2 else run for index, run in enumerate(runs) if run]
        yield from [element("i", None, *content)] if part.kind == "italic" else content


def _address(part: Part, style: Style) -> Element:
    address, attributes = part.text, {"data-bitext-cite": part.kind}
    if style.ending or not address.startswith("http"):
        return element("span", attributes, address)
    return element("a", {**attributes, "href": address}, address)


def _day(form: str, words: Words) -> str:
    """Return what stands for the day that a reader has to fill in; GB/T puts it into brackets of its own."""
    return words("cite.date") if form == "iso" else _placeholder("cite.date", words)


def _placeholder(name: str, words: Words) -> str:
    return f"[{words(name)}]"
