"""Near misses of front matter: a rule of another form, text above it, a key that is almost `source_text`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bitext.edits import Edit
from bitext.nearest import nearest
from bitext.syntax.frontmatter import Split
from bitext.syntax.near.slip import Slip, shortened

RULE = "---"
MOST_LINES = 60
"""Lines at the head of a file in which a front matter is looked for."""
_KEY = re.compile(
    r"(?P<indent>[ \t\u00a0\u3000]{0,12})[\"']?(?P<key>[A-Za-z][A-Za-z _.-]{2,30}?)[\"']?[ \t]{0,5}(?P<sign>[:\uff1a=])"
    r"[ \t\u3000]{0,5}(?P<value>.*)"
)
_ORDINARY = re.compile(r"[A-Za-z][\w .-]{0,40}:(?:[ \t].*)?")
_REMAINS = "\ufeff\u200b\u200e\u200f\u2060\u00ad\u00ef\u00bb\u00bf\u8252\ufffd"  # a BOM read wrongly: ï»¿ and 锘
_SPACES = " \t\u00a0\u3000"
_DASHES = re.compile(r"(?:[-\u2010-\u2015\u2212\u2500\u2501\uff0d\ufe58\ufe63][ \t]?){1,12}")
_RULE_LIKE = re.compile(rf"{_DASHES.pattern}|\+{{3,}}|={{3,}}|\*{{3,}}|_{{3,}}|~{{3,}}|#{{3,}}|;{{3,}}")
_SURE = ("sourcetext", "sourcetexts")
"""The key without punctuation: it can mean nothing else."""
_PERHAPS = ("source", "sources", "original", "originals", "originaltext", "sourceid", "sourcefile", "text", "textid",
            "translationof", "translates", "translated")  # fmt: skip
"""Keys that name a source text if their value is the name of one."""
_OURS = ("translators", "translator", "editors", "initials")
"""Keys beside which a value that is almost the name of a source text counts as one."""
_ID = re.compile(r"[^\W_](?:[\w.-]{0,200}\w)?")


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the source texts."""

    ids: frozenset[str]
    near: Callable[[str], str]
    """Returns the id most like a word, or ""."""


def opening_slip(lines: Sequence[str], wanted: Callable[[str], bool]) -> Slip | None:
    """Return the slip that keeps the head of a file from being a front matter, or None where none was meant.

    `lines`: those of the file. `wanted`: returns whether a line has a key that shows that one was meant.
    """
    head = lines[:MOST_LINES]
    first = next((index for index, line in enumerate(head) if line.strip(_SPACES + _REMAINS)), len(head))
    if first == len(head):
        return None
    below = list(_first_lines(head[first + 1 :]))
    line = head[first]
    bare = line.strip(_SPACES + _REMAINS)
    ruled = _RULE_LIKE.fullmatch(bare) is not None or (bare.startswith(RULE) and bare[3:].strip().isalpha())
    if not any(wanted(each) for each in (below if ruled else [line, *below])):
        return None
    if not ruled:
        if line.startswith("<!--") and RULE in below:
            return Slip(1, 1, "--- on the first line", "a comment above it", "put the comment below the front matter")
        if not (wanted(line) or _ORDINARY.fullmatch(line)):
            return None
        do = "write one on line 1, and one below the last key"
        return Slip(first + 1, 1, "a line of --- above the first key", "none", do)
    if line.strip(_SPACES) != bare and bare == RULE:
        names = ", ".join(f"U+{ord(each):04X}" for each in line.partition("-")[0] if each not in _SPACES)
        return _rule(head, first, f"what is left of a byte-order mark ({names}) before ---", "take it out")
    if bare != RULE:
        return _rule(head, first, shortened(line), "write ---")
    if first:
        what = "a blank line" if first == 1 else f"{first} blank lines"
        do = "take it out" if first == 1 else "take them out"
        return Slip(1, 1, "--- on the first line", f"{what} above it", do, edits=_first_rule(head, first))
    if line != line.lstrip(_SPACES):
        return _rule(head, first, "a space before ---", "take it out")
    return closing_slip(head)


def closing_slip(lines: Sequence[str]) -> Slip:
    """Return the slip of a front matter without a closing `---`. `lines`: the file's, from the opening rule on."""
    expected = "a line of --- that closes the front matter"
    for index, line in enumerate(_first_lines(lines[1:MOST_LINES]), 2):
        if _DASHES.fullmatch(line.strip(_SPACES)):
            return Slip(index, 1, expected, shortened(line), "write ---", edits=(Edit(index, 1, line, RULE),))
    return Slip(1, 1, expected, "none", "add it below the last key")


def _rule(lines: Sequence[str], first: int, found: str, do: str) -> Slip:
    return Slip(first + 1, 1, "--- on the first line", found, do, edits=_first_rule(lines, first))


def _first_rule(lines: Sequence[str], first: int) -> tuple[Edit, ...]:
    """Return the edit that puts a rule on the first line, in place of what was meant as one and all above it."""
    return (Edit(1, 1, "\n".join(lines[: first + 1]), RULE),)


def _first_lines(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines up to the end of the first paragraph."""
    begin = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    end = next((index for index in range(begin, len(lines)) if not lines[index].strip()), len(lines))
    return lines[begin:end]


def is_source_key(line: str) -> bool:
    """Return whether a line has a key that can only mean `source_text`."""
    match = _KEY.match(line)
    return bool(match and _bare(match["key"]) in _SURE)


def key_slip(parts: Split, known: Known) -> Slip | None:
    """Return the slip of a key that was meant as `source_text` on a page without that key, or None."""
    lines = parts.yaml.split("\n")[:MOST_LINES]
    found = [(index, match) for index, line in enumerate(lines) if (match := _KEY.match(line))]
    keys = {match["key"].strip().lower() for _, match in found}
    for index, match in found:
        if match["indent"] and not found[0][1]["indent"]:
            continue  # within another plugin's mapping
        if _means_it(match, keys, known):
            return _key(parts, index, match)
    return None


def _means_it(match: re.Match[str], keys: set[str], known: Known) -> bool:
    key, value = _bare(match["key"]), _value(match["value"])
    if not _ID.fullmatch(value):
        return False
    if key in _SURE or nearest(key, ("sourcetext",), 0.84):
        return True
    if not (key in _PERHAPS or nearest(key, ("source", "original"), 0.8)):
        return False
    return value in known.ids or bool(keys.intersection(_OURS) and known.near(value))


def _key(parts: Split, index: int, match: re.Match[str]) -> Slip:
    typed = match["key"]
    line, column = parts.yaml_line + index, match.start("key") + 1
    if typed == "source_text" and match["sign"] != ":":
        do = f"write source_text: {_value(match['value'])}"
        begin, end = match.end("indent"), match.start("value")
        edit = Edit(line, begin + 1, match.string[begin:end], "source_text: ")
        return Slip(line, column, "source_text with a colon", f"source_text {match['sign']}", do, edits=(edit,))
    if typed == "source_text":
        do = "take them out, before the other keys too"
        edits = _outdented(parts, match["indent"])
        return Slip(line, 1, "source_text at the start of its line", "spaces before it", do, edits=edits)
    edits = (Edit(line, column, typed, "source_text"),)
    return Slip(line, column, "a key that is known", typed, "write source_text", "F05", edits=edits)


def _outdented(parts: Split, indent: str) -> tuple[Edit, ...]:
    """Return edits that take the spaces out before all keys; empty where a line does not begin with them."""
    lines = [(parts.yaml_line + index, line) for index, line in enumerate(parts.yaml.split("\n")) if line.strip()]
    if not all(line.startswith(indent) for _, line in lines):
        return ()
    return tuple(Edit(number, 1, indent, "") for number, _ in lines)


def _bare(key: str) -> str:
    return re.sub(r"[ _.-]", "", key.lower())


def _value(typed: str) -> str:
    """Return the name of a source text in a value: without quotation marks, folder and the like."""
    value = typed.partition(" #")[0].strip(" \t\"'\u201c\u201d[]")
    return value.rpartition("/")[2].removesuffix(".md")
