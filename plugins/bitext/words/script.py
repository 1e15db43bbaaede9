"""The words of the scripts in another language than English, as a script that comes before ours."""

from __future__ import annotations

import json

from bitext.words.words import ENGLISH_WORDS, Words

_OF_SCRIPTS = ("script.", "search.", "type.")


def script_name(words: Words) -> str:
    """Return the name of the file; "" where the scripts say all of it in English themselves."""
    return f"words-{words.language}.js" if _said(words) else ""


def words_script(words: Words) -> str:
    """Return the classic script that holds what our scripts say."""
    said = json.dumps(_said(words), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.bitextWords={said};\n"


def _said(words: Words) -> dict[str, object]:
    """Return what the scripts say otherwise than in English, by name."""
    english = ENGLISH_WORDS.table
    return {
        name: text for name, text in words.table.items() if name.startswith(_OF_SCRIPTS) and english.get(name) != text
    }
