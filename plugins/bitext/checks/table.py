"""All checks, in the order of their codes."""

from __future__ import annotations

from bitext.checks.check import Check

CHECKS: tuple[Check, ...] = ()
"""Each is a line: its code and its function."""
