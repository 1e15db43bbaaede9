"""Shapes that cost much to read badly are read in time: each within a bound that a quadratic reading is far beyond."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

TRANSLATIONS = {
    "nested brackets": "'[' * 40_000",
    "images": "'![' * 40_000",
    "comments that never end": "'<!--' * 200_000",
    "comments that never end, line by line": "'<!--\\n' * 40_000",
    "comments in raw HTML that never end": "'<div>' + '<!--' * 200_000 + '</div>'",
    "words after comments": "'<!-- a --> b\\n\\n' * 20_000",
    "one line of 5 MB": "'a' * 5_000_000",
    "one line of 5 MB of spaces": "' ' * 5_000_000 + 'x'",
    "bullets": "'- ' * 40_000",
    "a list": "'- a\\n' * 50_000",
    "elements that are never closed": "'<div>' * 40_000",
    "blocks that are never closed": "'<div>\\n\\n' * 30_000",
    "blocks that hide one another": "'a <section>\\n\\n<div>\\n\\n</section>\\n\\n' * 5_000 + '</div' ",
    "blocks closed far below": "'<div>\\n\\n' * 50_000 + '</div>\\n\\n' * 50_000",
    "tags that never end": "'<div ' * 80_000",
    "open quotes in tags": "'<div \"' * 40_000",
    "attributes": "'<div ' + 'a=\"b\" ' * 40_000",
    "fences that are never closed": "'```\\n~~~~\\n' * 1 + ''.join('`' * (3 + i % 500) + ' x\\n' for i in range(20_000))",
    "heads of fences": "('~~~' + ' a' * 40_000 + '!\\n') * 2",
    "quotations": "'>' * 40_000",
    "quotations, line by line": "'> a\\n\\n' * 50_000",
    "headings": "'# a\\n' * 50_000",
    "backslashes in headings": "'# ' + '\\\\\\\\' * 90_000",
    "underlines": "'a\\n-\\n' * 20_000",
    "rules": "'- - ' * 40_000 + 'x'",
    "tables": "'a|b\\n-|-\\n\\n' * 30_000",
    "backticks in a table's head": "'|' + '`a``' * 80_000 + '\\n|-|'",
    "definitions": "'[a]: b\\n' * 50_000",
    "addresses of definitions": "'[a]: ' + 'b ' * 200_000",
    "footnotes": "'[^a]: b\\n' * 50_000",
    "abbreviations": "'*[' * 40_000 + ']:'",
    "marks": "'<!-- source: ' + '1' * 200_000 + ' -->'",
    "spaces in marks": "('<!-- source:' + ' ' * 200_000 + 'x -- >\\n') * 2",
    "paragraphs and quotations": "'a\\n> b\\n' * 50_000",
    "breaks": "'a  \\nb\\\\\\nc<br>\\n' * 50_000",
    "backslashes at the ends of lines": "('\\\\' * 40_000 + '\\n') * 5",
}
SOURCES = {
    "pipes": "'|' * 200_000",
    "a table": "'| a | b |\\n' * 30_000",
    "a rule of a table": "'| a |\\n|-' + ' ' * 90_000 + 'x'",
    "backslashes": "'\\\\\\\\' * 200_000 + '# '",
    "white space": "' \\n' * 200_000",
    "quotations": "'> a\\n>\\n' * 40_000",
    "items": "'- ' * 80_000",
    "one line of 5 MB": "'\\u4e2d' * 1_600_000",
    "numerals": "'\\u4e00' * 200_000",
    "fences that nothing closes": "'```a\\n' * 80_000",
    "fences of other lengths": "'`````\\n```\\n' * 40_000",
    "items that count": "''.join(f'{i % 1000}. a\\n' for i in range(40_000))",
    "items in items": "'- a\\n' + ''.join(' ' * (4 * (i % 50 + 1)) + '- b\\n' for i in range(40_000))",
    "lists in lists": "'- a\\n' + ''.join(' ' * (4 * i) + '- b\\n' for i in range(1, 1_000))",
    "addresses of images": "'![a](' + '(a' * 90_000",
    "words of images": "'![' * 90_000",
    "backslashes before images": "'\\\\' * 200_000 + '![a]('",
    "lines": "'\\u4e2d\\n' * 90_000",
}
NOTES = {
    "brackets": "'a [b –Ed.] ' * 50_000",
    "signatures alone": "'[–Ed.]' * 40_000",
    "signatures without brackets": "' –Ed.]' * 80_000",
    "dashes": "'[a' + '–' * 90_000 + 'Ed.]'",
    "brackets with a colon": "'[a –Ed.]: ' * 50_000",
    "brackets behind brackets": "'[a –Ed.][' * 50_000",
    "white space before brackets": "('a' + ' ' * 40_000 + '[b –Ed.]') * 5",
    "spaces in an alternative": "'a [or \"b\"' + ' ' * 90_000 + 'c –Ed.]'",
    "footnotes called and defined": "''.join(f'a[^{i}] ' for i in range(20_000)) + ''.join(f'\\n[^{i}]: b' for i in range(20_000))",
    "marks without footnotes": "''.join(f'a[^{i}] ' for i in range(50_000))",
    "spaces in a lemma": "'a[^1]\\n\\n[^1]: **a' + ' ' * 90_000 + 'b:** c'",
    "spaces at a lemma's end": "'a[^1]\\n\\n[^1]: **国' + ' ' * 90_000 + '(x):** c'",
    "a lemma without end": "'a[^1]\\n\\n[^1]: **' + 'a: ' * 80_000",
    "slashes in a lemma": "'a[^1]\\n\\n[^1]: **' + '国/' * 40_000 + ':** c'",
    "commentary": "'a\\n\\n' + '> [!NOTE]\\n> a –Ed.\\n\\n' * 10_000",
}
SIGNS = {
    "signs": "'※' * 200_000",
    "signs in a text": "'文※' * 90_000 + '\\n\\n※注'",
    "notes of signs": "'文※①\\n\\n※注\\n\\n' * 20_000",
    "numbers in brackets": "'文[1]' * 200_000 + '\\n\\n[1] 注'",
    "brackets alone": "'〔' * 200_000",
    "numerals in brackets": "'〔' + '\\u4e00' * 200_000",
    "a block of notes": "'文' + ''.join(f'[{i}]' for i in range(1000)) + '\\n\\n' + ''.join(f'[{i}] 注\\n' for i in range(1000)) * 100",
}
TRANSLATION = r"from_file(File('a.md', f'---\nsource_text: a\n---\n{body}'), 'a.md')"
SOURCE = r"from_file(File('a.md', f'---\ntitle: a\n---\n{body}'), 'a')"
GLOSSARIES = {
    "entries": "''.join(f'- {{id: a{i}, zh: \\u56fd{i}}}\\n' for i in range(5_000))",
    "entries with one id": "'- {id: a, zh: b}\\n' * 5_000",
    "references that lead nowhere": "'- {id: a, zh: b, see_also: [' + ', '.join(f'k{i}' for i in range(5_000)) + ']}'",
    "renderings": "'- {id: a, zh: b, renderings: [' + ', '.join(f'r{i}' for i in range(5_000)) + ']}'",
    "lists in lists": "'- ' * 50_000 + 'a'",
    "brackets": "'[' * 90_000",
    "aliases": "'- &a [x]\\n' + '- [*a, *a]\\n' * 5_000",
    "a definition of 4 MB": "'- {id: a, zh: b, definition: \\'' + '<' * 4_000_000 + '\\'}'",
}
# Seconds for all shapes of one kind, in a process of its own: reading them takes some, in quadratic time it takes hours.
LIMIT = 120


@pytest.mark.parametrize(
    ("module", "read", "shapes"),
    [
        ("bitext.syntax.translation_blocks", "scan(body)", TRANSLATIONS),
        ("bitext.syntax.source_blocks", "scan(body)", SOURCES),
        ("bitext.readers.translation", TRANSLATION, NOTES),
        ("bitext.readers.source", SOURCE, SIGNS),
        ("bitext.readers.entries", "list(read_entries(body, 'glossary.yml', []))", GLOSSARIES),
    ],
    ids=["translations", "source texts", "notes", "the original's own notes", "glossaries"],
)
def test_every_shape_is_read(module: str, read: str, shapes: dict[str, str]) -> None:
    """Every shape is read without an exception and before the clock runs out; the slow one is named if it is not."""
    calls = "".join(f"print({name!r}, flush=True)\nbody = {shape}\n{read}\n" for name, shape in shapes.items())
    imports = (
        f"from {module} import {read.removeprefix('list(').partition('(')[0]}\nfrom bitext.readers.files import File\n"
    )
    program = f"{imports}{calls}print('done')"
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # coverage is slow
    try:
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=LIMIT, check=False, env=untraced
        )
    except subprocess.TimeoutExpired as error:
        said = (error.stdout or b"").decode().split("\n")
        pytest.fail(f"took more than {LIMIT} s: {said[-2]}")
    assert done.stdout.endswith("done\n"), done.stdout.split("\n")[-2] + done.stderr
