"""Numbers as Word prints them: 1, a, iv, 一, 二十一, 壹, 甲, ①; formats are named as in ECMA-376, part 1, 17.18.59."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_UNITS = ("", "十", "百", "千")
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_MYRIADS = (("万", 10_000), ("", 1))
_MYRIADS_TRADITIONAL = (("萬", 10_000), ("", 1))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LETTERS = 26
_MOST = 99_999_999
"""The highest number that is written in words; no list of a document is longer."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3_999
_CIRCLED = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
_FULL_WIDTH = 0xFEE0  # from an ASCII digit to the full-width one


def numeral(number: int, form: str) -> str:
    """Return a number as a list of Word prints it; `form`: the name of the format; an unknown one is decimal."""
    write = _FORMS.get(form)
    return write(number) if write and 0 < number <= _MOST else str(number)


def _chinese(digits: str, units: tuple[str, ...], myriads: tuple[tuple[str, int], ...]) -> Callable[[int], str]:
    def write(number: int) -> str:
        text, missing = "", False
        for name, size in myriads:
            group = number // size % 10_000
            if group:
                text += (digits[0] if text and (missing or group < 1_000) else "") + _group(group, digits, units) + name
            missing = not group
        return text[1:] if text.startswith(digits[1] + units[1]) and digits == _DIGITS else text

    return write


def _group(number: int, digits: str, units: tuple[str, ...]) -> str:
    """Return a number below ten thousand: 305 as 三百零五."""
    text, missing = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if missing and text else "") + digits[digit] + units[place]
            missing = False
        else:
            missing = True
    return text


def _one_by_one(number: int) -> str:
    return "".join("\u3007" if each == "0" else _DIGITS[int(each)] for each in str(number))


def _counting(number: int) -> str:
    """Return a number of the format that counts to ninety-nine in words, and then digit by digit."""
    return _THOUSANDS(number) if number < 100 else _one_by_one(number)


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb."""
    repeated, index = divmod(number - 1, _LETTERS)
    return chr(ord("a") + index) * (repeated + 1) if number <= 30 * _LETTERS else str(number)


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _run_of(first: str, most: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= most else str(number)


def _circled(number: int) -> str:
    return next((chr(ord(sign) + number - low) for low, high, sign in _CIRCLED if low <= number <= high), str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord(each) + _FULL_WIDTH) for each in str(number))


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 % 10 == 1 else ending}"


_THOUSANDS = _chinese(_DIGITS, _UNITS, _MYRIADS)
_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ordinal": _ordinal,
    "chineseCounting": _counting,
    "chineseCountingThousand": _THOUSANDS,
    "ideographDigital": _one_by_one,
    "japaneseDigitalTenThousand": _one_by_one,
    "japaneseCounting": _THOUSANDS,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _chinese(_DIGITS, _UNITS, _MYRIADS_TRADITIONAL),
    "taiwaneseDigital": _one_by_one,
    "chineseLegalSimplified": _chinese(_FORMAL, _FORMAL_UNITS, _MYRIADS),
    "ideographLegalTraditional": _chinese(_FORMAL_TRADITIONAL, _FORMAL_UNITS, _MYRIADS_TRADITIONAL),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": _run_of("㊀", 10),
    "decimalEnclosedParen": _run_of("⑴", 20),
    "decimalEnclosedFullstop": _run_of("⒈", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
}
