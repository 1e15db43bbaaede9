"""What stands in a front matter can do nothing, and stops no build, whatever its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import build, write

PAGES = {
    "holds itself": ("foo: &a [*a]", "error[F06] expected at most 10,000 values, 30 deep, for foo, found more; take it out"),
    "holds itself in a mapping": ("social: &a {k: *a}", "error[F06] expected at most 10,000 values, 30 deep, for social, found more; take it out"),
    "a bomb": ("\n".join(["a0: &a0 [x,x,x,x,x,x,x,x,x]", *(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))]), "error[F06] expected at most 10,000 values, 30 deep, for a5, found more; take it out"),
    "too deep": ("foo: " + "[" * 2000 + "]" * 2000, "error[F04] expected values nested a few levels deep, found hundreds; take them out"),
    "a long icon": (f"icon: {'a' * 300}", f"error[F06] expected the name of an icon that the theme has for icon, found {'a' * 300}; correct it, or take it out"),
    "an icon by its path": ("icon: /etc/passwd", "error[F06] expected the name of an icon that the theme has for icon, found /etc/passwd; correct it, or take it out"),
    "a tag that is none": ("tags: [null]", "error[F06] expected a list of names for tags, found a list; correct it, or take it out"),
    "a search that is a word": ("search: none", "error[F06] expected `exclude: true` for search, found none; correct it, or take it out"),
    "a search left out by a word": ("search: {exclude: please}", "error[F06] expected `exclude: true` for search, found a mapping; correct it, or take it out"),
    "a form that a theme stumbles over": ("hide: 1", "error[F06] expected a list of names for hide, found 1; correct it, or take it out"),
    "a template": ("template: redirect.html", "error[F06] expected a template that the site allows, found redirect.html; take it out, or let the site's owner add it to the option templates"),
    "an address that runs": ("location: javascript:alert(1)", "error[F06] expected an address with http or https, or a relative one, for location, found javascript:alert(1); correct it, or take it out"),
}  # fmt: skip


WRITTEN = ("author", "description", "title", "subtitle", "status", "image")
"""Keys whose values a theme writes."""
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What was said of a site with a page for each, and the site."""
    folder = tmp_path_factory.mktemp("front_matter")
    files = {
        f"docs/{name.replace(' ', '-')}.md": f"---\n{matter}\n---\n\n# Page\n" for name, (matter, _) in PAGES.items()
    }
    files["docs/values.md"] = "---\n" + "".join(f"{key}: '{HOSTILE}'\n" for key in WRITTEN) + "---\n\n# Page\n"
    settings = "site_name: Test\ntheme: {name: material, font: false}\nplugins: [tags, bitext]\n"
    done = build(write(folder, files, settings))
    assert done.returncode == 0, done.stdout[-2000:]
    return done.stdout, folder / "site"


@pytest.mark.parametrize("name", PAGES)
def test_it_is_said_and_the_page_is_built(name: str, built: tuple[str, Path]) -> None:
    """One line with the file, and a page all the same."""
    said, site = built
    page = name.replace(" ", "-")
    assert [line for line in said.splitlines() if f"docs/{page}.md:" in line and PAGES[name][1] in line], said
    assert (site / page / "index.html").is_file()


def test_a_value_that_a_theme_writes_is_text(built: tuple[str, Path]) -> None:
    """Whatever its key: no template escapes it."""
    html = (built[1] / "values" / "index.html").read_text("utf-8")
    assert '<meta name="author" content="&quot;&gt;&lt;script&gt;' in html
    assert "<script>alert(1)" not in html
