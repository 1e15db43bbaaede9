"""Builds that share one cache, some of them killed, some with a cache that is damaged: `python -m tests.serving.killed 50`.

After each round one build is left to end, and its site is compared with that of a build without any cache.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.serving.as_served import build_as, quiet
from tests.serving.compare import difference, seen
from tests.serving.many_texts import many_texts
from tests.serving.saying import say
from tests.serving.step import after, step_of, write
from tests.support.forked_host import warm_up

_EDITS = (
    "prose: another word",
    "glossary: another rendering",
    "original: other characters",
    "pair: one more",
    "glossary: definition",
    "file: new text",
)


def rounds(count: int, folder: Path, chance: Random, texts: int = 12, tell: Callable[[str], object] = str) -> list[str]:
    """Return what was wrong in some rounds with one project; `tell`: is told of each."""
    files: dict[str, bytes] = many_texts(texts)
    project, site, clean = folder / "project", folder / "site", folder / "clean"
    write(project, files)
    began = time.monotonic()
    _wait(_start(project, site))
    whole = time.monotonic() - began  # a cold build takes so long: what is killed is killed on its way
    wrong: list[str] = []
    for number in range(1, count + 1):
        told = []
        if chance.random() < 0.5 and (step := step_of(chance.choice(_EDITS), files, chance)):
            files = after(files, step.changes)
            write(project, step.changes)
            told.append(step.names[0])
        if chance.random() < 0.7:
            told.append(_damage(project / ".cache", chance))
        others = [_start(project, folder / f"other-{at}") for at in range(chance.randint(1, 2))]
        for other in others:
            if chance.random() < 0.6:
                time.sleep(chance.random() * whole / 2)
                os.kill(other, signal.SIGKILL)
                told.append("killed")
        if chance.random() < 0.3:
            told.append(_damage(project / ".cache", chance))
        last = _start(project, site)  # beside those that run still
        if chance.random() < 0.3:
            time.sleep(chance.random() * whole / 3)
            told.append(f"meanwhile {_damage(project / '.cache', chance)}")
        status = _wait(last)
        for other in others:
            _wait(other)
        shutil.rmtree(folder / "plain", ignore_errors=True)
        write(folder / "plain", files)
        _wait(_start(folder / "plain", clean))
        said = [f"the build ended with {status}"] if status else difference(site, clean, seen(site))
        wrong += [f"round {number} ({', '.join(told)}): {line}" for line in said[:5]]
        tell(f"{number}: {', '.join(told) or 'two builds'}{': WRONG' if said else ''}")
    return wrong


def _start(project: Path, site: Path) -> int:
    """Return the process of a build."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = 1
        try:
            quiet()
            os.chdir(project)
            build_as("build", project, site, "")
            code = 0
        finally:
            os._exit(code)
    return child


def _wait(child: int) -> int:
    """Return the exit status of a process, or the negative number of the signal that has ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _damage(cache: Path, chance: Random) -> str:
    """Do harm to a cache folder; return what was done."""
    found = [path for path in cache.rglob("*") if path.is_file() and not path.is_symlink()]
    if not found or chance.random() < 0.1:
        shutil.rmtree(cache, ignore_errors=True)
        return "cache removed"
    kind = chance.choice((_cut, _garbled, _emptied, _exchanged, _removed, _folder_removed, _a_folder, _a_link))
    some = chance.sample(found, min(len(found), chance.choice((1, 3, 1000))))
    for path in some:
        try:
            kind(path, chance, found)
        except OSError:  # a build that runs has taken it away
            continue
    return f"{len(some)} {kind.__name__.strip('_').replace('_', ' ')}"


def _cut(path: Path, chance: Random, _: list[Path]) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content) + 1)])


def _garbled(path: Path, chance: Random, _: list[Path]) -> None:
    content = bytearray(path.read_bytes())
    for _each in range(min(3, len(content))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)


def _emptied(path: Path, _: Random, __: list[Path]) -> None:
    path.write_bytes(b"")


def _exchanged(path: Path, chance: Random, found: list[Path]) -> None:
    """What is kept of another thing: whole, and wrong."""
    path.write_bytes(chance.choice([other for other in found if other.parent == path.parent]).read_bytes())


def _removed(path: Path, _: Random, __: list[Path]) -> None:
    path.unlink()


def _folder_removed(path: Path, _: Random, __: list[Path]) -> None:
    shutil.rmtree(path.parent, ignore_errors=True)


def _a_folder(path: Path, _: Random, __: list[Path]) -> None:
    path.unlink()
    path.mkdir()


def _a_link(path: Path, chance: Random, found: list[Path]) -> None:
    path.unlink()
    path.symlink_to(chance.choice(found))


def main() -> int:
    """Return the exit status: 1 where a site differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=50)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--texts", type=int, default=12)
    options = parser.parse_args()
    say(f"seed {options.seed}: {options.rounds} rounds")
    warm_up()
    chance = Random(options.seed)  # noqa: S311 – damage, not secrets
    with tempfile.TemporaryDirectory(prefix="bitext-killed-", ignore_cleanup_errors=True) as folder:
        wrong = rounds(options.rounds, Path(folder), chance, options.texts, say)
    say("\n".join(wrong) or f"{options.rounds} rounds, no wrong byte")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
