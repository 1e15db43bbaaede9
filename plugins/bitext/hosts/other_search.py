"""The theme's own search, which ours takes the place of."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from mkdocs.config.defaults import MkDocsConfig

_MATERIAL = "material/search"


def switch_off(config: MkDocsConfig) -> Iterator[str]:
    """Switch Material's search off, and yield the line that says so.

    To be called before it is set up. It is also taken out of the list in which other plugins look for it:
    mkdocs-static-i18n expects an index of whatever search stands there.
    """
    plugin: object = config.plugins.pop(_MATERIAL, None)
    options = getattr(plugin, "config", None)
    if isinstance(options, MutableMapping):
        options["enabled"] = False
        yield "Material's search is switched off, since this site is searched by pairs; take `search` out of plugins:"
