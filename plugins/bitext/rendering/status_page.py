"""The status of a site: how far each text is, what is off, which words want an entry in the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from bitext.diagnostics import REGISTRY
from bitext.model.catalogue import SourceRecord
from bitext.model.status import Candidate, SiteStatus, State, TextStatus
from bitext.rendering.element import (
    append,
    classed,
    element,
    in_its_language,
    link,
    page_link,
    unless_spoken,
    unsearched,
)
from bitext.rendering.texts import title_of
from bitext.words import Words

_ORDER: tuple[State, ...] = ("faulty", "outdated", "open", "unchecked", "absent", "done")
_HEIGHT = 14  # pixels of a bar


def render_status(status: SiteStatus, address: Callable[[str], str], words: Words) -> Element:
    """Return the status of a site; `address`: gives the relative address of a page."""
    made = classed("div", "bitext-status", *_states(status, words), *_texts(status, address, words))
    if status.untranslated:
        heading = element("h2", {"id": "untranslated"}, words("status.untranslated"))
        items = (element("li", None, *_named(source, words)) for source in status.untranslated)
        made.extend([heading, element("ul", None, *items)])
    made.extend(_codes(status, words))
    if status.candidates:
        made.extend(_candidates(status.candidates, address, words))
    return unsearched(made)


def _states(status: SiteStatus, words: Words) -> Iterator[Element]:
    """Yield how many texts are in each state, and how much is translated in all."""
    counts = {state: sum(text.state == state for text in status.texts) for state in _ORDER}
    parts = (words(f"status.count.{state}", n=count) for state, count in counts.items() if count)
    yield element("p", None, words("head.comma").join(parts) or words("status.none"))
    paired, size = (sum(each) for each in zip((0, 0), *map(_progress, status.texts), strict=True))
    if size:
        yield element("p", None, words("status.paired", paired=paired, size=size))
        yield _bar(paired, size, words)


def _progress(text: TextStatus) -> tuple[int, int]:
    return (text.translation.paired, text.source.size) if text.source and text.source.on_file else (0, 0)


def _bar(paired: int, size: int, words: Words) -> Element:
    """Return the picture of how much is translated; it is drawn with the colour of the text around."""
    box = {"x": "0", "y": "1", "height": str(_HEIGHT - 2), "stroke": "currentColor"}
    whole = element("rect", {**box, "width": "100%", "fill": "none"})
    done = element(
        "rect", {**box, "width": f"{100 * paired / max(size, 1):.1f}%", "fill": "currentColor", "fill-opacity": ".35"}
    )
    about = {"role": "img", "aria-label": words("head.paired", paired=paired, of=size)}
    return element("svg", {"width": "100%", "height": str(_HEIGHT), **about}, whole, done)


def _texts(status: SiteStatus, address: Callable[[str], str], words: Words) -> Iterator[Element]:
    """Yield the table of texts, those first that want something."""
    if not status.texts:
        return
    names = ("text", "state", "paired", "errors", "warnings", "outdated")
    head = element("tr", None, *(element("th", {"scope": "col"}, words(f"status.column.{name}")) for name in names))
    ordered = sorted(status.texts, key=lambda text: (_ORDER.index(text.state), text.translation.page))
    rows = (_row(text, address, words) for text in ordered)
    yield element("h2", {"id": "texts"}, words("status.texts"))
    yield element("table", None, element("thead", None, head), element("tbody", None, *rows))


def _row(text: TextStatus, address: Callable[[str], str], words: Words) -> Element:
    translation = text.translation
    title = in_its_language(title_of(translation, text.source), translation.language, words)
    paired, size = _progress(text)
    outdated = element("td")
    for number in translation.outdated:
        append(outdated, ", " if len(outdated) else "")
        outdated.append(page_link(address(translation.page), f"p{number}", number))
    progress: list[Element | str] = [f"{paired}/{size} ", _bar(paired, size, words)] if size else []
    return element(
        "tr",
        {"data-bitext-state": text.state},
        element("td", None, link(address(translation.page), title)),
        element("td", None, words(f"status.state.{text.state}")),
        element("td", None, *progress),
        element("td", None, str(text.found.get("error") or "")),
        element("td", None, str(text.found.get("warning") or "")),
        outdated,
    )


def _named(source: SourceRecord, words: Words) -> list[Element | str]:
    title = source.title.original or source.title.translated
    shown = in_its_language(title, source.language, words) if title else ""
    return [shown, " ", element("code", None, source.path)] if shown else [element("code", None, source.path)]


def _codes(status: SiteStatus, words: Words) -> Iterator[Element]:
    yield element("h2", {"id": "findings"}, words("status.findings"))
    if not status.codes:
        yield element("p", None, words("status.no-findings"))
        return
    english = unless_spoken("en", words)
    items = (
        element("li", None, f"{count} \u00d7 {code}: ", element("span", english, REGISTRY[code].summary))
        for code, count in sorted(status.codes.items(), key=lambda each: (-each[1], each[0]))
    )
    yield element("ul", None, *items)


def _candidates(found: Sequence[Candidate], address: Callable[[str], str], words: Words) -> Iterator[Element]:
    yield element("h2", {"id": "candidates"}, words("status.candidates"))
    yield element("p", None, words("status.candidates.about"))
    items = []
    for each in found:
        count = words("status.candidate", count=each.count, texts=each.texts)
        named = element("span", {"lang": "zh-Hans"}, each.words)
        items.append(element("li", None, page_link(address(each.page), f"p{each.pair}", named), f" {count}"))
    yield element("ul", None, *items)
