"""The model: what a corpus is, in frozen dataclasses; no I/O and no Markdown.

text → pairing → edition, glossary → corpus: each file uses those before it.
"""
