"""What hosts/zensical.py takes from Zensical, which promises none of it: a new Zensical that changes it is noticed here."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.project import build, write

pytestmark = [
    pytest.mark.hosts,
    pytest.mark.skipif(
        importlib.util.find_spec("zensical") is None, reason="zensical is not installed: no wheel for here"
    ),
]

CONFIGURATION = """\
site_name: Test
site_url: https://example.org/
repo_url: https://example.org/a/b
edit_uri: edit/main/docs
theme: {name: material, font: false}
markdown_extensions:
  - tables
  - probe: {answer: 42}
"""
# Writes down what an extension of a site is told, as Zensical makes it for each page.
PROBE = """\
import json
from collections.abc import Mapping
from pathlib import Path

from markdown.extensions import Extension


class Probe(Extension):
    def __init__(self, **options):
        self.config = {"answer": [0, "an option"]}
        super().__init__(**options)

    def extendMarkdown(self, md):
        seen = {"answer": self.getConfig("answer"), "names": [item.name for item in md.preprocessors._priority]}
        context = md.preprocessors["rendering_context"] if "rendering_context" in md.preprocessors else None
        config = getattr(context, "config", None)
        seen["mapping"] = isinstance(config, Mapping)
        if isinstance(config, Mapping):
            seen |= {key: config.get(key) for key in ("root_dir", "docs_dir", "repo_url", "edit_uri")}
        seen["path"] = getattr(getattr(context, "page", None), "path", None)
        with (Path(__file__).parent / "seen.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(seen, default=str) + chr(10))


def makeExtension(**options):
    return Probe(**options)
"""
CHANGED = (
    "Zensical has changed what bitext.hosts.zensical stands on: expected {}, found {}; see its extensions/context.py"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    """The folder of a project, and what an extension was told for each of its pages."""
    files = {"probe.py": PROBE, "docs/texts/one.md": "# One\n"}
    folder = write(tmp_path_factory.mktemp("project"), files, CONFIGURATION)
    done = build(folder, "--clean", host="zensical", environment={"PYTHONPATH": str(folder)})
    assert done.returncode == 0, done.stdout
    seen = folder / "seen.jsonl"
    assert seen.is_file(), CHANGED.format("an extension of the site to be called", "that it is not")
    return folder, [json.loads(line) for line in seen.read_text("utf-8").splitlines()]


def test_the_preprocessor_is_there_before_our_extension(told: tuple[Path, list[dict[str, Any]]]) -> None:
    """The page is known when a site's own extension is asked to extend Markdown."""
    for each in told[1]:
        assert "rendering_context" in each["names"], CHANGED.format("a preprocessor rendering_context", each["names"])
        assert each["answer"] == 42, CHANGED.format("the options of an extension", each["answer"])


def test_it_names_the_page(told: tuple[Path, list[dict[str, Any]]]) -> None:
    """`.page.path` is the path in the docs folder."""
    found = sorted({each["path"] for each in told[1]}, key=str)
    assert found == ["index.md", "texts/one.md"], CHANGED.format("page.path to be that in the docs folder", found)


def test_it_has_the_sites_configuration(told: tuple[Path, list[dict[str, Any]]]) -> None:
    """`.config` is a mapping with the keys that ours reads."""
    folder, pages = told
    expected = {
        "mapping": True,
        "root_dir": str(folder),
        "docs_dir": "docs",
        "repo_url": "https://example.org/a/b",
        "edit_uri": "edit/main/docs",
    }
    for each in pages:
        found = {key: each.get(key) for key in expected}
        assert found == expected, CHANGED.format(expected, found)
