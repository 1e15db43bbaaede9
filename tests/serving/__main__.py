"""Random edits of a served site, each compared with a full build: `python -m tests.serving 300 --seed 7`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.serving.compare import seen
from tests.serving.full_builds import FullBuilds
from tests.serving.many_texts import variant
from tests.serving.reproduction import reproduce
from tests.serving.saying import say
from tests.serving.session import session
from tests.serving.step import Step, as_json, from_json, next_step, undoing
from tests.serving.traps import TRAPS, trapped_site
from tests.support.forked_host import warm_up

_REPOSITORY = Path(__file__).parents[2]


def main() -> int:
    """Return the exit status: 1 where a site differed."""
    options = _options()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="bitext-serving-"))
    folder.mkdir(parents=True, exist_ok=True)
    builds = FullBuilds()
    try:
        if options.replay:
            return _replay(options, folder, builds)
        return _run_traps(options, folder, builds) if options.traps is not None else _run(options, folder, builds)
    finally:
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edits", type=int, nargs="?", default=300)
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--texts", type=int, default=60)
    parser.add_argument(
        "--variant", default="plain", help="how the site is set up: plain, navigation, texts, flat, bare"
    )
    parser.add_argument("--each", type=int, default=1, help="after how many edits the sites are compared")
    parser.add_argument("--unseen", nargs="*", default=(), help="beginnings of paths that are not compared")
    parser.add_argument("--replay", help="a file of steps, as a run writes it, to be shrunk")
    parser.add_argument(
        "--traps", nargs="*", help="the edits of `traps.py` in place of random ones, and back; or some of them"
    )
    parser.add_argument("--folder", help="where everything goes, and stays")
    return parser.parse_args()


def _run(options: argparse.Namespace, folder: Path, builds: FullBuilds) -> int:
    chance = Random(options.seed)  # noqa: S311 – edits, not secrets
    files = variant(options.variant, options.texts, _REPOSITORY)
    say(f"seed {options.seed}, {options.texts} texts, {options.variant}: {options.edits} edits in {folder}")
    warm_up()
    began, faults, steps, start = time.time(), 0, list[Step](), files
    kinds, full = Counter[str](), Counter[str]()
    before: dict[str, bytes | None] = {}
    good = files
    seconds: list[float] = []
    while sum(kinds.values()) < options.edits:
        place = folder / "run"
        shutil.rmtree(place, ignore_errors=True)
        with session(place, start, builds, tuple(options.unseen)) as edited:
            wrong = edited.compare("", seen(place / "site"))
            if wrong:
                say("".join(f"  {line}\n" for line in ("The first build is another than a full build:", *wrong[:6])))
                return 1
            while not wrong and sum(kinds.values()) < options.edits:
                step = next_step(edited.files, before, chance, failed=bool(edited.failed))
                done = len(edited.served.full)
                earlier = edited.files
                steps.append(step)
                wrong = edited.take(step, compare=len(steps) % options.each == 0)
                if edited.failed:  # to be undone: all since it could be built
                    before = undoing(good, {**before, **step.changes})
                else:
                    good, before = edited.files, undoing(earlier, step.changes)
                kinds["+".join(step.names)] += 1
                for reason in edited.served.full[done : done + 1]:
                    full[f"{'+'.join(step.names)}: {reason}"] += 1
                    say(f"  edit {len(steps)}, {' + '.join(step.names)}: the whole site, {reason[:150]}")
                if sum(kinds.values()) % 25 == 0:
                    _tell(kinds, full, faults, time.time() - began)
            seconds += edited.seconds
            ended = edited.files
        if wrong:
            faults += 1
            kept = folder / f"fault-{options.seed}-{faults}.json"
            kept.write_text(as_json(steps), "utf-8")
            say(f"FAULT {faults}, edit {sum(kinds.values())}: {steps[-1] if steps else 'the first build'}; {kept}")
            say("".join(f"  {line}\n" for line in wrong[:6]))
            start = {**ended, "mkdocs.yml": files["mkdocs.yml"]}  # with which a server can begin
            good, before = start, {}
    seconds.sort()
    say(f"{faults} faults; builds took {seconds[len(seconds) // 2]:.2f} s in the middle, {seconds[-1]:.2f} s at most")
    for reason, count in full.most_common():
        say(f"  full: {count} × {reason}")
    return 1 if faults else 0


def _run_traps(options: argparse.Namespace, folder: Path, builds: FullBuilds) -> int:
    """Take each trap and the way back, and go on behind one that is sprung."""
    warm_up()
    files = trapped_site()
    steps = list[Step]()
    for name, change in TRAPS.items():
        if not options.traps or name in options.traps:
            made = change(files)
            steps += [Step((name,), made, "in place"), Step((f"{name}, and back",), undoing(files, made), "in place")]
    faults = 0
    while steps:
        shutil.rmtree(folder / "run", ignore_errors=True)
        with session(folder / "run", files, builds, tuple(options.unseen)) as edited:
            while steps:
                step = steps.pop(0)
                done = len(edited.served.full)
                wrong = edited.take(step)
                why = edited.served.full[done:]
                say(f"{'WRONG' if wrong else 'right'} {step.names[0]}{': ' if why else ''}{', '.join(why)}")
                if wrong:
                    faults += 1
                    say("".join(f"  {line}\n" for line in wrong[:4]))
                    steps = steps[1:] if len(steps) % 2 else steps
                    break
    return 1 if faults else 0


def _tell(kinds: Counter[str], full: Counter[str], faults: int, seconds: float) -> None:
    groups = Counter[str]()
    for names, count in kinds.items():
        groups[names.partition(":")[0] if "+" not in names else "several"] += count
    count = sum(kinds.values())
    told = ", ".join(f"{name} {number}" for name, number in groups.most_common())
    say(f"{count} edits, {seconds:.0f} s, {faults} faults, {100 * sum(full.values()) / count:.1f} % full: {told}")


def _replay(options: argparse.Namespace, folder: Path, builds: FullBuilds) -> int:
    steps = from_json(Path(options.replay).read_text("utf-8"))
    files = variant(options.variant, options.texts, _REPOSITORY)
    warm_up()
    say(reproduce(folder / "trial", files, steps, builds, tuple(options.unseen)))
    return 1


if __name__ == "__main__":
    sys.exit(main())
