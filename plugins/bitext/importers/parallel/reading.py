"""Files → rows, by what the files are called and what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bitext.config import MARKDOWN_SUFFIXES, MAX_FILE_BYTES
from bitext.importers.document import Block, Document, Run
from bitext.importers.parallel import bilara, linked, numbered, subtitles, twins
from bitext.importers.parallel.aligned import Aligned, faulty, paragraph, verse
from bitext.importers.parallel.alternating import alternating
from bitext.importers.parallel.po import read_po
from bitext.importers.parallel.table import read_table
from bitext.importers.parallel.tmx import read_tmx
from bitext.importers.parallel.two_languages import Tags
from bitext.importers.parallel.xliff import read_xliff
from bitext.importers.parallel.xml_files import read_xml
from bitext.importers.reading import read_document
from bitext.importers.write import joined
from bitext.languages import CHINESE, language
from bitext.languages.detection import tag_of
from bitext.languages.headings import rank
from bitext.readers.raw_texts import read_raw, readings
from bitext.syntax.source_blocks import scan

_Reader = Callable[[Path, str, str, Tags], Aligned | None]
_READERS: dict[str, _Reader] = {
    ".tmx": read_tmx,
    **dict.fromkeys((".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"), read_xliff),
    **dict.fromkeys((".po", ".pot"), read_po),
    **dict.fromkeys((".csv", ".tsv", ".tab"), read_table),
    **dict.fromkeys((".srt", ".vtt"), subtitles.read_subtitles),
}
_SUBTITLES = (".srt", ".vtt")
_PLAIN = (".txt", ".text", "")
_UNNAMED = ("", "")


def read_aligned(path: Path, shown: str, codec: str = "", languages: Tags = _UNNAMED) -> Aligned | None:
    """Return the rows of a file that has a text beside its translation, or None where it has one text.

    `codec`: of a file that does not say its encoding. `languages`: of the original and of the translation, where an
    editor named them. What cannot be read as a document is None too: who reads it as one will say why.
    """
    suffix = path.suffix.lower()
    if reader := _READERS.get(suffix):
        return reader(path, shown, codec, languages)
    if suffix == ".xml":
        return _xml(path, shown, codec, languages)
    if bilara.is_bilara(path):
        message = "expected the root text and a translation, found one file of bilara's; name both"
        return faulty(shown, message)
    if suffix in MARKDOWN_SUFFIXES:
        document = _markdown(path, shown, codec)
        return alternating(document, languages, is_markdown=True) if document.blocks else None
    if suffix in _PLAIN:
        return _plain(path, shown, codec, languages)
    document = read_document(path, shown, codec)
    return None if document.fault else alternating(document, languages)


def read_aligned_pair(
    paths: tuple[Path, Path], shown: tuple[str, str], codec: str = "", languages: Tags = _UNNAMED
) -> Aligned | None:
    """Return the rows of a text and its translation in two files that know one another's passages, or None.

    Such are the files of bilara, subtitles, verses with numbers, and Markdown of one structure. The first is the
    original.
    """
    suffixes = {path.suffix.lower() for path in paths}
    if suffixes <= set(_SUBTITLES):
        return subtitles.read_two(paths, shown, codec, languages)
    if all(map(bilara.is_bilara, paths)):
        return bilara.read_bilara(paths, shown, languages)
    if suffixes & {*_READERS, ".xml", ".json", ".docx", ".html", ".htm"}:
        return None
    return numbered.read_numbered(paths, shown, codec, languages) or twins.read_twins(paths, shown, codec, languages)


def _xml(path: Path, shown: str, codec: str, languages: Tags) -> Aligned:
    """Return the rows of XML, whose root says what it is."""
    read = read_xml(path, shown, codec, "an alignment in XML")
    if isinstance(read, Aligned):
        return read
    root, file = read
    if root.name == "tmx":
        return read_tmx(path, shown, codec, languages)
    if root.name == "xliff":
        return read_xliff(path, shown, codec, languages)
    if linked.has_links(root):
        return linked.read_linked(path, shown, root, file, languages)
    found = f"XML of <{root.name[:40]}> without links"
    return faulty(shown, f"expected TMX, XLIFF, or links of InterText, XCES or TEI, found {found}; export one of these")


def _plain(path: Path, shown: str, codec: str, languages: Tags) -> Aligned | None:
    """Return the rows of a plain text: of each line, or of what blank lines part, whichever alternates."""
    raw = read_raw(path, shown, codec)
    for plain in () if raw.fault else readings(raw, CHINESE):
        texts = [[plain.lines[index].strip() for index in lines] for lines in plain.paragraphs]
        blocks = [_joined(verse(lines)) for lines in texts]
        title = plain.levels[:1] == (1,) and any(map(str.isalpha, blocks[0].text))
        document = Document(
            shown, blocks=tuple(_with_headings(blocks, title=title)), guess=raw.guess, sample=raw.sample
        )
        if found := alternating(document, languages):
            return found
    return None


def _with_headings(blocks: Sequence[Block], *, title: bool) -> Iterator[Block]:
    """Yield lines of plain text, and as headings those that are by their numbers; `title`: whether the first is one."""
    ranks = [rank(block.text, language(block.language or CHINESE.tag)) for block in blocks]
    there = sorted({each for each in ranks if each is not None})
    for index, (block, found) in enumerate(zip(blocks, ranks, strict=True)):
        if found is not None or (title and not index):
            yield replace(block, kind="heading", level=1 if found is None else 2 + there.index(found))
        else:
            yield block


def _joined(block: Block) -> Block:
    """Return lines of a plain text in one language as the paragraph that they are."""
    if block.kind == "verse" and block.language and len({tag_of(run.text) for run in block.runs} - {""}) == 1:
        return paragraph(joined([run.text for run in block.runs]))
    return block


def _markdown(path: Path, shown: str, codec: str) -> Document:
    """Return a text in Markdown in blocks, the words of each as typed."""
    raw = read_raw(path, shown, codec)
    if raw.fault or len(raw.text) > MAX_FILE_BYTES:
        return Document(shown, fault=raw.fault)
    lines = raw.text.split("\n")
    blocks = tuple(
        Block(
            block.kind if block.kind in ("heading", "image") else "paragraph",
            (Run("\n".join(lines[block.line - 1 : block.end])),),
            block.level,
            language=tag_of(block.text),
        )
        for block in scan(raw.text, 1, CHINESE)
    )
    return Document(shown, blocks=blocks, guess=raw.guess, sample=raw.sample)
