"""Near misses of our notation: reported once, with the right form; ordinary text is not reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.nearest import Nearest
from bitext.project import load
from bitext.readers.files import File
from bitext.readers.ordinary_pages import near_misses_of_page
from bitext.readers.source import from_file as source_from
from bitext.readers.translation import from_file
from bitext.syntax.near.front_matter import Known
from tests.support.mended import mended
from tests.support.project import build, write
from tests.support.rendered import ID, parsed, render, site_of, source_text, text_of, translation

CASES = sorted((Path(__file__).parent / "cases" / "near").glob("*.txt"))
HEAD = f"---\nsource_text: {ID}\n---\n"
KNOWN = Known(frozenset(("water", "xi-2021")), Nearest(("water", "xi-2021")).to)


def found_in(text: str) -> list[Finding]:
    """Return the findings on a page, a translation or another."""
    file = File("page.md", text)
    read = from_file(file, "page.md")
    return list(read[1]) if read else near_misses_of_page(file, KNOWN)


def loaded(folder: Path) -> tuple[Finding, ...]:
    """Return all findings on a project."""
    return load(Options(folder, folder / "docs", folder / "source_texts")).findings


def cases() -> list[tuple[str, str, str]]:
    """Return name, text and messages of each case: below a line with the text, its messages are indented."""
    found = []
    for path in CASES:
        typed = ""
        said: list[str] = []
        for line in [*path.read_text("utf-8").split("\n"), ""]:
            if line.startswith("  "):
                said.append(line[2:])
                continue
            if typed:
                found.append((f"{path.stem}: {typed}", typed, "\n".join(said)))
            typed, said = line, []
    return found


def page(typed: str, kind: str) -> str:
    """Return the text of a page; cases of a whole file bring their own head."""
    text = typed.replace("\\n", "\n").replace("\\t", "\t")
    return text if kind in ("front matter", "lists", "originals") else HEAD + text


@pytest.mark.parametrize(("name", "typed", "said"), cases(), ids=[name for name, _, _ in cases()])
def test_golden(name: str, typed: str, said: str) -> None:
    """Each slip has one message with the right form; a case without one must stay silent.

    Where a message has edits, the page with the edits made is silent about it.
    """
    kind = name.partition(":")[0]
    text = page(typed, kind)
    read = source_from(File("page.md", text), "page")[1] if kind == "originals" else tuple(found_in(text))
    assert "\n".join(str(finding).removeprefix("page.md:") for finding in read) == said
    mends = [finding for finding in read if finding.edits]
    if mends and kind != "originals":
        after = found_in(mended(text, mends))
        assert not {finding.message for finding in mends} & {finding.message for finding in after}


NOTATION = (
    "[or x", " –Ed", ".]", "[", "]", "\uff3bor y –Ed.\uff3d", "(or z –Ed.)", "[Ed.: q]", "–MK]", "<!-- ", "-->", "source: 2", "terms: of",
    "\u2039!— source: 2 —>", "> [!NOTES]\n", "> [!note] a\n", "[!NOTE]\n", "!!! note\n    a –Ed.\n", "[^b]", "[^b] : c\n", "[b]: c d\n",
    "^[a b]", "[\u02c61]", "[^1", "\n\n[^1]: ** A: ** b\n", "\n", "\n\n", "- ", "    ", "`", "```\n", "•\ta\n", "| a | b |\n|---|---|\n",
    "word ", "中文", "<div>\n", "</div>\n", "\\", "**",
)  # fmt: skip


@given(parts=st.lists(st.sampled_from(NOTATION), max_size=14))
def test_every_edit_finds_what_it_says(parts: list[str]) -> None:
    """Whatever stands beside a slip: nothing raises, and each edit fits the file as it is."""
    text = HEAD + "".join(parts)
    for finding in found_in(text):
        mended(text, [finding])


@given(parts=st.lists(st.sampled_from(NOTATION), max_size=10))
def test_nothing_is_said_of_code(parts: list[str]) -> None:
    """In a fence everything is an example."""
    text = "".join(parts).replace("`", "")
    assert [each for each in found_in(f"{HEAD}~~~~~\n{text}\n~~~~~\n") if each.code in ("C20", "C21", "C30")] == []


@pytest.mark.parametrize(
    "typed",
    ["> [!NOTES]\n> A remark.", "> [!note] A title\n> A remark.", "[!NOTE]\nA remark.", "!!! note\n    A remark. –Ed."],
)
def test_what_is_nearly_an_alert_is_no_block(typed: str) -> None:
    """It stands with the pair above it, as it was typed, and the blocks around it pair as if it were not there."""
    site = site_of(source_text("甲。\n\n乙。"), translation(f"Alpha.\n\n{typed}\n\nBeta."))
    soup = parsed(render(site))
    assert [text_of(one).strip() for one in soup.select(".bitext-translation")] == ["Alpha.", "Beta."]
    assert [one["id"] for one in soup.select(".bitext-pair")] == ["p1", "p2"]
    assert "A remark." in text_of(soup.select("#p1 .bitext-commentary")[0])
    assert typed.partition("\n")[0].strip("> ") in text_of(soup.select("#p1 .bitext-commentary")[0])
    assert soup.select(".bitext-noteref, .bitext-alert") == []


@pytest.mark.parametrize("head", ["[^b] :", "[^b]：", "[b]:", "[^b]", "[\u02c6b]:", "[^b:"])
def test_what_is_nearly_the_head_of_a_footnote_is_read(head: str) -> None:
    """The note is on the page all the same, and the text below it keeps its pair."""
    site = site_of(source_text("甲。\n\n乙。"), translation(f"Alpha[^b].\n\n{head} a remark –Ed.\n\nBeta."))
    soup = parsed(render(site))
    assert [text_of(one).strip() for one in soup.select(".bitext-pair .bitext-translation")][1:] == ["Beta."]
    assert "a remark" in text_of(soup.select("aside#n1")[0])


def test_a_line_that_a_word_processor_has_mangled_is_not_printed() -> None:
    """It was meant as a mark: readers do not see it, and it is no block."""
    site = site_of(source_text("甲。\n\n乙。"), translation("Alpha.\n\n\u2039!— source: 2 —>\nBeta."))
    soup = parsed(render(site))
    assert [text_of(one).strip() for one in soup.select(".bitext-translation")] == ["Alpha.", "Beta."]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("water.txt", "found water.txt; rename it water.md"),
        ("water.MD", "found water.MD; rename it water.md"),
        ("water.markdown", "found water.markdown; rename it water.md"),
        ("water.md.txt", "found water.md.txt; rename it water.md"),
        ("water.docx", "found water.docx; save its text as water.md"),
        ("water .md", "found water .md; rename it water.md"),
        ("wate.md", "found no such file; write wate"),
        ("soil.md", "found no such file; make it with `bitext new water`, or correct source_text"),
        ("water.png", "found no such file; make it with `bitext new water`, or correct source_text"),
    ],
)
def test_an_original_of_another_name_is_named(name: str, message: str, tmp_path: Path) -> None:
    """The file that was meant is named, with what to call it."""
    write(
        tmp_path,
        {
            f"source_texts/{name}": "---\ntitle: 水\n---\n水。\n",
            "docs/page.md": "---\nsource_text: water\n---\nWater.\n",
        },
    )
    said = [str(each) for each in loaded(tmp_path)]
    assert said == [f"docs/page.md:2:14: error[F07] expected the source text source_texts/water.md, {message}"]


@pytest.mark.parametrize("name", ["source-texts", "source_text", "Source_Texts", "source texts"])
def test_a_folder_of_another_name_is_said_once(name: str, tmp_path: Path) -> None:
    """Where the whole folder has another name, no page is said to lack its original."""
    files = {f"{name}/water.md": "---\ntitle: 水\n---\n水。\n", f"{name}/soil.md": "---\ntitle: 土\n---\n土。\n"}
    pages = {f"docs/{id_}.md": f"---\nsource_text: {id_}\n---\nText.\n" for id_ in ("water", "soil")}
    write(tmp_path, {**files, **pages})
    assert [str(each) for each in loaded(tmp_path)] == [
        f"{name}:1:1: warning[C30] expected the originals in source_texts, found {name}; "
        "rename it, or name it in mkdocs.yml (source_texts)"
    ]


ENTRY = "- id: shui\n  zh: 水\n  renderings: [water]\n"


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("docs/glossary.yaml", "docs/glossary.yml"),
        ("docs/Glossary.yml", "docs/glossary.yml"),
        ("docs/glossary.yml.txt", "docs/glossary.yml"),
        ("docs/glosary.yml", "docs/glossary.yml"),
        ("docs/glossary/a.yaml", "docs/glossary/a.yml"),
        ("docs/glossaries/a.yml", "docs/glossary/a.yml"),
        ("glossary.yml", "docs/glossary.yml"),
        ("glossary/a.yml", "docs/glossary/a.yml"),
    ],
)
def test_a_glossary_of_another_name_is_named(name: str, right: str, tmp_path: Path) -> None:
    """A file with entries that nothing reads is said, with the name that is read; one without entries is not ours."""
    write(tmp_path, {name: ENTRY, "docs/index.md": "# Home\n"})
    found = (
        f"{name}:1:1: warning[C30] expected a glossary in {right}, found {name}, which nothing reads; rename it {right}"
    )
    assert [str(each) for each in loaded(tmp_path)] == [found]
    (tmp_path / name).write_text("rules:\n  - no passive\n", encoding="utf-8")
    assert loaded(tmp_path) == ()


def test_a_link_out_of_the_project_is_not_looked_into(tmp_path: Path) -> None:
    """What it leads to is nobody's glossary here."""
    write(tmp_path / "project", {"docs/index.md": "# Home\n"})
    (tmp_path / "out.yml").write_text(ENTRY, encoding="utf-8")
    (tmp_path / "project" / "docs" / "glossary.yaml").symlink_to(tmp_path / "out.yml")
    assert [each.code for each in loaded(tmp_path / "project")] == ["F01"]


def test_a_translation_that_does_not_end_in_md_is_named(tmp_path: Path) -> None:
    """A text file of the docs folder with the front matter of a translation is said; any other is not."""
    write(
        tmp_path, {"docs/a.txt": "---\nsource_text: water\n---\nWater.\n", "docs/b.txt": "source_text: what it means\n"}
    )
    write(tmp_path, {"docs/index.md": "# Home\n"})
    assert [str(each) for each in loaded(tmp_path)] == [
        "docs/a.txt:1:1: warning[C30] expected a translation in a file that ends in .md, found a.txt; rename it a.md"
    ]


def test_a_strict_build_stops_at_a_slip_and_not_at_information(tmp_path: Path) -> None:
    """What is surely meant as notation is a warning; a bracket that may be the translation's own is none."""
    original = {"source_texts/water.md": "---\ntitle: 水\n---\n水。\n"}
    write(tmp_path, {**original, "docs/page.md": "---\nsource_text: water\n---\nWater [or x –Ed].\n"})
    done = build(tmp_path, "--strict")
    assert done.returncode == 0, done.stdout
    assert "docs/page.md:4:7: information[C30] expected a note with its signature" in done.stdout
    write(tmp_path, {"docs/page.md": "---\nsource_text: water\n---\nWater.\n\n> [!INFO]\n> x\n"})
    done = build(tmp_path, "--strict")
    assert done.returncode == 1
    assert done.stdout.count("docs/page.md:6:1: warning[C30]") == 1
