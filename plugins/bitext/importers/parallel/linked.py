"""Links between the sentences of XML documents: InterText, XCES (cesAlign) and TEI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path, PurePosixPath

from bitext.importers.document import Block, Run
from bitext.importers.parallel.aligned import Aligned, Row, faulty, titles_of
from bitext.importers.parallel.two_languages import Tags, as_tag
from bitext.importers.parallel.xml_files import descendants, on_one_line, read_xml, words
from bitext.languages import language
from bitext.languages.detection import tag_of
from bitext.languages.tags import is_chinese
from bitext.readers.encoded_files import EncodedFile
from bitext.readers.xml import Element
from bitext.tree import real_path

_HEADS = frozenset(("head", "title"))
_PARAGRAPHS = frozenset(("p", "head", "l", "lg", "ab", "item", "title", "quote", "div", "body", "text"))
_LEFT_OUT = frozenset(("teiHeader", "header", "note", "fw"))
_LEAST = 0.5  # share of the ids that a document has, for links to be of it


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or whatever has an id that is linked."""

    id: str
    text: str
    paragraph: int
    """Number of the paragraph that it stands in."""
    is_heading: bool = False


@dataclass(slots=True)
class _Text:
    """A document with ids."""

    tag: str = ""
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all its pieces."""
        return frozenset(piece.id for piece in self.pieces)


_Link = tuple[tuple[str, ...], tuple[str, ...]]


def has_links(root: Element) -> bool:
    """Return whether a document links passages of documents."""
    return root.name in ("linkGrp", "cesAlign") or any(True for _ in descendants(root, "linkGrp"))


def read_linked(path: Path, shown: str, root: Element, file: EncodedFile, named: Tags) -> Aligned:
    """Return the linked passages; what no link names stands alone, at its place."""
    group = root if root.name == "linkGrp" else next(descendants(root, "linkGrp"))
    known = {**dict(root.attributes), **dict(group.attributes)}
    names = [known[key] for key in known if key in ("fromDoc", "toDoc")]
    if root.name == "cesAlign" and len(names) == 2:
        names = [known["fromDoc"], known["toDoc"]]
    links = [link for link in map(_link, (each for each in group.children if each.name == "link")) if any(link)]
    roots = [] if names else [root]
    for name in names:
        read = _beside(path, shown, name)
        if isinstance(read, Aligned):
            return read
        roots.append(read)
    texts = [_text(each) for each in roots]
    sides = _sides(texts, links, wanted_ids(links))
    if sides is None:
        return faulty(
            shown, "expected links to ids of two texts, found ids that they do not have; export both texts anew"
        )
    (one, other), links = _chinese_first(sides, links, named)
    rows = tuple(_titled(_rows(one, other, links)))
    languages = tuple(
        as_tag(named[index] or side.tag or tag_of(_all(side)), _all(side)) for index, side in enumerate((one, other))
    )
    notes = sum(sum(1 for _ in descendants(each, "note")) for each in roots)
    return Aligned(
        shown,
        (languages[0], languages[1]),
        titles_of(rows),
        rows,
        guess=file.guess,
        sample=file.sample,
        dropped=(f"{notes} note{'s' * (notes > 1)}",) if notes else (),
    )


def wanted_ids(links: Iterable[_Link]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids that the links name on either side."""
    ours, theirs = set[str](), set[str]()
    for one, other in links:
        ours.update(one)
        theirs.update(other)
    return frozenset(ours), frozenset(theirs)


def _link(element: Element) -> _Link:
    """Return the ids on either side: `xtargets="1:1 1:2;1:1"`, or `target="#zh1 #en1"` with one id on the first."""
    if targets := element.attributes.get("xtargets"):
        one, _, other = targets.partition(";")
        return tuple(map(_local, one.split())), tuple(map(_local, other.split()))
    first, *others = element.attributes.get("target", element.attributes.get("targets", "")).split() or [""]
    return (_local(first),) if first else (), tuple(map(_local, others))


def _local(target: str) -> str:
    return target.rpartition("#")[2]


def _beside(path: Path, shown: str, name: str) -> Element | Aligned:
    """Return the root of a document that an alignment names: it lies in the same folder, or below it."""
    folder = real_path(path.parent)
    relative = PurePosixPath(name.removesuffix(".gz"))
    for place in (folder / relative, folder / relative.name):
        if place.is_file() and real_path(place).is_relative_to(folder):
            read = read_xml(place, relative.as_posix(), "", "a text in XML")
            return read if isinstance(read, Aligned) else read[0]
    return faulty(shown, f"expected {relative.name} beside it, which its links name, found no such file; put it there")


def _text(root: Element) -> _Text:
    """Return a document's passages with ids, in order."""
    text = _Text(next((tag for tag in _tags(root)), ""))
    _collect(root, text, [0, 0], is_heading=False)
    return text


def _tags(element: Element) -> Iterator[str]:
    if tag := element.attributes.get("lang"):
        yield tag
    for child in element.children:
        yield from _tags(child)


def _collect(element: Element, text: _Text, counts: list[int], *, is_heading: bool) -> None:
    """Add the passages below an element; `counts`: paragraphs begun, and the one that is open."""
    for child in element.children:
        if child.name in _LEFT_OUT:
            continue
        heading = is_heading or child.name in _HEADS
        is_paragraph = child.name in _PARAGRAPHS
        if is_paragraph:
            counts[0] += 1
            counts[1] = counts[0]
        inner = any(each.attributes.get("id") for each in _below(child) if each.name not in ("w", "c", "pc"))
        if child.attributes.get("id") and not inner:
            text.pieces.append(_Piece(child.attributes["id"], _plain(child), counts[1], heading))
        else:
            _collect(child, text, counts, is_heading=heading)


def _below(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _below(child)


def _plain(element: Element) -> str:
    """Return the words of a passage: those of XCES stand in elements of their own, each on its line."""
    found = list(descendants(element, "w"))
    text = words(element, _LEFT_OUT)
    tag = tag_of(text)
    if found and "\n" in text.strip():
        spaces = language(tag).has_spaces if tag else True
        return (" " if spaces else "").join(each.text.strip() for each in found)
    return on_one_line(text, language(tag or "en"))


def _sides(
    texts: Sequence[_Text], links: Sequence[_Link], wanted: tuple[frozenset[str], frozenset[str]]
) -> tuple[_Text, _Text] | None:
    """Return the text of either side of the links, or None where they do not fit."""
    if len(texts) == 1:
        ours = [piece for piece in texts[0].pieces if piece.id in wanted[0]]
        theirs = [piece for piece in texts[0].pieces if piece.id in wanted[1]]
        return (_Text("", ours), _Text("", theirs)) if ours and theirs else None
    orders = ((texts[0], texts[1]), (texts[1], texts[0]))
    fits = [_fit(wanted, order) for order in orders]
    best = fits.index(max(fits))
    enough = links and fits[best][0] >= _LEAST * sum(map(len, wanted))
    return orders[best] if enough else None


def _fit(wanted: Sequence[frozenset[str]], order: Sequence[_Text]) -> tuple[int, int]:
    """Return how many of the ids two texts have, and, less than 0, how many of theirs are not linked."""
    found = [ids & text.ids for ids, text in zip(wanted, order, strict=True)]
    unlinked = sum(len(text.ids) - len(ids) for ids, text in zip(found, order, strict=True))
    return sum(map(len, found)), -unlinked


def _chinese_first(
    sides: tuple[_Text, _Text], links: list[_Link], named: Tags
) -> tuple[tuple[_Text, _Text], list[_Link]]:
    """Return the sides with the original first: the one that was named, or else the Chinese one."""
    tags = [side.tag or tag_of(_all(side)) for side in sides]
    swap = (
        language(named[0]).is_as(language(tags[1]))
        if named[0] and tags[1]
        else (not is_chinese(tags[0]) and is_chinese(tags[1]))
    )
    return ((sides[1], sides[0]), [(other, one) for one, other in links]) if swap else (sides, links)


def _all(text: _Text) -> str:
    return "".join(piece.text for piece in text.pieces[:500])


def _rows(one: _Text, other: _Text, links: Iterable[_Link]) -> Iterator[Row]:
    """Yield the rows in order: links that cross, or that begin in the midst of a paragraph, are one row."""
    ours, theirs = ({piece.id: at for at, piece in enumerate(text.pieces)} for text in (one, other))
    done = [0, 0]
    stops = [0, 0]
    waiting = False
    for link in links:
        places = [sorted(at[name] for name in ids if name in at) for ids, at in zip(link, (ours, theirs), strict=True)]
        if not any(places):
            continue
        begins = [places[side][0] if places[side] else stops[side] for side in (0, 1)]
        if (
            waiting
            and all(begin >= stop for begin, stop in zip(begins, stops, strict=True))
            and (_is_new(one, begins[0]) and _is_new(other, begins[1]))
        ):
            yield _row(one, other, done, stops)
            done = list(stops)
            waiting = False
        if not waiting:
            for side in (0, 1):  # what no link names
                if begins[side] > done[side]:
                    alone = [list(done), list(done)]
                    alone[1][side] = begins[side]
                    yield _row(one, other, alone[0], alone[1])
                    done[side] = stops[side] = begins[side]
        stops = [max([stops[side], *(place + 1 for place in places[side])]) for side in (0, 1)]
        waiting = True
    if waiting:
        yield _row(one, other, done, stops)
    for side, text in ((0, one), (1, other)):
        if stops[side] < len(text.pieces):
            end = list(stops)
            end[side] = len(text.pieces)
            yield _row(one, other, stops, end)
            stops = end


def _titled(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with the first heading of either side as its title."""
    done = [False, False]
    for row in rows:
        sides = [row.source, row.translation]
        for side in (0, 1):
            at = next((index for index, block in enumerate(sides[side]) if block.level), None)
            if at is not None and not done[side]:
                done[side] = True
                sides[side] = (*sides[side][:at], replace(sides[side][at], level=1), *sides[side][at + 1 :])
        yield Row(sides[0], sides[1])


def _is_new(text: _Text, begin: int) -> bool:
    """Return whether a paragraph begins at a place; in a text without paragraphs, each passage is one."""
    if begin in (0, len(text.pieces)) or text.pieces[0].paragraph == text.pieces[-1].paragraph:
        return True
    return text.pieces[begin].paragraph != text.pieces[begin - 1].paragraph


def _row(one: _Text, other: _Text, begins: Sequence[int], stops: Sequence[int]) -> Row:
    return Row(_blocks(one.pieces[begins[0] : stops[0]]), _blocks(other.pieces[begins[1] : stops[1]]))


def _blocks(pieces: Sequence[_Piece]) -> tuple[Block, ...]:
    """Return the paragraphs that sentences make."""
    found = list[Block]()
    for _, group in groupby(pieces, key=lambda piece: piece.paragraph):
        sentences = list(group)
        text = ""
        for sentence in sentences:
            tag = tag_of(text + sentence.text)
            text += (language(tag or "en").joint(text, sentence.text) if text else "") + sentence.text
        if text.strip():
            level = 2 if sentences[0].is_heading else 0
            found.append(Block("heading" if level else "paragraph", (Run(text),), level, language=tag_of(text)))
    return tuple(found)
