"""Watching files: the system says at once that one has changed, and a look at all of them now and then sees the rest.

The host looks at all files twice a second, which costs half a second of waiting, and more with each file. The system
tells of every change, but not on all file systems: not on those of other machines, nor on some that containers share.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from watchdog.events import FileModifiedEvent
from watchdog.observers import Observer

from bitext.hosts.serving.snapshot import snapshot
from bitext.project.unchanged import Signature

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler

NOW_AND_THEN = 3.0
"""Seconds between two looks at all files."""
_WRITING = frozenset(("created", "modified", "moved", "deleted", "closed"))
"""Events that may change what stands in a file; that one was opened, to be read, is told too."""


@dataclass(slots=True)
class Watcher:
    """Stands in for the host's observer, as far as the host calls one."""

    is_news: Callable[[str, bool], bool]
    """Tells whether files have changed since the last build; see `RefreshingBuilder.is_news`."""
    now_and_then: float = NOW_AND_THEN
    _observer: Any = field(default_factory=Observer)
    _watches: dict[int, tuple[Callable[[], None], str, Callable[[FileSystemEvent], None]]] = field(default_factory=dict)
    """By the host's watch: what ends it, the path, and what is to be told."""
    _before: dict[str, Mapping[str, Signature]] = field(default_factory=dict)
    """By path that is watched: the files there at the last look; none where they have been written since."""
    _stopped: Event = field(default_factory=Event)
    _looking: Thread | None = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> object:
        """Watch a folder or a file; `handler` is told what may matter.

        A file is watched by its folder: many programs save by putting another file in its place.
        """
        tell = handler.on_any_event
        is_folder, real = Path(path).is_dir(), os.path.realpath(path)  # some systems tell of the latter

        def told(event: FileSystemEvent) -> None:
            if event.event_type not in _WRITING or event.is_directory:
                return
            paths = [os.fsdecode(each) for each in (event.dest_path, event.src_path) if each]
            if (is_folder or {path, real} & {*paths}) and self.is_news(paths[0] if is_folder else path, True):
                self._before.pop(path, None)
                tell(event)

        handler.on_any_event = told  # type: ignore[method-assign]  # as the host does
        watch = object()
        folder = path if is_folder else str(Path(path).parent)
        inner = self._observer.schedule(handler, folder, recursive=recursive and is_folder)
        self._watches[id(watch)] = partial(self._observer.remove_handler_for_watch, handler, inner), path, tell
        return watch

    def unschedule(self, watch: object) -> None:
        """Watch a folder or a file no longer."""
        if found := self._watches.pop(id(watch), None):
            found[0]()

    def start(self) -> None:
        """Begin; where the system has no room for more watches, looking now and then must do."""
        with suppress(OSError):
            self._observer.start()
        self._looking = Thread(target=self._look, daemon=True)
        self._looking.start()

    def stop(self) -> None:
        """Stop watching."""
        self._stopped.set()
        self._observer.stop()

    def join(self) -> None:
        """Wait until all have stopped."""
        for each in (self._observer, self._looking):
            if each is not None and each.is_alive():
                each.join()

    def _look(self) -> None:
        """Look for what no event has told; after an event, what is there then is where to begin."""
        while not self._stopped.wait(self.now_and_then):
            for _, path, tell in tuple(self._watches.values()):
                now, then = snapshot((path,)), self._before.get(path)
                self._before[path] = now
                if now != then and self.is_news(path, then is not None):
                    tell(FileModifiedEvent(path))
