"""A strict content security policy refuses none of our files, and no request goes elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.support.reading_page import PAIRED, PLAN, TEXTS, choose, open_help
from tests.support.search_box import HIT, search_box
from tests.support.served_folder import ServeFolder

MATERIAL = Path(__file__).parent / "material_inline_scripts.json"
"""Material's own inline scripts: what each does → its hash, as a policy names it."""

COLLECT = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", event => violations.push(
        [event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber, event.sample].join(" ")));
"""


@pytest.fixture(scope="module")
def policy() -> str:
    """A policy without `unsafe-inline` that knows Material's own scripts and nothing else."""
    hashes = " ".join(f"'{each}'" for each in json.loads(MATERIAL.read_text("utf-8")).values())
    return (
        f"default-src 'self'; script-src 'self' 'report-sample' {hashes}; style-src 'self' 'report-sample'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    )


@pytest.fixture(scope="module")
def guarded(project_site: Path, served_site: ServeFolder, policy: str) -> str:
    """Where the site with its repository named is served under that policy."""
    return served_site(project_site, prefix="/repo/", headers={"Content-Security-Policy-Report-Only": policy})


@pytest.fixture(scope="module")
def enforced(project_site: Path, served_site: ServeFolder, policy: str) -> str:
    """The address of the site, served with the policy, which a browser obeys."""
    return served_site(project_site, prefix="/repo/", headers={"Content-Security-Policy": policy})


@pytest.mark.parametrize("path", ["", TEXTS, PAIRED, PLAN, "search/", "no/such/page/"])
def test_the_policy_finds_nothing(page: Page, guarded: str, path: str) -> None:
    """No inline script, no inline style and no `eval` of ours, on any kind of page."""
    page.add_init_script(COLLECT)
    page.goto(guarded + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("violations") == []


def test_the_policy_finds_nothing_in_use(page: Page, guarded: str) -> None:
    """Nor while somebody reads, asks for help, reports and searches."""
    page.add_init_script(COLLECT)
    page.goto(guarded + PAIRED)
    choose(page, "stacked")
    page.locator("#p12").hover()
    open_help(page)
    page.keyboard.press("Escape")
    search_box(page, "cyber")
    assert page.evaluate("violations") == []
    page.goto(f"{guarded}search/?q=cyber")
    page.locator(f".bitext-search-page {HIT}").first.wait_for()
    assert page.evaluate("violations") == []


def test_the_policy_can_be_enforced(page: Page, enforced: str) -> None:
    """A site that sends the policy in earnest has everything that scripts do, and its linked data."""
    page.add_init_script(COLLECT)
    page.goto(enforced + PAIRED)
    data = page.locator("script[type='application/ld+json']")
    assert json.loads(data.text_content() or "")["translationOfWork"]["name"]
    assert page.evaluate("violations") == []
    page.keyboard.press("v")
    assert page.url.endswith("?view=sentences")


def test_a_violation_is_seen(page: Page, guarded: str) -> None:
    """An inline script that the list does not hold is reported: the tests above can fail."""
    page.add_init_script(COLLECT)
    page.goto(guarded)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))")
    page.wait_for_function("violations.length > 0")


def test_no_request_leaves_the_site(browser: Browser, guarded: str) -> None:
    """Every request of every kind of page, in use too, goes to the site's own address."""
    sent: list[str] = []

    def note(request: Request) -> None:
        sent.append(request.url)

    with browser.new_context() as context:
        context.on("request", note)
        page = context.new_page()
        for path in ("", TEXTS, PAIRED, PLAN, "start/", "search/?q=cyber", "no/such/page/"):
            page.goto(guarded + path)
            page.wait_for_load_state("networkidle")
    assert len(sent) > 20
    assert [url for url in sent if not url.startswith((guarded.removesuffix("repo/"), "data:"))] == []
