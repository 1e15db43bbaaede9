"""Golden cases of the search that Python and the browser share: how a text is folded, cut and looked up.

`python -m tests.support.search_cases` writes the file anew. Python's test holds it against the code, so that a change
of meaning is seen; node's test holds the scripts against it.
"""
# ruff: noqa: RUF001  # characters that look alike are what is tested

from __future__ import annotations

import json
from pathlib import Path

from bitext.languages.en.stemming import stem
from bitext.search.folding import fold, variants
from bitext.search.grams import clause_words, grams
from bitext.search.postings import number, postings, units
from bitext.search.shards import hashed
from bitext.search.terms import key_of

GOLDEN = Path(__file__).parents[1] / "cases" / "search" / "golden.json"

TEXTS = (
    "",
    "数字经济事关国家发展大局。",
    "數字經濟事關國家發展大局。",
    "把握新一轮科技革命和产业变革新机遇的战略选择,互联网",
    "展，互",
    "牛鼻子 “牛鼻子” 「牛鼻子」",
    "ＡＢＣ１２３，（全角）！％",
    "2021年12月,5G网络、国发〔2021〕29号",
    "发展髮後后里裏裡乾干",
    "豈更車",  # U+F900: compatibility ideographs
    "\u2f00\u2f8f\u2e81",  # radicals
    "\U00020000\U0002a6d6\U0002f800𠮷野家",
    "葛\U000e0100城 邊\ufe00",  # with variation selectors
    "〇々〆〻 3〇",
    "\u3400\u4dbf",
    "カタカナ ｶﾞ ｶﾀｶﾅ ひらがな か\u3099 が",
    "한국어 문장",
    "ไทย ຄວາມ ភាសា မြန်မာ",
    "café Café CAFE\u0301 naïve Ångström \u212b",
    "İstanbul ıslak Straße STRASSE ẞ \ufb01sh ﬀ ΌΔΟΣ Σίσυφος",
    "shùzì jīngjì nǚ lǜ",
    "don't don\u2019t 'quoted' \u2018quoted\u2019 \u201cquoted\u201d people\u2019s People's",
    "high-quality high\u2010quality high\u2011quality 2020\u20132025 —— \u2212",
    "a.b e-mail@example.org https://example.org/x?q=1&r=%20 C++ snake_case __init__",
    "well\u00adbeing zero\u200bwidth\u200djoiner\ufeff \u202eabc\u202c",
    "white\tspace\u00a0of\u3000all\u2003kinds\x85here\x1cand\u2028there",
    "two\nparagraphs\n一段\n二段",
    "\u00bd \u2460\u2461 \u2167 x\u00b2 H\u2082O \u3231 \u33a1 ㍻ ℡",
    "emoji 😀 👩\u200d👩\u200d👧 🇨🇳 ⭐\ufe0f",
    "<img src=x onerror=alert(1)> & \" ' \\ / ` ~ ^ | { }",
    "\u0410\u0431\u0432 Ёлка й и\u0306",
    "שָׁלוֹם سَلَام",
    "हिन्दी क\u093c क़",
    "developments developing digitized digitization economies economy's better classes boxes",
)
"""Texts of all kinds: each stands for a rule of the folding or of the cutting."""

WORDS = (
    "development", "developments", "developing", "developed", "develops", "digitization", "digitisation", "digitized",
    "economy", "economies", "economic", "port", "ports", "portly", "classes", "class", "boxes", "churches", "wishes",
    "business", "happiness", "weaknesses", "national", "nations", "creation", "creators", "creating", "created",
    "building", "builders", "stopping", "stopped", "selling", "running", "uses", "used", "using", "use", "bus", "this",
    "does", "gas", "laws", "news", "plus", "a", "is", "the", "things", "being", "red", "king", "supposedly", "safely",
    "2021", "5g", "abilities", "ability", "policies", "policy's", "countries'", "copied", "cafe", "x1s", "seas", "trees",
)  # fmt: skip

GRAMS = (
    "a",
    "数",
    "数字",
    "字经",
    "的",
    "，",
    "-",
    '"',
    "豈",
    "\U00020000",
    "\U00020000\U0002a6d6",
    "",
    "z",
    "digital",
)

_FOUND = (
    (0, [(0, (0,))]),
    (0, [(3, (0, 1, 2)), (4, (45,)), (400, (22, 23, 1000))]),
    (256, [(256, (7,)), (511, (0, 46, 2115, 2116))]),
)


def cases() -> dict[str, object]:
    """Return what Python makes of the texts, as the golden file has it."""
    folded = [fold(text) for text in TEXTS]
    table = variants(set("".join(folded)))
    return {
        "folds": "".join(f"{each}{simple}" for each, simple in sorted(table.items())),
        "texts": [_case(text) for text in TEXTS],
        "stems": {word: stem(word) for word in WORDS},
        "hashes": {gram: hashed(gram) for gram in GRAMS},
        "numbers": {str(value): number(value) for value in (0, 1, 45, 46, 91, 2115, 2116, 97336, 4_294_967_295)},
        "postings": [
            {"first": first, "found": found, "text": postings([(at, units(of_it)) for at, of_it in found], first)}
            for first, found in _FOUND
        ],
    }


def _case(text: str) -> dict[str, object]:
    folded = fold(text)
    found, words = grams(folded)
    return {
        "text": text,
        "folded": folded,
        "grams": sorted(found),
        "words": sorted(words),
        "clauses": clause_words(folded),
        "key": key_of(text),
    }


def written() -> str:
    """Return the golden file: a line for each case."""
    lines = []
    for name, value in cases().items():
        if isinstance(value, list):
            rows = ",\n".join(f"  {json.dumps(each)}" for each in value)
            lines.append(f'"{name}": [\n{rows}\n]')
        else:
            lines.append(f'"{name}": {json.dumps(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(written(), "utf-8")
