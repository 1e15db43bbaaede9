"""A termbase in TBX (ISO 30042:2019), in either of its styles → drafts of entries.

In the DCA style a data category is an attribute (`<descrip type="definition">`), in the DCT style it is the element's
name (`<basic:definition>`); in whichever namespace, the two are read alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from bitext.diagnostics import Finding, Location
from bitext.model.glossary import TermType
from bitext.readers.drafts import Draft, mapping, text
from bitext.readers.entries import is_term_id
from bitext.readers.values import is_web_address
from bitext.syntax.frontmatter import Value
from bitext.syntax.xml import Element, XmlError, parse

_META = ("admin", "descrip", "ref", "termNote", "transac", "xref")  # their data category is in `type`
_GROUPS = ("adminGrp", "descripGrp", "termNoteGrp")
_STATUS = {
    "preferredTerm-admn-sts": "preferred",
    "admittedTerm-admn-sts": "admitted",
    "deprecatedTerm-admn-sts": "deprecated",
    "supersededTerm-admn-sts": "deprecated",
}
_TRADITIONAL = ("hant", "tw", "hk", "mo")
_OLD = "expected TBX of ISO 30042:2019, a <tbx>, found TBX of 2008, a <martif>; export the termbase as TBX version 3"


def tbx_drafts(content: str, shown: str, findings: list[Finding]) -> tuple[tuple[Draft, ...], Counter[str]]:
    """Return the terms of a termbase, and how often it says what a glossary has no place for, by data category.

    `content`: the file. `shown`: its path as messages name it. What is off is added to `findings`.
    """
    left_out: Counter[str] = Counter()
    root = _root(content, shown, findings)
    if root is None:
        return (), left_out
    entries = [
        entry
        for outer in _named(root, "text")
        for body in _named(outer, "body")
        for entry in _named(body, "conceptEntry")
    ]
    return tuple(_Concept(entry, left_out).draft() for entry in entries), left_out


def _root(content: str, shown: str, findings: list[Finding]) -> Element | None:
    try:
        root = parse(content)
    except XmlError as error:
        message = f"expected well-formed XML without a document type, found {error.problem}; correct it, or take it out"
        message = _OLD if "<!DOCTYPE martif" in error.problem else message
        findings.append(Finding("F16", Location(shown, error.line, error.column), message))
        return None
    if root.name == "tbx":
        return root
    other = f"expected TBX, a <tbx>, found a <{root.name}>; export the termbase as TBX version 3"
    message = _OLD if root.name == "martif" else other
    findings.append(Finding("F16", Location(shown, root.line, root.column), message))
    return None


class _Concept:
    """Reads one `conceptEntry`."""

    def __init__(self, entry: Element, left_out: Counter[str]) -> None:
        self._entry = entry
        self._left_out = left_out
        self._draft = Draft(entry.line, entry.column, name=entry.attributes.get("id", ""))
        self._headwords: list[tuple[bool, Element]] = []
        self._definitions: list[tuple[int, Element]] = []

    def draft(self) -> Draft:
        """Return what the entry says."""
        id_ = _our_id(self._draft.name)
        if is_term_id(id_):  # one that is no anchor is nobody's choice, and is made from the reading
            self._put("id", self._entry, id_)
        for element in _flat(self._entry):
            if element.name == "langSec":
                self._language(element)
            else:
                self._of_the_concept(element)
        self._choose()
        return self._draft.close()

    def _of_the_concept(self, element: Element) -> None:
        category, words = _category(element), element.text.strip()
        if category == "subjectField" and words in get_args(TermType):
            self._put("type", element, words)
        elif category == "crossReference":
            target = element.attributes.get("target", words)
            self._draft.add("see_also", _text(element, target))
        elif not self._at_any_level(element, category):
            self._left_out[category] += 1

    def _at_any_level(self, element: Element, category: str, language: str = "") -> bool:
        """Read what may stand in an entry and in its language sections; return whether that is what it is."""
        if category == "definition":
            said = element.attributes.get("lang", language).casefold()
            self._definitions.append((0 if said.startswith("en") else 1 if not said else 2, element))
        elif category in ("source", "externalCrossReference"):
            self._draft.add("sources", _citation(element))
        else:
            return False
        return True

    def _language(self, section: Element) -> None:
        language = section.attributes.get("lang", "")
        tag, *subtags = language.casefold().replace("_", "-").split("-")
        for element in _flat(section):
            category = _category(element)
            if category == "termSec" and tag in ("zh", "cmn") and "latn" not in subtags:
                self._headwords.append((any(each in _TRADITIONAL for each in subtags), element))
            elif category == "termSec" and tag in ("zh", "cmn"):
                self._reading(element)
            elif category == "termSec" and tag == "en":
                self._rendering(element)
            elif category == "termSec":
                self._left_out[f"term in {language}"] += 1
            elif not self._at_any_level(element, category, language):
                self._left_out[category] += 1

    def _reading(self, section: Element) -> None:
        for element in _flat(section):
            if element.name == "term" and "pinyin" not in self._draft.fields:
                self._put("pinyin", element)
            else:
                self._left_out[_category(element)] += 1

    def _rendering(self, section: Element) -> None:
        found: dict[str, Value] = {}
        for element in _flat(section):
            key, content = _of_a_rendering(element)
            if not key:
                self._left_out[_category(element)] += 1
            elif key in found:
                found[key] = found[key]._replace(content=f"{found[key].text}; {content}")
            elif content:
                found[key] = _text(element, content)
        self._draft.add("renderings", mapping(found, section.line, section.column))

    def _choose(self) -> None:
        """Take the headword in simplified characters, and the definition in English, where there are several."""
        self._headwords.sort(key=lambda each: each[0])  # stable: of two alike, the first
        for number, (_, section) in enumerate(self._headwords):
            for element in _flat(section):
                if number == 0 and element.name == "term":
                    self._put("zh", element)
                else:
                    self._left_out["further term in zh" if element.name == "term" else _category(element)] += 1
        for number, (_, element) in enumerate(sorted(self._definitions, key=lambda each: each[0])):
            if number == 0:
                self._put("definition", element)
            else:
                self._left_out["definition"] += 1

    def _put(self, key: str, element: Element, content: str | None = None) -> None:
        words = element.text.strip() if content is None else content
        if words:
            self._draft.fields[key] = _text(element, words)


def _of_a_rendering(element: Element) -> tuple[str, str]:
    """Return the key of an English term's detail and what it says; no key, where a rendering has no place for it."""
    category, words = _category(element), element.text.strip()
    if category == "administrativeStatus":
        return ("status", _STATUS[words]) if words in _STATUS else ("", "")
    key = {"term": "en", "source": "by", "note": "note"}.get(category, "")
    return key, words


def _citation(element: Element) -> Value:
    words, target = element.text.strip(), element.attributes.get("target", "").strip()
    if not is_web_address(target):
        return _text(element, words or target)
    parts = {"text": words, "url": target}
    return mapping({key: _text(element, part) for key, part in parts.items() if part}, element.line, element.column)


def _category(element: Element) -> str:
    return element.attributes.get("type", element.name) if element.name in _META else element.name


def _flat(element: Element) -> Iterator[Element]:
    """Yield what is in an element; what is in a group counts as standing beside it."""
    for child in element.children:
        if child.name in _GROUPS:
            yield from _flat(child)
        else:
            yield child


def _named(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element.children if child.name == name)


def _text(element: Element, content: str) -> Value:
    return text(content, element.line, element.column)


def _our_id(id_: str) -> str:
    """Return an id without the underscore that XML asks for before a digit."""
    return id_[1:] if id_[:1] == "_" and id_[1:2].isdigit() else id_
