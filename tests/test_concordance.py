"""The five texts counted a second way, in a few lines of their own: what the model says, and what the pages show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from bitext.model.corpus import Corpus
from bitext.project import load
from bitext.terms.counting import LINES
from tests.support.rendered import options, text_of

ROOT = Path(__file__).parents[1]
TEXTS = {path.stem: path for path in (ROOT / "docs/texts").glob("*.md") if path.stem != "index"}
PAIRED = "xi-2021-digital-economy"
OWN = "start.md"

# The second way: the file of the glossary, regular expressions, and texts cut at blank lines.

Entry = Mapping[str, object]
Table = Mapping[tuple[str, str], Counter[str]]
"""Id of a term and one of its renderings → how often it stands in each text."""


@cache
def entries() -> Sequence[dict[str, object]]:
    """Return the entries as YAML has them."""
    found: list[dict[str, object]] = yaml.safe_load((ROOT / "docs/glossary.yml").read_text("utf-8"))
    return found


def renderings(entry: Entry) -> list[str]:
    """Return the renderings of an entry."""
    listed = entry.get("renderings") or []
    assert isinstance(listed, list)
    return [each["en"] if isinstance(each, dict) else each for each in listed]


ENDINGS = (
    (r"(?<=[^aeiou])(?:y|ies)$", "(?i:y|ies)"),
    (r"(?<=[^su])s$", "(?i:s?)"),
    (r"(?<=[^s])$", "(?i:s|es)?"),
    ("$", "(?i:es)?"),
)
SIGNS = {" ": r"[-\s]+", "-": r"[-\s]+", "'": "['\u2019]"}


def pattern(english: str) -> re.Pattern[str]:
    """Return what finds a rendering: a capital is a capital; hyphen, space and line break are one; both numbers.

    No hyphen with a letter on its other side stands at its ends, but that of *-related* and its like behind several words.
    """
    cut, plural = next((cut, plural) for ending, plural in ENDINGS if (cut := re.search(ending, english)))
    letters = (
        f"(?i:{sign})" if sign.islower() else SIGNS.get(sign, re.escape(sign)) for sign in english[: cut.start()]
    )
    behind = r"-(?!(?:related|themed|based)\b)[A-Za-z]" if " " in english else "-[A-Za-z]"
    return re.compile(rf"(?<!\w)(?<![a-z]-){''.join(letters)}{plural}(?!\w|{behind})")


@cache
def patterns() -> Sequence[tuple[str, str, re.Pattern[str], bool]]:
    """Return each rendering with its term's id, its pattern, and whether it is marked where there is no original."""
    return [
        (str(entry["id"]), english, pattern(english), bool(entry.get("alone", " " in english)))
        for entry in entries()
        for english in renderings(entry)
    ]


def found_in(text: str, ids: Collection[str] | None) -> Iterator[tuple[str, str]]:
    """Yield what stands in a text, leftmost and longest; `ids`: the terms of the original, where there is one."""
    chosen = [each for each in patterns() if (each[3] if ids is None else each[0] in ids)]
    hits = sorted(
        (match.start(), -match.end(), id_, english)
        for id_, english, expression, _ in chosen
        for match in expression.finditer(text)
    )
    begin = end = 0
    for start, back, id_, english in hits:
        if start >= end or (start, -back) == (begin, end):
            yield id_, english
            begin, end = start, -back


def headwords_in(text: str) -> list[str]:
    """Return the ids of the headwords in a text, leftmost and longest."""
    ids = {str(entry["zh"]): str(entry["id"]) for entry in entries()}
    longest = "|".join(sorted(map(re.escape, ids), key=len, reverse=True))
    return [ids[word] for word in re.findall(longest, text)]


def prose(name: str) -> str:
    """Return a translation without what its editors say: alerts, footnotes, brackets that are signed."""
    text = TEXTS[name].read_text("utf-8").split("\n---\n", 1)[1]
    text = re.sub(r"(?m)^> \[![A-Z]+\]\n(?:>.*\n?)*", "", text)
    text = re.sub(r"(?ms)^\[\^[^\]]+\]:.*?(?=^\[\^|\Z)", "", text)
    return re.sub(r"\[\^[^\]]+\]| \[[^\]]*\u2013Ed\.\]", "", text)


def blocks(text: str) -> list[str]:
    """Return what stands between blank lines."""
    return [block for block in re.split(r"\n(?:> ?)*\n", text) if block.strip()]


@cache
def counted() -> tuple[Counter[str], Table]:
    """Return how often each headword stands in the original, and each rendering in each text."""
    chinese = blocks((ROOT / f"source_texts/{PAIRED}.md").read_text("utf-8").split("\n---\n", 1)[1])
    english = blocks(prose(PAIRED))
    headwords: Counter[str] = Counter()
    table: dict[tuple[str, str], Counter[str]] = {}
    for source, translation in zip(chinese, english, strict=True):
        ids = headwords_in(source)
        headwords.update(ids)
        for key in found_in(translation, set(ids)):
            table.setdefault(key, Counter())[PAIRED] += 1
    for name in TEXTS.keys() - {PAIRED}:
        for block in blocks(prose(name)):
            for key in found_in(block, None):
                table.setdefault(key, Counter())[name] += 1
    return headwords, table


def test_the_second_way_knows_what_is_known() -> None:
    """Figures that were counted by hand."""
    headwords, table = counted()
    assert headwords["jingji"] == 0
    assert headwords["shuzi-jingji"] == 41
    assert {name: count for (id_, name), count in table.items() if id_ == "wangluo-qiangguo"} == {
        "cyber superpower": {PAIRED: 1},
        "network power": {"digital-china-2023-article": 1},
        "cyber power": {"digital-china-2023-article": 1},
        "internet power": {"promoting-digital-china": 1},
    }


# The model


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The five texts and their glossary."""
    return load(options(ROOT))


def test_the_model_counts_the_same(corpus: Corpus) -> None:
    """Every headword and every rendering of every term, in every text but the site's own."""
    headwords, table = counted()
    assert {text.page for use in corpus.concordance.uses.values() for text in use.own} == {OWN}
    uses = corpus.concordance.uses
    assert {id_: sum(text.headwords for text in use.texts) for id_, use in uses.items()} == {
        id_: headwords[id_] for id_ in uses
    }
    model = {
        (id_, rendering, Path(text.page).stem): count
        for id_, use in uses.items()
        for text in use.texts
        for rendering, count in text.renderings.items()
    }
    second = {(*key, name): count for key, counts in table.items() for name, count in counts.items()}
    assert model == second
    assert {*uses} == {*headwords, *(id_ for id_, _ in table)}


def test_every_term_occurs(corpus: Corpus) -> None:
    """The glossary is that of these texts; a rendering that only a note has is counted nowhere."""
    assert {term.id for term in corpus.glossary} == {*corpus.concordance.uses}
    assert "cyber great power" not in corpus.concordance.of("wangluo-qiangguo").renderings


def test_every_line_holds_what_it_is_shown_for(corpus: Corpus) -> None:
    """A line has its term on one side or the other, at the places that are marked in it; no pair is shown twice."""
    glossary = corpus.glossary.by_id
    for id_, use in corpus.concordance.uses.items():
        numbers = {(text.page, number) for text in use.texts for number in text.pairs}
        shown = [(each.page, each.number) for each in use.lines]
        assert set(shown) <= numbers
        assert len(set(shown)) == len(shown) == min(len(numbers), LINES)
        for line in use.lines:
            spans = [line.source.text[a:b] for a, b in line.source.spans] if line.source else []
            assert set(spans) <= {glossary[id_].headword}
            assert spans or (line.translation and line.translation.spans)


# The pages


@cache
def page(path: Path) -> BeautifulSoup:
    """Return a built page."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def tables(soup: Tag) -> list[list[list[str]]]:
    """Return the tables of a page: rows of the words of cells."""
    return [
        [[" ".join(text_of(cell).split()) for cell in row.select("th, td")] for row in table.select("tr")]
        for table in soup.select("article table")
    ]


def stem_of(label: str, corpus: Corpus) -> str:
    """Return which text a label of a table names."""
    (name,) = (Path(each.page).stem for each in corpus.translations.values() if each.title and each.title in label)
    return name


@pytest.mark.parametrize("id_", ["wangluo-qiangguo", "shuzi-jingji", "shuzi-zhili", "xin-fazhan-geju", "chanyelian"])
def test_the_page_of_a_term_shows_the_same(id_: str, site: Path, corpus: Corpus) -> None:
    """Its table, its picture, the number of its passages in each text."""
    _, table = counted()
    expected = {key[1]: counts for key, counts in table.items() if key[0] == id_}
    soup = page(site / f"glossary/{id_}/index.html")
    by_text, *_ = tables(soup)
    said = {text_of(each.select("strong, s")[0]): text_of(each) for each in soup.select(".bitext-renderings > li")}
    assert {words: int((re.findall(r"(\d+) times?", text) or ["0"])[0]) for words, text in said.items()} == {
        each.words: sum(expected.get(each.words, Counter()).values()) for each in corpus.glossary.by_id[id_].renderings
    }
    shown = {
        (rendering, stem_of(row[0], corpus)): int(count)
        for row in by_text[1:]
        for rendering, count in zip(by_text[0][1:], row[1:], strict=True)
        if count != "0"
    }
    assert shown == {(rendering, name): n for rendering, counts in expected.items() for name, n in counts.items()}
    use = corpus.concordance.of(id_)
    titles = [re.search(r"\((\d+) passages?\)$", text_of(each)) for each in soup.select("section > h3")]
    originals = [corpus.source_texts[corpus.translations[text.page].source_id].on_file for text in use.texts]
    # Those with both sides first.
    ordered = sorted(zip(originals, use.texts, strict=True), key=lambda each: not each[0])
    assert [int(found[1]) for found in titles if found] == [len(text.pairs) for _, text in ordered]
    assert len(soup.select(".bitext-passage")) == min(use.count, LINES)
    assert len(soup.select(".bitext-passage > .bitext-number, .bitext-further a[href*='#p']")) == use.count
    figures = [int(text_of(each)) for each in soup.select("svg text")]
    assert Counter(figures) <= Counter(shown.values())


def test_the_bars_are_as_long_as_the_figures_say(site: Path) -> None:
    """One unit for all bars of a picture; each part in the order of the legend."""
    soup = page(site / "glossary/xin-fazhan-geju/index.html")
    by_text, *_ = tables(soup)
    rows = [[int(cell) for cell in row[1:] if cell != "0"] for row in by_text[1:]]
    bars = [
        [float(str(part["width"]).rstrip("%")) for part in bar.select("rect")] for bar in soup.select("li > span + svg")
    ]
    assert list(map(len, bars)) == list(map(len, rows))
    units = {
        round(width / count, 1)
        for bar, row in zip(bars, rows, strict=True)
        for width, count in zip(bar, row, strict=True)
    }
    assert len(units) == 1


def test_the_page_of_renderings_shows_who_uses_which(site: Path, corpus: Corpus) -> None:
    """Each term with more than one rendering in the texts, each of its renderings, each text with its figure."""
    _, table = counted()
    several = {id_ for id_, count in Counter(id_ for id_, _ in table).items() if count > 1}
    soup = page(site / "renderings/index.html")
    found: dict[tuple[str, str], dict[str, int]] = {}
    for head in soup.select(".bitext-consistency > dt > a"):
        id_ = str(head["href"]).strip("/").rpartition("/")[2]
        listed = head.find_next("dd")
        assert listed
        for item in listed.select("li"):
            rendering, _, texts = text_of(item).partition(": ")
            links = [stem_of(text_of(each), corpus) for each in item.select("a")]
            figures = map(int, re.findall(r"\((\d+)\)(?=, |$)", texts))
            found[id_, rendering] = dict(zip(links, figures, strict=True))
    assert found == {key: counts for key, counts in table.items() if key[0] in several}


def test_every_line_is_on_its_page(site: Path, corpus: Corpus) -> None:
    """Its text stands in the row of its number, on its side; only white space may differ."""
    columns: dict[tuple[str, str, str], str] = {}
    for translation in corpus.translations.values():
        soup = page(site / Path(translation.page).with_suffix("") / "index.html")
        for note in soup.select(".bitext-bracket, .bitext-noteref"):
            note.extract()
        for row in soup.select(".bitext-pair"):
            for side in ("source", "translation"):
                column = row.select(f".bitext-{side}")
                columns[translation.page, str(row["id"])[1:], side] = "".join("".join(map(text_of, column)).split())
        for side, title in (("source", ".bitext-title"), ("translation", "h1")):
            columns.setdefault(
                (translation.page, "1", side), "".join("".join(map(text_of, soup.select(title))).split())
            )
    for use in corpus.concordance.uses.values():
        for line in use.lines:
            for side, context in (("source", line.source), ("translation", line.translation)):
                if context:
                    shown = columns[line.page, line.number, side]
                    assert "".join(context.text.split()) in shown, (line.page, line.number)
