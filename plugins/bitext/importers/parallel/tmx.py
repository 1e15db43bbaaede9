"""Translation memories (TMX 1.1 to 1.4b)."""

from __future__ import annotations

from pathlib import Path

from bitext.importers.parallel.aligned import Aligned, Row, faulty, paragraph, paragraphs
from bitext.importers.parallel.two_languages import Tags, as_tag, chosen, unchosen
from bitext.importers.parallel.xml_files import child, descendants, on_one_line, read_xml, words
from bitext.languages import language
from bitext.readers.xml import Element

_CODES = frozenset(("bpt", "ept", "ph", "it", "ut", "sub"))  # what they hold is mark-up; in `hi` it is text
_ANY = "*all*"
_OURS = "bitext"


def read_tmx(path: Path, shown: str, codec: str, named: Tags) -> Aligned:
    """Return the units of a translation memory in their order; one without either language is left out, and said."""
    read = read_xml(path, shown, codec, "a translation memory (TMX)")
    if isinstance(read, Aligned):
        return read
    root, file = read
    if root.name != "tmx":
        return faulty(shown, f"expected a translation memory (TMX), found XML of <{root.name[:40]}>; export it as TMX")
    header = child(root, "header")
    about = dict(header.attributes) if header else {}
    units = [_segments(unit) for unit in descendants(root, "tu")]
    tags = list(dict.fromkeys(tag for unit in units for tag in unit))
    first = about.get("srclang", "")
    pair = chosen(tags, named, "" if first == _ANY else first)
    if pair is None:
        return faulty(shown, unchosen(tags, named))
    texts = [(unit.get(pair[0], ""), unit.get(pair[1], "")) for unit in units]
    languages = as_tag(pair[0], "".join(one for one, _ in texts)), as_tag(pair[1], "".join(other for _, other in texts))
    split = paragraphs if about.get("o-tmf") == _OURS else None
    rows = []
    for sides in texts:
        one, other = (
            (split(text) if split else (paragraph(on_one_line(text, language(tag))),) if text.strip() else ())
            for text, tag in zip(sides, languages, strict=True)
        )
        if one or other:
            rows.append(Row(one, other))
    others = [tag for tag in tags if tag not in pair]
    dropped = (f"the language{'s' * (len(others) > 1)} {', '.join(others[:12])}",) if others else ()
    return Aligned(shown, languages, rows=tuple(rows), guess=file.guess, sample=file.sample, dropped=dropped)


def _segments(unit: Element) -> dict[str, str]:
    """Return the text of a unit by language; of two in one language, the first."""
    found = dict[str, str]()
    for variant in unit.children:
        segment = child(variant, "seg") if variant.name == "tuv" else None
        if segment:
            found.setdefault(variant.attributes.get("lang", ""), words(segment, _CODES))
    return found
