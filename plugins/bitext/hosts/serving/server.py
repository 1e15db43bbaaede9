"""The server of `mkdocs serve`, with a builder of ours in place of its own."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from bitext.hosts.serving.builder import RefreshingBuilder

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_POLL = "/livereload/"
_SOON = 0.05
"""Seconds without a change after which a build begins; the host waits for twice as long."""


def attach(
    server: LiveReloadServer, builder: RefreshingBuilder, watched: Iterable[str], themes: Iterable[str] = ()
) -> None:
    """Put a builder in place of the server's own, and let requests wait for pages that it has not made yet.

    `watched`: files and folders that the server may be watching; it is told of their changes at once from now on.
    `themes`: folders of the theme, which it may be watching too.
    """
    from bitext.hosts.serving.watching import Watcher  # noqa: PLC0415  # no build needs what it loads

    server.builder, server.build_delay = builder, min(server.build_delay, _SOON)
    builder.reload = partial(_reload, server)
    builder.themes = tuple(path for path in themes if _is_let_go(server, path))
    again = [*(path for path in watched if _is_let_go(server, path)), *builder.themes]
    server.observer = Watcher(builder.is_news)  # type: ignore[assignment]  # as far as the host calls one
    for path in again:
        server.watch(path)
    answer = server.get_app()

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(_POLL):
            builder.looked_at(environ.get("HTTP_REFERER", ""))
        else:
            builder.ready(path)
        return answer(environ, start_response)  # type: ignore[misc]

    server.set_app(application)


def _reload(server: LiveReloadServer) -> None:
    """Tell the browsers that wait for a build that there has been one; the server itself does so after its own."""
    with suppress(AttributeError), server._epoch_cond:  # noqa: SLF001  # of a host that counts in another way
        if server._visible_epoch != server._wanted_epoch:  # noqa: SLF001  # the same
            return  # a build is to come, which has them load again
        server._visible_epoch = server._wanted_epoch = round(time.monotonic() * 1000)  # noqa: SLF001  # as it counts
        server._epoch_cond.notify_all()  # noqa: SLF001  # the same


def _is_let_go(server: LiveReloadServer, path: str) -> bool:
    """Stop watching a path; return whether it was watched."""
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True
