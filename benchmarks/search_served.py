"""A built site served as GitHub Pages serves it, with what goes over the wire counted; and a browser that searches it."""

from __future__ import annotations

import gzip
import os
import posixpath
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from tools.get_browser import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_COMPRESSED = (".html", ".js", ".css", ".json", ".svg", ".xml")
"""What GitHub Pages compresses; the files of the index are compressed already."""
_PARTS = {"manifest": "manifest", "documents": "tables", "grams": "tables", "words": "tables", "folds": "tables"} | {
    "terms": "tables", "g": "shards", "w": "shards", "h": "shards", "k": "shards", "r": "shards", "t": "pieces"
}  # fmt: skip
"""By the first name below `search/`: what a file is a part of."""
PARTS = ("code", "manifest", "tables", "shards", "pieces")
"""What a search fetches."""


class Served(NamedTuple):
    """A site that is served."""

    address: str
    """Ends in a slash."""
    bytes: Counter[str]
    """By part (`PARTS`, or `page` for all that a page has anyway): bytes of the answers since it was last cleared."""
    paths: list[str]
    """What was asked for since then."""

    def clear(self) -> None:
        """Begin to count anew."""
        self.bytes.clear()
        self.paths.clear()

    @property
    def searched(self) -> int:
        """Return the bytes that were fetched for a search."""
        return sum(self.bytes[part] for part in PARTS)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Yield a site while it is served."""
    site = Served("", Counter(), [])
    handler = partial(_Handler, directory=str(folder), site=site)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield site._replace(address=f"http://127.0.0.1:{server.server_port}/")
        finally:
            server.shutdown()
            thread.join()


def part_of(path: str) -> str:
    """Return what a file of a site is a part of, by its path from the root."""
    folder, _, rest = path.partition("/")
    if folder == "search" and rest and not rest.endswith(".html"):
        return _PARTS.get(rest.partition("/")[0].partition(".")[0], "page")
    ours = folder == "assets" and posixpath.basename(path).startswith(("search.", "search-"))
    return "code" if ours else "page"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, *arguments: Any, site: Served, **options: Any) -> None:
        self._site = site
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        path = posixpath.normpath(unquote(urlsplit(self.path).path)).lstrip("/")
        file = Path(self.directory, path)
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        body, compressed = _body(file) if found else (b"", False)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        kind = "text/javascript" if file.suffix == ".js" else self.guess_type(str(file))
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")  # what GitHub Pages says of every file
        self.send_header("Content-Length", str(len(body)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self._site.bytes[part_of(path)] += len(body)
        self._site.paths.append(path)
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 – the name is the base class's
        """Say nothing."""


@lru_cache(maxsize=50_000)
def _body(file: Path) -> tuple[bytes, bool]:
    """Return the body of an answer, and whether it is compressed."""
    data = file.read_bytes()
    compressed = file.suffix in _COMPRESSED
    return (gzip.compress(data, 6, mtime=0) if compressed else data), compressed


def weight(file: Path) -> int:
    """Return how many bytes of a file go over the wire."""
    return len(_body(file)[0])


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser without a window.

    Raises:
        FileNotFoundError: there is none; `python tools/get_browser.py` gets one.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 – the other benchmarks do without it

    executable = os.environ.get("BITEXT_CHROMIUM") or find_chromium()
    if executable is None:
        raise FileNotFoundError("expected a Chromium, found none; python tools/get_browser.py gets one")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=[*sandbox, "--disable-background-networking", "--enable-precise-memory-info"],
        )
        yield browser
        browser.close()


_FIND = """
async ({ module, root, queries }) => {
  if (!window.bitextFetch) { // files are remembered: many thousands are asked for again and again
    const fetched = (window.bitextFetch = window.fetch), kept = new Map();
    window.fetch = async (address, options) => {
      if (!String(address).endsWith(".bin")) return fetched(address, options);
      if (!kept.has(address)) {
        const answer = await fetched(address, options);
        if (!answer.ok) return answer;
        kept.set(address, await answer.arrayBuffer());
      }
      return new Response(kept.get(address));
    };
  }
  const { openIndex, find } = await import(module);
  const index = await openIndex(root);
  const found = [];
  for (const { text, off } of queries) {
    const results = await find(index, text, { filters: {}, off });
    const hits = await results.all();
    found.push({
      said: results.said,
      also: results.also.map((term) => term.id),
      hits: hits.map((hit) => [hit.kind, hit.address, hit.own]),
    });
  }
  return found;
}
"""


class Hit(NamedTuple):
    """What the browser listed."""

    kind: str
    address: str
    """From the site's root, with the fragment."""
    own: bool
    """Whether the words of the query themselves stand there."""


class Answer(NamedTuple):
    """What a query was answered with."""

    said: str
    also: tuple[str, ...]
    """Ids of the terms that were looked for besides."""
    hits: tuple[Hit, ...]


def answers(page: Page, module: str, root: str, queries: Sequence[str], off: Sequence[str] = ()) -> Iterator[Answer]:
    """Yield all hits of each query, as the scripts of the site list them; `module`: the address of `search.js`."""
    for at in range(0, len(queries), _AT_ONCE):
        asked = [{"text": text, "off": list(off)} for text in queries[at : at + _AT_ONCE]]
        found: list[Mapping[str, Any]] = page.evaluate(_FIND, {"module": module, "root": root, "queries": asked})
        for each in found:
            yield Answer(each["said"], tuple(each["also"]), tuple(Hit(*hit) for hit in each["hits"]))


_AT_ONCE = 20  # queries: what one message to the browser has to hold stays small
