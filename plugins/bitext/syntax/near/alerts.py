"""Near misses of alerts: of another kind, with words behind `[!NOTE]`, in the notation of another program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from bitext.edits import Edit
from bitext.model.text import Alert, Block
from bitext.nearest import nearest
from bitext.syntax.near.slip import Slip, shortened

KINDS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
"""The kinds of alerts."""
_OTHERS = {
    **dict.fromkeys(
        ("ABSTRACT", "SUMMARY", "TLDR", "INFO", "TODO", "QUOTE", "CITE", "EXAMPLE", "SUCCESS", "CHECK", "DONE", "BUG",
         "QUESTION", "HELP", "FAQ", "ED", "EDS", "EDITOR", "TRANS", "TRANSLATOR", "TN", "REMARK", "COMMENT", "SEEALSO"),
        "NOTE",
    ),
    "HINT": "TIP", "ATTENTION": "WARNING", "DANGER": "CAUTION", "ERROR": "CAUTION", "FAILURE": "CAUTION",
    "FAIL": "CAUTION", "MISSING": "CAUTION",
}  # fmt: skip
"""Another program's kind of alert → the nearest kind of ours."""
# A program that turns a document into Markdown puts a backslash before each bracket.
_SIGN = (
    r"(?P<escaped>\\)?[\[【\uff3b][ \t]?\\?[!！]{1,2}[ \t]?(?P<word>[A-Za-z][A-Za-z '’.-]{0,20}?)[ \t]?"
    r"(?:[|:][^\]\n]{0,40})?(?(escaped)\\)[\]】\uff3d]"
)
_QUOTED = re.compile(rf" {{0,3}}>[ \t]{{0,8}}(?:\*\*|__)?{_SIGN}[+-]?(?:\*\*|__)?(?::|(?=[ \t]|$))[ \t]*(?P<rest>.*)")
_UNSIGNED = re.compile(
    r" {0,3}>[ \t]{0,3}(?:[\[({]{1,2}[!\uff01]{0,2}|[!\uff01])(?P<word>NOTE|TIP|IMPORTANT|WARNING|CAUTION)"
    r"[!\uff01]?[\])}]{0,2}"
    r"[ \t]*(?P<rest>)$"
)
_BARE = re.compile(rf" {{0,3}}(?:\*\*|__)?{_SIGN}[+-]?(?:\*\*|__)?(?::|(?=[ \t]|$))[ \t]*(?P<rest>.*)")
_FENCED = re.compile(r" {0,3}:{3,}[ \t]{0,3}\{?\.?(?P<word>[A-Za-z]{2,14})\}?[ \t]*(?P<rest>[^\n]*)$")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?) ?(?P<word>[A-Za-z]{2,14})[ \t]*(?P<rest>[^\n]*)$")
_SIGNED = re.compile(
    r"(?:[-\u2013\u2014][ ]?(?:Eds?|Trans|Tr)\.[ \t*_]*$)|^[ \t]*(?:\*\*|__)(?:Eds?|Trans|Tr)\.", re.MULTILINE
)
_SIGNED_AT_END = re.compile(r"[ ][\u2013\u2014][ ]?(?:Eds?|Trans|Tr)\.[*_]{0,3}$")
_SIGNED_AT_HEAD = re.compile(r"(?: {0,3}>[ ]?)?(?:\*\*|__)(?:Eds?|Trans|Tr)\.(?::(?:\*\*|__)|(?:\*\*|__):)")
_TAIL = 30  # characters in which a signature stands
_SHORT = 80  # characters of a line that is shown as it was typed
_LOOKED_AT = 100  # lines of an admonition in which a signature is looked for


def near_alert(line: str) -> bool:
    """Return whether a block that begins with a line, and is no alert, was meant as one."""
    if ">" in line[:4] and (_QUOTED.match(line) or _UNSIGNED.match(line)):
        return True
    if line.lstrip()[:1] not in ("\\", "[", "【", "\uff3b", "*", "_", ":"):
        return False
    found = _BARE.match(line) or _FENCED.match(line)
    return bool(found and _kind(found["word"], 0.8))


def near_admonition(lines: Sequence[str], start: int) -> bool:
    """Return whether an admonition is an editors' note: it has one of our kinds or a similar one, and a signature."""
    match = _ADMONITION.match(lines[start])
    if not match or not _kind(match["word"], 0.8):
        return False
    below = takewhile(
        lambda line: not line.strip(" ") or line.startswith("    "), lines[start + 1 : start + _LOOKED_AT]
    )
    return bool(_SIGNED.search("\n".join(below)))


def alert_slips(alerts: Sequence[Alert], body: Sequence[str], first_line: int) -> list[Slip]:
    """Return the slips in the alerts of a page. `body`: its lines, the first being `first_line` of the file."""
    slips = []
    for alert in alerts:
        lines = body[slice(*alert.lines(first_line))]
        if not alert.known:
            slips.append(_slip(alert, lines))
        elif not any(line.strip(" \t>") for line in lines[1:]):
            sign = f"> [!{alert.kind.upper()}]"
            do = "write them on the lines below it, each with > at its head, or take it out"
            slips.append(Slip(alert.line, 1, f"words below {sign}", "none", do))
    return slips


def signed_slips(blocks: Iterable[Block]) -> list[Slip]:
    """Return a slip for each paragraph and quotation that is signed like a note and stands in no bracket."""
    slips = []
    for block in blocks:
        text = block.text.rstrip()
        if block.kind not in ("paragraph", "quotation") or "[" in text:
            continue
        if _SIGNED_AT_END.search(text[-_TAIL:]) or _SIGNED_AT_HEAD.match(text):
            do = "write > [!NOTE] above it, and > at the head of each line"
            found = f"{shortened(text)}, which is signed like one"
            slips.append(Slip(block.line, 1, "an alert, or a note in brackets", found, do, grade="information"))
    return slips


def _slip(alert: Alert, lines: Sequence[str]) -> Slip:
    line = lines[0]
    match = next(
        each for form in (_QUOTED, _UNSIGNED, _ADMONITION, _BARE, _FENCED) if (each := form.match(line)) is not None
    )
    sign = f"> [!{_kind(match['word'], 0.6) or 'NOTE'}]"
    rest = match["rest"].strip()
    quoted = line.lstrip().startswith(">")
    expected = f"{sign} alone on its line ({_others(sign)})"
    do = f"write {sign}"
    if not quoted:
        do += ", and > at the head of each line below it"
    elif rest:
        do += f", and the words on the line below it: > {shortened(rest)}"
    edits = (Edit(alert.line, 1, line, f"{sign}\n> {rest}" if rest else sign),) if quoted else ()
    typed = line.strip() if len(line) < _SHORT else shortened(line)  # its spaces may be the fault
    return Slip(alert.line, 1, expected, typed, do, edits=edits)


def _others(sign: str) -> str:
    return "or " + ", ".join(kind for kind in KINDS if kind not in sign)


def _kind(word: str, least: float) -> str:
    """Return the kind of alert that a word means, or ""."""
    word = re.sub(r"[^A-Z]", "", word.upper())
    if word in KINDS:
        return word
    return _OTHERS.get(word) or nearest(word, KINDS, least)
