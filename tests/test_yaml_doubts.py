"""Values that are valid YAML and not what was meant: a number sign that cuts one, and what no host can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from bitext.cli import main
from bitext.project import for_hosts
from bitext.readers.files import read
from bitext.readers.source import from_file
from bitext.readers.translation import read_translation
from bitext.syntax.frontmatter import parse, split
from bitext.syntax.yaml_doubts import cut
from bitext.syntax.yaml_faults import FrontMatterError
from tests.support.project import articles, build
from tests.support.small_project import PAGE, SOURCE_TEXT, write_project

CUT = {
    "title: 通知 #3 关于用水": ("通知 #3 关于用水", "通知"),
    "number: 国发 #5": ("国发 #5", "国发"),
    "title: Notice #2 on water  ": ("Notice #2 on water", "Notice"),
    "title: #2 on water": ("#2 on water", ""),
    "title: a\n  b #2": ("a b #2", "a b"),
    "- beta #1": ("beta #1", "beta"),
    "title: 谈 #用水# 的话": ("谈 #用水# 的话", "谈"),
    "a: {zh: x, en: y}\nb: The first\t#1 of things": ("The first\t#1 of things", "The first"),
}
WHOLE = (
    "number: 国发 # as printed",
    "number:  # as printed: 国发〔2021〕29号",
    "delivered:  # 2021-10-18, 2021-10 or 2021",
    "license: CC BY #ask her",
    "delivered: 2021-10 #2021-10-18?",
    "url: https://example.org/a #2 of the list",
    "issuer: 国务院 #待查",
    "title: 'Notice #2'",
    'title: "Notice #2 on water" # checked',
    'title: "Notice" #2',
    "title: C#1 and F#2",
    "title: Notice\n#2 on water",
    "# 1\n#2 a comment\ntitle: a",
    "definition: |\n  The first #1 of things",
    "renderings: [a, b] #2",
    "url: https://example.org/a#2",
)


@pytest.mark.parametrize(("text", "found"), CUT.items(), ids=CUT)
def test_a_value_that_ends_before_its_number(text: str, found: tuple[str, str]) -> None:
    """A number sign with a number, or a pair of them around a word, is part of what was typed."""
    assert [(doubt.typed, doubt.read) for doubt in cut(text)] == [found]


@pytest.mark.parametrize("text", WHOLE)
def test_a_comment_is_a_comment(text: str) -> None:
    """What editors write behind a value for themselves is left alone, and so is all that stands between quotation marks."""
    assert list(cut(text)) == []


def test_it_is_said_in_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In both front matters and in the glossary, each with the value in quotation marks."""
    files = {
        "source_texts/water.md": SOURCE_TEXT.replace("title: 节约用水办法", "title: 办法 #3"),
        "docs/water.md": PAGE.replace("title: Measures for Saving Water", "title: Measures #3"),
        "docs/glossary.yml": "- id: shui\n  zh: 水 #3\n  renderings: [water]\n",
    }
    folder = write_project(tmp_path, files)
    assert main(["pairs", "--config", str(folder / "mkdocs.yml")]) == 0
    assert main(["pairs", "water", "--config", str(folder / "mkdocs.yml")]) == 0
    printed = capsys.readouterr().out.splitlines()
    for place, typed in (
        ("docs/glossary.yml:2:7", "水"),
        ("docs/water.md:3:8", "Measures"),
        ("source_texts/water.md:2:8", "办法"),
    ):
        line = (
            f"{place}: warning[F06] expected a whole value, found one that ends before #3; "
            f'put quotation marks around all of it: "{typed} #3"'
        )
        assert printed.count(line) == 1


# What hosts cannot read

REFUSED = {
    "title: =": 'docs/water.md:3:8: error[F06] expected a value that every program can read, found =; put quotation marks around all of it: "="',
    "title: !important Notice": (
        "docs/water.md:3:8: error[F06] expected a value that every program can read, found !important Notice; "
        'put quotation marks around all of it: "!important Notice"'
    ),
    "date: 2021-13-40": (
        "docs/water.md:3:7: error[F06] expected a value that every program can read, found 2021-13-40; "
        'put quotation marks around all of it: "2021-13-40"'
    ),
    "published: 2021-02-30": (
        "docs/water.md:3:12: error[F06] expected a date like 2021-10-18, 2021-10 or 2021, found 2021-02-30; "
        "correct it, or leave it out where it is not known"
    ),
    "hide: !all [toc]": (
        "docs/water.md:3:7: error[F06] expected a value that every program can read, found !all; take it out"
    ),
}


@pytest.mark.parametrize(("line", "message"), REFUSED.items(), ids=REFUSED)
def test_a_front_matter_is_never_prose(line: str, message: str, tmp_path: Path) -> None:
    """One message for the line, and the article as usual: a host that cannot read a value would publish all of them."""
    right = write_project(tmp_path / "right")
    wrong = write_project(tmp_path / "wrong", {"docs/water.md": PAGE.replace("title: Measures for Saving Water", line)})
    assert build(right, "--strict").returncode == 0
    done = build(wrong, "--strict")
    assert [each.partition("bitext: ")[2] for each in done.stdout.splitlines() if "[F" in each or "[C" in each] == [
        message
    ]
    expected, found = (articles(folder / "site")["water/index.html"] for folder in (right, wrong))
    first = expected.index('id="p2"')
    assert expected[first:].rpartition("bitext-actions")[0] in found
    assert "source_text" not in found
    assert "4 of 4 paired" in found


def test_what_was_typed_is_shown(tmp_path: Path) -> None:
    """A sign before a title is part of it, on both sides."""
    (tmp_path / "a.md").write_text("---\ntitle: !important 通知\n---\n", "utf-8")
    text, findings = from_file(read(tmp_path / "a.md", "a.md", tmp_path), "a")
    assert (text.title.original, findings) == ("!important 通知", ())


@given(st.text(st.sampled_from("ab:!=<- \n'\"[]{}0123.x_~#,水&*?|>%@"), max_size=40))
def test_a_host_reads_what_we_read(head: str) -> None:
    """Whatever our reader of front matter takes, the host takes with the text that it is given, and the body is ours."""
    text = f"---\n{head}\n---\n\nBody\n"
    try:
        parse(split(text).yaml)
    except FrontMatterError:
        return
    if split(text).present:
        body, _ = get_data(for_hosts(text))
        assert body.strip("\n") == split(text).body.strip("\n")


# Names

SEVERAL = {
    "translators: M. Keller, A. Wang": "if these are 2, write translators: [M. Keller, A. Wang]",
    "translators: Maria Keller and An Wang": "if these are 2, write translators: [Maria Keller, An Wang]",
    "editors: M. Keller; A. Wang; B. Li": "if these are 3, write editors: [M. Keller, A. Wang, B. Li]",
    "translators: 王安、李白": "if these are 2, write translators: [王安, 李白]",
}
ONE = (
    "translators: Keller, Maria",
    "translators: Martin Luther King, Jr.",
    "translators: [M. Keller, A. Wang]",
    "translators: Georgetown University, Center for Security and Emerging Technology",
    "translators: Stanford University, Hoover Institution",
    "translators: Smith & Sons",
    "translators: DigiChina, Stanford",
    "translators: {name: 'Keller, Maria'}",
    "translators: 新华社",
    "editors: the editors, with thanks to A. Wang",
)


@pytest.mark.parametrize(("line", "do"), SEVERAL.items(), ids=SEVERAL)
def test_several_names_in_one(line: str, do: str, tmp_path: Path) -> None:
    """A word on it, and no more: readers would see one name."""
    (tmp_path / "a.md").write_text(f"---\nsource_text: a\n{line}\n---\n", "utf-8")
    read = read_translation(tmp_path / "a.md", "a.md", "a.md", tmp_path)
    assert read
    (finding,) = read[1]
    assert str(finding) == (
        f"a.md:3:{line.index(': ') + 3}: information[F06] expected one name, found {line.partition(': ')[2]}; {do}"
    )


@pytest.mark.parametrize("line", ONE)
def test_one_name_with_a_comma(line: str, tmp_path: Path) -> None:
    """A family name first, an office with its place, a title behind a name: nothing is said."""
    (tmp_path / "a.md").write_text(f"---\nsource_text: a\n{line}\n---\n", "utf-8")
    read = read_translation(tmp_path / "a.md", "a.md", "a.md", tmp_path)
    assert read
    assert read[1] == ()


def test_several_issuers(tmp_path: Path) -> None:
    """The original's front matter is looked at, too."""
    (tmp_path / "a.md").write_text("---\ntitle: 题\nissuer: 国务院, 水利部\n---\n", "utf-8")
    _, findings = from_file(read(tmp_path / "a.md", "a.md", tmp_path), "a")
    assert [str(finding) for finding in findings] == [
        "a.md:3:9: information[F06] expected one name, found 国务院, 水利部; if these are 2, write issuer: [国务院, 水利部]"
    ]
