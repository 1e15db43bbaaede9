"""The model: a corpus as frozen dataclasses, without I/O and Markdown.

text → pairing → edition, glossary → corpus: each file uses those before it.
"""
