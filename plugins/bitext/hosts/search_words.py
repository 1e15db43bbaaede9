"""How the host's search splits a text into words, so that any run of Chinese is found."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from mkdocs.config.defaults import MkDocsConfig

from bitext.languages.script import FIRST_OF_PAIRS, IN_BROWSERS, SECOND_OF_PAIRS

# Each Han character is a word of its own, so that any run of them is found; the pages that hold all of a query's come
# first, and in double quotes few others. Material's search writes `数字经济` as `数* 字* 经`: were the star not taken
# together with its character, it would stand alone and match every page. In this order: white space and punctuation, a
# full stop, the star, the place after a character, before one (or a surrogate pair), after a pair. Each look-around is
# an alternative of its own, without a bar inside: Material splits the expression at bars.
SEPARATOR = (
    r'[\s\-,:;!?=\[\]()"/\u00b7\u200b\u2010-\u203b\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+'
    r"|\.(?!\d)"
    rf"|(?<=[{IN_BROWSERS}])\*"
    rf"|(?<=[{IN_BROWSERS}])"
    rf"|(?=[{IN_BROWSERS}{FIRST_OF_PAIRS}])"
    rf"|(?<=[{FIRST_OF_PAIRS}][{SECOND_OF_PAIRS}])"
)
"""The separator for a site without a `separator` of its own."""

_MATERIAL, _MKDOCS = "material/search", "search"


def set_separator(config: MkDocsConfig) -> Iterator[str]:
    """Set the separator of Material's search where the site has none; yield a line where Chinese will not be found.

    To be called before that plugin sets its own. MkDocs' own search drops Chinese characters, whatever the separator.
    """
    material = _options(config, _MATERIAL)
    if material is not None and not material.get("separator"):
        material["separator"] = SEPARATOR
    if _options(config, _MKDOCS) is not None:
        yield "the search of this theme finds no Chinese; that of Material for MkDocs does"


def _options(config: MkDocsConfig, name: str) -> MutableMapping[str, object] | None:
    """Return the options of a plugin, or None where the site does not have it."""
    plugin: object = config.plugins.get(name)
    options = getattr(plugin, "config", None)
    return options if isinstance(options, MutableMapping) else None
