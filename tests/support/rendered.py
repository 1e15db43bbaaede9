"""Pages rendered in bare Python-Markdown, and what a reader sees of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import markdown
from bs4 import BeautifulSoup, Comment, Tag
from markdown.extensions import Extension

from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.extension import BitextExtension, Site
from bitext.library import Shelves, kept_source, kept_translation, paired
from bitext.model.corpus import Corpus
from bitext.model.edition import SourceText, Translation
from bitext.model.glossary import Glossary
from bitext.project import concordance
from bitext.readers.files import File
from bitext.readers.source import from_file as source_from
from bitext.readers.translation import from_file as translation_from
from bitext.terms.matches import Matches

EXTENSIONS: tuple[str | Extension, ...] = (
    "tables", "footnotes", "toc", "attr_list", "abbr", "smarty", "pymdownx.superfences",
)  # fmt: skip
"""What a site on Material is likely to have."""

ID = "text"
PAGE = "texts/page.md"
NO_TERMS = Glossary()


def options(root: Path = Path("/nowhere"), contact: str = "", repository: str = "", edit: str = "") -> Options:
    """Return the options of a project in a folder, which need not be there; `edit` is where it can be edited."""
    addresses = (f"{edit}docs/{{path}}", f"{edit}source_texts/{{path}}") if edit else ("", "")
    return Options(root, root / "docs", root / "source_texts", contact, repository, *addresses)


def source_text(body: str, front_matter: str = "", id_: str = ID) -> SourceText:
    """Return the source text that a file with this body would be."""
    file = File(f"source_texts/{id_}.md", f"---\n{front_matter}\n---\n\n{body}")
    return source_from(file, id_)[0]


def translation(body: str, front_matter: str = f"source_text: {ID}", page: str = PAGE) -> Translation:
    """Return the translation that a page with this body would be, not paired."""
    read = translation_from(File(f"docs/{page}", f"---\n{front_matter}\n---\n{body}"), page)
    assert read is not None
    return read[0]


def site_of(
    source: SourceText | None,
    *translations: Translation,
    more: Sequence[SourceText] = (),
    settings: Options | None = None,
    glossary: Glossary = NO_TERMS,
) -> Site:
    """Return a site of one source text, its translations, `more` source texts, and a glossary."""
    texts = {text.id: text for text in (*more, *((source,) if source else ()))}
    pairs = {each.page: paired(each, texts.get(each.source_id))[0] for each in translations}
    found = Matches()
    shelves = shelved(texts, pairs)
    count = partial(concordance, glossary, pairs, shelves, found)
    return Site(Corpus(texts, pairs, (), shelves, glossary, cache(count)), settings or options(), matches=found)


def shelved(texts: Mapping[str, SourceText], translations: Mapping[str, Translation]) -> Shelves:
    """Return what hands out some source texts, by id, and translations, by page, which are paired."""
    return Shelves(
        {page: kept_translation(each) for page, each in translations.items()},
        {id_: kept_source(each) for id_, each in texts.items()},
    )


def render(
    site: Site, page: str = PAGE, extensions: Sequence[str | Extension] = EXTENSIONS, text: str | None = None
) -> str:
    """Return the HTML of a page; `text`: its Markdown where it is not the file's."""
    body = text_on(site, page).body if text is None else text
    return markdown.markdown(body, extensions=[*extensions, BitextExtension(site, page)])


def text_on(site: Site, page: str = PAGE) -> Translation:
    """Return the translation on a page."""
    return site.corpus.texts.edition(page).translation


def rendered(source: str | None, body: str, front_matter: str = "") -> tuple[BeautifulSoup, list[str]]:
    """Return the page of a source text with this body and front matter, and what was reported while it was made."""
    site = site_of(None if source is None else source_text(source, front_matter), translation(body))
    found: list[Finding] = []
    site.report = found.append
    return parsed(render(site)), [str(finding) for finding in found]


def parsed(html: str) -> BeautifulSoup:
    """Return HTML as a tree, every character reference read and no white space touched."""
    # By itself, Beautiful Soup makes one space of a text that is all white space.
    return BeautifulSoup(html, "html.parser", preserve_whitespace_tags={"article"})


def text_of(element: Tag) -> str:
    """Return the text content of an element, comments left out."""
    return "".join(str(string) for string in element.find_all(string=True) if not isinstance(string, Comment))


def rows_of(soup: BeautifulSoup) -> Iterator[Tag]:
    """Yield the rows of a page."""
    yield from soup.select("article.bitext > .bitext-pair")
