"""What a lexicon was asked while a text was paired, and whether another one would say the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from bitext.aligner import NO_LEXICON, Lexicon
from bitext.aligner.lexicon import Word
from bitext.languages import language
from bitext.model.edition import SourceText, Translation
from bitext.model.text import Block

_MANY = 60  # words that differ: of more, each text is asked anew, which takes as long as looking for all of them


@dataclass(slots=True)
class Listening:
    """A lexicon that notes the texts it is asked about."""

    lexicon: Lexicon
    asked: set[str] = field(default_factory=set)

    @property
    def digest(self) -> str:
        """Return that of the lexicon."""
        return self.lexicon.digest

    @property
    def is_broad(self) -> bool:
        """Return whether the lexicon is."""
        return self.lexicon.is_broad

    def words(self, text: str) -> Sequence[Word]:
        """Return what the lexicon says of a text."""
        self.asked.add(text)
        return self.lexicon.words(text)

    def digest_of(self, text: str) -> str:
        """Return what the lexicon's digest of a text is."""
        return self.lexicon.digest_of(text)

    def unlike(self, other: Lexicon) -> Collection[str] | None:
        """Return where the lexicon differs from another."""
        return self.lexicon.unlike(other)


def chinese_side(translation: Translation, source: SourceText | None) -> str:
    """Return the words of the side of a text that a lexicon is asked about: the one that is Chinese."""
    if source is not None and language(source.language).has_han_of_its_own:
        return words_of(source.blocks)
    return words_of(translation.blocks) if language(translation.language).has_han_of_its_own else ""


def words_of(blocks: Iterable[Block]) -> str:
    """Return what a reader sees of blocks, a line for each: whatever is asked of sentences and blocks stands in it."""
    return "\n".join("".join(passage.text for passage in block.passages) for block in blocks)


@dataclass(slots=True)
class Heard:
    """What the lexicon says of texts, by the name that they are asked by; what it has said stays until it changes."""

    lexicon: Lexicon = NO_LEXICON
    remembers: bool = True
    """Whether texts are remembered, so that only those are asked about again that a change concerns."""
    _known: dict[str, tuple[str, str, str | None]] = field(default_factory=dict)
    """By name: the key of a text, the text, and the digest of what is said of it; None where that may have changed."""

    def begin(self, lexicon: Lexicon) -> None:
        """Take the lexicon of now; what one says of a text that has none of the words that differ is the same."""
        if lexicon.digest != self.lexicon.digest:
            words = lexicon.unlike(self.lexicon)
            for name, (key, text, _) in self._known.items():
                if words is None or len(words) > _MANY or any(word in text for word in words):
                    self._known[name] = key, text, None
        self.lexicon = lexicon

    def digest(self, name: str, key: str, text: Callable[[], str]) -> str:
        """Return a digest of what the lexicon says of a text.

        `name`: whose it is: of each name, one text is remembered. `key`: tells whether it is still that text.
        """
        if not self.lexicon.digest:
            return ""
        known = self._known.get(name)
        if known and known[0] == key and known[2] is not None:
            return known[2]
        words = known[1] if known and known[0] == key else text()
        found = self.lexicon.digest_of(words)
        if self.remembers:
            self._known[name] = key, words, found
        return found

    def keep(self, names: Collection[str]) -> None:
        """Forget all other names."""
        for name in self._known.keys() - names:
            del self._known[name]

    def __len__(self) -> int:
        return len(self._known)
