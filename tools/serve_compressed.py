"""Serve a built site as a web server does, each file compressed, to measure its pages.

The arguments are its folder and a port: `python tools/serve_compressed.py site 8000`.
"""

from __future__ import annotations

import gzip
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKED = (".jpg", ".jpeg", ".png", ".webp", ".woff2", ".gz")
"""Files that are compressed as they are."""
MINUTES = 10
"""How long a browser may keep a file, as on GitHub Pages."""


class CompressingHandler(SimpleHTTPRequestHandler):
    """Answers with the files of one folder, and with its `404.html` for those that are not there."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
    }

    def do_GET(self) -> None:
        """Answer with a file, compressed unless it is already."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = path.read_bytes()
        packs = path.suffix not in PACKED
        self._answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, path, gzip.compress(body) if packs else body)

    def _answer(self, status: HTTPStatus, path: Path, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix not in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={60 * MINUTES}")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the name is the base class's
        """Say nothing."""


def server_of(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a folder on this machine alone; port 0 is any that is free."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(CompressingHandler, directory=str(folder)))


def main() -> int:
    """Serve until Control-C; return 2 where the arguments are none of ours."""
    match sys.argv[1:]:
        case [folder, port] if Path(folder, "index.html").is_file() and port.isdecimal():
            with server_of(Path(folder), int(port)) as server:
                print(f"http://127.0.0.1:{server.server_port}/", flush=True)
                server.serve_forever()
            return 0
    print(
        "expected the folder of a built site and a port; run python tools/serve_compressed.py site 8000",
        file=sys.stderr,
    )
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
