"""The tool that serves a site for measurements sends what a web server sends."""

from __future__ import annotations

import gzip
import subprocess
import sys
import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tools.serve_compressed import server_of


@pytest.mark.parametrize(
    ("path", "status", "type_", "packed", "body"),
    [
        ("/a/", 200, "text/html; charset=utf-8", "gzip", "page"),
        ("/a/x.js?1", 200, "text/javascript", "gzip", "script"),
        ("/a/x.png", 200, "image/png", None, "picture"),
        ("/nowhere/", 404, "text/html; charset=utf-8", "gzip", "not here"),
    ],
)
def test_files_are_sent_compressed(
    tmp_path: Path, path: str, status: int, type_: str, packed: str | None, body: str
) -> None:
    """Text is compressed, pictures are sent as they are, and what is not there has the site's own page."""
    (tmp_path / "a").mkdir()
    for name, text in {
        "a/index.html": "page",
        "a/x.js": "script",
        "a/x.png": "picture",
        "404.html": "not here",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    with server_of(tmp_path, 0) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        found = answer.read()
        connection.close()
    assert (answer.status, answer.headers["Content-Type"], answer.headers["Content-Encoding"]) == (
        status,
        type_,
        packed,
    )
    assert (gzip.decompress(found) if packed else found).decode() == body


def test_a_folder_that_is_no_site(repository: Path, tmp_path: Path) -> None:
    """One line says what is expected."""
    tool = [sys.executable, str(repository / "tools" / "serve_compressed.py"), str(tmp_path), "8000"]
    done = subprocess.run(tool, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("expected the folder of a built site and a port; run ")
