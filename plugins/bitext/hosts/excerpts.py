"""Excerpts of translations in Material's blog, which are rendered without our extension and so are cleaned here."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.extension import Site
from bitext.extension.cleaning import cleaned_html


def clean_excerpts(context: Mapping[str, object], site: Site) -> None:
    """Clean the excerpts of translations that a page lists, as articles are; those of other posts are left alone."""
    posts = context.get("posts")
    for post in posts if isinstance(posts, list) else []:
        page = getattr(getattr(post, "file", None), "src_uri", "")
        if page in site.corpus.translations and isinstance(getattr(post, "content", None), str):
            post.content = cleaned_html(post.content, site)
