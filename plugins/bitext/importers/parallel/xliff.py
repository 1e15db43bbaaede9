"""XLIFF 1.2 and 2.0: what is exchanged between translation programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bitext.importers.parallel.aligned import Aligned, Row, faulty, paragraph
from bitext.importers.parallel.two_languages import Tags, as_tag, chosen, unchosen
from bitext.importers.parallel.xml_files import child, descendants, on_one_line, read_xml, words
from bitext.languages import language
from bitext.readers.xml import Element

_CODES = frozenset(("bpt", "ept", "ph", "it", "x", "bx", "ex", "sub", "sc", "ec", "cp"))


def read_xliff(path: Path, shown: str, codec: str, named: Tags) -> Aligned:
    """Return the units of an XLIFF file in their order, each as a paragraph, whatever segments it is parted into."""
    read = read_xml(path, shown, codec, "XLIFF")
    if isinstance(read, Aligned):
        return read
    root, file = read
    if root.name != "xliff":
        return faulty(shown, f"expected XLIFF, found XML of <{root.name[:40]}>; export it as XLIFF")
    known = {**dict(root.attributes), **(dict(first.attributes) if (first := child(root, "file")) else {})}
    tags = [
        known.get("srcLang") or known.get("source-language", ""),
        known.get("trgLang") or known.get("target-language", ""),
    ]
    there = list(dict.fromkeys(tag for tag in tags if tag))
    pair = chosen(there, named, tags[0])
    if pair is None or not all(tags):
        return faulty(shown, unchosen(there, named))
    texts = list(_units(root))
    sides = [[unit[tags.index(tag)] for unit in texts] for tag in pair]
    languages = as_tag(pair[0], "".join(sides[0])), as_tag(pair[1], "".join(sides[1]))
    rows = []
    for unit in zip(*sides, strict=True):
        one, other = (
            (paragraph(on_one_line(text, language(tag))),) if text.strip() else ()
            for text, tag in zip(unit, languages, strict=True)
        )
        if one or other:
            rows.append(Row(one, other))
    return Aligned(shown, languages, rows=tuple(rows), guess=file.guess, sample=file.sample)


def _units(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the source and the target of each unit."""
    for file in descendants(root, "file"):
        for unit in _of_file(file):
            segments = [each for each in unit.children if each.name in ("segment", "ignorable")] or [unit]
            yield "".join(_text(each, "source") for each in segments), _target(segments)


def _of_file(element: Element) -> Iterator[Element]:
    for each in element.children:
        if each.name in ("trans-unit", "unit"):
            yield each
        elif each.name in ("body", "group"):
            yield from _of_file(each)


def _target(segments: list[Element]) -> str:
    """Return the translation of a unit; what stands between two segments is not translated, and stays."""
    if not any(_text(each, "target").strip() for each in segments):
        return ""
    return "".join(
        _text(each, "target") or (_text(each, "source") if each.name == "ignorable" else "") for each in segments
    )


def _text(segment: Element, name: str) -> str:
    found = child(segment, name)
    return words(found, _CODES) if found else ""
