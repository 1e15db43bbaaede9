"""Comments that other plugins look for on a finished page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig

_SEPARATOR = "post_excerpt_separator"  # Material's blog: an excerpt ends there


def kept_comments(config: MkDocsConfig) -> frozenset[str]:
    """Return the comments that the site's plugins are set up to look for."""
    return frozenset(_separators(config))


def _separators(config: MkDocsConfig) -> Iterator[str]:
    for plugin in config.plugins.values():
        options = getattr(plugin, "config", {})  # a hook is a module, without configuration
        separator = options.get(_SEPARATOR) if isinstance(options, Mapping) else ""
        if separator and isinstance(separator, str):
            yield separator
