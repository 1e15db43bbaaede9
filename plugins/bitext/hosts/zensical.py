"""Zensical runs Python-Markdown extensions and no plugins; the page's path comes from its rendering context.

In `mkdocs.yml`: `bitext.hosts.zensical: {source_texts: source_texts}` as the last of `markdown_extensions`, and
`watch: [source_texts]`; the styles and scripts that `bitext assets docs/assets/bitext` writes go into `extra_css` and
`extra_javascript`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bitext.config import Options, options_from
from bitext.diagnostics import Finding
from bitext.extension import BitextExtension, Matches, Site
from bitext.hosts.site_checks import checked_site
from bitext.keeping import Store
from bitext.library import Library
from bitext.options import OPTIONS, chosen
from bitext.project import load

State = tuple[tuple[str, int, int], ...]

_KEPT = Store()
"""The texts of the last reading of the project: one that has not changed is not read and paired again."""
# Zensical makes the extension anew for every page and has no hook before the first: the site is that of the last page.
_LAST: dict[Path, tuple[Options, State, Site]] = {}


class ZensicalExtension(BitextExtension):
    """Renders a translation beside its original on the page that Zensical is making."""

    def __init__(self, **options: Any) -> None:
        """Take the options of the site's configuration."""
        self.config = {each.name: [each.default, each.what] for each in OPTIONS if not each.themes}
        super().__init__(**options)

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802  # Python-Markdown's name
        """Open the page that Zensical names, and register the processors for it."""
        # Zensical puts its own extension first; bare Python-Markdown has no such preprocessor.
        if "rendering_context" in md.preprocessors:
            context: Any = md.preprocessors["rendering_context"]
            options = options_of(context.config, self.getConfigs())
            self.open(site_for(options), context.page.path)
        super().extendMarkdown(md)


def options_of(config: Mapping[str, Any], ours: Mapping[str, Any]) -> Options:
    """Return the host's configuration as plain values for the packages below."""
    root = Path(config.get("root_dir") or Path.cwd())
    options = options_from(
        root,
        root / str(config.get("docs_dir") or "docs"),
        chosen(ours),
        repository=str(config.get("repo_url") or ""),
        edit_path=str(config.get("edit_uri") or ""),
        edit_template=str(config.get("edit_uri_template") or ""),
        language=str((config.get("theme") or {}).get("language") or "en"),
        site_name=str(config.get("site_name") or ""),
        site_address=str(config.get("site_url") or ""),
    )
    # Zensical makes every relative address relative to the page itself.
    return replace(options, directory_urls=False, knows_addresses=False, writes_files=False)


def site_for(options: Options) -> Site:
    """Return the site of a project, read again, and its findings reported, only after a change of a file.

    Raises BitextError, whose text is one line, where the build cannot go on.
    """
    state = tuple(_state(options))
    last = _LAST.get(options.root)
    if last and last[:2] == (options, state):
        return last[2]
    matches = Matches()
    _KEPT.begin()
    corpus = load(options, matches=matches, library=Library(_KEPT))
    for finding in corpus.findings:
        _say(finding)
    site = checked_site(Site(corpus, options, _say, matches), "error")
    for finding in site.terms.doubts():
        _say(finding)
    _LAST[options.root] = (options, state, site)
    return site


def _state(options: Options) -> Iterator[tuple[str, int, int]]:
    """Yield path, modification time and size of every file that the corpus is read from."""
    for folder in (options.source_texts, options.docs):
        for path in sorted(folder.rglob("*.md")):
            try:
                status = path.stat()
            except OSError:
                yield str(path), 0, 0
            else:
                yield str(path), status.st_mtime_ns, status.st_size


def _say(finding: Finding) -> None:
    sys.stderr.write(f"{finding}\n")


def makeExtension(**options: Any) -> ZensicalExtension:  # noqa: N802  # Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it by name."""
    return ZensicalExtension(**options)
