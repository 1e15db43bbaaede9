"""The builder of `mkdocs serve`: it refreshes, and whoever asks for a page that is still to be made waits for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote, urlsplit

from mkdocs.plugins import get_plugin_logger

from bitext.hosts.generated_files import NeedsWholeBuild
from bitext.hosts.seldom_collected import seldom_collected
from bitext.hosts.serving.edited_files import is_below_any
from bitext.hosts.serving.open_pages import OpenPages
from bitext.hosts.serving.refreshing import Refresh

log = get_plugin_logger("bitext")
_PAGE = ".html"
_OF_ALL = ("search/", "feed.xml", "llms.txt")
"""How the paths in the site of those files begin that are made of all pages."""
_TERMS = "glossary/"
"""Folder in the site of the pages of terms; where terms share some, small files in it lead there, and are made last."""
_SHORT = 0.005
"""Seconds between two looks whether somebody waits."""
_CALM = 0.3
"""Seconds since a build or a request after which the remaining pages are made: a browser has its page by then."""
_UNPAIRED = "the texts could not be paired anew"
_LEAVE = 5.0
"""Seconds that a server which ends waits for the page that is being made."""


def _nothing() -> None:
    """Do nothing: nobody serves the site."""


@dataclass(slots=True)
class RefreshingBuilder:
    """Stands in for the host's builder: makes anew what an edit changes, or has the host build everything."""

    whole_build: Callable[[], None]
    """The host's own builder."""
    refresh_of_last: Callable[[], Refresh | str]
    """Gives what the last whole build has left, or why no page can be made alone."""
    mount: str = "/"
    """Path at which the site is served."""
    full: list[str] = field(default_factory=list)
    """Why whole builds were needed, so far."""
    rests: bool = False
    """Whether pages that nobody looks at wait until this is over; for those who look on."""
    _told: bool = False
    """Whether the server knows of a change that is not built yet."""
    _open: OpenPages = field(default_factory=OpenPages)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _wanted: list[object] = field(default_factory=list)
    """The edits and requests that wait for the lock, each by a thing of its own."""
    _asked: float = 0.0
    """When the site was built or asked for last."""
    _worker: threading.Thread | None = None
    """Makes the remaining pages; None when there are none, or when that has ended."""
    themes: tuple[str, ...] = ()
    """Folders of the theme that are watched, as `--watch-theme` asks for."""
    _of_theme: str = ""
    """Why a whole build is needed: a file of the theme has changed; or an empty string."""
    reload: Callable[[], None] = _nothing
    """Has browsers load again after a build that the server has not asked for."""
    _closed: bool = False
    """Whether the server ends: the folder of its site goes, and nothing may be written into it."""

    @property
    def made(self) -> list[str]:
        """Return the paths of the pages that the last edit has made anew, so far."""
        refresh = self.refresh_of_last()
        return [] if isinstance(refresh, str) else refresh.made

    def __call__(self) -> None:
        """Bring the site to what its files are now; pages that nobody looks at may follow later."""
        with self._locked():
            self._told = False
            why, self._of_theme = self._of_theme, ""
            begun = time.monotonic()
            refresh = self.refresh_of_last()
            why = why or (refresh if isinstance(refresh, str) else self._refreshed(refresh, begun))
            if why:
                self._build_whole(why)
            self._asked = time.monotonic()
            self._go_on()

    def is_news(self, path: str = "", is_sure: bool = True) -> bool:  # as the watcher calls it
        """Return whether files have changed since the last build began.

        `path`: of a file that was written, where one is known. `is_sure`: whether something was written; that decides
        where nothing is known of the build.
        """
        refresh, is_news = self.refresh_of_last(), is_sure
        if is_below_any(path, self.themes):
            if is_sure:
                self._of_theme = f"{path} has changed"
        elif not isinstance(refresh, str):
            is_news = refresh.edited.is_behind(path)
        self._told = self._told or is_news
        return self._told

    def settle(self) -> None:
        """Return when all pages are made."""
        while self._make_next():
            while self._wanted:
                time.sleep(_SHORT)

    def ready(self, address: str) -> None:
        """Return when what lies at an address that a browser asks for is as it is to be."""
        self._asked = time.monotonic()
        path = self._path_of(address)
        if path.startswith(_OF_ALL) or (path.startswith(_TERMS) and not self._is_page(path)):
            self.settle()
            return
        self._open.fetched(path)
        pages = (path, *_beside(path))
        if not path.endswith(_PAGE) and not any(map(self._is_page, pages)):
            return  # no page, and nothing that is made of one
        with self._locked():  # also where nothing is stale yet: an edit may be about to find that it is
            refresh = self.refresh_of_last()
            if isinstance(refresh, str) or self._closed:
                return
            if not any(map(refresh.is_up_to_date, pages)):
                self._catch_up(refresh, next(filter(self._is_page, pages), ""))
            for page in pages:
                self._make(refresh, page)
            self._mend(refresh)

    def looked_at(self, address: str) -> None:
        """Note that the page at an address is open in a browser."""
        self._open.polls(self._path_of(unquote(urlsplit(address).path)))

    def close(self) -> None:
        """Make nothing more; return when what is being made is done."""
        self._closed = True
        if self._lock.acquire(timeout=_LEAVE):
            self._lock.release()

    def _refreshed(self, refresh: Refresh, begun: float) -> str:
        """Refresh; return why that is not enough, or an empty string."""
        try:
            with seldom_collected():
                open_ = self._open.paths()
                if not refresh.take(open_):
                    return ""
                for file in refresh.first(open_):
                    refresh.make(file)
            refresh.maker.say_now()
        except NeedsWholeBuild as error:
            return str(error)
        except Exception as error:  # noqa: BLE001  # the whole build says it as the host does
            return f"{type(error).__name__}: {error}"
        said = f"{len(refresh.made)} page{'' if len(refresh.made) == 1 else 's'} made anew"
        left = f", {len(refresh.waiting)} to follow" if refresh.waiting else ""
        log.info("%s%s in %.2f seconds", said, left, time.monotonic() - begun)
        return ""

    def _build_whole(self, why: str) -> None:
        """Build everything; until that has ended well, each edit does."""
        refresh = self.refresh_of_last()
        if isinstance(refresh, Refresh):
            refresh.broken = why
        log.info("building the whole site: %s", why)
        self.full.append(why)
        self.whole_build()

    def _mend(self, refresh: Refresh) -> None:
        """Build everything where a page could not be made alone; what is off is said, as the host says it."""
        if not refresh.broken:
            return
        try:
            self._build_whole(refresh.broken)
            self.reload()
        except SystemExit:  # the host has said why
            return
        except Exception:
            log.exception("the whole site could not be built")

    def _make_next(self) -> bool:
        """Make a page that is still to be made; return whether there may be more to do."""
        with self._lock:
            refresh = self.refresh_of_last()
            if isinstance(refresh, str) or refresh.is_finished or self._closed:
                return False
            path = next(iter(refresh.waiting), None)
            if refresh.put_off:
                if not self._do(refresh, refresh.pair_next, _UNPAIRED):
                    self._catch_up(refresh)
            elif path is not None:
                self._make(refresh, path)
            else:
                self._finish(refresh)
            self._mend(refresh)
            return True

    def _catch_up(self, refresh: Refresh, path: str = "") -> None:
        """Pair the texts anew that could wait; where a page that may be open has changed by it, browsers load again.

        `path`: see `Refresh.catch_up`.
        """
        if refresh.broken:
            return
        self._do(refresh, partial(refresh.catch_up, path), _UNPAIRED)
        written = [self._make(refresh, each) for each in self._open.paths() if refresh.is_up_to_date(each)]
        if any(written):
            self.reload()

    def _make(self, refresh: Refresh, path: str) -> bool:
        """Make a page that is still to be made, if this is one; return whether it was written."""
        file = refresh.waiting.get(path)
        if file is None or refresh.broken:
            return False
        return bool(self._do(refresh, partial(refresh.make, file), f"{file.src_uri} could not be made anew"))

    def _finish(self, refresh: Refresh) -> None:
        self._do(refresh, refresh.finish, "the files beside the pages could not be written")

    @staticmethod
    def _do(refresh: Refresh, what: Callable[[], object], fault: str) -> object:
        """Return what a step gives; where it fails, everything is built next."""
        try:
            return what()
        except NeedsWholeBuild as error:
            refresh.broken = str(error)
        except Exception as error:
            log.exception("%s", fault)
            refresh.broken = f"{fault}: {error}"
        return None

    def _go_on(self) -> None:
        """Make the remaining pages in a thread of its own, one after another, between edits and requests."""
        if self.rests:
            return
        with self._lock:  # else one that has just found nothing to do would be taken for one that works on
            if self._worker is None or not self._worker.is_alive():
                self._worker = threading.Thread(target=self._work, daemon=True)
                self._worker.start()

    def _work(self) -> None:
        while True:
            while not self._is_calm():
                time.sleep(_SHORT)
            with self._lock:
                if not self._is_calm():  # there has been an edit since
                    continue
                if not self._make_next():
                    self._worker = None
                    return

    def _is_calm(self) -> bool:
        return not self._wanted and time.monotonic() - self._asked >= _CALM

    def _locked(self) -> _Locked:
        return _Locked(self._lock, self._wanted)

    def _is_page(self, path: str) -> bool:
        refresh = self.refresh_of_last()
        return isinstance(refresh, str) or path in refresh.kept.by_address

    def _path_of(self, address: str) -> str:
        """Return the path in the site of the page at an address of the server, as it is when its signs are decoded."""
        path = address[len(self.mount) :] if address.startswith(self.mount) else address.lstrip("/")
        return f"{path}index.html" if path.endswith("/") or not path else path


@dataclass(slots=True, eq=False)
class _Locked:
    """Holds the lock, before whoever works in the background."""

    lock: threading.RLock
    wanted: list[object]

    def __enter__(self) -> None:
        self.wanted.append(self)
        self.lock.acquire()
        self.wanted.remove(self)

    def __exit__(self, *_: object) -> None:
        self.lock.release()


def _beside(path: str) -> tuple[str, ...]:
    """Return the paths at which the page may lie that a file lies beside, such as `texts/plan.pinyin.html`."""
    folder, _, name = path.rpartition("/")
    stem = f"{folder}/{name.partition('.')[0]}".lstrip("/")
    return f"{stem}/index{_PAGE}", f"{stem}{_PAGE}"
