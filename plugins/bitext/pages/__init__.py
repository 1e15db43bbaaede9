"""Corpus → {path: text}: pages that a site has without anybody writing them."""

from __future__ import annotations

from bitext.model.corpus import Corpus

_TEXTS = """\
---
title: All texts
description: All texts of this site, with the state of each.
---

# All texts

<!-- texts -->
"""

_NOTES = """\
---
title: All notes
description: All notes on the texts of this site, by text and by editor.
---

# All notes

<!-- notes -->
"""


def generated_pages(corpus: Corpus) -> dict[str, str]:
    """Return the Markdown of each generated page, by path in the docs folder; a page that an editor wrote wins."""
    if not corpus.translations:
        return {}
    noted = any(translation.notes for translation in corpus.translations.values())
    return {"index.md": _TEXTS, "texts/index.md": _TEXTS, **({"notes.md": _NOTES} if noted else {})}
