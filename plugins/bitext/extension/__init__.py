"""The Python-Markdown extension: a page's Markdown in, its article out; needs no host."""

from bitext.annotation.matches import Matches
from bitext.extension.extension import BitextExtension, makeExtension
from bitext.extension.site import Site

__all__ = ["BitextExtension", "Matches", "Site", "makeExtension"]
