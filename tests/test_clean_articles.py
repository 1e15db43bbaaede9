"""What an article may hold: a short list of HTML; all else is shown as text and said, and what extensions make passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions import Extension

from bitext.diagnostics import ConfigurationError, Finding
from bitext.extension import BitextExtension
from bitext.model.glossary import Essay, Glossary, Rendering, Term
from bitext.options import chosen
from bitext.pages import term_page
from bitext.syntax.allowlist import MADE, harmless
from tests.support.hostile import VECTORS, faults_in
from tests.support.project import CONFIGURATION, build, write
from tests.support.rendered import (
    EXTENSIONS,
    PAGE,
    options,
    parsed,
    render,
    rendered,
    site_of,
    source_text,
    text_of,
    text_on,
    translation,
)

HEAD = "docs/texts/page.md"
PASSES = {
    "a superscript": ("H<sub>2</sub>O x<sup>2</sup>", "H<sub>2</sub>O x<sup>2</sup>"),
    "words of another language": ('<span lang="zh">网</span>', '<span lang="zh">网</span>'),
    "ruby": ("<ruby>han<rp>(</rp><rt>kàn</rt><rp>)</rp></ruby>", None),
    "underlined, struck out, keys": ("<u>a</u> <s>b</s> <kbd>c</kbd> <small>d</small> <q>e</q> <cite>f</cite>", None),
    "an abbreviation": ('<abbr title="National &amp; Reform">NDRC</abbr>', None),
    "markup inside": ("<u>a *b* [c](d.md)</u>", '<u>a <em>b</em> <a href="d.md">c</a></u>'),
    "one in another": ("<b>a <i>b</i> c</b>", "<b>a <i>b</i> c</b>"),
    "a line break": ("a<br>b<br/>c", "a<br/>\nb<br/>\nc"),
    "a list in a line": ("a <ul><li>b</li><li>c</li></ul>", None),
    "an anchor": ('<a name="here" id="here">a</a>', '<a id="here" name="here">a</a>'),
    "a picture of the site": ('<img src="x.png" alt="x" width="20">', '<img alt="x" src="x.png" width="20"/>'),
    "a link elsewhere": ('<a href="https://example.org/?a=1&amp;b" title="t">a</a>', None),
    "less than": ("1 < 2 and a<b", "1 &lt; 2 and a&lt;b"),
    "an entity": ("&lt;script&gt; &copy;", "&lt;script&gt; ©"),
    "code": ("`<script>`", "<code>&lt;script&gt;</code>"),
    "an address in angles": ("<https://example.org/>", None),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "shown"), PASSES.values(), ids=PASSES)
@pytest.mark.parametrize(
    "holder", ["{}", "Word[^1].\n\n[^1]: {} –Ed.", "Word.\n\n> [!NOTE]\n> {} –Ed."], ids=["prose", "a note", "an alert"]
)
def test_what_may_be_typed_is_there(typed: str, shown: str | None, holder: str) -> None:
    """Elements of the short list, with the attributes of each: in prose, in notes and in alerts."""
    soup, found = rendered(None, "# T\n\n" + holder.replace("{}", typed))
    inside = soup.select_one(".bitext-note p, .bitext-alert p:not(.bitext-label), .bitext-translation p")
    if holder != "{}":
        inside = soup.select_one(".bitext-note p, .bitext-alert p:not(.bitext-label)")
    assert inside is not None
    expected = BeautifulSoup(typed if shown is None else shown, "html.parser")
    wanted = [(each.name, each.attrs) for each in expected.find_all(True)]
    assert [(each.name, each.attrs) for each in inside.find_all(True)][: len(wanted)] == wanted or typed.startswith(
        "<https"
    )
    assert found == []


REFUSED = {
    "a script in a line": ("A <script>alert(1)</script> b.", "A <script>alert(1)</script> b.", ["6:3: error[C29] expected HTML that may stand here, found <script>; take it out, or put it between backticks to show it"]),
    "a script that is a block": ("<script>\nalert(1)\n</script>", "<script>alert(1)</script>", ["6:1: error[C29] expected HTML that may stand here, found <script>; take it out, or put it between backticks to show it"]),
    "an attribute": ("A <b onclick=x>b</b>.", "A <b onclick=x>b</b>.", ["6:3: error[C29] expected no attribute onclick here, found <b onclick=x>; take it out"]),
    "an attribute list": ("*b*{: onclick=x }", "b", ['6:1: error[C29] expected no attribute onclick here, found onclick="x"; take it out']),
    "a class of ours": ("*b*{: .bitext-source }", "b", ['6:1: error[C29] expected no attribute class here, found class="bitext-source"; take it out']),
    "an id of a pair": ("*b*{: #p1 }", "b", ['6:1: error[C29] expected an id that nothing else on the page has, found id="p1"; write another, or take it out']),
    "nothing closes it": ("A <b>b.\n\nC</b>.", "A <b>b.", ["6:3: error[C29] expected </b> that closes <b> in the same paragraph, found none; write </b>, or take <b> out", "8:2: error[C29] expected <b> that opens </b> in the same paragraph, found none; write <b>, or take </b> out"]),
    "across emphasis": ("*a <u>b* c</u>", "a <u>b c</u>", ["6:11: error[C29] expected <u> that opens </u> in the same paragraph, found none; write <u>, or take </u> out", "6:4: error[C29] expected </u> that closes <u> in the same paragraph, found none; write </u>, or take <u> out"]),
    "an item without its list": ("A <li>b</li>", "A <li>b</li>", ["6:3: error[C29] expected <li> inside <ol>, <ul>, found it elsewhere; put it there, or take it out"]),
    "an address": ("[a](javascript:b)", "a", ["6:5: error[C29] expected an address with http, https or mailto, or a relative one, found javascript:b; correct it"]),
    "an address in entities of entities": ("[a](javascript&amp;#58;b)", "a", ["6:1: error[C29] expected an address with http, https or mailto, or a relative one, found javascript&#58;b; correct it"]),
    "a picture of another site": ("![a](https://example.org/b.png)", "a", ["6:6: error[C29] expected a picture of this site, found https://example.org/b.png; put the file beside the page, and name it"]),
    "an address behind which another stands": ('<p>\n<a href="javascript:x" href="b.md">a</a></p>', '<p><a href="javascript:x" href="b.md">a</a></p>', ['7:1: error[C29] expected an address with http, https or mailto, or a relative one, found <a href="javascript:x" href="b.md">; correct it']),
    "an id a second time": ("*a*{: #x } *b*{: #x }", "a b", ['6:1: error[C29] expected an id that nothing else on the page has, found id="x"; write another, or take it out']),
    "a table with a bad cell": ("<table>\n<tr><td onclick=x>a</td></tr>\n</table>", "<table><tr><td onclick=x>a</td></tr></table>", ["7:5: error[C29] expected no attribute onclick here, found <td onclick=x>; take it out"]),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "shown", "said"), REFUSED.values(), ids=REFUSED)
def test_all_else_is_text_and_is_said(typed: str, shown: str, said: list[str]) -> None:
    """Nothing of it is lost, and the message has the line and the column on which it was typed."""
    soup, found = rendered(None, f"# T\n\n{typed}")
    assert text_of(soup.select(".bitext-translation")[0]).replace("\n", "") == shown
    assert [message.removeprefix(f"{HEAD}:") for message in found] == said


def test_each_tag_too_many_is_said() -> None:
    """A tag that closes goes with one that was refused, and no further."""
    _, found = rendered(None, "# T\n\n<p>\n<video>a</video>\n<b>c</b></video></p>")
    assert [message.partition("found ")[2].partition(";")[0] for message in found] == ["<video>", "</video>"]


def test_a_hundred_tags_are_said_and_that_there_are_more() -> None:
    """A page that is wrong throughout has no more than that."""
    for count in (100, 105):
        _, found = rendered(None, "# T\n\n" + "A <b onclick=x>b</b>.\n\n" * count)
        assert [message for message in found[:100] if "more than" in message] == []
        assert len(found) == min(count, 101)
        assert ["found more than 100 tags" in message for message in found[100:]] == [True] * (count > 100)


def test_an_item_in_what_is_text_stands_in_the_list_around_it() -> None:
    """What is shown as text holds nothing."""
    soup, found = rendered(None, "# T\n\nA <ul><video><li>b</li></video></ul>")
    assert [text_of(each) for each in soup.select(".bitext-translation ul > li")] == ["b"]
    assert len(found) == 1


def test_finished_html_may_be_closed_crosswise() -> None:
    """An extension's tags are nobody's fault that could be named."""
    assert harmless("<div><p><b>x</p></b></div>", MADE) == "<div><p><b>x</p></b></div>"


def test_a_picture_of_another_site_is_a_link_to_it() -> None:
    """Nobody is asked for it until a reader follows the link."""
    soup, _ = rendered(None, "# T\n\n![words](https://example.org/b.png)")
    assert soup.select("img") == []
    assert [(a["href"], text_of(a)) for a in soup.select(".bitext-translation a")] == [
        ("https://example.org/b.png", "words")
    ]


def test_an_essay_is_cleaned_and_its_line_is_said() -> None:
    """The essay on the page of a term is an article like any other."""
    essay = Essay("docs/glossary/zi.md", "glossary/zi.md", "One.\n\n<script>x</script> <sup>2</sup>", 5)
    term = Term("zi", "字", renderings=(Rendering("word"),), essay=essay)
    site = site_of(source_text("字"), translation("Word."), glossary=Glossary((term,)))
    found: list[Finding] = []
    site.report = found.append
    soup = parsed(render(site, "glossary/zi.md", text=term_page(term, essay.body)))
    assert soup.select("script") == []
    assert [text_of(each) for each in soup.select("sup")] == ["2"]
    assert "<script>x</script>" in text_of(soup)
    assert [str(each) for each in found] == [
        "docs/glossary/zi.md:7:1: error[C29] expected HTML that may stand here, found <script>; take it out, or put it between backticks to show it"
    ]
    assert len(soup.select(".bitext-termhead")) == len(soup.select(".bitext-termtail")) == 1


def test_a_definition_is_cleaned_and_its_entry_is_said() -> None:
    """Elements of a line are there, all else is text; no picture of another site is asked for."""
    says = "H<sub>2</sub>O <script>x</script> ![y](https://evil.example/y.png) ![z](img/z.png) &lt;b&gt;"
    site = site_of(
        source_text("字"),
        translation("Word."),
        glossary=Glossary((Term("zi", "字", definition=says, renderings=(Rendering("word"),)),)),
    )
    found: list[Finding] = []
    site.report = found.append
    (shown,) = parsed(render(site)).select(".bitext-definition")
    assert [text_of(each) for each in shown.select("sub")] == ["2"]
    assert "<script>x</script>" in text_of(shown)
    assert text_of(shown).endswith("<b>")
    assert [str(each["src"]) for each in shown.select("img")] == ["../img/z.png"]
    assert [str(each["href"]) for each in shown.select("a")] == ["https://evil.example/y.png"]
    assert [each.code for each in found] == ["C29", "C29"]


# What extensions make

EXAMPLE = Path(__file__).parent / "cases" / "extensions.md"
USUAL = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.arithmatex", "pymdownx.betterem",
    "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
SETTINGS: dict[str, dict[str, Any]] = {
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "linenums": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "toc": {"permalink": True},
}


def made(
    body: str, extensions: Sequence[str | Extension], settings: dict[str, dict[str, Any]], *, raw: bool
) -> tuple[str, list[str]]:
    """Return the page of a body with some extensions, and what was said; `raw`: with `raw_html: true`."""
    site = site_of(source_text("# 题\n\n文"), translation(body), settings=replace(options(), raw_html=raw))
    found: list[Finding] = []
    site.report = found.append
    md = markdown.Markdown(extensions=[*extensions, BitextExtension(site, PAGE)], extension_configs=settings)
    return md.convert(text_on(site).body), list(map(str, found))


def test_what_the_usual_extensions_make_passes() -> None:
    """Admonitions, tabs, highlighted code, mathematics, task lists and the rest: byte for byte, and nothing is said."""
    body = EXAMPLE.read_text("utf-8")
    cleaned, said = made(body, USUAL, SETTINGS, raw=False)
    assert said == []
    assert cleaned == made(body, USUAL, SETTINGS, raw=True)[0]
    for part in (
        "admonition",
        "tabbed-set",
        "highlight",
        "arithmatex",
        "task-list",
        "keys",
        "footnote",
        "<details",
        "<dl>",
        "linenos",
    ):
        assert part in cleaned, part


class _Made(Extension):
    """An extension that puts finished HTML by, as extensions do."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        html = self.html

        class Put(markdown.inlinepatterns.InlineProcessor):
            def handleMatch(self, m: Any, data: str) -> Any:  # type: ignore[override]  # noqa: ARG002, N802
                return self.md.htmlStash.store(html), m.start(0), m.end(0)

        md.inlinePatterns.register(Put("@@", md), "put", 200)


DRAWN = ("<svg>", "<math>")
"""What an extension may make, and an editor may not type: pictures and formulas that are drawn."""


@pytest.mark.parametrize("vector", VECTORS)
def test_what_an_extension_puts_by_is_cleaned_too(vector: str) -> None:
    """Whatever it makes of what an editor typed, no tag stays that could run."""
    html, _ = made("# T\n\nA @@ b.", [*EXTENSIONS, _Made(vector)], {}, raw=False)
    soup = parsed(html)
    for ours in soup.select('script[src$="early.js"], .bitext-bar'):
        ours.extract()
    assert [fault for fault in faults_in(soup) if fault not in DRAWN] == []


# What a site may set


def test_a_site_may_trust_its_editors() -> None:
    """`raw_html: true`: the host's Markdown is as it was."""
    html, said = made("# T\n\n<script>x</script>\n\n<i onclick=y>z</i>", ["tables"], {}, raw=True)
    assert "<script>x</script>" in html
    assert "<i onclick=y>z</i>" in html
    assert said == []


def test_a_site_may_allow_more(tmp_path: Path) -> None:
    """Elements and attributes that its owner names pass; an attribute that it does not name is refused as before."""
    settings = CONFIGURATION.replace(
        "plugins: [bitext]", 'plugins:\n  - bitext:\n      allowed_html: ["video[src controls]", wbr]'
    )
    page = '---\nsource_text: a\n---\n# T\n\n<video src="a.mp4" controls></video>\n\n<video src="a.mp4" autoplay></video>\n\n<video src="//e.example/a.mp4"></video>\n'
    write(
        tmp_path, {"source_texts/a.md": "---\ntitle: 题\n---\n\n# 题\n\n文\n\n字\n\n句\n", "docs/a.md": page}, settings
    )
    done = build(tmp_path)
    assert done.stdout.count("error[C29]") == 2
    soup = parsed((tmp_path / "site" / "a" / "index.html").read_text("utf-8"))
    assert [video.attrs for video in soup.select("video")] == [{"src": "a.mp4", "controls": ""}]


@pytest.mark.parametrize(
    "typed", ["script", "b[onclick]", "iframe[srcdoc]", "form[action]", "<b>", "", "b[", "style", "a[ping]"]
)
def test_some_things_no_site_may_allow(typed: str) -> None:
    """What would make another program of a page is for those who trust their editors with all."""
    with pytest.raises(ConfigurationError) as raised:
        chosen({"allowed_html": [typed]})
    assert str(raised.value) == (
        f"mkdocs.yml:1:1: error[F12] expected an element like video or video[src controls] in allowed_html, found {typed}; "
        "correct it; scripts and styles are for sites with raw_html: true"
    )


# Whatever is typed

ROWS = (
    "<table><table></table></table>", "<table><div><table></table></div></table>", "<table><tr><div><table></table></div></tr></table>",
    "<ul markdown>\n<li markdown=\"block\">\n<div markdown>\n<li markdown>x</li>\n</div>\n</li>\n</ul>", "<p markdown>\n<details\n<\n\n<blockquote></div>",
    "<p markdown>\n<details\n<\n\n<blockquote><b><blockquote>", "<p markdown><center ><td ><code/>", "<dl><dd><div><dd>x</dd></div></dd></dl>",
    "<p id=\"p2\">fake</p>", "*x*{: title='<img src=x onerror=alert(1)>' }", "<span title='&lt;img src=x&gt;'>x</span>", "<pre class=mermaid>graph</pre>",
)  # fmt: skip


@pytest.mark.parametrize("body", ROWS)
def test_no_row_is_left_or_taken(body: str) -> None:
    """A browser closes elements for others that stand where they may not: none of them is ours."""
    site = site_of(source_text("# 题\n\n文\n\n字"), translation(f"# T\n\n{body}\n\nEnd."))
    html = render(site, extensions=[*EXTENSIONS, "md_in_html"])
    for parser in ("html.parser", "lxml"):
        soup = BeautifulSoup(html[html.index("<article") :], parser)
        rows = [str(row["id"]) for row in soup.select("article.bitext > .bitext-pair")]
        assert rows == [f"p{pair.number}" for pair in text_on(site).pairing.rows]
        assert len(soup.select("#p2")) == 1
        assert soup.select(".mermaid") == []
        assert [each["title"] for each in soup.select("[title]") if "<" in str(each["title"])] == []


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(f"a <x{number}>" for number in range(1_500)),
        "<x>" * 8_000,
        "<b>" * 4_000 + "</i>" * 4_000,
        "<b>" * 2_000 + "x" + "</b>" * 2_000,
        "<div>\n" + "<!x\n" * 6_000 + "</div>",
        "<div>" + "<i>" * 4_000 + "<b>" * 4_000 + "</b>" * 4_000 + "</i>" * 4_000 + "</div>",
        "*x*{: style='" + "color:  a;" * 5_000 + "!' }",
    ],
    ids=["paragraphs", "one line", "nothing closes", "deep", "declarations", "a block", "styles"],
)
def test_many_refused_tags_end(body: str) -> None:
    """They are shown as text, and the first hundred are said."""
    soup, found = rendered(None, f"# T\n\n{body}")
    assert soup.select(".bitext-translation")
    assert len([each for each in found if "[C29]" in each]) <= 102


FRAGMENTS = st.sampled_from(
    (
        *VECTORS, "<b>", "</b>", "<i>", "</i>", "<div>", "</div>", "<ul>", "<li>", "</li>", "</ul>", "<table>", "<td>", "</td>", "</table>", "<p>", "</p>",
        "<!-- x -->", "<br>", "*", "**", "`", "[", "](x)", "\n\n", "\n", "- ", "> ", "| a |\n|---|\n| b |", "{: .x }", "&lt;", "<", ">", "\"", "\\", "word",
    )
)  # fmt: skip


@given(body=st.lists(FRAGMENTS, min_size=1, max_size=8).map("".join))
def test_nothing_typed_can_run_or_leave_its_row(body: str) -> None:
    """An HTML parser finds nothing that could run, and every row of the article where the model has it."""
    try:
        site = site_of(source_text("# 题\n\n文\n\n字"), translation(f"# T\n\n{body}\n\nEnd."))
        html = render(site)
    except RecursionError:  # Python-Markdown's own
        return
    article = html[html.index("<article") :]
    for parser in ("html.parser", "lxml"):
        soup = BeautifulSoup(article, parser)
        for ours in soup.select('script[src$="early.js"], .bitext-bar'):
            ours.extract()
        assert faults_in(soup) == []
        rows = [str(row["id"]) for row in soup.select("article.bitext > .bitext-pair")]
        assert rows == [f"p{pair.number}" for pair in text_on(site).pairing.rows]
        assert "".join(text_of(each) for each in soup.select("article.bitext .bitext-source")) == "题文字"
