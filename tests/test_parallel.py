"""Texts whose alignment is known: every segment arrives in order, and a build pairs what belongs together."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitext.cli.given import given_draft
from bitext.exports.pairs import pairs_tmx, pairs_tsv
from bitext.importers import read_document
from bitext.importers.parallel import Aligned, Row, read_aligned, read_aligned_pair
from bitext.importers.parallel.aligned import paragraph
from bitext.importers.parallel.alternating import halves
from bitext.importers.parallel.write import laid
from bitext.languages import language
from bitext.library import paired
from bitext.model.edition import Edition, SourceText, Translation
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan
from tests.support.aligned import as_lines
from tests.support.docx import docx, notes, run
from tests.support.docx import paragraph as word_paragraph

CASES = Path(__file__).parent / "cases" / "parallel"
EXPECTED = "rows.txt"
_ORIGINALS = (".zh.", "zh.srt", "_root-")


def read_case(folder: Path) -> Aligned | None:
    """Return what is read of the file or of the two files of a case; what lies beside them is found by itself."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != EXPECTED)
    if links := [path for path in files if path.suffix == ".xml"]:
        links = [path for path in links if not path.name.startswith("novel")]
        return read_aligned(links[0], links[0].name)
    files = [path for path in files if not path.name.endswith("_html.json")]
    files.sort(key=lambda path: not any(sign in path.name for sign in _ORIGINALS))
    if len(files) == 1:
        return read_aligned(files[0], files[0].name)
    one, other = files
    return read_aligned_pair((one, other), (one.name, other.name))


@pytest.mark.parametrize(
    "folder", sorted(path for path in CASES.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_rows_of_a_case(folder: Path) -> None:
    """A case is a folder: its files, and in `rows.txt` the rows that they are read as."""
    assert as_lines(read_case(folder)) == (folder / EXPECTED).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "folder", sorted(path for path in CASES.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_build_pairs_the_rows_as_given(folder: Path) -> None:
    """The two files that are written of the rows pair in a build exactly as the rows do."""
    aligned = read_case(folder)
    if aligned is None or aligned.fault:
        return
    assert pairs_of(aligned) == expected_pairs(aligned)


def edition_of(aligned: Aligned) -> Edition:
    """Return the text that a build makes of the two files that are written of rows."""
    draft = given_draft(aligned)
    languages = [language(tag or usual) for tag, usual in zip(aligned.languages, ("zh", "en"), strict=True)]
    blocks = scan(draft.source_body, 1, languages[0])
    source = SourceText("a", "a.md", language=languages[0].tag, body=draft.source_body, blocks=blocks)
    page = with_body(Translation("a.md", "a.md", "a", language=languages[1].tag), draft.page_body, 1)[0]
    return Edition(paired(page, source)[0], source)


def pairs_of(aligned: Aligned) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the pairs that a build makes of the two files that are written of rows."""
    return [(pair.source, pair.translation) for pair in edition_of(aligned).translation.pairing.pairs]


def expected_pairs(aligned: Aligned) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the pairs that the rows are; what has no counterpart is a pair block by block."""
    found = list[tuple[tuple[int, ...], tuple[int, ...]]]()
    for bead in laid(aligned).beads:
        if bead.source and bead.translation:
            found.append((tuple(bead.source), tuple(bead.translation)))
        else:
            found += [((at,), ()) for at in bead.source] + [((), (at,)) for at in bead.translation]
    return found


def texts_of(aligned: Aligned | None) -> list[tuple[str, str]]:
    """Return what either side of each row says, paragraphs with a line feed between them."""
    assert aligned is not None
    assert aligned.fault is None
    return [
        ("\n".join(block.text for block in row.source), "\n".join(block.text for block in row.translation))
        for row in aligned.rows
    ]


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Return a file with a text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


ZH = st.text(st.sampled_from("水法节约用人，。一"), min_size=2, max_size=9).filter(lambda text: text[0] not in "，。")
EN = st.text(st.sampled_from("water saves, it all <&> 7"), min_size=2, max_size=15).map(
    lambda text: " ".join(["The", *text.split()])
)
ROWS = st.lists(st.tuples(ZH, EN), min_size=2, max_size=7)


def tmx(rows: list[tuple[str, str]]) -> str:
    """Return rows as a translation memory."""
    unit = '<tu><tuv xml:lang="zh"><seg>{}</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv></tu>'.format
    units = "".join(unit(escape(one), escape(other)) for one, other in rows)
    return f'<tmx version="1.4"><header srclang="zh"/><body>{units}</body></tmx>'


def srt(rows: list[tuple[str, str]]) -> str:
    """Return rows as subtitles in both languages."""
    cue = "{}\n00:00:{:02},000 --> 00:00:{:02},900\n{}\n{}\n".format
    return "\n".join(cue(at, at, at, one, escape(other)) for at, (one, other) in enumerate(rows))


FORMS: dict[str, Callable[[list[tuple[str, str]]], str | bytes]] = {
    "a.tmx": tmx,
    "a.srt": srt,
    "a.tsv": lambda rows: "原文\t译文\n" + "".join(f"{one}\t{other}\n" for one, other in rows),
    "a.txt": lambda rows: "\n\n".join(f"{one}\n\n{other}" for one, other in rows),
    "a.docx": lambda rows: docx("".join(word_paragraph(each) for row in rows for each in row)),
}


@settings(max_examples=8, deadline=None)
@given(rows=ROWS)
@pytest.mark.parametrize("name", FORMS)
def test_every_segment_arrives_once_and_pairs(
    tmp_path_factory: pytest.TempPathFactory, name: str, rows: list[tuple[str, str]]
) -> None:
    """Each segment arrives in its order, character for character, and a build pairs it with its own."""
    path = write(tmp_path_factory.getbasetemp(), name, FORMS[name](rows))
    aligned = read_aligned(path, name)
    if aligned is None and name in ("a.txt", "a.docx"):
        return  # with so few words, nothing tells that two languages alternate
    assert texts_of(aligned) == rows
    assert aligned is not None
    assert pairs_of(aligned) == expected_pairs(aligned)


BLOCKS = st.lists(
    st.sampled_from(["水。", "# 题", "一", "The water.", "1. item", "- item", "> quoted", "第三条 水。"]), max_size=3
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(BLOCKS, BLOCKS), min_size=1, max_size=6))
def test_any_rows_pair_as_given(rows: list[tuple[list[str], list[str]]]) -> None:
    """Rows of any shape are pairs of a build, in their order, with what marks it takes."""
    made = tuple(Row(tuple(map(paragraph, one)), tuple(map(paragraph, other))) for one, other in rows)
    aligned = Aligned("a", ("zh", "en"), rows=made)
    expected = expected_pairs(aligned)
    if any(one for one, _ in expected) and any(other for _, other in expected):
        assert sorted(pairs_of(aligned)) == sorted(expected)


SOURCE = "# 水法\n\n一段。\n\n二段。\n\n三段。\n"
PAGE = """\
# On Water

The first,
and more.

<!-- source: none -->
Added.

The second.

<!-- source: 4 -->
The *third*.

<!-- source: 4 -->
Its end.
"""


def test_our_own_exports_come_back(tmp_path: Path) -> None:
    """What a site exports of its pairs, as TMX and as a table, is read as the same pairs."""
    source = SourceText("a", "a.md", language="zh", body=SOURCE, blocks=scan(SOURCE))
    page = with_body(Translation("a.md", "a.md", "a"), PAGE, 1)[0]
    edition = Edition(paired(page, source)[0], source)
    rows = [
        ("水法", "On Water"),
        ("一段。", "The first, and more."),
        ("", "Added."),
        ("二段。", "The second."),
        ("三段。", "The third.\nIts end."),
    ]
    table = read_aligned(write(tmp_path, "a.tsv", pairs_tsv(edition)), "a.tsv")
    memory = read_aligned(write(tmp_path, "a.tmx", pairs_tmx(edition, "https://a.example/")), "a.tmx")
    assert texts_of(table) == rows
    assert texts_of(memory) == [row for row in rows if row[0]]
    assert memory is not None
    assert pairs_of(memory) == expected_pairs(memory)


TABLE = "<table><tr><th>中文</th><th>English</th></tr><tr><td>水是生命。</td><td>Water is life.</td></tr><tr><td><p>一。</p><p>二。</p></td><td><p>One.</p><p>Two.</p></td></tr></table>"
PAGES = {
    "paragraphs of a page": (
        "<h1>水 Water</h1><p>水来了，人们高兴。</p><p>The water came.</p><p>水走了，人们哭了。</p><p>The water went.</p>",
        [("水", "Water"), ("水来了，人们高兴。", "The water came."), ("水走了，人们哭了。", "The water went.")],
    ),
    "lines of a paragraph": (
        "<h1>水</h1><p>水来了，人们高兴。<br>The water came, and people were glad.</p><p>水走了，人们哭了。<br>The water went, and people cried.</p>",
        [("水", ""), ("水来了，人们高兴。", "The water came, and people were glad."), ("水走了，人们哭了。", "The water went, and people cried.")],
    ),
    "two columns, the translation first": (
        "<table><tr><td>Water is life.</td><td>水是生命。</td></tr><tr><td>Save it.</td><td>节约它。</td></tr></table>",
        [("水", ""), ("水是生命。", "Water is life."), ("节约它。", "Save it.")],
    ),
    "two columns": (TABLE, [("水", ""), ("水是生命。", "Water is life."), ("一。", "One."), ("二。", "Two.")]),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_languages_alternate_on_a_page(tmp_path: Path, name: str) -> None:
    """A page of the web in both languages, in whatever form, is read row by row."""
    html, rows = PAGES[name]
    path = write(tmp_path, "a.html", f"<!doctype html><meta charset=utf-8><title>水</title><body>{html}")
    assert texts_of(read_aligned(path, "a.html")) == rows


def test_notes_of_both_languages(tmp_path: Path) -> None:
    """Notes of the original stand behind its text, as originals have them; those of the translation are footnotes."""
    call = "<w:r><w:footnoteReference w:id='{}'/></w:r>".format
    body = ["水是生命。", "Water is life.", "节约用水。", "Save water."]
    runs = [run(text) + (call(at + 1) if at < 2 else "") for at, text in enumerate(body)]
    footnotes = notes("footnote", word_paragraph("水法。"), word_paragraph("Water Law."))
    aligned = read_aligned(
        write(tmp_path, "a.docx", docx("".join(map(word_paragraph, runs)), footnotes=footnotes)), "a.docx"
    )
    assert aligned is not None
    draft = given_draft(aligned)
    assert draft.source_body == "水是生命。[1]\n\n节约用水。\n\n[1] 水法。"
    mark = "<!-- untranslated: 3 translated in the notes -->"
    assert draft.page_body == f"Water is life.[^2]\n\nSave water.\n\n[^2]: Water Law.\n\n{mark}"
    assert pairs_of(aligned) == expected_pairs(aligned)


def test_a_text_and_then_its_translation_are_two_halves(tmp_path: Path) -> None:
    """A document with the whole text in one language and then in the other is two texts, the Chinese one first."""
    path = write(
        tmp_path, "a.docx", docx("".join(map(word_paragraph, ["One.", "Two things.", "一。", "二，三。", "四。"])))
    )
    found = halves(read_document(path, "a.docx"))
    assert found is not None
    assert [block.text for block in found.source.blocks] == ["一。", "二，三。", "四。"]
    assert [block.text for block in found.translation.blocks] == ["One.", "Two things."]


def test_named_languages_are_taken(tmp_path: Path) -> None:
    """An editor names two of several languages, in either order."""
    unit = "".join(f'<tuv xml:lang="{tag}"><seg>{tag} 水 water</seg></tuv>' for tag in ("de-DE", "fr", "zh-CN"))
    path = write(tmp_path, "a.tmx", f'<tmx><header srclang="de-DE"/><body><tu>{unit}</tu></body></tmx>')
    found = read_aligned(path, "a.tmx", languages=("fr", "German"))
    assert texts_of(found) == [("fr 水 water", "de-DE 水 water")]
    assert "found de-DE, fr, zh-CN" in str(read_aligned(path, "a.tmx", languages=("pl", "")).fault)  # type: ignore[union-attr]


def test_encodings_are_told(tmp_path: Path) -> None:
    """Subtitles of Chinese Windows are read in its encoding, and what was guessed is said."""
    text = "1\n00:00:01,000 --> 00:00:02,000\n水是生命之源，人人都要节约用水\nSave water\n"
    found = read_aligned(write(tmp_path, "a.srt", text.encode("gb18030")), "a.srt")
    assert texts_of(found) == [("水是生命之源，人人都要节约用水", "Save water")]
    assert found is not None
    assert (found.guess, found.sample) == ("GB18030", "水是生命之源, 人人都要节约用水")


def test_a_named_encoding_is_of_the_file_that_is_not_utf_8(tmp_path: Path) -> None:
    """Of two files, one may be UTF-8, and the other in the encoding that was named."""
    cue = "1\n00:00:01,000 --> 00:00:02,000\n{}\n".format
    one = write(tmp_path, "zh.srt", cue("节约用水").encode("gb18030"))
    other = write(tmp_path, "en.srt", cue("Save water – now").encode())
    found = read_aligned_pair((one, other), ("zh.srt", "en.srt"), "gb18030")
    assert texts_of(found) == [("节约用水", "Save water – now")]


PARAGRAPHS = st.lists(st.integers(1, 3), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, st.data())
def test_linked_sentences_arrive_once(
    tmp_path_factory: pytest.TempPathFactory, ours: list[int], theirs: list[int], data: st.DataObject
) -> None:
    """However sentences are linked, each is in one row, in its order, and those of a link are in the same row."""
    folder = tmp_path_factory.getbasetemp()
    names = [_linked_text(folder, "zh", ours, "第{}句。"), _linked_text(folder, "en", theirs, "Sentence {}.")]
    links, done = list[tuple[list[str], list[str]]](), [0, 0]
    while any(at < len(side) for at, side in zip(done, names, strict=True)):
        sizes = [data.draw(st.integers(0, 2)), data.draw(st.integers(0, 2))]
        taken = [side[at : at + size] for side, at, size in zip(names, done, sizes, strict=True)]
        done = [at + max(len(part), 1) for at, part in zip(done, taken, strict=True)]  # a sentence that no link names
        if any(taken):
            links.append((taken[0], taken[1]))
    written = "".join(f"<link xtargets='{' '.join(one)};{' '.join(other)}'/>" for one, other in links)
    group = f"<linkGrp fromDoc='zh.xml' toDoc='en.xml'>{written}</linkGrp>"
    found = read_aligned(write(folder, "links.xml", group), "links.xml")
    if found is None or found.fault:
        assert not all(map(any, zip(*links, strict=True))) or not links
        return
    texts = texts_of(found)
    source, translation = ("".join(row[side] for row in texts).replace("\n", "") for side in (0, 1))
    assert source == "".join(f"第{name[1:]}句。" for name in names[0])
    assert translation.replace(" ", "") == "".join(f"Sentence{name[1:]}." for name in names[1])
    for one, other in links:
        rows = {
            at
            for at, (source, translation) in enumerate(texts)
            if any(f"第{name[1:]}句" in source for name in one)
            or any(f"Sentence {name[1:]}." in translation for name in other)
        }
        assert len(rows) == 1


def _linked_text(folder: Path, tag: str, paragraphs: list[int], sentence: str) -> list[str]:
    """Write a text of paragraphs of so many sentences, and return their ids."""
    ids = [f"{tag[0]}{number}" for number in range(1, sum(paragraphs) + 1)]
    left = iter(ids)
    body = ""
    for size in paragraphs:
        body += (
            "<p>"
            + " ".join(
                f"<s id='{name}'>{sentence.format(name[1:])}</s>" for _, name in zip(range(size), left, strict=False)
            )
            + "</p>"
        )
    write(folder, f"{tag}.xml", f"<text xml:lang='{tag}'>{body}</text>")
    return ids


def test_reasons_of_what_is_left_out() -> None:
    """A reason that a file gives stands in the mark; one that would end the mark does not."""
    for reason, mark in (
        ("a repetition", "<!-- untranslated: 2 a repetition -->"),
        ("--> x", "<!-- untranslated: 2 reason -->"),
    ):
        rows = (Row((paragraph("一。"),), (paragraph("One."),)), Row((paragraph("二。"),), (), reason))
        assert mark in given_draft(Aligned("a", ("zh", "en"), rows=rows)).page_body


def test_links_lead_into_no_other_folder(tmp_path: Path) -> None:
    """A file that an alignment names is read in its own folder and below, and nowhere else."""
    (tmp_path / "in").mkdir()
    write(tmp_path, "secret.xml", "<text><s id='1'>secret</s></text>")
    links = "<linkGrp fromDoc='../secret.xml' toDoc='/etc/passwd'><link xtargets='1;1'/></linkGrp>"
    found = read_aligned(write(tmp_path / "in", "links.xml", links), "links.xml")
    assert found is not None
    assert "found no such file" in str(found.fault)


def test_one_language_twice_is_no_translation(tmp_path: Path) -> None:
    """A file that says it translates from a language into the same one is refused, and says so."""
    unit = "<body><trans-unit><source>字</source></trans-unit></body>"
    text = f"<xliff><file source-language='zh' target-language='zh'>{unit}</file></xliff>"
    found = read_aligned(write(tmp_path, "a.xlf", text), "a.xlf")
    assert found is not None
    assert "expected a text in two languages, found zh; export both" in str(found.fault)


def test_ids_without_a_text_are_refused(tmp_path: Path) -> None:
    """JSON that is none of bilara's is a finding, whatever it holds."""
    for name, data in (("list", ["a"]), ("number", {"mn1:1.1": 1}), ("key", {"a b": "c"})):
        folder = tmp_path / name
        folder.mkdir()
        paths = tuple(
            write(folder, f"mn1_{kind}-own.json", json.dumps(data)) for kind in ("root-pli", "translation-en")
        )
        found = read_aligned_pair((paths[0], paths[1]), ("a.json", "b.json"))
        assert found is not None
        assert "expected an id and a text for each segment" in str(found.fault)
