"""What a build has worked out is kept from one publication of a branch to the next, and nothing of a pull request is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bitext.cache import FOLDER
from bitext.hosts.cache_folder import CACHE
from bitext.hosts.site_checks import FINDINGS
from bitext.lexicons.cedict import FOLDER as LEXICONS
from bitext.library.library import WEIGHED
from bitext.library.sentences import FOLDER as SENTENCES
from bitext.starter import files_of_a_site

KEPT = "/".join(FOLDER)
PATHS = [f"{KEPT}/*", f"!{'/'.join(CACHE)}"]
"""All kinds but the generated pages, which no build reads."""
OF_BRANCH = "bitext-publish:${{ github.ref }}:"
OF_TARGET = re.compile(r"bitext-publish:(refs/heads/)?\$\{\{ github\.base_ref\b[^}]*(\{0\}[^}]*)?\}\}:")
SITES = ("of ours", "of a new site")


def steps_of(repository: Path, site: str, name: str) -> list[dict[str, Any]]:
    """Return the steps of all jobs of a workflow in their order."""
    path = f".github/workflows/{name}.yml"
    text = files_of_a_site("A")[path] if site == "of a new site" else (repository / path).read_text("utf-8")
    return [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]


def using(steps: list[dict[str, Any]], action: str) -> list[dict[str, Any]]:
    """Return the steps that use some action of the cache."""
    return [step for step in steps if step.get("uses", "").startswith(f"actions/cache{action}@")]


@pytest.mark.parametrize("site", SITES)
def test_a_publication_begins_with_what_one_of_its_branch_has_kept(repository: Path, site: str) -> None:
    """The reference is in the name, and a colon, which none can hold: no branch is called as another begins."""
    steps = steps_of(repository, site, "publish")
    (restored,), (saved,) = using(steps, "/restore"), using(steps, "/save")
    assert restored["with"]["restore-keys"] == OF_BRANCH
    assert restored["with"]["key"] == OF_BRANCH + "${{ github.sha }}"
    assert saved["with"]["key"].startswith(OF_BRANCH)
    assert restored["with"]["path"].split() == saved["with"]["path"].split() == PATHS


@pytest.mark.parametrize("site", SITES)
def test_files_in_the_repository_are_not_kept(repository: Path, site: str) -> None:
    """Somebody may have committed a cache, or a link in its place: it goes before the kept one comes."""
    steps = steps_of(repository, site, "publish")
    removed = [index for index, step in enumerate(steps) if step.get("run") == f"rm -rf {FOLDER[0]}"]
    checkout = next(index for index, step in enumerate(steps) if "actions/checkout@" in step.get("uses", ""))
    assert [checkout < index < steps.index(using(steps, "/restore")[0]) for index in removed] == [True]


@pytest.mark.parametrize("site", SITES)
def test_where_nothing_is_new_nothing_is_saved(repository: Path, site: str) -> None:
    """The name says what is in it; a build that failed has worked out something too."""
    steps = steps_of(repository, site, "publish")
    (saved,) = using(steps, "/save")
    content = f"hashFiles('{KEPT}/**', '!{'/'.join(CACHE)}/**')"
    assert saved["with"]["key"] == f"{OF_BRANCH}${{{{ {content} }}}}"
    name = f"format('bitext-publish:{{0}}:{{1}}', github.ref, {content})"
    assert saved["if"] == f"${{{{ !cancelled() && steps.kept.outputs.cache-matched-key != {name} }}}}"
    assert using(steps, "/restore")[0]["id"] == "kept"
    build = next(index for index, step in enumerate(steps) if step.get("run", "").startswith(("make", "mkdocs")))
    assert steps.index(using(steps, "/restore")[0]) < build < steps.index(saved)


@pytest.mark.parametrize("site", SITES)
def test_a_pull_request_keeps_nothing(repository: Path, site: str) -> None:
    """It may read what its target has published, which is no secret; it can leave nothing, nor crowd out what is kept."""
    steps = steps_of(repository, site, "check")
    caching = [step for step in steps if "cache" in step.get("uses", "") or "cache" in step.get("with", {})]
    assert caching == using(steps, "/restore")
    (restored,) = caching
    assert OF_TARGET.fullmatch(restored["with"]["restore-keys"])
    assert restored["with"]["path"].split() == PATHS


def test_the_guide_names_the_folders_of_the_cache(repository: Path) -> None:
    """Whoever looks into the cache finds out what lies there."""
    guide = (repository / "docs" / "guide" / "publishing.md").read_text("utf-8")
    table = re.findall(r"^\| `([a-z]+)/` \|", guide.partition("## What is kept between two builds")[2], re.MULTILINE)
    assert sorted(table) == sorted((CACHE[-1], LEXICONS, SENTENCES, WEIGHED.name, FINDINGS.name))
