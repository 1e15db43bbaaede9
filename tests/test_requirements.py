"""What is installed is pinned, hashed and whole, so that installing it needs no resolver."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

# A file → the groups of pyproject.toml that it is made of; all but the first hold what the package needs too.
LOCKS = {"uv": ["uv"], "site": ["site"], "test": ["test", "hosts"], "lowest": ["test"]}
OF_THE_PACKAGE = [lock for lock in LOCKS if lock != "uv"]

PINNED = re.compile(r"[a-z0-9.-]+==[^\s;]+(?: ; [^\\]+?)?(?: --hash=sha256:[0-9a-f]{64})+")

# Pins may differ between them. 3.11.5 is where one library's own bound lies.
MACHINES = [
    {
        "sys_platform": platform,
        "platform_system": system,
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
    }
    for (platform, system), python in product(
        [("linux", "Linux"), ("darwin", "Darwin")], ["3.11.0", "3.11.7", "3.12.1", "3.13.0"]
    )
]


@pytest.fixture(scope="module")
def tables(repository: Path) -> dict[str, Any]:
    """All of pyproject.toml."""
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def lines_of(repository: Path, lock: str) -> list[str]:
    """Return the requirements of a file, each on one line, without comments."""
    text = (repository / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def pinned(repository: Path, lock: str) -> list[Requirement]:
    """Return what a file pins, with the machines that it pins it for."""
    return [Requirement(line.partition(" --hash")[0]) for line in lines_of(repository, lock)]


def version_of(pin: Requirement) -> Version:
    """Return the one version that a pin allows."""
    (specifier,) = pin.specifier
    return Version(specifier.version)


def versions(pins: list[Requirement]) -> dict[str, list[Version]]:
    """Return name → versions, of which there may be one for each kind of machine."""
    found: dict[str, list[Version]] = {}
    for pin in pins:
        found.setdefault(pin.name, []).append(version_of(pin))
    return found


def versions_on(pins: list[Requirement], machine: Mapping[str, str]) -> dict[str, Version]:
    """Return name → version on one machine."""
    return {pin.name: version_of(pin) for pin in pins if not pin.marker or pin.marker.evaluate(dict(machine))}


def in_group(groups: Mapping[str, Any], name: str) -> Iterator[Requirement]:
    """Yield the requirements of a dependency group and of those that it includes."""
    for entry in groups[name]:
        if isinstance(entry, str):
            yield Requirement(entry)
        else:
            yield from in_group(groups, entry["include-group"])


def of_the_package(tables: Mapping[str, Any]) -> list[Requirement]:
    """Return what the package needs, with all its extras: the site is built with them, and the tests run with them."""
    project = tables["project"]
    listed = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    return [Requirement(text) for text in listed]


def roots(tables: Mapping[str, Any], lock: str) -> list[Requirement]:
    """Return what a file is resolved from."""
    package = [] if lock == "uv" else of_the_package(tables)
    return package + [each for group in LOCKS[lock] for each in in_group(tables["dependency-groups"], group)]


@dataclass(frozen=True)
class Need:
    """Something that must be installed on some machines."""

    requirement: Requirement
    by: str
    """Who says so."""
    extras: frozenset[str]
    """The extras that were asked of who says so."""

    def applies_to(self, machine: Mapping[str, str]) -> bool:
        """Return whether the machine is one of those."""
        marker = self.requirement.marker
        return not marker or any(marker.evaluate({**machine, "extra": extra}) for extra in self.extras or {""})


def needs_of(name: str, version: Version, extras: frozenset[str]) -> list[Need]:
    """Return what a distribution says that it needs; nothing where another version is installed here, or none."""
    if not is_installed(name, version):
        return []
    return [Need(Requirement(text), name, extras) for text in metadata.requires(name) or ()]


def is_installed(name: str, version: Version) -> bool:
    """Return whether exactly this is installed in the environment of the tests."""
    try:
        return Version(metadata.version(name)) == version
    except metadata.PackageNotFoundError:
        return False


def unmet(wanted: list[Requirement], installed: Mapping[str, Version], machine: Mapping[str, str]) -> list[str]:
    """Return what is needed on a machine, by whatever chain of needs, and not pinned or pinned at another version."""
    faults, seen = set(), set()
    queue = [Need(requirement, "pyproject.toml", frozenset()) for requirement in wanted]
    while queue:
        need = queue.pop()
        if need in seen or not need.applies_to(machine):
            continue
        seen.add(need)
        name = canonicalize_name(need.requirement.name)
        version = installed.get(name)
        if version is None or not need.requirement.specifier.contains(version, prereleases=True):
            faults.add(f"{need.by} needs {need.requirement}, found {version}")
        else:
            queue += needs_of(name, version, frozenset(need.requirement.extras))
    return sorted(faults)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(repository: Path, lock: str) -> None:
    """What is installed is what was resolved, byte for byte, from whatever place it comes."""
    lines = lines_of(repository, lock)
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_there_are_no_other_requirements(repository: Path) -> None:
    """A new file is held to the same rules; `lower-bounds.txt` is installed by nobody."""
    found = {path.stem for path in (repository / "requirements").iterdir()}
    assert found == {*LOCKS, "lower-bounds"}


def test_uv_is_one_wheel(repository: Path) -> None:
    """Any pip can install it, since there is nothing to resolve and nothing to build."""
    (pin,) = pinned(repository, "uv")
    assert (pin.name, pin.marker) == ("uv", None)


@pytest.mark.parametrize(
    "machine", MACHINES, ids=lambda machine: f"{machine['sys_platform']}-{machine['python_full_version']}"
)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_file_names_all_that_is_needed(
    repository: Path, tables: dict[str, Any], lock: str, machine: dict[str, str]
) -> None:
    """They are installed without looking at what they need in turn: what is left out here would be missing there."""
    assert unmet(roots(tables, lock), versions_on(pinned(repository, lock), machine), machine) == []


def test_what_is_installed_here_is_what_is_pinned(repository: Path) -> None:
    """So the needs that the test above follows are those of the pinned versions, whether `test` or `test-lowest` runs."""
    differing = [
        {
            name: version
            for name, version in versions_on(pinned(repository, lock), {}).items()
            if not is_installed(name, version)
        }
        for lock in ("test", "lowest")
    ]
    assert {} in differing, differing


@pytest.mark.parametrize("lock", OF_THE_PACKAGE)
def test_the_requirements_are_those_of_the_project(repository: Path, tables: dict[str, Any], lock: str) -> None:
    """A dependency that changes in pyproject.toml asks for `make lock`."""
    found = versions(pinned(repository, lock))
    for requirement in roots(tables, lock):
        assert found[canonicalize_name(requirement.name)]
        assert all(version in requirement.specifier for version in found[canonicalize_name(requirement.name)])


def test_the_tests_run_on_what_the_site_is_built_with(repository: Path) -> None:
    """A test against another version than the published site's would prove little."""
    tested, built = (versions(pinned(repository, lock)) for lock in ("test", "site"))
    assert {name: tested.get(name) for name in built} == built


def test_the_lower_bounds_are_those_that_are_tested(repository: Path, tables: dict[str, Any]) -> None:
    """`make test-lowest` runs on exactly what pyproject.toml promises."""
    stated = {
        canonicalize_name(requirement.name): [
            Version(each.version) for each in requirement.specifier if each.operator == ">="
        ]
        for requirement in of_the_package(tables)
    }
    assert versions(pinned(repository, "lower-bounds")) == stated
    lowest = versions(pinned(repository, "lowest"))
    assert {name: lowest[name] for name in stated} == stated
