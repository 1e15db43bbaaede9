"""Paired documents of real-looking text: the same pages as a site of the plugin's, and as a bare one."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import phrases
from bitext.languages.script import HAN

PLAN = "tp" + "pphpppp" + "hpppii" + "iipphpp" + "hpp"
"""Kinds of the 25 pairs of a page: title, heading, paragraph, item."""
_ZH_LENGTH = {"p": 224, "i": 66}  # characters: 4,500 a page
_EN_LENGTH = {"p": 121, "i": 38}  # words: 2,500 a page
_CHINESE = re.compile(f"[{HAN}]{{4}}")
_NUMERALS = "一二三四五六七八九十"
IN_FOLDER = 25  # pages: Material lists all neighbours of a page on it, navigation.prune or not, which is quadratic

_CONFIGURATION = """\
site_name: Benchmark
site_url: https://example.org/
theme:
  name: material
  font: false
  features: [navigation.prune, toc.integrate]
plugins: [{plugins}]
markdown_extensions:
  - tables
  - footnotes
  - toc
  - pymdownx.superfences
"""


@dataclass(frozen=True, slots=True)
class Sites:
    """The configurations of two sites that hold the same texts."""

    plugin: Path
    """With the plugin."""
    bare: Path
    """Without it: each Chinese block with its English block below, as Markdown."""


def generate(folder: Path, pages: int, *, search: bool = False, notes: int = 0) -> Sites:
    """Write both sites below `folder` and return their configurations; equal arguments give equal bytes.

    `search`: whether the bare site has the host's search; the other has ours. `notes`: how many each pair has, as footnotes: with Bitext notes on their words, without it the host's.
    """
    plugin, bare = folder / "plugin", folder / "bare"
    for site, plugins in ((plugin, ["bitext"]), (bare, [])):
        (site / "docs").mkdir(parents=True, exist_ok=True)
        (site / "mkdocs.yml").write_text(configuration(plugins, search=search and not plugins), encoding="utf-8")
    (bare / "docs" / "index.md").write_text("# Texts\n", encoding="utf-8")
    for number in range(pages):
        name = f"text-{number:04}"
        chance = random.Random(number)  # noqa: S311  # texts, not secrets
        source, translation = _sides(chance)
        footnotes = _annotate(chance, source, translation, notes)
        _write(plugin / "source_texts" / f"{name}.md", _source_matter(source[0], number), "\n\n".join(source))
        page = _translation_matter(translation[0], name)
        path = Path("docs", f"series-{number // IN_FOLDER + 1:02}", f"{name}.md")
        _write(plugin / path, page, "\n\n".join([*translation, *footnotes]))
        both = (f"{zh}\n\n{en}" for zh, en in zip(source, translation, strict=True))
        _write(bare / path, page, "\n\n".join([*both, *footnotes]))
    return Sites(plugin / "mkdocs.yml", bare / "mkdocs.yml")


def configuration(plugins: Sequence[str], *, search: bool = False) -> str:
    """Return the configuration of a site with these plugins."""
    return _CONFIGURATION.format(plugins=", ".join([*["search"] * search, *plugins]))


def pairs(number: int) -> list[tuple[str, str]]:
    """Return the blocks of a text, each with its translation, as the page of this number has them."""
    return list(zip(*_sides(random.Random(number)), strict=True))  # noqa: S311  # texts, not secrets


def _write(path: Path, front_matter: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front_matter}---\n\n{body}\n", encoding="utf-8", newline="\n")


def _source_matter(title: str, number: int) -> str:
    return (
        f"title: {title.removeprefix('# ')}\nlanguage: zh-Hans\ntype: opinion\nissuer: 国务院\n"
        f"number: 国发〔2021〕{number + 1}号\nissued: 2021-12-{number % 28 + 1:02}\n"
        f"url: https://example.org/content/{number}.htm\n"
    )


def _translation_matter(title: str, name: str) -> str:
    return f"source_text: {name}\ntitle: {title.removeprefix('# ')}\ntranslators: [DigiChina]\npublished: 2022-01-28\n"


def _sides(chance: random.Random) -> tuple[list[str], list[str]]:
    """Return the blocks of a text and those of its translation, as Markdown."""
    source: list[str] = []
    translation: list[str] = []
    headings = 0
    for kind in PLAN:
        headings += kind == "h"
        source.append(_zh(chance, kind, headings))
        translation.append(_en(chance, kind, headings))
    return source, translation


def _annotate(chance: random.Random, source: Sequence[str], translation: list[str], notes: int) -> list[str]:
    """Put marks behind words of every block but the title, and return the footnotes: on words of both languages."""
    footnotes: list[str] = []
    for index in range(1, len(translation)):
        words = translation[index].split(" ")
        plain = [at for at in range(2, len(words)) if words[at].isalpha() and words[at - 1].isalpha()]
        for at in sorted(chance.sample(plain, min(notes, len(plain)))):
            label = f"ed-{len(footnotes) + 1}"
            chinese = chance.choice(_CHINESE.findall(source[index], 2))
            lemma = f"{chinese} / {words[at - 1]} {words[at].partition('[')[0]}"
            footnotes.append(f"[^{label}]: **{lemma}:** {_en_sentence(chance)} \u2013Ed.")
            words[at] += f"[^{label}]"
        translation[index] = " ".join(words)
    return footnotes


def _zh(chance: random.Random, kind: str, headings: int) -> str:
    if kind == "t":
        return f"# 关于{chance.choice(phrases.ZH_VERBS)}{chance.choice(phrases.ZH_OBJECTS)}的{chance.choice(phrases.ZH_TITLES)}"
    if kind == "h":
        return f"## {_NUMERALS[headings - 1]}、{chance.choice(phrases.ZH_VERBS)}{chance.choice(phrases.ZH_OBJECTS)}"
    text = ""
    while len(text) < _ZH_LENGTH[kind]:
        text += _zh_sentence(chance)
    return f"- {text}" if kind == "i" else text


def _zh_sentence(chance: random.Random) -> str:
    verb, again = chance.sample(phrases.ZH_VERBS, 2)
    thing, other = chance.sample(phrases.ZH_OBJECTS, 2)
    if chance.random() < 0.3:  # a third of the sentences are targets
        return _filled(chance, phrases.ZH_MEASURES, thing) + f",{chance.choice(phrases.ZH_RESULTS)}。"
    actor, manner = chance.choice(phrases.ZH_ACTORS), chance.choice(phrases.ZH_MANNERS)
    return f"{actor}要{manner},{verb}{thing},{again}{other},{chance.choice(phrases.ZH_RESULTS)}。"


def _en(chance: random.Random, kind: str, headings: int) -> str:
    if kind == "t":
        thing = chance.choice(phrases.EN_OBJECTS).title()
        return f"# {chance.choice(phrases.EN_TITLES)} to {chance.choice(phrases.EN_VERBS).title()} {thing}"
    if kind == "h":
        return f"## {headings}. {chance.choice(phrases.EN_VERBS).capitalize()} {chance.choice(phrases.EN_OBJECTS)}"
    text: list[str] = []
    while sum(len(sentence.split()) for sentence in text) < _EN_LENGTH[kind]:
        text.append(_en_sentence(chance))
    return f"- {' '.join(text)}" if kind == "i" else " ".join(text)


def _en_sentence(chance: random.Random) -> str:
    verb, again = chance.sample(phrases.EN_VERBS, 2)
    thing, other = chance.sample(phrases.EN_OBJECTS, 2)
    if chance.random() < 0.1:  # now and then the page says where it comes from
        thing = chance.choice((f"*{thing}*", f"[{thing}](https://example.org/terms)", f'"{thing}"'))
    if chance.random() < 0.3:  # a third of the sentences are targets
        sentence = _filled(chance, phrases.EN_MEASURES, thing) + f", {chance.choice(phrases.EN_RESULTS)}."
    else:
        actor, manner = chance.choice(phrases.EN_ACTORS), chance.choice(phrases.EN_MANNERS)
        sentence = f"{actor} should, {manner}, {verb} {thing} and {again} {other}, {chance.choice(phrases.EN_RESULTS)}."
    return sentence[0].upper() + sentence[1:]


def _filled(chance: random.Random, templates: Sequence[str], thing: str) -> str:
    return chance.choice(templates).format(object=thing, year=chance.randint(2023, 2035), count=chance.randint(2, 60))
