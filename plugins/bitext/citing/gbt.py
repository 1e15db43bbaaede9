"""GB/T 7714-2015, the Chinese standard for references, in the order of their numbers.

A source may be listed in two languages, its own first (section 6). So there are two lines: the original, as a reader of
Chinese lists it, and this translation, an electronic resource. Both have the day on which a reader saw them. Names in
Latin letters: the family's in capitals, the given ones as initials without full stops (section 8.1).
"""

from __future__ import annotations

import re

from bitext.citing.apa import initials
from bitext.citing.names import Name
from bitext.citing.parts import Part, Parts, date_parts, iso_date, parts
from bitext.citing.record import CitedWork
from bitext.languages import language
from bitext.languages.script import has_han

_MOST = 3
"""Names that are given; after them 等 or `et al`."""
_NEWSPAPER = re.compile(r"(?<!学)报$|(?:Daily|News|Times|Post)$")
_JOURNAL = re.compile(r"(?:公报|学报|学刊|杂志|Gazette|Journal|Review|Bulletin)$")
_IN_JOURNALS = ("speech", "article", "opinion")
"""Types of texts that stand in a journal, if they stand in what is neither a newspaper nor called a site."""
_SITE = re.compile(r"网站?$|(?i:\.\w+|web ?site)$")


def original(work: CitedWork) -> Parts:
    """Return the reference to the original in its own language; none where its title is not known."""
    if not work.original_title:
        return ()
    title = f"{work.original_title}{_number(work.number.original or work.number.translated)}"
    chinese = language(work.original_language).is_chinese
    names = [name.original or name.latin for name in work.creators]
    who = _head(names, "等" if chinese else "et al")
    return parts(who, title, _published(work, work.original_url, work.container.original or work.container.translated))


def translation(work: CitedWork) -> Parts:
    """Return the reference to the page: its language is the translation's."""
    if not work.is_translation:
        names = _head([_name(name) for name in work.creators], "et al")
        title = f"{work.title}{_number(work.number.translated or work.number.original)}"
        row = _published(work, "", work.container.translated or work.container.original, page=True)
        return parts(names, title, row)
    names = _head([_name(name) for name in work.creators], "et al")
    by = ", ".join(
        [
            *[_name(name) for name in work.translators[:_MOST]],
            *(["et al"] if len(work.translators) > _MOST else []),
            "trans",
        ]
    )
    number = _number(work.number.translated or work.number.original) if not work.original_title else ""
    return parts(
        names,
        f"{work.title}{number}[EB/OL].",
        f" {by}." if work.translators else "",
        _imprint(work),
        _address(work),
    )


def _published(work: CitedWork, url: str, container: str, *, page: bool = False) -> Parts:
    """Return kind and place of a text: in a journal, in a newspaper, or on its own."""
    online = bool(url or page)
    date = iso_date(work.original_date)
    address = _address(work) if page else parts(f". {url}.") if url else parts(".")
    kind = _kind(work.type, container)
    if not kind:
        return parts("[EB/OL]." if online else "[Z].", _dates(date) if online else f" {date}" if date else "", address)
    year = "".join(map(str, date_parts(work.original_date)[:1]))
    # The issue stands in parentheses. Where it is not known, the whole date says which one it is.
    when = f"{year}({work.issue})" if kind == "J" and work.issue else date
    accessed = parts("[", Part("iso", "accessed"), "]") if online else ()
    return parts(f"[{kind}{'/OL' if online else ''}]. {container}", f", {when}" if when else "", accessed, address)


def _kind(type_: str, container: str) -> str:
    """Return the letter for what a text stands in: J a journal, N a newspaper, or "" where it stands on its own."""
    if _NEWSPAPER.search(container) or (type_ == "news" and container):
        return "N"
    journal = _JOURNAL.search(container) or (type_ in _IN_JOURNALS and not _SITE.search(container))
    return "J" if container and journal else ""


def _imprint(work: CitedWork) -> Parts:
    """Return publisher, year, the pair, which stands for a page's number, and dates: `Bitext, 2022: pair 9(…)[…]`."""
    date, year = iso_date(work.published), "".join(map(str, date_parts(work.published)[:1]))
    said = ", ".join(filter(None, (work.publisher, year)))
    place = Part(": {place}" if said else " {place}", "place")
    full = f"({date})" if date != year else ""
    return parts(f" {said}" if said else "", place, full, "[", Part("iso", "accessed"), "]")


def _dates(date: str) -> Parts:
    return parts(" ", f"({date})" if date else "", "[", Part("iso", "accessed"), "]")


def _address(work: CitedWork) -> Parts:
    return parts(". ", Part(work.address, "address"), ".") if work.address else parts(".")


def _number(number: str) -> str:
    return f": {number}" if number else ""


def _head(names: list[str], others: str) -> str:
    said = [*names[:_MOST], *([others] if len(names) > _MOST else [])]
    return f"{', '.join(said)}. ".replace("..", ".") if said else ""


def _name(name: Name) -> str:
    """Return a name in Latin letters: `CREEMERS R`, `XI J P`, `State Council`."""
    if not name.family:
        return name.latin or name.original
    given = _syllables(name) or initials(name).replace(".", "").replace("-", " ")
    return f"{name.family.upper()} {given}"


def _syllables(name: Name) -> str:
    """Return the initials of a Chinese given name, one for each character, as GB/T 28039 has them."""
    if not name.family_first or not has_han(name.original) or "-" in name.given:
        return ""
    from bitext.languages.zh.pinyin import romanized  # noqa: PLC0415  # takes half a second, for names in characters

    count = len(name.original) - (2 if len(name.original) == 4 or " " in name.family else 1)
    letters = [syllable[0].upper() for syllable in romanized(" ".join(name.original[-count:])).split()]
    return " ".join(letters) if letters and letters[0] == name.given[0].upper() else ""
