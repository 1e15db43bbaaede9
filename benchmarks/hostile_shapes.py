"""Shapes of texts that cost much to read badly: how much of each is measured, and what makes so much of it."""

from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]

BODIES: dict[str, tuple[int, Shape]] = {
    "nested brackets": (500_000, lambda n: "[" * n + "]" * n),
    "opened brackets": (1_000_000, lambda n: "[" * n),
    "opened links": (200_000, lambda n: "[a](" * n),
    "opened footnotes": (100_000, lambda n: "[^a" * n),
    "footnotes": (10_000, lambda n: "".join(f"[^{i}]: a\n\n" for i in range(n))),
    "definitions": (10_000, lambda n: "".join(f"[{i}]: a\n" for i in range(n))),
    "a million `<!--` in a line": (1_000_000, lambda n: "<!--" * n),
    "`<!--`, a line each": (100_000, lambda n: "<!--\n" * n),
    "`<!--`, a paragraph each": (10_000, lambda n: "<!--\n\n" * n),
    "comments with words after them": (10_000, lambda n: "<!-- a --> words\n\n" * n),
    "comments in one paragraph": (10_000, lambda n: "<!-- a --> words\n" * n),
    "unclosed marks": (10_000, lambda n: "<!-- source: 1\n\nwords\n\n" * n),
    "malformed marks": (10_000, lambda n: "<!-- source: x -->\n\nwords\n\n" * n),
    "marks that go backwards": (10_000, lambda n: "".join(f"<!-- source: {i} -->\n\na\n\n" for i in range(n, 0, -1))),
    "marks without blocks": (20_000, lambda n: "<!-- source: 1 -->\n" * n),
    "marks of long ranges": (5_000, lambda n: "<!-- source: 1-999999 -->\n\na\n\n" * n),
    "gaps of long ranges": (5_000, lambda n: "<!-- untranslated: 1-999999 a -->\n\na\n\n" * n),
    "a gap as long as the text": (20_000, lambda n: f"<!-- untranslated: 1-{n} a -->\n\n" + "a\n\n" * n),
    "one line of 10 MB": (5_000_000, lambda n: "国a" * n),
    "one line of spaces": (5_000_000, lambda n: f"a{' ' * n}b"),
    "one heading of `#`": (2_000_000, lambda n: "#" * n),
    "one rule of `- `": (1_000_000, lambda n: "- " * n + "a"),
    "one line of `\\`": (2_000_000, lambda n: "# " + "\\" * n),
    "a hundred thousand items": (50_000, lambda n: "- a\n" * n),
    "items apart": (10_000, lambda n: "- a\n\n" * n),
    "nested items": (1_000, lambda n: "".join(f"{' ' * 4 * i}- a\n" for i in range(n))),
    "numbers": (100_000, lambda n: "1. a\n" * n),
    "unclosed `<div>`s in a line": (100_000, lambda n: "<div>" * n),
    "unclosed `<div>`s, a line each": (10_000, lambda n: "<div>\n" * n),
    "unclosed `<div>`s, a paragraph each": (10_000, lambda n: "<div>\n\n" * n),
    "`<div>`s closed": (20_000, lambda n: "<div>\n" * n + "</div>\n" * n),
    "`<div` without end": (100_000, lambda n: "<div a='\n" * n),
    "tags of one quotation mark": (100_000, lambda n: '<p a="\n\n' * n),
    "`<script>`s": (10_000, lambda n: "<script>\n\n" * n),
    "processing instructions": (100_000, lambda n: "<?\n\n" * n),
    "declarations": (100_000, lambda n: "<!a\n\n" * n),
    "`<`s": (1_000_000, lambda n: "<" * n),
    "nested quotations": (500_000, lambda n: ">" * n),
    "quotations": (10_000, lambda n: "> a\n\n" * n),
    "quotation lines": (100_000, lambda n: "> a\n" * n),
    "alerts": (20_000, lambda n: "> [!NOTE]\n> a\n\n" * n),
    "backticks": (1_000_000, lambda n: "`" * n),
    "backticks in runs": (1_000, lambda n: " ".join("`" * i for i in range(n))),
    "unclosed fences": (10_000, lambda n: "".join(f"{'`' * (3 + i % 50)}a{i}\n\n" for i in range(n))),
    "fences": (10_000, lambda n: "```\na\n```\n\n" * n),
    "fence heads": (20_000, lambda n: "```" + " a" * n + " {"),
    "table pipes in a line": (1_000_000, lambda n: "|" * n),
    "table of many columns": (100_000, lambda n: "|a" * n + "|\n" + "|-" * n + "|\n"),
    "table of many rows": (10_000, lambda n: "|a|b|\n|-|-|\n" + "|1|2|\n" * n),
    "table with backticks": (100_000, lambda n: "|`" * n + "\n" + "|-" * n),
    "underlines": (10_000, lambda n: "a\n---\n" * n),
    "white space of all kinds": (10_000, lambda n: "\u3000\n\n\x0c\n\n" * n),
    "tabs": (500_000, lambda n: "\t" * n + "a"),
    "images": (10_000, lambda n: "![" * n + "]" * n),
    "noncharacters": (500_000, lambda n: "\ufdd0" * n),
    "control characters": (500_000, lambda n: "\x00\x02\x03" * n),
    "bracket notes": (5_000, lambda n: "a [b –Ed.] " * n),
    "bracket notes, a paragraph each": (5_000, lambda n: "a [b –Ed.]\n\n" * n),
    "alternatives": (5_000, lambda n: 'a b c [or "a d e" –Ed.] ' * n),
    "alternatives that say what for": (5_000, lambda n: 'a b c [or "d" for "b c" –Ed.] ' * n),
    "an alternative of many words": (50_000, lambda n: f'a [or "{"b " * n}" –Ed.]'),
    "spaces in an alternative": (50_000, lambda n: f'a [or "b"{" " * n}c –Ed.]'),
    "signatures": (100_000, lambda n: " –Ed.]" * n),
    "signatures alone": (50_000, lambda n: "[–Ed.]" * n),
    "dashes before a signature": (200_000, lambda n: f"[a{'–' * n}Ed.]"),
    "brackets with a colon": (20_000, lambda n: "[a –Ed.]: " * n),
    "brackets behind brackets": (20_000, lambda n: "[a –Ed.][" * n),
    "brackets in a row of cells": (20_000, lambda n: "|a [b –Ed.]" * n + "\n" + "|-" * n),
    "brackets never closed in a table": (5_000, lambda n: "|a|b|\n|-|-|\n" + "|[or|a –Ed.]|\n" * n),
    "footnotes called": (
        5_000,
        lambda n: "".join(f"a[^{i}] " for i in range(n)) + "".join(f"\n\n[^{i}]: b –Ed." for i in range(n)),
    ),
    "footnotes of the title": (
        5_000,
        lambda n: f"# {''.join(f'a[^{i}]' for i in range(n))}\n" + "".join(f"\n[^{i}]: b" for i in range(n)),
    ),
    "one footnote called often": (20_000, lambda n: "a[^1] " * n + "\n\n[^1]: b –Ed."),
    "one footnote defined often": (5_000, lambda n: "a[^1]" + "\n\n[^1]: b –Ed." * n),
    "footnotes that call one another": (
        5_000,
        lambda n: "a[^0]" + "".join(f"\n\n[^{i}]: b[^{i + 1}]" for i in range(n)),
    ),
    "marks without footnotes": (20_000, lambda n: "".join(f"a[^{i}] " for i in range(n))),
    "lemmas of one word": (2_000, lambda n: _lemmas(n, lambda _: "a")),
    "lemmas of many words": (5_000, lambda n: _lemmas(n, "w{}".format)),
    "lemmas that are lost": (5_000, lambda n: _lemmas(n, "lost {}".format)),
    "lemmas on one spot": (
        1_000,
        lambda n: (
            "long words"
            + "".join(f"[^{i}]" for i in range(n))
            + "".join(f"\n\n[^{i}]: **long words:** b" for i in range(n))
        ),
    ),
    "a lemma without end": (100_000, lambda n: "a[^1]\n\n[^1]: **" + "a: " * n),
    "a lemma of spaces": (50_000, lambda n: f"a[^1]\n\n[^1]: **a{' ' * n}b:** c"),
    "spaces at a lemma's end": (50_000, lambda n: f"a[^1]\n\n[^1]: **国{' ' * n}(x):** c"),
    "slashes in a lemma": (5_000, lambda n: f"a[^1]\n\n[^1]: **{'国/' * n}a:** c"),
    "commentary": (5_000, lambda n: "a\n\n" + "> [!NOTE]\n> a –Ed.\n\n" * n),
    "signs of the original": (100_000, lambda n: "※" * n),
    "signs of the original, a paragraph each": (10_000, lambda n: "文※①\n\n※注\n\n" * n),
    "signs that nothing answers": (10_000, lambda n: "文①②③\n\n" * n),
}
"""Name → number that is doubled, and the body that it makes: read as a translation, and as a source text."""


def _lemmas(count: int, words: Callable[[int], str]) -> str:
    """Return a paragraph with so many footnotes, each on words of its own."""
    text = "".join(f"w{i} a[^{i}] " for i in range(count))
    return text + "".join(f"\n\n[^{i}]: **国 / {words(i)}:** b –Ed." for i in range(count))


def _headings(count: int, lost: int) -> str:
    return "".join("## Same\n\na\n\n" for index in range(count) if index != lost)


def _articles(numbers: range) -> str:
    return "".join(f"第{i % 1000 + 1}条 文。\n\n" for i in numbers)


PAIRS: dict[str, tuple[int, Callable[[int], tuple[str, str]]]] = {
    "look-alike headings with one lost": (2_000, lambda n: (_headings(n, -1), _headings(n, n // 2))),
    "look-alike headings alone": (10_000, lambda n: ("## 同\n\n" * n, "## Same\n\n" * (n - 1))),
    "articles backwards": (2_000, lambda n: (_articles(range(n)), "".join(f"Article {n - i}.\n\n" for i in range(n)))),
    "no block like another": (20_000, lambda n: ("文。\n\n" * n, "## A\n\n" * n)),
    "many findings": (5_000, lambda n: ("## 题\n\n文。\n\n" * n, "## Title\n\na\n\nb\n\n" * n)),
    "one side empty": (20_000, lambda n: ("文。\n\n" * n, "")),
    "one side twice as long": (10_000, lambda n: ("文。\n\n" * n, "Text.\n\n" * 2 * n)),
}
"""Name → number that is doubled, and both bodies that it makes."""

FRONT_MATTERS: dict[str, tuple[int, Shape]] = {
    "brackets in the front matter": (1_000_000, lambda n: "title: " + "[" * n),
    "braces in the front matter": (1_000_000, lambda n: "title: " + "{a: " * n),
    "aliases in the front matter": (10_000, lambda n: "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(n))),
    "keys in the front matter": (100_000, lambda n: "".join(f"a{i}: b\n" for i in range(n))),
    "indents in the front matter": (1_000, lambda n: "".join(f"{' ' * i}a:\n" for i in range(n))),
    "one long value": (1_000_000, lambda n: "title: " + "国" * n),
    "rules that close nothing": (200_000, lambda n: "--- a\n" * n),
}
"""Name → number that is doubled, and the front matter that it makes."""

# Counts, and the sides of a pair in which the terms below are looked for.
TERMS: dict[str, tuple[int, Callable[[int], tuple[str, str]]]] = {
    "headwords in one another": (10_000, lambda n: ("数" * n, "a b")),
    "headwords in longer words": (20_000, lambda n: ("数字化" * n, "a b")),
    "renderings in one another": (10_000, lambda n: ("数字", "ab " * n)),
    "renderings in another case": (50_000, lambda n: ("数字", "china dream " * n)),
    "renderings across white space": (10_000, lambda n: ("数字", "ab  \n" * n)),
    "renderings in words": (50_000, lambda n: ("数字", "abab abs " * n)),
    "renderings in other characters": (50_000, lambda n: ("数字", "“ab” – ?ab… " * n)),
}
