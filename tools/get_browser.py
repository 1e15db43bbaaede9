"""Find a Chromium for the tests, or get one; print its path.

    python tools/get_browser.py

The path alone goes to standard output, what is done about it to standard error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "BITEXT_CHROMIUM"
"""The environment variable that names a browser; where it is set, no other is looked for."""

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The first is Chromium without its windows: nobody sees them, and they would take a third of the time of the tests."""

MACOS_APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
)

DEBIAN = (
    ("apt-get", "update"),
    ("apt-get", "install", "--yes", "--no-install-recommends", NAMES[0]),
)

ANSWER_SECONDS = 30  # a first start on a slow machine takes a few


class NoBrowserError(Exception):
    """There is no Chromium on this machine, and none could be got."""


def find_chromium() -> Path | None:
    """Return the first Chromium here that starts, or None; fetch nothing.

    Raises:
        NoBrowserError: `BITEXT_CHROMIUM` names something that does not start.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if _starts(Path(named)):
            return Path(named)
        raise NoBrowserError(f"{VARIABLE}: expected the path of a Chromium, got {named}, which does not start")
    return next((path for path in _candidates() if _starts(path)), None)


def get_chromium() -> Path:
    """Return a Chromium that starts; install one where there is none.

    Raises:
        NoBrowserError: none is here and none could be installed.
    """
    found = find_chromium()
    if found:
        _say(f"using {found}")
        return found
    _say("no Chromium on this machine: getting one")
    for command in _installing():
        _run(command)
    found = find_chromium()
    if not found:
        raise NoBrowserError("expected a Chromium after installing one, got none that starts" + _missing_libraries())
    _say(f"using {found}")
    return found


def main() -> int:
    """Print the browser's path; return 1 where there is none."""
    try:
        print(get_chromium())
    except NoBrowserError as error:
        _say(str(error))
        _say(f"install Chromium or Chrome, or name one: {VARIABLE}=/path/to/chromium")
        _say("without a browser, everything else can be tested: python -m pytest -m 'not browser'")
        return 1
    return 0


def _candidates() -> Iterator[Path]:
    """Yield the places where a browser may be, the machine's own before Playwright's."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (folder / application for application in MACOS_APPLICATIONS)
    yield from _playwrights_own()


def _playwrights_own() -> Iterator[Path]:
    """Yield the browser that `playwright install` puts in place, whether it is there or not."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 – this file also runs before Playwright is there
    except ImportError:
        return
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Return whether the program answers with its version: Ubuntu's `chromium-browser` may be an empty shell."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=ANSWER_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def _installing() -> tuple[tuple[str, ...], ...]:
    """Return the commands that install a browser here: Debian's package where we may, else Playwright's build."""
    playwright = (sys.executable, "-m", "playwright", "install")
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return ((*playwright, "chromium"),)
    return DEBIAN if _is_debian() else ((*playwright, "--with-deps", "chromium"),)


def _is_debian() -> bool:
    """Return whether this is Debian itself: in Ubuntu the package `chromium` is an empty one."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def _run(command: tuple[str, ...]) -> None:
    """Run a command with its output on standard error.

    Raises:
        NoBrowserError: the command is not there or fails.
    """
    _say("running " + " ".join(command))
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoBrowserError(f"expected a Chromium from {' '.join(command[:4])}, got: {error}") from error


def _missing_libraries() -> str:
    if sys.platform != "linux":
        return ""
    return f"; its libraries may be missing: sudo {sys.executable} -m playwright install --with-deps chromium"


def _say(line: str) -> None:
    print(f"get_browser: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
