"""What the front matter of a page says of the search."""

from __future__ import annotations

from collections.abc import Mapping


def is_excluded(front_matter: Mapping[str, object]) -> bool:
    """Return whether a page says that it is not to be found: `search: {exclude: true}`, as for Material's search."""
    search = front_matter.get("search")
    return isinstance(search, Mapping) and search.get("exclude") in (True, "true")
