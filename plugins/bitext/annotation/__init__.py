"""Annotation: where notes hang on the words that they are about, and where terms stand and are marked.

hits, sweep → headwords; hits, english, forms → renderings; headwords, renderings → terms → marking. notes stands alone.
All of them are pure functions over strings, so that what they find can be kept by content.
"""
