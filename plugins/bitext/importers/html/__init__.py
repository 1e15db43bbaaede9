"""A page of the web as a document: its main text, whatever stands around it, with nothing of the text lost."""

from bitext.importers.html.reading import blocks_of, read_html

__all__ = ["blocks_of", "read_html"]
