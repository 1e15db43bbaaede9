"""The Python-Markdown extension: a page's Markdown in, its article out; needs no host."""

from bitext.extension.extension import BitextExtension, makeExtension, with_places
from bitext.extension.site import Site
from bitext.terms.matches import Matches

__all__ = ["BitextExtension", "Matches", "Site", "makeExtension", "with_places"]
