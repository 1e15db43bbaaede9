"""A project that `mkdocs serve` shows, without its server: builds are asked for, not waited for."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ADDRESS = "http://127.0.0.1:8000/"


class Served:
    """A project being served."""

    def __init__(self, folder: Path, site: Path) -> None:
        """Do what `mkdocs.commands.serve` does until the server would answer."""
        from mkdocs.commands.build import build  # noqa: PLC0415 – seconds
        from mkdocs.config import load_config  # noqa: PLC0415
        from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415

        self.site = site
        os.chdir(folder)

        def read() -> MkDocsConfig:
            return load_config(str(folder / "mkdocs.yml"), site_dir=str(site))

        config = read()
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = ADDRESS

        def builder(config: MkDocsConfig | None = None) -> None:
            if config is None:
                config = read()
                config.site_url = ADDRESS
            build(config, serve_url=ADDRESS)

        server = LiveReloadServer(builder=builder, host="127.0.0.1", port=8000, root=str(site))
        builder(config)
        server.watch(config.docs_dir)
        server.watch(str(config.config_file_path))
        self.server = config.plugins.on_serve(server, config=config, builder=builder)
        self._config = config

    def build(self) -> str:
        """Build after a change, as the server does; return why that failed, or an empty string."""
        try:
            self.server.builder()
        except (Exception, SystemExit) as error:  # noqa: BLE001 – as the server itself
            return f"{type(error).__name__}: {error}"
        return ""

    def settle(self) -> None:
        """Wait until the pages that were left for later are made."""
        getattr(self.server.builder, "settle", lambda: None)()

    @property
    def full(self) -> list[str]:
        """The reasons of the full builds so far."""
        return list(getattr(self.server.builder, "full", ()))

    @property
    def made(self) -> list[str] | None:
        """The pages that the last build made; None where the builder does not say."""
        made = getattr(self.server.builder, "made", None)
        return None if made is None else list(made)

    def get(self, path: str) -> bytes:
        """Return what the server answers for a path of the site, without what it puts into pages."""
        environment = {"PATH_INFO": f"/{path}", "wsgi.input": BytesIO(), "REQUEST_METHOD": "GET", "HTTP_REFERER": ""}
        app = self.server.get_app()
        assert app
        found = app(environment, _ignore)
        content = b"".join(found)
        if hasattr(found, "close"):
            found.close()
        begin = content.rfind(b"<script>\nvar livereload")
        end = content.find(b"</script>", begin)  # of a small file without a body it is the end
        return content[:begin] + content[end + len(b"</script>") :] if 0 <= begin < end else content

    def close(self) -> None:
        """End."""
        self._config.plugins.on_shutdown()
        self.server.server_close()


def _ignore(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Callable[[bytes], object]:
    del status, headers, exc_info
    return len


@contextmanager
def serving(folder: Path, site: Path) -> Iterator[Served]:
    """Yield a project as it is served; nothing is kept of it afterwards."""
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415

    here, log = Path.cwd(), logging.getLogger("mkdocs")
    before = log.propagate, log.level
    log.propagate = False
    plugins = dict(MkDocsConfig._schema)["plugins"]
    plugins.plugin_cache.clear()  # type: ignore[attr-defined]
    quiet = logging.NullHandler()
    log.addHandler(quiet)
    served = None
    try:
        served = Served(folder, site)
        yield served
    finally:
        if served is not None:
            served.close()
        plugins.plugin_cache.clear()  # type: ignore[attr-defined]
        log.removeHandler(quiet)
        log.propagate, log.level = before
        os.chdir(here)
