"""A hook of MkDocs by which it builds a part of a site: of all other texts it knows the facts that were merged.

`extra` in the part's `mkdocs.yml` names the file of the facts, and the `mkdocs.yml` of the whole. `python -m
benchmarks.large_sites --host` builds two halves so and compares them with the whole.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from benchmarks import parts
from benchmarks.as_json import from_json
from bitext.config import Options
from bitext.extension import Matches
from bitext.hosts.generated_files import documentation_pages
from bitext.hosts.mkdocs_plugin import BitextPlugin
from bitext.hosts.site_reading import SiteReading
from bitext.model.corpus import Corpus
from bitext.project import load
from bitext.readers.configuration import read_options


@dataclass(slots=True)
class PartReading(SiteReading):
    """Reads the texts of a part, and the facts of the whole."""

    facts: parts.Part = field(default_factory=parts.Part)
    whole: Options | None = None

    def _corpus(self, files: Files, options: Options, seen: Container[str]) -> tuple[Corpus, Matches]:
        pages = [(file.src_uri, Path(file.abs_src_path or "")) for file in documentation_pages(files, seen)]
        own = load(options, pages, None, self.library, alone=True)
        matches = Matches()
        matches.begin(own.glossary)
        return parts.known(own, self.facts, parts.OnDemand(self.whole or options, own)), matches


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Have the plugin read the site so."""
    plugin = cast("BitextPlugin", config.plugins["bitext"])
    facts = from_json(Path(config.extra["facts"]).read_bytes(), parts.Part)
    before = plugin.reading
    plugin.reading = PartReading(
        before.messages, before.report, before.kept, facts=facts, whole=read_options(Path(config.extra["whole"]))
    )
    return config
