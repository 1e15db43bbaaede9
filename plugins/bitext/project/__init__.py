"""The order of the work: files → source texts and translations → pairs → corpus. Nothing else knows it."""

from bitext.project.loading import concordance, docs_of, for_hosts, load, places_in
from bitext.project.pairing import paired, read_again, reread, without_consequences

__all__ = [
    "concordance",
    "docs_of",
    "for_hosts",
    "load",
    "paired",
    "places_in",
    "read_again",
    "reread",
    "without_consequences",
]
