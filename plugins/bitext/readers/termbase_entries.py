"""A termbase (TBX of 2019 or 2008, TBX-Min, or the XML of MultiTerm) → drafts of entries."""

from __future__ import annotations

import re
from typing import get_args

from bitext.languages.script import has_han
from bitext.languages.zh.numbered_pinyin import with_tone_marks
from bitext.model.glossary import TermType
from bitext.readers.drafts import Draft, Report, mapping, part, text
from bitext.readers.entries import is_term_id
from bitext.readers.language_names import language_of
from bitext.readers.statuses import is_yes, status_of
from bitext.readers.termbase_shapes import ROOTS, Concept, Detail, LanguageSection, TermSection, concepts
from bitext.readers.values import is_web_address
from bitext.readers.xml import Element, XmlError, parse
from bitext.syntax.frontmatter import Value

_KINDS = {
    "definition": "definition", "definitions": "definition", "def": "definition", "explanation": "definition",
    "定义": "definition", "定義": "definition", "释义": "definition",
    "source": "source", "externalcrossreference": "source", "xsource": "source", "entrysource": "source",
    "sourceofdefinition": "source", "来源": "source", "出处": "source",
    "subjectfield": "type",
    "crossreference": "see_also", "relatedconcept": "see_also",
    "administrativestatus": "status", "normativeauthorization": "status", "termstatus": "status", "status": "status",
    "usagestatus": "status", "languageplanningqualifier": "status", "状态": "status", "狀態": "status",
    "forbidden": "is_forbidden", "禁用": "is_forbidden", "preferred": "is_preferred", "首选": "is_preferred",
    "note": "note", "notes": "note", "usagenote": "note", "transfercomment": "note", "comment": "note",
    "remark": "note", "备注": "note", "注释": "note",
    "pinyin": "pinyin", "transliteration": "pinyin", "pronunciation": "pinyin", "拼音": "pinyin",
    "term": "term",
}  # fmt: skip
_MARKS = {"is_forbidden": "deprecated", "is_preferred": "preferred"}
_SIGNS = re.compile(r"[\W_]+")
_STRICTEST_FIRST = ("deprecated", "admitted", "preferred")
_EXPECTED = "expected a termbase (TBX, TBX-Min or the XML of MultiTerm)"


def termbase_drafts(content: str, report: Report) -> tuple[Draft, ...]:
    """Return the terms of a termbase in order, concepts with the same Chinese term merged.

    `content`: the file. Faults, and what a glossary has no place for, are added to `report`.
    """
    root = _root(content, report)
    if root is None:
        return ()
    drafts: dict[str, Draft] = {}
    entries = tuple(concepts(root))
    together = 0
    for concept in entries:
        draft = _Concept(concept, report).draft()
        headword = draft.text("zh")
        if not headword:
            report.left_out["concept without a term in Chinese"] += 1
        elif headword in drafts:
            together += 1
            _put_together(drafts[headword], draft, report)
        else:
            drafts[headword] = draft
    if together:
        report.taken.append(
            f"{together} of {len(entries)} concepts put together with another of the same term in Chinese"
        )
    if entries and not drafts:
        other = sorted(name.removeprefix("term in ") for name in report.left_out if name.startswith("term in "))
        found = f"terms in {', '.join(other)}" if other else "none"
        report.fault("F16", root.line, root.column, f"expected terms in Chinese (zh), found {found}; export them too")
    return tuple(draft.close() for draft in drafts.values())


def _root(content: str, report: Report) -> Element | None:
    try:
        root = parse(content)
    except XmlError as error:
        message = (
            f"expected well-formed XML without entities of its own, found {error.problem}; correct it, or take it out"
        )
        report.fault("F16", error.line, error.column, message)
        return None
    if root.name.casefold() in ROOTS:
        return root
    report.fault("F16", root.line, root.column, f"{_EXPECTED}, found a <{root.name}>; export it as one of them")
    return None


def _put_together(first: Draft, second: Draft, report: Report) -> None:
    """Merge another concept of a term into it; a single value stays the first one's."""
    first.names += filter(None, (second.name, *second.names))
    for key in ("renderings", "see_also", "sources"):
        for item in second.items(key):
            if key != "renderings" or first.is_new(part(item, "en")):
                first.add(key, item)
    for key, value in second.fields.items():
        if key not in first.fields:
            first.fields[key] = value
        elif key not in ("id", "zh") and first.fields[key].text != value.text:
            report.left_out[key] += 1


class _Concept:
    """Reads one entry."""

    def __init__(self, concept: Concept, report: Report) -> None:
        self._concept = concept
        self._report = report
        self._left_out = report.left_out
        self._draft = Draft(concept.element.line, concept.element.column, name=concept.name)
        self._headwords: list[tuple[bool, bool, TermSection]] = []
        self._definitions: list[tuple[int, Detail]] = []

    def draft(self) -> Draft:
        """Return the draft of the entry; its lists are still open."""
        id_ = _our_id(self._draft.name)
        # A number, or what is no anchor, was not chosen by a person: the id is made from the reading instead.
        if is_term_id(id_) and not self._draft.name[:1].isdigit():
            self._put("id", self._concept.element, id_)
        for detail in self._concept.details:
            self._of_the_concept(detail)
        for section in self._concept.languages:
            self._language(section)
        self._choose()
        return self._draft

    def _of_the_concept(self, detail: Detail) -> None:
        kind = _kind(detail)
        if kind == "type" and detail.words in get_args(TermType):
            self._put("type", detail.element, detail.words)
        elif kind == "see_also":
            self._draft.add("see_also", _text(detail.element, detail.target.removeprefix("#") or detail.words))
        elif not self._at_any_level(detail, ""):
            self._left_out[detail.category] += 1

    def _at_any_level(self, detail: Detail, language: str) -> bool:
        """Read a detail that may stand at every level of an entry; return whether it is one."""
        kind = _kind(detail)
        if kind == "definition" and detail.words:
            said = language_of(detail.element.attributes.get("lang", language))[0]
            self._definitions.append((0 if said == "en" else 1 if not said else 2, detail))
        elif kind == "source" and (detail.words or detail.target):
            self._draft.add("sources", _citation(detail))
        else:
            return False
        return True

    def _language(self, section: LanguageSection) -> None:
        language = next((found for name in section.names if (found := language_of(name)[0])), "")
        name = section.names[0] if section.names else ""
        for term in section.terms:
            if not term.term:
                continue
            if language in ("zh", "zh-Hant"):
                self._headwords.append((language == "zh-Hant", _is_deprecated(term), term))
            elif language == "pinyin":
                self._reading(term)
            elif language == "en":
                self._rendering(term)
            else:
                self._left_out[f"term in {name or 'no language'}"] += 1
        for detail in section.details:
            if not self._at_any_level(detail, language or name):
                self._left_out[detail.category] += 1

    def _reading(self, section: TermSection) -> None:
        for detail in section.details:
            if detail.category == "term" and "pinyin" not in self._draft.fields:
                self._put("pinyin", detail.element, detail.words)
            else:
                self._left_out[detail.category] += 1

    def _rendering(self, section: TermSection) -> None:
        if not self._draft.is_new(section.term):
            self._left_out["term in en a second time"] += 1
            return
        said: dict[str, list[Value]] = {}
        for detail in section.details:
            key, content = self._of_a_rendering(detail)
            if key and content:
                said.setdefault(key, []).append(_text(detail.element, content))
        found = {
            key: values[0]._replace(content="; ".join(each.text for each in values)) for key, values in said.items()
        }
        if "status" in said:  # of two, the one that forbids counts
            found["status"] = min(said["status"], key=lambda each: _STRICTEST_FIRST.index(each.text))
        self._draft.add("renderings", mapping(found, section.element.line, section.element.column))

    def _of_a_rendering(self, detail: Detail) -> tuple[str, str]:
        """Return key and value of an English term's detail; the key is "" where a rendering has none for it."""
        kind = _kind(detail)
        if kind == "status":
            status = status_of(detail.words)
            if status is None and detail.words:
                self._left_out[f"{detail.category} {detail.words}"] += 1
            return ("status", status or "admitted") if detail.words else ("", "")
        if kind in _MARKS:  # yes or no; a no is left out
            return ("status", _MARKS[kind]) if is_yes(detail.words) else ("", "")
        if kind == "source" and not detail.of_definition and detail.category == "source":
            return "by", detail.words
        if self._at_any_level(detail, "en"):
            return "", ""
        key = {"term": "en", "note": "note"}.get(kind, "")
        if not key:
            self._left_out[detail.category] += 1
        return key, detail.words

    def _choose(self) -> None:
        """Choose the headword in simplified characters, and the definition in English, where there are several."""
        self._headwords.sort(key=lambda each: each[:2])  # stable: of two alike, the first
        for number, (_, _, section) in enumerate(self._headwords):
            for detail in section.details:
                if detail.category == "term" and number == 0:
                    self._put("zh", detail.element, detail.words)
                elif detail.category == "term":
                    self._left_out["further term in zh"] += 1
                else:
                    self._of_a_headword(detail)
        for number, (_, detail) in enumerate(sorted(self._definitions, key=lambda each: each[0])):
            if number == 0:
                self._put("definition", detail.element, detail.words)
            else:
                self._left_out["definition"] += 1

    def _of_a_headword(self, detail: Detail) -> None:
        if _kind(detail) == "pinyin" and "pinyin" not in self._draft.fields and not has_han(detail.words):
            self._put("pinyin", detail.element, with_tone_marks(detail.words))
        elif _kind(detail) == "source" or not self._at_any_level(detail, "zh"):
            self._left_out[detail.category] += 1

    def _put(self, key: str, element: Element, content: str) -> None:
        if content:
            self._draft.fields[key] = _text(element, content)


def _kind(detail: Detail) -> str:
    return _KINDS.get(_SIGNS.sub("", detail.category.casefold()), "")


def _is_deprecated(section: TermSection) -> bool:
    return any(
        is_yes(detail.words) if kind == "is_forbidden" else kind == "status" and status_of(detail.words) == "deprecated"
        for detail in section.details
        for kind in (_kind(detail),)
    )


def _citation(detail: Detail) -> Value:
    words, target, element = detail.words, detail.target, detail.element
    if not is_web_address(target):
        return _text(element, words or target)
    parts = {"text": words, "url": target}
    return mapping({key: _text(element, part) for key, part in parts.items() if part}, element.line, element.column)


def _text(element: Element, content: str) -> Value:
    return text(content, element.line, element.column)


def _our_id(id_: str) -> str:
    """Return an id without the underscore that XML asks for before a digit."""
    return id_[1:] if id_[:1] == "_" and id_[1:2].isdigit() else id_
