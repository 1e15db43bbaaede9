"""The generated files as MkDocs and its plugins want them: in memory, and also on the disk."""

from __future__ import annotations

import posixpath
from collections.abc import Container
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page

from bitext import assets
from bitext.extension.site import ASSETS
from bitext.hosts.cache_folder import CacheFolder
from bitext.model.corpus import Corpus
from bitext.model.glossary import Glossary
from bitext.pages import SEARCH, generated_pages, term_path
from bitext.words import ENGLISH_WORDS, Words, script_name, words_script

_TERMS = "glossary/"
"""Folder of the pages of terms, which stand outside of the navigation."""
OURS = "bitext"
"""Name of the plugin: what the host calls it that has generated a file."""


class NeedsWholeBuild(Exception):  # noqa: N818  # not an error
    """An edit changes more than single pages; says what, for the log."""


def documentation_pages(files: Files, seen: Container[str]) -> list[File]:
    """Return the site's pages as files: those included now, and those in `seen`, which were included before.

    A blog excludes its posts until the navigation is there.
    """
    return [
        file
        for file in files
        if file.is_documentation_page()
        and file.abs_src_path
        and file.generated_by != OURS
        and (file.inclusion.value > InclusionLevel.DRAFT.value or file.src_uri in seen)
    ]


def addresses(files: Files) -> dict[str, str]:
    """Return the address of each page from the site's root; other plugins may have moved it."""
    return {file.src_uri: file.url.removeprefix("./") for file in files if file.is_documentation_page()}


def add_generated(
    files: Files,
    corpus: Corpus,
    config: MkDocsConfig,
    cache: CacheFolder,
    words: Words = ENGLISH_WORDS,
    *,
    status: bool = False,
) -> Path | None:
    """Add the generated files to the host's files; return their folder on the disk.

    Return None where it is not on the disk. A page that somebody wrote, or that another plugin generated, wins. A
    generated page is in a navigation of the site's own only if the navigation names it.
    """
    prefix = language_folder(config)
    contents = _contents(files, corpus, words, status=status)
    if SEARCH in contents and _file(SEARCH, "", config, None, prefix).dest_uri in {file.dest_uri for file in files}:
        del contents[SEARCH]  # somebody wrote `search/index.md`
    folder = cache.hold(contents)
    for path, text in contents.items():
        files.append(_file(path, text, config, folder, prefix))
    for term in corpus.glossary:
        essay = files.get_file_from_path(term_path(term)) if term.essay else None
        if essay:
            essay.inclusion = InclusionLevel.NOT_IN_NAV
    return folder


def put_again(
    files: Files, corpus: Corpus, config: MkDocsConfig, cache: CacheFolder, words: Words, *, status: bool
) -> None:
    """Give the generated files of a build the texts that they have after an edit; pages of terms may come and go.

    Raises NeedsWholeBuild where other pages do.
    """
    before = {file.src_uri: file for file in files if file.generated_by == OURS}
    contents = _contents(files, corpus, words, status=status)
    if SEARCH not in before:
        contents.pop(SEARCH, None)
    others = before.keys() ^ contents.keys()
    for path in sorted(others):
        if not path.startswith(_TERMS) or _is_named(path, corpus.glossary):
            raise NeedsWholeBuild(f"the page {path} is {'gone' if path in before else 'new'}")
    changed = {path for path, text in contents.items() if path in others or before[path].content_string != text}
    folder = cache.hold(contents) if changed else None
    if list(before) != list(contents):
        for file in before.values():
            files.remove(file)
        for path, text in contents.items():
            files.append(before[path] if path in before else _new(path, text, config, folder))
    for path in changed & before.keys():
        lies = before[path].abs_src_path
        before[path].content_string = contents[path]
        before[path].abs_src_path = lies  # the host takes it away from whoever gives a file a text


def _is_named(path: str, glossary: Glossary) -> bool:
    """Return whether an entry may link to a page of a term."""
    name = posixpath.basename(path)
    return any(
        name in text for term in glossary for text in (term.definition, *(each.note for each in term.renderings))
    )


def _new(path: str, text: str, config: MkDocsConfig, folder: Path | None) -> File:
    """Return the file of a page that an edit has made necessary, with its page."""
    file = _file(path, text, config, folder, "")
    file.generated_by = OURS
    set_exclusions([file], config)
    Page(None, file, config)
    return file


def _contents(files: Files, corpus: Corpus, words: Words, *, status: bool) -> dict[str, str]:
    """Return path → text of each generated file; a file that somebody wrote, or another plugin generated, wins."""
    contents = {f"{ASSETS}/{name}": text for name, text in assets.published().items()}
    if script_name(words):
        contents[f"{ASSETS}/{script_name(words)}"] = words_script(words)
    pages, known = generated_pages(corpus, words, status=status), files.src_uris
    return contents | {path: text for path, text in pages.items() if _is_ours(known.get(path))}


def _is_ours(file: File | None) -> bool:
    return file is None or file.generated_by == OURS


def _file(path: str, text: str, config: MkDocsConfig, folder: Path | None, prefix: str) -> File:
    outside = config.nav is not None or path == SEARCH or path.startswith("glossary/")
    inclusion = InclusionLevel.NOT_IN_NAV if outside else InclusionLevel.UNDEFINED
    file = File.generated(config, path, content=text, inclusion=inclusion)
    if folder:
        file.abs_src_path = str(folder / path)
    if prefix and file.is_documentation_page():
        file.dest_uri = posixpath.join(prefix, file.dest_uri)
    return file


def language_folder(config: MkDocsConfig) -> str:
    """Return the folder of the site into which mkdocs-static-i18n builds a language, or "" for the default one.

    That plugin runs a whole build for each language, and counts only its own files as files of the language.
    """
    i18n: object = config.plugins.get("i18n")
    default = getattr(i18n, "is_default_language_build", True)
    return "" if default else str(getattr(i18n, "current_language", "") or "")


def without_cache(markdown: str, page: File, folder: Path | None, docs: str) -> str:
    """Return a page's Markdown with links to generated files as an editor writes them.

    Plugins that look up the file of a link may write the path of our cache folder into it.
    """
    here = Path(page.abs_src_path).parent if page.abs_src_path else None
    if folder is None or here is None or here.is_relative_to(folder):
        return markdown
    lies, belongs = _seen_from(folder, here), _seen_from(Path(docs), here)
    return markdown.replace(f"{lies}/", f"{belongs}/")


def _seen_from(folder: Path, here: Path) -> str:
    return posixpath.relpath(folder.as_posix(), here.as_posix())
