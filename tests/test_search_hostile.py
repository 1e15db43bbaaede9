"""Documents of any size and shape are indexed in time that grows with them, and without an exception."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bitext.search import Document, Index, Unit
from tests.support.index_files import Files, document

SHAPES = {
    "one long unit": "[('\\u4e2d\\u56fd' * 120_000, 'word ' * 50_000)]",
    "very many different pairs of characters": "[(''.join(chr(0x4e00 + i * (7919 + i // 20_000) % 20_000) for i in range(250_000)), '')]",
    "characters of the rare planes": "[(''.join(chr(0x20000 + i % 70_000) for i in range(120_000)), '')]",
    "very many different words": "[('', ' '.join(f'w{i}' for i in range(50_000)))]",
    "a very long word": "[('', 'a' * 250_000)]",
    "very many units": "[('\\u4e2d\\u56fd', 'a word')] * 25_000",
    "very many units that are all different": "[(chr(0x4e00 + i % 20_000) + '\\u56fd', f'w{i}') for i in range(25_000)]",
    "very many empty units": "[('', '')] * 25_000",
    "white space": "[(' ' * 250_000, '\\n' * 250_000)]",
    "signs": "[('\\u3002' * 250_000, '!?' * 120_000)]",
    "marks": "[('a' + '\\u0301' * 250_000, '\\ufe00' * 250_000)]",
    "characters that are folded to many": "[('\\ufdfa' * 80_000, '\\u33a2' * 80_000)]",
    "apostrophes": '[("\'s" * 120_000, "a\'s " * 80_000)]',
    "letters of two kinds in turn": "[('a\\u4e2d' * 120_000, '')]",
}
# Seconds for all shapes, in a process of its own: they take some, and in quadratic time hours.
LIMIT = 120


def test_every_shape_is_indexed() -> None:
    """Every shape is indexed before the clock runs out; the slow one is named if it is not."""
    calls = "".join(
        f"print({name!r}, flush=True)\nIndex().files([document(0, {shape})])\n" for name, shape in SHAPES.items()
    )
    imports = "from bitext.search import Index\nfrom tests.support.index_files import document\n"
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # coverage is slow
    environment = {**untraced, "PYTHONPATH": os.pathsep.join(sys.path)}
    program = f"{imports}{calls}print('done')"
    try:
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=LIMIT, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        pytest.fail(f"took more than {LIMIT} s: {(error.stdout or b'').decode().split(chr(10))[-2]}")
    assert done.stdout.endswith("done\n"), done.stdout.split("\n")[-2] + done.stderr


def test_a_unit_of_ten_thousand_sentences() -> None:
    """Sentences are numbers beside the text: however many there are, they are all there."""
    sentences = tuple((f"1.{index}", 2 * index, 4 * index) for index in range(10_000))
    unit = Unit("p1", "1", ("句。" * 10_000, "One." * 10_000), sentences)
    files = Files(Index().files([Document("text", "a/", ("", ""), ("zh", "en"), (unit,))]))
    assert files.units(0)[0][4] == [list(each) for each in sentences]


def test_a_lone_surrogate_harms_nothing() -> None:
    """What no file can hold, and what HTML may name, is no reason not to index the rest."""
    files = Files(Index().files([document(0, [("数\ud800字", "\udfff lone"), ("国", "word")])]))
    assert files.word("word") == {0: [1]}
    assert files.gram("数") == {0: [0]}
    assert files.units(0)[0][2] == "数?字"


@pytest.mark.parametrize("text", ["\x00", '"', "\\", "</script>", "\u2028", "__proto__", "constructor", "toString"])
def test_what_json_or_a_script_takes_for_its_own(text: str) -> None:
    """Texts are data: what is a word to JSON or to a script is found like any other."""
    files = Files(Index().files([document(0, [("国", "other"), (text, text)])]))
    assert files.units(0)[1][2:4] == [text, text]
    words = [each.lower() for each in text.replace("_", " ").split() if each.isalnum()]
    assert all(files.word(each) == {0: [1]} for each in words)
