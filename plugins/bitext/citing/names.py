"""Names of those who made a text: in both languages, and which part of a person's name is the family's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bitext.languages import language
from bitext.languages.script import has_han
from bitext.languages.zh.names import family_of
from bitext.languages.zh.syllables import transcriptions
from bitext.model.catalogue import Bilingual

# Words of an English name that no person has. What is taken for a person by mistake would be turned round: so they are
# many.
_OFFICE = re.compile(
    r"\b(?:academy|administration|agency|alliance|archive|archives|assembly|association|authority|bank|board|"
    r"brief|bureau|center|centre|china|club|college|commission|committee|communist|company|congress|"
    r"corporation|council|court|daily|department|digital|editor|editorial|editors|europe|foundation|fund|"
    r"global|government|group|inc|initiative|institute|interpret|investigation|journal|lab|laboratory|law|"
    r"league|library|limited|ltd|media|ministry|monitor|national|network|news|newspaper|observer|office|"
    r"organisation|organization|party|people|politburo|post|press|procuratorate|program|programme|project|"
    r"reporter|research|review|school|secretariat|service|society|staff|state|studies|team|technology|"
    r"think|times|translate|translation|translations|translator|translators|tribunal|trust|union|"
    r"university|watch|web|website|xinhua|and|for|of|on|the)\b",
    re.IGNORECASE,
)
_PARTICLE = re.compile("a[fl]|bin|d[aeiou]|del(?:la)?|de[nr]|dos|el|l[ae]|te[nr]|van|von|zu[r]?", re.IGNORECASE)
_MOST = 5  # words of a person's name, particles counted


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an office, as a citation has it."""

    latin: str = ""
    """In Latin letters, in the order in which it is spoken: `Xi Jinping`, `Rogier Creemers`, `State Council`."""
    original: str = ""
    """In the characters of the original: 习近平; "" where it is not known or the same."""
    family: str = ""
    """The family's name in Latin letters, "" of an office and where it is not certain which part that is."""
    given: str = ""
    family_first: bool = False
    """Whether the family's name is spoken first, so that a list needs not turn the name round."""

    def __str__(self) -> str:
        """Return the name in both scripts: `Xi Jinping 习近平`."""
        return " ".join(filter(None, (self.latin, self.original)))

    @property
    def inverted(self) -> str:
        """Return the name as lists have it: `Creemers, Rogier`, but `Xi Jinping` and `State Council`."""
        return self.latin if self.family_first or not self.family else f"{self.family}, {self.given}"


def person(value: Bilingual, tag: str) -> Name:
    """Return an author's name; `tag`: the language of its original.

    An author may be an office too: what neither characters nor words show to be a person's name stays whole.
    """
    original = value.original if has_han(value.original) else ""
    latin = value.translated if value.translated and not has_han(value.translated) else ""
    if original:
        family = family_of(original) if language(tag).is_chinese else ""
        return _chinese(original, latin) if family else Name(latin or _read(original), original)
    return western(latin or value.original, chinese=language(tag).is_chinese)


def office(value: Bilingual) -> Name:
    """Return an issuer's name, which is never parted."""
    original = value.original if has_han(value.original) else ""
    latin = "" if has_han(value.translated) else value.translated
    return Name(latin or ("" if original else value.original) or _read(original), original)


def _read(original: str) -> str:
    from bitext.languages.zh.pinyin import romanized  # noqa: PLC0415  # takes half a second, for names without English

    return romanized(original)


def _chinese(original: str, latin: str) -> Name:
    from bitext.languages.zh.pinyin import reading, toneless  # noqa: PLC0415  # as above

    read = toneless(reading(original, "person"))
    first = read.split(" ")[0].casefold()
    words = (latin or read).replace(",", " ").split()
    if len(words) < 2:  # a name of one word is not parted
        return Name(latin, original)
    if "," in latin:
        return Name(" ".join(words), original, words[0], " ".join(words[1:]), family_first=words[0].casefold() == first)
    last_is_family = words[-1].casefold() == first != words[0].casefold() or "-" in words[0]
    if last_is_family:  # Kai-Fu Lee: the order of English
        return Name(latin, original, words[-1], " ".join(words[:-1]))
    return Name(" ".join(words), original, words[0], " ".join(words[1:]), family_first=True)


def western(name: str, *, chinese: bool = False) -> Name:
    """Return a name in Latin letters; `chinese`: whether the family's may come first, as in `Xi Jinping`."""
    before, comma, after = name.partition(", ")
    if comma and after and "," not in after and not _is_office(f"{before} {after}"):
        return Name(f"{after} {before}", "", before, after)
    words = name.split()
    if _is_office(name):
        return Name(name)
    if chinese and len(words) == 2 and _are_syllables(words):  # a family's name and a given one
        return Name(name, "", words[0], words[1], family_first=True)
    start = len(words) - 1
    while start > 1 and _PARTICLE.fullmatch(words[start - 1]):
        start -= 1
    return Name(name, "", " ".join(words[start:]), " ".join(words[:start]))


def _is_office(name: str) -> bool:
    named = name.split()
    if not 1 < len(named) <= _MOST or has_han(name) or re.search(r"[\d&@/()]", name) or _OFFICE.search(name):
        return True
    return any(not word[0].isupper() and not _PARTICLE.fullmatch(word) for word in named)


def _are_syllables(words: list[str]) -> bool:
    return len(transcriptions([" ".join(words)])) == len(words)
