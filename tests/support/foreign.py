"""Glossaries in the formats of other programs, as a test writes and reads them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

from bitext.cli.merging import comparable
from bitext.exports import GLOSSARY_EXPORTERS
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.readers.glossary_files import GlossaryFile, read_glossary_file

NOTHING = Glossary()
MARTIF = """\
<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>{body}</body></text></martif>
"""
# The elements of TBX of 2019 → those of 2008.
_OLD_NAMES = {
    "tbx": "martif", "tbxHeader": "martifHeader", "conceptEntry": "termEntry", "langSec": "langSet", "termSec": "tig",
}  # fmt: skip


def read_text(name: str, content: str | bytes, folder: Path, **options: object) -> GlossaryFile:
    """Return what is read from a file of this name and content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_glossary_file(path, name, NOTHING, **options)  # type: ignore[arg-type]  # whatever a test gives


def terms_in(file: GlossaryFile) -> list[Term]:
    """Return the terms of a file without faults."""
    assert [str(finding) for finding in file.findings] == []
    return [comparable(incoming.term) for incoming in file.terms]


def said(file: GlossaryFile) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the headwords of a file, each with its renderings and their statuses."""
    return [(term.headword, [(each.words, each.status) for each in term.renderings]) for term in terms_in(file)]


def as_tbx_of_2008(glossary: Glossary, *, in_groups: bool) -> str:
    """Return a glossary as TBX of 2008; `in_groups`: with a group of its own around each term."""
    text = GLOSSARY_EXPORTERS["tbx"].write(glossary)
    for new, old in _OLD_NAMES.items():
        text = re.sub(rf"(</?){new}(?=[ >])", rf"\g<1>{old}", text)
    if in_groups:
        text = text.replace("<tig>", "<ntig><termGrp>").replace("</tig>", "</termGrp></ntig>")
    head, rest = text.split("\n", 1)
    return f'{head}\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n{rest}'


def as_tbx_min(glossary: Glossary) -> str:
    """Return a glossary as TBX-Min: ids, types, headwords, and renderings with their statuses and notes."""
    words = {"preferred": "preferred", "admitted": "admitted", "deprecated": "notRecommended"}
    entries = []
    for term in glossary:
        groups = "".join(
            f"<termGroup><term>{escape(each.words)}</term><termStatus>{words[each.status]}</termStatus>"
            f"{f'<note>{escape(each.note)}</note>' if each.note else ''}</termGroup>"
            for each in term.renderings
        )
        id_ = f"_{term.id}" if term.id[0].isdigit() else term.id
        entries.append(
            f'<entry id="{id_}"><subjectField>{term.type if term.type != "term" else ""}</subjectField>'
            f'<langGroup xml:lang="zh"><termGroup><term>{escape(term.headword)}</term></termGroup></langGroup>'
            f'<langGroup xml:lang="en">{groups}</langGroup></entry>'
        )
    return f'<TBX dialect="TBX-Min"><header/><body>{"".join(entries)}</body></TBX>'


def as_multiterm(glossary: Glossary) -> str:
    """Return a glossary as MultiTerm has it: headwords, definitions, and renderings with their statuses and notes."""
    words = {"preferred": "Preferred", "admitted": "Admitted", "deprecated": "Forbidden"}

    def field(name: str, content: str) -> str:
        return f'<descripGrp><descrip type="{name}">{escape(content)}</descrip></descripGrp>' if content else ""

    groups = [
        f"<conceptGrp><concept>{number}</concept>{field('Definition', term.definition)}"
        '<languageGrp><language type="Chinese" lang="ZH"/><termGrp><term>'
        f'{escape(term.headword)}</term></termGrp></languageGrp><languageGrp><language type="English" lang="EN"/>'
        + "".join(
            f"<termGrp><term>{escape(each.words)}</term>{field('Status', words[each.status])}{field('Note', each.note)}</termGrp>"
            for each in term.renderings
        )
        + "</languageGrp></conceptGrp>"
        for number, term in enumerate(glossary)
    ]
    return f'<?xml version="1.0" encoding="UTF-16"?><mtf>{"".join(groups)}</mtf>'


WATER = Term("shuiku", "水库", renderings=(Rendering("reservoir", "preferred"),))
"""A term that most of the tests are about."""
