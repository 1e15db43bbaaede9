"""When our handlers run, among those of other plugins."""

from __future__ import annotations

FIRST, EARLY, LAST = 1000, 1, -1000
"""Priorities: before all plugins; before those without one, but after those that add text; after all plugins."""
AFTER_META = 49
"""Priority: after Material's plugin `meta` (50), which adds to front matters, and before plugins (0) that set HTML."""
