"""Which words of a text have changed: the shortest way from one to the other, made readable.

The shortest way is that of Myers, An O(ND) Difference Algorithm and Its Variations (Algorithmica 1986).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bitext.languages.script import HAN
from bitext.model.revision import Change, Part

_MOST = 400  # words that differ: of more, the two are hardly one text, and the whole is shown as another
_TOKEN = re.compile(rf"[{HAN}]|\d[\d.,%]*|[^\W\d_]+?(?=[{HAN}]|\b)|\s+|.", re.DOTALL)
_SHORT = 2  # characters between two changes: fewer are read more easily as changed too
_Step = tuple[str, str]


def words_between(before: str, after: str) -> Change:
    """Return two texts as one row of parts: what both have, what is gone, what is new."""
    if before == after:
        return (Part("kept", after),) if after else ()
    ours, theirs = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _alike(ours, theirs)
    tail = _alike(ours[head:][::-1], theirs[head:][::-1])
    inner = _steps(ours[head : len(ours) - tail], theirs[head : len(theirs) - tail])
    end = len(theirs) - tail
    steps = [("kept", "".join(theirs[:head])), *inner, ("kept", "".join(theirs[end:]))]
    return tuple(_readable([step for step in _joined(steps) if step[1]]))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many tokens two texts begin with together."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _steps(ours: Sequence[str], theirs: Sequence[str]) -> list[_Step]:
    """Return the steps that make one row of tokens the other, as few changes as can be."""
    trail = _trail(ours, theirs)
    if trail is None:
        return [("gone", "".join(ours)), ("new", "".join(theirs))]
    steps: list[_Step] = []
    x, y = len(ours), len(theirs)
    for cost in range(len(trail) - 1, -1, -1):
        reached, k = trail[cost], x - y
        down = k == -cost or (k != cost and reached.get(k - 1, -1) < reached.get(k + 1, -1))
        from_k = k + 1 if down else k - 1
        from_x = reached.get(from_k, 0)
        from_y = from_x - from_k
        while x > max(from_x, 0) and y > max(from_y, 0):
            x, y = x - 1, y - 1
            steps.append(("kept", ours[x]))
        if cost:
            steps.append(("new", theirs[y - 1]) if down else ("gone", ours[x - 1]))
            x, y = from_x, from_y
    return steps[::-1]


def _trail(ours: Sequence[str], theirs: Sequence[str]) -> list[dict[int, int]] | None:
    """Return how far each diagonal led before each number of changes; None where there are too many changes."""
    reached, trail = {1: 0}, list[dict[int, int]]()
    for cost in range(min(len(ours) + len(theirs), _MOST) + 1):
        trail.append(dict(reached))
        for k in range(-cost, cost + 1, 2):
            down = k == -cost or (k != cost and reached[k - 1] < reached[k + 1])
            x = reached[k + 1] if down else reached[k - 1] + 1
            while x < len(ours) and x - k < len(theirs) and ours[x] == theirs[x - k]:
                x += 1
            reached[k] = x
            if x >= len(ours) and x - k >= len(theirs):
                return trail
    return None


def _joined(steps: Iterable[_Step]) -> Iterator[_Step]:
    for state, group in groupby(steps, key=lambda step: step[0]):
        yield state, "".join(text for _, text in group)


def _readable(steps: Sequence[_Step]) -> Iterator[Part]:
    """Yield the parts, a short one between two changes as changed, and what is gone before what is new."""
    gone = new = ""
    for index, (state, text) in enumerate(steps):
        is_between = bool(gone or new) and index + 1 < len(steps)
        if state == "kept" and not (is_between and len(text.strip()) < _SHORT):
            yield from _changed(gone, new)
            gone = new = ""
            yield Part("kept", text)
        else:
            gone += text if state != "new" else ""
            new += text if state != "gone" else ""
    yield from _changed(gone, new)


def _changed(gone: str, new: str) -> Iterator[Part]:
    if gone:
        yield Part("gone", gone)
    if new:
        yield Part("new", new)
