"""Hostile shapes: what our own code takes for a text, and for one that is twice as long."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import TypeVar
from xml.etree.ElementTree import Element

import markdown

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
MORE_ROUNDS = 4
"""Measurements after the first, where that one says that a shape grows too fast: one disturbance is enough for it."""
_ENOUGH = 0.02  # seconds: what takes less is no danger, and no clock tells its double apart

Shape = Callable[[int], str]
Work = Callable[[], None]
Text = TypeVar("Text", str, tuple[str, str])

BODIES: dict[str, tuple[int, Shape]] = {
    "nested brackets": (500_000, lambda n: "[" * n + "]" * n),
    "opened brackets": (1_000_000, lambda n: "[" * n),
    "opened links": (200_000, lambda n: "[a](" * n),
    "opened footnotes": (100_000, lambda n: "[^a" * n),
    "footnotes": (10_000, lambda n: "".join(f"[^{i}]: a\n\n" for i in range(n))),
    "definitions": (10_000, lambda n: "".join(f"[{i}]: a\n" for i in range(n))),
    "a million `<!--` in a line": (1_000_000, lambda n: "<!--" * n),
    "`<!--`, a line each": (100_000, lambda n: "<!--\n" * n),
    "`<!--`, a paragraph each": (10_000, lambda n: "<!--\n\n" * n),
    "comments with words after them": (10_000, lambda n: "<!-- a --> words\n\n" * n),
    "comments in one paragraph": (10_000, lambda n: "<!-- a --> words\n" * n),
    "unclosed marks": (10_000, lambda n: "<!-- source: 1\n\nwords\n\n" * n),
    "malformed marks": (10_000, lambda n: "<!-- source: x -->\n\nwords\n\n" * n),
    "marks that go backwards": (10_000, lambda n: "".join(f"<!-- source: {i} -->\n\na\n\n" for i in range(n, 0, -1))),
    "marks without blocks": (20_000, lambda n: "<!-- source: 1 -->\n" * n),
    "marks of long ranges": (5_000, lambda n: "<!-- source: 1-999999 -->\n\na\n\n" * n),
    "gaps of long ranges": (5_000, lambda n: "<!-- untranslated: 1-999999 a -->\n\na\n\n" * n),
    "a gap as long as the text": (20_000, lambda n: f"<!-- untranslated: 1-{n} a -->\n\n" + "a\n\n" * n),
    "one line of 10 MB": (5_000_000, lambda n: "国a" * n),
    "one line of spaces": (5_000_000, lambda n: f"a{' ' * n}b"),
    "one heading of `#`": (2_000_000, lambda n: "#" * n),
    "one rule of `- `": (1_000_000, lambda n: "- " * n + "a"),
    "one line of `\\`": (2_000_000, lambda n: "# " + "\\" * n),
    "a hundred thousand items": (50_000, lambda n: "- a\n" * n),
    "items apart": (10_000, lambda n: "- a\n\n" * n),
    "nested items": (1_000, lambda n: "".join(f"{' ' * 4 * i}- a\n" for i in range(n))),
    "numbers": (100_000, lambda n: "1. a\n" * n),
    "unclosed `<div>`s in a line": (100_000, lambda n: "<div>" * n),
    "unclosed `<div>`s, a line each": (10_000, lambda n: "<div>\n" * n),
    "unclosed `<div>`s, a paragraph each": (10_000, lambda n: "<div>\n\n" * n),
    "`<div>`s closed": (20_000, lambda n: "<div>\n" * n + "</div>\n" * n),
    "`<div` without end": (100_000, lambda n: "<div a='\n" * n),
    "tags of one quotation mark": (100_000, lambda n: '<p a="\n\n' * n),
    "`<script>`s": (10_000, lambda n: "<script>\n\n" * n),
    "processing instructions": (100_000, lambda n: "<?\n\n" * n),
    "declarations": (100_000, lambda n: "<!a\n\n" * n),
    "`<`s": (1_000_000, lambda n: "<" * n),
    "nested quotations": (500_000, lambda n: ">" * n),
    "quotations": (10_000, lambda n: "> a\n\n" * n),
    "quotation lines": (100_000, lambda n: "> a\n" * n),
    "alerts": (20_000, lambda n: "> [!NOTE]\n> a\n\n" * n),
    "backticks": (1_000_000, lambda n: "`" * n),
    "backticks in runs": (1_000, lambda n: " ".join("`" * i for i in range(n))),
    "unclosed fences": (10_000, lambda n: "".join(f"{'`' * (3 + i % 50)}a{i}\n\n" for i in range(n))),
    "fences": (10_000, lambda n: "```\na\n```\n\n" * n),
    "fence heads": (20_000, lambda n: "```" + " a" * n + " {"),
    "table pipes in a line": (1_000_000, lambda n: "|" * n),
    "table of many columns": (100_000, lambda n: "|a" * n + "|\n" + "|-" * n + "|\n"),
    "table of many rows": (10_000, lambda n: "|a|b|\n|-|-|\n" + "|1|2|\n" * n),
    "table with backticks": (100_000, lambda n: "|`" * n + "\n" + "|-" * n),
    "underlines": (10_000, lambda n: "a\n---\n" * n),
    "white space of all kinds": (10_000, lambda n: "\u3000\n\n\x0c\n\n" * n),
    "tabs": (500_000, lambda n: "\t" * n + "a"),
    "images": (10_000, lambda n: "![" * n + "]" * n),
    "noncharacters": (500_000, lambda n: "\ufdd0" * n),
    "control characters": (500_000, lambda n: "\x00\x02\x03" * n),
    "bracket notes": (5_000, lambda n: "a [b –Ed.] " * n),
    "bracket notes, a paragraph each": (5_000, lambda n: "a [b –Ed.]\n\n" * n),
    "alternatives": (5_000, lambda n: 'a b c [or "a d e" –Ed.] ' * n),
    "alternatives that say what for": (5_000, lambda n: 'a b c [or "d" for "b c" –Ed.] ' * n),
    "an alternative of many words": (50_000, lambda n: f'a [or "{"b " * n}" –Ed.]'),
    "spaces in an alternative": (50_000, lambda n: f'a [or "b"{" " * n}c –Ed.]'),
    "signatures": (100_000, lambda n: " –Ed.]" * n),
    "signatures alone": (50_000, lambda n: "[–Ed.]" * n),
    "dashes before a signature": (200_000, lambda n: f"[a{'–' * n}Ed.]"),
    "brackets with a colon": (20_000, lambda n: "[a –Ed.]: " * n),
    "brackets behind brackets": (20_000, lambda n: "[a –Ed.][" * n),
    "brackets in a row of cells": (20_000, lambda n: "|a [b –Ed.]" * n + "\n" + "|-" * n),
    "brackets never closed in a table": (5_000, lambda n: "|a|b|\n|-|-|\n" + "|[or|a –Ed.]|\n" * n),
    "footnotes called": (
        5_000,
        lambda n: "".join(f"a[^{i}] " for i in range(n)) + "".join(f"\n\n[^{i}]: b –Ed." for i in range(n)),
    ),
    "footnotes of the title": (
        5_000,
        lambda n: f"# {''.join(f'a[^{i}]' for i in range(n))}\n" + "".join(f"\n[^{i}]: b" for i in range(n)),
    ),
    "one footnote called often": (20_000, lambda n: "a[^1] " * n + "\n\n[^1]: b –Ed."),
    "one footnote defined often": (5_000, lambda n: "a[^1]" + "\n\n[^1]: b –Ed." * n),
    "footnotes that call one another": (
        5_000,
        lambda n: "a[^0]" + "".join(f"\n\n[^{i}]: b[^{i + 1}]" for i in range(n)),
    ),
    "marks without footnotes": (20_000, lambda n: "".join(f"a[^{i}] " for i in range(n))),
    "lemmas of one word": (2_000, lambda n: _lemmas(n, lambda _: "a")),
    "lemmas of many words": (5_000, lambda n: _lemmas(n, "w{}".format)),
    "lemmas that are lost": (5_000, lambda n: _lemmas(n, "lost {}".format)),
    "lemmas on one spot": (
        1_000,
        lambda n: (
            "long words"
            + "".join(f"[^{i}]" for i in range(n))
            + "".join(f"\n\n[^{i}]: **long words:** b" for i in range(n))
        ),
    ),
    "a lemma without end": (100_000, lambda n: "a[^1]\n\n[^1]: **" + "a: " * n),
    "a lemma of spaces": (50_000, lambda n: f"a[^1]\n\n[^1]: **a{' ' * n}b:** c"),
    "spaces at a lemma's end": (50_000, lambda n: f"a[^1]\n\n[^1]: **国{' ' * n}(x):** c"),
    "slashes in a lemma": (5_000, lambda n: f"a[^1]\n\n[^1]: **{'国/' * n}a:** c"),
    "commentary": (5_000, lambda n: "a\n\n" + "> [!NOTE]\n> a –Ed.\n\n" * n),
    "signs of the original": (100_000, lambda n: "※" * n),
    "signs of the original, a paragraph each": (10_000, lambda n: "文※①\n\n※注\n\n" * n),
    "signs that nothing answers": (10_000, lambda n: "文①②③\n\n" * n),
}
"""Name → number that is doubled, and the body that it makes: read as a translation, and as a source text."""


def _lemmas(count: int, words: Callable[[int], str]) -> str:
    """Return a paragraph with so many footnotes, each on words of its own."""
    text = "".join(f"w{i} a[^{i}] " for i in range(count))
    return text + "".join(f"\n\n[^{i}]: **国 / {words(i)}:** b –Ed." for i in range(count))


def _headings(count: int, lost: int) -> str:
    return "".join("## Same\n\na\n\n" for index in range(count) if index != lost)


def _articles(numbers: range) -> str:
    return "".join(f"第{i % 1000 + 1}条 文。\n\n" for i in numbers)


PAIRS: dict[str, tuple[int, Callable[[int], tuple[str, str]]]] = {
    "look-alike headings with one lost": (2_000, lambda n: (_headings(n, -1), _headings(n, n // 2))),
    "look-alike headings alone": (10_000, lambda n: ("## 同\n\n" * n, "## Same\n\n" * (n - 1))),
    "articles backwards": (2_000, lambda n: (_articles(range(n)), "".join(f"Article {n - i}.\n\n" for i in range(n)))),
    "no block like another": (20_000, lambda n: ("文。\n\n" * n, "## A\n\n" * n)),
    "many findings": (5_000, lambda n: ("## 题\n\n文。\n\n" * n, "## Title\n\na\n\nb\n\n" * n)),
    "one side empty": (20_000, lambda n: ("文。\n\n" * n, "")),
    "one side twice as long": (10_000, lambda n: ("文。\n\n" * n, "Text.\n\n" * 2 * n)),
}
"""Name → number that is doubled, and both bodies that it makes."""

FRONT_MATTERS: dict[str, tuple[int, Shape]] = {
    "brackets in the front matter": (1_000_000, lambda n: "title: " + "[" * n),
    "braces in the front matter": (1_000_000, lambda n: "title: " + "{a: " * n),
    "aliases in the front matter": (10_000, lambda n: "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(n))),
    "keys in the front matter": (100_000, lambda n: "".join(f"a{i}: b\n" for i in range(n))),
    "indents in the front matter": (1_000, lambda n: "".join(f"{' ' * i}a:\n" for i in range(n))),
    "one long value": (1_000_000, lambda n: "title: " + "国" * n),
    "rules that close nothing": (200_000, lambda n: "--- a\n" * n),
}
"""Name → number that is doubled, and the front matter that it makes."""

# Counts, and the sides of a pair in which the terms below are looked for.
TERMS: dict[str, tuple[int, Callable[[int], tuple[str, str]]]] = {
    "headwords in one another": (10_000, lambda n: ("数" * n, "a b")),
    "headwords in longer words": (20_000, lambda n: ("数字化" * n, "a b")),
    "renderings in one another": (10_000, lambda n: ("数字", "ab " * n)),
    "renderings in another case": (50_000, lambda n: ("数字", "china dream " * n)),
    "renderings across white space": (10_000, lambda n: ("数字", "ab  \n" * n)),
    "renderings in words": (50_000, lambda n: ("数字", "abab abs " * n)),
    "renderings in other characters": (50_000, lambda n: ("数字", "“ab” – ?ab… " * n)),
}


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


def measure() -> Iterator[Growth]:
    """Yield how the time grows for every shape."""
    for name, (count, body) in BODIES.items():
        yield _growth(f"{name}: translation", body, count, _as_translation)
        yield _growth(f"{name}: source text", body, count, _as_source)
    for name, (count, both) in PAIRS.items():
        yield _growth(name, both, count, lambda sides: _page(*sides))
    for name, (count, both) in TERMS.items():
        yield _growth(name, both, count, _terms_in)
    for name, (count, yaml) in FRONT_MATTERS.items():
        yield _growth(name, yaml, count, lambda matter: _page("文。", "Text.", matter))


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
