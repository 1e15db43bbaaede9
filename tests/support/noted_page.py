"""A reading page with notes, written as `docs/guide/html.md` promises it: what styles and scripts are tested with.

The paragraphs are made up, so that a test knows where each note stands.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.reading_page import PAIRED

NOTED = "texts/noted/"
"""Where the page with every kind of note stands."""
MANY = "texts/many-notes/"
"""Where the page with a thousand notes stands."""

_PLAIN = (
    "In recent years, innovation in the Internet, big data, cloud computing, artificial intelligence, blockchain, and "
    "other such technologies has quickened, merging into all areas and all processes of economic and social development."
)
_SOURCE = "近年来,互联网、大数据、云计算、人工智能、区块链等技术加速创新,日益融入经济社会发展各领域全过程,各国竞相制定数字经济发展战略。"
_NAMES = {"editor": "Editors", "translator": "Translators", "author": "Author"}

_BAR = (
    """\
<form class="bitext-bar" data-search-exclude="">\
<details class="bitext-menu bitext-menu-view" name="bitext-menu"><summary>View</summary></details>\
<fieldset class="bitext-views"><legend>View</legend>\
<label><input name="bitext-view" type="radio" value="side" /><span>Side by side</span></label>\
<label><input name="bitext-view" type="radio" value="stacked" /><span>Stacked</span></label>\
<label><input name="bitext-view" type="radio" value="translation" /><span>English</span></label>\
<label><input name="bitext-view" type="radio" value="source" /><span lang="zh-Hans">中文</span></label></fieldset>\
<details class="bitext-menu bitext-menu-notes" name="bitext-menu"><summary>Notes</summary><div class="bitext-panel">\
<fieldset class="bitext-faces"><legend>Notes</legend>\
<label><input type="radio" name="bitext-notes" value="place"><span>In place</span></label>\
<label><input type="radio" name="bitext-notes" value="beside"><span>Beside</span></label>\
<label><input type="radio" name="bitext-notes" value="hidden"><span>Hidden</span></label></fieldset>\
<fieldset class="bitext-kinds"><legend>Notes by</legend>\
"""
    + "".join(
        f'<label><input type="checkbox" name="bitext-kind" value="{kind}" checked=""><span>{name}</span></label>'
        for kind, name in _NAMES.items()
    )
    + "</fieldset></div></details></form>"
)


def mark(number: int, kind: str, words: str = "", *, call: int = 1) -> str:
    """Return the mark of a note; `call`: which of a footnote's marks it is, 0 where it stands in the note itself."""
    of = f": {words}" if words else ""
    ref = f'id="n{number}-ref{call if call > 1 else ""}" ' if call else ""
    return (
        f'<a class="bitext-noteref" {ref}href="#n{number}" role="doc-noteref" data-bitext-kind="{kind}" '
        f'aria-label="Note {number}{of}" data-search-exclude="">{number}</a>'
    )


def lemma(number: int, kind: str, words: str) -> str:
    """Return words of the translation that a note is about."""
    return f'<span class="bitext-lemma" data-bitext-note="n{number}" data-bitext-kind="{kind}">{words}</span>'


def source_lemma(number: int, kind: str, words: str) -> str:
    """Return words of the original that a note is about."""
    return (
        f'<a class="bitext-lemma" href="#n{number}" data-bitext-note="n{number}" data-bitext-kind="{kind}">{words}</a>'
    )


def bracket(number: int, kind: str, typed: str, alternative: str = "", words: str = "") -> str:
    """Return a bracket note, with the space that is typed before it."""
    instead = f' data-bitext-alternative="{alternative}"' if alternative else ""
    return (
        f'<span class="bitext-bracket" id="n{number}" data-bitext-kind="{kind}"{instead}>'
        f'{mark(number, kind, words, call=0)}<span class="bitext-typed"> {typed}</span></span>'
    )


def aside(number: int, kind: str, html: str) -> str:
    """Return a footnote's text."""
    return (
        f'<aside class="bitext-note" id="n{number}" role="doc-footnote" data-bitext-kind="{kind}" aria-label="Note {number}">'
        f'<a class="bitext-back" href="#n{number}-ref" role="doc-backlink" aria-label="Back to the words of note {number}" '
        f'data-search-exclude="">{number}</a>{html}</aside>'
    )


def commentary(number: int, kind: str, html: str) -> str:
    """Return an alert after a block."""
    return (
        f'<div class="bitext-commentary"><div class="bitext-alert" id="n{number}" data-bitext-alert="note" '
        f'data-bitext-kind="{kind}"><p class="bitext-label">{mark(number, kind, call=0)} Note</p>{html}</div></div>'
    )


def row(number: int | str, source: str, translation: str, notes: str = "") -> str:
    """Return a pair."""
    kind = "table" if "<table" in translation else "paragraph"
    return (
        f'<div class="bitext-pair" data-bitext-kind="{kind}" id="p{number}">'
        f'<a aria-label="Pair {number}" class="bitext-number" data-search-exclude="" href="#p{number}">{number}</a>'
        f'<div class="bitext-source" lang="zh-Hans">{source}</div><div class="bitext-translation" lang="en">{translation}</div>'
        f"{notes}</div>\n"
    )


def entry(number: int, kind: str, row_: int | str, *, words: str, ref: str) -> str:
    """Return an entry of the list of notes."""
    return f'<li data-bitext-kind="{kind}" value="{number}"><a href="#{ref}">{words}</a> {kind.title()} · <a href="#p{row_}">{row_}</a></li>'


def _rows() -> str:
    """Return pairs that hold each form of a note."""
    filler = "".join(row(n, f"<p>{_SOURCE}</p>", f"<p>{_PLAIN}</p>") for n in range(9, 17))
    return "".join(
        [
            row(2, "<p>习近平</p>", "<p>By Xi Jinping</p>"),
            row(3, f"<p>{_SOURCE}</p>", f"<p>{_PLAIN}</p>"),
            row(4, f"<p>{_SOURCE}</p>", f"<p>{_PLAIN}</p>"),
            row(
                5,
                f"<p>会议提出,实施{source_lemma(2, 'editor', '网络强国')}战略和国家大数据战略。{_SOURCE}</p>",
                f"<p>The meeting proposed implementing the {lemma(2, 'editor', 'cyber superpower')}{mark(2, 'editor', 'cyber superpower')}"
                f" strategy among the {lemma(3, 'editor', 'great powers')}"
                f"{bracket(3, 'editor', '[or &quot;major states&quot; –Ed.]', 'major states', 'great powers')} of the world. {_PLAIN}</p>",
                aside(
                    2,
                    "editor",
                    '<p><strong><span lang="zh-Hans">网络强国</span> / cyber superpower:</strong> DigiChina\'s usual rendering. –Ed.</p>'
                    '<p>A second paragraph, with <a href="../">a link</a>.</p><ul><li>one</li><li>two</li></ul>'
                    '<p class="bitext-again" data-search-exclude="">Also called in <a href="#n2-ref2" role="doc-backlink" '
                    'aria-label="Back to note 2 in pair 17">pair 17</a></p>',
                )
                + commentary(4, "editor", "<p>What an editor says of the whole pair, at some length. –Ed.</p>"),
            ),
            row(
                6,
                f"<p>{source_lemma(5, 'translator', '数字经济')}{_SOURCE}</p>",
                f"<p>{_PLAIN} This is the {lemma(5, 'translator', 'digital ')}<em>{lemma(5, 'translator', 'economy')}</em>"
                f"{mark(5, 'translator', 'digital economy')}</p>",
                aside(5, "translator", "<p>Thus in every text. –Trans.</p>"),
            ),
            row(
                7,
                f"<p>{_SOURCE}</p>",
                '<div class="md-typeset__scrollwrap" tabindex="0"><div class="md-typeset__table"><table><tbody><tr>'
                + "".join(f"<td>A column of the table {n}</td>" for n in range(8))
                + f"<td>{lemma(6, 'translator', 'the last')}{bracket(6, 'translator', '[lit. last –Trans.]', 'last', 'the last')} column</td>"
                "</tr></tbody></table></div></div>",
            ),
            row(
                8,
                f"<p>{_SOURCE}</p>",
                f"<p>{_PLAIN}{mark(7, 'author')}</p>",
                aside(7, "author", "<p>The author's own.</p>"),
            ),
            filler,
            row(
                17,
                f'<p><a class="bitext-sign" id="s1" href="#s1-ref">※</a>这是节录。{_SOURCE}</p>',
                f"<p>As said before, a {lemma(2, 'editor', 'cyber superpower')}{mark(2, 'editor', 'cyber superpower', call=2)}; "
                f"it is the end{mark(8, 'author')}</p>",
                aside(8, "author", f"<p>{_PLAIN * 4}</p>"),
            ),
        ]
    )


def _list() -> str:
    entries = [
        entry(1, "editor", "1a", words="the title", ref="n1-ref"),
        entry(2, "editor", 5, words='<span lang="zh-Hans">网络强国</span> / cyber superpower', ref="n2-ref"),
        entry(3, "editor", 5, words="great powers", ref="n3"),
        entry(5, "translator", 6, words="digital economy", ref="n5-ref"),
        entry(7, "author", 8, words="The author's own.", ref="n7-ref"),
    ]
    return (
        '<section class="bitext-notes" aria-label="Notes" data-search-exclude=""><h2 id="notes">Notes</h2><ol>'
        + "".join(entries)
        + "</ol></section>"
    )


def _many(count: int) -> str:
    """Return pairs with notes, two footnotes and two brackets in each."""
    rows = []
    for number in range(2, 2 + count // 4):
        first = 4 * (number - 2) + 1
        words = [f"word {first + place}" for place in range(4)]
        rows.append(
            row(
                number,
                f"<p>{source_lemma(first, 'editor', '网络强国')}{_SOURCE}</p>",
                f"<p>The {lemma(first, 'editor', words[0])}{mark(first, 'editor', words[0])} and the "
                f"{lemma(first + 1, 'translator', words[1])}{bracket(first + 1, 'translator', '[or &quot;x&quot; –Trans.]', 'x', words[1])}, "
                f"{_PLAIN} {lemma(first + 2, 'editor', words[2])}{mark(first + 2, 'editor', words[2])} as well as "
                f"{lemma(first + 3, 'author', words[3])}{bracket(first + 3, 'author', '[or &quot;y&quot; –Ed.]', 'y', words[3])}.</p>",
                aside(first, "editor", f"<p>{_PLAIN} –Ed.</p>") + aside(first + 2, "editor", "<p>Another. –Ed.</p>"),
            )
        )
    return "".join(rows)


def noted(html: str) -> str:
    """Return a built page with another article: one of every kind of note, a title with a mark."""
    introduction = (
        '<div class="bitext-evidence"><details class="bitext-introduction" open><div class="bitext-alert" data-bitext-alert="note" data-bitext-kind="editor">'
        '<p class="bitext-label">Note</p><p>An introduction. –Ed.</p></div></details></div>'
    )
    title = '<p class="bitext-source bitext-title" id="p1" lang="zh-Hans">不断做强<a class="bitext-sign" id="s1-ref" href="#s1">※</a></p>'
    html = html.replace("</h1>", f"{mark(1, 'editor', 'the title')}</h1>", 1)
    about = aside(1, "editor", "<p>About the title. –Ed.</p>")
    return _with_article(
        html, f"{title}{introduction}{_BAR}{row('1a', '<p>题</p>', '<p>A title</p>', about)}{_rows()}{_list()}"
    )


def many_noted(html: str, count: int = 1000) -> str:
    """Return a built page with another article: one of many notes."""
    return _with_article(html, f"{_BAR}{_many(count)}")


def add_noted_pages(site: Path) -> None:
    """Write both pages into a built site, made from its page of the paired text."""
    html = (site / PAIRED / "index.html").read_text("utf-8")
    for place, page in ((NOTED, noted(html)), (MANY, many_noted(html))):
        (site / place).mkdir()
        (site / place / "index.html").write_text(page, "utf-8")


def _with_article(html: str, inner: str) -> str:
    return re.sub(
        r'(<article class="bitext"[^>]*><script[^>]*></script>).*?(</article>)',
        lambda found: found[1] + inner + found[2],
        html,
        flags=re.DOTALL,
    )
