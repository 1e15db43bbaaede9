"""Numbers and dates by value: golden tables of either language, and what holds for every number."""

from __future__ import annotations

import importlib
import time
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.languages import CHINESE, ENGLISH, language
from bitext.languages.quantities import Date, Quantity, same

CASES = Path(__file__).parent / "cases" / "quantities"
SCALES = (
    (10**12, "万亿", "trillion"),
    (10**8, "亿", ""),
    (10**9, "", "billion"),
    (10**6, "", "million"),
    (10**4, "万", ""),
)
ONES = "零一二三四五六七八九"
WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def shown(quantity: Quantity) -> str:
    """Return a quantity as the tables write it."""
    value = quantity.value
    if isinstance(value, Date):
        text = "-".join(str(part or "?") for part in value)
    elif isinstance(value, Fraction) and quantity.kind in ("percent", "point"):
        text = str(value * 100)
    else:
        text = str(value)
    return f"{quantity.kind} {text}{'~' if quantity.approximate else ''}"


@pytest.mark.parametrize("tag", ["zh", "en"])
def test_each_text_is_read_as_the_table_says(tag: str) -> None:
    """Numbers have their kind and value; idioms, and digits inside names, are none."""
    rows = [line.split("\t") for line in (CASES / f"{tag}.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    read = language(tag).rules.quantities
    assert [[text, "; ".join(map(shown, read(text)))] for text, _ in rows] == rows


def in_chinese(number: int) -> str:
    """Return a number below ten thousand in Chinese numerals."""
    made, is_open = "", False
    for scale, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            made += ("零" if is_open and made else "") + ONES[digit] + unit
        is_open = not digit
    return made


def in_english(number: int) -> str:
    """Return a number below a hundred thousand in words."""
    if number >= 1000:
        rest = number % 1000
        return f"{in_english(number // 1000)} thousand{f' {in_english(rest)}' if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{WORDS[number // 100]} hundred{f' and {in_english(rest)}' if rest else ''}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{WORDS[number % 10]}" if number % 10 else "")
    return WORDS[number]


def one(tag: str, text: str) -> Quantity:
    """Return the only quantity of a text."""
    (found,) = language(tag).rules.quantities(text)
    return found


@given(st.integers(10, 9_999))
def test_a_number_in_words_is_read_by_value(number: int) -> None:
    """Whatever number is written out, in Chinese or in English, it is the same one."""
    chinese, english = (
        one("zh", f"共有{in_chinese(number)}人参加。"),
        one("en", f"A total of {in_english(number)} came."),
    )
    assert chinese.value == english.value == number
    assert same(chinese, english)


@given(st.integers(1, 9_999), st.integers(0, 99), st.sampled_from(SCALES))
def test_a_large_number_is_read_by_value(whole: int, part: int, scale: tuple[int, str, str]) -> None:
    """A number with 万, 亿, million or billion is the number in digits."""
    factor, chinese, english = scale
    value = (whole + Fraction(part, 100)) * factor
    for tag, word in (("zh", chinese), ("en", f" {english}")):
        if word.strip():
            assert one(tag, f"（{whole}.{part:02}{word}）").value == value


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28))
def test_a_date_is_one_in_any_order(year: int, month: int, day: int) -> None:
    """A date is the same in Chinese and in each of the ways to write it in English."""
    name = MONTHS[month - 1]
    forms = (
        f"on {day} {name} {year}",
        f"on {name} {day}, {year}",
        f"on {name[:3]}. {day}, {year}",
        f"{year}-{month:02}-{day:02}",
    )
    chinese = one("zh", f"自{year}年{month}月{day}日起施行")
    for form in forms:
        assert same(chinese, one("en", form if "May." not in form else f"on May {day}, {year}"))
    assert not same(chinese, one("en", f"on {day % 28 + 1} {name} {year}"))


@given(st.text(st.sampled_from("十二百万第条年月日%.,0123 -—()（〔]半分之点\u3000a至one hundred and"), max_size=300))
def test_what_is_read_stands_in_the_text(text: str) -> None:
    """Quantities are in order, none lies in another, and each says what stands at its place."""
    for tag in ("zh", "en", "de"):
        end = 0
        for each in language(tag).rules.quantities(text):
            assert end <= each.start < each.end <= len(text)
            assert each.typed == text[each.start : each.end]
            end = each.end


HOSTILE = (
    "1", "12 ", "1,234", "一二", "十", "百分之", "第1条", "one ", "one hundred and ", "Articles 1, ", "1月", "2021年", "1-", "万亿", "a@",
    "[2021]", "（", "5 to ", "Jan ", "twenty-", "1.1", "二〇", "多", "GB", "分之", "I", "half a ", "/2021",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    """A text of eight thousand characters that repeats whatever numbers are made of is read in half a second."""
    text = piece * (8_000 // len(piece))
    for spoken in (CHINESE, ENGLISH, language("de")):
        begun = time.process_time()
        spoken.rules.quantities(text)
        assert time.process_time() - begun < 0.6, (spoken.tag, piece)


def test_percent_and_percentage_points_are_two_things() -> None:
    """A rise by two percent is no rise by two percentage points, but a fifth is 20 percent."""
    assert not same(one("zh", "提高2个百分点"), one("en", "by 2 percent"))
    assert same(one("zh", "提高2个百分点"), one("en", "by 2 percentage points"))
    assert same(one("zh", "百分之二十"), one("en", "a fifth of"))


def test_growth_by_a_multiple_is_told_in_two_ways() -> None:
    """Growth by 1.5 times is 150 percent, and makes 2.5 times as much; to 1.5 times is only that."""
    assert same(one("zh", "增长1.5倍"), one("en", "by 150 percent"))
    assert same(one("zh", "增长1.5倍"), one("en", "2.5 times as much"))
    assert not same(one("zh", "增长到1.5倍"), one("en", "2.5 times as much"))


def test_other_languages_have_digits_alone() -> None:
    """Of a language that is not known, numbers in digits are read."""
    assert [shown(each) for each in language("de").rules.quantities("12 % von 1,234 (2021-11-01)")] == [
        "percent 12", "number 1234", "date 2021-11-1",
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["zh", "en"])
def test_a_number_that_is_bare_is_what_the_parser_reads(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of a text are the same with the parser and without it."""
    texts = [line.split("\t")[0] for line in (CASES / f"{tag}.tsv").read_text("utf-8").splitlines()]
    module = importlib.import_module(f"bitext.languages.{tag}.words")
    fast = [module.words(text) for text in texts]
    monkeypatch.setattr(module, "are_bare" if tag == "en" else "bare", lambda *_: None)
    assert [module.words(text) for text in texts] == fast
