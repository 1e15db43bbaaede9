"""What the `--help` of each command ends with."""

from __future__ import annotations


def example(*lines: str) -> str:
    """Return what a command's `--help` ends with: how it is called, a line for each call."""
    return "\b\n" + "\n".join(("Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines)))
