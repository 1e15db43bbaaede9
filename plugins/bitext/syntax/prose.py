"""What a reader sees of a block's inline Markdown.

Code is found beforehand; then one pass over the text, with two stacks: open brackets and signs of emphasis. Nothing
is looked at twice, whatever an editor types.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bitext.syntax.code import CodeSpans

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!|])"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--)"
    r"|<(?P<address>[A-Za-z][A-Za-z0-9+.-]{0,30}://[^<>]{0,2000}|[^<> !]{1,200}@[^@<> ]{1,200})>"
    r"|(?P<break><br(?:\s{0,20}/)?>|[ \t]*+\n[ \t]*+)"
    # Bounded: what is longer is no list of attributes, and an open quote must not cost the rest at every tag.
    r"""|(?P<tag></?+[A-Za-z][^\s"'<>@]{0,100}+(?=[\s/>])(?:[^<>"']++|"[^"]{0,1000}+"|'[^']{0,1000}+'){0,100}+>)"""
    r"|(?P<entity>&(?:\#[0-9]{1,8}|\#x[0-9a-fA-F]{1,8}|[A-Za-z0-9]{1,40});)"
    r"|(?P<footnote>\[\^[^\]\n]{1,200}\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<signs>\*+|_+)"
)
_MARKUP = re.compile(r"[\\`*_\[\]<&\n\t]")
_SPACES = re.compile(r"[ \t]*+\n[ \t]*+")
_REFERENCE = re.compile(r"\s?\[([^\]]{0,200})\]")
_TITLED = re.compile(r"""\(\s{0,20}<[^<>]{0,2000}>\s{0,20}(?:"[^"]{0,1000}"|'[^']{0,1000}')?\s{0,20}\)""")
_BRACKETED = re.compile(r"<([^<>]*)>")
_TITLE = re.compile(r"""(?:"[^"]*"|'[^']*')\Z""")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_ADDRESS_SIGN = re.compile(r"[()\"']")
_LONGEST_ADDRESS = 4000  # characters: no address with its title is longer
_PATIENCE = 20  # times the text's length that may be spent on addresses that never end, all together


def plain(markdown: str, references: Collection[str] = ()) -> str:
    """Return what a reader sees of inline Markdown, on one line.

    Signs of emphasis, addresses of links, pictures, ticks of code, marks of footnotes, backslashes, tags and comments
    are taken out; entities are read; a line break is one space. `references`: the names, in small letters, of the
    addresses that the page defines elsewhere: without one, `[2021]` is text.
    """
    if not _MARKUP.search(markdown):
        return markdown.strip()
    return _Reader(markdown, references).read()


def links(markdown: str, references: Mapping[str, str]) -> tuple[str, ...]:
    """Return the addresses of the links that a reader can follow in inline Markdown, in the order in which they end.

    Those in code, in comments and in the words of pictures are none. `references`: by their names, in small letters,
    the addresses that the page defines elsewhere.
    """
    reader = _Reader(markdown, references)
    reader.read()
    return tuple(references[link] if isinstance(link, str) else _address(markdown, *link) for link in reader.links)


def _address(markdown: str, begin: int, end: int) -> str:
    """Return the address that stands between parentheses, these between two offsets, without a title behind it."""
    inside = markdown[begin + 1 : end - 1].strip()
    if bracketed := _BRACKETED.match(inside):
        return bracketed[1].strip()
    return _ESCAPED.sub(r"\1", _TITLE.sub("", inside).strip())


@dataclass(slots=True)
class _Signs:
    """A run of `*` or `_`."""

    index: int
    """Of its piece."""
    sign: str
    count: int
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Bracket:
    """A bracket that is open."""

    index: int
    """Of its piece."""
    begin: int
    """Index of the first character after it."""
    signs: int
    """How many runs of signs stand before it."""
    links: int
    """How many links."""


@dataclass(slots=True)
class _Reader:
    text: str
    references: Collection[str]
    pieces: list[str] = field(default_factory=list)
    signs: list[_Signs] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    links: list[tuple[int, int] | str] = field(default_factory=list)
    """Of each: the offsets between which its address stands, parentheses included, or the name of its address."""
    code: CodeSpans = field(init=False)
    patience: int = field(init=False)

    def read(self) -> str:
        self.patience = _PATIENCE * len(self.text)
        self.code = CodeSpans(self.text)
        position = 0
        while match := _TOKEN.search(self.text, position):
            self.pieces.append(self.text[position : match.start()])
            position = self._token(match)
        self.pieces.append(self.text[position:])
        self._emphasis(0)
        return "".join(self.pieces).strip()

    def _token(self, match: re.Match[str]) -> int:
        """Read what begins at a match and return the index after it."""
        if match.lastgroup != "ticks" and self.code.parted_at(match.end()):
            self.pieces.append(self.text[match.start()])
            return match.start() + 1
        match match.lastgroup:
            case "escaped" | "address":
                self.pieces.append(match[match.lastgroup])
            case "break":
                self.pieces.append(" ")
            case "entity":
                self.pieces.append(html.unescape(match[0]))
            case "ticks":
                return self._code(match)
            case "comment":
                return self._comment(match)
            case "open":
                self.brackets.append(_Bracket(len(self.pieces), match.end(), len(self.signs), len(self.links)))
                self.pieces.append(match[0])
            case "close":
                return self._close(match)
            case "signs":
                self._signs(match)
        return match.end()

    def _code(self, match: re.Match[str]) -> int:
        span = self.code.at(match.start())
        if not span:
            self.pieces.append(match[0])
            return match.end()
        self.pieces.append(_SPACES.sub(" ", self.text[span.begin : span.stop].strip()))
        return span.end

    def _comment(self, match: re.Match[str]) -> int:
        end = self.code.comment_end(match.end())
        if not end:
            self.pieces.append(match[0])
        return end or match.end()

    def _close(self, match: re.Match[str]) -> int:
        if not self.brackets:
            self.pieces.append("]")
            return match.end()
        bracket = self.brackets.pop()
        if end := self._address_end(match.end()):
            self._linked(bracket, (match.end(), end))
        elif reference := self._reference(bracket, match):
            name, end = reference
            self._linked(bracket, name)
        else:
            self.pieces.append("]")
        return end or match.end()

    def _linked(self, bracket: _Bracket, link: tuple[int, int] | str) -> None:
        """Take out the bracket that opens a link, or all of a picture."""
        if self.pieces[bracket.index] == "![":
            del self.pieces[bracket.index :], self.signs[bracket.signs :], self.links[bracket.links :]
        else:
            self.pieces[bracket.index] = ""
            self._emphasis(bracket.signs)
            self.links.append(link)

    def _address_end(self, begin: int) -> int:
        """Return the index after the address in parentheses that begins here, or 0."""
        if not self.text.startswith("(", begin):
            return 0
        if titled := _TITLED.match(self.text, begin):
            return titled.end()
        last = min(len(self.text), begin + _LONGEST_ADDRESS) if self.patience > 0 else begin
        depth, quote, fallback = 0, "", 0
        for sign in _ADDRESS_SIGN.finditer(self.text, begin, last):
            if self.code.parted_at(sign.end()):
                continue
            if quote:
                # The quote that closes a title stands before the parenthesis; an apostrophe may begin no title at all.
                if sign[0] == ")" and self.text[begin : sign.start()].rstrip()[-1] == quote:
                    return sign.end()
                fallback = fallback or (sign.end() if sign[0] == ")" else 0)
            elif sign[0] in "\"'":
                quote = sign[0]
            else:
                depth += 1 if sign[0] == "(" else -1
                if not depth:
                    return sign.end()
        self.patience -= last - begin
        return fallback

    def _reference(self, bracket: _Bracket, match: re.Match[str]) -> tuple[str, int] | None:
        """Return the name of an address that the page defines elsewhere, and the index after a link to it."""
        if not self.references:
            return None
        label = " ".join(self.text[bracket.begin : match.start()].lower().split())
        named = _REFERENCE.match(self.text, match.end())
        name = (" ".join(named[1].lower().split()) if named else "") or label
        return (name, (named or match).end()) if name in self.references else None

    def _signs(self, match: re.Match[str]) -> None:
        """Note a run of signs: it opens before a character and closes after one; `_` does neither inside a word."""
        before, after = self.text[match.start() - 1 : match.start()], self.text[match.end() : match.end() + 1]
        opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
        if match[0][0] == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        self.signs.append(_Signs(len(self.pieces), match[0][0], len(match[0]), opens, closes))
        self.pieces.append(match[0])

    def _emphasis(self, first: int) -> None:
        """Take out the signs from the run `first` on that pair, and forget them all."""
        stack: list[_Signs] = []
        open_: dict[str, int] = {"*": 0, "_": 0}
        for run in self.signs[first:]:
            while run.closes and run.count and open_[run.sign]:
                opener = stack[-1]
                if opener.sign == run.sign:
                    taken = min(opener.count, run.count)
                    opener.count -= taken
                    run.count -= taken
                if not opener.count or opener.sign != run.sign:
                    open_[opener.sign] -= 1
                    stack.pop()
            if run.opens and run.count:
                stack.append(run)
                open_[run.sign] += 1
        for run in self.signs[first:]:
            self.pieces[run.index] = run.sign * run.count
        del self.signs[first:]
