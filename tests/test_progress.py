"""How far long work has come is said to people, and not to programs."""

from __future__ import annotations

import pytest

from bitext.cli.progress import progress
from tests.support.checked_project import Terminal


def test_progress_is_shown_after_a_second_and_gone_in_the_end() -> None:
    """What is done at once says nothing; a line that was written is taken back."""
    stream, times = Terminal(), iter([0.0, 0.5, 1.2, 1.21, 9.0])
    with progress("checking", 1200, stream=stream, clock=lambda: next(times), environment={}) as step:
        step("a.md")
        assert stream.getvalue() == ""
        for name in ("水.md", "c.md", "d.md"):
            step(name)
    written = stream.getvalue().split("\r")
    assert [line.rstrip() for line in written] == [
        "",
        "checking 2 of 1,200: 水.md",
        "checking 4 of 1,200: d.md",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("terminal", "environment", "quiet"),
    [(False, {}, False), (True, {"CI": "true"}, False), (True, {"TERM": "dumb"}, False), (True, {}, True)],
)
def test_progress_is_for_people_at_a_terminal(terminal: bool, environment: dict[str, str], quiet: bool) -> None:
    """A pipe, a server, a terminal that cannot go back and `-q` have none."""
    stream, times = Terminal(terminal), iter(range(0, 100, 10))
    with progress(
        "a", 9, quiet=quiet, stream=stream, clock=lambda: float(next(times)), environment=environment
    ) as step:
        step("b")
    assert stream.getvalue() == ""
