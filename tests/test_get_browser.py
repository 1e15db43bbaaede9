"""The tool that finds a browser takes one that starts, and says what to do where there is none."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

STARTS = "echo Chromium 1.2.3"
DOES_NOT_START = "echo 'install it with snap'; exit 1"


def program(path: Path, body: str) -> Path:
    """Write a program that stands in for a browser or a package manager."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def get_browser(repository: Path, path: Path, named: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the tool with nothing but `path` to look in."""
    environment = {key: value for key, value in os.environ.items() if key != "BITEXT_CHROMIUM"}
    environment |= {"PATH": str(path)} | ({"BITEXT_CHROMIUM": str(named)} if named else {})
    tool = repository / "tools" / "get_browser.py"
    return subprocess.run([sys.executable, tool], env=environment, capture_output=True, text=True, check=False)


def test_the_browser_that_is_named_is_taken(repository: Path, tmp_path: Path) -> None:
    """Where the environment names one, the path is not searched."""
    program(tmp_path / "chromium", STARTS)
    named = program(tmp_path / "mine", STARTS)
    done = get_browser(repository, tmp_path, named)
    assert (done.returncode, done.stdout) == (0, f"{named}\n")


def test_a_named_browser_that_does_not_start_is_an_error(repository: Path, tmp_path: Path) -> None:
    """No other browser is taken in its place."""
    program(tmp_path / "chromium", STARTS)
    named = tmp_path / "nope"
    done = get_browser(repository, tmp_path, named)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"BITEXT_CHROMIUM: expected the path of a Chromium, got {named}, which does not start" in done.stderr


def test_a_browser_that_does_not_start_is_passed_over(repository: Path, tmp_path: Path) -> None:
    """Ubuntu's `chromium-browser` may be a shell that only says how to install one."""
    program(tmp_path / "chromium-browser", DOES_NOT_START)
    found = program(tmp_path / "google-chrome", STARTS)
    done = get_browser(repository, tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{found}\n")


@pytest.mark.skipif(
    os.geteuid() != 0
    or not Path("/etc/debian_version").exists()
    or "ID=debian" not in Path("/etc/os-release").read_text(),
    reason="only root on Debian installs Debian's package",
)
def test_root_on_debian_gets_debians_package(repository: Path, tmp_path: Path) -> None:
    """The package lists are fetched first: a new machine has none."""
    browser = tmp_path / "chromium-headless-shell"
    script = (
        f"printf '#!/bin/sh\\n{STARTS}\\n' > {shlex.quote(str(browser))}; /bin/chmod +x {shlex.quote(str(browser))}"
    )
    program(tmp_path / "apt-get", f'[ "$1" = install ] || exit 0\n{script}')
    done = get_browser(repository, tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{browser}\n")
    update, install = (line for line in done.stderr.splitlines() if "running" in line)
    assert update == "get_browser: running apt-get update"
    assert install == "get_browser: running apt-get install --yes --no-install-recommends chromium-headless-shell"
