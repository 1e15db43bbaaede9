"""Readings that are filled in, in pinyin.

Of headwords with tone marks, words joined, names capitalised: after GB/T 16159-2012, as far as a machine can. Words
come from the phrases that pypinyin knows, and single characters that are left between them are joined in twos, as most
words are of two. Of titles without tone marks, syllable by syllable: after the ALA-LC table, which asks for no words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.phrases_dict import phrases_dict
from pypinyin.seg import mmseg

from bitext.languages.script import HAN
from bitext.languages.zh.names import COMPOUND, PLACES

_NAMES = ("org", "person", "place", "law", "document", "project")
_PIECE = re.compile(f"[{HAN}]+|[^{HAN}]+")
# Words of one character that stand alone, in a name too: they are not capitalised.
_PARTICLES = frozenset("的地得和与及之于在以为而或把被对从向等")
# … and those that join the word of two characters before them: 经济学 is one word.
_SUFFIXES = frozenset("学化性者率力型式界院部局")
# Surnames that are read otherwise than the same character elsewhere.
_SURNAMES = {
    "单": "shàn", "曾": "zēng", "仇": "qiú", "解": "xiè", "任": "rén", "查": "zhā", "朴": "piáo", "翟": "zhái",
    "区": "ōu", "盖": "gě", "乐": "yuè", "华": "huà", "缪": "miào", "宁": "nìng", "尉迟": "yùchí", "长孙": "zhǎngsūn",
}  # fmt: skip
_CLOSE_SIGN = re.compile(r" ?([+《》〈〉“”‘’·()]) ?")
# The beginnings of all phrases; in the set itself one looks faster than by the method of pypinyin's class.
_BEGINNINGS: mmseg.PrefixSet | set[str] = getattr(mmseg.p_set, "_set", mmseg.p_set)
_OPENS_WITH_A_VOWEL = tuple("aāáǎàeēéěèoōóǒò")


@lru_cache(maxsize=20_000)  # kept by headword from one build to the next
def reading(headword: str, type_: str = "term") -> str:
    """Return the reading of a headword of a type; parts that are not Chinese stay as they are."""
    if type_ == "person" and re.fullmatch(f"[{HAN}]{{2,4}}", headword):
        return _person(headword)
    words = [word for piece in _PIECE.findall(headword) for word in _words(piece, type_ in _NAMES)]
    return _CLOSE_SIGN.sub(r"\1", " ".join(" ".join(words).split()))


def _person(name: str) -> str:
    """Return the reading of a personal name: surname, space, given name."""
    family = name[:2] if len(name) > 2 and name[:2] in COMPOUND else name[0]
    read = _SURNAMES.get(family) or _syllables(family)
    return f"{read.capitalize()} {_syllables(name[len(family) :]).capitalize()}"


def _words(piece: str, is_name: bool) -> Iterator[str]:
    if not re.match(f"[{HAN}]", piece):
        yield piece.strip()
        return
    for word in _joined(_cut(piece)):
        read = _syllables(word)
        yield read if not is_name or word in _PARTICLES else read.capitalize()


def _cut(piece: str) -> list[str]:
    """Return the words of a piece; 大数据 is cut as 大 and 数据, not as 大数 and a leftover 据."""
    words = _phrases(piece)
    for index in range(len(words) - 1):
        word, single = words[index], words[index + 1]
        if len(word) == 2 and len(single) == 1 and word[1] + single in phrases_dict:
            words[index], words[index + 1] = word[0], word[1] + single
    return words


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Yield the words, single characters joined in twos or to the word that they end."""
    before, single = "", ""
    for word in (*words, ""):
        if len(word) == 1 and word not in _PARTICLES:
            single += word
            continue
        if len(before) == 2 and len(single) == 1 and single in _SUFFIXES:
            before, single = before + single, ""
        yield from filter(None, (before, *_in_twos(single)))
        before, single = word, ""


def _in_twos(characters: str) -> Iterator[str]:
    """Yield two characters at a time, and the last three together where their number is odd."""
    while len(characters) > 3:
        yield characters[:2]
        characters = characters[2:]
    if characters:
        yield characters


@lru_cache(maxsize=20_000)  # a glossary's headwords repeat the same words
def _syllables(word: str) -> str:
    """Return the syllables of a word joined, with an apostrophe where they could be split differently."""
    first, *others = lazy_pinyin(word, style=Style.TONE)
    return first + "".join(f"'{each}" if each.startswith(_OPENS_WITH_A_VOWEL) else each for each in others)


_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
_MARKS = str.maketrans(
    {
        "\u3001": ", ",
        "\uff0c": ", ",
        "\uff1b": "; ",
        "\uff1a": ": ",
        "\u3002": ". ",
        "\uff08": " (",
        "\uff09": ") ",
        "\u300a": " \u201c",
        "\u300b": "\u201d ",
        "\u3000": " ",
    }
)
_NO_SPACE = re.compile(r" +(?=[,;:.)}\]\u201d])|(?<=[({[\u201c]) +")


def toneless(reading: str) -> str:
    """Return a reading without tone marks, as English prose writes it; ü stays."""
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", reading)))


@lru_cache(maxsize=2_000)  # a title is asked for by its page, its lists and its files
def romanized(title: str, names: tuple[str, ...] = ()) -> str:
    """Return a title in pinyin without tones, a space between syllables and the first letter a capital.

    Names of places, and of the persons in `names`, are words of their own with a capital, as the ALA-LC romanization
    table has it, which library catalogues follow: `Bu duan zuo qiang … shu zi jing ji`.
    """
    known = {name: toneless(reading(name, "person")) for name in names if re.fullmatch(f"[{HAN}]{{2,4}}", name)}
    known.update(PLACES)
    pattern = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    pieces = re.split(f"({pattern})", title.replace("\u2014\u2014", " \u2014 "))
    parts = [f" {known[piece]} " if piece in known else _spelled(piece) for piece in pieces]
    spelled = " ".join("".join(parts).translate(_MARKS).split())
    spelled = _NO_SPACE.sub("", spelled)
    start = next((index for index, letter in enumerate(spelled) if letter.isalnum()), 0)
    return f"{spelled[:start]}{spelled[start : start + 1].upper()}{spelled[start + 1 :]}"


def _spelled(text: str) -> str:
    """Return a text with each Chinese character as its syllable; pypinyin reads those of a phrase together."""
    return "".join(f" {_separate(piece)} " if re.match(f"[{HAN}]", piece) else piece for piece in _PIECE.findall(text))


def _separate(characters: str) -> str:
    return " ".join(lazy_pinyin(characters, style=Style.NORMAL, v_to_u=True))


def words_read(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the parts of a text, in order: a Chinese word with a syllable for each character, or others with none.

    Words are those that pypinyin knows; a character that it does not know has the syllable "".
    """
    for piece in _PIECE.findall(text):
        if re.match(f"[{HAN}]", piece):
            for word in _phrases(piece):
                yield word, _syllables_of(word)
        else:
            yield piece, ()


def _phrases(piece: str) -> list[str]:
    """Return the words of a run of Chinese, the longest first: as `mmseg.seg.cut`, in time that grows with the run.

    That copies what is left of a run for each word in it.
    """
    words, begin, size = list[str](), 0, len(piece)
    while begin < size:
        last, end = 0, begin + 2
        while end <= size and (word := piece[begin:end]) in _BEGINNINGS:
            if word in phrases_dict:
                last = end
            end += 1
        if not last and end > size:  # a beginning of phrases to the end of the run, and none of them whole
            return words + list(piece[begin:])
        last = last or begin + 1
        words.append(piece[begin:last])
        begin = last
    return words


@lru_cache(maxsize=20_000)  # the words of a language repeat
def _syllables_of(word: str) -> tuple[str, ...]:
    """Return the syllable of each character of a word, "" for one that is not known."""
    read = lazy_pinyin(word, style=Style.TONE, errors="ignore")
    return tuple(read) if len(read) == len(word) else ("",) * len(word)
