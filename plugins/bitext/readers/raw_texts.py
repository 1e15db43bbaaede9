"""Raw texts: what an editor has before there is a page, as plain text or Markdown, in whatever encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path

from bitext.config import MARKDOWN_SUFFIXES, MAX_FILE_BYTES
from bitext.diagnostics import Finding, Location
from bitext.languages import Language
from bitext.languages.detection import tag_of
from bitext.languages.headings import may_be_heading, rank
from bitext.languages.zh.scripts import simplified
from bitext.readers.encoded_files import EncodedFile, read_encoded
from bitext.syntax.escaping import in_heading, in_markdown, in_source
from bitext.syntax.frontmatter import split
from bitext.syntax.plain_text import Paragraph, paragraphs

_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"{\\rtf", "a document of a word processor"),
)
"""The first bytes of files that are no text, and what they are."""
_HTML = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SPACES = " \t\u3000"
"""What sets a heading into the middle of its line."""
_IS_HTML = "HTML"
_HAS_A_KEY = re.compile(r"^[\w-]+:(?:\s|$)", re.MULTILINE)
_USUAL = "utf-8-sig"  # a whole text is not UTF-8 by chance, as a short table may be
_SAMPLE = 5_000  # characters: enough to tell traditional characters by
_TRADITIONAL = 0.03  # share of characters that simplification changes: of a traditional text it is a third


@dataclass(frozen=True, slots=True)
class RawText:
    """A raw text as it was read."""

    shown: str
    """Its path, as messages name it."""
    text: str = ""
    """Without front matter, with LF line ends."""
    is_markdown: bool = False
    """Whether its marks are marks; in plain text they are characters."""
    fault: Finding | None = None
    """Why it cannot be read, or None."""
    guess: str = ""
    """Its encoding if that was guessed from the content, else an empty string."""
    sample: str = ""
    """Its first Chinese words if the encoding was guessed."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """A plain text in paragraphs, as our notation will have it."""

    lines: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    """In order; what stands between two is white space alone."""
    levels: tuple[int, ...]
    """By paragraph: the level of the heading that it is, or 0."""
    language: Language

    def may_be_heading(self, index: int) -> bool:
        """Return whether a paragraph is one line, and short, and no sentence."""
        lines = self.paragraphs[index]
        return len(lines) == 1 and may_be_heading(self.lines[lines[0]])

    def as_source(self) -> str:
        """Return the body of a source text: every character stays, and marks and blank lines are put in."""
        parts, done = list[str](), 0
        for lines, level in zip(self.paragraphs, self.levels, strict=True):
            parts += self.lines[done : lines.start]
            if lines.start == done and done:
                parts.append("")
            first = self.lines[lines.start]
            parts.append(f"{'#' * level} {first.strip(_SPACES)}" if level else in_source(first))
            parts += map(in_source, self.lines[lines.start + 1 : lines.stop])
            done = lines.stop
        return "\n".join([*parts, *self.lines[done:]]).strip("\n")

    def as_page(self) -> str:
        """Return the body of a page: a line for each paragraph, without the white space at its ends."""
        return "\n\n".join(self._in_markdown(*each) for each in zip(self.paragraphs, self.levels, strict=True))

    def _in_markdown(self, lines: Paragraph, level: int) -> str:
        joined = ""
        for index in lines:
            line = self.lines[index].strip()
            joined += (self.language.joint(joined, line) if joined else "") + line
        return in_heading(joined, level) if level else in_markdown(joined)


def read_raw(path: Path, shown: str, codec: str = "") -> RawText:
    """Return a raw text, or the fault that prevents it; `codec`: of a file that does not say its encoding."""
    if what := _no_text(path):
        return RawText(shown, fault=_unread(shown, what))
    file = read_encoded(path, shown, most=MAX_FILE_BYTES, codec=_USUAL)
    if (file.fault and file.fault.code == "F02") or "\0" in file.text:
        file = read_encoded(path, shown, most=MAX_FILE_BYTES, codec=codec)
    if file.fault:
        return RawText(shown, fault=_with_option(file.fault) if not codec else file.fault)
    return _read(path, shown, file)


def _with_option(fault: Finding) -> Finding:
    """Return a fault, with the option that saves an editor the work where it is one of the encoding."""
    if fault.code != "F02" or "--encoding" in fault.message:
        return fault
    return replace(fault, message=f"{fault.message}, or name the encoding with --encoding")


def _read(path: Path, shown: str, file: EncodedFile) -> RawText:
    if path.suffix.lower() in (".html", ".htm", ".xhtml") or _HTML.match(file.text):
        return RawText(shown, fault=_unread(shown, _IS_HTML))
    parts = split(file.text)
    text = parts.body if _HAS_A_KEY.search(parts.yaml) else file.text
    if not text.strip():
        message = "expected a text, found none in the file; name the file that holds it"
        return RawText(shown, fault=Finding("F01", Location(shown), message))
    markdown = path.suffix.lower() in MARKDOWN_SUFFIXES
    return RawText(shown, text.strip("\n"), markdown, guess=file.guess, sample=file.sample)


def _no_text(path: Path) -> str:
    """Return what a file is that is no text, or an empty string."""
    try:
        with path.open("rb") if path.is_file() else BytesIO() as stream:
            head = stream.read(8)
    except OSError:
        return ""  # what keeps us from it, reading will say
    return next((what for begin, what in _KINDS if head.startswith(begin)), "")


def _unread(shown: str, what: str) -> Finding:
    do = "name it .html" if what == _IS_HTML else "save it as .docx or .txt, and name that"
    message = f"expected plain text, Markdown, HTML or Word (.docx), found {what}; {do}"
    return Finding("F01", Location(shown), message)


def language_tag(text: str) -> str:
    """Return the tag of the language that the script of a text shows, or an empty string."""
    tag = tag_of(text)
    if tag != "zh":
        return tag
    sample = text[:_SAMPLE]
    changed = sum(a != b for a, b in zip(sample, simplified([sample])[0], strict=False))
    return "zh-Hant" if changed > _TRADITIONAL * len(sample) else "zh-Hans"


def readings(raw: RawText, language: Language) -> tuple[PlainText, ...]:
    """Return a plain text in paragraphs; twice where either each line or what blank lines part may be one."""
    lines = tuple(raw.text.split("\n"))
    found = paragraphs(lines, partial(_is_heading, language=language))
    return tuple(PlainText(lines, tuple(each), _levels(lines, each, language), language) for each in found)


def _is_heading(line: str, language: Language) -> bool:
    return rank(line, language) is not None


def _levels(lines: tuple[str, ...], found: list[Paragraph], language: Language) -> tuple[int, ...]:
    """Return the level of the heading that each paragraph is, 1 for the first line that may be a title, or 0."""
    ranks = [rank(lines[each[0]], language) if len(each) == 1 else None for each in found]
    there = sorted({each for each in ranks if each is not None})
    levels = [0 if each is None else 2 + there.index(each) for each in ranks]
    if len(found) > 1 and not levels[0] and len(found[0]) == 1 and may_be_heading(lines[found[0][0]]):
        levels[0] = 1
    return tuple(levels)
