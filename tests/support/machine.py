"""A machine with the programs that a test puts there, each of which writes down how it was called."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

UV = """
echo "uv $*" >>"{log}"
case "$*" in
    "{uv_fails}"*) echo "uv: no network" >&2; exit 2 ;;
    venv*) mkdir -p "{folder}/bin" ;;
esac
"""

PYTHON = """
case "$*" in
    -c*version_info*) exit {old} ;;
    -c*ensurepip*) exit {part} ;;
    --version) echo "Python of {name}" ;;
    "-m pip --version") exit {pipless} ;;
    "-m pip config list") printf '%s\\n' "{settings}" ;;
    *) echo "{name} $*" >>"{log}" ;;
esac
case "$*" in
    *--target*) test -z "{no_uv}" || exit 1; mkdir -p "{folder}/uv/bin" && cp "{programs}/uv" "{folder}/uv/bin/uv" ;;
    "-m venv"*) mkdir -p "{folder}/bin" && cp "{programs}/python-of-venv" "{folder}/bin/python" ;;
    *"-check check") echo "a needs b"; exit {incomplete} ;;
esac
"""


@dataclass
class Machine:
    """A machine with the programs that a test puts there; each writes down how it was called."""

    repository: Path
    root: Path
    uv_fails: str = "never"
    """How a call begins that uv fails at."""
    no_uv: bool = False
    """There is no wheel of uv for this machine."""
    settings: str = ""
    """What pip's files say."""
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put the programs in place that a machine has without Python."""
        self.programs.mkdir()
        for name in ("sh", "mkdir", "cp", "tail", "sed"):
            found = next(path for path in (Path("/bin", name), Path("/usr/bin", name)) if path.exists())
            (self.programs / name).symlink_to(found)

    @property
    def folder(self) -> Path:
        """Where the environment will be."""
        return self.root / "environment"

    @property
    def programs(self) -> Path:
        """The one folder that programs are looked for in."""
        return self.root / "programs"

    def add(self, path: Path, body: str, **values: object) -> None:
        """Write a program."""
        everywhere = {"folder": self.folder, "programs": self.programs, "log": self.root / "log"}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh" + body.format(**everywhere, **values), encoding="utf-8")
        path.chmod(0o755)

    def add_uv(self) -> None:
        """Make uv stand ready: where it is installed from, or in an environment that is there."""
        self.add(self.programs / "uv", UV, uv_fails=self.uv_fails)

    def add_python(
        self, path: Path, *, old: bool = False, part: bool = False, pipless: bool = False, incomplete: bool = False
    ) -> None:
        """Make a Python: an old one, one without ensurepip, one without pip, one whose `pip check` finds a fault."""
        kinds = {"old": old, "part": part, "pipless": pipless, "incomplete": incomplete}
        values = {
            "no_uv": "1" if self.no_uv else "",
            "settings": self.settings,
            **{kind: int(is_so) for kind, is_so in kinds.items()},
        }
        self.add(path, PYTHON, name=path.name, **values)

    def add_environment(self, *, uv: bool = True, incomplete: bool = False) -> None:
        """Make an environment that stands ready."""
        self.add_python(self.folder / "bin" / "python", incomplete=incomplete)
        if uv:
            self.add(self.folder / "uv" / "bin" / "uv", UV, uv_fails=self.uv_fails)

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the tools."""
        command: list[str | Path] = ["/bin/sh", f"tools/{script}.sh", self.folder, *arguments]
        environment = {"PATH": str(self.programs), **self.environment}
        return subprocess.run(
            command, cwd=self.repository, env=environment, capture_output=True, text=True, check=False
        )

    def called(self) -> list[str]:
        """Return how the programs were called."""
        log = self.root / "log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []
