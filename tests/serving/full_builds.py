"""Full builds as `mkdocs serve` makes them, each in a process that has built nothing before."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO

from tests.serving.as_served import build_as, quiet


class FullBuilds:
    """Builds sites, one after another, each in a fork of what this process is now: it should have built nothing."""

    def __init__(self) -> None:
        """Fork."""
        jobs, to_jobs = os.pipe()
        answers, to_answers = os.pipe()
        if not os.fork():
            os.close(to_jobs)  # so that the jobs end with the other process
            os.close(answers)
            with os.fdopen(jobs) as read, os.fdopen(to_answers, "w") as write:
                _serve(read, write)
            os._exit(0)
        os.close(jobs)
        os.close(to_answers)
        self._jobs, self._answers = os.fdopen(to_jobs, "w"), os.fdopen(answers)

    def build(self, folder: Path, site: Path, address: str) -> str:
        """Build the site of a folder for an address; return why that failed, or an empty string."""
        self._jobs.write(f"{json.dumps([str(folder), str(site), address])}\n")
        self._jobs.flush()
        return str(json.loads(self._answers.readline()))


def _serve(jobs: IO[str], answers: IO[str]) -> None:
    for line in jobs:
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.write(writer, _built(*json.loads(line)).encode()[:4000])
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8", errors="replace") as told:
            said = told.read()
        _, status = os.waitpid(child, 0)
        answers.write(f"{json.dumps(said or (f'ended with {status}' if status else ''))}\n")
        answers.flush()


def _built(folder: str, site: str, address: str) -> str:
    """Build; return why that failed, or an empty string."""
    quiet()
    os.chdir(folder)
    try:
        build_as("serve", Path(folder), Path(site), address)
    except (Exception, SystemExit) as error:  # noqa: BLE001 – whatever it is, the build has failed
        return f"{type(error).__name__}: {error}"
    finally:
        sys.stdout.flush()
    return ""
