"""The front matter of a page, as themes may write it: text that cannot run code, in types that templates can take.

Templates write values without escaping them, into attributes and into scripts, and some assume a value's type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Link
from mkdocs.structure.pages import Page

from bitext.config import Options
from bitext.diagnostics import Finding, Location
from bitext.pages import term_page, term_title

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File

    from bitext.extension import Site
    from bitext.model.catalogue import TranslationRecord

_MOST, _DEEPEST = 10_000, 30
_ICON = re.compile(r"[\w.-]{1,60}(?:/[\w.-]{1,60}){0,5}")
_NESTED = 300  # brackets that open a value, or white space before one: a YAML parser recurses for each
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_SCALARS = (bool, int, float, type(None))
_PLAIN_ADDRESS = re.compile(r"(?:https?://|(?![a-z][a-z0-9+.-]*:)(?!//))[\w./#?=&%~+,@:;()-]*", re.IGNORECASE)


class Escaped(str):
    """Text that templates do not escape again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the text for HTML, as Jinja calls it."""
        return str(self)


def escaped(value: Any) -> Any:
    """Return a value of any type with all its texts escaped for HTML, the keys of mappings too."""
    if isinstance(value, (Escaped, *_SCALARS)):
        return value
    if isinstance(value, str):
        return Escaped(escape(value))
    if isinstance(value, Mapping):
        return {escaped(key): escaped(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [escaped(inner) for inner in value]
    if isinstance(value, bytes):
        return Escaped(escape(value.decode("utf-8", "replace")))
    return value if str(value) == escape(str(value)) else Escaped(escape(str(value)))  # a date stays a date


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme's icons and templates that a page may choose."""

    templates: Collection[str]
    """Templates that the site's owner allows."""
    has_icon: Callable[[str], bool]


def clean(meta: MutableMapping[str, Any], theme: Theme) -> Iterator[tuple[str, str]]:
    """Escape the values of a front matter in place, and take out those of types that templates cannot take.

    Yield the key and the message of each value that is taken out.
    """
    for key in [key for key, value in meta.items() if _is_endless(value)]:
        del meta[key]
        yield key, f"expected at most {_MOST:,} values, {_DEEPEST} deep, for {key}, found more; take it out"
    for key in [key for key, value in meta.items() if value is None]:
        del meta[key]  # removed, for not every template takes None for a missing value
    for key, (is_good, expected) in _FORMS.items():
        if key in meta and not is_good(meta[key], theme):
            found = _shown(meta.pop(key))
            yield key, f"expected {expected} for {key}, found {found}; correct it, or take it out"
    template = meta.get("template", "main.html")
    if template not in theme.templates:
        del meta["template"]
        do = "take it out, or let the site's owner add it to the option templates"
        yield "template", f"expected a template that the site allows, found {_shown(template)}; {do}"
    for key in list(meta):
        meta[escaped(key)] = escaped(meta.pop(key))


def clean_page(page: Page, config: MkDocsConfig, options: Options) -> Iterator[Finding]:
    """Make the front matter of a page clean, as `clean` does; yield what is said of each value."""
    typed = text_of(page.file)
    templates = ["main.html", *options.templates]
    # A page of another plugin chooses its template itself.
    if type(page) is not Page and not place_of_key(typed, "template"):
        templates.append(page.meta.get("template", ""))
    for key, message in clean(page.meta, Theme(templates, partial(has_icon, config.theme.dirs))):
        path = options.shown(Path(config.docs_dir, page.file.src_uri))
        yield Finding("F06", Location(path, place_of_key(typed, key) or 1), message)


def _is_endless(value: object) -> bool:
    """Return whether a value contains itself or is absurdly large: YAML anchors can do both."""
    count, waiting = 0, [(value, 0)]
    while waiting:
        inner, depth = waiting.pop()
        count += 1
        if count > _MOST or depth > _DEEPEST:
            return True
        if isinstance(inner, Mapping):
            waiting += [(each, depth + 1) for pair in inner.items() for each in pair]
        elif isinstance(inner, list | tuple | set | frozenset):
            waiting += [(each, depth + 1) for each in inner]
    return False


def _is_text(value: object, _: Theme) -> bool:
    return not isinstance(value, list | dict | tuple | set | bytes)


def _is_texts(value: object, _: Theme) -> bool:
    return isinstance(value, list) and all(isinstance(each, str | int | float) for each in value)


def _is_text_or_texts(value: object, theme: Theme) -> bool:
    return isinstance(value, str) or _is_texts(value, theme)


def _is_search(value: object, _: Theme) -> bool:
    return isinstance(value, dict) and isinstance(value.get("exclude", False), bool)


def _is_icon(value: object, theme: Theme) -> bool:
    return isinstance(value, str) and bool(_ICON.fullmatch(value)) and ".." not in value and theme.has_icon(value)


def _is_mapping(value: object, _: Theme) -> bool:
    return isinstance(value, dict)


def _is_location(value: object, _: Theme) -> bool:
    return isinstance(value, str) and _PLAIN_ADDRESS.fullmatch(value) is not None


# Keys that the templates of Material and of MkDocs read, with the types that they assume.
_FORMS: Mapping[str, tuple[Callable[[Any, Theme], bool], str]] = {
    "title": (_is_text, "text"),
    "hide": (_is_text_or_texts, "a list of names"),
    "tags": (_is_texts, "a list of names"),
    "search": (_is_search, "`exclude: true`"),
    "icon": (_is_icon, "the name of an icon that the theme has"),
    "social": (_is_mapping, "`key: value` lines"),
    "location": (_is_location, "an address with http or https, or a relative one,"),
}


def _shown(value: object) -> str:
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    return str(value)


def clean_navigation(items: Iterable[StructureItem]) -> None:
    """Escape titles, and remove addresses that could run code: plugins read both from files of the docs folder."""
    for item in items:
        if isinstance(vars(item).get("title"), str) and not isinstance(item.title, Escaped):
            item.title = escaped(item.title) if "<" in (item.title or "") else item.title
        if isinstance(item, Link) and not _PLAIN_ADDRESS.fullmatch(item.url):
            item.url = "#"
        clean_navigation(getattr(item, "children", None) or ())


def text_of(file: File) -> str:
    """Return the text of a page's file, or "" where it cannot be read, or has no end."""
    try:
        if file.abs_src_path and Path(file.abs_src_path).exists() and not Path(file.abs_src_path).is_file():
            return ""  # a device, or a pipe
        return file.content_string
    except (OSError, ValueError):
        return ""


def without_deep_values(text: str) -> str:
    """Return the text of a page, without its front matter if that is nested too deep for a YAML parser."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return text
    head = match[0]
    indent = max(len(line) - len(line.lstrip(" -?")) for line in head.split("\n"))
    return text[match.end() :] if max(head.count("["), head.count("{"), indent) > _NESTED else text


def place_of_key(text: str, key: str) -> int:
    """Return the line of a file on which a key of its front matter stands, or 0."""
    match = _FRONT_MATTER.match(text)
    found = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:", match[0], re.MULTILINE) if match else None
    return text.count("\n", 0, found.start()) + 1 if found else 0


def is_tag_in(title: str) -> bool:
    """Return whether a title has a tag in it once its entities are decoded, as some templates do."""
    return "<" in unescape(title)


def bounded(file: File, options: Options) -> tuple[str | None, list[Finding]]:
    """Return a page's text without its front matter if that is nested too deep for a YAML parser, else None.

    With it comes what is to be said of that.
    """
    text = text_of(file)
    rest = without_deep_values(text)
    if rest == text:
        return None, []
    return rest, [nested_too_deep(options.shown(Path(file.abs_src_path or "")))]


def described(markdown: str, page: Page, site: Site | None, translation: TranslationRecord | None) -> str:
    """Describe a page for search engines, and return its Markdown: an essay with the rest of its term's page."""
    term = site.term(page.file.src_uri) if site else None
    if translation and site:
        page.meta.setdefault("description", site.description(translation))
    elif term:
        page.meta.setdefault("title", term_title(term))
        markdown = term_page(term, markdown) if term.essay else markdown
    for name in ("title", "description"):
        if name in page.meta:
            page.meta[name] = escaped(page.meta[name])
    return markdown


def nested_too_deep(path: str) -> Finding:
    """Return what is said of a file whose front matter no YAML parser can take."""
    message = "expected values nested a few levels deep, found hundreds; take them out"
    return Finding("F04", Location(path), message)


def escape_titles(pages: Iterable[Page | None]) -> None:
    """Escape the titles of which templates would make tags: Material decodes the entities in those of headings."""
    for page in pages:
        if page and "title" not in page.meta and "title" not in vars(page) and is_tag_in(str(page.title)):
            page.meta["title"] = escaped(unescape(str(page.title)))


def has_icon(folders: Iterable[str], name: str) -> bool:
    """Return whether a theme has an icon of this name; always true for a theme without icons."""
    icons = [Path(folder) / ".icons" for folder in folders]
    return any((folder / f"{name}.svg").is_file() for folder in icons) or not any(map(Path.is_dir, icons))
