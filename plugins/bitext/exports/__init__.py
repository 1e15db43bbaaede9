"""The model in the formats of other programs: a table of exporters, each a pure function.

The output depends on the glossary alone: not on the date, the version or the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bitext.exports.tables import csv, tsv
from bitext.exports.tbx import tbx
from bitext.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class GlossaryExporter:
    """A file format of the glossary."""

    name: str
    """Name of the format on the command line, and suffix of its files."""
    summary: str
    """The format in a few words."""
    write: Callable[[Glossary], str]
    """Returns the text of the whole file."""


GLOSSARY_EXPORTERS: dict[str, GlossaryExporter] = {
    entry.name: entry
    for entry in (
        GlossaryExporter("csv", "a table for spreadsheets, a row for each rendering", csv),
        GlossaryExporter("tsv", "the same with tabs, for other programs", tsv),
        GlossaryExporter("tbx", "TBX-Basic (ISO 30042:2019), for termbases", tbx),
    )
}
"""Name → exporter."""
