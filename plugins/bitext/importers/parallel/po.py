"""PO files of gettext."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bitext.importers.parallel.aligned import Aligned, Row, faulty, paragraphs, words_of
from bitext.importers.parallel.text_files import read_text
from bitext.importers.parallel.two_languages import Tags, as_tag
from bitext.importers.parallel.xml_files import MOST_BYTES
from bitext.readers.raw_texts import language_tag

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)[ \t]*)?"((?:[^"\\]|\\.)*+)"\s*')
_ESCAPE = re.compile(r"\\(.)")
_MEANS = {"n": "\n", "t": "\t", "r": ""}
_LANGUAGE = re.compile(r"^Language:\s*([\w@.-]{2,20})", re.MULTILINE)


def read_po(path: Path, shown: str, codec: str, named: Tags) -> Aligned:
    """Return the messages of a PO file in their order: what is translated from is the original."""
    file = read_text(path, shown, MOST_BYTES, codec)
    if file.fault:
        return Aligned(shown, fault=file.fault)
    rows, said, wrong = [], "", 0
    for line, entry in _entries(file.text):
        wrong = wrong or (line if not entry else 0)
        source, translation = entry.get("msgid", ""), entry.get("msgstr", entry.get("msgstr[0]", ""))
        if source:
            rows.append(Row(paragraphs(source), paragraphs(translation)))
        elif match := _LANGUAGE.search(translation):
            said = match[1].partition("@")[0].partition(".")[0]
    if wrong:
        return faulty(
            shown, "expected msgid, msgstr or a string in quotation marks, found another line; mend it", wrong
        )
    sides = words_of(rows)
    one = named[0] or language_tag(sides[0]) or "en"
    other = named[1] or said or language_tag(sides[1])
    languages = as_tag(one, sides[0]), as_tag(other, sides[1])
    return Aligned(shown, languages, rows=tuple(rows), guess=file.guess, sample=file.sample)


def _entries(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the strings of each message with the line that it ends above; an empty one where a line is none of PO."""
    entry, key = dict[str, str](), ""
    for number, line in enumerate([*text.split("\n"), ""], 1):
        typed = line.strip()
        if not typed or typed.startswith("#"):
            if entry and not typed.startswith("#~"):
                yield number, entry
                entry, key = {}, ""
            continue
        match = _LINE.fullmatch(typed)
        if not match or not (match[1] or key):
            yield number, {}
            return
        if match[1] == "msgid" and "msgstr" in " ".join(entry):
            yield number, entry
            entry = {}
        key = match[1] or key
        entry[key] = entry.get(key, "") + _ESCAPE.sub(lambda each: _MEANS.get(each[1], each[1]), match[2])
