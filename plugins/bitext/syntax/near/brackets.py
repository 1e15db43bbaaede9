"""Brackets that look like a note and are not: signed in another way, of another form, or never closed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from bitext.edits import Edit
from bitext.model.note import Note
from bitext.model.text import Block
from bitext.syntax.inline_blocks import Bracket, ReadText
from bitext.syntax.near.readable import Readable
from bitext.syntax.near.slip import Slip, shortened
from bitext.syntax.passages import PageText
from bitext.syntax.signatures import Signatures

_BEARING = ("paragraph", "heading", "item", "table", "quotation", "container")
_DASH = r"(?:(?<![^\W_])[-\u2010\u2011]|--+|[\u2012-\u2015\u2212\uff0d\ufe63~\uff5e]{1,4})"
_EDITOR = r"eds?|editors?|editors?['’]?s?[ -]note|ed\.?[ ]?note|编者注?|编注"
_TRANSLATOR = (
    r"trans|transl|tr|tn|t\.[ ]?n|t/n|translators?|translators?['’]?s?[ -]note"
    r"|trans\.?[ ]?note|tr\.?[ ]?note|译者注?|译注"
)
_SIGNED = re.compile(
    rf"{_DASH}\s{{0,3}}(?:\*\*|__|[*_])?(?:(?P<ed>{_EDITOR})|(?P<tr>{_TRANSLATOR}))[.\uff0e。:,;]{{0,2}}"
    r"(?:\*\*|__|[*_])?\s{0,3}$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"[\s,;/|(]{1,4}(?:(?P<ed>Eds?)|(?P<tr>Trans|Tr|TN))\.?[):,;]{0,2}\s{0,3}$", re.IGNORECASE)
"""A signature without a dash: it counts where the bracket offers another rendering."""
_ABBREVIATED = re.compile(r"(?:Eds?|Trans|Tr|TN)\b", re.IGNORECASE)
_HEADED = re.compile(
    r"\s{0,3}(?:\*\*|__|[*_])?(?:(?P<ed>eds?\.?|(?:eds?|editors?)['’]?\.?['’]?s?[ -]?note|编者?[注按])"
    r"|(?P<tr>trans\.?|tr\.?|t\.?[ ]?n\.?|t/n|(?:trans|tr|translators?)['’]?\.?['’]?s?[ -]?note|译者?[注按]))"
    r"(?:\*\*|__|[*_])?\s{0,3}[:：](?:\*\*|__|[*_])?\s{0,3}(?=\S)",
    re.IGNORECASE,
)
_OFFERS = re.compile(r"\s{0,3}(?:or|also|lit(?:\.|erally)?)(?:\s|,|:)", re.IGNORECASE)
_INITIALS = re.compile(rf"{_DASH}\s{{0,3}}(?P<name>[A-Z][A-Za-z]?\.?[A-Z]\.?(?:[A-Z]\.?)?|[A-Z]\.)\s{{0,3}}$")
_OTHER = re.compile(
    rf"{_DASH}[ ]{{0,3}}(?:(?P<ed>{_EDITOR})|(?P<tr>{_TRANSLATOR}))[.\uff0e。]{{0,2}}"
    r"[ ]{0,3}(?P<close>[\])）\uff3d】〕}\uff5d])",
    re.IGNORECASE,
)

_CLOSES = re.compile(r"[\])）\uff3d】〕}\uff5d]")
_OPENS = re.compile(r"[\[(（\uff3b【〔{\uff5b]|\n[ \t]*\n")
_FAR = 1000  # characters of a note: a bracket further up does not belong to it
_STRICT = re.compile(r"(?:(?<![^\W_])-|[\u2013\u2014])\s{0,3}(?:Eds?|Trans|Tr)\.(?=\s|$)")
_NAMES = {"ed": "Ed.", "tr": "Trans."}


def bracket_slips(page: Readable, text: PageText, notes: Sequence[Note], initials: Collection[str]) -> Iterator[Slip]:
    """Yield what looks like a bracket note in the blocks of a page and is none.

    `notes`: those that were read. `initials`: the signatures that the page declares.
    """
    read = {call.end for note in notes if note.form == "bracket" for call in note.calls}
    finder = _Finder(page, read, tuple(initials))
    for block, says in zip(text.found.blocks, text.texts, strict=True):
        if block.kind in _BEARING:
            yield from finder.of_block(block, says)


class _Finder:
    def __init__(self, page: Readable, read: Collection[int], initials: Sequence[str]) -> None:
        self.page, self.read, self.initials = page, read, initials
        self.signatures = Signatures(initials)

    def of_block(self, block: Block, says: ReadText) -> Iterator[Slip]:
        start, end = self.page.span(block)
        text, cells = self.page.text, block.kind == "table"
        for bracket in says.closed:
            if bracket.end not in self.read and not self._is_link(bracket):
                slip = self._closed(bracket)
                if slip:
                    yield slip
        if "." in text[start:end] or any(sign in text[start:end] for sign in "）\uff3d】〕"):
            yield from self._others(start, end, says, cells=cells)
            yield from self._open(says.unclosed, end)

    def _is_link(self, bracket: Bracket) -> bool:
        text = self.page.text
        before, after = text[max(bracket.start - 1, 0) : bracket.start], text[bracket.end : bracket.end + 1]
        return bracket.link or before in ("!", "^", "]") or after in ("(", "[", ":") or text[bracket.start + 1] == "^"

    def _closed(self, bracket: Bracket) -> Slip | None:
        content = self.page.body[bracket.start + 1 : bracket.end - 1]
        tail = content[-80:]
        begin = len(content) - len(tail)
        strict = self.signatures.closing(content)
        if strict:
            if not bracket.holds or bracket.nested or not content[: strict.start].strip():
                return None
            do = "write the inner ones as ( ), or write a footnote"
            return self._slip(bracket, f"[{content}]", "no brackets inside a note", do)
        match = _SIGNED.search(tail) or (_LOOSE.search(tail) if _OFFERS.match(content) else None)
        if match and content[: begin + match.start()].strip(" *_"):
            return self._signed(bracket, content, begin + match.start(), _name(match))
        if match := _HEADED.match(content):
            says = content[match.end() :].strip().rstrip("*_")
            return self._looks(bracket, f"[{says} –{_name(match)}]", content)
        match = _INITIALS.search(tail)
        if match and content[: begin + match.start()].strip() and (self.initials or _OFFERS.match(content)):
            return self._initialled(bracket, content, match["name"], begin + match.start())
        return None

    def _signed(self, bracket: Bracket, content: str, begin: int, name: str) -> Slip:
        """Return the slip of a bracket that ends in almost a signature, which begins at an offset in it."""
        says = content[:begin].rstrip()
        typed = content[len(says) :]
        if typed.rstrip().endswith(("*", "_")):
            return self._looks(bracket, f"[{says.strip('*_ ')} –{name}]", content)
        line, column = self.page.place(bracket.start + 1 + len(says))
        edits = (Edit(line, column, typed, f" –{name}"),) if "\n" not in typed else ()
        return self._looks(bracket, f"[{says} –{name}]", content, edits)

    def _initialled(self, bracket: Bracket, content: str, name: str, begin: int) -> Slip:
        bare = name.replace(".", "")
        declared = next((each for each in self.initials if each.replace(".", "").casefold() == bare.casefold()), "")
        if declared:
            return self._signed(bracket, content, begin, declared)
        do = f"sign it –Ed. or –Trans., or declare who that is in the front matter, initials: {{{bare}: …}}"
        return self._slip(bracket, f"[{content}], which looks like a note", "a signature that the page knows", do)

    def _looks(self, bracket: Bracket, right: str, content: str, edits: tuple[Edit, ...] = ()) -> Slip:
        return self._slip(
            bracket,
            f"[{content}], which looks like one",
            "a note with its signature",
            f"write {shortened(right)}",
            edits,
        )

    def _slip(self, bracket: Bracket, found: str, expected: str, do: str, edits: tuple[Edit, ...] = ()) -> Slip:
        line, column = self.page.place(bracket.start)
        typed, comma, rest = found.rpartition(",")
        shown = f"{shortened(typed)},{rest}" if comma and rest.startswith(" which looks") else shortened(found)
        return Slip(line, column, expected, shown, do, grade="information", edits=edits)

    def _others(self, start: int, end: int, says: ReadText, *, cells: bool) -> Iterator[Slip]:
        """Yield what is signed in brackets of another form, or in one that opens in another form than it closes in."""
        text = self.page.text
        if not _CLOSES.search(text, start, end):
            return
        closed = {each.end - 1 for each in says.closed}
        opened: list[tuple[int, str]] | None = None
        for match in _OTHER.finditer(text, start, end):
            at, sign = match.start("close"), match["close"]
            round_ = sign in ")）}\uff5d" and not _ABBREVIATED.match(match["ed"] or match["tr"])
            if at in closed or round_ or text[at + 1 : at + 2] in ("(", "[") or not says.reads(at):
                continue
            if opened is None:
                opened = [(each.start(), each[0]) for each in _OPENS.finditer(text, start, end)]
            index = bisect_left(opened, (match.start(), "")) - 1
            begin, opener = opened[index] if index >= 0 else (-1, "")
            if index < 0 or len(opener) > 1 or match.start() - begin > _FAR:
                if sign == "]":
                    yield self._unopened(match)
            elif text[begin + 1 : match.start()].strip():
                if sign == "]" and cells and "|" in text[begin:at]:
                    typed = shortened(self.page.body[begin : at + 1])
                    do = "put the whole of it into one"
                    yield Slip(
                        *self.page.place(begin), "a note within one cell", f"{typed} in two", do, grade="information"
                    )
                else:
                    yield self._other(begin, match)

    def _unopened(self, match: re.Match[str]) -> Slip:
        typed = self.page.body[match.start() : match.end()]
        do = "write it where the note begins, or write a footnote if it has several paragraphs"
        return Slip(*self.page.place(match.start()), f"[ above {typed} in the same paragraph", "none", do)

    def _other(self, begin: int, match: re.Match[str]) -> Slip:
        page, at = self.page, match.start("close")
        says = page.body[begin + 1 : match.start()].strip()
        line, column = page.place(begin)
        edits = (
            Edit(line, column, page.body[begin], "["),
            Edit(*page.place(match.start()), page.body[match.start() : at + 1], f"–{_name(match)}]"),
        )
        typed = shortened(page.body[begin : at + 1])
        right = shortened(f"[{says} –{_name(match)}]")
        same = page.body[begin] == "["
        return Slip(
            line, column, "a note in square brackets, [ and ]", f"{typed}, which looks like one", f"write {right}",
            grade="information", edits=edits[same:] if "\n" not in edits[1].found else (),
        )  # fmt: skip

    def _open(self, unclosed: Sequence[int], end: int) -> Iterator[Slip]:
        """Yield signed notes whose bracket is never closed."""
        page = self.page
        lost = [at for at in unclosed if page.text[at + 1 : at + 2] != "^"]
        for position, at in enumerate(lost):
            stop = lost[position + 1] if position + 1 < len(lost) else end
            match = _STRICT.search(page.text, at, min(stop, at + _FAR))
            if match and "\n\n" not in page.text[at : match.end()]:
                typed = page.body[at : match.end()]
                right = f"{typed}]"
                edit = Edit(*page.place(match.end()), "", "]")
                yield Slip(
                    *page.place(at),
                    f"] that closes {shortened(typed)}",
                    "none",
                    f"write {shortened(right)}",
                    edits=(edit,),
                )


def _name(match: re.Match[str]) -> str:
    """Return the signature that is meant."""
    if match["tr"]:
        return "Trans."
    return "Eds." if match["ed"].lower().rstrip(".") in ("eds", "editors") else "Ed."
