"""Pictures of an original: where their files are, seen from the page that shows them."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from bitext.config import Options
from bitext.extension.addresses import relative
from bitext.model.edition import SourceText


def find_pictures(article: Element, source: SourceText, page: str, options: Options) -> None:
    """Write the address of each picture as seen from the page.

    An address that leads from the original's file into the docs folder works on GitHub too; any other is read as if it
    stood in the translation.
    """
    if not any(block.address for block in source.blocks):
        return
    docs = options.shown(options.docs) + "/"
    for column in article.iter("div"):
        if column.get("class") == "bitext-source":
            for image in column.iter("img"):
                address, more = _split(image.get("src", ""))
                path = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), unquote(address)))
                if path.startswith(docs) and not address.startswith("/"):
                    image.set("src", f"{relative(path.removeprefix(docs), page)}{more}")


def _split(address: str) -> tuple[str, str]:
    """Return the path of an address, and its query and fragment."""
    end = min((at for sign in "?#" if (at := address.find(sign)) >= 0), default=len(address))
    return address[:end], address[end:]
