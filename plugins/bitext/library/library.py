"""The library: makes texts of the bytes of their files, keeps them by what they were made of, and hands them out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from typing import cast

from bitext import __version__
from bitext.aligner import NO_LEXICON, Lexicon
from bitext.alignment import Weighed
from bitext.diagnostics import Finding
from bitext.keeping import Kind, Store
from bitext.library.given import Given, digest, key_of
from bitext.library.heard import Heard, Listening, chinese_side
from bitext.library.packing import packed, unpacked
from bitext.library.pairing import paired, reread, without_consequences
from bitext.library.put_off import PutOff
from bitext.library.revised import revised
from bitext.library.sentences import Sentences
from bitext.library.store import MAKERS, TEXTS, Kept
from bitext.model.catalogue import SourceRecord, TranslationRecord, source_record, translation_record
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.sentences import SentencePairs
from bitext.readers import source, translation
from bitext.readers.files import File
from bitext.suppression import OF_READERS, Suppression, unused_finding

WEIGHED: Kind[bytes] = Kind("weighed", 0, len, 50_000_000, MAKERS, bytes, lambda data: data or None)
"""What was weighed for pairs: some kilobytes for each text, in the cache alone."""
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
class Last:
    """The texts as they were last: what has not changed since is the same object."""

    heard: Heard = field(default_factory=Heard)
    originals: dict[str, tuple[str, Kept[SourceRecord]]] = field(default_factory=dict)
    """By id: what the text was made of."""
    pages: dict[str, tuple[str, str | None, str, Kept[TranslationRecord] | None]] = field(default_factory=dict)
    """By page: what it was made of, the original that it names, the key of that, and the text."""


@dataclass(slots=True)
class Library:
    """Makes texts, each once.

    A text depends on the bytes of its files, their paths, the id of the original and the version of this package, a
    translation on what the lexicon says of its words too: no option changes it, so none is in its key. What it costs
    to find it again is to read the files.
    """

    store: Store = field(default_factory=Store)
    version: str = VERSION
    lexicon: Lexicon = NO_LEXICON
    """What is known of words: pairs depend on it."""
    earlier: Callable[[str, str], str] = lambda _path, _seal: ""
    """Gives the body of an original, by its path, when it was given a seal; an empty string where nobody knows."""
    copy: Callable[[str, str], str] = lambda _path, _seal: ""
    """Gives what tells whether the copy of an original with a seal has changed."""
    put_off: PutOff = field(default_factory=PutOff)
    """The texts that need not be paired anew yet, though the lexicon has changed."""

    @property
    def last(self) -> Last:
        """Return the texts as they were last."""
        return self.store.lasting(Last)

    @property
    def heard(self) -> Heard:
        """Return what remembers what the lexicon says of texts."""
        heard = self.last.heard
        heard.remembers = self.store.again
        if heard.lexicon is not self.lexicon:
            heard.begin(self.lexicon)
        return heard

    def original(self, file: File | Given, id_: str) -> Original:
        """Return the source text in a file."""
        given = file if isinstance(file, Given) else Given.of(file)
        key = self._key("original", id_, given.key)
        last = self.last.originals.get(id_)
        if last and last[0] == key:
            return Original(id_, last[1])
        place = f"original {id_}"
        kept, text = self.store.get(TEXTS, key, place), None
        if kept is None:
            read = given.read()
            if given.key != key_of(read):  # it has changed in this moment
                return self.original(read, id_)
            text, findings = source.from_file(read, id_)
            kept = kept_source(text, tuple(Suppression.of(None, text).left(findings)), key)
            self.store.put(TEXTS, key, kept, place)
        self.last.originals[id_] = key, kept
        return Original(id_, kept, text)

    def translation(
        self, file: File | Given, page: str, original_of: Callable[[str], Original]
    ) -> Kept[TranslationRecord] | None:
        """Return the translation in a file, paired; None where the page names no source text.

        `page`: its path relative to the docs folder. `original_of`: gives the source text that an id names, as typed.
        """
        given = file if isinstance(file, Given) else Given.of(file)
        own = self._key("page", page, given.key)
        last = self.last.pages.get(page)
        if last and last[0] == own:
            original = None if last[1] is None else original_of(last[1])
            pair = partial(self.translation, given, page, original_of)
            if original is None or (_key_of(original) == last[2] and last[3] and self._stays(last[3], original, pair)):
                return last[3]
        read: tuple[Translation, tuple[Finding, ...]] | None = None
        named: Kept[str | None] | None = self.store.get(TEXTS, own, f"page {page}")
        if named is None:
            opened = given.read()
            if given.key != key_of(opened):
                return self.translation(opened, page, original_of)
            read = translation.from_file(opened, page)
            named = Kept(own, read[0].source_id if read else None)
            self.store.put(TEXTS, own, named, f"page {page}")
        if named.record is None:
            self.last.pages[page] = own, None, "", None
            return None
        original = original_of(named.record)
        key = self._key("translation", own, _key_of(original))
        place = f"translation {page}"
        kept = self.store.get(TEXTS, key, place)
        if kept is None or not self._holds(kept, original):
            if read is None:
                opened = given.read()
                if given.key != key_of(opened):
                    return self.translation(opened, page, original_of)
                read = translation.from_file(opened, page)
            if read is None:
                return None
            kept = self._kept_pair(*read, original, key)
            self.store.put(TEXTS, key, kept, place)
        self.last.pages[page] = own, named.record, _key_of(original), kept
        return kept

    def keep(self, translations: Collection[str], originals: Collection[str], others: Iterable[str]) -> None:
        """Forget what was last of all other pages and originals; `others`: pages that translate nothing."""
        last = self.last
        last.heard.keep(translations)
        for page in last.pages.keys() - set(translations) - set(others):
            del last.pages[page]
        for id_ in last.originals.keys() - set(originals):
            del last.originals[id_]

    def _stays(self, kept: Kept[TranslationRecord], original: Original, pair: Callable[[], object]) -> bool:
        """Return whether a translation would be paired as it was, or may be left so for now; `pair`: pairs it."""
        if self._holds(kept, original):
            return True
        return self._has_copy(kept) and self.put_off.takes(kept.record.page, pair)

    def _holds(self, kept: Kept[TranslationRecord], original: Original) -> bool:
        """Return whether a translation would be paired as it was."""
        if not self._has_copy(kept):
            return False
        if not kept.lexicon or kept.lexicon == _name_of(self.lexicon):
            return True
        return self.heard.digest(kept.record.page, kept.key, lambda: _asked_of(kept, original.kept)) == kept.heard

    def _has_copy(self, kept: Kept[TranslationRecord]) -> bool:
        """Return whether the copy of an earlier original that a translation was held against is as it was."""
        path, seal, copy = kept.earlier
        return not path or self.copy(path, seal) == copy

    def _kept_pair(
        self, read: Translation, found: tuple[Finding, ...], original: Original, key: str
    ) -> Kept[TranslationRecord]:
        """Return a translation, paired with its original; it names that as its file is called."""
        text = read if read.source_id == original.id else replace(read, source_id=original.id)
        beside = original.text or (source_of(original.kept) if original.kept else None)
        words = cache(lambda: chinese_side(text, beside))
        listening, asked_for = Listening(self.lexicon), list[tuple[str, str]]()
        weighed_key = cache(lambda: f"{key} {self.lexicon.digest_of(words())}")
        weighed = Weighed(read=lambda: self.store.get(WEIGHED, weighed_key()) or b"")
        pair, outcome = paired(text, beside, found, listening, weighed)

        def earlier(path: str, seal: str) -> str:
            asked_for.append((path, seal))
            return self.earlier(path, seal)

        pair, outdated = revised(pair, beside, earlier)
        said = (*without_consequences(found, text, outcome), *outcome.findings, *outdated)
        kept = kept_translation(*_left(pair, beside, said), key)
        more = "\n".join(sorted(each for each in listening.asked if each not in words()))
        if weighed.is_new and not more:
            self.store.put(WEIGHED, weighed_key(), weighed.as_bytes())
        if asked_for:
            kept = replace(kept, earlier=(*asked_for[0], self.copy(*asked_for[0])))
        if weighed.read and not listening.asked:
            return kept
        heard = self.lexicon.digest_of(f"{words()}\n{more}")
        return replace(kept, key=digest(key, heard, more), lexicon=_name_of(self.lexicon), heard=heard, asked=more)

    def _key(self, *parts: str) -> str:
        return digest(self.version, *parts)


def _key_of(original: Original) -> str:
    return f"{original.id}\0{original.kept.key if original.kept else ''}"


def _name_of(lexicon: Lexicon) -> str:
    return lexicon.digest or "none"


def _asked_of(kept: Kept[TranslationRecord], original: Kept[SourceRecord] | None) -> str:
    """Return the words of a text that a lexicon is asked about."""
    text = cast("Translation", unpacked(kept.packed))
    return f"{chinese_side(text, source_of(original) if original else None)}\n{kept.asked}"


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
    heard: Heard | None = None
    """Remembers what the lexicon says of the texts; None where nobody asks for digests of them."""

    def edition(self, page: str) -> Edition:
        """Return the translation on a page beside its original, made anew each time."""
        kept = self.translations[page]
        original = self.originals.get(kept.record.source_id)
        translation = cast("Translation", unpacked(kept.packed))
        return Edition(translation, source_of(original) if original else None, kept.key)

    def digest(self, page: str) -> str:
        """Return a digest of everything that the edition on a page and its sentence pairs are made of."""
        kept = self.translations[page]
        if self.sentences is None or self.heard is None:
            return kept.key
        original = self.originals.get(kept.record.source_id)
        return f"{kept.key} {self.heard.digest(page, kept.key, lambda: _asked_of(kept, original))}"

    def changed(self, edition: Edition, body: str, lines: Sequence[int]) -> tuple[Edition, tuple[Finding, ...]]:
        """Return an edition with another body than its file's, paired anew, and what is off with that."""
        text, findings = reread(edition.translation, body, edition.source, lines, self.lexicon)
        digest = edition.digest and sha256(f"{edition.digest} {lines!r} {body}".encode()).hexdigest()
        return replace(edition, translation=text, digest=digest), findings

    def sentence_pairs(self, edition: Edition) -> SentencePairs:
        """Return the sentence pairs of an edition, by the number of their pair."""
        return self.sentences.of(edition) if self.sentences else {}
