"""What Material shows where the site says nothing, and that a site's own choice stands."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from mkdocs.theme import Theme

from bitext.assets import published
from bitext.hosts.appearance import dress
from bitext.words import words_of

OWN = {"palette": {"primary": "teal"}, "logo": "own.svg", "favicon": "own.ico"}


def dressed(settings: Mapping[str, object], name: str = "material", language: str = "en") -> Theme:
    """Return a theme with a site's settings and ours."""
    theme = Theme(name)
    for key, value in settings.items():
        theme[key] = value
    dress(theme, words_of(language))
    return theme


def test_a_site_that_says_nothing_has_ours() -> None:
    """Paper and inks by day and by night, and the mark, which is published."""
    theme = dressed({})
    assert [(each["scheme"], each["primary"], each["accent"]) for each in theme["palette"]] == [
        ("default", "bitext", "bitext"),
        ("slate", "bitext", "bitext"),
    ]
    assert theme["logo"] == theme["favicon"] == "assets/bitext/mark.svg"
    assert published()["mark.svg"].startswith("<svg")


def test_the_switch_speaks_the_language_of_the_site() -> None:
    """What readers hear of a button is a word of the site."""
    assert dressed({}, language="zh")["palette"][0]["toggle"]["name"] == "切换为深色"


@pytest.mark.parametrize("setting", OWN)
def test_a_choice_of_the_site_stands(setting: str) -> None:
    """A palette, a logo, a favicon of its own."""
    assert dressed(OWN)[setting] == OWN[setting]


def test_an_icon_is_a_logo() -> None:
    """Material takes a logo before an icon: ours would hide the one that was chosen."""
    assert not dressed({"icon": {"logo": "material/library"}}).get("logo")


def test_another_theme_stays_as_it_is() -> None:
    """The settings are Material's."""
    assert not dressed({}, "mkdocs").get("palette")
