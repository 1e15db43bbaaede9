"""Which blocks of an original have changed, and which block of the later version each was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bitext.model.revision import Change, Part, Revision
from bitext.model.text import Block
from bitext.revisions.words import words_between

_ALIKE = 0.4  # share of characters that two blocks have in common from which on one is the other, changed
_SAMPLE = 2_000  # characters of a block that are compared: enough to know it by
_MANY = 40  # blocks of a run: in longer ones each is compared with those at about its place alone


def revision_between(before: Sequence[Block], after: Sequence[Block]) -> Revision:
    """Return what has changed between two versions of an original, block by block and word by word."""
    ours, theirs = [_shown(block) for block in before], [_shown(block) for block in after]
    changes: dict[int, list[Change]] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            for index, change in _run(ours[i1:i2], theirs[j1:j2], j1, len(theirs)):
                changes.setdefault(index, []).append(change)
    return Revision({index: tuple(found) for index, found in sorted(changes.items())})


def _shown(block: Block) -> str:
    return "\n".join(" | ".join(row) for row in block.rows) or "\n".join(block.parts) or block.text


def _run(ours: Sequence[str], theirs: Sequence[str], first: int, count: int) -> Iterator[tuple[int, Change]]:
    """Yield the changes of a run of blocks of which none is as it was, each with the block that it is shown at."""
    done = 0
    for offset, text in enumerate(theirs):
        match = next((i for i in _candidates(ours, theirs, done, offset) if _are_alike(ours[i], text)), None)
        if match is None:
            yield first + offset, (Part("new", text),)
            continue
        for gone in ours[done:match]:
            yield max(first + offset - 1, 0), (Part("gone", gone),)
        yield first + offset, words_between(ours[match], text)
        done = match + 1
    for gone in ours[done:]:
        yield min(max(first + len(theirs) - 1, 0), max(count - 1, 0)), (Part("gone", gone),)


def _candidates(ours: Sequence[str], theirs: Sequence[str], done: int, offset: int) -> range:
    """Return which of the earlier blocks a later one may have been."""
    if len(ours) == len(theirs):  # each is most likely the one in its place
        return range(max(done, offset), len(ours))[:_MANY]
    return range(done, min(len(ours), done + _MANY))


def _are_alike(one: str, other: str) -> bool:
    """Return whether two texts have enough characters in common to be one, changed."""
    matcher = SequenceMatcher(None, one[:_SAMPLE], other[:_SAMPLE], autojunk=False)
    return matcher.quick_ratio() >= _ALIKE
