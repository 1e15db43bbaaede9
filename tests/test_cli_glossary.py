"""`bitext glossary`: what is written can be taken in, and nothing else in a glossary's file changes by a character."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.cli import main
from bitext.cli.entries import Change, additions, changes
from bitext.cli.merging import comparable
from bitext.cli.yaml_text import attribute, value_of
from bitext.diagnostics import Finding
from bitext.edits import applied
from bitext.model.glossary import Citation, Rendering, Term
from bitext.readers.entries import KEYS, read_entries
from tests.support.glossaries import IDS, WORDS, terms
from tests.support.small_project import files_of, write_project

GLOSSARY = """\
# The terms of the water law.

- id: jieyue-yongshui   # never changes
  zh: 节约用水
  renderings:  # as the law has them
    - saving water
    - {en: water saving, by: DigiChina, note: rare}

  # to be discussed
- id: shui
  zh:   水
  definition: >-
    What the law
    is about.  # no comment
  # the last line of the file
"""
FILE = "docs/glossary.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: a project with a glossary of two terms."""
    monkeypatch.chdir(write_project(tmp_path, {FILE: GLOSSARY}))
    return tmp_path


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Return the status of a command and what it prints."""
    status = main(["glossary", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


# Export


def test_an_export_is_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file the terms are printed, as a table where no format is named."""
    before = files_of(project)
    status, out, err = run("export", capsys=capsys)
    assert (status, err) == (0, "")
    assert out.splitlines()[:2] == [
        "\ufeffid,zh,pinyin,type,en,status,by,note,definition,not_in,see_also,sources,alone",
        "jieyue-yongshui,节约用水,jiéyuē yòngshuǐ,term,saving water,preferred,,,,,,,",
    ]
    assert run("export", "--format", "tbx", capsys=capsys)[1].startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<tbx '
    )
    assert files_of(project) == before


def test_an_export_goes_into_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The format is what the file ends in; what is there is replaced only when told."""
    assert run("export", "terms.tsv", capsys=capsys) == (0, "terms.tsv: 2 terms written\n", "")
    first = (project / "terms.tsv").read_bytes()
    assert first.startswith(b"id\tzh\t")
    assert run("export", "terms.tsv", "--format", "tbx", capsys=capsys) == (
        2,
        "",
        "bitext: expected an answer, found no terminal to ask on; add --yes to go on without being asked\n",
    )
    assert (project / "terms.tsv").read_bytes() == first
    assert run("export", "terms.tsv", "--format", "tbx", "--yes", capsys=capsys)[0] == 0
    assert (project / "terms.tsv").read_bytes().startswith(b"<?xml")


def test_an_export_of_no_known_format(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that ends in something else needs to be told what it is."""
    before = files_of(project)
    message = "bitext: expected a file that ends in .csv, .tsv, .tbx, found terms.txt; add --format\n"
    assert run("export", "terms.txt", capsys=capsys) == (2, "", message)
    assert run("export", "nowhere/terms.csv", capsys=capsys)[0] == 2
    assert files_of(project) == before


def test_an_export_of_what_cannot_be_read_replaces_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the glossary empties no table; its essays are not said to be without entries, either."""
    assert run("export", "terms.csv", capsys=capsys)[0] == 0
    before = (project / "terms.csv").read_bytes()
    (project / FILE).write_text(f"{GLOSSARY}- id: a\n\tzh: b\n", encoding="utf-8")
    (project / "docs" / "glossary").mkdir()
    (project / "docs" / "glossary" / "shui.md").write_text("Water.\n", encoding="utf-8")
    for arguments in (("export", "terms.csv", "--yes"), ("export",)):
        status, out, error = run(*arguments, capsys=capsys)
        assert (status, out) == (2, "")
        assert error.splitlines() == [
            f"{FILE}:17:1: error[F13] expected a list of entries, each with `- zh: …` first, in valid YAML, found a tab; "
            "write spaces instead; until then the site has no term of this file",
            "bitext: expected a glossary that can be read, found these; correct them first",
        ]
    assert (project / "terms.csv").read_bytes() == before


def test_an_export_into_a_folder_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder is named, and not a file that was to be made for a moment."""
    before = files_of(project)
    message = "bitext: expected the folder nowhere, found none; make it first\n"
    assert run("export", "nowhere/terms.csv", capsys=capsys) == (2, "", message)
    assert files_of(project) == before


def test_an_export_says_what_it_lacks(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that cannot be used is reported, and the status is 1."""
    (project / FILE).write_text("- id: shui\n", encoding="utf-8")
    status, out, err = run("export", "terms.csv", capsys=capsys)
    assert (status, out) == (1, "terms.csv: 0 terms written\n")
    assert err == "docs/glossary.yml:1:3: error[F14] expected a headword, found none; write zh: and the Chinese word\n"


def test_a_group_without_a_command_prints_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """As `bitext` alone does: on lines, and without a fault."""
    status, out, err = run(capsys=capsys)
    assert (status, err) == (0, "")
    usage = out.replace("[COMMAND]", "COMMAND")  # as older versions of click write it
    assert usage.startswith("Usage: bitext glossary [OPTIONS] COMMAND [ARGS]...\n\n  Write the glossary")
    assert "\n  import " in out


@pytest.mark.usefixtures("project")
def test_an_export_to_where_nothing_can_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    """The file that was named is in the message, and not the one beside it."""
    if not Path("/proc").is_dir():  # where even an administrator makes no file
        pytest.skip("this system has no /proc")
    status, out, err = run("export", "/proc/terms.csv", capsys=capsys)
    assert (status, out) == (2, "")
    assert err.startswith("/proc/terms.csv:1:1: error[F17] expected a file that can be written, found: ")
    assert ".bitext-" not in err


def test_an_export_into_a_folder_that_is_closed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the file can neither be made nor looked for, it is said that it cannot be written."""
    folder = project / "closed"
    folder.mkdir()
    folder.chmod(0o444)
    if os.geteuid() == 0:
        pytest.skip("an administrator may enter every folder")
    status, out, err = run("export", "closed/terms.csv", capsys=capsys)
    assert (status, out) == (2, "")
    assert err.startswith("closed/terms.csv:1:1: error[F17] expected a file that can be written, found: ")


# Import

TABLE = 'id,zh,en,note\njieyue-yongshui,节约用水,saving water,\njieyue-yongshui,节约用水,water saving,\nshui,水,,\n,用水,"use: ""water""",\n'
ADDED = """\

- id: yongshui
  zh: 用水
  renderings:
    - "use: \\"water\\""
"""


def test_new_terms_go_to_the_end(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those that are there and say the same are left alone, and a second time nothing is new."""
    (project / "terms.csv").write_text(TABLE, encoding="utf-8")
    assert run("import", "terms.csv", "--yes", capsys=capsys) == (
        0,
        "terms.csv: 3 terms: 1 new, 0 different, 2 the same\ndocs/glossary.yml: written\n",
        "",
    )
    assert (project / FILE).read_text(encoding="utf-8") == GLOSSARY + ADDED
    assert run("import", "terms.csv", "--yes", capsys=capsys) == (
        0,
        "terms.csv: 3 terms: 0 new, 0 different, 3 the same\n",
        "",
    )


@pytest.mark.parametrize("options", [["--dry-run"], []])
def test_nothing_is_written_unasked(project: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run says what there is; without one somebody has to agree."""
    (project / "terms.csv").write_text(TABLE, encoding="utf-8")
    before = files_of(project)
    status, out, _ = run("import", "terms.csv", *options, capsys=capsys)
    assert (status, out) == (0 if options else 2, "terms.csv: 3 terms: 1 new, 0 different, 2 the same\n")
    assert files_of(project) == before


def test_a_glossary_is_begun(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no glossary yet, the file is made."""
    (project / FILE).unlink()
    (project / "terms.csv").write_text("中文,英文\n水,water\n", encoding="utf-8")
    assert run("import", "terms.csv", "--yes", capsys=capsys)[0] == 0
    assert (project / FILE).read_text(encoding="utf-8") == "- id: shui\n  zh: 水\n  renderings:\n    - water\n"


DIFFERING = (
    "id,zh,en,status,definition,type\njieyue-yongshui,节约用水,water saving,,,slogan\njieyue-yongshui,节约用水,saving water,deprecated,,\n"
    "shui,水,,,What the law is about.,\n"
)
LISTED = (
    "docs/glossary.yml:3:3: jieyue-yongshui, type: term; terms.csv:2 has slogan\n"
    "docs/glossary.yml:3:3: jieyue-yongshui, renderings: saving water, water saving; terms.csv:2 has water saving, saving water\n"
    "docs/glossary.yml:10:3: shui, definition: What the law is about. # no comment; terms.csv:4 has What the law is about.\n"
)


def test_what_differs_is_listed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A term that is there stays as it is."""
    (project / "terms.csv").write_text(DIFFERING, encoding="utf-8")
    before = files_of(project)
    status, out, _ = run("import", "terms.csv", "--yes", capsys=capsys)
    counts = "terms.csv: 2 terms: 0 new, 2 different, 0 the same; add --update to take what differs from it\n"
    assert (status, out) == (0, LISTED + counts)
    assert files_of(project) == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_differs_is_taken_when_told(
    project: Path, line_end: str, mark: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Values are replaced where they stand; comments and everything else in the file keep their bytes."""
    (project / "terms.csv").write_text(DIFFERING, encoding="utf-8")
    (project / FILE).write_bytes((mark + GLOSSARY.replace("\n", line_end)).encode())
    status, out, _ = run("import", "terms.csv", "--update", "--yes", capsys=capsys)
    counts = "terms.csv: 2 terms: 0 new, 2 different, 0 the same\ndocs/glossary.yml: written\n"
    assert (status, out) == (0, LISTED + counts)
    expected = GLOSSARY.replace(
        "    - saving water\n    - {en: water saving, by: DigiChina, note: rare}\n",
        "    - {en: water saving, by: DigiChina, note: rare}\n    - {en: saving water, status: deprecated}\n  type: slogan\n",
    ).replace(" >-\n    What the law\n    is about.  # no comment\n", " What the law is about.\n")
    assert (project / FILE).read_bytes() == (mark + expected.replace("\n", line_end)).encode()
    assert run("import", "terms.csv", capsys=capsys)[1] == "terms.csv: 2 terms: 0 new, 0 different, 2 the same\n"


def test_an_entry_in_another_file_is_changed_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A glossary may be of several files: each entry stays in its own."""
    (project / "docs" / "glossary").mkdir()
    other = project / "docs" / "glossary" / "air.yml"
    other.write_text("- id: kongqi\n  zh: 空气\n", encoding="utf-8")
    (project / "terms.csv").write_text("zh,en\n空气,air\n风,wind\n", encoding="utf-8")
    assert run("import", "terms.csv", "--update", "--yes", capsys=capsys)[0] == 0
    assert other.read_text(encoding="utf-8") == "- id: kongqi\n  zh: 空气\n  renderings:\n    - air\n"
    assert (
        (project / FILE).read_text(encoding="utf-8").endswith("\n\n- id: feng\n  zh: 风\n  renderings:\n    - wind\n")
    )


@pytest.mark.parametrize(
    ("glossary", "expected"),
    [
        ("- {id: shui, zh: 水}\n", "docs/glossary.yml:1:3: error[F06] "),
        ("[{id: shui, zh: 水}]\n", "docs/glossary.yml:1:2: error[F06] "),
    ],
)
def test_another_style_is_left_to_its_writer(
    project: Path, glossary: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An entry that a line more would break is not touched."""
    (project / FILE).write_text(glossary, encoding="utf-8")
    (project / "terms.csv").write_text("zh,en\n水,water\n", encoding="utf-8")
    status, _, err = run("import", "terms.csv", "--update", "--yes", capsys=capsys)
    message = (
        "expected a list of entries with `key: value` lines, found another style; write the change there yourself\n"
    )
    assert (status, err) == (2, expected + message)
    assert (project / FILE).read_text(encoding="utf-8") == glossary


@pytest.mark.parametrize("glossary", ["[{id: shui, zh: 水}]\n", "- id: shui\n  zh: 水\n...\n"])
def test_a_file_that_nothing_can_be_added_to(project: Path, glossary: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What would be read otherwise than it is meant is not written."""
    (project / FILE).write_text(glossary, encoding="utf-8")
    (project / "terms.csv").write_text("zh,en\n火,fire\n", encoding="utf-8")
    assert run("import", "terms.csv", "--yes", capsys=capsys)[0] == 2
    assert (project / FILE).read_text(encoding="utf-8") == glossary


def test_faults_of_the_glossary_come_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be merged with entries that are not read."""
    (project / FILE).write_text("- id: shui\n", encoding="utf-8")
    (project / "terms.csv").write_text("zh\n水\n", encoding="utf-8")
    assert run("import", "terms.csv", "--yes", capsys=capsys) == (
        2,
        "docs/glossary.yml:1:3: error[F14] expected a headword, found none; write zh: and the Chinese word\n",
        "bitext: expected a glossary without faults, found these; correct them first\n",
    )


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("zh,Renderng\n水,water\n", "terms.csv:1:4: error[F05] expected a column that is known, found Renderng; write en\n"),
        (
            "id,zh\njieyue-yongshui,水\n",
            "terms.csv:2:1: error[F14] expected each headword once, found 水 a second time; put the two together (see docs/glossary.yml:10)\n",
        ),
        (None, "terms.csv:1:1: error[F01] expected a file that can be read, found: No such file or directory; check the name and the file's permissions\n"),
    ],
    ids=["an unknown column", "a headword that another term has", "no file"],
)  # fmt: skip
def test_a_fault_leaves_everything_as_it_is(
    project: Path, table: str | None, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is off is said on a line, and no half of the file is taken in."""
    if table is not None:
        (project / "terms.csv").write_text(table, encoding="utf-8")
    before = files_of(project)
    assert run("import", "terms.csv", "--update", "--yes", capsys=capsys) == (1, f"{expected}nothing was written\n", "")
    assert files_of(project) == before


def test_a_file_does_not_grow_past_what_is_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A glossary that no build could read is not written."""
    (project / "terms.csv").write_text(f"zh,definition\n水,{'a' * 5_000_000}\n", encoding="utf-8")
    before = files_of(project)
    assert run("import", "terms.csv", "--update", "--yes", capsys=capsys)[::2] == (
        2,
        "docs/glossary.yml:1:1: error[F03] expected at most 5 MB after the import, found 5.0 MB; "
        "import the terms in parts, and move entries to docs/glossary/*.yml between\n",
    )
    assert files_of(project) == before


def test_what_has_no_place_is_counted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of a termbase is left out in silence."""
    (project / "t.tbx").write_text(
        '<tbx><text><body><conceptEntry id="a"><note>x</note><langSec xml:lang="zh"><termSec><term>火</term></termSec></langSec></conceptEntry></body></text></tbx>',
        encoding="utf-8",
    )
    assert run("import", "t.tbx", "--dry-run", capsys=capsys)[1] == (
        "t.tbx: left out, as a glossary has no place for it: note (1)\nt.tbx: 1 term: 1 new, 0 different, 0 the same\n"
    )


# Any glossary


@given(st.data())
def test_a_change_is_what_it_says_and_no_more(data: st.DataObject) -> None:
    """Whatever the new values are: they are read as they are meant, and the other entries keep their characters."""
    before = entries_of(GLOSSARY)
    number = data.draw(st.sampled_from([0, 1]))
    wanted = data.draw(terms(before[number].id, data.draw(WORDS), []))
    keys = tuple(
        key for key in KEYS if key != "id" and value_of(wanted, key) not in ((), "", None) and data.draw(st.booleans())
    )
    changed = replace(before[number], **{attribute(key): value_of(wanted, key) for key in keys})
    changed = replace(
        changed, not_in=tuple(word for word in changed.not_in if changed.headword in word and word != changed.headword)
    )
    text = applied(GLOSSARY, changes(GLOSSARY, [Change(changed, keys)], FILE))
    expected = [comparable(changed if place == number else term) for place, term in enumerate(before)]
    assert list(map(comparable, entries_of(text))) == expected
    first, second = GLOSSARY.split("- id: shui")
    assert text.startswith(first) if number else text.endswith(f"- id: shui{second}")


@given(
    st.lists(st.tuples(IDS, WORDS), max_size=3, unique_by=(lambda each: each[0].casefold(), lambda each: each[1])),
    st.data(),
)
def test_what_is_added_stands_below(names: list[tuple[str, str]], data: st.DataObject) -> None:
    """The file begins as it was, and ends with the new terms."""
    added = [data.draw(terms(id_, zh, [])) for id_, zh in names]
    text = applied(GLOSSARY, additions(GLOSSARY, added))
    assert text.startswith(GLOSSARY)
    assert list(map(comparable, entries_of(text))) == [*map(comparable, entries_of(GLOSSARY)), *added]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "- id: a\n  zh: 甲\n\n- id: b\n  zh: 乙\n"),
        ("# none yet", "# none yet\n\n- id: a\n  zh: 甲\n\n- id: b\n  zh: 乙\n"),
        ("- id: x\n  zh: 丙", "- id: x\n  zh: 丙\n- id: a\n  zh: 甲\n- id: b\n  zh: 乙\n"),
        ("  -   id: x\n      zh: 丙\n", "  -   id: x\n      zh: 丙\n  - id: a\n    zh: 甲\n  - id: b\n    zh: 乙\n"),
    ],
)
def test_entries_stand_as_those_before_them(text: str, expected: str) -> None:
    """Blank lines and indentation follow what is there."""
    assert applied(text, additions(text, [Term("a", "甲"), Term("b", "乙")])) == expected


@pytest.mark.parametrize(
    ("line", "term", "expected"),
    [
        ("  type: term  # yes", Term("x", "丙", type="law"), "  type: law  # yes"),
        ("  pinyin:", Term("x", "丙", pinyin="bǐng"), "  pinyin: bǐng"),
        ("  pinyin: ''  # why", Term("x", "丙", pinyin="bǐng"), "  pinyin: bǐng  # why"),
        ("  renderings: [c]  # why", Term("x", "丙", renderings=(Rendering("d", "preferred"),)), "  renderings: [d]  # why"),
        ("  renderings: [c]", Term("x", "丙", renderings=(Rendering("d", "preferred"),)), "  renderings:\n    - d"),
        ("  renderings: c\n\n  # why", Term("x", "丙", renderings=(Rendering("d", "preferred"),)), "  renderings:\n    - d\n\n  # why"),
        ("  sources:\n  - c\n  # why", Term("x", "丙", sources=(Citation("d"),)), "  sources:\n    - d\n  # why"),
        ("  definition: |\n    c\n\n", Term("x", "丙", definition="d\ne"), "  definition: |-\n    d\n    e\n\n"),
        ("  alone: no", Term("x", "丙", alone=True), "  alone: yes"),
    ],
)  # fmt: skip
def test_a_value_is_replaced_where_it_stands(line: str, term: Term, expected: str) -> None:
    """Comments stay, and so do blank lines."""
    head, tail = "- id: x\n  zh: 丙\n", "\n- id: y\n  zh: 丁\n"
    (key,) = (key for key in KEYS if f"{key}:" in line)
    (place, _) = entries_of(head + line + tail)
    text = head + line + tail
    text = applied(text, changes(text, [Change(replace(term, place=place.place), (key,))], FILE))
    assert text == head + expected + tail


def entries_of(text: str) -> list[Term]:
    """Return the terms of a file without faults."""
    findings: list[Finding] = []
    found = [entry.term for entry in read_entries(text, FILE, findings)]
    assert findings == []
    return found


def test_the_group_alone_prints_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """On as many lines as it has, as the other commands' help."""
    assert main(["glossary"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "\n  export " in printed.out
    assert "\n  import " in printed.out
