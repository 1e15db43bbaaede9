"""What the checks say of right pairs that are no part of the project: the second mode of `benchmarks.checks`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks.checked import Desk, Sides
from bitext.diagnostics import Finding
from bitext.syntax.escaping import in_markdown, in_source

_PER = 500
"""Sentences that the figures are given for."""
_HEAD = "title: {id}\nlanguage: zh-Hans\ntype: speech\npublished: 2020-01-01\nurl: https://example.org/{id}\n"
_SPACES = re.compile(r"\s+")
_FACTS = _HEAD + "archived_url: https://web.archive.org/web/2020/https://example.org/{id}\n"


def table(paths: Iterable[Path], show: Collection[str] = ()) -> Iterator[str]:
    """Yield for each file how many findings there are for so many sentences, by code and grade; `show`: codes to list."""
    desk = Desk()
    for path in paths:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            documents = json.loads(file.read_text("utf-8"))
            yield from _of(file.stem, documents, desk, show)


def _of(name: str, documents: Sequence[Any], desk: Desk, show: Collection[str]) -> Iterator[str]:
    sentences = sum(len(each["source"]) for each in documents)
    made = [text(f"{name}-{number:02}", each) for number, each in enumerate(documents)]
    found = [(sides, finding) for sides in made for finding in desk.findings(sides, ())]
    yield f"{name}: {sentences} sentences"
    yield ""
    yield f"| check | severity | findings | in {_PER} sentences |"
    yield "|---|---|---|---|"
    counts = Counter((finding.code, finding.severity) for _, finding in found)
    for (code, severity), count in sorted(counts.items()):
        yield f"| {code} | {severity} | {count} | {count * _PER / sentences:.1f} |"
    for sides, finding in found:
        if finding.code in show:
            yield ""
            yield str(finding)
            yield from _lines(sides, finding)


def _lines(sides: Sides, finding: Finding) -> Iterator[str]:
    """Yield the two sides of the pair that a finding is about."""
    head = sides.facts.count("\n") + 3
    source, page = sides.source.split("\n"), sides.translation.split("\n")
    places = [place for place in (finding.location, finding.see) if place]
    for place in places:
        is_page = place.path.startswith("docs/")
        lines, line = (page, place.line - 7) if is_page else (source, place.line - head - 1)
        if 0 <= line < len(lines):
            yield f"    {lines[line]}"


def text(id_: str, document: Any) -> Sides:
    """Return a document as the two files of a text: each bead is a pair, one that has one side alone is marked so."""
    source, translation = list[str](), list[str]()
    for ours, theirs in document["beads"]:
        chinese = "".join(_plain(document["source"][index]) for index in ours)
        english = " ".join(_plain(document["translation"][index]) for index in theirs)
        source += [in_source(chinese)] if chinese else []
        mark = f"<!-- untranslated: {len(source)} left out -->" if not english else ""
        mark = mark or (f"<!-- source: {len(source)} -->" if chinese else "<!-- source: none -->")
        translation += [mark] if not english else [f"{mark}\n{in_markdown(english)}"]
    return Sides(id_, _FACTS.format(id=id_), "\n\n".join(source), "\n\n".join(translation))


def _plain(sentence: str) -> str:
    """Return a sentence without what preparing it for a machine has left: references to signs, several spaces."""
    return _SPACES.sub(" ", unescape(unescape(sentence))).strip()
