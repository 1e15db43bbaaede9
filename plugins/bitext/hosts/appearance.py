"""What Material shows where the site says nothing: our paper and inks, our mark, our favicon."""

from __future__ import annotations

from mkdocs.theme import Theme

from bitext.assets import MARK
from bitext.extension.site import ASSETS
from bitext.words import Words

_STOCK_FAVICON = "assets/images/favicon.png"
"""Material's own, which is no choice of the site's."""


def dress(theme: Theme, words: Words) -> None:
    """Give Material the settings that the site leaves open; another theme, and what a site chose, stay as they are."""
    if theme.name != "material":
        return
    mark = f"{ASSETS}/{MARK}"
    icons = theme.get("icon") or {}
    if not theme.get("logo") and not icons.get("logo"):
        theme["logo"] = mark
    if theme.get("favicon") in (None, "", _STOCK_FAVICON):
        theme["favicon"] = mark
    if not theme.get("palette"):
        theme["palette"] = [
            _palette("light", "default", "material/weather-night", words("palette.dark")),
            _palette("dark", "slate", "material/weather-sunny", words("palette.light")),
        ]


def _palette(reader: str, scheme: str, icon: str, name: str) -> dict[str, object]:
    """Return Material's setting for readers whose system is light or dark, with the switch to the other."""
    return {
        "media": f"(prefers-color-scheme: {reader})",
        "scheme": scheme,
        "primary": "bitext",
        "accent": "bitext",
        "toggle": {"icon": icon, "name": name},
    }
