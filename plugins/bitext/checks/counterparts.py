"""C15: tables, pictures, addresses and references to notes of an original that the translation does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import ne

from bitext.checks.text import CheckedPair, CheckedText
from bitext.diagnostics import Finding, Location
from bitext.model.text import Block, SourceNote
from bitext.terms.addresses import has_address

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CODE = re.compile(r"`[^`\n]{1,400}`")
_PICTURE = re.compile(r"!\[[^\]\n]{0,1000}\][(\[]|<img\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]{3,200}(?:[/?#][A-Za-z0-9\-._~:/?#@!$&*+,;=%]{0,800})?", re.IGNORECASE)
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8}")
_DIGITS = re.compile(r"[^0-9]")
_SHOWN = 80
_SHORT, _HOST = 16, 12
"""Characters of an address: of which it has more where a slip may be told from another page, and of its host."""
_MARKUP = " \t>*_#"
_CALL = re.compile(
    r"\[\^[^\]\n]{1,100}\]"
    r"|[\u203b\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021]|(?<!\*)\*(?![\s*])"
    r"|\\?[\[\u3010\u3014(\uff08](?:notes? |n\. ?|注)?\d{1,3}\\?[\])\u3011\u3015\uff09]|<sup>",
    re.IGNORECASE,
)
"""What a translation may have where the original refers to a note of its own."""
_LISTED = re.compile(r"[ \t>*_#]{0,8}\\?[(\uff08]\d{1,3}\\?[)\uff09]")


def counterparts(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each pair in which the translation lacks such a thing, or has it in another form."""
    source = text.edition.source
    notes = _kept(text, source.notes) if source and source.notes else ()
    for pair in text.pairs:
        if pair.pair.guess or not (pair.pair.source and pair.pair.translation) or source is None:
            continue
        ours = [source.blocks[index] for index in pair.pair.source]
        theirs = [text.edition.translation.blocks[index] for index in pair.pair.translation]
        yield from _tables(text, ours, theirs)
        yield from _pictures(text, ours, theirs)
        yield from _addresses(text, pair, ours, theirs)
        if notes:
            yield from _calls(text, pair, notes, theirs)


def _tables(text: CheckedText, ours: Sequence[Block], theirs: Sequence[Block]) -> Iterator[Finding]:
    """Yield what is wrong where a table renders a table."""
    if not (len(ours) == len(theirs) == 1 and ours[0].kind == theirs[0].kind == "table"):
        return
    source, block = ours[0], theirs[0]
    see = Location(text.edition.source.path, source.line) if text.edition.source else None
    rows = _rows(block)
    width = max((len(row) for row in source.rows), default=0)
    has_head = source.header or any(cell.strip() for cell in rows[0])
    wanted, found = (len(source.rows), width), (len(rows) - (not has_head), len(rows[0]))
    if wanted != found:
        message = f"expected a table of {_size(*wanted)} as in the original, found {_size(*found)}; add what is missing"
        yield Finding("C15", Location(text.path, block.line), message, see)
        return
    for index, row in enumerate(rows):
        if len(row) > len(rows[0]):
            line = block.line + index + (index > 0)
            message = f"expected {_cells(len(rows[0]))} in this row, found {len(row)}; write \\| for a bar that is text"
            yield Finding("C15", Location(text.path, line), message, see)
            return


def _rows(block: Block) -> list[list[str]]:
    """Return the cells of a table of a translation, without the line of dashes."""
    rows = []
    for index, line in enumerate(block.text.split("\n")):
        if index == 1 and _RULE.match(line):
            continue
        typed = _CODE.sub(lambda match: match[0].replace("|", " "), line).strip()
        cells = _BAR.split(typed.removeprefix("|"))
        rows.append(cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells)
    return rows


def _size(rows: int, columns: int) -> str:
    return f"{rows} row{'s' * (rows != 1)} and {columns} column{'s' * (columns != 1)}"


def _cells(count: int) -> str:
    return f"{count} cell{'s' * (count != 1)}"


def _pictures(text: CheckedText, ours: Sequence[Block], theirs: Sequence[Block]) -> Iterator[Finding]:
    """Yield a finding where the translation has fewer pictures: its own may show other words, so names may differ."""
    wanted = [block for block in ours if block.kind == "image" and block.address]
    found = sum(len(_PICTURE.findall(block.text)) for block in theirs if block.kind != "fence")
    if len(wanted) > found and text.edition.source:
        expected = f"{_pictures_of(len(wanted))} as in the original"
        message = f"expected {expected}, found {found or 'none'}; put in {wanted[-1].address}"
        see = Location(text.edition.source.path, wanted[0].line)
        yield Finding("C15", Location(text.path, theirs[0].line), message, see)


def _pictures_of(count: int) -> str:
    return f"{count} picture{'s' * (count != 1)}"


def _addresses(
    text: CheckedText, pair: CheckedPair, ours: Sequence[Block], theirs: Sequence[Block]
) -> Iterator[Finding]:
    """Yield the addresses of the original for which the translation has none: it may lead to a page of its own."""
    if not any(has_address(block.text) for block in ours):
        return
    said = "\n".join(block.text for block in theirs).lower()
    here = {_bare(each) for each in _all(said)} | {_bare(link.lower()) for block in theirs for link in block.links}
    for words in pair.source:
        wanted = [each for each in _all(words.text) if _bare(each.lower()) not in here]
        others = here - {_bare(each.lower()) for one in pair.source for each in _all(one.text)}
        changed = next(((one, two) for one in wanted for two in others if _is_changed(_bare(one), two)), None)
        if changed:
            one, two = changed
            start = words.text.find(one)
            message = f"expected the address {one[:_SHOWN]} as in the original, found {two[:_SHOWN]}; correct it"
            yield Finding("C15", Location(text.path, theirs[0].line), message, words.at(start, start + len(one)))
            return
        for address in wanted[len([each for each in others if "." in each]) :][:1]:
            message = f"expected the address {address[:_SHOWN]} as in the original, found none; put it in"
            start = words.text.find(address)
            yield Finding("C15", Location(text.path, theirs[0].line), message, words.at(start, start + len(address)))


def _all(text: str) -> list[str]:
    mails = _MAIL.findall(text) if "@" in text else []
    return [*(each.rstrip(".,;:!?*)") for each in _ADDRESS.findall(text)), *mails]


def _bare(address: str) -> str:
    """Return an address as it is compared."""
    return re.sub(r"^(?:https?://|mailto:)?(?:www\.)?", "", address.lower()).rstrip("/")


def _is_changed(one: str, other: str) -> bool:
    """Return whether two addresses differ in a character or two, as none of two languages do."""
    return len(one) == len(other) > _SHORT and 0 < sum(map(ne, one, other)) <= 2 and one[:_HOST] == other[:_HOST]


def _calls(
    text: CheckedText, pair: CheckedPair, notes: Sequence[SourceNote], theirs: Sequence[Block]
) -> Iterator[Finding]:
    """Yield a finding where the original refers to notes of its own more often than the translation to any."""
    blocks = frozenset(pair.pair.source)
    wanted = [note.sign for note in notes for index, _ in note.calls if index in blocks]
    if not wanted:
        return
    calls = [match[0] for block in theirs for match in _CALL.finditer(block.text, _behind_number(block))]
    found = len(calls)
    ours, here = ([_DIGITS.sub("", each) for each in side] for side in (wanted, calls))
    if (
        len(ours) == len(here)
        and all(ours)
        and all(here)
        and "[^" not in "".join(calls)
        and sorted(ours) != sorted(here)
    ):
        one, two = next((one, two) for one, two in zip(sorted(ours), sorted(here), strict=True) if one != two)
        message = f"expected a reference to note {one} as in the original, found {two}; correct it"
        yield Finding("C15", Location(text.path, theirs[0].line), message, pair.see())
    if found < len(wanted):
        expected = f"{_references(len(wanted))} as in the original ({wanted[found]})"
        message = f"expected {expected}, found {found or 'none'}; put it in"
        yield Finding("C15", Location(text.path, theirs[0].line), message, pair.see())


def _behind_number(block: Block) -> int:
    """Return where the words of a block begin behind the number that it has in a list: (5)."""
    match = _LISTED.match(block.text)
    return match.end() if match else 0


def _kept(text: CheckedText, notes: Sequence[SourceNote]) -> list[SourceNote]:
    """Return the notes of an original that the translation has as notes, and not as paragraphs without a sign."""
    blocks = text.edition.translation.blocks
    rendered = {index: pair.pair.translation for pair in text.pairs for index in pair.pair.source}
    return [
        note
        for note in notes
        if not (theirs := rendered.get(note.place[0], ()))
        or any(_CALL.match(blocks[index].text.lstrip(_MARKUP)) for index in theirs)
    ]


def _references(count: int) -> str:
    return f"{count} reference{'s' * (count != 1)} to notes" if count > 1 else "a reference to a note"
