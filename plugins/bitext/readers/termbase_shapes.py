"""The elements of a termbase, in any of its formats → concepts, with their data by language.

TBX of 2019 and of 2008, TBX-Min and the XML of MultiTerm differ in the names of their elements. Namespaces and the
styles of TBX (a category as attribute, or as the element's name) do not matter here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bitext.readers.xml import Element

ROOTS = ("tbx", "martif", "mtf")
"""Names of a termbase's root element, in lower case."""

_CONCEPTS = ("conceptEntry", "termEntry", "conceptGrp", "entry")
_LANGUAGES = ("langSec", "langSet", "langGroup", "languageGrp")
_TERMS = ("termSec", "tig", "ntig", "termGroup", "termGrp")
_META = ("admin", "descrip", "ref", "termNote", "transac", "xref", "system")  # their data category is in `type`
_GROUPS = ("adminGrp", "descripGrp", "termNoteGrp", "termCompList", "noteGrp")
_DEEPEST = 6  # levels between the root and a concept: `martif`, `text`, `body`


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail of a concept, a language or a term."""

    category: str
    """Its data category, as the file calls it; `term` for a term itself."""
    words: str
    element: Element
    of_definition: bool = False
    """Whether it belongs to a description, with which it stands in a group."""

    @property
    def target(self) -> str:
        """Return the target of a reference, or ""."""
        return self.element.attributes.get("target", "").strip()


@dataclass(frozen=True, slots=True)
class TermSection:
    """A term with its details."""

    element: Element
    details: tuple[Detail, ...]

    @property
    def term(self) -> str:
        """Return the term, or "" where the section has none."""
        return next((detail.words for detail in self.details if detail.category == "term"), "")


@dataclass(frozen=True, slots=True)
class LanguageSection:
    """The part of a concept in one language."""

    names: tuple[str, ...]
    """The file's names for the language: a tag, or words."""
    details: tuple[Detail, ...]
    terms: tuple[TermSection, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a termbase."""

    element: Element
    name: str
    """The name by which other entries refer to it, or ""."""
    details: tuple[Detail, ...] = ()
    languages: tuple[LanguageSection, ...] = field(default=())


def concepts(root: Element) -> Iterator[Concept]:
    """Yield the entries of a termbase in their order."""
    for element in _entries(root, _DEEPEST):
        details: list[Detail] = []
        languages: list[LanguageSection] = []
        name = element.attributes.get("id", "")
        for child, grouped in _flat(element):
            if child.name in _LANGUAGES:
                languages.append(_language(child))
            elif child.name == "concept":
                name = name or child.text.strip()  # MultiTerm's number of it
            else:
                details.append(_detail(child, grouped))
        yield Concept(element, name, tuple(details), tuple(languages))


def _entries(element: Element, levels: int) -> Iterator[Element]:
    for child in element.children:
        if child.name in _CONCEPTS:
            yield child
        elif levels and child.name in ("text", "body", "back"):
            yield from _entries(child, levels - 1)


def _language(section: Element) -> LanguageSection:
    names = [section.attributes.get("lang", "")]
    details: list[Detail] = []
    terms: list[TermSection] = []
    for child, grouped in _flat(section):
        if child.name in _TERMS:
            terms += _terms(child)
        elif child.name == "language":
            names += (child.attributes.get(key, "") for key in ("lang", "locale", "type", "name"))
        else:
            details.append(_detail(child, grouped))
    return LanguageSection(tuple(filter(None, names)), tuple(details), tuple(terms))


def _terms(section: Element) -> Iterator[TermSection]:
    """Yield the terms of a section: one of TBX of 2008 may hold several, each in a group."""
    groups = [child for child in section.children if child.name == "termGrp"]
    first, *others = groups or [section]
    beside = [each for each in _flat(section) if each[0].name != "termGrp"] if groups else []
    yield TermSection(first, tuple(_detail(*each) for each in (*_flat(first), *beside)))
    for group in others:
        yield TermSection(group, tuple(_detail(*each) for each in _flat(group)))


def _detail(element: Element, grouped: bool) -> Detail:
    category = element.attributes.get("type", element.name) if element.name in _META else element.name
    words = element.text.strip() or element.attributes.get("value", "").strip()
    return Detail(category, words, element, grouped)


def _flat(element: Element, grouped: bool = False) -> Iterator[tuple[Element, bool]]:
    """Yield the elements in an element, groups resolved, each with whether it belongs to a description."""
    for child in element.children:
        if child.name in _GROUPS:
            yield from _flat(child, grouped or child.name == "descripGrp")
        else:
            yield child, grouped
