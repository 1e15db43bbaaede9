"""The command in a process of its own, which this one forks into: to load it anew takes longer than most runs."""

from __future__ import annotations

import os
import sys
import time
import traceback
import warnings
from collections.abc import Sequence

from bitext.cli import run


class ForkedCommand:
    """A command that runs in the folder of the test that has started it."""

    def __init__(self, arguments: Sequence[str], before: str = "") -> None:
        """Start it; `before`: Python that is run first."""
        self._ends: int | None = None
        self._out, out = os.pipe()
        self._err, err = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of other threads: the command needs nothing of theirs
            self._pid = os.fork()
        if not self._pid:
            _be(arguments, before, out, err)
        os.close(out)
        os.close(err)

    def communicate(self, timeout: float = 60) -> tuple[str, str]:
        """Return what it has said, and to standard error, when it has ended; each is less than a pipe holds.

        Raises TimeoutError where it takes longer than some seconds.
        """
        until = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.005)
        return _read(self._out), _read(self._err)

    def poll(self) -> int | None:
        """Return its exit status, or the negative number of the signal that has ended it; None where it runs still."""
        if self._ends is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            self._ends = os.waitstatus_to_exitcode(status) if pid else None
        return self._ends

    @property
    def returncode(self) -> int:
        """What `poll` says, once it has ended."""
        ends = self.poll()
        assert ends is not None
        return ends


def _read(pipe: int) -> str:
    with open(pipe, encoding="utf-8") as said:
        return said.read()


def _be(arguments: Sequence[str], before: str, out: int, err: int) -> None:
    """Be the command, and end as it does."""
    code: object = 1
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        os.closerange(3, 4096)  # a lock of the test's is held by whoever has its file open
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
        sys.argv = ["bitext", *arguments]
        exec(before)  # noqa: S102 – of a test
        run()
    except SystemExit as end:
        code = end.code or 0
    except BaseException:  # noqa: BLE001 – as the interpreter itself would
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)
