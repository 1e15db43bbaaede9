"""The files of a served site: which of them an edit has changed, and whether that needs a whole build."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import filterfalse
from pathlib import Path

from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from bitext.config import Options
from bitext.hosts.generated_files import NeedsWholeBuild
from bitext.hosts.serving.kept_site import KeptSite, is_served, write
from bitext.hosts.serving.others import NAVIGATIONS
from bitext.hosts.serving.snapshot import Changes, Contents, changes, signature_at, snapshot
from bitext.project import docs_of
from bitext.project.unchanged import Signature


@dataclass(slots=True)
class EditedFiles:
    """The files that a site is made of, from one edit to the next."""

    kept: KeptSite
    options: Options
    roots: tuple[str, ...]
    """Folders and files whose changes matter."""
    whole: frozenset[str]
    """Files of these, and folders, whose changes need a whole build."""
    seen: Mapping[str, Signature]
    """As they were before the last build began."""
    contents: Contents = field(default_factory=Contents)

    def begin(self) -> None:
        """Note what stands in the files that all pages depend on."""
        self.contents.files = self.seen
        for path in filter(self._is_of_all, self.seen):
            self.contents.of(path)

    def is_behind(self, path: str = "") -> bool:
        """Return whether files have changed since the last build began; `path`: of one that may have, if known."""
        then = self.seen.get(path)  # another thread may put other ones there
        if then and signature_at(path) not in (None, then) and not self._is_nobodys(path):
            return True
        return bool(self._changes(snapshot(self.roots)))

    def take(self) -> bool:
        """Take note of an edit, and copy files that are no pages; return whether anything has changed.

        Raises NeedsWholeBuild where the files themselves ask for one.
        """
        now = snapshot(self.roots)
        found = self._changes(now)
        if not found:
            return False
        self.contents.files = now
        self._check(found)
        self.seen = now
        self._copy(found.touched)
        return True

    def _check(self, found: Changes) -> None:
        for path in sorted((*found.added, *found.removed)):
            if not is_below(path, str(self.options.source_texts)) or is_below(path, self.kept.config.docs_dir):
                raise NeedsWholeBuild(f"{self._shown(path)} is {'new' if path in found.added else 'gone'}")
        for path in sorted(found.touched):
            if self._is_of_all(path):
                is_whole = self.contents.has_changed(path)
            else:
                is_whole = is_below(path, self.kept.config.docs_dir) and self._is_left_out(path)
            if is_whole:
                raise NeedsWholeBuild(f"{self._shown(path)} has changed")

    def _is_of_all(self, path: str) -> bool:
        """Return whether all pages depend on a file."""
        return is_below_any(path, self.whole)

    def _is_left_out(self, path: str) -> bool:
        """Return whether a file of the docs folder is not published, or may be no more: it is not to be read here."""
        file = self._file_at(path)
        if file is None or Path(path).name in NAVIGATIONS:
            return True
        return docs_of(self.options).fault(path, is_page=file.is_documentation_page()) is not None

    def _changes(self, now: Mapping[str, Signature]) -> Changes:
        """Return what has changed since the last build, but for files that no page is made of."""
        found = changes(self.seen, now)
        return Changes(
            *(frozenset(filterfalse(self._is_nobodys, each)) for each in (found.added, found.removed, found.touched))
        )

    def _is_nobodys(self, path: str) -> bool:
        """Return whether a file is hidden from the host, as what an editing program keeps beside one that is open."""
        docs = self.kept.config.docs_dir
        if not is_below(path, docs) or self._is_of_all(path):
            return False
        name = Path(path).relative_to(docs).as_posix()
        if not any(part.startswith(".") for part in name.split("/")) or posixpath.basename(name) in NAVIGATIONS:
            return False
        file = self.kept.files.get_file_from_path(name)
        if file is None:
            config = self.kept.config
            file = File(name, docs, config.site_dir, config.use_directory_urls)
            set_exclusions([file], config)
        return file.inclusion is InclusionLevel.EXCLUDED

    def _shown(self, path: str) -> str:
        return self.options.shown(Path(path))

    def _file_at(self, path: str) -> File | None:
        folder = self.kept.config.docs_dir
        return self.kept.files.get_file_from_path(Path(path).relative_to(folder).as_posix())

    def _copy(self, touched: Iterable[str]) -> None:
        """Copy the files that are no pages."""
        for path in touched:
            if not is_below(path, self.kept.config.docs_dir):
                continue
            file = self._file_at(path)
            if file and not file.is_documentation_page() and is_served(file):
                write(Path(file.abs_dest_path), file.content_bytes)


def is_below_any(path: str, places: Iterable[str]) -> bool:
    """Return whether a file is one of some files, or lies in one of some folders."""
    return any(path == each or is_below(path, each) for each in places)


def is_below(path: str, folder: str) -> bool:
    """Return whether a file lies in a folder, at whatever depth."""
    return path.startswith(os.path.join(folder, ""))  # noqa: PTH118  # thousands of files at each edit
