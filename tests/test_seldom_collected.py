"""The garbage collector while a site is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import suppress

import pytest
from mkdocs.exceptions import PluginError

from bitext.hosts.mkdocs_plugin import BitextPlugin
from bitext.hosts.seldom_collected import THRESHOLDS, SeldomCollected, seldom_collected


@pytest.fixture(autouse=True)
def settings() -> Iterator[None]:
    """Leave the collector as it was."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_a_build_that_ends_leaves_all_as_it_was() -> None:
    """Also one that fails: both hooks end it."""
    before = gc.get_threshold()
    plugin = BitextPlugin()
    plugin.collected.begin()
    assert gc.get_threshold() == THRESHOLDS
    plugin.collected.keep()
    assert gc.get_freeze_count()
    plugin.on_build_error(error=PluginError("no"))
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_the_settings_of_others_stay() -> None:
    """Who has frozen objects, or has switched the collector off, has reasons."""
    collected, before = SeldomCollected(), gc.get_threshold()
    gc.freeze()
    collected.begin()
    assert gc.get_threshold() == before
    collected.end()
    assert gc.get_freeze_count()


@pytest.mark.parametrize("before", [(700, 10, 10), (0, 10, 10), (50_000, 5, 1_000)])
def test_an_edit_leaves_all_as_it_was(before: tuple[int, int, int]) -> None:
    """No threshold is lowered, and who has switched the collector off has no garbage looked for."""
    gc.set_threshold(*before)
    with suppress(PluginError), seldom_collected():
        assert gc.get_threshold()[0] == (before[0] and max(before[0], THRESHOLDS[0]))
        raise PluginError("no")
    assert gc.get_threshold() == before
