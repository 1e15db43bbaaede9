"""The glossary as it is read: every fault of every entry, each one line with its place; and what is filled in."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.diagnostics import REGISTRY, Finding
from bitext.languages.zh.pinyin import reading
from bitext.languages.zh.scripts import other_forms
from bitext.model.glossary import Citation, Glossary, Rendering
from bitext.readers.glossary import read_glossary

GOOD = "- id: a\n  zh: 甲\n  pinyin: jiǎ\n"
SEE_GUIDE = "take it out, or see the guide for the keys there are"


def read(folder: Path, files: dict[str, str | bytes]) -> tuple[Glossary, tuple[Finding, ...]]:
    """Return the glossary of a docs folder that holds these files."""
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    for name, text in files.items():
        path = docs / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_glossary(docs, lambda path: path.relative_to(folder).as_posix(), folder)


FULL = """\
- id: wangluo-qiangguo
  zh: 网络强国
  pinyin: wǎngluò qiángguó
  type: slogan
  renderings:
    - cyber superpower
    - {en: cyber great
        power, by: DigiChina, note: *in a* note}
    - {en: network power, status: deprecated}
  definition: A <b>goal</b>.
  not_in: [网络强国战略]
  see_also: [a]
  sources: [{text: The Plan, url: https://example.org/}, https://example.org/b, A book]
  alone: yes
- id: a
  zh: 国
"""


def test_an_entry_is_read_with_its_places(tmp_path: Path) -> None:
    """All that the format has, as typed; HTML is text, which rendering has to show as such."""
    glossary, findings = read(tmp_path, {"glossary.yml": FULL.replace("*in a* note", '"*in a* note"')})
    assert findings == ()
    term, other = glossary
    assert glossary.by_headword["国"] is glossary.by_id["a"] is other
    assert (term.id, term.headword, term.pinyin, term.type) == (
        "wangluo-qiangguo",
        "网络强国",
        "wǎngluò qiángguó",
        "slogan",
    )
    assert [(each.words, each.status, each.by) for each in term.renderings] == [
        ("cyber superpower", "preferred", ""),
        ("cyber great power", "admitted", "DigiChina"),
        ("network power", "deprecated", ""),
    ]
    assert str(term.renderings[1].place) == "docs/glossary.yml:7:7"
    assert (term.definition, term.not_in, term.see_also, term.alone) == (
        "A <b>goal</b>.",
        ("网络强国战略",),
        ("a",),
        True,
    )
    assert term.sources == (
        Citation("The Plan", "https://example.org/"),
        Citation("https://example.org/b", "https://example.org/b"),
        Citation("A book"),
    )
    headword, longer = glossary.other_forms((term.headword, *term.not_in))
    assert "網絡強國" in headword
    assert "網絡強國戰略" in longer
    assert (str(term.place), term.preferred) == ("docs/glossary.yml:1:3", "cyber superpower")
    assert (other.pinyin, glossary.reading(other)) == ("", "guó")


def test_an_id_that_is_made_of_a_long_reading_ends_in_a_letter(tmp_path: Path) -> None:
    """It is cut, and can be linked to."""
    glossary, findings = read(tmp_path, {"glossary.yml": f"- {{zh: 甲, pinyin: {'a ' * 60}}}\n"})
    assert findings == ()
    assert [term.id for term in glossary] == ["-".join("a" * 50)]


def test_a_rendering_that_is_forbidden_is_not_preferred(tmp_path: Path) -> None:
    """The first that may be used is, where none is said to be; there may be none."""
    entry = "- {{zh: 甲, renderings: [{{en: x, status: deprecated}}{}]}}\n"
    assert read(tmp_path, {"glossary.yml": entry.format(", {en: y, status: admitted}, z")})[0].terms[0].preferred == "y"
    assert read(tmp_path, {"glossary.yml": entry.format("")})[0].terms[0].preferred == ""


def test_files_and_essays_are_read_together(tmp_path: Path) -> None:
    """One file or many, and an essay beside them, whose front matter is no part of it."""
    files: dict[str, str | bytes] = {
        "glossary.yml": GOOD,
        "glossary/two.yml": "- {id: b, zh: 乙, pinyin: yǐ, renderings: B}",
        "glossary/b.md": "---\ntitle: B\n---\n\n# Essay\n",
        "glossary/empty.yml": "",
    }
    glossary, findings = read(tmp_path, files)
    assert findings == ()
    assert [term.id for term in glossary] == ["a", "b"]
    essay = glossary.by_id["b"].essay
    assert essay
    assert (essay.path, essay.page, essay.body, essay.body_line) == (
        "docs/glossary/b.md",
        "glossary/b.md",
        "# Essay\n",
        5,
    )


def test_there_need_be_no_glossary(tmp_path: Path) -> None:
    """A site without one has an empty one."""
    assert read(tmp_path, {}) == (Glossary(), ())


def test_another_rendering_than_the_first_can_be_preferred(tmp_path: Path) -> None:
    """The first is preferred where none says so."""
    glossary, _ = read(tmp_path, {"glossary.yml": f"{GOOD}  renderings: [x, {{en: y, status: preferred}}]\n"})
    assert [each.status for each in glossary.terms[0].renderings] == ["admitted", "preferred"]
    assert glossary.terms[0].preferred == "y"
    assert Glossary((glossary.terms[0],)).terms[0].renderings[0] == Rendering(
        "x", place=glossary.terms[0].renderings[0].place
    )


BAD: list[tuple[str, str | bytes, list[str]]] = [
    ("an id twice", f"{GOOD}- {{id: A, zh: 乙}}\n", ["4:8: error[F14] expected each id once, found A a second time; choose another (see docs/glossary.yml:1)"]),
    ("a headword twice", f"{GOOD}- {{id: b, zh: 甲}}\n", ["4:15: error[F14] expected each headword once, found 甲 a second time; put the two together (see docs/glossary.yml:2)"]),
    ("an id that is no anchor", "- {id: 'Wǎng luò!', zh: 网络}", ["1:8: error[F14] expected an id of letters a–z, digits and hyphens, found Wǎng luò!; write wang-luo"]),
    ("an id in Chinese", "- {id: 网络, zh: 网络}", ["1:8: error[F14] expected an id of letters a–z, digits and hyphens, found 网络; write the pinyin without tones"]),
    ("an id that is taken", "- {id: index, zh: 网络}", ["1:8: error[F14] expected an id of letters a–z, digits and hyphens, found index; write the pinyin without tones"]),
    ("an id that is a place of every page", "- {id: notes, zh: 网络}", ["1:8: error[F14] expected an id of letters a–z, digits and hyphens, found notes; write the pinyin without tones"]),
    ("an id that climbs", "- {id: ../a, zh: 网络}", ["1:8: error[F14] expected an id of letters a–z, digits and hyphens, found ../a; write a"]),
    ("an id that is a list", "- {id: [a], zh: 网络}", ["1:8: error[F06] expected text, found a list; write it on one line"]),
    (
        "neither id nor headword",
        "- {type: term}\n",
        [
            "1:3: error[F14] expected a headword, found none; write zh: and the Chinese word",
        ],
    ),
    ("a rendering twice", f"{GOOD}  renderings: [x y, z, x  y]\n", ["4:24: error[F14] expected each rendering once, found x y a second time; put the two together (see docs/glossary.yml:4)"]),
    ("a rendering without words", f"{GOOD}  renderings: [{{note: x}}, [y]]\n", [
        "4:16: error[F14] expected a rendering, found none; write the English words, or {en: …, note: …}",
        "4:27: error[F14] expected a rendering, found a list; write the English words, or {en: …, note: …}",
    ]),
    ("unknown keys", f"{GOOD}  defnition: x\n  colour: y\n  renderings: [{{en: x, sttus: y}}]\n", [
        "4:3: error[F05] expected a key that is known, found defnition; write definition",
        f"5:3: error[F05] expected a key that is known, found colour; {SEE_GUIDE}",
        "6:24: error[F05] expected a key that is known, found sttus; write status",
    ]),
    ("a key twice", f"{GOOD}  zh: 乙\n", ["4:3: error[F14] expected each key once, found the key zh a second time; take one of the two out"]),
    ("a wrong status", f"{GOOD}  renderings: [{{en: x, status: prefered}}]\n", ["4:32: error[F06] expected one of preferred, admitted, deprecated, found prefered; write preferred"]),
    ("a wrong type", f"{GOOD}  type: slogn\n", ["4:9: error[F06] expected one of term, slogan, org, person, place, law, document, project, found slogn; write slogan"]),
    ("see_also into the void", f"{GOOD}  see_also: [aa, zzz, a]\n", [
        "4:14: error[F14] expected the id of another entry in see_also, found aa; correct it, or take it out",
        "4:18: error[F14] expected the id of another entry in see_also, found zzz; correct it, or take it out",
        "4:23: error[F14] expected the id of another entry in see_also, found its own, a; take it out",
    ]),
    ("a longer word that is none", f"{GOOD}  not_in: [乙]\n", ["4:12: error[F14] expected a longer word with 甲 in it, found 乙; correct it, or take it out"]),
    ("a headword without end", f"- {{id: b, zh: {'甲' * 301}}}\n", ["1:15: error[F14] expected a headword of at most 300 characters, found 301; write the word alone"]),
    ("an address that is none", f"{GOOD}  sources: [{{url: javascript:x}}]\n", ["4:19: error[F06] expected an address that begins with http:// or https://, or a page of the docs folder, found javascript:x; write it as texts/plan.md#p8"]),
    ("no list", "id: a\n", ["1:1: error[F13] expected a list of entries, each with `- zh: …` first, in valid YAML, found a mapping; begin each entry with `- `; until then the site has no term of this file"]),
    ("an entry that is text", f"{GOOD}- b\n- \n", [
        "4:3: error[F14] expected an entry, found b; write `- zh: …` and the Chinese word",
        "5:2: error[F14] expected an entry, found nothing; write `- zh: …` and the Chinese word",
    ]),
    ("YAML that is none", f"{GOOD}- id: [\n", ["4:7: error[F13] expected a list of entries, each with `- zh: …` first, in valid YAML, found [ that nothing closes; close it, and put quotation marks around a value with a comma or a bracket in it; until then the site has no term of this file"]),
    ("a bomb", "- &a [x, x]\n- &b [*a, *a]\n", ["1:3: error[F13] expected a list of entries, each with `- zh: …` first, in valid YAML, found an anchor (&); write it out, or put quotation marks around a value that begins with this sign; until then the site has no term of this file"]),
    ("an abyss", "- " * 4000 + "x", ["1:43: error[F13] expected a list of entries, each with `- zh: …` first, in valid YAML, found values nested more than 20 deep; take some out; until then the site has no term of this file"]),
    ("a byte that is not UTF-8", b"- id: a\n  zh: \xff\n", ["2:7: error[F02] expected UTF-8, found the byte 0xFF; save the file as UTF-8 (an editor's “Save with encoding”)"]),
    ("50 MB", b"#" * 50_000_000, ["1:1: error[F03] expected at most 5 MB, found 50.0 MB; split the text into several files"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_one_line_and_the_right_place(tmp_path: Path, text: str | bytes, lines: list[str]) -> None:
    """Every fault is said once, in its place, and spares all other entries."""
    glossary, findings = read(
        tmp_path, {"glossary.yml": text, "glossary/other.yml": "- {id: other, zh: 他, pinyin: tā}"}
    )
    assert [str(finding).removeprefix("docs/glossary.yml:") for finding in findings] == lines
    assert "other" in glossary.by_id
    assert all(finding.code in REGISTRY for finding in findings)


def test_an_essay_without_an_entry(tmp_path: Path) -> None:
    """It would be shown nowhere."""
    _, findings = read(tmp_path, {"glossary.yml": GOOD, "glossary/aa.md": "x", "glossary/wangluo.md": "y"})
    assert list(map(str, findings)) == [
        "docs/glossary/aa.md:1:1: error[F15] expected an entry of the glossary with the id aa, found none; rename it a.md, or add the entry",
        "docs/glossary/wangluo.md:1:1: error[F15] expected an entry of the glossary with the id wangluo, found none; add the entry, or move the file elsewhere",
    ]  # fmt: skip


def test_a_folder_and_a_link_that_leads_out(tmp_path: Path) -> None:
    """Neither is read."""
    outside = tmp_path / "outside.yml"
    outside.write_text(GOOD, encoding="utf-8")
    folder = tmp_path / "project"
    (folder / "docs" / "glossary.yml").mkdir(parents=True)
    (folder / "docs" / "glossary").mkdir()
    (folder / "docs" / "glossary" / "x.yml").symlink_to(outside)
    glossary, findings = read(folder, {})
    assert not glossary
    assert list(map(str, findings)) == [
        "docs/glossary.yml:1:1: error[F01] expected a file, found a folder; rename the folder or put the text in a file of this name",
        "docs/glossary/x.yml:1:1: error[F01] expected a file inside the project's folder, found a link that leads out of it; put the file itself there",
    ]  # fmt: skip


def test_every_fault_of_many_entries_is_reported(tmp_path: Path) -> None:
    """A glossary that is wrong throughout has a finding for each entry, and keeps them all."""
    entry = "- {{id: t{0}, zh: 词{0}, pinyin: cí, renderings: [word {0}], {1}: A word.}}\n"
    for key in ("definition", "see_also"):
        text = "".join(entry.format(number, key) for number in range(1_000))
        glossary, findings = read(tmp_path, {"glossary.yml": text})
        assert (len(glossary), len(findings)) == (1_000, 1_000 * (key == "see_also"))


@given(st.binary(max_size=200) | st.text(st.sampled_from("-:[]{}&*#'\"| \nidzh网a,"), max_size=80).map(str.encode))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever stands in the file, what is wrong with it is a line."""
    for finding in read(tmp_path_factory.mktemp("any"), {"glossary.yml": data})[1]:
        assert "\n" not in str(finding)


@pytest.mark.parametrize(
    ("headword", "type_", "expected"),
    [
        ("网络强国", "slogan", "wǎngluò qiángguó"),
        ("数字经济学", "term", "shùzì jīngjìxué"),
        ("银行", "term", "yínháng"),
        ("习近平", "person", "Xí Jìnpíng"),
        ("曾国藩", "person", "Zēng Guófān"),
        ("欧阳修", "person", "Ōuyáng Xiū"),
        ("西安", "place", "Xī'ān"),
        ("国务院", "org", "Guówùyuàn"),
        ("金砖国家", "org", "Jīnzhuān Guójiā"),
        ("互联网+", "slogan", "hùliánwǎng+"),
        ("5G网络", "term", "5G wǎngluò"),
        ("中国的发展", "term", "zhōngguó de fāzhǎn"),
        ("卡脖子", "term", "qiǎbózi"),
        ("AI", "term", "AI"),
        ("大数据", "term", "dà shùjù"),
        ("自主创新", "term", "zìzhǔ chuàngxīn"),
        ("镍钴锰", "term", "niègǔměng"),
        ("镍钴锰铁", "term", "niègǔ měngtiě"),
        ("镍钴锰铁铜", "term", "niègǔ měngtiětóng"),
    ],
)  # fmt: skip
def test_readings(headword: str, type_: str, expected: str) -> None:
    """Tone marks, words joined, names capitalised."""
    assert reading(headword, type_) == expected


def test_forms_in_other_characters() -> None:
    """Simplified and traditional, as the mainland, Taiwan and Hong Kong write it; never the word itself."""
    forms = dict(zip(("网络强国", "後台", "数字"), other_forms(("网络强国", "後台", "数字")), strict=True))
    assert forms["网络强国"] == ("網絡強國",)
    assert {"后台", "後臺"} <= {*forms["後台"]}
    assert forms["数字"] == ("數字",)


VARIANTS = st.text(st.sampled_from("后後里裡裏发發髮台臺檯干乾幹著着"), min_size=1, max_size=2)


@given(st.lists(VARIANTS, min_size=2, max_size=6, unique=True))
def test_a_headword_is_said_once_in_whatever_characters(headwords: list[str]) -> None:
    """Those that are looked at more closely, because they are alike when simplified, are all that there can be."""
    forms = dict(zip(headwords, other_forms(headwords), strict=True))
    expected = {
        word
        for number, word in enumerate(headwords)
        if len(word) > 1 and any(other in forms[word] and word in forms[other] for other in headwords[:number])
    }
    text = "".join(f"- {{id: t{number}, zh: {word}, pinyin: x}}\n" for number, word in enumerate(headwords))
    with TemporaryDirectory() as folder:
        _, findings = read(Path(folder), {"glossary.yml": text})
    said = [found for found in findings if "in other characters" in found.message]
    assert {headwords[found.location.line - 1] for found in said} == expected


def test_a_line_break_in_a_longer_word_is_no_other_word(tmp_path: Path) -> None:
    """Words are converted at one go: one of two lines must not shift those after it."""
    assert other_forms(("数\n字", "網絡")) == [("數\n字",), ("网络",)]
    entries = '- {id: a, zh: 网络, not_in: ["网络\\n强国"]}\n- {id: b, zh: 数字}\n'
    glossary, findings = read(tmp_path, {"glossary.yml": entries})
    assert findings == ()
    assert glossary.other_forms([term.headword for term in glossary]) == [("網絡",), ("數字",)]


@pytest.mark.parametrize(
    ("line", "do"),
    [
        ("en: water", "write renderings: […]"),
        ("note: wet", "write definition, or put it with the rendering that it is about: {en: …, note: …}"),
        ("status: preferred", "put it with the rendering that it is about: {en: …, status: …}"),
        ("meaning: wet", "write definition"),
        ("source: A law", "write sources: [{text: …, url: …}]"),
        ("renderingz: [water]", "write renderings"),
        ("colour: blue", "take it out, or see the guide for the keys there are"),
    ],
)
def test_a_key_that_belongs_elsewhere(line: str, do: str, tmp_path: Path) -> None:
    """What an entry has under another name, or what one of its renderings has, is said so; a slip by its letters."""
    (tmp_path / "glossary.yml").write_text(f"- id: shui\n  zh: 水\n  {line}\n", "utf-8")
    _, findings = read_glossary(tmp_path, lambda path: path.name, tmp_path)
    key = line.partition(":")[0]
    assert [str(each) for each in findings] == [
        f"glossary.yml:3:3: error[F05] expected a key that is known, found {key}; {do}"
    ]
