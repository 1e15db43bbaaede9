"""What a site says to its readers: one table a language, and a site's own."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from bitext.config import options_from
from bitext.diagnostics import ConfigurationError
from bitext.languages.tags import NAMES
from bitext.options import chosen
from bitext.rendering.element import in_its_language, is_spoken, unless_spoken
from bitext.words import ENGLISH_WORDS, Words, script_name, words_of, words_script

ZH = words_of("zh")
VALUE = re.compile(r"\{(\w+)\}")


def values(text: object) -> set[str]:
    """Return the names of the values in a text, or in all forms of it."""
    return set(VALUE.findall(json.dumps(text)))


def table(repository: Path, name: str) -> dict[str, object]:
    """Return a table of the package, as its file has it."""
    path = repository / "plugins" / "bitext" / "words" / f"{name}.json"
    read: dict[str, object] = json.loads(path.read_text("utf-8"))
    return read


def test_each_table_says_the_same_things_with_the_same_values(repository: Path) -> None:
    """A text that one language lacks would be English there; a value that it lacks would not be told."""
    english, chinese = table(repository, "en"), table(repository, "zh")
    languages = {name for name in chinese if name.startswith("language.")}
    assert languages == {f"language.{tag}" for tag in NAMES}  # English has these names beside their own
    assert sorted(chinese.keys() - languages) == sorted(english)
    assert {name: values(english[name]) for name in english} == {name: values(chinese[name]) for name in english}
    assert [*english] == sorted(english)
    assert [*chinese] == sorted(chinese)


def test_chinese_is_written_as_mainland_editors_write_it(repository: Path) -> None:
    """Signs after Chinese are of full width, and no Latin letters are left but those of names and keys."""
    for name, text in table(repository, "zh").items():
        said = json.dumps(text, ensure_ascii=False)
        assert not re.search(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]:(?!/)", said), name


def test_a_text_is_filled_in() -> None:
    """`n` chooses the form of a text that counts; numbers have marks between their thousands, years none."""
    assert ENGLISH_WORDS("notes.note", number="7") == "Note 7"
    assert ENGLISH_WORDS.date(datetime.date(2021, 10, 18)) == "18 October 2021"
    assert (ENGLISH_WORDS.date("2021-10"), ENGLISH_WORDS.date("2021")) == ("October 2021", "2021")
    assert (ZH.date(datetime.date(2021, 10, 18)), ZH.date("2021-10"), ZH.date("2021")) == (
        "2021年10月18日",
        "2021年10月",
        "2021年",
    )
    counted = Words("en", {"script.thousands": ",", "x": {"one": "{n} hit", "other": "{n} hits"}})
    assert (counted("x", n=1), counted("x", n=1320)) == ("1 hit", "1,320 hits")


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("en", "en"), ("en-GB", "en"), ("zh", "zh"), ("zh-CN", "zh"), ("zh_Hant_TW", "zh"), ("de", "en"), ("../zh", "en")],
)
def test_the_table_of_a_language(language: str, spoken: str) -> None:
    """A theme names its language with a country or without; a language without a table is spoken to in English."""
    assert words_of(language).language == spoken


def test_text_is_marked_where_the_site_speaks_another_language() -> None:
    """English on a page in Chinese is marked as Chinese is on one in English; Chinese also by its characters."""
    assert (in_its_language("Plan", "en"), in_its_language("规划", "zh-Hans", ZH)) == ("Plan", "规划")
    assert (unless_spoken("en", ZH), unless_spoken("zh-Hans")) == ({"lang": "en"}, {"lang": "zh-Hans"})
    assert [is_spoken(tag, "zh") for tag in ("zh", "zh-CN", "zh-Hans", "zh-TW", "zh-Hant", "lzh")] == [True] * 3 + [
        False
    ] * 3


def test_scripts_are_told_what_they_say_in_another_language() -> None:
    """Only what they say otherwise than in English, which they have in themselves."""
    assert (script_name(ENGLISH_WORDS), script_name(ZH)) == ("", "words-zh.js")
    told = json.loads(words_script(ZH).removeprefix("globalThis.bitextWords=").removesuffix(";\n"))
    assert told["script.search"] == "搜索"
    assert {name.partition(".")[0] for name in told} == {"script", "search", "type"}


def own(folder: Path, text: str, language: str = "de") -> Words:
    """Return the words of a site that has a table of its own for German, in `words/de.json`."""
    (folder / "words").mkdir()
    (folder / "words" / "de.json").write_bytes(text.encode())
    return options_from(folder, folder / "docs", chosen({"words": "words"}), language=language).words


def test_a_site_may_have_words_of_its_own(tmp_path: Path) -> None:
    """They go before ours, and what they lack is said in English."""
    words = own(tmp_path, '{"notes.note": "Anmerkung {number}", "script.search": "Suchen"}', "de-AT")
    assert (words.language, words("notes.note", number="7"), words("notes.notes")) == ("de", "Anmerkung 7", "Notes")
    assert words_script(words) == 'globalThis.bitextWords={"script.search":"Suchen"};\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{\n  "a" "b"}',
            "2:7: error[F12] expected names and texts in JSON, found what JSON cannot be (Expecting ':' delimiter); correct it",
        ),
        ("[]", '1:1: error[F12] expected names and texts in braces, found none; write {"bar.view": "View"}'),
        (
            '{\n "bar.veiw": "x"}',
            "2:2: error[F12] expected a name that the English table has, found bar.veiw; write bar.view",
        ),
        ('{"notes.note": "{nummer}"}', "1:2: error[F12] expected {number} in notes.note, found {nummer}; correct it"),
        ('{"bar.view": 3}', '1:2: error[F12] expected a text for bar.view, found another value; write "bar.view": "…"'),
        (
            '{"bar.view": {"other": "x"}}',
            "1:2: error[F12] expected one text for bar.view, found one for each number; write it as one text",
        ),
        (
            '{"search.hits": {"few": "x", "other": "y"}}',
            "1:2: error[F12] expected the forms one and other for search.hits, found few; correct it",
        ),
        (
            "[" * 100_000,
            "1:1: error[F12] expected names and texts in JSON, found brackets in brackets, too deep; correct it",
        ),
    ],
    ids=["no JSON", "no table", "unknown", "value", "number", "form", "few", "deep"],
)
def test_a_wrong_table_stops_the_build_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    """One clear line, where the table is wrong."""
    with pytest.raises(ConfigurationError) as error:
        own(tmp_path, text)
    assert str(error.value) == f"words/de.json:{said}"


def test_the_folder_of_words_must_be_there(tmp_path: Path) -> None:
    """A name that was mistyped would leave the site without its words."""
    with pytest.raises(ConfigurationError, match="expected words to name a folder of tables, found wrods; make it"):
        options_from(tmp_path, tmp_path, chosen({"words": "wrods"}))
