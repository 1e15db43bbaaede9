"""What can be set, and the bounds that hold everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TEXT_TYPES = (
    "law",
    "regulation",
    "measures",
    "plan",
    "notice",
    "opinion",
    "speech",
    "article",
    "news",
    "standard",
)
"""What a source text may be."""

MAX_FILE_BYTES = 5_000_000
"""A file larger than this is no text that a person translated; it counts as not on file."""

DATE_FIELDS = ("delivered", "adopted", "issued", "published", "effective")
"""Dates of a source text, in the order in which a document has them."""


@dataclass(frozen=True, slots=True)
class Options:
    """Where things are, and what the site says of itself."""

    root: Path
    """The project's folder: that of `mkdocs.yml`. Messages name paths below it."""
    docs: Path
    """The docs folder."""
    source_texts: Path
    """The folder of the originals."""
    contact: str = ""
    """Where readers write to about rights: an address of a page, or an e-mail address."""
    repository: str = ""
    """Address of the repository, for reports; empty where there is none."""
    edit_address: str = ""
    """Address below which the docs folder's files can be edited, with a slash at its end; empty where there is none."""
    source_edit_address: str = ""
    """The same for the folder of the originals."""
    directory_urls: bool = True
    """Whether `a.md` becomes `a/` and not `a.html`."""

    def shown(self, path: Path) -> str:
        """Return a path as messages name it."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.name
