"""An environment is made with what Python, pip and uv there are, and what is missing is said in one line."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.machine import Machine

INSTALL = "install --no-deps --require-hashes --only-binary :all: -r requirements/test.txt"
INSTALL_PACKAGE = "install --quiet --force-reinstall --no-index --no-deps --no-build-isolation --editable ."
INSTALL_UV = "install --quiet --upgrade --target {folder}/uv --no-deps --require-hashes --only-binary :all: -r requirements/uv.txt"

NONE_NEW_ENOUGH = "expected Python 3.11 or newer with venv, got none of: python3.13 python3.12 python3\n"


@pytest.fixture
def machine(repository: Path, tmp_path: Path) -> Machine:
    """A machine without a Python."""
    return Machine(repository, tmp_path)


def make(machine: Machine) -> subprocess.CompletedProcess[str]:
    """Make an environment with the Pythons that a person may have."""
    machine.add_uv()
    machine.add_python(machine.programs / "python-of-venv")
    return machine.run("make_environment", "python3.13", "python3.12", "python3")


# The environment


def test_the_first_whole_python_makes_the_environment(machine: Machine) -> None:
    """The newest that is tested comes first; one in part is passed over where there is another; pip brings uv."""
    machine.add_python(machine.programs / "python3.13", part=True)
    machine.add_python(machine.programs / "python3.12")
    done = make(machine)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"making {machine.folder} with Python of python3.12\n"
    pip = "python-of-venv -m pip --disable-pip-version-check "
    assert machine.called() == [
        f"python3.12 -m venv {machine.folder}",
        pip + INSTALL_UV.format(folder=machine.folder),
        "uv --version",
    ]


def test_a_machine_without_a_uv_is_told_so(machine: Machine) -> None:
    """The environment is whole without it."""
    machine.no_uv = True
    machine.add_python(machine.programs / "python3")
    done = make(machine)
    assert (done.returncode, done.stderr) == (0, "no uv to be had for this machine: pip installs in its place\n")


def test_an_environment_that_is_there_only_gets_its_uv_anew(machine: Machine) -> None:
    """Another uv is pinned, or the environment was made before there was one in it."""
    machine.add_environment(uv=False)
    machine.add_python(machine.programs / "python3.13")
    assert make(machine).returncode == 0
    assert [call.split()[0] for call in machine.called()] == ["python", "uv"]


def test_a_python_without_ensurepip_does_with_a_pip(machine: Machine) -> None:
    """Debian's `python3` is so where `python3-venv` is not installed; the pip may be an older Python's."""
    machine.add_python(machine.programs / "python3.12", part=True, pipless=True)
    machine.add_python(machine.programs / "python3", old=True)
    done = make(machine)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"making {machine.folder} with Python of python3.12, which has no ensurepip, and uv\n"
    taken = machine.programs / "python3.12"
    assert machine.called()[-1] == f"uv venv --quiet --allow-existing --python {taken} {machine.folder}"


def test_where_no_python_is_new_enough_uv_fetches_one(machine: Machine) -> None:
    """An old Python with pip is enough to begin with."""
    machine.add_python(machine.programs / "python3", old=True)
    done = make(machine)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "no Python here is new enough: asking uv to fetch 3.13\n"
    assert machine.called()[-1] == f"uv venv --quiet --allow-existing --managed-python --python 3.13 {machine.folder}"


@pytest.mark.parametrize("case", ["no Python", "an old one without pip", "no wheel of uv", "nothing to fetch it from"])
def test_where_none_is_to_be_had_the_cure_is_named(machine: Machine, case: str) -> None:
    """Whatever was tried, the last lines say what to do."""
    machine.no_uv = case == "no wheel of uv"
    machine.uv_fails = "venv" if case == "nothing to fetch it from" else "never"
    if case != "no Python":
        machine.add_python(machine.programs / "python3", old=True, pipless=case == "an old one without pip")
    done = make(machine)
    assert done.returncode == 1
    assert NONE_NEW_ENOUGH in done.stderr
    assert done.stderr.endswith(
        "install one (Debian: apt install python3-venv; macOS: brew install python), or name it: make PYTHON=…\n"
    )


# What is installed into it


def test_uv_installs_what_is_pinned(machine: Machine) -> None:
    """Nothing is resolved, nothing is built, no checksum is passed over; pip is not asked."""
    machine.add_environment()
    done = machine.run("install", "requirements/test.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.called() == [f"uv pip {INSTALL}", f"uv pip {INSTALL_PACKAGE}", "uv pip check"]


@pytest.mark.parametrize("uv", [True, False])
def test_without_uv_pip_installs_the_same(machine: Machine, uv: bool) -> None:
    """Where uv fails, for whatever reason, and where there is none."""
    machine.uv_fails = "pip install"
    machine.add_environment(uv=uv)
    done = machine.run("install", "requirements/test.txt")
    assert done.returncode == 0
    assert done.stderr.endswith("without uv: pip installs requirements/test.txt, which takes longer\n")
    pip = "python -m pip --disable-pip-version-check"
    assert machine.called()[-3:] == [f"{pip} {INSTALL}", f"{pip} {INSTALL_PACKAGE}", f"{pip} check"]


def test_what_is_missing_is_noticed(machine: Machine) -> None:
    """A file that leaves out something would install without a word."""
    machine.add_environment(uv=False, incomplete=True)
    done = machine.run("install", "requirements/test.txt")
    assert done.returncode == 1
    assert done.stderr.endswith(
        "a needs b\nexpected requirements/test.txt to name all that is needed;"
        " make lock after a change of pyproject.toml, else make clean\n"
    )


def test_nothing_else_installs(repository: Path) -> None:
    """All that make installs goes through that one script, and so through the checksums."""
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in [repository / "Makefile", *(repository / "tools").glob("*.sh")]
    }
    lines = [
        (path.name, line.strip()) for path, text in texts.items() for line in re.sub(r"\\\n\s*", "", text).splitlines()
    ]
    installing = [
        (name, line)
        for name, line in lines
        if re.search(r"(?:pip|\"\$1\").* install ", line) and not line.startswith(("#", "echo"))
    ]
    assert [name for name, _ in installing] == ["make_environment.sh", "install.sh", "install.sh"]
    assert [line for _, line in installing if "--no-deps" not in line] == []


# What uv is told


def told(machine: Machine, **environment: str) -> dict[str, str]:
    """Return what uv finds in its environment, of what it may be told."""
    machine.environment = environment
    machine.add_python(machine.folder / "bin" / "python")
    machine.add(machine.folder / "uv" / "bin" / "uv", '\n/usr/bin/env >>"{log}"\n')
    assert machine.run("uv", "pip", "check").returncode == 0
    lines = dict(line.partition("=")[::2] for line in machine.called())
    return {name: lines[name] for name in ("UV_DEFAULT_INDEX", "SSL_CERT_FILE", "UV_SYSTEM_CERTS") if name in lines}


def test_uv_trusts_whom_the_system_trusts(machine: Machine) -> None:
    """So does pip since 24.2; no index is named where pip has none."""
    assert told(machine) == {"UV_SYSTEM_CERTS": "true"}


def test_uv_is_told_what_pip_is_told(machine: Machine, tmp_path: Path) -> None:
    """People behind a mirror and a proxy set it up for pip, and uv reads nothing of it."""
    certificates = tmp_path / "certificates.pem"
    certificates.touch()
    found = told(machine, PIP_INDEX_URL="https://mirror.example/simple", PIP_CERT=str(certificates))
    assert found == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "SSL_CERT_FILE": str(certificates),
        "UV_SYSTEM_CERTS": "true",
    }


def test_uv_is_told_what_pips_files_say(machine: Machine, tmp_path: Path) -> None:
    """What they say of installing stands above what they say of everything."""
    certificates = tmp_path / "certificates.pem"
    certificates.touch()
    machine.settings = "\n".join(
        [
            ":env:.cert='/none'",
            f"global.cert='{certificates}'",
            "global.extra-index-url='https://more.example'",
            "global.index-url='https://mirror.example'",
            "install.index-url='https://nearer.example'",
        ]
    )
    assert told(machine) == {
        "UV_DEFAULT_INDEX": "https://nearer.example",
        "SSL_CERT_FILE": str(certificates),
        "UV_SYSTEM_CERTS": "true",
    }


def test_what_uv_is_told_itself_stands(machine: Machine) -> None:
    """A person who set up uv knows better."""
    own = {"UV_DEFAULT_INDEX": "https://own.example", "SSL_CERT_FILE": os.devnull, "UV_SYSTEM_CERTS": "false"}
    assert told(machine, **own, PIP_INDEX_URL="https://mirror.example", PIP_CERT=__file__) == own


def test_a_missing_uv_is_said(machine: Machine) -> None:
    """`make lock` can do nothing without it."""
    done = machine.run("uv", "pip", "compile")
    assert done.returncode == 1
    assert done.stderr == (
        f"expected uv at {machine.folder}/uv/bin/uv, found none: there is none for this machine, or make clean and begin anew\n"
    )
