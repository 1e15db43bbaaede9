"""A page without what is no text of it: scripts, styles, comments, declarations, embedded pictures.

End tags that it leaves out are put in. What is left does no harm to a parser: the number of its tags and the length of
each are bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bitext.importers.html.implied import ImpliedEnds

MOST_TAGS = 300_000
"""A long law with a tag around every word has fewer; a tree of more would not fit into the memory of a laptop."""
_MOST_BROKEN = 200  # tags that never close
_SILENT = "script|style|template|svg|xml|noembed|noframes"
_BEGINS = re.compile(rf"<(?:(!--)|(!\[CDATA\[)|([!?])|({_SILENT})(?=[\s/>])|(/?[a-z]))", re.IGNORECASE)
_TAG_ENDS = re.compile(r"""(?:[^=>]{1,5000}+|=\s{0,50}+(?:"[^"]{0,20000}+"|'[^']{0,20000}+')?){0,2000}+>""")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]{0,40})")
_EMBEDDED = re.compile(r"""(["'])data:[^"']*+\1""")
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,2000})\s", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}(?:\s[^>]{{0,200}})?>", re.IGNORECASE) for name in ("!--", *_SILENT.split("|"))
} | {"!--": re.compile("-->")}


@dataclass(frozen=True, slots=True)
class Sieved:
    """What is left of a page."""

    html: str
    """Its HTML, with text and tags alone."""
    scripts: int
    """How many scripts it has."""
    saved_from: str
    """The address that a browser wrote into it when it was saved, or an empty string."""
    is_broken: bool
    """Whether it has more tags, or more of them that never close, than a page has."""


def sieved(text: str) -> Sieved:
    """Return a page without what is no text of it, in time that grows with it."""
    saved = _SAVED_FROM.search(text[:2000])
    text = _EMBEDDED.sub('""', text.replace("\0", ""))
    sieve = _Sieve(text)
    while sieve.tags <= MOST_TAGS and sieve.unclosed <= _MOST_BROKEN and (match := _BEGINS.search(text, sieve.done)):
        sieve.kept.append(text[sieve.done : match.start()])
        sieve.take(match)
    if sieve.tags > MOST_TAGS or sieve.unclosed > _MOST_BROKEN:
        return Sieved("", sieve.scripts, "", is_broken=True)
    return Sieved("".join([*sieve.kept, text[sieve.done :]]), sieve.scripts, saved[1] if saved else "", is_broken=False)


class _Sieve:
    """What has been kept of a text, and how far it has been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept = list[str]()
        self.done = self.tags = self.unclosed = self.scripts = 0
        self.never_closed = set[str]()
        self.implied = ImpliedEnds()

    def take(self, match: re.Match[str]) -> None:
        """Read one construct that begins with an angle bracket."""
        comment, data, declaration, silent, _ = match.groups()
        if comment:
            self.done = self._behind("!--", match.start() + 2) or match.end()
        elif data:
            end = self.text.find("]]>", match.end())
            self.kept.append(_as_text(self.text[match.end() : end if end >= 0 else len(self.text)]))
            self.done = end + 3 if end >= 0 else len(self.text)
        elif declaration:
            self.done = self.text.find(">", match.end()) + 1 or len(self.text)
        elif silent:
            self._skip(silent.lower(), match)
        else:
            self._tag(match)

    def _tag(self, match: re.Match[str]) -> None:
        end = _TAG_ENDS.match(self.text, match.end())
        self.tags += 1
        if end is None:
            self.unclosed += 1
            self.kept.append(f"&lt;{match[5]}")
            self.done = match.end()
            return
        tag = self.text[match.start() : end.end()]
        name = _NAME.match(tag)
        ended = self.implied.before(name[1].lower(), is_end=tag[1] == "/") if name else ""
        if ended is not None:
            self.kept += ended, tag
        self.done = end.end()

    def _skip(self, name: str, match: re.Match[str]) -> None:
        """Go on behind an element whose content is no text; a script that is not closed reaches to the end."""
        self.scripts += name == "script"
        tag = _TAG_ENDS.match(self.text, match.end())
        inner = tag.end() if tag else len(self.text)
        if name in ("svg", "xml") and self.text[inner - 2 : inner] == "/>":
            self.done = inner
        else:
            self.done = self._behind(name, inner) or (len(self.text) if name in ("script", "style") else inner)

    def _behind(self, name: str, start: int) -> int:
        """Return where a text goes on behind what closes a construct, or 0; what is missing is looked for once."""
        end = None if name in self.never_closed else _ENDS[name].search(self.text, start)
        if end is None:
            self.never_closed.add(name)
        return end.end() if end else 0


def _as_text(data: str) -> str:
    return data.replace("&", "&amp;").replace("<", "&lt;")
