"""What has been made is kept, in memory and in the project's cache, by what it was made of."""

from bitext.keeping.kind import Kind
from bitext.keeping.store import Store

__all__ = ["Kind", "Store"]
