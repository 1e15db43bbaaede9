"""Plugins of other people beside ours: the site builds strictly, and its articles are those that it has without them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.support.project import articles, build, write
from tests.support.rendered import parsed, rows_of, text_of

pytestmark = pytest.mark.plugins

CONFIGURATION = """\
site_name: Test
site_url: https://example.org/
theme: {{name: material, font: false}}
plugins:
{plugins}
markdown_extensions: [tables, footnotes, toc, attr_list, admonition, pymdownx.details, pymdownx.superfences]
"""
PAGE = """\
---
source_text: one
title: Page
tags: [water]
date: 2024-01-01
glightbox: false
ignore_macros: false
---

> [!NOTE]
> **Ed.:** An introduction.

# Notice

Build a cyber superpower[^ed-1], and see [the other](two.md) and [the words](../glossary.md).

> [!TIP]
> **Ed.:** A remark on pair 2.

- install meters;
- check them [or "look after" –Ed.].

[^ed-1]: **网络强国 / cyber superpower:** A note. –Ed.
"""
FILES: dict[str, str] = {
    "source_texts/one.md": "---\ntitle: 题\n---\n\n# 通知\n\n建设网络强国。\n\n- 安装水表；\n\n- 定期检查。\n",
    "source_texts/two.md": "---\ntitle: 二\nrelated: [one]\n---\n\n# 二\n\n甲。\n\n网络强国。\n",
    "docs/index.md": "# Home\n\n<!-- texts -->\n",
    "docs/texts/one.md": PAGE,
    "docs/texts/two.md": "---\nsource_text: two\ntitle: Two\n---\n\n# Two\n\nAlpha.\n\nA cyber superpower.\n",
    "docs/glossary.yml": "- id: wangluo-qiangguo\n  zh: 网络强国\n  renderings: [cyber superpower]\n",
    "docs/glossary/wangluo-qiangguo.md": "An essay on the term.\n",
}

POST = (
    PAGE.replace("source_text: one", "source_text: post")
    .replace("ignore_macros: false\n", "")
    .replace("- install", "<!-- more -->\n\n- install")
)
POST = POST.replace("two.md", "../../texts/two.md").replace("../glossary.md", "../../glossary.md")
ALERT = "# Other\n\n> [!NOTE]\n> Said by the way.\n"


@dataclass(frozen=True, slots=True)
class Case:
    """A plugin, and what it wants beside ours."""

    option: str = ""
    """What stands behind its name in `plugins`."""
    before: bool = True
    """Whether it stands before ours."""
    files: Mapping[str, str] = field(default_factory=dict)
    """What the site has besides, or instead."""
    dated: bool = False
    """Whether it asks git when a file has changed."""


PLUGINS = {
    "awesome-nav": Case(),
    "git-revision-date-localized": Case("{enable_creation_date: false}", dated=True),
    "minify": Case("{minify_html: false, minify_js: true, js_files: [assets/bitext/bitext.js]}"),
    "macros": Case(),
    "print-site": Case(before=False),
    "glightbox": Case(),
    "redirects": Case("{redirect_maps: {old.md: texts/one.md}}"),
    "section-index": Case(),
    "tags": Case(),
    "privacy": Case("{assets_exclude: [unpkg.com/*]}"),  # what the theme would fetch of its own
    "ezglossary": Case(files={"docs/words.md": "water\n:   wet\n"}),
    "meta": Case(files={"docs/texts/.meta.yml": "tags: [all]\n"}),
    "blog": Case(files={"docs/blog/posts/one.md": POST, "source_texts/post.md": FILES["source_texts/one.md"]}),
    "rss": Case(dated=True),
    "i18n": Case("{languages: [{locale: en, default: true, name: English}, {locale: zh, name: 中文}]}"),
    "autolinks": Case(),
    # It finds files of the docs folder alone; an address from the root is what it takes for all others.
    "ezlinks": Case(before=False, files={"docs/texts/one.md": PAGE.replace("../glossary.md", "/glossary.md")}),
    "callouts": Case(files={"docs/other.md": ALERT}),
    "gh-admonitions": Case(files={"docs/other.md": ALERT}),
    "include-markdown": Case(),
}
"""By name: those that were tried on a real site, and those whose users reported a fault."""


Built = Callable[[str], tuple[Path, str]]


def project(folder: Path, cases: Mapping[str, Case], more: str = "") -> Path:
    """Write a site to a folder, with plugins beside ours; where one asks for dates, as a repository with one commit."""
    lines = {
        before: [_line(name, case) for name, case in cases.items() if case.before is before] for before in (True, False)
    }
    plugins = "\n".join(["  - search", *lines[True], "  - bitext", *lines[False]])
    files = FILES | {name: content for case in cases.values() for name, content in case.files.items()}
    write(folder, files, CONFIGURATION.format(plugins=plugins) + more)
    if any(case.dated for case in cases.values()):
        git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
            subprocess.run([*git, *arguments], check=True)
    return folder


def _line(name: str, case: Case) -> str:
    return f"  - {name}" + (f": {case.option}" if case.option else "")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A function that returns the folder of a site with one plugin, strictly built, and what was said; once for each."""

    @cache
    def build_with(name: str) -> tuple[Path, str]:
        folder = project(tmp_path_factory.mktemp(name), {name: PLUGINS[name]})
        done = build(folder, "--strict")
        assert done.returncode == 0, done.stdout
        return folder, done.stdout

    return build_with


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The articles of the site that has no other plugin."""
    folder = project(tmp_path_factory.mktemp("alone"), {})
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    found = articles(folder / "site")
    assert list(found) == ["texts/one/index.html", "texts/two/index.html"]
    return found


def is_installed(name: str) -> bool:
    """Return whether a plugin is there."""
    return name in {point.name.removeprefix("material/") for point in entry_points(group="mkdocs.plugins")}


@pytest.mark.parametrize("name", PLUGINS)
def test_the_articles_are_the_same(name: str, alone: dict[str, str], built: Built) -> None:
    """Each page is there, in a strict build, and its article is the same but for how a plugin writes HTML."""
    if name == "minify" and not is_installed(name):
        pytest.skip("minify needs a package without wheels, and only wheels are installed")
    folder, _ = built(name)
    found = articles(folder / "site")
    assert {page: str(parsed(found[page])) for page in alone} == {page: str(parsed(alone[page])) for page in alone}
    for page in ("texts", "glossary", "notes", "glossary/wangluo-qiangguo"):
        assert (folder / "site" / page / "index.html").is_file()


def test_offline(tmp_path: Path) -> None:
    """A site for the disk has the articles of one whose addresses have no folders."""
    plain = project(tmp_path / "plain", {}, more="use_directory_urls: false\n")
    offline = project(tmp_path / "offline", {"offline": Case()})
    for folder in (plain, offline):
        done = build(folder, "--strict")
        assert done.returncode == 0, done.stdout
    assert articles(offline / "site") == articles(plain / "site")
    assert len(articles(offline / "site")) == 2


def test_plugins_that_read_files_where_they_stand_on_the_other_side(tmp_path: Path) -> None:
    """They find a file behind whatever is generated, before ours in the list and behind it."""
    cases = {name: replace(PLUGINS[name], before=not PLUGINS[name].before) for name in ("autolinks", "ezlinks", "rss")}
    done = build(project(tmp_path, cases), "--strict")
    assert done.returncode == 0, done.stdout


def test_a_site_in_two_languages(alone: dict[str, str], built: Built) -> None:
    """static-i18n builds the site once for each language; each has the generated pages, and links stay in it."""
    site = built("i18n")[0] / "site"
    for page in ("", "texts", "glossary", "notes", "renderings", "glossary/wangluo-qiangguo", "texts/one"):
        assert (site / page / "index.html").is_file()
        assert (site / "zh" / page / "index.html").is_file()
    assert (site / "zh/texts/one/index.html").read_text("utf-8").count("bitext.css") == 1
    article = parsed(articles(site)["zh/texts/one/index.html"])
    addresses = [str(tag.get("src") or tag["href"]) for tag in article.select("script[src], a[href]")]
    targets = [
        (site / "zh/texts/one" / address.partition("#")[0]).resolve()
        for address in addresses
        if not address.startswith(("#", "https://"))
    ]
    assert len(targets) > 3
    assert [target for target in targets if not (target.is_file() or (target / "index.html").is_file())] == []
    for page in ("texts/one", "zh/texts/one"):
        (markdown,) = parsed((site / page / "index.html").read_text("utf-8")).select('link[type="text/markdown"]')
        assert (site / page / str(markdown["href"])).resolve() == (site / f"{page}.md").resolve()
        assert (site / f"{page}.md").is_file()
    assert "(texts/one.md)" in (site / "llms.txt").read_text("utf-8").replace("https://example.org/", "")
    pages = article, parsed(alone["texts/one/index.html"])
    here, there = ([text_of(each) for each in page.select(".bitext-source, .bitext-translation")] for page in pages)
    assert here == there
    spoken = {page: (site / page / "index.html").read_text("utf-8") for page in ("texts/one", "zh/texts/one")}
    assert [(text.count("words-zh.js"), ">左右对照<" in text) for text in spoken.values()] == [(0, False), (1, True)]


@pytest.mark.parametrize("name", ["callouts", "gh-admonitions"])
def test_alerts_stay_notes(name: str, built: Built) -> None:
    """A plugin that makes admonitions of alerts does so on other pages, and leaves a translation its notes."""
    folder, said = built(name)
    assert "bitext: docs" not in said
    soup = parsed(articles(folder / "site")["texts/one/index.html"])
    assert [text_of(alert).split()[-1] for alert in soup.select(".bitext-alert")] == ["introduction.", "2."]
    assert 'class="admonition note"' in (folder / "site/other/index.html").read_text("utf-8")


def test_a_translation_in_a_blog(built: Built) -> None:
    """A post is an article, wherever the blog puts it; in the list of posts, it is prose like any other."""
    folder, said = built("blog")
    assert "bitext: docs" not in said
    posts = folder / "site/blog"
    article = parsed(articles(posts)["2024/01/01/page/index.html"])
    assert (posts / "2024/01/01/page" / str(article.select("script[src]")[0]["src"])).is_file()
    listed = parsed((posts / "index.html").read_text("utf-8"))
    excerpt = listed.select(".md-post__content")[0]
    assert "Build a cyber superpower" in text_of(excerpt)
    assert excerpt.select("[class^=bitext], [id^=p]") == []
    assert "Side by side" not in text_of(listed)


def test_what_a_blog_lists_of_a_translation_is_clean(tmp_path: Path) -> None:
    """The list of posts is made without us: nothing in it runs, but for the posts that are no translations."""
    evil = "Evil <script>alert(1)</script> <b onclick=x>b</b> [a](javascript:alert) ![p](https://example.org/p.png)\n\n<!-- more -->\n\nB\n"
    files = {
        "docs/blog/index.md": "# Blog\n",
        "docs/blog/posts/one.md": f"---\nsource_text: one\ndate: 2024-01-01\n---\n# One\n\n{evil}",
        "docs/blog/posts/two.md": "---\ndate: 2024-01-02\n---\n# Two\n\nOwn <b onclick=x>b</b>\n\n<!-- more -->\n\nB\n",
        "source_texts/one.md": "---\ntitle: 题\n---\n\n# 题\n\n甲\n\n乙\n",
    }
    write(tmp_path, files, "site_name: Test\ntheme: {name: material, font: false}\nplugins: [blog, bitext]\n")
    assert build(tmp_path).returncode == 0
    listed = (tmp_path / "site/blog/index.html").read_text("utf-8")
    two, one = parsed(listed).select(".md-post__content")
    assert one.select("script, [onclick], [href^=javascript], [src]") == []
    assert "<script>alert(1)</script>" in text_of(one)
    assert len(two.select("[onclick]")) == 1


INCLUDED = {
    "include-markdown": '{% include "../../more/items.md" %}',
    "macros": "{{ '- install meters;\n- check them.' }}",
}


@pytest.mark.parametrize("name", INCLUDED)
def test_text_that_a_plugin_brings(name: str, tmp_path: Path) -> None:
    """What is rendered is what is paired, and a right page is no fault; one line names the plugin."""
    page = f"---\nsource_text: one\n---\n\n# Notice\n\nBuild a cyber superpower.\n\n{INCLUDED[name]}\n"
    files = {"docs/texts/one.md": page, "more/items.md": "- install meters;\n- check them.\n"}
    folder = project(tmp_path, {name: Case(files=files)})
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    assert (
        f"INFO    -  bitext: docs/texts/one.md: shown and paired as changed by {name}; messages name the lines of the file"
        in done.stdout
    )
    rows = list(rows_of(parsed(articles(folder / "site")["texts/one/index.html"])))
    assert [len(row.select(".bitext-source")) for row in rows] == [1, 1, 1]
    assert "check them." in text_of(rows[-1])
    for page in ("index.html", "texts/index.html"):
        assert "4 of 4 paired" in (folder / "site" / page).read_text("utf-8")


def test_what_does_not_fit_in_a_text_that_a_plugin_brings(tmp_path: Path) -> None:
    """It is said once, at the line that brings it."""
    page = f"---\nsource_text: one\n---\n\n# Notice\n\n{INCLUDED['include-markdown']}\n\nLast.\n\nMore.\n"
    items = "- one;\n- two;\n- three.\n\n<!-- source: 9 -->\n- four.\n"
    folder = project(tmp_path, {"include-markdown": Case(files={"docs/texts/one.md": page, "more/items.md": items})})
    done = build(folder, "--strict")
    assert done.returncode == 1
    said = re.findall(r"bitext: (docs/texts/one.md:.*?: error\[C..\] expected .*?) found", done.stdout)
    assert said == [
        "docs/texts/one.md:7:1: error[C20] expected a source block from 1 to 4,",
        'docs/texts/one.md:7:1: error[C20] expected 3 blocks after "Notice",',
    ]
