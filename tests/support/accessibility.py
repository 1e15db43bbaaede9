"""axe-core, asked about a page as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

_VIOLATIONS = {"resultTypes": ["violations"]}  # all that passes would be some megabytes to hand over
OPTIONS: dict[str, object] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    **_VIOLATIONS,
}
SETTLED = """async () => {
    // What is laid out only as it comes near has no place before: axe would measure words where they never stand.
    const shown = document.createElement("style");
    shown.textContent = ":root :is(.bitext-passage, .bitext-pair, .bitext-terms > dl) { content-visibility: visible }";
    document.head.append(shown);
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(changes.map((one) => one.finished));
}"""
CONTRAST = "color-contrast"
MATERIAL = ".md-code__nav"
"""Material's button on code, in a landmark without a name."""


def assert_nothing_found(
    page: Page, *, contrast_in: Sequence[str] = (), within: Sequence[str] = (), without: Sequence[str] = ()
) -> None:
    """Expect no violation on the page as it stands, once the theme's colours have stopped changing.

    Args:
        page: what is asked about.
        contrast_in: selectors of all that is not seen elsewhere. To ask every word for its contrast takes longer than all else.
        within: selectors of what has changed on a page that is asked about elsewhere: only that is looked at.
        without: selectors of what is like all else on the page, and is asked about in another test.
    """
    page.evaluate(SETTLED)
    whole = {"exclude": [[each] for each in (MATERIAL, *without)]}
    asked: list[tuple[object, dict[str, object]]]
    if contrast_in:
        asked = [
            (whole, OPTIONS | {"rules": {CONTRAST: {"enabled": False}}}),
            ([[each] for each in contrast_in], {"runOnly": [CONTRAST], **_VIOLATIONS}),
        ]
    else:
        asked = [([[each] for each in within] or whole, OPTIONS)]
    if not page.evaluate("'axe' in window"):  # half a megabyte, once for each page that is loaded
        page.evaluate(AXE_SCRIPT)
    for context, options in asked:
        results = AxeResults(page.evaluate("([context, options]) => axe.run(context, options)", [context, options]))
        assert results.violations_count == 0, results.generate_report()
