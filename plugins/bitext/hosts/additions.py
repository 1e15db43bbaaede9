"""What the plugin adds to a site's configuration: styles, scripts, templates, words, and the theme's open settings."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig

from bitext import assets
from bitext.extension.site import ASSETS
from bitext.hosts.appearance import dress
from bitext.words import Words, script_name


def add_files(config: MkDocsConfig, words: Words) -> None:
    """Add the style sheet, the script and the templates, and dress the theme; to be called once for a configuration."""
    config.extra_css.insert(0, f"{ASSETS}/{assets.STYLESHEET}")  # a site's own come after it, and win
    script = config_options.ExtraScriptValue(f"{ASSETS}/{assets.SCRIPT}")
    script.type = "module"
    config.extra_javascript.append(script)
    # After the site's own templates, before the theme's.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(assets.templates()))
    dress(config.theme, words)


def add_words(config: MkDocsConfig, words: Words) -> None:
    """Add the script of a language before ours, in place of that of the language that was built before."""
    scripts = config.extra_javascript
    scripts[:] = [each for each in scripts if not str(each).startswith(f"{ASSETS}/words-")]
    if name := script_name(words):
        ours = (at for at, each in enumerate(scripts) if str(each) == f"{ASSETS}/{assets.SCRIPT}")
        scripts.insert(next(ours, len(scripts)), f"{ASSETS}/{name}")
