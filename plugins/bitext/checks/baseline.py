"""The baseline: what was found on a day and may stand, so that only what is new is said.

A finding has no name of its own: its line changes with every edit above it, and its message with every version. So it
is known by its code and by a digest of what it is about: of the two sides of its pair, of a block of an original, or,
where it is about neither, of its message. When the text is changed, the finding is said again.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from bitext.diagnostics import Finding, Location
from bitext.model.catalogue import TranslationRecord
from bitext.model.corpus import Corpus
from bitext.model.edition import Edition
from bitext.model.text import Block
from bitext.suppression import can_be_ignored

FILE = "bitext-baseline.json"
"""The file's name; it stands beside `mkdocs.yml`."""
WRITE = "bitext check --write-baseline"
"""The command that writes it."""
_VERSION = 1
_DIGITS = 16  # of a digest: two of a million entries then have one with a chance of 1 in 40 million
_KEY = re.compile(rf"[CF]\d\d [0-9a-f]{{{_DIGITS}}}")
_MOST = 1_000_000  # findings of one kind in a pair: more is no count
_PLACES = re.compile(r"[\w./-]+:\d+(?::\d+)?|(?<= line )\d+")
"""What of a message names lines, which change with every edit above them."""


@dataclass(slots=True)
class Keys:
    """Says what a finding is known by. The texts are made anew for it, one at a time, so findings come text by text."""

    corpus: Corpus
    _pages: Mapping[str, TranslationRecord] = field(init=False, repr=False)
    """By path of the file."""
    _originals: Mapping[str, TranslationRecord] = field(init=False, repr=False)
    """By path of the original's file: a translation of it."""
    _edition: Edition | None = field(init=False, default=None, repr=False)

    def __post_init__(self) -> None:
        self._pages = {each.path: each for each in self.corpus.translations.values()}
        sources = self.corpus.source_texts
        self._originals = {
            sources[each.source_id].path: each
            for each in reversed(tuple(self.corpus.translations.values()))
            if each.source_id in sources
        }

    def of(self, finding: Finding) -> str:
        """Return what a finding is known by: its code and a digest."""
        about = self._about(finding.location) or f"{finding.location.path}\n{_PLACES.sub('', finding.message)}"
        digest = sha256(about.encode("utf-8", "surrogatepass")).hexdigest()
        return f"{finding.code} {digest[:_DIGITS]}"

    def _about(self, place: Location) -> str:
        """Return the text at a place with what it is paired with, or an empty string where there is none."""
        page = self._pages.get(place.path) or self._originals.get(place.path)
        if page is None:
            return ""
        edition = self._edition
        if edition is None or edition.translation.page != page.page:
            edition = self._edition = self.corpus.texts.edition(page.page)
        translation, source = edition.translation, edition.source
        if place.path != translation.path:
            return next((each.text for each in source.blocks if _has(each, place)), "") if source else ""
        for pair in translation.pairing.pairs:
            if any(_has(translation.blocks[index], place) for index in pair.translation):
                ours = [source.blocks[index].text for index in pair.source] if source else []
                return "\n\n".join((*ours, "", *(translation.blocks[index].text for index in pair.translation)))
        return ""


def _has(block: Block, place: Location) -> bool:
    return block.line <= place.line <= block.end


def written(findings: Iterable[Finding], keys: Keys) -> str:
    """Return the file that accepts these findings, those aside that nobody may accept."""
    files: dict[str, Counter[str]] = {}
    for finding in dict.fromkeys(filter(can_be_ignored, findings)):
        files.setdefault(finding.location.path, Counter())[keys.of(finding)] += 1
    accepted = {path: dict(sorted(files[path].items())) for path in sorted(files)}
    return f"{json.dumps({'version': _VERSION, 'accepted': accepted}, indent=1, ensure_ascii=False)}\n"


@dataclass(slots=True)
class Baseline:
    """Findings that are accepted, and which of them have been met."""

    shown: str = FILE
    """The file's path, as messages name it."""
    entries: Mapping[str, int] = field(default_factory=dict)
    """How often, by what a finding is known by."""
    fault: Finding | None = None
    """What is wrong with the file; then nothing is accepted."""
    _met: Counter[str] = field(default_factory=Counter, repr=False)
    _seen: set[Finding] = field(default_factory=set, repr=False)
    """Findings that were accepted: an original's may come once for each of its translations."""

    @property
    def accepted(self) -> int:
        """Return how many findings have been left out."""
        return len(self._seen)

    def left(self, findings: Iterable[Finding], keys: Keys) -> Iterator[Finding]:
        """Yield the findings that are new."""
        return (finding for finding in findings if not self.entries or not self._accepts(finding, keys))

    def gone(self) -> tuple[Finding, ...]:
        """Return the finding that some of what was accepted is not found any more; to be asked when all was checked."""
        gone = sum(self.entries.values()) - sum(self._met.values())
        if not gone:
            return ()
        expected = sum(self.entries.values())
        message = f"expected {expected} findings that were accepted, found {expected - gone}; run `{WRITE}` again"
        return (Finding("C36", Location(self.shown), message, grade="information"),)

    def _accepts(self, finding: Finding, keys: Keys) -> bool:
        if finding in self._seen:
            return True
        if not can_be_ignored(finding):
            return False
        key = keys.of(finding)
        if self._met[key] >= self.entries.get(key, 0):
            return False
        self._met[key] += 1
        self._seen.add(finding)
        return True


def read(text: str, shown: str = FILE) -> Baseline:
    """Return the baseline that a file holds; one that cannot be read accepts nothing and says why."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        return _refused(Location(shown, error.lineno, error.colno), f"no JSON ({error.msg})")
    except (ValueError, RecursionError):  # a number, or brackets in one another, that nobody writes
        return _refused(Location(shown), "no JSON")
    if not isinstance(content, dict) or not isinstance(content.get("accepted"), dict):
        return _refused(Location(shown), "other JSON")
    if content.get("version") != _VERSION:
        return _refused(Location(shown), "the form of another version")
    entries: Counter[str] = Counter()
    for path, counts in content["accepted"].items():
        for key, count in counts.items() if isinstance(counts, dict) else [("", 0)]:
            if not _KEY.fullmatch(key) or type(count) is not int or not 0 < count <= _MOST:
                return _refused(Location(shown), f"something else for {path}")
            entries[key] += count
    return Baseline(shown, dict(entries))


def _refused(place: Location, found: str) -> Baseline:
    message = f"expected what `{WRITE}` writes, found {found}; take the change back, or run it again"
    return Baseline(place.path, fault=Finding("F21", place, message))
