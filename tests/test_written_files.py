"""What stands beside pages in the folder of a site: an edit writes what it changes, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

from bitext.hosts.written import Done, Written
from bitext.search.site_files import IndexFiles


def there(folder: Path) -> dict[str, bytes]:
    """Return path → bytes of the files in a folder; a folder without any is there too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def test_what_is_not_made_any_more_is_removed(tmp_path: Path) -> None:
    """A file of a page goes, with the folder that is empty then; those of other pages stay."""
    written = Written()
    written.put(str(tmp_path), "a.md", {"a.md": b"1", "of/a.bib": b"2"})
    written.put(str(tmp_path), "b.md", {"b.md": b"3"})
    (tmp_path / "mine.txt").write_bytes(b"4")
    assert written.put(str(tmp_path), "a.md", {"a.md": b"1"}) == Done(0, 1)
    assert written.put(str(tmp_path), "b.md", {"b.md": b"5"}) == Done(1, 0)
    assert there(tmp_path) == {"a.md": b"1", "b.md": b"5", "mine.txt": b"4"}


def test_a_whole_build_writes_everything(tmp_path: Path) -> None:
    """The host has emptied the folder."""
    written = Written()
    for _ in range(2):
        written.begin()
        assert written.put(str(tmp_path), "a.md", {"a.md": b"1"}) == Done(1, 0)
        (tmp_path / "a.md").unlink()


def test_an_index_in_a_folder_that_has_one(tmp_path: Path) -> None:
    """The first write compares what is there; every later one knows it."""
    (tmp_path / "search/t").mkdir(parents=True)
    (tmp_path / "search/t/old.bin").write_bytes(b"old")
    (tmp_path / "search/t/same.bin").write_bytes(b"same")
    (tmp_path / "search/mine.txt").write_bytes(b"mine")
    index = IndexFiles()
    files = {"search/t/same.bin": b"same", "search/g/new.bin": b"new", "search/manifest.json": b"{}"}
    assert index.write(files, tmp_path) == (2, 1)
    assert index.write(files, tmp_path) == (0, 0)
    later = {"search/g/new.bin": b"newer", "search/manifest.json": b"{}"}
    assert index.write(later, tmp_path) == (1, 1)
    assert there(tmp_path) == {**later, "search/mine.txt": b"mine"}
