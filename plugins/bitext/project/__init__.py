"""The order of the work: files → source texts and translations → pairs → corpus. Nothing else knows it."""

from bitext.project.counts import concordance
from bitext.project.loading import docs_of, for_hosts, load, pages_in, places_in

__all__ = ["concordance", "docs_of", "for_hosts", "load", "pages_in", "places_in"]
