"""The library: makes texts of the bytes of their files, keeps them by what they were made of, and hands them out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import cast

from bitext import __version__
from bitext.aligner import NO_LEXICON, Lexicon
from bitext.alignment import Weighed
from bitext.cache import Cache, digest_of_code
from bitext.diagnostics import Finding
from bitext.keeping import Store
from bitext.library.packing import packed, unpacked
from bitext.library.pairing import paired, reread, without_consequences
from bitext.library.revised import revised
from bitext.library.sentences import Sentences
from bitext.library.store import TEXTS, Kept
from bitext.model.catalogue import SourceRecord, TranslationRecord, source_record, translation_record
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.sentences import SentencePairs
from bitext.readers import source, translation
from bitext.readers.files import File
from bitext.suppression import OF_READERS, Suppression, unused_finding

FOLDER = "weighed"
"""Name of the folder in the cache that holds what was weighed for pairs."""
MOST = 50_000_000
"""Bytes in it: some kilobytes for each text."""
VERSION = f"{__version__} {sys.implementation.cache_tag}"
"""Of what makes texts: those of another version are not found."""


@dataclass(frozen=True, slots=True)
class Original:
    """A source text as a page is to be paired with it."""

    id: str
    kept: Kept[SourceRecord] | None
    """None where there is no source text with this id."""
    text: SourceText | None = None
    """The text, where it has just been made."""


@dataclass(slots=True)
class Library:
    """Makes texts, each once.

    A text depends on the bytes of its files, their paths, the id of the original and the version of this package, a
    translation on the lexicon too: no option changes it, so none is in its key. What it costs to find it again is to
    read the files.
    """

    store: Store = field(default_factory=Store)
    version: str = VERSION
    lexicon: Lexicon = NO_LEXICON
    """What is known of words: pairs depend on it."""
    earlier: Callable[[str, str], str] = lambda _path, _seal: ""
    """Gives the body of an original, by its path, when it was given a seal; an empty string where nobody knows."""
    root: Path | None = None
    """The project's folder, in whose cache it is kept what was weighed for pairs; None: nowhere."""

    def original(self, file: File, id_: str) -> Original:
        """Return the source text in a file that has been read."""
        key = self._key("original", id_, *_parts(file))
        kept = self.store.get(TEXTS, key, f"original {id_}")
        if kept:
            return Original(id_, kept)
        text, findings = source.from_file(file, id_)
        kept = kept_source(text, tuple(Suppression.of(None, text).left(findings)), key)
        self.store.put(TEXTS, key, kept, f"original {id_}")
        return Original(id_, kept, text)

    def translation(
        self, file: File, page: str, original_of: Callable[[str], Original]
    ) -> Kept[TranslationRecord] | None:
        """Return the translation in a file that has been read, paired; None where the page names no source text.

        `page`: its path relative to the docs folder. `original_of`: gives the source text that an id names, as typed.
        """
        own = self._key("page", page, *_parts(file))
        named: Kept[str | None] | None = self.store.get(TEXTS, own, f"page {page}")
        read = None
        if named is None:
            read = translation.from_file(file, page)
            named = Kept(own, read[0].source_id if read else None)
            self.store.put(TEXTS, own, named, f"page {page}")
        if named.record is None:
            return None
        original = original_of(named.record)
        key = self._key(
            "translation", own, original.id, original.kept.key if original.kept else "", self.lexicon.digest
        )
        kept = self.store.get(TEXTS, key, f"translation {page}")
        if kept is None:
            made = read or translation.from_file(file, page)
            if made is None:
                return None
            cache = Cache(self.root, FOLDER, MOST)
            weighed = Weighed.from_bytes(cache.sealed(key))
            kept = self._kept_pair(*made, original, key, weighed)
            if weighed.is_new:
                cache.seal(key, weighed.as_bytes())
            self.store.put(TEXTS, key, kept, f"translation {page}")
        return kept

    def _kept_pair(
        self, read: Translation, found: tuple[Finding, ...], original: Original, key: str, weighed: Weighed
    ) -> Kept[TranslationRecord]:
        """Return a translation, paired with its original; it names that as its file is called."""
        text = read if read.source_id == original.id else replace(read, source_id=original.id)
        beside = original.text or (source_of(original.kept) if original.kept else None)
        pair, outcome = paired(text, beside, found, self.lexicon, weighed)
        pair, outdated = revised(pair, beside, self.earlier)
        said = (*without_consequences(found, text, outcome), *outcome.findings, *outdated)
        return kept_translation(*_left(pair, beside, said), key)

    def _key(self, *parts: str) -> str:
        return sha256("\0".join((self.version, digest_of_code(), *parts)).encode("utf-8", "surrogatepass")).hexdigest()


def _parts(file: File) -> tuple[str, ...]:
    """Return everything of a file that a text is made of."""
    return file.digest or file.text, file.shown, str(file.fault or ""), str(file.refused), file.head


def kept_source(text: SourceText, findings: Sequence[Finding] = (), key: str = "") -> Kept[SourceRecord]:
    """Return a source text as it is kept; `key`: empty where nobody is to find it again."""
    return Kept(key, source_record(text), tuple(findings), packed(text))


def kept_translation(text: Translation, findings: Sequence[Finding] = (), key: str = "") -> Kept[TranslationRecord]:
    """Return a translation, which has been paired, as it is kept; `key`: see `kept_source`."""
    return Kept(key, translation_record(text), tuple(findings), packed(text))


def _left(
    text: Translation, source: SourceText | None, found: Iterable[Finding]
) -> tuple[Translation, tuple[Finding, ...]]:
    """Return a translation that knows what of its `ignore` was needed, and the findings that are not to be ignored."""
    suppression = Suppression.of(text, source)
    left = tuple(suppression.left(found))
    if not suppression.ignored:
        return text, left
    unused = (unused_finding(each) for each in suppression.unused(OF_READERS) if each.path == text.path)
    return replace(text, ignored=suppression.now(text.path)), (*left, *unused)


def source_of(kept: Kept[SourceRecord]) -> SourceText:
    """Return a source text, made anew of what is kept."""
    return cast("SourceText", unpacked(kept.packed))


@dataclass(frozen=True, slots=True)
class Shelves:
    """Hands out the texts of one corpus; see `model.corpus.Texts`."""

    translations: Mapping[str, Kept[TranslationRecord]]
    """By page."""
    originals: Mapping[str, Kept[SourceRecord]]
    """By id."""
    lexicon: Lexicon = NO_LEXICON
    """What is known of words."""
    sentences: Sentences | None = None
    """Makes the sentence pairs; None where the site has none."""

    def edition(self, page: str) -> Edition:
        """Return the translation on a page beside its original, made anew each time."""
        kept = self.translations[page]
        original = self.originals.get(kept.record.source_id)
        translation = cast("Translation", unpacked(kept.packed))
        return Edition(translation, source_of(original) if original else None, kept.key)

    def digest(self, page: str) -> str:
        """Return a digest of everything that the edition on a page and its sentence pairs are made of."""
        return self.translations[page].key

    def changed(self, edition: Edition, body: str, lines: Sequence[int]) -> tuple[Edition, tuple[Finding, ...]]:
        """Return an edition with another body than its file's, paired anew, and what is off with that."""
        text, findings = reread(edition.translation, body, edition.source, lines, self.lexicon)
        digest = edition.digest and sha256(f"{edition.digest} {lines!r} {body}".encode()).hexdigest()
        return replace(edition, translation=text, digest=digest), findings

    def sentence_pairs(self, edition: Edition) -> SentencePairs:
        """Return the sentence pairs of an edition, by the number of their pair."""
        return self.sentences.of(edition) if self.sentences else {}
