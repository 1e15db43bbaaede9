"""APA: Publication Manual of the American Psychological Association, 7th edition (2020), chapters 8 to 10.

A page of a site, translated and published anew. The title is in italics, as it stands: APA wants sentence case, which
would make common nouns of names. Characters stand in brackets, as what else is known of a name.
"""

from __future__ import annotations

import re

from bitext.citing.names import Name
from bitext.citing.parts import Part, Parts, date_parts, parts, year_first
from bitext.citing.phrases import both, curly, ended, is_made_up, italic_both, joined, row, site
from bitext.citing.record import CitedWork

_MOST = 20
"""Names that a reference gives; of more it gives nineteen, three dots and the last."""


def reference(work: CitedWork) -> Parts:
    """Return the entry of a reference list."""
    when = parts(f"({year_first(work.issued) or 'n.d.'})")
    container = italic_both(work.container) if not work.is_translation else ()
    title = parts(curly(work.title) if container else _title(work), _translators(work))
    names = _names(work.creators)
    head = parts(ended(names), " ", when, ". ", title, ".") if names else parts(title, ". ", when, ".")
    where = parts(" ", joined([container, _where(work)], ". "), ".") if container or _where(work) else ()
    address = parts(" ", Part(work.address, "address")) if work.address else ()
    return parts(head, where, address, _original(work))


def in_text(work: CitedWork) -> Parts:
    """Return the citation in the text, in parentheses: `(Xi, 2022/2022, pair 9)`."""
    names = [name.family or name.latin or name.original for name in work.creators]
    who = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)  # three and more are shortened
    title = parts("\u201c", curly(work.title), ",\u201d ") if not is_made_up(work.title) else parts(work.title, ", ")
    then = date_parts(work.original_date)[:1] if work.is_translation else ()
    now = date_parts(work.issued)[:1]
    year = "/".join([*map(str, then), str(now[0]) if now else "n.d."])
    return parts("(", f"{who}, " if who else title, year, Part(", {place}", "place"), ")")


def _where(work: CitedWork) -> Parts:
    """Return who published the translation, and the site, as APA has a publisher and a data base."""
    return joined(dict.fromkeys((curly(work.publisher), site(work))), ". ")


def _title(work: CitedWork) -> Parts:
    title = curly(work.title)
    return parts(title if is_made_up(title) else Part(title, "italic"))


def _translators(work: CitedWork) -> str:
    names = [_initialled(name) for name in work.translators]
    if not names:
        return ""
    said = row(names, "&")
    return f" ({said}, Trans.)"


def _original(work: CitedWork) -> Parts:
    """Return the note on the original: `(Original work published as Bu duan … 不断…, in Qiushi 求是, 2022)`."""
    if not work.is_translation:
        return ()
    pinyin = Part(curly(work.pinyin), "italic") if work.pinyin else ""
    title = parts(pinyin, " " if pinyin else "", work.original_title)
    journal = italic_both(work.container)
    year = "".join(map(str, date_parts(work.original_date)[:1]))
    name = joined([title, both(work.number)])
    said = joined([parts("as ", name) if name else "", parts("in ", journal) if journal else "", year])
    return parts(" (Original work published ", said, ")") if said else ()


def _names(names: tuple[Name, ...]) -> str:
    said = [f"{_inverted(name)}{f' [{name.original}]' if name.original else ''}" for name in names]
    if len(said) > _MOST:
        return f"{', '.join(said[:19])}, . . . {said[-1]}"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, & {said[-1]}" if said else ""


def _inverted(name: Name) -> str:
    return f"{name.family}, {initials(name)}" if name.family and name.given else name.latin


def _initialled(name: Name) -> str:
    return f"{initials(name)} {name.family}" if name.family and name.given else name.latin or name.original


def initials(name: Name) -> str:
    """Return the given names as initials, a hyphen kept: `J.`, `K.-F.`, `J. R. R.` for three."""
    return " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part) for word in re.split(r"[\s.]+", name.given) if word
    )
