"""A search never gives hits of two states of a site, and no empty list for a state that is half there: it says so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.support.project import build, write
from tests.support.served_folder import ServeFolder
from tests.support.small_project import PAGE, SOURCE_TEXT

REPLACED = "The search index is being replaced; try again in a moment."
QUERIES = ("节约用水", "约", "saving water", '"made to"', "jieyue yongshui", "water -duty")
GLOSSARY = "- {zh: 节约用水, pinyin: jiéyuē yòngshuǐ, renderings: [saving of water, saving water]}\n"
_FOUND = """
async ({ root, queries }) => {
  const { openIndex, find } = await import(`${root}assets/bitext/search.js`);
  const found = async (query) => {
    const results = await find(await openIndex(root), query);
    const hits = await results.all();
    return hits.map(({ address, sides }) => [address, ...sides.map(({ text }) => text)]);
  };
  const said = (error) => (error.name === "SearchError" ? error.message : `thrown: ${error}`);
  return Promise.all(queries.map((query) => found(query).catch(said)));
}
"""
Found = str | list[list[str]]
"""What was said, or address and sides of each hit."""


class States(NamedTuple):
    """A site before an edit and after it."""

    old: Path
    new: Path


class Searched(NamedTuple):
    """A page of a folder that is served."""

    folder: Path
    page: Page
    root: str

    def find(self, *queries: str) -> list[Found]:
        """Return what a reader finds who searches for each of these now, and has not searched before."""
        if self.page.url != self.root:
            self.page.goto(self.root)
        found: list[Found] = self.page.evaluate(_FOUND, {"root": self.root, "queries": queries})
        return found


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> States:
    """Two builds: after the first, an article is reworded and a text is added."""
    folder = tmp_path_factory.mktemp("states")
    project = folder / "project"
    files = {"source_texts/water.md": SOURCE_TEXT, "docs/water.md": PAGE, "docs/glossary.yml": GLOSSARY}
    write(project, files)
    assert build(project, "--site-dir", str(folder / "old")).returncode == 0
    more = {
        "docs/water.md": PAGE.replace("are made to save water", "are made to use less of it, by saving water"),
        "source_texts/rain.md": SOURCE_TEXT.replace("节约用水", "收集雨水"),
        "docs/rain.md": PAGE.replace("source_text: water", "source_text: rain").replace("Saving", "Collecting"),
    }
    write(project, files | more)
    assert build(project, "--site-dir", str(folder / "new")).returncode == 0
    return States(folder / "old", folder / "new")


@pytest.fixture
def searched(browser: Browser, served_site: ServeFolder, tmp_path: Path) -> Iterator[Searched]:
    """An empty folder that is served, without caches between."""
    folder = tmp_path / "served"
    folder.mkdir()
    with browser.new_context() as context:
        yield Searched(folder, context.new_page(), served_site(folder, headers={"Cache-Control": "no-store"}))


def put(searched: Searched, site: Path) -> None:
    """Put a state of the site into the folder that is served."""
    shutil.rmtree(searched.folder)
    shutil.copytree(site, searched.folder)


def found_in(searched: Searched, site: Path) -> dict[str, Found]:
    """Return what each query finds in a state of the site that is whole."""
    put(searched, site)
    found = dict(zip(QUERIES, searched.find(*QUERIES), strict=True))
    assert all(isinstance(hits, list) and hits for hits in found.values()), found
    return found


def files_of(folder: Path) -> list[Path]:
    """Return the files of a site's index."""
    return sorted(path for path in (folder / "search").rglob("*") if path.suffix in (".bin", ".json"))


@pytest.mark.parametrize("manifest", ["old", "new"])
def test_a_manifest_of_another_state(searched: Searched, states: States, manifest: str) -> None:
    """The old manifest with the new files, and the reverse: every query finds what one state has, or says why it cannot."""
    found = [found_in(searched, state) for state in states]
    put(searched, states.new if manifest == "old" else states.old)
    shutil.copyfile(getattr(states, manifest) / "search/manifest.json", searched.folder / "search/manifest.json")
    said = dict(zip(QUERIES, searched.find(*QUERIES), strict=True))
    assert REPLACED in said.values()
    assert all(said[query] in (REPLACED, *(each[query] for each in found)) for query in QUERIES), said


def test_a_file_that_is_not_there_yet(searched: Searched, states: States) -> None:
    """Of a folder that is copied in part, whichever file is missing or cut short: all hits are found, or it is said."""
    whole = found_in(searched, states.new)
    for number, path in enumerate(files_of(searched.folder)):
        data = path.read_bytes()
        parts = (None, data[: len(data) // 2])
        # What leads to all others both ways, a shard or a piece one way: there are many of a kind.
        for part in parts if path.parent.name == "search" else parts[number % 2 :][:1]:
            path.unlink()
            if part is not None:
                path.write_bytes(part)
            for query, found in zip(QUERIES, searched.find(*QUERIES), strict=True):
                assert found in (whole[query], REPLACED), (path.name, query)
            path.write_bytes(data)


def test_a_page_in_place_of_a_file(searched: Searched, states: States) -> None:
    """A server that answers with a page for what it does not have is taken for one that does not have it."""
    found_in(searched, states.new)
    for path in files_of(searched.folder):
        if path.suffix == ".bin":
            path.write_text("<!doctype html><title>Home</title>", "utf-8")
    assert searched.find(*QUERIES) == [REPLACED] * len(QUERIES)


def test_an_old_manifest_of_a_cache_is_asked_for_anew(searched: Searched, states: States) -> None:
    """A cache answers with the manifest of before: the search asks past it, and finds what the site has now."""
    whole = found_in(searched, states.new)
    old = (states.old / "search/manifest.json").read_bytes()
    asked = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(body=old, content_type="application/json")
        else:
            route.continue_()

    searched.page.route("**/search/manifest.json", answer)
    assert searched.find(QUERIES[0]) == [whole[QUERIES[0]]]
    assert len(asked) > 1


def test_a_site_that_is_replaced_under_an_open_page(searched: Searched, states: States) -> None:
    """Who has searched before finds what the site has now, without loading the page again."""
    found_in(searched, states.old)
    page = searched.page
    page.goto(searched.root)
    field = page.locator("form.bitext-search [name=q]")
    field.fill("收集雨水")
    page.locator(".bitext-search-head", has_text="Nothing found").wait_for()
    put(searched, states.new)
    page.wait_for_timeout(1100)  # the manifest counts as fresh for a second
    field.fill("收集雨水办法")
    page.locator(".bitext-hit").first.wait_for()


def test_the_reader_is_told(searched: Searched, states: States) -> None:
    """The box and the search page say in a sentence that the index is being replaced, and list no hits."""
    put(searched, states.new)
    shutil.copyfile(states.old / "search/manifest.json", searched.folder / "search/manifest.json")
    page = searched.page
    page.goto(searched.root)
    page.locator("form.bitext-search [name=q]").fill("节约用水")
    page.locator(".bitext-search-head", has_text=REPLACED).wait_for()
    assert page.locator(".bitext-hit").count() == 0
    page.goto(f"{searched.root}search/?q=节约用水")
    page.locator(".bitext-search-said", has_text=REPLACED).wait_for()
    assert page.locator(".bitext-hit").count() == 0
