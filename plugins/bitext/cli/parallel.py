"""Work that several processes share, where that pays and the system can start one without reading everything again."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from bitext.cli.terminal import CommandError

_MOST = 4  # processes: each has a dictionary of its own in memory
_EACH = 8  # things to do for one: with fewer, starting it takes longer than it saves

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item], Callable[[Result], None]], None]
"""Does what is to be done for some things, and tells each result."""


def processes_for(count: int) -> int:
    """Return how many processes are to share so many things."""
    if sys.platform != "linux":  # elsewhere a process that is forked may not live
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), _MOST, count // _EACH))


def share(items: Sequence[Item], work: Work[Item, Result], take: Callable[[Result], None], processes: int) -> None:
    """Do the work for all things; `take` is given each result, in whatever order.

    `processes`: how many share it; 1: none but this one. What one of them raises is raised here.
    """
    if processes < 2:
        work(items, take)
        return
    context = multiprocessing.get_context("fork")
    started = []
    open_: list[Connection] = []
    try:
        for index in range(processes):
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_run, args=(work, items[index::processes], theirs), daemon=True)
            process.start()
            theirs.close()
            started.append(process)
            open_.append(ours)
        _gather(open_, take)
    finally:
        for process in started:
            process.terminate()
            process.join()


def _run(work: Work[Item, Result], items: Sequence[Item], told: Connection) -> None:
    """Do a share of the work in a process of its own, and send what comes of it."""

    def tell(result: Result) -> None:
        told.send((result, None))

    try:
        work(items, tell)
        told.send((None, None))
    except KeyboardInterrupt:  # who started it has been interrupted too, and says so
        return
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is raised where it is waited for
        told.send((None, error))


def _gather(open_: list[Connection], take: Callable[[Result], None]) -> None:
    while open_:
        for each in wait(open_):
            if not isinstance(each, Connection):
                continue
            try:
                result, error = each.recv()
            except EOFError:
                raise CommandError(
                    "expected all processes to end their work, found one that was stopped; is there memory enough?"
                ) from None
            if error is not None:
                raise error
            if result is None:
                open_.remove(each)
            else:
                take(result)
