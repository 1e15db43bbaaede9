"""The same files give the same articles in every host, with every other extension, and in bare Python-Markdown."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import markdown
import pytest
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from bitext.hosts import zensical
from tests.support.project import CONFIGURATION, articles, build, tree, write
from tests.support.rendered import (
    EXTENSIONS,
    options,
    parsed,
    render,
    rows_of,
    site_of,
    source_text,
    text_of,
    translation,
)

SOURCE = """\
---
title: 题
language: zh-Hans
url: https://example.org/a?b=1&c=2
related: [other]
---

# 题

&lt;甲&gt; *一* [TOC] \U00020000

- 一
- 二

| a | 二 |
|---|---|
| 1 | 2 |

> 盒
"""
PAGE = """\
---
source_text: one
title: Title
translators: [A, B & C]
---

> [!NOTE]
> Introduction with [a link](other.md).

# Title

Text[^1] with *emphasis* and a [link][x].

- one
- two

| a | b |
|---|---|
| 1 | 2 |

> Box

<!-- source: none -->
Added.

[^1]: A note.

[x]: other.md
"""
VERSE = "---\ntitle: 诗\nlines: keep\n---\n\n床前[1]，\n地上。\n\n```\na\n\nb\n```\n\n![图](../docs/a.png)\n\n1. 甲\n2. 乙\n\n[1] 注"
FILES: dict[str, str | bytes] = {
    "source_texts/verse.md": VERSE,
    "docs/texts/verse.md": "---\nsource_text: verse\n---\nMoon\\\nand *frost.\n\n```\na\n```\n\n![i](../a.png)\n\n1. A\n2. B\n\n[1] Note",
    "docs/a.png": b"\x89PNG",
    "source_texts/one.md": SOURCE,
    "source_texts/other.md": "---\ntitle: 另\n---\n",
    "docs/texts/one.md": PAGE,
    "docs/texts/other.md": "---\nsource_text: other\n---\n\n# Other\n\n3. three\n4. four\n\n[up](../index.md)\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project, built by MkDocs to `site`."""
    folder = write(tmp_path_factory.mktemp("project"), FILES)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    return folder


@pytest.mark.hosts
def test_properdocs_makes_the_same_articles(project: Path) -> None:
    """ProperDocs runs the plugin as it is; every byte of the articles is the same."""
    done = build(project, "--strict", "--site-dir", "proper", host="properdocs")
    assert done.returncode == 0, done.stdout
    assert len(articles(project / "site")) == 3
    assert articles(project / "proper") == articles(project / "site")
    assert machine_read(project / "proper") == machine_read(project / "site")


def machine_read(site: Path) -> tuple[dict[str, list[str]], dict[str, bytes]]:
    """Return what machines read of a site: in the head of one page, by name, and the files beside the pages."""
    soup = parsed((site / "texts/one/index.html").read_text("utf-8"))
    found = {
        name: [str(each["content"]) for each in soup.select(f'meta[name="{name}"]')]
        for name in ("z:itemType", "DC.creator")
    }
    found |= {
        rel: [str(each["href"]) for each in soup.select(f"link[rel={rel}]")] for rel in ("canonical", "alternate")
    }
    named = ("llms.txt", "feed.xml", "texts/one.md")
    return found, {name: (site / name).read_bytes() for name in named if (site / name).is_file()}


@pytest.mark.hosts
@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="zensical is not installed: no wheel for here")
def test_zensical_makes_the_same_articles(project: Path, tmp_path: Path) -> None:
    """Zensical runs the extension alone; every byte of the text is the same but for what it takes out itself."""
    folder = write(tmp_path, FILES, ZENSICAL)
    done = build(folder, "--clean", host="zensical")
    assert done.returncode == 0, done.stdout
    tags, files = machine_read(folder / "site")
    assert tags["canonical"] == ["https://example.org/texts/one/"]
    assert (tags["z:itemType"], tags["alternate"], files) == ([], [], {})
    taken_out = ' data-search-exclude=""'  # once its search has read the page
    expected = {
        page: of_any_host(article.replace(taken_out, "")) for page, article in articles(project / "site").items()
    }
    assert {page: of_any_host(article) for page, article in articles(folder / "site").items()} == expected


def of_any_host(article: str) -> str:
    """Return an article without the menus that depend on the host.

    No plugin runs in Zensical and in bare Python-Markdown, so no file is written beside a page: there is nothing to
    download and no page of readings, citations of reference managers stand in the panel, and made pages such as the
    list of texts are not there to be linked to. Where a page is published, and so what cites it, only the host knows.
    """
    menus = r'<details class="bitext-menu bitext-menu-(?:contents|cite|download)".*?(?=<details class="bitext-menu |</form>)'
    without = re.sub(menus, "", article, flags=re.DOTALL)
    return re.sub(r'<p><a class="bitext-readings"[^>]*>[^<]*</a></p>', "", without)


ZENSICAL = CONFIGURATION.replace("plugins: [bitext]\n", "watch: [source_texts]\n").replace(
    "markdown_extensions: [tables, footnotes, toc, pymdownx.superfences]",
    "markdown_extensions:\n"
    "- tables\n- footnotes\n- toc\n- pymdownx.superfences\n- bitext.hosts.zensical: {source_texts: source_texts}",
)


@pytest.mark.hosts
@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="zensical is not installed: no wheel for here")
def test_zensical_stops_with_one_line(tmp_path: Path) -> None:
    """Two source texts with one id stop Zensical too, by name."""
    folder = write(tmp_path, FILES | {"source_texts/more/one.md": SOURCE}, ZENSICAL)
    done = build(folder, "--clean", host="zensical")
    assert "error[F08] expected one source text with the id one, found another" in done.stdout


def test_zensical_reads_again_what_has_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The corpus is read once for all pages, and again after an edit; what is off is said each time it is read."""
    folder = write(tmp_path, FILES | {"docs/two.md": "---\nsource_text: onne\n---\nText\n"})
    first = zensical.site_for(options(folder))
    assert capsys.readouterr().err.count("docs/two.md:2:14: error[F07]") == 1
    assert zensical.site_for(options(folder)) is first
    assert capsys.readouterr().err == ""
    (folder / "source_texts" / "one.md").write_text(SOURCE + "\n末", encoding="utf-8")
    edition = zensical.site_for(options(folder)).edition("texts/one.md")
    assert edition is not None
    assert edition.source is not None
    assert edition.source.blocks[-1].text == "末"


def test_zensical_has_the_options_of_the_site() -> None:
    """The addresses for editing are those of the repository, whichever way they are written."""
    config = {"root_dir": "/p", "repo_url": "https://github.com/a/b", "edit_uri": "edit/master/docs"}
    ours = {"source_texts": "originals", "contact": "a@example.org"}
    found = zensical.options_of(config, ours)
    assert (found.edit_address, found.source_edit_address) == (
        "https://github.com/a/b/edit/master/docs/{path}",
        "https://github.com/a/b/edit/master/originals/{path}",
    )
    assert zensical.options_of({}, ours).edit_address == ""
    assert zensical.options_of(config, ours).source_texts == Path("/p/originals")


class Context(Preprocessor):
    """What Zensical's own extension puts before all others."""

    def __init__(self, md: markdown.Markdown, root: Path) -> None:
        """Take the project's folder."""
        super().__init__(md)
        self.config = {"root_dir": str(root), "docs_dir": "docs"}
        self.page = SimpleNamespace(path="texts/one.md")

    def run(self, lines: list[str]) -> list[str]:
        """Change nothing."""
        return lines


def test_zensical_names_the_page(project: Path) -> None:
    """The page's path and the site's configuration come from the preprocessor that Zensical registers."""
    md = markdown.Markdown()
    md.preprocessors.register(Context(md, project), "rendering_context", 0)
    md.registerExtensions(["tables", "footnotes", zensical.makeExtension(source_texts="source_texts")], {})
    article = parsed(md.convert(PAGE.split("---\n", 2)[2]))
    assert "&lt;甲&gt;" in "".join(map(text_of, article.select(".bitext-source")))
    assert [script["src"] for script in article.select("script")] == ["../assets/bitext/early.js"]


def test_a_list_that_the_page_counts_differently_is_said() -> None:
    """Where another extension makes other items, they stand together in the first row and the finding says where."""
    site = site_of(None, translation("Text.\n\n1. one\n- two\n"))
    found: list[str] = []
    site.report = lambda finding: found.append(str(finding))
    soup = parsed(render(site, extensions=["sane_lists"]))
    assert found == [
        "docs/texts/page.md:6:1: error[F11] expected a list of 2 items, found one of 1 on the page; "
        "put blank lines around the list and indent what belongs to an item by four spaces"
    ]
    assert [text_of(column).split() for column in soup.select(".bitext-translation")][1:] == [["one", "-", "two"], []]


def test_the_extension_waits_for_a_page() -> None:
    """By name and with no page at hand, as hosts try it: nothing happens."""
    for name in ("bitext", "bitext.hosts.zensical"):
        assert markdown.markdown("# Title\n\n- one", extensions=[name]) == markdown.markdown("# Title\n\n- one")


def test_bare_python_markdown_with_a_page(project: Path) -> None:
    """Whoever has the files and Python-Markdown has the article; addresses are then still those of the files."""
    site = zensical.site_for(options(project))
    bare = of_any_host(
        articles_in(render(site, "texts/one.md", ["tables", "footnotes", "toc", "pymdownx.superfences"]))
    )
    built = of_any_host(articles(project / "site")["texts/one/index.html"])
    assert re.sub(r"(other)\.md", r"../\1/", bare) == built


def articles_in(html: str) -> str:
    """Return the article in some HTML."""
    found = re.search(r'<article class="bitext".*?</article>', html, re.DOTALL)
    assert found is not None
    return found[0]


def test_two_builds_are_the_same_bytes(project: Path) -> None:
    """Hash seed and time zone change no byte of the site; only the sitemap's compressed copy bears a time."""
    sites = []
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/New_York")):
        build(project, "--site-dir", f"again{seed}", environment={"PYTHONHASHSEED": seed, "TZ": zone})
        sites.append(tree(project / f"again{seed}"))
        sites[-1].pop("sitemap.xml.gz", None)
    assert sites[0] == sites[1]
    assert len(sites[0]) > 10


def test_addresses_without_folders(tmp_path: Path) -> None:
    """With `use_directory_urls: false` the links and the script of an article lead where they should."""
    folder = write(tmp_path, FILES, CONFIGURATION + "use_directory_urls: false\n")
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    article = parsed(articles(folder / "site")["texts/one.html"])
    targets = [tag.get("src") or tag["href"] for tag in article.select("script[src], dl a[href$=html]")]
    assert [(folder / "site" / "texts" / str(target)).is_file() for target in targets] == [True] * len(targets)
    assert len(targets) == 2


def test_a_site_may_have_templates_of_its_own(tmp_path: Path) -> None:
    """A site's `main.html` stands before ours, and the article is on the page."""
    own = '{% extends "base.html" %}\n{% block announce %}Own words{% endblock %}\n'
    configuration = CONFIGURATION.replace("font: false", "font: false, custom_dir: own")
    folder = write(tmp_path, FILES | {"own/main.html": own}, configuration)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    page = (folder / "site/texts/one/index.html").read_text("utf-8")
    assert "Own words" in page
    assert '<article class="bitext"' in page


CHANGING = """\
def on_page_markdown(markdown, page, **_):
    return markdown.replace("Text[^1]", "Snippet\\n\\nText[^1]").replace("- two", "- two\\n- three")
"""


def test_a_plugin_may_change_the_page(tmp_path: Path) -> None:
    """What another plugin makes of a page's Markdown is what is paired, shown and reported."""
    configuration = CONFIGURATION + "hooks: [changing.py]\n"
    folder = write(tmp_path, FILES | {"changing.py": CHANGING}, configuration)
    done = build(folder)
    assert done.returncode == 0, done.stdout
    assert "error[C20] " in done.stdout
    soup = parsed(articles(folder / "site")["texts/one/index.html"])
    columns = [text_of(column).strip() for column in soup.select(".bitext-translation")]
    assert any(column.startswith("Snippet") for column in columns)
    assert text_of(soup).count("three") == 1
    assert done.stdout.count("[C20]") == 1
    assert "docs/texts/one.md: shown and paired as changed by changing.py; messages name the lines" in done.stdout


TAKING = """\
def on_page_read_source(page, config, **_):
    text = open(page.file.abs_src_path, encoding="utf-8").read()
    return text.replace("> [!NOTE]\\n> ", "!!! note\\n    ")
"""


def test_a_plugin_may_not_take_our_alerts(tmp_path: Path, project: Path) -> None:
    """Where it does so as the page is read, the article is that of the file, and one line says who had changed it."""
    folder = write(tmp_path, FILES | {"taking.py": TAKING}, CONFIGURATION + "hooks: [taking.py]\n")
    done = build(folder)
    assert "docs/texts/one.md: shown as in the file, since taking.py took alerts out of the text" in done.stdout
    assert "error[" not in done.stdout
    assert articles(folder / "site") == articles(project / "site")


def test_what_is_off_with_a_page_that_is_not_made_is_said(tmp_path: Path) -> None:
    """A text waits for its page to be made, and a page that another plugin takes out of the site is said all the same."""
    taking = "def on_nav(nav, files, **_):\n    files.remove(files.get_file_from_path('texts/two.md'))\n"
    files = FILES | {"docs/texts/two.md": "---\nsource_text: one\n---\nA\n", "taking.py": taking}
    done = build(write(tmp_path, files, CONFIGURATION + "hooks: [taking.py]\n"))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("docs/texts/two.md:4:1: error[C20]") == 1


ENGLISH = """\
# Title

Text "quoted" -- so... with ABC[^1].

- [ ] one
- [x] two

1. first
2. second

!!! note
    Inside.

    More.

=== "One"

    a

=== "Two"

    b

<div markdown="1">

Raw *text*.

</div>

> [!TIP]
> Commentary.

> Quoted.

## P1 {#own .class}

Last.

*[ABC]: meaning

[^1]: Note.
"""
MORE: dict[str, Sequence[str | Extension]] = {
    name: names.split()
    for name, names in {
        "quotes": "pymdownx.quotes",
        "md_in_html": "md_in_html",
        "admonition and tabs": "admonition pymdownx.details pymdownx.tabbed",
        "tasklist": "pymdownx.tasklist",
        "sane_lists": "sane_lists",
        "smarty": "smarty",
        "extra": "extra admonition",
        "pymdownx.extra": "pymdownx.extra pymdownx.tabbed",
        "inline": "pymdownx.betterem pymdownx.caret pymdownx.tilde pymdownx.mark pymdownx.keys pymdownx.smartsymbols",
        "magic": "pymdownx.magiclink pymdownx.emoji pymdownx.arithmatex pymdownx.critic pymdownx.inlinehilite",
        "blocks": "pymdownx.blocks.admonition pymdownx.blocks.tab def_list nl2br meta wikilinks codehilite",
    }.items()
}
ROWS = {
    "p2": "Text", "p3": "one", "p4": "two", "p5": "first", "p6": "second", "p9": "Raw", "p10": "Quoted.", "p11": "P1",
    "p12": "Last.",
}  # fmt: skip
CHINESE = '# 题\n\n1. *甲* <b>[TOC]</b> ~~删~~ ==亮== :smile: (c) --> "引" ABC www.example.org @a #1 $x$ {++增++} H~2~O'


@pytest.mark.parametrize("more", MORE.values(), ids=MORE)
def test_rows_stay_right_beside_other_extensions(more: Sequence[str | Extension]) -> None:
    """Whatever else a site has switched on, each block stands in its row and the original as it is."""
    site = site_of(None, translation(ENGLISH))
    found: list[str] = []
    site.report = lambda finding: found.append(str(finding))
    soup = parsed(render(site, extensions=[*EXTENSIONS, *more]))
    rows = {str(row["id"]): text_of(row.select(".bitext-translation")[0]).strip("[x] \n") for row in rows_of(soup)}
    assert {id_: rows[id_][: len(text)] for id_, text in ROWS.items()} == ROWS
    assert found == []
    both = parsed(render(site_of(source_text(CHINESE), translation(ENGLISH)), extensions=[*EXTENSIONS, *more]))
    shown = "".join(map(text_of, both.select(".bitext-source")))
    assert shown == CHINESE.replace("# ", "", 1).replace("\n", "")


def test_permalinks_of_the_table_of_contents_lead_into_the_article() -> None:
    """`toc: permalink: true` marks the English headings alone."""
    soup = parsed(render(site_of(source_text("# 题\n\n## 一\n\n甲"), translation("# T\n\n## One\n\nText."))))
    assert [tag["id"] for tag in soup.select("h1, h2")] == ["t", "one"]
    assert not soup.select(".bitext-source [id]")
