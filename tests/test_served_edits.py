"""What an editor sees of a served site: what is made first, what is said, and that a request waits for what is stale."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Any
from unittest.mock import Mock

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEventHandler

from bitext.hosts.mkdocs_plugin import BitextPlugin
from bitext.hosts.serving import others
from bitext.hosts.serving.builder import RefreshingBuilder
from bitext.hosts.serving.server import attach
from bitext.hosts.serving.snapshot import changes, snapshot
from bitext.hosts.serving.watching import Watcher

_TEXTS = ("one", "two", "three")
_FILES = {
    "mkdocs.yml": "site_name: Test\nsite_url: https://example.org/\ntheme: {name: material, font: false}\nplugins: [bitext]\n",
    "docs/glossary.yml": "- zh: 数据\n  renderings: [data]\n  definition: What is written down.\n",
    **{
        f"source_texts/{name}.md": f"---\ntitle: 数据{number}\nissued: 2021-0{number}-01\n---\n\n# 数据{number}\n\n数据是资源。\n"
        for number, name in enumerate(_TEXTS, 1)
    },
    **{
        f"docs/texts/{name}.md": f"---\nsource_text: {name}\ntitle: Data {number}\n---\n\n# Data {number}\n\nThe data is a resource.\n"
        for number, name in enumerate(_TEXTS, 1)
    },
}


class Served:
    """A served site without a socket."""

    def __init__(self, folder: Path, files: Mapping[str, str], *, dirty: bool = False, command: str = "serve") -> None:
        """Write the files, and build the site as `mkdocs serve` does."""
        self.folder, self.site = folder / "project", folder / "site"
        for path, text in files.items():
            self.write(path, text)
        self.dirty = dirty
        config = self._config()
        config.plugins.on_startup(command=command, dirty=dirty)
        self.built = 0
        self._build(config)
        self.server = LiveReloadServer(self._build, "127.0.0.1", 8000, str(self.site))
        self.server = config.plugins.on_serve(self.server, config=config, builder=self._build)
        if isinstance(self.server.builder, RefreshingBuilder):
            self.server.builder.rests = True  # what is to follow waits for `settle`

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace some words of a file."""
        text = (self.folder / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def html(self, page: str) -> str:
        """Return a page as it is on the disk."""
        return (self.site / page / "index.html").read_text("utf-8")

    def get(self, address: str, referer: str = "") -> None:
        """Ask for an address as a browser does."""
        answer: Any = self.server.get_app()
        for _ in answer({"PATH_INFO": address, "HTTP_REFERER": referer}, lambda *_: None):
            pass

    @property
    def builder(self) -> RefreshingBuilder:
        """Return what makes edits good."""
        assert isinstance(self.server.builder, RefreshingBuilder)
        return self.server.builder

    def _build(self, config: Any = None) -> None:
        self.built += 1
        build(config or self._config(), serve_url="http://127.0.0.1:8000/", dirty=self.dirty)

    def _config(self) -> Any:
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = "http://127.0.0.1:8000/"
        return config


@pytest.fixture
def served(tmp_path: Path) -> Served:
    """A site of three texts and a term."""
    return Served(tmp_path, _FILES)


def test_what_is_open_comes_first(served: Served) -> None:
    """An edit of the glossary changes all texts: the one in the browser is made at once, the others later."""
    served.get("/texts/two/")
    served.edit("docs/glossary.yml", "What is written down.", "What is known.")
    served.builder()
    assert "What is known." in served.html("texts/two")
    assert "What is known." not in served.html("texts/one")
    served.get("/texts/one/")
    assert "What is known." in served.html("texts/one")
    assert "What is known." not in served.html("texts/three")
    served.builder.settle()
    assert "What is known." in served.html("texts/three")
    assert served.built == 1
    assert set(served.builder.made) >= {"glossary.md", "glossary/shuju.md", "texts/one.md", "texts/three.md"}


def test_a_page_that_polls_is_open(served: Served) -> None:
    """A browser that waits for the next build shows a page, whatever was asked for last."""
    served.server._visible_epoch = 9  # else it waits for a minute
    served.get("/livereload/1/1", "http://127.0.0.1:8000/texts/three/")
    served.edit("docs/glossary.yml", "What is written down.", "What is known.")
    served.builder()
    assert "What is known." in served.html("texts/three")


def test_a_rendering_pairs_the_open_text_first(served: Served) -> None:
    """A rendering may pair every text otherwise that has its word: the one in the browser does not wait for the others."""
    served.get("/texts/two/")
    served.edit("docs/glossary.yml", "[data]", "[data, facts]")
    served.builder()
    assert "facts" in served.html("texts/two")
    served.get("/texts/two/")
    served.get("/assets/bitext/bitext.css")
    assert _is_ahead(served)
    served.get("/texts/one/")
    assert "facts" in served.html("texts/one")
    assert _is_ahead(served)
    served.get("/glossary/")
    assert not _is_ahead(served)
    served.builder.settle()
    assert "facts" in served.html("texts/three")
    assert served.built == 1


def test_an_edit_that_finds_texts_to_pair(served: Served) -> None:
    """Texts that wait to be paired still do after the next edit, and are paired in the end."""
    served.get("/texts/two/")
    served.edit("docs/glossary.yml", "[data]", "[data, facts]")
    served.builder()
    served.edit("docs/texts/two.md", "a resource", "a treasure")
    served.builder()
    assert "a treasure" in served.html("texts/two")
    assert _is_ahead(served)
    served.builder.settle()
    assert not _is_ahead(served)
    assert all("facts" in served.html(f"texts/{name}") for name in _TEXTS)


def test_a_whole_build_leaves_no_text_to_be_paired(served: Served) -> None:
    """A whole build that follows a rendering at once pairs everything itself."""
    served.get("/texts/two/")
    served.edit("docs/glossary.yml", "[data]", "[data, facts]")
    served.builder()
    assert _is_ahead(served)
    served.write("docs/about.md", "# About\n")
    served.builder()
    refresh = served.builder.refresh_of_last()
    assert not isinstance(refresh, str)
    assert isinstance(refresh.maker, BitextPlugin)
    library = refresh.maker.reading.library
    assert library.lexicon.digest
    assert {kept.lexicon for *_, kept in library.last.pages.values() if kept} == {library.lexicon.digest}


def test_an_entry_that_is_gone_while_texts_wait(tmp_path: Path) -> None:
    """Texts that have its word wait to be paired, and no longer name it."""
    two = "- {id: b, zh: 资源, renderings: [resource]}\n"
    served = Served(tmp_path, {**_FILES, "docs/glossary.yml": _FILES["docs/glossary.yml"] + two})
    served.get("/texts/two/")
    served.edit("docs/glossary.yml", two, "")
    served.builder()
    assert _is_ahead(served)
    served.builder.settle()
    assert served.builder.full == []
    assert 'data-term="b"' not in served.html("texts/one") + served.html("texts/two")


def _is_ahead(served: Served) -> bool:
    refresh = served.builder.refresh_of_last()
    assert not isinstance(refresh, str)
    return bool(refresh.put_off)


def test_a_style_sheet_is_not_waited_for(served: Served) -> None:
    """What is made of no page is there at once, whatever is being made."""
    asking = Thread(target=served.get, args=("/assets/bitext/bitext.css",), daemon=True)
    with served.builder._lock:
        asking.start()
        asking.join(5)
        assert not asking.is_alive()


def test_a_page_that_was_left_is_not_open(served: Served) -> None:
    """What was fetched before another page, and asks for no build, is made later."""
    served.get("/texts/two/")
    served.get("/texts/one/")
    served.edit("docs/glossary.yml", "What is written down.", "What is known.")
    served.builder()
    assert "What is known." in served.html("texts/one")
    assert "What is known." not in served.html("texts/two")


@pytest.mark.parametrize("asked", ["/texts/one.pinyin.html", "/texts/one.md", "/search/manifest.json"])
def test_what_lies_beside_a_page_is_waited_for(served: Served, asked: str) -> None:
    """A file beside a page, or one that is made of all pages, is as new as the edit when it is asked for."""
    served.edit("source_texts/one.md", "资源", "财富")
    served.builder()
    served.get(asked)
    assert "财富" in served.html("texts/one")
    assert "<ruby>富" in (served.site / "texts/one.pinyin.html").read_text("utf-8")


def test_nothing_is_built_for_nothing(served: Served) -> None:
    """A file that is touched, and a build without any change, make no page anew."""
    (served.folder / "docs/texts/one.md").touch()
    served.builder()
    assert served.builder.made == []
    served.builder()
    assert served.builder.made == []
    assert served.built == 1


def test_only_what_changes_is_written(served: Served) -> None:
    """The page of the text is written, the one of another is the same file as before."""
    before = (served.site / "texts/two/index.html").stat().st_mtime_ns
    served.edit("docs/texts/one.md", "a resource", "a treasure")
    served.builder()
    served.builder.settle()
    assert "a treasure" in served.html("texts/one")
    assert (served.site / "texts/two/index.html").stat().st_mtime_ns == before
    assert "texts/one.md" in served.builder.made
    assert "texts/two.md" not in served.builder.made


_WHOLE: Mapping[str, tuple[Callable[[Served], None], str]] = {
    "page": (lambda site: site.write("docs/about.md", "# About\n"), "docs/about.md is new"),
    "gone": (lambda site: (site.folder / "docs/texts/one.md").unlink(), "docs/texts/one.md is gone"),
    "options": (lambda site: site.edit("mkdocs.yml", "Test", "Other"), "mkdocs.yml has changed"),
    "order": (
        lambda site: site.edit("source_texts/one.md", "2021-01-01", "2022-01-01"),
        "the order of the texts in the navigation is another",
    ),
    "title": (
        lambda site: site.edit("docs/texts/one.md", "title: Data 1", "title: Facts"),
        "the title of texts/one.md in the navigation is another",
    ),
}


@pytest.mark.parametrize("kind", _WHOLE)
def test_a_whole_build_says_why(served: Served, caplog: pytest.LogCaptureFixture, kind: str) -> None:
    """What concerns every page is built whole, with a line that says why; the next edit is a small one again."""
    edit, why = _WHOLE[kind]
    edit(served)
    with caplog.at_level(logging.INFO, "mkdocs"):
        served.builder()
    assert f"bitext: building the whole site: {why}" in caplog.messages
    assert served.builder.full == [why]
    served.edit("docs/texts/two.md", "a resource", "a treasure")
    served.builder()
    assert "a treasure" in served.html("texts/two")
    assert served.built == 2


def test_messages_of_an_edit(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    """An edit says what is new on its own page, says it again when it comes back, and counts what was said before."""

    def said() -> list[str]:
        caplog.clear()
        served.builder()
        served.builder.settle()
        return [text for text in caplog.messages if "one.md" in text or "as before" in text]

    with caplog.at_level(logging.INFO, "mkdocs"):
        served.edit("docs/texts/one.md", "a resource.", "a resource resource indeed.")
        [new] = said()
        assert new.startswith("bitext: docs/texts/one.md:8:")
        served.edit("docs/texts/one.md", "indeed", "truly")
        assert said() == ["bitext: 1 older message, as before"]
        served.edit("docs/texts/one.md", " resource truly", "")
        assert said() == []
        served.edit("docs/texts/one.md", "a resource.", "a resource resource indeed.")
        assert said() == [new]


def test_a_message_on_the_glossary_comes_back(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    """What is off with a file that is no page is new again when it was mended between."""

    def said() -> int:
        caplog.clear()
        served.builder()
        served.builder.settle()
        return sum("glossary.yml" in text for text in caplog.messages)

    with caplog.at_level(logging.INFO, "mkdocs"):
        found = []
        for old, new in (("definition", "definitoin"), ("definitoin", "definition"), ("definition", "definitoin")):
            served.edit("docs/glossary.yml", old, new)
            found.append(said())
    assert found == [1, 0, 1]


def test_a_fault_in_a_page_is_said_by_the_build(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a page cannot be made, the whole build says it as the host does, and the edit after is made good."""
    from bitext.hosts.serving.kept_site import KeptSite  # noqa: PLC0415  # what is made to fail

    def fail(*_: object) -> bool:
        raise RuntimeError("no template")

    with monkeypatch.context() as broken:
        broken.setattr(KeptSite, "make", fail)
        served.edit("docs/texts/one.md", "a resource", "a treasure")
        served.builder()
    assert served.builder.full == ["RuntimeError: no template"]
    assert "a treasure" in served.html("texts/one")


@pytest.mark.parametrize(
    ("settings", "command", "dirty"),
    [("plugins: [{bitext: {incremental: false}}]", "serve", False), ("", "build", False), ("", "serve", True)],
    ids=["the option", "--clean", "--dirty"],
)
def test_switched_off(tmp_path: Path, settings: str, command: str, dirty: bool) -> None:
    """The option, and the host's own `--clean` and `--dirty`, leave the host's builder in its place."""
    configuration = _FILES["mkdocs.yml"].replace("plugins: [bitext]", settings or "plugins: [bitext]")
    served = Served(tmp_path, {**_FILES, "mkdocs.yml": configuration}, dirty=dirty, command=command)
    assert not isinstance(served.server.builder, RefreshingBuilder)


def test_a_theme_that_is_watched(tmp_path: Path) -> None:
    """`--watch-theme` watches the theme's own folders: a file of them changes every page."""
    served = Served(tmp_path, _FILES)
    refresh = served.builder.refresh_of_last()
    assert not isinstance(refresh, str)
    theme = refresh.kept.config.theme.dirs[-1]
    again = LiveReloadServer(served._build, "127.0.0.1", 8000, str(served.site))
    again.watch(theme)
    served.builder.themes = ()
    attach(again, served.builder, (), [theme])
    assert not served.builder.is_news(str(tmp_path / "README.md"))
    assert not served.builder.is_news(theme, is_sure=False)
    assert served.builder.is_news(f"{theme}/main.html")
    served.builder()
    assert served.builder.full == [f"{theme}/main.html has changed"]
    served.builder()
    assert served.built == 2


def test_other_plugins() -> None:
    """Whoever may gather what is on all pages is named."""
    assert list(others.gathering(("bitext", "material/tags", "glightbox"), ("hook.py",), "bitext")) == [
        "material/tags",
        "hook.py",
    ]
    assert list(others.including({"toc": {}, "pymdownx.snippets": {}})) == ["pymdownx.snippets"]


def test_snapshots(tmp_path: Path) -> None:
    """Files that come, go, and are written are found; a link in a circle is no end."""
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "b.md").write_text("b")
    (tmp_path / "circle").symlink_to(tmp_path)
    before = snapshot([str(tmp_path), str(tmp_path / "none")])
    (tmp_path / "a.md").write_text("aa")
    (tmp_path / "b.md").unlink()
    (tmp_path / "c.md").write_text("c")
    found = changes(before, snapshot([str(tmp_path)]))
    names = [sorted({Path(path).name for path in paths}) for paths in (found.touched, found.removed, found.added)]
    assert names == [["a.md"], ["b.md"], ["c.md"]]


def test_a_file_put_in_the_place_of_another_is_seen(tmp_path: Path) -> None:
    """Many programs save so, again and again; a file beside the one that is watched is no news."""
    told, asked = Event(), list[str]()

    def is_news(path: str, _: bool) -> bool:
        asked.append(path)
        return True

    handler = FileSystemEventHandler()
    handler.on_any_event = lambda event: told.set()  # type: ignore[method-assign]  # noqa: ARG005  # the host's name
    path = tmp_path / "mkdocs.yml"
    path.write_text("a")
    watcher = Watcher(is_news)
    watch = watcher.schedule(handler, str(path), recursive=True)
    watcher.start()
    try:
        for text in "bc":
            told.clear()
            (tmp_path / "other.yml").write_text(text)
            (tmp_path / "other.yml").replace(path)
            assert told.wait(5)
        assert {*asked} == {str(path)}
        watcher.unschedule(watch)
    finally:
        watcher.stop()
        watcher.join()


def test_the_watcher_looks_now_and_then(tmp_path: Path) -> None:
    """Where the system tells nothing, a change is found by looking; what was there before is no news for sure."""
    told, sure = Event(), list[bool]()

    def is_news(_path: str, is_sure: bool) -> bool:
        sure.append(is_sure)
        return is_sure

    handler = FileSystemEventHandler()
    handler.on_any_event = lambda event: told.set()  # type: ignore[method-assign]  # noqa: ARG005  # the host's name
    watcher = Watcher(is_news, now_and_then=0.02)
    watcher._observer = Mock(**{"is_alive.return_value": False})
    (tmp_path / "a.md").write_text("a")
    watcher.schedule(handler, str(tmp_path), recursive=True)
    watcher.start()
    try:
        assert not told.wait(0.3)
        assert sure == [False]
        (tmp_path / "a.md").write_text("b")
        assert told.wait(5)
    finally:
        watcher.stop()
        watcher.join()


def test_the_watcher_tells_of_news_alone(tmp_path: Path) -> None:
    """A file that is opened, or written with what was there, is no news; the host is told of the rest at once."""
    news, told = [False], Event()
    handler = FileSystemEventHandler()
    handler.on_any_event = lambda event: told.set()  # type: ignore[method-assign]  # noqa: ARG005  # the host's name
    watcher = Watcher(lambda _path, _sure: news[0])
    watcher.schedule(handler, str(tmp_path), recursive=True)
    watcher.start()
    try:
        (tmp_path / "a.md").write_text("a")
        assert not told.wait(0.3)
        news[0] = True
        (tmp_path / "a.md").write_text("b")
        assert told.wait(5)
    finally:
        watcher.stop()
        watcher.join()
