"""The glossary as TBX-Basic: ISO 30042:2019, in its DCA style ("data category as attribute").

Only data categories of TBX-Basic are used, each at a level where the dialect allows it. There is none for a reading,
which is the term of a language section of its own, with the BCP 47 tag for pinyin. `not_in`, `alone` and the essay
have no place in the dialect and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from bitext.model.glossary import Citation, Glossary, Rendering, Status, Term

SOURCE, READING, TRANSLATION = "zh", "zh-Latn-pinyin", "en"
"""The languages (BCP 47). The headwords' has no script, for a glossary may have simplified and traditional ones."""

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Chinese terms with their English renderings, from a glossary kept with Bitext</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
"""
_STATUS: dict[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


def tbx(glossary: Glossary) -> str:
    """Return the glossary as TBX-Basic; it is valid where there are no terms, too."""
    entries = "".join(f"{line}\n" for term in glossary for line in _indented(6, _entry(term, glossary.reading(term))))
    body = f"    <body>\n{entries}    </body>\n" if entries else ""
    return f"{_HEAD}  <text>\n{body}  </text>\n</tbx>\n"


def _entry(term: Term, reading: str) -> Iterator[str]:
    yield f"<conceptEntry id={_attribute(_xml_id(term.id))}>"
    yield from _indented(2, _of_the_concept(term))
    yield from _indented(2, _language(SOURCE, [_element("term", term.headword)]))
    if reading:
        yield from _indented(2, _language(READING, [_element("term", reading)]))
    if term.renderings:
        yield from _indented(2, _language(TRANSLATION, *map(_rendering, term.renderings)))
    yield "</conceptEntry>"


def _of_the_concept(term: Term) -> Iterator[str]:
    if term.type != "term":  # the default, which is left out
        yield _element("descrip", term.type, type="subjectField")
    if term.definition:
        yield _element("descrip", term.definition, type="definition")
    yield from map(_citation, term.sources)
    for id_ in term.see_also:
        yield _element("ref", id_, type="crossReference", target=_xml_id(id_))


def _citation(citation: Citation) -> str:
    if citation.url:
        return _element("xref", citation.text, type="externalCrossReference", target=citation.url)
    return _element("admin", citation.text, type="source")


def _language(code: str, *terms: Iterable[str]) -> Iterator[str]:
    yield f"<langSec xml:lang={_attribute(code)}>"
    for lines in terms:
        yield "  <termSec>"
        yield from _indented(4, lines)
        yield "  </termSec>"
    yield "</langSec>"


def _rendering(rendering: Rendering) -> Iterator[str]:
    yield _element("term", rendering.words)
    yield _element("termNote", _STATUS[rendering.status], type="administrativeStatus")
    if rendering.by:
        yield _element("admin", rendering.by, type="source")
    if rendering.note:
        yield _element("note", rendering.note)


def _indented(columns: int, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines indented by some columns, except the further lines of an element's text."""
    return (" " * columns + line for line in lines)


def _element(name: str, text: str, **attributes: str) -> str:
    said = "".join(f" {key}={_attribute(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{escape(representable(text), {chr(13): '&#13;'})}</{name}>"


def _attribute(value: str) -> str:
    return quoteattr(representable(value))


def representable(text: str) -> str:
    """Return `text` with U+FFFD for each character that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def _xml_id(id_: str) -> str:
    """Return an id in a form valid in XML: with an underscore, with which no id of ours begins, before a digit."""
    return f"_{id_}" if id_[:1].isdigit() else id_
