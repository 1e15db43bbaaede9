"""The errors that stop a build: one class per cause, one root."""

from __future__ import annotations

from bitext.diagnostics import Finding


class BitextError(Exception):
    """The root of all errors that a user can cause; its text is the line to show."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class ConfigurationError(BitextError):
    """An option of `mkdocs.yml` is wrong."""


class DuplicateIdError(BitextError):
    """Two source texts have one id."""
