"""Comments that other plugins look for on a finished page."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

_SEPARATOR = "post_excerpt_separator"  # Material's blog: an excerpt ends there


def kept_comments(config: MkDocsConfig) -> frozenset[str]:
    """Return the comments that the site's plugins are set up to look for."""
    return frozenset(_separators(config))


def _separators(config: MkDocsConfig) -> Iterator[str]:
    for plugin in config.plugins.values():
        separator = plugin.config.get(_SEPARATOR)
        if isinstance(separator, str):
            yield separator
