"""Bad input: each with one line, the right place, and the outcome that the format promises."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.config import MAX_FILE_BYTES
from bitext.diagnostics import REGISTRY, BitextError, ConfigurationError, DuplicateIdError
from bitext.project import load
from bitext.readers.files import read
from bitext.syntax.frontmatter import Value, parse
from bitext.syntax.yaml_faults import FrontMatterError
from tests.support.project import build, write
from tests.support.rendered import options, parsed, text_of

GOOD = "---\ntitle: 题\n---\n\n甲\n\n乙\n"
PAGE = "---\nsource_text: good\n---\n\nA\n\nB\n"
YAML = "expected `key: value` lines of valid YAML, found {}"


@dataclass(frozen=True)
class Case:
    """Files that are bad in one way, and the one line that is said."""

    name: str
    files: dict[str, str | bytes]
    line: str
    box: bool = True
    """Whether a page says it in a box; else it is said in its place, or of a file that no page shows."""


def page(text: str) -> dict[str, str | bytes]:
    """Return a page beside the good source text."""
    return {"docs/page.md": text}


def source(text: str | bytes) -> dict[str, str | bytes]:
    """Return a source text with a page that names it."""
    return {"source_texts/bad.md": text, "docs/page.md": "---\nsource_text: bad\n---\nA\n"}


CASES = [
    Case(
        "a source text that is not there",
        page("---\ntitle: T\nsource_text: goood\n---\nA\n"),
        "docs/page.md:3:14: error[F07] expected the source text source_texts/goood.md, found no such file; write good",
    ),
    Case(
        "a source text that is like no other",
        page("---\nsource_text: xyz\n---\nA\n"),
        "docs/page.md:2:14: error[F07] expected the source text source_texts/xyz.md, found no such file; "
        "make it with `bitext new xyz`, or correct source_text",
    ),
    Case(
        "an id that climbs out of the folder",
        page("---\nsource_text: ../x\n---\nA\n"),
        "docs/page.md:2:14: error[F06] expected the id of a source text, found ../x; "
        "write the name of its file without folder and ending",
    ),
    Case(
        "two source texts named",
        page("---\nsource_text: [good, other]\n---\nA\n"),
        "docs/page.md:2:14: error[F06] expected the id of one source text, found a list; "
        "name one; make a page for each of the others",
    ),
    Case(
        "no source text named",
        page("---\nsource_text:\n---\nA\n"),
        "docs/page.md:2:13: error[F06] expected the id of a source text, found nothing; "
        "write the name of its file without folder and ending",
    ),
    Case(
        "a key twice",
        page("---\nsource_text: good\ntitle: a\nsource_text: good\n---\nA\n"),
        "docs/page.md:4:1: error[F04] " + YAML.format("the key source_text a second time; take one of them out"),
    ),
    Case(
        "invalid YAML on a page",
        page("---\nsource_text: good\ntitle: a: b\n---\nA\n"),
        "docs/page.md:3:9: error[F04] " + YAML.format("a second colon; put quotation marks around the whole value"),
    ),
    Case(
        "invalid YAML in a source text",
        source("---\ntitle: 题\nauthor: [习近平\n---\n甲\n"),
        "source_texts/bad.md:3:9: error[F04] "
        + YAML.format(
            "[ that nothing closes; close it, and put quotation marks around a value with a comma or a bracket in it"
        ),
    ),
    Case(
        "front matter that is never closed",
        page("---\nsource_text: good\n\nA\n"),
        "docs/page.md:1:1: error[F04] expected a line of --- that closes the front matter, found none; "
        "add it below the last key",
    ),
    Case(
        "front matter of a source text that is never closed",
        source("---\ntitle: 题\n\n甲\n"),
        "source_texts/bad.md:1:1: error[F04] expected a line of --- that closes the front matter, found none; "
        "add it below the last key",
    ),
    Case(
        "a source text without front matter",
        source("甲\n"),
        "source_texts/bad.md:1:1: error[F04] expected a front matter between two lines of ---, found none; "
        "put one at the head of the file, with title: at least",
    ),
    Case(
        "an empty source text",
        source(""),
        "source_texts/bad.md:1:1: error[F04] expected a front matter between two lines of ---, found none; "
        "put one at the head of the file, with title: at least",
    ),
    Case(
        "a date that is none",
        source("---\ntitle: 题\npublished: 2021-02-30\n---\n\n甲\n"),
        "source_texts/bad.md:3:12: error[F06] expected a date like 2021-10-18, 2021-10 or 2021, found 2021-02-30; "
        "correct it, or leave it out where it is not known",
    ),
    Case(
        "a date on a page that is none",
        page("---\nsource_text: good\npublished: 28 January\n---\nA\n\nB\n"),
        "docs/page.md:3:12: error[F06] expected a date like 2021-10-18, 2021-10 or 2021, found 28 January; "
        "correct it, or leave it out where it is not known",
    ),
    Case(
        "an unknown key",
        source("---\ntitle: 题\nautor: 甲\n---\n\n甲\n"),
        "source_texts/bad.md:3:1: error[F05] expected a key that is known, found autor; write author",
    ),
    Case(
        "an unknown key that is like no other",
        source("---\ntitle: 题\nzzz: 1\n---\n\n甲\n"),
        "source_texts/bad.md:3:1: error[F05] expected a key that is known, found zzz; "
        "take it out, or see the guide for the keys there are",
    ),
    Case(
        "a key of a translation that is nearly one of ours",
        page("---\nsource_text: good\ntranslater: A\n---\nA\n\nB\n"),
        "docs/page.md:3:1: error[F05] expected a key that is known, found translater; write translators",
    ),
    Case(
        "a kind of text that there is not",
        source("---\ntype: speach\n---\n\n甲\n"),
        "source_texts/bad.md:2:7: error[F06] expected one of law, regulation, measures, plan, notice, opinion, speech, "
        "article, news, standard, found speach; write speech",
    ),
    Case(
        "a list where text should be",
        source("---\nlicense: [a]\n---\n\n甲\n"),
        "source_texts/bad.md:2:10: error[F06] expected text, found a list; write it on one line",
    ),
    Case(
        "a language of a third kind",
        source("---\ntitle: {zh: 题, fr: t}\n---\n\n甲\n"),
        "source_texts/bad.md:2:8: error[F06] expected text or {zh: …, en: …}, found a mapping; "
        "write the Chinese alone, or both",
    ),
    Case(
        "a name where names and values should be",
        source("---\nverified: yes\n---\n\n甲\n"),
        "source_texts/bad.md:2:11: error[F06] expected `name: value` lines, found yes; indent them below the key",
    ),
    Case(
        "a translator without a name",
        page("---\nsource_text: good\ntranslators: [{by: x}]\n---\nA\n\nB\n"),
        "docs/page.md:3:15: error[F06] expected text, found a mapping; write it on one line, or as {name: …}",
    ),
    Case(
        "a related text that is not there",
        source("---\nrelated: [god]\n---\n\n甲\n"),
        "source_texts/bad.md:2:11: error[F07] expected the id of a source text in related, found god; write good",
    ),
    Case(
        "a source text that is not UTF-8",
        source("---\ntitle: 题\n---\n\n甲".encode() + "乙".encode("gb18030")),
        "source_texts/bad.md:5:2: error[F02] expected UTF-8, found the byte 0xD2; "
        "save the file as UTF-8 (an editor's “Save with encoding”)",
    ),
    Case(
        "a page that is not UTF-8",
        {"docs/page.md": b"---\nsource_text: good\n---\n\nA \xff\n"},
        "docs/page.md:5:3: error[F02] expected UTF-8, found the byte 0xFF; "
        "save the file as UTF-8 (an editor's “Save with encoding”)",
    ),
    Case(
        "a source text of 20 MB",
        source(b"---\ntitle: t\n---\n" + b"a" * 20_000_000),
        "source_texts/bad.md:1:1: error[F03] expected at most 5 MB, found 20.0 MB; split the text into several files",
    ),
    Case(
        "a page of 20 MB",
        {"docs/page.md": b"---\nsource_text: good\n---\n" + b"a " * 10_000_000},
        "docs/page.md:1:1: error[F03] expected at most 5 MB, found 20.0 MB; split the text into several files",
    ),
    Case(
        "a folder named like a source text",
        {"source_texts/bad.md/x.txt": "", "docs/page.md": "---\nsource_text: bad\n---\nA\n"},
        "source_texts/bad.md:1:1: error[F01] expected a file, found a folder; "
        "rename the folder or put the text in a file of this name",
    ),
    *(
        Case(
            f"the control character U+{ord(character):04X} in a source text",
            source(f"---\ntitle: t\n---\n\n甲\n\n乙{character}丙\n"),
            f"source_texts/bad.md:7:2: error[F09] expected text, found the control character U+{ord(character):04X}; "
            f"take it out (the page shows {chr(0x2400 + ord(character))} in its place)",
        )
        for character in "\x00\x02\x03"
    ),
    Case(
        "a control character on a page",
        page("---\nsource_text: good\n---\nA\n\nB\x02wzxhzdk:0\n"),
        "docs/page.md:6:2: error[F09] expected text, found the control character U+0002; "
        "take it out (the page shows ␂ in its place)",
    ),
    Case(
        "a control character in front matter",
        source("---\ntitle: a\x08b\n---\n\n甲\n"),
        "source_texts/bad.md:2:1: error[F04] " + YAML.format("the character U+0008; take it out"),
    ),
    Case(
        "an anchor",
        source("---\ntitle: &a x\nnumber: *a\n---\n\n甲\n"),
        "source_texts/bad.md:2:8: error[F04] "
        + YAML.format("an anchor (&); write it out, or put quotation marks around a value that begins with this sign"),
    ),
    Case(
        "an alias of nothing",
        page("---\nsource_text: good\ntitle: *a\n---\nA\n"),
        "docs/page.md:3:8: error[F04] "
        + YAML.format("an alias (*); write it out, or put quotation marks around a value that begins with this sign"),
    ),
    Case(
        "values nested too deep",
        source(f"---\ntitle: {'[' * 3000}\n---\n\n甲\n"),
        "source_texts/bad.md:2:28: error[F04] " + YAML.format("values nested more than 20 deep; take some out"),
    ),
    Case(
        "too many values",
        source(f"---\nrelated: [{'a,' * 20_000}]\n---\n\n甲\n"),
        "source_texts/bad.md:2:20005: error[F04] " + YAML.format("more than 10000 values; take some out"),
    ),
    Case(
        "a list as front matter",
        source("---\n- title\n---\n\n甲\n"),
        "source_texts/bad.md:2:1: error[F04] " + YAML.format("a list; write `key: value`, a line each"),
    ),
    Case(
        "a list as a key",
        source("---\n? [a]\n: b\n---\n\n甲\n"),
        "source_texts/bad.md:2:3: error[F04] " + YAML.format("a list as a key; put quotation marks around it"),
    ),
    Case(
        "a text that has changed since it was sealed",
        source(f"---\ntitle: t\nsha256: {'0' * 64}\n---\n\n甲\n"),
        "source_texts/bad.md:3:9: error[C27] expected the text that was sealed (sha256 000000000000…), "
        "found 33e3580c0931…; take the change back, or run `bitext seal bad` if it is meant",
    ),
    Case(
        "a mark that points nowhere",
        page(PAGE.replace("A\n", "<!-- source: 9 -->\nA\n")),
        "docs/page.md:5:1: error[C20] expected source block 1 here, to which the blocks before it and after it lead, "
        "found 9; write <!-- source: 1 --> (see source_texts/good.md:5)",
        box=False,
    ),
    Case(
        "marks that overlap",
        page("---\nsource_text: good\n---\n\n<!-- source: 1-2 -->\nA\n\n<!-- source: 2 -->\nB\n"),
        "docs/page.md:5:1: error[C20] expected no mark here, as the blocks pair in order without it, "
        "found <!-- source: 1-2 -->; take it out",
        box=False,
    ),
    Case(
        "a mark that is malformed",
        page(PAGE.replace("A\n", "<!-- source: one -->\nA\n")),
        "docs/page.md:5:1: error[C20] expected <!-- source: 1 -->, found <!-- source: one -->; write it so, on a line of its own",
        box=False,
    ),
    Case(
        "a source block without a translation",
        page("---\nsource_text: good\n---\n\nA\n\n<!-- untranslated: 2 -->\n"),
        "docs/page.md:7:1: error[C20] expected a reason, found none; write <!-- untranslated: 2 reason -->",
        box=False,
    ),
    Case(
        "raw HTML that is never closed",
        page("---\nsource_text: good\n---\n\nA\n\n<!-- source: 2 -->\n<div>\nB\n"),
        "docs/page.md:8:1: error[F10] expected a tag that closes <div>, found none; "
        "add it (the page closes it at the next blank line)",
    ),
]


def project(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write a project that is good but for `files`."""
    return write(folder, {"source_texts/good.md": GOOD, **files})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_line_and_the_right_place(case: Case, tmp_path: Path) -> None:
    """Every fault is said first in exactly one line, with path, line and column, and the corpus is there all the same."""
    corpus = load(options(project(tmp_path, case.files)))
    said = [str(finding) for finding in corpus.findings]
    assert case.line in said
    assert len([line for line in said if "[C" not in line or line == case.line]) == 1, said
    assert "page.md" in corpus.translations
    assert corpus.source_texts["good"].on_file


def test_a_good_project_has_nothing_to_say(tmp_path: Path) -> None:
    """The project that every case changes is without fault."""
    assert load(options(project(tmp_path, page(PAGE)))).findings == ()


@pytest.fixture(scope="module")
def bad_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """One site with every case that a page shows, built without `--strict`, and what MkDocs said."""
    folder = tmp_path_factory.mktemp("bad")
    files: dict[str, str | bytes] = {"source_texts/good.md": GOOD}
    for number, case in enumerate(CASES):
        for name, content in case.files.items():
            text = content if isinstance(content, bytes) else content.encode()
            path = name.replace("bad", f"bad{number}").replace("page", f"page{number}")
            files[path] = text.replace(b"source_text: bad", f"source_text: bad{number}".encode())
    done = build(write(folder, files))
    assert done.returncode == 0, done.stdout[-3000:]
    return folder, done.stdout


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_the_page_is_built_and_says_so(number: int, bad_site: tuple[Path, str]) -> None:
    """Without `--strict` the build goes on: each page is there, and a box says what is wrong where the page has one."""
    folder, said = bad_site
    case = CASES[number]
    line = case.line.replace("/bad.md", f"/bad{number}.md").replace("/page.md", f"/page{number}.md")
    line = line.replace("seal bad`", f"seal bad{number}`")
    assert said.count(f"ERROR   -  bitext: {line}\n") == 1
    assert "Traceback" not in said
    soup = parsed((folder / "site" / f"page{number}" / "index.html").read_text("utf-8"))
    faults = [text_of(fault) for fault in soup.select("article.bitext .bitext-faults p")]
    assert (line in faults) == case.box
    never_closed = "closes the front matter" in line  # nobody knows where it would have ended
    assert never_closed or "source_text:" not in text_of(soup.select("article.bitext")[0])


@pytest.mark.parametrize("case", [CASES[0], CASES[8], CASES[-4]], ids=lambda case: case.name)
def test_strict_stops(case: Case, tmp_path: Path) -> None:
    """Under `--strict` the same faults are errors: exit 1, the line, no traceback."""
    done = build(project(tmp_path, case.files), "--strict")
    assert done.returncode == 1
    assert case.line in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize("other", ["more/good.md", "Good.md"])
def test_two_source_texts_with_one_id_stop_the_build(other: str, tmp_path: Path) -> None:
    """One id is one file, in subfolders too, and whatever the case of its letters."""
    folder = project(tmp_path, {f"source_texts/{other}": GOOD})
    with pytest.raises(DuplicateIdError) as caught:
        load(options(folder))
    first, second = sorted(["good.md", other])
    id_ = Path(second).stem
    line = (
        f"source_texts/{second}:1:1: error[F08] expected one source text with the id {id_}, found another, "
        f"source_texts/{first}; rename one of them"
    )
    assert str(caught.value) == line
    done = build(folder)
    assert done.returncode == 1
    assert line in done.stdout
    assert "Traceback" not in done.stdout


def test_an_option_that_is_wrong_stops_the_build(tmp_path: Path) -> None:
    """A folder of originals that is a file is a wrong option; so is one of the wrong type."""
    folder = project(tmp_path, {"file": ""})
    with pytest.raises(ConfigurationError) as caught:
        load(replace(options(folder), source_texts=folder / "file"))
    assert str(caught.value) == (
        "mkdocs.yml:1:1: error[F12] expected source_texts to name a folder, found the file file; "
        "name the folder of the originals"
    )
    assert caught.value.finding.code in REGISTRY
    assert isinstance(caught.value, BitextError)
    (folder / "mkdocs.yml").write_text("site_name: T\nplugins: [bitext: {source_texts: [1]}]\n", encoding="utf-8")
    done = build(folder)
    assert done.returncode == 1
    assert "source_texts" in done.stdout
    assert "Traceback" not in done.stdout


OUT = (
    "{}:1:1: error[F01] expected a file inside the project's folder, found a link that leads out of it; "
    "put the file itself there"
)


def link_out(path: Path) -> None:
    """Make a link to a file outside the project."""
    outside = path.parents[2] / "outside.md"
    outside.write_text("---\nsource_text: good\ntitle: 秘\n---\n\nsecret\n", encoding="utf-8")
    path.symlink_to(outside)


SPECIAL: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link out of the tree": (link_out, OUT),
    "a link to itself": (
        lambda path: path.symlink_to(path),
        "{}:1:1: error[F01] expected a file that can be read, found: a link that leads in a circle; "
        "check the name and the file's permissions",
    ),
    "a link to nothing": (
        lambda path: path.symlink_to(path.parent / "nothing"),
        "{}:1:1: error[F01] expected a file that can be read, found: No such file or directory; "
        "check the name and the file's permissions",
    ),
    "a pipe": (
        os.mkfifo,
        "{}:1:1: error[F01] expected a file, found something that is none; put a text file there",
    ),
}


@pytest.mark.parametrize("kind", SPECIAL)
def test_source_texts_that_are_no_files(kind: str, tmp_path: Path) -> None:
    """What is no file of the project is not opened, and counts as not on file."""
    make, line = SPECIAL[kind]
    folder = project(tmp_path / "project", {"docs/page.md": "---\nsource_text: bad\n---\nA\n"})
    make(folder / "source_texts" / "bad.md")
    corpus = load(options(folder))
    assert [str(finding) for finding in corpus.findings] == [line.format("source_texts/bad.md")]
    assert not corpus.source_texts["bad"].on_file
    assert corpus.source_texts["bad"].title.original == ""


def test_a_page_that_leads_out_is_not_shown(tmp_path: Path) -> None:
    """A page that is a link out of the tree is refused: its box says so and nothing of it is published."""
    folder = project(tmp_path / "project", {})
    link_out(folder / "docs" / "page.md")
    done = build(folder)
    assert done.returncode == 0, done.stdout
    assert OUT.format("docs/page.md") in done.stdout
    built = (folder / "site" / "page" / "index.html").read_text("utf-8")
    assert "secret" not in built
    assert "bitext-faults" in built


def test_a_folder_that_is_elsewhere_by_choice_is_no_link(tmp_path: Path) -> None:
    """A docs folder outside that of `mkdocs.yml`, and pages that a plugin made elsewhere, are no faults."""
    elsewhere = project(tmp_path / "elsewhere", page(PAGE))
    own = replace(options(tmp_path / "project"), docs=elsewhere / "docs", source_texts=elsewhere / "source_texts")
    assert load(own).findings == ()
    assert load(own, [("made.md", elsewhere / "docs" / "page.md")]).findings == ()


def test_a_file_that_must_not_be_read(tmp_path: Path) -> None:
    """A file that the system does not let us read is a fault with the system's reason."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    found = read(tmp_path / "a.md", "a.md", tmp_path, load=refuse)
    assert str(found.fault) == (
        "a.md:1:1: error[F01] expected a file that can be read, found: Permission denied; "
        "check the name and the file's permissions"
    )


def test_the_bound_is_exact(tmp_path: Path) -> None:
    """A file of exactly the largest size is read."""
    (tmp_path / "a.md").write_bytes(b"a" * MAX_FILE_BYTES)
    assert read(tmp_path / "a.md", "a.md", tmp_path).fault is None


def test_a_file_that_ends_with_its_front_matter(tmp_path: Path) -> None:
    """Marks are to be pasted below it, whether or not a line feed ends its last line; a byte-order mark is no text."""
    for end in ("---", "---\n"):
        original = "\ufeff---\ntitle: x\n---\n\n甲\n"
        page = f"---\nsource_text: bad\n{end}"
        folder = project(tmp_path / "project", {"source_texts/bad.md": original, "docs/page.md": page})
        (finding,) = load(options(folder)).findings
        assert str(finding).startswith(
            "docs/page.md:4:1: error[C01] expected a translation of source block 1, found none"
        )


def test_pages_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    """A page without `source_text` may have any front matter, any bytes and any size."""
    folder = project(
        tmp_path,
        {
            "docs/a.md": "---\ntitle: [\n---\n",
            "docs/b.md": b"\xff",
            "docs/c.md": b"x" * 6_000_000,
            "docs/d.md": "---\n",
        },
    )
    corpus = load(options(folder))
    assert corpus.findings == ()
    assert not corpus.translations


def test_a_page_may_have_no_text_yet(tmp_path: Path) -> None:
    """A front matter alone, its last line cut off or not, gives a page with the original and its gaps."""
    head = "---\nsource_text: good\n---"
    done = build(project(tmp_path, {"docs/a.md": head, "docs/b.md": f"{head}\n", "docs/c.md": f"{head}\n\n\n"}))
    assert done.returncode == 0, done.stdout
    for name in "abc":
        soup = parsed((tmp_path / "site" / name / "index.html").read_text("utf-8"))
        assert [text_of(side) for side in soup.select(".bitext-source")] == ["甲", "乙"]
        assert not soup.select(".bitext-translation")
        assert "source_text" not in text_of(soup.select(".md-content")[0])


def values(value: Value) -> int:
    """Return how many values a value holds, itself included."""
    inner = [*value.items, *(part for pair in value.fields for part in pair)]
    return 1 + sum(map(values, inner))


@given(
    text=st.one_of(
        st.text(max_size=80),
        st.text(st.sampled_from("ab:-[]{},\"'&*!|>?#%@` \n\t\\~0"), max_size=60),
        st.text(st.characters(max_codepoint=0x2FF), max_size=40),
    )
)
def test_any_front_matter_is_read_or_refused_with_its_place(text: str) -> None:
    """Whatever stands between the rules gives a mapping, or one error inside the text."""
    place = read_or_refused(text)
    if isinstance(place, Value):
        assert place.kind == "mapping"
        assert values(place) >= 1
    else:
        assert 2 <= place.finding.location.line <= len(text) + 3
        assert place.finding.location.column >= 1
        assert place.finding.message


def read_or_refused(text: str) -> Value | FrontMatterError:
    """Return the mapping that a text holds, or why it holds none; any other exception is a fault of ours."""
    try:
        return parse(text, 2)
    except FrontMatterError as error:
        return error


OTHERS = (
    "template hide tags search status icon subtitle social comments nav_title date categories draft slug links pin image "
    "render_macros ignore_macros glightbox authors author keywords lang revision_date og_title og meta_description robots "
    "published_at layout permalink weight series hero cover redirect canonical_url toc_depth version"
)


@pytest.mark.parametrize("key", OTHERS.split())
def test_keys_of_other_plugins_are_left_alone(key: str, tmp_path: Path) -> None:
    """The front matter of a page belongs to the host and its plugins too."""
    files: dict[str, str | bytes] = {"docs/page.md": f"---\nsource_text: good\n{key}: [x]\n---\nA\n\nB\n"}
    assert load(options(project(tmp_path, files))).findings == ()
