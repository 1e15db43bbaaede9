"""Watching files: the system says at once that one has changed, and a look at all of them now and then sees the rest.

The host looks at all files twice a second, which costs half a second of waiting, and more with each file. The system
tells of every change, but not on all file systems: not on those of other machines, nor on some that containers share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler

NOW_AND_THEN = 3.0
"""Seconds between two looks at all files."""
_WRITING = frozenset(("created", "modified", "moved", "deleted", "closed"))
"""Events that may change what stands in a file; that one was opened, to be read, is told too."""


@dataclass(slots=True)
class Watcher:
    """Stands in for the host's observer, as far as the host calls one."""

    is_news: Callable[[], bool]
    """Tells whether files have changed since the last build."""
    _observers: list[Any] = field(default_factory=lambda: [Observer(), PollingObserver(timeout=NOW_AND_THEN)])
    _watches: dict[int, list[tuple[Any, Any]]] = field(default_factory=dict)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> object:
        """Watch a folder; `handler` is told what may matter."""
        tell = handler.on_any_event

        def told(event: FileSystemEvent) -> None:
            if event.event_type in _WRITING and not event.is_directory and self.is_news():
                tell(event)

        handler.on_any_event = told  # type: ignore[method-assign]  # as the host does
        watch = object()
        self._watches[id(watch)] = [
            (each, each.schedule(handler, path, recursive=recursive)) for each in self._observers
        ]
        return watch

    def unschedule(self, watch: object) -> None:
        """Watch a folder no longer."""
        for observer, inner in self._watches.pop(id(watch), ()):
            observer.unschedule(inner)

    def start(self) -> None:
        """Begin; where the system has no room for more watches, looking now and then must do."""
        for observer in self._observers:
            try:
                observer.start()
            except OSError:
                continue

    def stop(self) -> None:
        """Stop watching."""
        for observer in self._observers:
            observer.stop()

    def join(self) -> None:
        """Wait until all have stopped."""
        for observer in self._observers:
            if observer.is_alive():
                observer.join()
