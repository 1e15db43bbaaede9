"""Hostile shapes: what our own code takes for a text, and for one that is twice as long."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import accumulate
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar
from xml.etree.ElementTree import Element

import markdown

from benchmarks.hostile_shapes import BODIES, FRONT_MATTERS, PAIRS, TERMS
from bitext.config import Options
from bitext.extension import Site
from bitext.extension.note_signs import Made, NoteSigns
from bitext.extension.place_notes import PlaceNotes
from bitext.extension.plain_text import protect
from bitext.library import Shelves, kept_source, kept_translation, paired
from bitext.model.corpus import Corpus
from bitext.model.edition import SourceText, Translation
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.model.note import Call, Note
from bitext.readers.files import File
from bitext.readers.source import from_file as source_from
from bitext.readers.translation import from_file as translation_from
from bitext.rendering.article import Article, render_article
from bitext.rendering.element import append, classed
from bitext.terms.matcher import Matcher

LIMIT = 2.2  # times the time for twice the text: past it, an editor's mistake could stop a build
TOO_FAST = "**grows too fast**"
"""What the table says of a shape past the limit."""
MORE_ROUNDS = 4
"""Measurements after the first, where that one says that a shape grows too fast: one disturbance is enough for it."""
_ENOUGH = 0.02  # seconds: what takes less is no danger, and no clock tells its double apart
_LONG = frozenset(("one side twice as long",))
"""Shapes that take minutes: a page of ten thousand blocks, all of them weighed."""

Work = Callable[[], None]
Text = TypeVar("Text", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Growth:
    """How the time for one shape grows."""

    shape: str
    seconds: float
    """For the shape as it stands here."""
    twice: float
    """For twice as much of it."""
    longer: float = 2.0
    """How many times as long the text then is: more than twice, where each part is longer than the one before."""

    @property
    def ratio(self) -> float:
        """Return how much longer a text of twice the length takes; 1 where neither takes any time to speak of."""
        return self.twice / max(self.seconds, _ENOUGH) * 2 / self.longer if self.twice > _ENOUGH else 1.0


def measure(every: int = 1) -> Iterator[Growth]:
    """Yield how the time grows for the shapes, in as many processes as the machine has processors.

    `every`: 15 measures one of fifteen, for a quick look; translations and source texts take turns, and what takes
    minutes is left out.
    """
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        chosen = [*shapes()][::every]
        yield from processes.map(growth, [each for each in chosen if every == 1 or each not in _LONG])


def growth(name: str) -> Growth:
    """Return how the time grows for a shape."""
    return shapes()[name]()


@cache
def shapes() -> Mapping[str, Callable[[], Growth]]:
    """Return by name what measures a shape."""
    found: dict[str, Callable[[], Growth]] = {}
    for name, (count, body) in BODIES.items():
        for kind, prepared in {"translation": _as_translation, "source text": _as_source}.items():
            found[f"{name}: {kind}"] = partial(_growth, f"{name}: {kind}", body, count, prepared)
    for name, (count, both) in PAIRS.items():
        found[name] = partial(_growth, name, both, count, lambda sides: _page(*sides))
    for name, (count, both) in TERMS.items():
        found[name] = partial(_growth, name, both, count, _terms_in)
    for name, (count, yaml) in FRONT_MATTERS.items():
        found[name] = partial(_growth, name, yaml, count, lambda matter: _page("文。", "Text.", matter))
    return found


def table(found: Iterable[Growth]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| hostile shape | s | s for twice as much | ratio |"
    yield "|---|---|---|---|"
    for each in found:
        said = f" {TOO_FAST}" if each.ratio > LIMIT else ""
        yield f"| {each.shape} | {each.seconds:.2f} | {each.twice:.2f} | {each.ratio:.2f}{said} |"


def _growth(name: str, text: Callable[[int], Text], count: int, prepared: Callable[[Text], Work]) -> Growth:
    small, large = text(count), text(2 * count)
    longer = len("".join(large)) / len("".join(small))
    once, twice = prepared(small), prepared(large)
    growth = Growth(name, _seconds(once), _seconds(twice), longer)
    # The least is what the work itself takes; in turns, so that a busy machine is busy for both.
    for _ in range(MORE_ROUNDS):
        if growth.ratio < LIMIT:
            break
        growth = replace(growth, seconds=min(growth.seconds, _seconds(once)), twice=min(growth.twice, _seconds(twice)))
    return growth


def _seconds(work: Work) -> float:
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _terms_in(sides: tuple[str, str]) -> Work:
    """Return the matching of a pair, by a glossary of terms that are in one another."""
    terms = [
        Term(f"t{n}", "数" * n, not_in=("数" * (n + 2),), renderings=(Rendering(" ".join(["ab"] * n)),))
        for n in range(1, 30)
    ]
    terms.append(Term("digital", "数字", not_in=("数字化",), renderings=(Rendering("China Dream"), Rendering("ab's"))))
    matcher = Matcher.of(Glossary(tuple(terms)))
    source, translation = sides

    def work() -> None:
        matcher.source(source)
        matcher.translation(translation)
        matcher.translation(translation, [term.id for term in terms])

    return work


def _as_translation(body: str) -> Work:
    return _page("# 题\n\n" + "文。\n\n" * 100, body)


def _as_source(body: str) -> Work:
    return _page(body, "# Title\n\n" + "Text.\n\n" * 100)


def _page(source: str, translation: str, front_matter: str = "title: A") -> Work:
    """Return all of our own work for a page: reading, pairing, the article; Python-Markdown has no part in it."""
    original = File("source_texts/a.md", f"---\n{front_matter}\n---\n{source}")
    page = File("docs/a.md", f"---\nsource_text: a\n{front_matter}\n---\n{translation}")

    def work() -> None:
        text, _ = source_from(original, "a")
        read = translation_from(page, "a.md")
        if read:
            _article(text, read[0])

    return work


def _article(text: SourceText, read: Translation) -> Element:
    translation, outcome = paired(read, text)
    findings = outcome.findings
    root = Path()
    options = Options(root, root / "docs", root / "source_texts")
    shelves = Shelves({"a.md": kept_translation(translation)}, {"a": kept_source(text)})
    site = Site(Corpus({"a": text}, {"a.md": translation}, findings, shelves), options)
    for finding in findings:
        str(finding)
    article = render_article(text, translation, site.surroundings(translation))
    signs = NoteSigns(translation.notes)
    notes = PlaceNotes(markdown.Markdown(), translation, text, article, signs)
    notes.in_source()
    protect(article.element)
    title = _as_markdown_would(translation, article, signs)
    notes.fill({})
    notes.in_translation(title)
    notes.finish(article.element)
    return article.element


def _as_markdown_would(translation: Translation, article: Article, signs: NoteSigns) -> list[Element]:
    """Fill the article with a paragraph for each block that notes hang on; return those that have no row."""
    calls: dict[int, list[tuple[Call, int, Note]]] = {}
    for note in translation.notes:
        for number, call in enumerate(note.calls if note.form != "alert" else ()):
            calls.setdefault(note.block, []).append((call, number, note))
    offsets = [0, *accumulate(len(line) + 1 for line in translation.body.split("\n"))]
    outside = []
    for index, here in calls.items():
        block = translation.blocks[index]
        start = offsets[block.line - translation.body_line]
        paragraph = Element("p")
        for call, number, note in sorted(here, key=lambda each: each[0].start):
            append(paragraph, translation.body[start : call.start])
            mark = classed("sup", "bitext-call")
            paragraph.append(mark)
            signs.made.append(Made(mark, note, number))
            start = call.end
        if index in article.columns:
            article.columns[index].append(paragraph)
        else:
            outside.append(paragraph)
    return outside
