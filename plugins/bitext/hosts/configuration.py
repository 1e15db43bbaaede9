"""The configuration of MkDocs and ProperDocs as plain values."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from bitext.config import Options, options_from
from bitext.options import chosen
from bitext.project import places_in


def options_of(config: MkDocsConfig, typed: object) -> Options:
    """Return the host's configuration as the plain values that everything below works with.

    `typed`: our options. Raises ConfigurationError where one of them has the wrong form.
    """
    path = Path(config.config_file_path or "mkdocs.yml").absolute()
    places = places_in(path)
    template = str(config.edit_uri_template or "")
    return options_from(
        path.parent,
        Path(config.docs_dir),
        chosen(typed, places.option),
        repository=config.repo_url or "",
        edit_path=config.edit_uri,
        edit_template=template,
        directory_urls=config.use_directory_urls,
        language=language_of(config),
        site_name=str(config.site_name or ""),
        site_address=str(config.site_url or ""),
        edit_place=places.setting("edit_uri"),
    )


def language_of(config: MkDocsConfig) -> str:
    """Return the language of the theme's own words, which that of a page is as a rule."""
    return str(config.theme.get("language") or config.theme.get("locale") or "en")
