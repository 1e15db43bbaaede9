"""The values of a front matter, typed: a value of the wrong form is a finding and counts as not given."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from urllib.parse import urlsplit

from bitext.alike import fold
from bitext.config import MAX_ID_BYTES
from bitext.diagnostics import Finding, Location
from bitext.languages import CHINESE, Language
from bitext.languages.tags import NAMES, canonical, is_well_formed, meant, primary
from bitext.model.catalogue import Bilingual
from bitext.nearest import ASKED, Nearest, nearest
from bitext.syntax.comments import without_any
from bitext.syntax.frontmatter import Split, Value, parse
from bitext.syntax.near.front_matter import MOST_LINES, closing_slip
from bitext.syntax.yaml_faults import FrontMatterError

_MISSPELT = 0.8  # of a key's letters: source_txt and titel are slips (0.95, 0.8), subtitle is a key of its own (0.77)
_OWN_WORDS = (
    "publisher",
    "translation",
    "languages",
)  # as near as a slip, and what others may well call a key of theirs
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_PAGE = re.compile(r"[^\s/:?#<>][^\s:?#<>]{0,300}\.md(?:#[^\s<>#]{1,200})?")
_ID = re.compile(r"[^\W_](?:[\w.-]*\w)?")


def front_matter(shown: str, split: Split, text: str) -> tuple[Value | None, Finding | None]:
    """Return the front matter's mapping, or the finding on it; (None, None) where the file has no front matter."""
    if not split.present:
        if text.startswith("---\n"):
            return None, replace(closing_slip(text.split("\n", MOST_LINES)), code="F04").finding(shown)
        return None, None
    try:
        read = parse(split.yaml, split.yaml_line, shown)
        return (_uncommented(read) if "<!--" in split.yaml else read), None
    except FrontMatterError as error:
        return None, error.finding


def _uncommented(value: Value) -> Value:
    """Return a value without the comments in its texts, which readers would see."""
    if value.kind == "list":
        return value._replace(content=tuple(map(_uncommented, value.items)))
    if value.kind == "mapping":
        return value._replace(content=tuple((key, _uncommented(inner)) for key, inner in value.fields))
    return value._replace(content=without_any(value.text)) if "<!--" in value.text else value


@dataclass(slots=True)
class Fields:
    """The fields of one front matter, read by name."""

    shown: str
    """Path of the file, for findings."""
    values: Mapping[str, Value]
    findings: list[Finding] = field(default_factory=list)

    def report_unknown(
        self, known: Iterable[str], keys: Iterable[Value], cures: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Report each key that is not `known`, with the nearest known one.

        `cures`: unknown key → what to do, where correcting its letters is not enough.
        """
        names = tuple(known)
        for key in keys:
            if key.text not in names:
                cure = cures.get(key.text, "")
                near = "" if cure else self._near(key.text, names)
                do = cure or (f"write {near}" if near else "take it out, or see the guide for the keys there are")
                self._report("F05", key, f"expected a key that is known, found {key.text}; {do}")

    def report_misspelt(self, known: Iterable[str], keys: Iterable[Value]) -> None:
        """Report each key that is almost one of the `known`; all others belong to the host or other plugins."""
        names = tuple(known)
        known_names = Nearest(names, _MISSPELT)
        for key in keys:
            # A word that contains one of ours is another plugin's key: meta_description, published_at.
            own = key.text in _OWN_WORDS or not set(key.text.split("_")).isdisjoint(names)
            near = "" if own else known_names.to(key.text)
            if near and key.text not in names:
                self._report("F05", key, f"expected a key that is known, found {key.text}; write {near}")

    def text(self, name: str) -> str:
        """Return a plain value, or ""."""
        value = self.values.get(name)
        if value is None:
            return ""
        if value.kind != "text":
            self.report_form(value, "text", "write it on one line")
        return value.text.strip()

    def texts(self, name: str, inner: str = "") -> tuple[str, ...]:
        """Return the texts of a value or a list; `inner`: the key to take of an item that is a mapping."""
        return tuple(filter(None, (self._text_of(item, inner) for item in self.each(name))))

    def each(self, name: str) -> tuple[Value, ...]:
        """Return a value or the items of a list, as they were read; an empty tuple where there are none."""
        value = self.values.get(name)
        if value is None or (value.kind == "text" and not value.text):
            return ()
        return value.items if value.kind == "list" else (value,)

    def places(self, name: str) -> tuple[Location, ...]:
        """Return the place of each text of a value or a list, in the order of `texts`."""
        return tuple(Location(self.shown, item.line, item.column) for item in self.each(name) if item.text.strip())

    def bilinguals(self, name: str, original: Language) -> tuple[Bilingual, ...]:
        """Return a value or a list of values that may stand in two languages; a plain one is in the original's."""
        return tuple(filter(None, (self._bilingual(value, original) for value in self.each(name))))

    def bilingual(self, name: str, original: Language) -> Bilingual:
        """Return one value that may stand in two languages; a plain one is in the original's."""
        value = self.values.get(name)
        return self._bilingual(value, original) if value else Bilingual()

    def language(self, name: str) -> str:
        """Return the BCP 47 tag of a language, in the case that is recommended, or an empty string."""
        value = self.values.get(name)
        text = self.text(name)
        if value is None or not text or is_well_formed(text):
            return canonical(text)
        known = meant(text)
        do = f"write {known}" if known else "write its tag (two or three letters), with script or country if need be"
        self.report_form(value, "the tag of a language, like zh-Hans, en or bo", do)
        return known

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """Return a value that is one of those allowed, or ""."""
        value = self.values.get(name)
        text = self.text(name)
        if value is None or not text or text in allowed:
            return text
        near = self._near(text, allowed, 0.5)
        self.report_form(value, f"one of {', '.join(allowed)}", f"write {near}" if near else "choose one of them")
        return ""

    def _near(self, text: str, names: Sequence[str], least: float = 0.6) -> str:
        """Return the name that may have been meant, or ""; "" too once enough has been said of the file."""
        return nearest(text, names, least) if len(self.findings) < ASKED else ""

    def date(self, name: str) -> datetime.date | str:
        """Return a day as a date, a month or a year as typed, or ""."""
        value = self.values.get(name)
        text = self.text(name)
        if value is None or not text or _MONTH.fullmatch(text):
            return text
        if match := _DATE.fullmatch(text):
            try:
                return datetime.date(*map(int, match.groups()))
            except ValueError:
                pass
        self.report_form(
            value, "a date like 2021-10-18, 2021-10 or 2021", "correct it, or leave it out where it is not known"
        )
        return ""

    def address(self, name: str) -> str:
        """Return an http or https address, or ""."""
        return self._matching(
            name, is_web_address, "an address that begins with http:// or https://", "copy it from the browser"
        )

    def reference(self, name: str) -> str:
        """Return an http or https address, or a page of the docs folder with a place on it, or ""."""
        expected = "an address that begins with http:// or https://, or a page of the docs folder"
        return self._matching(name, is_reference, expected, "write it as texts/plan.md#p8")

    def identifier(self, name: str) -> str:
        """Return the id of a source text, a file's name and never a path, or ""."""
        value = self.values.get(name)
        if value is not None and value.kind == "list":
            self.report_form(value, "the id of one source text", "name one; make a page for each of the others")
            return ""
        if value is not None and is_too_long(value.text):
            found = f"expected the id of a source text of at most {MAX_ID_BYTES} bytes, found one of "
            self._report(
                "F06", value, f"{found}{len(value.text.encode('utf-8', 'replace'))}; give the text a shorter one"
            )
            return ""
        if value is not None and value.kind == "text":
            self.values = {**self.values, name: value._replace(content=unicodedata.normalize("NFC", value.text))}
        return self._matching(
            name,
            lambda id_: is_id(fold(id_)),
            "the id of a source text",
            "write the name of its file without folder and ending",
        )

    def mapping(self, name: str) -> dict[str, str]:
        """Return a mapping of texts, or an empty dict."""
        value = self.values.get(name)
        if value is None or (value.kind == "text" and not value.text):
            return {}
        if value.kind != "mapping":
            self.report_form(value, "`name: value` lines", "indent them below the key")
        return {key.text: self._text_of(item, "") for key, item in value.fields}

    def place(self, name: str) -> Location:
        """Return the place of a value, or the head of the file."""
        value = self.values.get(name)
        return Location(self.shown, value.line, value.column) if value else Location(self.shown)

    def _matching(self, name: str, test: Callable[[str], bool], expected: str, do: str) -> str:
        value = self.values.get(name)
        text = self.text(name)
        if value is None or not text or test(text):
            return text
        self.report_form(value, expected, do)
        return ""

    def _text_of(self, value: Value, inner: str) -> str:
        for key, item in value.fields:
            if inner and key.text == inner:
                return item.text.strip()
        if value.kind != "text":
            self.report_form(
                value, "text", f"write it on one line, or as {{{inner}: …}}" if inner else "write it on one line"
            )
        return value.text.strip()

    def _bilingual(self, value: Value, original: Language) -> Bilingual:
        if value.kind == "text":
            return Bilingual(value.text.strip())
        own = "zh" if original.is_chinese else primary(original.tag)
        sides = {key.text: item.text.strip() for key, item in value.fields}
        others = [key for key in sides if key != own]
        usual = "zh" if own == "en" else "en"
        known = {usual} if own == "zh" else NAMES.keys()
        if value.kind != "mapping" or len(others) > 1 or not known >= set(others):
            do = f"write the {original.english_name or 'original'} alone, or both"
            self.report_form(value, f"text or {{{own}: …, {usual}: …}}", do)
            return Bilingual()
        other = others[0] if others else usual
        tag = CHINESE.tag if other == "zh" else other
        return Bilingual(sides.get(own, ""), sides.get(other, ""), tag)

    def report_form(self, value: Value, expected: str, do: str) -> None:
        """Report a value of another form than `expected`; `do`: the advice."""
        found = value.text if value.kind == "text" else f"a {value.kind}"
        self._report("F06", value, f"expected {expected}, found {found or 'nothing'}; {do}")

    def _report(self, code: str, value: Value, message: str) -> None:
        self.findings.append(Finding(code, Location(self.shown, value.line, value.column), message))


def is_web_address(text: str) -> bool:
    """Return whether `text` is an http or https address with a host and without white space."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not any(c.isspace() for c in text)


def is_reference(text: str) -> bool:
    """Return whether `text` is an address on the web, or a page of the docs folder such as `texts/plan.md#p8`."""
    return is_web_address(text) or (_PAGE.fullmatch(text) is not None and ".." not in text)


def is_id(text: str) -> bool:
    """Return whether `text` can be the id of a source text: letters, digits, `-`, `_` and `.`, no path."""
    return _ID.fullmatch(text) is not None and ".." not in text and not is_too_long(text)


def is_too_long(id_: str) -> bool:
    """Return whether an id is too long for a file's name."""
    return len(id_.encode("utf-8", "replace")) > MAX_ID_BYTES
