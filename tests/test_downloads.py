"""The files that a text can be had in, beside its page."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from tests.support.reading_page import source_blocks

TEXT = "texts/xi-2021-digital-economy"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def rows(site: Path) -> list[list[str]]:
    """The rows of the table of pairs, below its headings."""
    with (site / f"{TEXT}.tsv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter="\t")
    assert head == ["pair", "original", "translation"]
    return rows


def test_the_original_is_what_was_sealed(site: Path, repository: Path) -> None:
    """The text's digest is the seal in its front matter, so that whoever has the file can check it."""
    seal = hashlib.sha256((site / f"{TEXT}.txt").read_bytes()).hexdigest()
    assert f"sha256: {seal}" in (repository / "source_texts/xi-2021-digital-economy.md").read_text("utf-8")


def test_the_pairs_as_a_table(rows: list[list[str]], repository: Path) -> None:
    """Each pair has a row with its number: the original character for character, the translation without its notes."""
    assert [row[0] for row in rows] == [str(number + 1) for number in range(len(rows))]
    assert [row[1] for row in rows] == source_blocks(repository)
    assert all("–Ed." not in row[2] and "[^" not in row[2] for row in rows)


def test_the_pairs_as_a_translation_memory(site: Path, rows: list[list[str]]) -> None:
    """TMX 1.4b: a unit for each pair with both sides, each in its language."""
    root = ET.fromstring((site / f"{TEXT}.tmx").read_bytes())  # noqa: S314  # our own
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    header = root.find("header")
    assert header is not None
    required = "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype"
    assert set(header.keys()) == set(required.split())
    units = [
        {variant.get(LANGUAGE): variant.findtext("seg") for variant in unit.iter("tuv")} for unit in root.iter("tu")
    ]
    assert units == [{"zh-Hans": original, "en": ours} for _, original, ours in rows]


def test_every_link_to_a_file_leads_to_one(site: Path) -> None:
    """The menus name the files that are there, and no others: a text without its original has no pairs."""
    named = {}
    for name in ("xi-2021-digital-economy", "digital-economy-plan-2021"):
        page = site / "texts" / name / "index.html"
        soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
        links = [str(link["href"]) for link in soup.select(".bitext-downloads a")]
        assert all(
            (page.parent / link).is_file()
            for link in [*links, *(str(one["href"]) for one in soup.select(".bitext-cite a[download]"))]
        )
        named[name] = [link.partition(name)[2] for link in links]
    assert named == {
        "xi-2021-digital-economy": [".tsv", ".tmx", ".txt", ".md", ".bib", ".ris", ".csl.json"],
        "digital-economy-plan-2021": [".md", ".bib", ".ris", ".csl.json"],
    }
    assert json.loads((site / f"{TEXT}.csl.json").read_text("utf-8"))[0]["type"] == "webpage"
    assert (site / f"{TEXT}.ris").read_bytes().endswith(b"\r\nER  - \r\n")
