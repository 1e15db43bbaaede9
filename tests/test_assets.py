"""What a site is given of our styles and scripts."""

from __future__ import annotations

import pytest

from bitext.assets import lean, published


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("// @ts-check\n// What it is.\n\nlet a = 1;\n", "let a = 1;\n"),
        (
            "/**\n * @param {string} a\n */\nexport function f(a) {\n  return a;\n}\n",
            "export function f(a) {\nreturn a;\n}\n",
        ),
        ("/** @type {A} */ (a).b();\nc();\n/** d */\ne();\n", "/** @type {A} */ (a).b();\nc();\ne();\n"),
        ('const address = "https://bitext.example/*";\n', 'const address = "https://bitext.example/*";\n'),
        ("a {\n  color: red; /* why */\n}\n\n/* a */\nb {}\n", "a {\ncolor: red; /* why */\n}\nb {}\n"),
    ],
    ids=["lines", "block", "cast", "string", "style"],
)
def test_comments_and_indents_stay_in_the_package(written: str, given: str) -> None:
    """A site is given no line that is a comment and no indent; nothing else is taken away."""
    assert lean(written) == given


def test_the_published_scripts_are_those_that_are_imported() -> None:
    """Every script that another one imports is published beside it."""
    texts = published()
    imported = {
        line.split('"./')[1].split('"')[0]
        for text in texts.values()
        for line in text.splitlines()
        if 'from "./' in line
    }
    assert imported
    assert imported <= set(texts)
