"""The sites that builds and edits are measured on: generated texts, with a part of what the plugin does or with all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.features import with_terms
from benchmarks.generate import configuration, generate
from benchmarks.search_build import NO_INDEX

TERMS = 1_000
TERM = "shuziluansheng"
"""Id of a term that stands in a few texts, as most terms do; of the thousand, some stand in all and most in none."""
_WITH_TERM = 20  # texts that have it
_ENTRY = f"""\
- id: {TERM}
  zh: 数字孪生
  pinyin: shùzì luánshēng
  renderings: ["digital twin"]
  definition: A model of a thing that follows it as it changes.
"""
_SOURCE, _TRANSLATION = "鼓励建设数字孪生城市。", "The building of digital twin cities is encouraged."
_ESSAY = "A twin is not a copy. It is fed with what is measured.\n"
_ABOUT = "# About\n\nWho translates here, and how.\n"


@dataclass(frozen=True, slots=True)
class Variant:
    """How much of what the plugin does is measured."""

    name: str
    """As the tables call it."""
    has_terms: bool = False
    """Whether there is a glossary."""
    has_sentences: bool = False
    """Whether sentences are paired."""
    is_searched: bool = False
    """Whether the index of the search is made."""

    @property
    def key(self) -> str:
        """Return a name for files."""
        return "".join("ny"[each] for each in (self.has_terms, self.has_sentences, self.is_searched))


PAIRS = Variant("texts in pairs, no more")
WITH_TERMS = Variant(f"with {TERMS:,} terms", has_terms=True)
PAIRED = Variant("with sentence pairs", has_sentences=True)
SEARCHED = Variant("with the search", is_searched=True)
ALL = Variant("all of it", has_terms=True, has_sentences=True, is_searched=True)
VARIANTS = (PAIRS, SEARCHED, PAIRED, ALL, WITH_TERMS)
"""In the order in which they are measured: what one leaves in the cache is all that those behind it need, where they have no more."""


@dataclass(frozen=True, slots=True)
class Project:
    """The same texts as a bare site and as two of the plugin's: with and without a glossary."""

    folder: Path
    texts: int

    @property
    def bare(self) -> Path:
        """Return the configuration of the bare site."""
        return self.folder / "bare" / "mkdocs.yml"

    def root(self, variant: Variant) -> Path:
        """Return the folder of the site that a variant is measured on."""
        return self.folder / ("terms" if variant.has_terms else "plugin")

    def configuration(self, variant: Variant, *, hooks: bool = True) -> Path:
        """Return the configuration of a variant.

        `hooks`: whether it switches off, by a hook, what no option does; with a hook the host builds all at every edit.
        """
        path = self.root(variant) / f"mkdocs-{variant.key}{'' if hooks else '-no-hooks'}.yml"
        path.write_text(_configured(variant, hooks=hooks), encoding="utf-8")
        return path

    def text(self, number: int) -> str:
        """Return the path of a text in the docs folder, without its ending."""
        return f"series-{number // 25 + 1:02}/text-{number:04}"

    @property
    def with_term(self) -> Sequence[int]:
        """Return the numbers of the texts that have the term."""
        return range(0, self.texts, max(self.texts // _WITH_TERM, 1))[:_WITH_TERM]


def project(folder: Path, texts: int) -> Project:
    """Return the sites of so many texts; they are made unless they are there, with what they have in their caches."""
    made = Project(folder, texts)
    if not made.bare.is_file():
        plain = generate(folder, texts).plugin.parent
        _write(folder / "bare" / "docs" / "about.md", _ABOUT)
        _write(plain / "docs" / "about.md", _ABOUT)
        _write(plain / "no_index.py", NO_INDEX)
        for number in made.with_term:
            _add(plain / "source_texts" / f"text-{number:04}.md", _SOURCE)
            _add(plain / "docs" / f"{made.text(number)}.md", f" {_TRANSLATION}")
        terms = with_terms(plain, folder / "terms", TERMS - 1).parent
        _add(terms / "docs" / "glossary.yml", _ENTRY)
        _write(terms / "docs" / "glossary" / f"{TERM}.md", _ESSAY)
    return made


def _configured(variant: Variant, *, hooks: bool) -> str:
    options = "" if variant.has_sentences else ": {sentences: false}"
    without = "" if variant.is_searched or not hooks else "hooks: [no_index.py]\n"
    return configuration([f"bitext{options}"]) + without


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _add(path: Path, words: str) -> None:
    """Put words at the end of a file, behind those that its last line has."""
    text = path.read_text("utf-8")
    _write(path, f"{text if words.startswith('-') else text.rstrip()}{words.rstrip()}\n")
