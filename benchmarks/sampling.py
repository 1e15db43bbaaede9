"""Where a build spends its processor time: a sample of the stack every few milliseconds of it, by package.

Run as `python -m benchmarks.sampling OUTPUT mkdocs.yml SITE`: builds the site and writes milliseconds by package. A sampler
tells the truth where cProfile does not: it costs the same whether a package makes few calls or many.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

INTERVAL = 0.004  # seconds of processor time: what the kernel can tell apart as a rule, and too rare to cost anything
PACKAGES = ("bitext", "markdown", "jinja2", "pymdownx", "material", "mkdocs")
"""A sample counts for the innermost of these: what they call in other libraries is theirs."""


def main(output: str, configuration: str, site: str) -> None:
    """Build a site and write how much of the time each package took."""
    from mkdocs.commands.build import build  # noqa: PLC0415  # reading the modules is part of the build
    from mkdocs.config import load_config  # noqa: PLC0415

    samples: Counter[str] = Counter()
    begin = time.process_time()
    signal.signal(signal.SIGPROF, _sampler(samples))
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    config = load_config(configuration, site_dir=site)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    signal.setitimer(signal.ITIMER_PROF, 0)
    # The kernel may be coarser than asked: the samples share the time that was really taken.
    each = (time.process_time() - begin) * 1000 / samples.total()
    Path(output).write_text(json.dumps({name: count * each for name, count in samples.items()}), encoding="utf-8")


def _sampler(samples: Counter[str]) -> Callable[[int, FrameType | None], None]:
    def sample(_: int, frame: FrameType | None) -> None:
        while frame:
            package, _, rest = frame.f_globals.get("__name__", "").partition(".")
            if package in PACKAGES:
                samples[f"bitext.{rest.partition('.')[0]}" if package == "bitext" else package] += 1
                return
            frame = frame.f_back
        samples["the rest"] += 1

    return sample


if __name__ == "__main__":
    main(*sys.argv[1:])
