"""Comments are for editors: none of them is on a page of ours, but those that a program reads there."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup, Comment
from hypothesis import given
from hypothesis import strategies as st

from bitext.config import Options
from bitext.extension import BitextExtension
from bitext.syntax.comments import uncommented, without_comments
from tests.support.project import build, tree, write
from tests.support.rendered import EXTENSIONS, PAGE, options, parsed, render, site_of, source_text, text_of, translation

ASIDE = "TODO M. is wrong"
PLACES = {
    "alone": "A.\n\n<!-- {} -->\n\nB.",
    "first": "<!-- {} -->\n\nA.",
    "last": "A.\n\n<!-- {} -->",
    "of many lines": "A.\n\n<!--\n{}\n\nmore\n-->\n\nB.",
    "above a block": "<!-- {} -->\nA.",
    "below a block": "A.\n<!-- {} -->\nB.",
    "in a paragraph": "A <!-- {} --> b.",
    "at its end": "A. <!-- {} -->",
    "before words": "<!-- {} --> A.",
    "in emphasis": "*A <!-- {} --> b.*",
    "across lines": "A <!-- {}\nmore --> b.",
    "with hyphens": "A <!-- {} -- or not --> b.",
    "with three": "A.\n\n<!--- {} --->\n\nB.",
    "with markup": "A <!-- *{}* `x` [y](z) <b> --> b.",
    "in a title": "# A <!-- {} -->\n\nB.",
    "in a heading": "## A <!-- {} -->\n\nB.",
    "in an item": "- A <!-- {} -->\n- B",
    "between items": "- A\n<!-- {} -->\n- B",
    "in an item of paragraphs": "- A\n\n    <!-- {} -->\n\n    B",
    "in a quotation": "> A <!-- {} -->\n>\n> B",
    "alone in a quotation": "> A\n>\n> <!-- {} -->",
    "in a cell": "| A <!-- {} --> | b |\n|---|---|\n| c | <!-- {} --> |",
    "in an alert": "A.\n\n> [!NOTE]\n> B <!-- {} --> c. –Ed.",
    "first in an alert": "A.\n\n> [!NOTE]\n> <!-- {} -->\n> B. –Ed.",
    "of many lines in an alert": "A.\n\n> [!NOTE]\n> <!-- {}\n> more -->\n> B. –Ed.",
    "in the introduction": "> [!NOTE]\n> A <!-- {} --> b.\n\nB.",
    "in a footnote": "A[^1].\n\n[^1]: B <!-- {} --> c. –Ed.",
    "first in a footnote": "A[^1].\n\n[^1]: <!-- {} --> B. –Ed.",
    "behind a signature": "A[^1].\n\n[^1]: B. –Ed. <!-- {} -->",
    "in a lemma": "A[^1].\n\n[^1]: **A <!-- {} -->:** B. –Ed.",
    "alone in a footnote": "A[^1].\n\n[^1]: B.\n\n    <!-- {} -->\n\n    C. –Ed.",
    "in a bracket": 'A [or "x" <!-- {} --> –Ed.] b.',
    "across lines in a bracket": 'A [or "x" <!-- {}\n--> –Ed.] b.',
    "in an offer": 'A [or "x <!-- {} --> y" –Ed.] b.',
    "in raw HTML": "<div>\n<!-- {} -->\n<p>A</p>\n</div>",
    "in a tag's words": "A <b>b <!-- {} --> c</b>.",
    "like a mark": "<!-- sorce: 2 {} -->\nA.",
    "a mark": "<!-- source: none -->\nA.\n\n<!-- untranslated: 1 boilerplate -->",
    "a question": "- A\n<!-- check: {} -->\n- B\n\n<!-- check: {} -->",
    "a switch": "<!-- terms: off -->\n\nA.\n\n<!-- terms: on -->",
    "two": "A.\n\n<!-- {} --> <!-- {} -->\n\nB.",
    "in a definition": "A [b].\n\n<!-- {} -->\n[b]: c.md",
}  # fmt: skip
"""Where a comment may stand on a page."""
SHOWN = (
    "`<!-- {} -->`",
    "```\n<!-- {} -->\n```",
    "    <!-- {} -->",
    "A[^1].\n\n[^1]: `<!-- {} -->` –Ed.",
    "`` ` <!-- {} --> ``",
    "A [`<!-- {} -->` –Ed.].",
)
"""Where it is code."""
READ = ("<!-- more -->", "<!--more-->", "<!--[if IE]><p>x</p><![endif]-->", "<!--[if !IE]><!-->", "<!--<![endif]-->")
"""What a program reads."""


def comments(html: str) -> list[str]:
    """Return what an HTML parser takes for comments."""
    return [str(one) for one in BeautifulSoup(html, "lxml").find_all(string=lambda text: isinstance(text, Comment))]


def page(body: str, settings: Options | None = None) -> str:
    """Return the HTML of a page."""
    return render(site_of(source_text("甲\n\n乙"), translation(body), settings=settings))


@pytest.mark.parametrize("raw_html", [False, True], ids=["clean", "raw"])
@pytest.mark.parametrize("place", PLACES)
def test_no_comment_is_on_the_page(place: str, raw_html: bool) -> None:
    """Nowhere in it, in no form, whether the site trusts its editors or not; and no empty paragraph stands for it."""
    settings = options()
    settings = Options(settings.root, settings.docs, settings.source_texts, raw_html=raw_html)
    html = page(PLACES[place].replace("{}", ASIDE), settings)
    assert "TODO" not in html
    assert comments(html) == []
    assert "!--" not in html
    assert [one for one in parsed(html).select("p") if not text_of(one).strip() and not one.find(True)] == []


@pytest.mark.parametrize("place", PLACES)
def test_the_rest_is_as_without_it(place: str) -> None:
    """The words of the page are those that it has without the comment."""

    def words(body: str) -> list[str]:
        columns = parsed(page(body)).select("h1, .bitext-translation, .bitext-note, .bitext-alert")
        return [" ".join(text_of(one).split()) for one in columns]

    typed = PLACES[place].replace("{}", "x")
    if "untranslated" not in typed and "a\n>" not in typed:
        assert words(typed) == words(re.sub(r"<!--(?! terms| source)", "<!-- apart", typed))


@pytest.mark.parametrize("typed", SHOWN)
def test_comments_in_code_are_shown(typed: str) -> None:
    """Somebody writes about them."""
    assert f"<!-- {ASIDE} -->" in text_of(parsed(page(typed.replace("{}", ASIDE))))


@pytest.mark.parametrize("typed", READ)
def test_comments_that_a_program_reads_stay(typed: str) -> None:
    """The end of an excerpt, and conditions."""
    assert typed in page(f"A.\n\n{typed}\n\nB.")


def test_what_a_plugin_looks_for_stays() -> None:
    """A host says what."""
    extension = BitextExtension(site_of(None, translation("A <!-- cut here --> b.")), PAGE)
    extension.kept_comments = frozenset(("<!-- cut here -->",))
    assert "<!-- cut here -->" in markdown.markdown("A <!-- cut here --> b.", extensions=[*EXTENSIONS, extension])


@pytest.mark.parametrize(
    ("html", "rest"),
    [
        ("<p>a<!-- b --></p>", "<p>a</p>"),
        ("<!--> a -->", " a -->"),
        ("<!---> a", " a"),
        ("<!-- a --!> b", " b"),
        ("<!-- a -- b --> c", " c"),
        ("a <!-- never closed", "a <!-- never closed"),
        ('<p title="<!-- a -->">b</p>', '<p title="<!-- a -->">b</p>'),
        ("<script><!-- a --></script><!-- b -->", "<script><!-- a --></script>"),
        ("<style><!-- a -->", "<style><!-- a -->"),
        ("<!-- a --><!-- more --><!-- b -->", "<!-- more -->"),
    ],
)
def test_comments_of_html(html: str, rest: str) -> None:
    """They begin and end where a browser has them begin and end."""
    assert without_comments(html) == rest


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a\n\n<!-- b -->\n\nc", "a\n\n\n\nc"),
        ("<!-- it`s -->\na `b` <!-- c -->", "\na `b` "),
        ("`<!-- a -->` <!-- b -->", "`<!-- a -->` "),
        ("```\n<!-- a -->\n\n<!-- b -->\n```\n<!-- c -->", "```\n<!-- a -->\n\n<!-- b -->\n```\n"),
        ("a <!-- never closed", "a <!-- never closed"),
        ("<!-- more -->\n<!-- a -->", "<!-- more -->\n"),
        ("none", "none"),
    ],
)
def test_comments_of_markdown(typed: str, rest: str) -> None:
    """Comments in code stay, as text."""
    assert uncommented(typed) == rest


@given(st.lists(st.sampled_from(("<!--", "-->", "--!>", "a", "<b>", "</b>", "<script>", "</script>", "\n", '"', "`", "```\n", ">")), max_size=30))  # fmt: skip
def test_nothing_but_comments_is_taken_out(parts: list[str]) -> None:
    """What is left stood there in this order; without a comment's beginning nothing is taken."""
    for take in (without_comments, uncommented):
        typed = "".join(parts)
        rest = iter(typed)
        assert all(character in rest for character in take(typed))
        assert take(typed.replace("<!--", "")) == typed.replace("<!--", "")


FILES = {
    "source_texts/text.md": "---\ntitle: 题\n---\n\n# 题\n\n甲。\n",
    "docs/texts/page.md": f"---\nsource_text: text # {ASIDE}\nlicense: free <!-- {ASIDE} -->\ndescription: A page <!-- {ASIDE} -->\n"
    f"translators: [{{name: A. Wang <!-- {ASIDE} -->}}]\n---\n\n# The page <!-- {ASIDE} -->\n\n"
    f"First <!-- {ASIDE} --> words[^1].\n\n<!-- {ASIDE} -->\n\n[^1]: <!-- {ASIDE} --> Said. –Ed.\n",
    "docs/index.md": "# Home\n\n<!-- texts -->\n\n<!-- notes -->\n\n<!-- a host's own -->\n",
    "docs/glossary/jia.md": f"An essay <!-- {ASIDE} -->.\n\n<!-- {ASIDE} -->\n\nIts end.\n",
    "docs/words.md": "# Words\n\n<!-- glossary -->\n",
    "docs/glossary.yml": f'- id: jia\n  zh: 甲\n  renderings: [first]\n  definition: "<!-- {ASIDE} -->\\n\\nText <!-- {ASIDE} --> of it."\n',
}
BLOG = """\
site_name: Test
site_url: https://example.org/
theme: {name: material, font: false}
plugins:
  - search
  - blog: {post_excerpt_separator: "SEPARATOR"}
  - rss: {match_path: "blog/posts/.*", abstract_delimiter: "SEPARATOR", use_git: false}
  - bitext
markdown_extensions: [tables, footnotes, toc, pymdownx.superfences]
"""


def published(folder: Path) -> str:
    """Return all that a built site has of its own, in one text; the glossary's own file is one that a host copies."""
    files = {name: data for name, data in tree(folder / "site").items() if not name.startswith("assets/")}
    return "\n".join(data.decode("utf-8", "replace") for name, data in files.items() if name != "glossary.yml")


def test_nothing_of_a_site_has_a_comment(tmp_path: Path) -> None:
    """No page of ours, no search index, no title; a page that is not ours keeps what its host leaves there."""
    write(tmp_path, FILES)
    done = build(tmp_path, "--strict")
    assert done.returncode == 0, done.stdout
    said = published(tmp_path)
    assert "TODO" not in said
    assert re.findall(r"<!-- (?!/)[a-z'][^>]*-->", said) == ["<!-- a host's own -->"]
    essay = parsed((tmp_path / "site/glossary/jia/index.html").read_text("utf-8"))
    assert "An essay .\nIts end." in text_of(essay)
    assert "Text  of it." in text_of(essay)


@pytest.mark.plugins
@pytest.mark.parametrize("separator", ["<!-- cut -->", "<!-- more -->"])
def test_excerpts_and_feeds_have_none_either(separator: str, tmp_path: Path) -> None:
    """They are made of the Markdown of a page, by others; what cuts a post stays."""
    page_ = FILES["docs/texts/page.md"].replace("source_text: text", "date: 2024-01-01\nsource_text: text")
    files = {name: text for name, text in FILES.items() if name != "docs/texts/page.md"} | {
        "docs/blog/posts/one.md": page_.replace("\n[^1]:", f"\n{separator}\n\nThe rest.\n\n[^1]:"),
        "docs/blog/index.md": "# Blog\n",
    }
    write(tmp_path, files, BLOG.replace("SEPARATOR", separator))
    done = build(tmp_path)
    assert done.returncode == 0, done.stdout
    assert "TODO" not in published(tmp_path)
    listed = parsed((tmp_path / "site/blog/index.html").read_text("utf-8")).select(".md-post__content")[0]
    assert "words" in text_of(listed)
    assert "The rest." not in text_of(listed)
