"""A folder served over HTTP the way GitHub Pages serves a site."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol


class ServeFolder(Protocol):
    """What the fixture `served_site` is: a function that serves a folder until the test session ends."""

    def __call__(self, folder: Path, *, prefix: str = "/", headers: Mapping[str, str] | None = None) -> str:
        """Return the address of the served folder, with a slash at its end."""


@contextmanager
def serve_folder(folder: Path, prefix: str = "/", headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield the address at which a folder is served, with a slash at its end.

    Args:
        folder: what is served; its `404.html` answers for what is not there.
        prefix: the path it stands under, such as `/repo/`; outside it there is nothing.
        headers: added to every answer.
    """
    if not (prefix.startswith("/") and prefix.endswith("/")):
        raise ValueError(f"expected a prefix that begins and ends with a slash, got {prefix!r}")
    handler = partial(_FolderHandler, directory=str(folder), prefix=prefix, headers=dict(headers or {}))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


class _FolderHandler(SimpleHTTPRequestHandler):
    """Answers for one folder under one prefix."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".html": "text/html; charset=utf-8",
    }

    def __init__(self, *arguments: Any, prefix: str, headers: Mapping[str, str], **options: Any) -> None:
        self._prefix = prefix
        self._extra_headers = headers
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """Return the file that an address stands for; one that is not there for an address outside the prefix."""
        if not path.startswith(self._prefix):
            return str(Path(self.directory) / "outside" / "the" / "prefix")
        return super().translate_path("/" + path.removeprefix(self._prefix))

    def list_directory(self, path: Any) -> None:
        """Answer that a folder without an `index.html` is not there."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where something is missing."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file() or not self.path.startswith(self._prefix):
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Add the extra headers to those of the answer."""
        for name, value in self._extra_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 – the name is the base class's
        """Say nothing: a test's output is the test's."""
