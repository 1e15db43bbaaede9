"""The store keeps what was made by what it was made of, within bounds, and forgets what nobody has a use for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitext.keeping import Kind, Store

WORDS: Kind[bytes] = Kind("words", 1_000, len)
LASTING: Kind[bytes] = Kind("lasting", 1_000, len, 1_000, ("keeping",), bytes, lambda data: data or None)


def made(store: Store, key: str, kind: Kind[bytes] = WORDS, place: str = "") -> bool:
    """Return whether a thing of a hundred bytes had to be made, or was found."""
    calls: list[str] = []

    def make() -> bytes:
        calls.append(key)
        return key.encode().ljust(100)

    assert store.of(kind, key, make, place).strip() == key.encode()
    return bool(calls)


def test_a_thing_is_made_once() -> None:
    """By its key, and each kind for itself; the store says how many were made, and how many the last build had made."""
    store = Store()
    assert [made(store, key) for key in "aab"] == [True, False, True]
    assert made(store, "a", LASTING)
    assert (store.made, store.found) == ({"words": 2, "lasting": 1}, {})
    store.begin()
    assert [made(store, key) for key in "aac"] == [False, False, True]
    assert (store.made, store.found) == ({"words": 1}, {"words": 1})


def test_memory_is_bounded() -> None:
    """No more is taken than there is room for, and what the last build had no use for is forgotten."""
    store = Store()
    for number in range(20):
        store.put(WORDS, str(number), str(number).encode().ljust(100))
    assert store.sizes() == {"words": (10, 1_000)}
    store.begin()
    assert not made(store, "0")
    store.begin()
    assert [key for key in map(str, range(20)) if store.get(WORDS, key)] == ["0"]
    assert store.sizes() == {"words": (1, 100)}


def test_edits_leave_nothing_behind() -> None:
    """Two hundred edits of a page, without a build of everything: its last state is kept, and the one before."""
    store = Store()
    for number in range(200):
        made(store, f"a{number}", place="a.md")
        assert not made(store, f"a{number}", place="a.md")
        made(store, "b", place="b.md")
    assert store.sizes() == {"words": (3, 300)}
    assert not made(store, "a198", place="a.md")
    assert made(store, "a197", place="a.md")
    store.begin()
    store.begin()
    assert store.sizes() == {"words": (0, 0)}


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_what_lies_in_the_cache_is_found_by_the_next_process(tmp_path: Path, spoil: object) -> None:
    """And is made anew where it is gone or damaged."""
    assert made(Store(tmp_path), "a", LASTING)
    assert not made(Store(tmp_path), "a", LASTING)
    assert made(Store(tmp_path), "a", WORDS)
    again = Store(tmp_path)
    assert not made(again, "a", LASTING)
    assert (again.made, again.found) == ({}, {"lasting": 1})
    (path,) = (tmp_path / ".cache" / "bitext" / "lasting").iterdir()
    assert callable(spoil)
    spoil(path)
    assert made(Store(tmp_path), "a", LASTING)
    assert not made(Store(tmp_path), "a", LASTING)
