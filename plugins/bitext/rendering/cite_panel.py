"""The panel from which a text is cited: in each style, ready to be selected, with places for the pair and the day.

A citation is a row of texts and elements. What depends on the pair or on the reader's day has `data-bitext-cite`, which
says what stands there, so that scripts need to know no style.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from bitext.citing.parts import PLACES, Part, Parts
from bitext.citing.record import CitedWork
from bitext.citing.styles import STYLES, Style, cited
from bitext.languages import CHINESE, language
from bitext.languages.script import chinese_runs
from bitext.rendering.element import UNSEARCHED, classed, element, foreign, unless_spoken
from bitext.words import Words

Content = list[Element | str]


def render_citations(work: CitedWork, words: Words) -> Element:
    """Return the citations of a text, a fold for each style, of which the first is open and one at a time."""
    work = work if work.address else replace(work, address=_placeholder("cite.address", words))
    folds = [_fold(work, style, words, is_open=style is STYLES[0]) for style in STYLES]
    places = {f"data-bitext-{name}": said for name, said in PLACES.items()}
    hint = classed("p", "bitext-cite-hint", words("cite.pair"))
    return element("div", {"class": "bitext-cite", **places, **UNSEARCHED}, hint, *folds)


def _fold(work: CitedWork, style: Style, words: Words, *, is_open: bool) -> Element:
    attributes = {"name": "bitext-cite", "data-bitext-style": style.name, **({"open": ""} if is_open else {})}
    fold = element("details", attributes, element("summary", None, style.label))
    for form, row in cited(work, style):
        if not style.ending:
            fold.append(element("p", {"class": "bitext-cite-form"}, words(f"cite.{style.name}.{form}")))
        fold.append(_citation(row, style, work, words, original=form == "original"))
    return fold


def _citation(row: Parts, style: Style, work: CitedWork, words: Words, *, original: bool) -> Element:
    chinese = work.original_language if language(work.original_language).is_chinese else CHINESE.tag
    tag = work.original_language if original else "en"
    content = [piece for part in row for piece in _part(part, chinese, tag, style, words)]
    if style.ending:
        return element("pre", {"class": "bitext-citation"}, *content)
    return element("p", {"class": "bitext-citation", **unless_spoken(tag, words)}, *content)


def _part(part: Part, chinese: str, around: str, style: Style, words: Words) -> Iterator[Element | str]:
    if part.kind == "address":
        yield _address(part.text, style)
    elif part.kind == "place":
        attributes = {"data-bitext-cite": "place", "data-bitext-text": part.text}
        yield element("span", attributes, part.otherwise)
    elif part.kind == "accessed":
        yield element("span", {"data-bitext-cite": part.text}, _day(part.text, words))
    else:
        runs = [part.text] if language(around).is_chinese or style.ending else chinese_runs(part.text)
        content: Content = [foreign(run, chinese) if index % 2 else run for index, run in enumerate(runs) if run]
        yield from [element("i", None, *content)] if part.kind == "italic" else content


def _address(address: str, style: Style) -> Element:
    known = address.startswith("http")
    if style.ending or not known:
        return element("span", {"data-bitext-cite": "address"}, address)
    return element("a", {"data-bitext-cite": "address", "href": address}, address)


def _day(form: str, words: Words) -> str:
    """Return what stands for the day that a reader has to fill in; GB/T puts it into brackets of its own."""
    return words("cite.date") if form == "iso" else _placeholder("cite.date", words)


def _placeholder(name: str, words: Words) -> str:
    return f"[{words(name)}]"
