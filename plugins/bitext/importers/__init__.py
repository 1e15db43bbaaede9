"""Documents of other programs → blocks, notes and facts, of which our two kinds of files are made."""

from bitext.importers.document import Block, Cell, Document, Note, Run
from bitext.importers.reading import read_document
from bitext.importers.write import as_page, as_source

__all__ = ["Block", "Cell", "Document", "Note", "Run", "as_page", "as_source", "read_document"]
