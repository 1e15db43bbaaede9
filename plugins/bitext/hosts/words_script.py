"""The script of what our scripts say in another language than English, which a page loads before ours."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from bitext import assets
from bitext.extension.site import ASSETS
from bitext.words import Words, script_name


def add_words(config: MkDocsConfig, words: Words) -> None:
    """Add the script of a language before ours, in place of that of the language that was built before."""
    scripts = config.extra_javascript
    scripts[:] = [each for each in scripts if not str(each).startswith(f"{ASSETS}/words-")]
    if name := script_name(words):
        ours = (at for at, each in enumerate(scripts) if str(each) == f"{ASSETS}/{assets.SCRIPT}")
        scripts.insert(next(ours, len(scripts)), f"{ASSETS}/{name}")
