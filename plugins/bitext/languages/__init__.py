"""What is known of languages: sentences, numerals, inflection, lengths, scripts. It knows nothing of our texts.

`rules.py` says what a language is asked for; `zh/`, `en/` and, for all others, `plain.py` answer.
"""

from bitext.languages.language import CHINESE, ENGLISH, Language, language

__all__ = ["CHINESE", "ENGLISH", "Language", "language"]
