"""The tables of the guide's page on performance: each stands between two comments with its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "performance.md"


def tell(name: str, lines: Iterable[str], *, write: bool = False) -> list[str]:
    """Return the lines of a table, printed as they are measured; `write`: and put into the guide when all are there."""
    said = []
    for line in lines:
        print(line, flush=True)
        said.append(line)
    print(flush=True)
    if write:
        GUIDE.write_text(put(GUIDE.read_text(encoding="utf-8"), name, said), encoding="utf-8")
    return said


def put(text: str, name: str, lines: Iterable[str]) -> str:
    """Return the text of a page with a table in the place that has its name; a page without the place stays as it is."""
    begin, end = f"<!-- measured: {name} -->", f"<!-- end of {name} -->"
    before, opened, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not (opened and closed):
        return text
    table = "\n".join(lines).strip()
    return f"{before}{begin}\n\n{table}\n\n{end}{after}"
