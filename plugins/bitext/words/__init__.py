"""What the site says to its readers, in the language of the site: one table a language.

A table is `<language>.json` here: name → text, with `{name}` for what is filled in. A text that counts is
`{"one": …, "other": …}`, of which `n` chooses. Names begin with the part that says them: `bar.view`; those of scripts
with `script.` and `search.`. A language without a table, and a name that a table lacks, are said in English.
"""

from bitext.words.own import own_table
from bitext.words.script import script_name, words_script
from bitext.words.words import ENGLISH_WORDS, Words, translated_words, words_of

__all__ = ["ENGLISH_WORDS", "Words", "own_table", "script_name", "translated_words", "words_of", "words_script"]
