"""Sentence pairs are kept by what they are made of; whatever lies in the cache, a page gets its own."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from bitext import cache as cache_module
from bitext.aligner.lexicon import Lexicon, Word
from bitext.cache import Cache, digest_of_code
from bitext.keeping import Store
from bitext.keeping import store as store_module
from bitext.library import Sentences, kept_source, kept_translation, paired
from bitext.library import sentences as module
from bitext.library.library import Shelves
from bitext.model.edition import Edition
from bitext.model.sentences import SentencePair, SentencePairs
from bitext.project import load
from bitext.sentences import pairs_of
from bitext.sentences.as_bytes import as_bytes, from_bytes
from tests.support.project import tree, write
from tests.support.rendered import PAGE, options, source_text, translation
from tests.test_fidelity import bodies

OURS = Path(".cache/bitext/sentences")
SOURCE = "# 题\n\n甲。乙！丙？\n\n> 丁。\n>\n> 戊。己。\n\n- 庚。\n- 辛。壬。\n"
BODY = "# T\n\nA one. B two! C three?\n\n> Four.\n>\n> Five. Six.\n\n- Seven.\n- Eight. *Nine*.\n"


@dataclass(frozen=True)
class Words:
    """A lexicon that says nothing, under a digest."""

    digest: str
    is_broad: bool = False

    def words(self, text: str) -> tuple[Word, ...]:
        """Return nothing."""
        del text
        return ()

    def digest_of(self, text: str) -> str:
        """Return the digest of any text."""
        del text
        return self.digest

    def unlike(self, other: Lexicon) -> tuple[str, ...] | None:
        """Return that another lexicon may say anything."""
        del other
        return None


def edition(source: str = SOURCE, body: str = BODY) -> Edition:
    """Return a text as a page of a site gets it."""
    original = source_text(source)
    page, _ = paired(translation(body), original)
    key = sha256(f"{source} {body}".encode()).hexdigest()
    return Shelves({PAGE: kept_translation(page, key=key)}, {original.id: kept_source(original)}).edition(PAGE)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The digests of the lexicons with which sentences are paired from now on."""
    found: list[str] = []

    def counted(text: Edition, lexicon: Words) -> SentencePairs:
        found.append(lexicon.digest)
        return pairs_of(text, lexicon)

    monkeypatch.setattr(module, "pairs_of", counted)
    return found


def test_they_are_made_once(tmp_path: Path, made: list[str]) -> None:
    """A build finds them in memory, the next process on the disk; they are what they would be without either."""
    text = edition()
    first = Sentences(store=Store(tmp_path))
    assert first.of(text) == first.of(text) == Sentences(store=Store(tmp_path)).of(text) == pairs_of(text)
    assert len(made) == 1
    assert sum(map(len, first.of(text).values())) > 5


@pytest.mark.parametrize(
    "other",
    [
        lambda *_: (edition(SOURCE.replace("乙", "子")), "a"),
        lambda *_: (edition(SOURCE, BODY.replace("two", "too")), "a"),
        lambda *_: (edition(SOURCE, BODY.replace("> Four", "<!-- source: none -->\n\n> Four")), "a"),
        lambda text, _: (replace(text, translation=replace(text.translation, language="de"), digest="x"), "a"),
        lambda text, _: (text, "b"),
        lambda text, code: (code.setattr(store_module, "digest_of_code", lambda *_: "other"), (text, "a"))[1],
    ],
    ids=["the original", "the translation", "a mark", "a language", "the lexicon", "the code"],
)
def test_they_are_found_by_what_they_are_made_of(
    other: Callable[[Edition, pytest.MonkeyPatch], tuple[Edition, str]],
    tmp_path: Path,
    made: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where anything of that changes they are made anew; the old ones are still there, for who goes back."""
    text = edition()
    before = Sentences(Words("a"), Store(tmp_path)).of(text)
    changed, digest = other(text, monkeypatch)
    assert Sentences(Words(digest), Store(tmp_path)).of(changed) == pairs_of(changed)
    assert made == ["a", digest]
    monkeypatch.undo()
    assert Sentences(Words("a"), Store(tmp_path)).of(text) == before
    assert len(list((tmp_path / OURS).iterdir())) == 2


def test_the_code_is_told_by_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version has many states of the code: any change of it counts, and none of another part."""
    for name in ("a/one.py", "a/in/two.py", "b.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    monkeypatch.setattr(cache_module, "__file__", str(tmp_path / "cache.py"))
    digest = digest_of_code.__wrapped__
    before = digest("a")
    (tmp_path / "b.py").write_text("y", "utf-8")
    assert digest("a") == before
    (tmp_path / "a/in/two.py").write_text("y", "utf-8")
    assert digest("a") != before
    assert digest() not in (before, digest("a"))


def test_a_lexicon_is_asked_for_chinese_alone(tmp_path: Path, made: list[str]) -> None:
    """For other languages it says nothing, so that it need not be loaded."""
    text = edition()
    assert text.source
    german = replace(text, source=replace(text.source, language="de"), digest="x")
    Sentences(Words("a"), Store(tmp_path)).of(german)
    assert made == [""]


def sealed(key: str, data: bytes) -> bytes:
    """Return an entry as it is written."""
    return sha256(key.encode() + data).digest() + data


def changed(rows: dict[str, Any], change: Callable[[list[Any]], object]) -> bytes:
    """Return rows of which one sentence pair is changed."""
    row = next(iter(rows.values()))
    change(row)
    return json.dumps(rows).encode()


def set_to(*way: int, value: object) -> Callable[[list[Any]], object]:
    """Return what sets a value in a row, at the end of a way of indices."""

    def change(row: list[Any]) -> None:
        for index in way[:-1]:
            row = row[index]
        row[way[-1]] = value

    return change


HOSTILE: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "no JSON": lambda _: b"\xff",
    "a list": lambda _: b"[1]",
    "a number": lambda _: b"5",
    "nested": lambda _: b"[" * 100_000,
    "a pickle": lambda _: pickle.dumps(print),
    "a row that is none": lambda rows: json.dumps({"99": []} | rows).encode(),
    "a row of another kind": lambda rows: json.dumps(rows | {next(iter(rows)): 7}).encode(),
    "a name that is none": lambda rows: changed(rows, set_to(0, 0, value='1"><script>')),
    "a name with a line feed": lambda rows: changed(rows, set_to(0, 0, value="1.1\n")),
    "a name inside that is none": lambda rows: changed(rows, set_to(0, 3, value=["x"])),
    "a block that is not there": lambda rows: changed(rows, set_to(0, 1, 0, 0, value=99)),
    "a block of another row": lambda rows: changed(rows, set_to(0, 1, 0, 0, value=0)),
    "a passage that is not there": lambda rows: changed(rows, set_to(0, 1, 0, 1, value=9)),
    "a passage before the first": lambda rows: changed(rows, set_to(0, 1, 0, 1, value=-1)),
    "a sentence beyond the end": lambda rows: changed(rows, set_to(0, 1, 0, 2, value=10**9)),
    "a sentence before its beginning": lambda rows: changed(rows, set_to(0, 1, 0, 2, value=-5)),
    "a sentence left out": lambda rows: changed(rows, list.pop),
    "half a character": lambda rows: changed(rows, set_to(0, 1, 0, 2, value=1.5)),
    "an endless sentence": lambda rows: changed(rows, set_to(0, 1, 0, 2, value=float("nan"))),
    "more than sure": lambda rows: changed(rows, set_to(0, 4, value=2)),
    "sure in words": lambda rows: changed(rows, set_to(0, 4, value="very")),
    "given in words": lambda rows: changed(rows, set_to(0, 5, value="yes")),
    "too few values": lambda rows: changed(rows, lambda row: row[0].pop()),
}


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
def test_what_somebody_else_has_written_is_not_taken(
    attack: Callable[[dict[str, Any]], bytes], tmp_path: Path, made: list[str]
) -> None:
    """An entry with a right seal may still be anybody's: it is held against the texts, and made anew."""
    text = edition()
    pairs = Sentences(store=Store(tmp_path)).of(text)
    (entry,) = (tmp_path / OURS).iterdir()
    whole = entry.read_bytes()
    data = attack(json.loads(whole[32:]))
    assert from_bytes(data, text) is None
    entry.write_bytes(sealed(entry.name, data))
    assert Sentences(store=Store(tmp_path)).of(text) == pairs
    assert len(made) == 2
    assert entry.read_bytes() == whole


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: entry.write_bytes(entry.read_bytes()[:-1]),
        lambda entry: entry.write_bytes(b""),
        lambda entry: entry.write_bytes(bytes(reversed(entry.read_bytes()))),
        lambda entry: entry.write_bytes(entry.read_bytes().replace(b"0.9", b"0.8", 1)),
        lambda entry: entry.unlink(),
    ],
    ids=["truncated", "empty", "overwritten", "one bit", "deleted"],
)
def test_a_damaged_entry_is_made_anew(damage: Callable[[Path], object], tmp_path: Path) -> None:
    """A build that was killed, or a disk that was full, costs time and nothing else."""
    text = edition()
    pairs = Sentences(store=Store(tmp_path)).of(text)
    (entry,) = (tmp_path / OURS).iterdir()
    whole = entry.read_bytes()
    damage(entry)
    assert Sentences(store=Store(tmp_path)).of(text) == pairs
    assert entry.read_bytes() == whole


def test_an_entry_of_another_text_is_not_taken(tmp_path: Path, made: list[str]) -> None:
    """A file that was copied or renamed does not fit its key."""
    Sentences(store=Store(tmp_path)).of(edition())
    (first,) = (tmp_path / OURS).iterdir()
    other = edition(SOURCE, BODY.replace("one", "won"))
    Sentences(store=Store(tmp_path)).of(other)
    (second,) = set((tmp_path / OURS).iterdir()) - {first}
    second.write_bytes(first.read_bytes())
    assert Sentences(store=Store(tmp_path)).of(other) == pairs_of(other)
    assert len(made) == 3


@pytest.mark.parametrize("link", [".cache", ".cache/bitext", ".cache/bitext/sentences"])
def test_a_link_leads_nowhere(link: str, tmp_path: Path) -> None:
    """A link in the place of a folder could lead to files that are not ours: nothing is read or written there."""
    elsewhere = tmp_path / "elsewhere"
    project = tmp_path / "project"
    elsewhere.mkdir()
    (project / link).parent.mkdir(parents=True)
    (project / link).symlink_to(elsewhere)
    text = edition()
    assert Sentences(store=Store(project)).of(text) == pairs_of(text)
    assert tree(elsewhere) == {}


def test_where_nothing_can_be_written_they_are_in_memory(tmp_path: Path, made: list[str]) -> None:
    """A file in the place of the folder, or no project at all: a build still makes them once."""
    (tmp_path / ".cache").write_text("a file", "utf-8")
    text = edition()
    for sentences in (Sentences(store=Store(tmp_path)), Sentences()):
        assert sentences.of(text) == sentences.of(text) == pairs_of(text)
    assert len(made) == 2


def test_serving_keeps_them_in_memory(tmp_path: Path, made: list[str]) -> None:
    """The store of the texts keeps them from one build to the next, and forgets those that nobody asks for."""
    store, text = Store(), edition()
    Sentences(store=store).of(text)
    store.begin()
    Sentences(store=store).of(text)
    assert len(made) == 1
    store.begin()
    store.begin()
    Sentences(store=store).of(text)
    assert len(made) == 2
    del tmp_path


def test_the_oldest_go_where_there_are_too_many(tmp_path: Path) -> None:
    """The files longest unused are forgotten; one that is read counts as used."""
    kept = Cache(tmp_path, "x", 1000)
    for index in range(10):
        kept.write(f"{index}", bytes(99))
        os.utime(tmp_path / ".cache/bitext/x" / f"{index}", (index, index))
    assert kept.read("0") == bytes(99)
    kept.write("10", bytes(99))
    found = {path.name for path in (tmp_path / ".cache/bitext/x").iterdir()}
    assert {"0", "10"} < found
    assert not {"1", "2"} & found
    assert len(found) * 99 <= 1000
    kept.write("large", bytes(1001))
    assert "large" not in kept
    for index in range(100, 300):
        Cache(tmp_path, "x", 1000).write(f"{index}", bytes(99))
    assert sum(path.stat().st_size for path in (tmp_path / ".cache/bitext/x").iterdir()) <= 1000


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    """A file that was being written an hour ago is nobody's any more."""
    Cache(tmp_path, "x", 1000).write("a", b"a")
    folder = tmp_path / ".cache/bitext/x"
    (folder / ".new-old").write_bytes(b"half")
    (folder / ".new-now").write_bytes(b"half")
    os.utime(folder / ".new-old", (1, 1))
    Cache(tmp_path, "x", 1000).write("b", bytes(1000))
    assert {path.name for path in folder.iterdir()} == {".new-now", "b"}


def test_a_switched_off_site_has_none(tmp_path: Path) -> None:
    """`sentences: false`: no pairs, and nothing is kept."""
    folder = write(tmp_path, {"source_texts/text.md": f"---\ntitle: 题\n---\n\n{SOURCE}", "docs/p.md": page(BODY)})
    corpus = load(replace(options(folder), sentences=False))
    assert corpus.texts.sentence_pairs(corpus.texts.edition("p.md")) == {}
    assert not (folder / OURS).exists()
    on = load(options(folder))
    assert on.texts.sentence_pairs(on.texts.edition("p.md"))
    assert (folder / OURS).exists()
    assert (folder / ".cache/bitext/.gitignore").read_text("utf-8") == "*\n"


def page(body: str) -> str:
    """Return a page with this body."""
    return f"---\nsource_text: text\ntitle: T\n---\n\n{body}"


def test_a_text_that_another_plugin_has_changed_has_its_own(tmp_path: Path, made: list[str]) -> None:
    """The pairs of the file are not those of what is rendered; both are kept."""
    folder = write(tmp_path, {"source_texts/text.md": f"---\ntitle: 题\n---\n\n{SOURCE}", "docs/p.md": page(BODY)})
    changed_body = BODY.replace("C three?", "C three? And more.")
    found = []
    for _ in range(2):
        texts = load(options(folder)).texts
        first = texts.edition("p.md")
        other, _ = texts.changed(first, changed_body, list(range(5, 40)))
        found.append((texts.sentence_pairs(first), texts.sentence_pairs(other)))
    assert found[0] == found[1]
    assert found[0][0] != found[0][1]
    assert len(made) == 2


NAMES = [each.name for each in fields(SentencePair)]


def test_all_of_a_pair_is_kept() -> None:
    """A field that is added to the model is written and read, or it would be lost where the cache is warm."""
    assert NAMES == ["number", "source", "translation", "inner_numbers", "confidence", "given"]


@given(bodies, bodies)
def test_any_pairs_come_back(source: str, body: str) -> None:
    """What was kept is what was made, bytes for bytes, whatever the texts are."""
    text = edition(f"题。\n\n{source}", f"T.\n\n{body}")
    pairs = pairs_of(text)
    data = as_bytes(pairs)
    assert from_bytes(data, text) == pairs
    assert as_bytes(from_bytes(data, text) or {}) == data


BUILD = """
import sys
from pathlib import Path
from bitext.config import Options
from bitext.project import load
root = Path.cwd()
for _ in range(int(sys.argv[1])):
    texts = load(Options(root, root / "docs", root / "source_texts"))
    for page in sorted(texts.translations):
        found = texts.texts.sentence_pairs(texts.texts.edition(page))
        assert found, page
        print(page, sorted(found.items()))
"""


def project(folder: Path, count: int = 20) -> Path:
    """Write a project of some pages; return its folder."""
    files = {"source_texts/text.md": f"---\ntitle: 题\n---\n\n{SOURCE}"}
    files |= {f"docs/{index}.md": page(BODY.replace("one", f"one {index}")) for index in range(count)}
    return write(folder, files)


def start(folder: Path, times: int = 1, **variables: str) -> subprocess.Popen[bytes]:
    """Start a process that makes the sentence pairs of a project, some times."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(times)],
        cwd=folder,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def said(process: subprocess.Popen[bytes]) -> bytes:
    """Return what a process has said; it must end well."""
    out, error = process.communicate(timeout=120)
    assert (process.returncode, error) == (0, b"")
    return out


def test_two_builds_at_once_give_the_same(tmp_path: Path) -> None:
    """Each finds whole entries or makes its own, whoever of them was the first to write."""
    folder = project(tmp_path)
    first, second = (start(folder, 5) for _ in range(2))
    assert said(first) == said(second)
    assert len(list((folder / OURS).iterdir())) == 20


def test_a_killed_build_leaves_nothing_that_harms(tmp_path: Path) -> None:
    """Wherever it is killed, the next build gives what a first one would."""
    folder, other = project(tmp_path / "a"), project(tmp_path / "b")
    whole = said(start(other))
    for _ in range(5):
        killed = start(folder)
        until = time.monotonic() + 60
        while not any((folder / OURS).glob("*")) and time.monotonic() < until and killed.poll() is None:
            time.sleep(0.001)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        for entry in list((folder / OURS).glob("*"))[::2]:
            entry.unlink()
    assert said(start(folder)) == whole
    left = {name: content for name, content in tree(folder / OURS).items() if not name.startswith(cache_module.BESIDE)}
    assert left == tree(other / OURS)


def test_the_cache_may_be_deleted_while_it_is_used(tmp_path: Path) -> None:
    """It is made again, in the middle of a build too."""
    text = edition()
    sentences = Sentences(store=Store(tmp_path))
    sentences.of(text)
    for path in sorted((tmp_path / ".cache").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    other = edition(SOURCE, BODY.replace("one", "won"))
    assert sentences.of(other) == pairs_of(other)
    assert len(list((tmp_path / OURS).iterdir())) == 1


def test_no_order_of_hashes_changes_a_byte(tmp_path: Path) -> None:
    """What one machine keeps is what every other would."""
    folders = [project(tmp_path / seed, 3) for seed in ("0", "1")]
    lines = [said(start(folder, PYTHONHASHSEED=folder.name)) for folder in folders]
    assert lines[0] == lines[1]
    assert tree(folders[0] / ".cache") == tree(folders[1] / ".cache")
