"""Links to entries of the glossary: what the concordance counts is what the page marks."""

from __future__ import annotations

import pytest

from tests.support.marked import marked_site, marks_of, term_of
from tests.support.rendered import EXTENSIONS, parsed, render

# fmt: off
LINKS = (
    "[a](../glossary.md#{})", "[a `b`](../glossary/#{})", '[a](<../glossary.md#{}> "t")', '[a](../glossary.md#{} "t")',
    "![a](../glossary.md#{})", "[![a](b.png)](../glossary.md#{})", "![a [b](../glossary.md#{}) c](d)", "`[a](../glossary.md#{})`",
    "`` ` [a](../glossary.md#{})``", "``[a](../glossary.md#{})`", "\\`[a](../glossary.md#{})`", "\\[a](../glossary.md#{})",
    "<!-- [a](../glossary.md#{}) -->", "a <!-- [a](../glossary.md#{}) -->", "[a](../glossaries.md#{})", "[a][{}]", "[{}]", "`[{}]`",
    "[a](http://a.b/glossary.md#{})", "<b>[a](../glossary.md#{})</b>", "<div>[a](../glossary.md#{})</div>",
    "<div>a</div> [a](../glossary.md#{})", '<div markdown="1">[a](../glossary.md#{})</div>',
)
HOLDERS = (
    "{}", "## {}", "> {}", "> a\n>\n> {}", "- {}", "1. a\n\n    {}", "- a\n    - {}", "| a | {} |\n|---|---|\n| b | c |",
    "    {}", "> a\n>\n>     {}", "- a\n\n        {}", "```\n{}\n```", "~~~\n{}\n~~~", "> ~~~\n> {}\n> ~~~", "> - a {}", "a `b\nc {} d` e", "- a\n\n    ~~~\n    {}\n    ~~~",
    "!!! note\n    {}", "!!! note\n    a\n\n        {}",
)
# fmt: on
"""Links to entries, and what looks like one; and what they stand in."""


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_link_is_counted_where_it_is_marked(holder: str) -> None:
    """The concordance has the terms that links of the page name: none of code, comments, pictures and raw HTML."""
    differing = []
    for link in LINKS:
        # The second link is one for sure: a page without a term is not looked at.
        text = f"{holder.format(link.format('jingji'))}\n\n<!-- -->\n\n[b](../glossary.md#fazhan)"
        site = marked_site(None, f"# Title\n\n{text}\n\n[jingji]: ../glossary.md#jingji")
        soup = parsed(render(site, extensions=[*EXTENSIONS, "admonition", "md_in_html"]))
        marked = {term_of(each) for each in soup.select(".bitext-translation a.bitext-term")}
        if site.corpus.concordance.uses.keys() != marked:
            differing.append(link)
    assert differing == []


@pytest.mark.parametrize(("html", "count"), [("<div>digital economy</div> digital economy", 1), ("<div>a</div>", 0)])
def test_words_behind_raw_html_are_counted(html: str, count: int) -> None:
    """They are Markdown, and marked; those in the HTML are neither."""
    site = marked_site(None, html)
    assert marks_of(parsed(render(site)), "translation") == [("jingji", "digital economy")] * count
    assert sum(site.corpus.concordance.of("jingji").renderings.values()) == count
