"""Where a term occurs: lines of context, text by text, and links to all other pairs that have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from bitext.model.concordance import Context, ContextLine, TermUse, TextUse
from bitext.rendering.element import classed, element, page_link, unless_spoken, unsearched
from bitext.rendering.term_site import TermSite
from bitext.rendering.texts import TextEntry, title_in

_NUMBERS = 1_500  # links to further pairs of a term on its own page: more are counted alone
_NUMBERS_OF_TEXT = 3  # … of a text, where the term shares its page
_SHARED_TEXTS = 12  # texts of such a term that are named: of more there is their number
_FEWEST_TEXTS, _FEWEST_NUMBERS = 3, 1  # … in a glossary that is very large
_CUT = "\N{HORIZONTAL ELLIPSIS}"


def render_lines(use: TermUse, site: TermSite) -> list[Element]:
    """Return a section for each text that lines are shown of, and a list of the others, with links to all pairs."""
    shown = _by_page(use)
    left = _NUMBERS
    sections = []
    further = element("ul", {"class": "bitext-further"})
    for text in _ordered(use, site):
        entry = site.entry_of(text.page)
        lines = shown.get(text.page, ())
        rest = _rest(text, lines)
        numbers = _numbers(rest, left, site.place_of(text.page))
        left = max(left - len(rest), 0)
        if not lines:
            further.append(element("li", None, *_title(entry, text, site), *([": "] if numbers else []), *numbers))
            continue
        section = unsearched(element("section", None, _heading(entry, text, site)))
        section.extend([_line(line, entry, site) for line in lines])
        if rest:
            more = site.words("glossary.more_passages", n=len(rest))
            section.append(classed("p", "bitext-further", f"{more}{': ' if numbers else '.'}", *numbers))
        sections.append(section)
    if len(further):
        heading = element("h3", {"id": "further"}, site.words("glossary.more_texts", n=len(further)))
        sections.append(unsearched(element("section", None, heading, further)))
    return sections


def render_lines_in_brief(use: TermUse, site: TermSite) -> Element:
    """Return where a term that shares its page occurs: a list of texts, with links to pairs and with lines."""
    shown = _by_page(use)
    listed = element("ul", {"class": "bitext-lines"})
    texts = _ordered(use, site)
    large = site.glossary.is_very_large
    most, most_numbers = (_FEWEST_TEXTS, _FEWEST_NUMBERS) if large else (_SHARED_TEXTS, _NUMBERS_OF_TEXT)
    for text in texts[:most]:
        entry, place = site.entry_of(text.page), site.place_of(text.page)
        lines = shown.get(text.page, ())
        numbers = _numbers(_rest(text, lines), most_numbers, place)
        title = page_link(place, "", title_in(entry, site.words))
        count = [f" ({len(text.pairs)})"] if len(text.pairs) > 1 else []
        item = element("li", None, title, *count, *([": "] if numbers else []), *numbers)
        item.extend([_brief(line, entry, site) for line in lines])
        listed.append(item)
    if others := texts[most:]:
        pairs = sum(len(text.pairs) for text in others)
        more = site.words("glossary.more_texts", n=len(others))
        listed.append(element("li", None, f"{more} ({site.words('glossary.passage_count', n=pairs)})"))
    return listed


def _by_page(use: TermUse) -> dict[str, list[ContextLine]]:
    shown: dict[str, list[ContextLine]] = {}
    for line in use.lines:
        shown.setdefault(line.page, []).append(line)
    return shown


def _ordered(use: TermUse, site: TermSite) -> list[TextUse]:
    """Return the texts that have a term: documents with originals, other documents, and the site's own texts."""

    def rank(text: TextUse) -> tuple[bool, bool]:
        entry = site.entry_of(text.page)
        return entry.is_own, not entry.in_both

    return sorted(use.texts, key=rank)


def _rest(text: TextUse, lines: Sequence[ContextLine]) -> list[str]:
    """Return the numbers of the pairs that no line is shown of."""
    numbers = {line.number for line in lines}
    return [number for number in text.pairs if number not in numbers]


def _heading(entry: TextEntry, text: TextUse, site: TermSite) -> Element:
    name = "-".join(text.page.removesuffix(".md").replace("/", " ").split())
    return element("h3", {"id": f"in-{name}"}, *_title(entry, text, site))


def _title(entry: TextEntry, text: TextUse, site: TermSite) -> list[Element | str]:
    """Return the title of a text, which leads to it, and how many passages it has."""
    title = page_link(site.place_of(text.page), "", title_in(entry, site.words))
    return [title, f" ({site.words('glossary.passage_count', n=len(text.pairs))})"]


def _line(line: ContextLine, entry: TextEntry, site: TermSite) -> Element:
    """Return a line as a pair stands in its text: number, original, translation; the term in the middle of each."""
    made = classed("div", "bitext-pair bitext-passage", _number(line, site, **{"class": "bitext-number"}))
    for side, language, context in _sides(line, entry):
        made.append(element("div", {"class": f"bitext-{side}", "lang": language}, _centred(context)))
    return made


def _brief(line: ContextLine, entry: TextEntry, site: TermSite) -> Element:
    """Return a line in a list: the number, and a paragraph for each side."""
    made = classed("div", "bitext-line", _number(line, site))
    for _, language, context in _sides(line, entry):
        made.append(element("p", unless_spoken(language, site.words), *_marked(context)))
    return made


def _number(line: ContextLine, site: TermSite, **attributes: str) -> Element:
    label = {"aria-label": site.words("glossary.pair_label", number=line.number), **attributes}
    return page_link(site.place_of(line.page), f"p{line.number}", line.number, **label)


def _sides(line: ContextLine, entry: TextEntry) -> list[tuple[str, str, Context]]:
    """Return name, language and stretch of each side that there is."""
    language = entry.source.language if entry.source else "zh-Hans"
    sides = (("source", language, line.source), ("translation", "en", line.translation))
    return [(side, language, context) for side, language, context in sides if context]


def _centred(context: Context) -> Element:
    """Return a stretch in three parts, of which the one in the middle is the term; where it has none, as it is."""
    if not context.spans:
        return element("p", None, *_marked(context))
    start, end = context.spans[0]
    before = replace(context, text=context.text[:start], spans=(), cut_behind=False)
    rest = tuple((begin - end, stop - end) for begin, stop in context.spans[1:])
    behind = replace(context, text=context.text[end:], spans=rest, cut_before=False)
    word = element("mark", None, context.text[start:end])
    return classed(
        "p", "bitext-kwic", element("span", None, *_marked(before)), word, element("span", None, *_marked(behind))
    )


def _marked(context: Context) -> list[Element | str]:
    parts: list[Element | str] = [_CUT] if context.cut_before else []
    done = 0
    for start, end in context.spans:
        parts += [context.text[done:start], element("mark", None, context.text[start:end])]
        done = end
    return [*parts, context.text[done:], *([_CUT] if context.cut_behind else [])]


def _numbers(pairs: Sequence[str], limit: int, place: str) -> list[Element | str]:
    """Return links to pairs by their numbers, no more than so many."""
    parts: list[Element | str] = []
    for number in pairs[:limit]:
        parts += [", ", page_link(place, f"p{number}", number)]
    return [*parts[1:], *([" \N{HORIZONTAL ELLIPSIS}"] if 0 < limit < len(pairs) else [])]
