"""A search works on one state of the site: it finds what that has, or says in a sentence why it cannot."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

import pytest

from bitext.search import Document, Index, Unit
from bitext.search.index import MANIFEST
from tests.support.search_engine import Engine, encoded, engine

REPLACED = "The search index is being replaced; try again in a moment."
UNREACHABLE = "The search index could not be loaded; check the connection."
UPDATED = "The site has been updated; load the page again."


def index_of(*sides: str) -> dict[str, bytes]:
    """Return the index of texts of one pair each."""
    texts = (
        Document("text", f"texts/{number}/", ("", side), ("zh", "en"), (Unit("p1", "1", ("数字", side)),))
        for number, side in enumerate(sides)
    )
    return Index().files(list(texts))


OLD, NEW = index_of("old economy"), index_of("another", "new economy")


@pytest.fixture
def node() -> Iterator[Engine]:
    """The engine, with the old site open and nothing of it searched."""
    with engine() as running:
        running.open(OLD)
        yield running


def addresses(said: dict[str, object]) -> list[str]:
    """Return where the hits are."""
    hits = said["hits"]
    assert isinstance(hits, list)
    return [hit["address"] for hit in hits]


def manifest(files: dict[str, bytes]) -> str:
    """Return the manifest of an index as the script takes it."""
    return b64encode(files[MANIFEST]).decode()


def test_a_site_that_was_replaced_is_searched_as_it_is_now(node: Engine) -> None:
    """Where files of the state that a query began with are gone, it begins anew with the manifest of now."""
    assert addresses(node.ask(query="economy", files=encoded(NEW))) == ["texts/1/#p1"]


def test_an_edit_is_found_by_the_next_query(node: Engine) -> None:
    """The manifest is asked for again before a query, though not within a second."""
    assert addresses(node.ask(query="economy")) == ["texts/0/#p1"]
    both = OLD | NEW
    assert addresses(node.ask(query="economy", files=encoded(both), later=True)) == ["texts/1/#p1"]
    assert not [path for path in node.ask(query="economy")["asked"] if "manifest" in path]


def test_an_old_manifest_with_new_files_gives_no_results_of_both(node: Engine) -> None:
    """A cache that gives the old manifest once is passed by; if it always does, that is said."""
    new = encoded(NEW)
    once = node.ask(query="economy", files=new, manifests=[manifest(OLD), manifest(NEW)], later=True)
    assert addresses(once) == ["texts/1/#p1"]
    assert "search/manifest.json reload" in once["asked"]
    node.ask(files=encoded(OLD), open=True)
    assert node.ask(query="old", files=new, manifests=[manifest(OLD)], later=True)["error"] == REPLACED


def test_an_index_that_is_opened_with_an_old_manifest_is_read_anew(node: Engine) -> None:
    """The first query of a page is answered from the files that are there, whatever manifest a cache gave first."""
    said = node.ask(query="economy", files=encoded(NEW), manifests=[manifest(OLD), manifest(NEW)], open=True)
    assert addresses(said) == ["texts/1/#p1"]


def test_a_file_that_failed_once_is_asked_for_again(node: Engine) -> None:
    """No fault stays: as soon as the files are there, the next query is answered."""
    without = {path: data for path, data in OLD.items() if "/documents." not in path}
    assert node.ask(query="economy", files=encoded(without), open=True)["error"] == REPLACED
    assert addresses(node.ask(query="economy", files=encoded(OLD))) == ["texts/0/#p1"]


def test_a_new_manifest_with_old_files_gives_no_results(node: Engine) -> None:
    """Neither are results those of the old files, nor is there a result that nothing was found."""
    assert node.ask(query="economy", manifests=[manifest(NEW)], later=True)["error"] == REPLACED
    assert addresses(node.ask(query="economy")) == ["texts/0/#p1"], "the next query is answered again"


def test_a_file_that_is_cut_short_is_no_result(node: Engine) -> None:
    """A file that was written in part counts as one that is being replaced."""
    cut = {path: data if path == MANIFEST else data[: len(data) // 2] for path, data in OLD.items()}
    assert node.ask(query="economy", files=encoded(cut))["error"] == REPLACED
    assert node.ask(query="economy", files=encoded(OLD | {MANIFEST: b'{"for'}), later=True)["error"] == REPLACED
    assert addresses(node.ask(query="economy", files=encoded(OLD))) == ["texts/0/#p1"]


def test_without_a_network_that_is_said(node: Engine) -> None:
    """One sentence, and the next query with a network is answered."""
    assert node.ask(query="economy", offline=True)["error"] == UNREACHABLE
    assert node.ask(query="economy", offline=True, later=True)["error"] == UNREACHABLE
    assert addresses(node.ask(query="economy")) == ["texts/0/#p1"]


def test_a_format_that_the_script_does_not_know_is_said(node: Engine) -> None:
    """A site that is newer than the page says so."""
    newer = NEW | {MANIFEST: NEW[MANIFEST].replace(b'"format":1', b'"format":2')}
    assert node.ask(query="economy", files=encoded(newer), later=True)["error"] == UPDATED
