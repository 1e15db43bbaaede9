"""The names of the plugins that have changed the text of a translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from bitext.extension import Site

_CHANGING = ("on_page_markdown", "on_page_read_source")
_THEMES_OWN = "material/"
"""Prefix of the names of a theme's own plugins, which do not change the text."""


def translations_first(files: Files, site: Site, config: MkDocsConfig, ours: BasePlugin) -> None:  # type: ignore[type-arg]  # of any configuration
    """Put the translations before the lists of them, if other plugins can change their texts."""
    if any(_names(config, ours)):
        for file in [file for file in files if file.src_uri not in site.corpus.translations]:
            files.remove(file)
            files.append(file)


def changes(site: Site, config: MkDocsConfig, ours: BasePlugin) -> Iterator[str]:  # type: ignore[type-arg]  # of any configuration
    """Yield a line on the texts shown as another plugin changed them, and one on those whose changes had no effect."""
    names = " or ".join(_names(config, ours)) or "the host"
    taken = sorted(path for path, change in site.changed.items() if not change.kept)
    kept = sorted(path for path, change in site.changed.items() if change.kept)
    if taken:
        yield f"{_listed(taken)}: shown and paired as changed by {names}; messages name the lines of the file"
    if kept:
        yield f"{_listed(kept)}: shown as in the file, since {names} took alerts out of the text"


def _names(config: MkDocsConfig, ours: BasePlugin) -> Iterator[str]:  # type: ignore[type-arg]  # of any configuration
    """Yield the names of the plugins and hooks that can change a page's text."""
    hooks: Mapping[str, object] = config.hooks  # type: ignore[assignment]  # name of the file → hook, despite its declared type
    others: dict[str, object] = {name: each for name, each in config.plugins.items() if each is not ours}
    for name, plugin in {**others, **hooks}.items():
        if not name.startswith(_THEMES_OWN) and any(hasattr(plugin, event) for event in _CHANGING):
            yield name


def _listed(paths: list[str]) -> str:
    """Return the first of some paths, and the number of the others, for a message."""
    more = len(paths) - 1
    return paths[0] + (f" and {more} more {'page' if more == 1 else 'pages'}" if more else "")
