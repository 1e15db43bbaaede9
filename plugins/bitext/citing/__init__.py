"""How a text is cited: from the catalogue to citations in each style and format."""

from bitext.citing.names import Name
from bitext.citing.record import CitedWork, cited_work

__all__ = ["CitedWork", "Name", "cited_work"]
