"""The sites that a search is measured on: generated texts, and those of gold data, with a glossary of common words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.build import at_once
from benchmarks.common_terms import GLOSSARY
from benchmarks.generate import generate
from bitext.config import options_from
from bitext.model.corpus import Corpus
from bitext.options import chosen
from bitext.project import load
from bitext.search import Document, Index
from bitext.search.site_files import write
from bitext.search.terms import entries
from bitext.search.texts import document_of

PAIRS = 25
"""Pairs of a text that is cut out of gold data: as many as a generated one has."""
MOST_BUILT = 2_000
"""Texts whose pages are built; of more, the index alone is, which is all that a search reads."""
_CONFIGURATION = "[bitext: {terms: {mark: none}}]"


class Project(NamedTuple):
    """A folder with `mkdocs.yml` that is measured, and the site that it was built into."""

    folder: Path
    site: Path
    corpus: Corpus


def built(folder: Path, site: Path) -> Project:
    """Return a project once it is built."""
    at_once([(folder / "mkdocs.yml", site)])
    return Project(folder, site, corpus_of(folder))


def corpus_of(folder: Path) -> Corpus:
    """Return the texts of a project."""
    return load(options_from(folder, folder / "docs", chosen({})))


def generated(folder: Path, texts: int, gold: Path | None) -> Project:
    """Return a site of so many generated texts and those of the gold data; `folder` is written to."""
    project = generate(folder, min(texts, MOST_BUILT)).plugin.parent
    configuration = project / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8").replace("[bitext]", _CONFIGURATION), encoding="utf-8")
    shutil.copyfile(GLOSSARY, project / "docs" / "glossary.yml")
    for name, pairs in _texts_of(gold) if gold else ():
        _write_text(project, name, pairs)
    made = built(project, folder / "site")
    if texts <= MOST_BUILT:
        return made
    generate(folder, texts)
    corpus = corpus_of(project)
    shutil.rmtree(folder / "site" / "search" / "t")
    write(Index().files(documents(corpus), entries(corpus, _address, lambda term: f"glossary/#{term.id}")), made.site)
    return made._replace(corpus=corpus)


def documents(corpus: Corpus) -> list[Document]:
    """Return the texts of a project as documents of the search, in the order of their pages."""
    editions = {page: corpus.texts.edition(page) for page in sorted(corpus.translations)}
    return [
        document_of(edition, corpus.texts.sentence_pairs(edition), _address(page)) for page, edition in editions.items()
    ]


def _address(page: str) -> str:
    return page.removesuffix(".md") + "/"


def _texts_of(gold: Path) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """Yield name and pairs of each text that is cut out of the documents of gold data (see `benchmarks.drafting`)."""
    for path in sorted(gold.glob("*.json")) if gold.is_dir() else (gold,):
        for number, document in enumerate(json.loads(path.read_text("utf-8"))):
            pairs = [*_pairs_of(document)]
            for at in range(0, len(pairs), PAIRS):
                yield f"{path.stem}-{number:02}-{at // PAIRS + 1}", pairs[at : at + PAIRS]


def _pairs_of(document: Any) -> Iterator[tuple[str, str]]:
    for source, translation in document["beads"]:
        if source and translation:
            yield (
                "".join(document["source"][index] for index in source),
                " ".join(document["translation"][index] for index in translation),
            )


def _write_text(project: Path, name: str, pairs: Iterable[tuple[str, str]]) -> None:
    source, translation = zip(*pairs, strict=True)
    for folder, head, blocks in (
        ("source_texts", f"title: {name}\n", source),
        ("docs/gold", f"source_text: {name}\ntitle: {name}\n", translation),
    ):
        path = project / folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{head}---\n\n" + "\n\n".join(blocks) + "\n", encoding="utf-8", newline="\n")
