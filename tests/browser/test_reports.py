"""Editing and reporting, where the site names its repository."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.reading_page import PAIRED, PLAN, VIEWS, choose

LINK = ".bitext-report-pair"
REPOSITORY = "https://github.com/example/texts"


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Page]:
    """A page that the tests of this file share: to load a text takes longer than most of them."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def speech(opened: Page, project_address: str) -> Page:
    """The paired text on a site that names its repository, at its top, with nothing pointed at."""
    if opened.url != project_address + PAIRED:
        opened.goto(project_address + PAIRED)
    opened.mouse.move(0, 0)
    opened.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    return opened


def test_a_report_holds_what_it_is_about(speech: Page) -> None:
    """The form comes filled in with the page's address, the pair's number and both of its texts."""
    speech.locator("#p12 > .bitext-translation").hover()
    expect(speech.locator(f"#p12 > {LINK}")).to_have_text("Report an error in pair 12")
    address = speech.locator(LINK).get_attribute("href") or ""
    assert address.startswith(f"{REPOSITORY}/issues/new?")
    fields = parse_qs(urlsplit(address).query)
    assert "pair 12" in fields["title"][0].lower()
    body = fields["body"][0]
    assert f"{PAIRED}#p12" in body
    assert "第四,推进重点领域数字产业发展。要聚焦战略前沿" in body
    assert "Fourth, advance digital industry development in priority areas." in body


def test_a_report_of_a_long_pair_is_not_refused(speech: Page) -> None:
    """GitHub takes addresses of some 8,000 characters: longer texts are cut, and both are still there."""
    speech.locator("#p5 > :is(.bitext-source, .bitext-translation) > p").evaluate_all(
        "all => all.forEach(one => one.append(one.textContent.repeat(3)))"  # none of the text's own is that long
    )
    for row in ("p4", "p5"):
        speech.locator(f"#{row}").hover(position={"x": 3, "y": 3})
        expect(speech.locator(f"#{row} > {LINK}")).to_be_visible()
        address = speech.locator(LINK).get_attribute("href") or ""
        assert 200 < len(address) < 8000
        quoted = [line for line in parse_qs(urlsplit(address).query)["body"][0].splitlines() if line.startswith("> ")]
        assert len(quoted) == 2
    speech.reload()


def test_there_is_one_link(speech: Page) -> None:
    """It goes from row to row with the pointer, and moves no text."""
    before = speech.locator(".bitext-pair").evaluate_all("rows => rows.map(row => row.offsetTop)")
    for row in ("p5", "p6", "p5"):
        speech.locator(f"#{row}").hover(position={"x": 3, "y": 3})
        expect(speech.locator(f"#{row} > {LINK}")).to_be_visible()
        assert speech.locator(LINK).count() == 1
    assert speech.locator(".bitext-pair").evaluate_all("rows => rows.map(row => row.offsetTop)") == before


def test_the_keyboard_finds_it(speech: Page) -> None:
    """It comes with the focus too, right after the pair's number."""
    speech.reload()
    speech.keyboard.press("j")
    speech.keyboard.press("j")
    expect(speech.locator(f"#p3 > {LINK}")).to_be_visible()
    speech.keyboard.press("Tab")
    assert speech.evaluate("document.activeElement.textContent") == "Report an error in pair 3"


def test_it_can_be_reached_in_every_view(speech: Page) -> None:
    """Wherever it stands, the pointer gets to it, and it covers no more than the space below the last line's letters."""
    for view in VIEWS:
        choose(speech, view)
        speech.locator("#p5").hover(position={"x": 3, "y": 3})
        link = speech.locator(f"#p5 > {LINK}")
        link.hover()
        place = link.bounding_box()
        assert place, view
        for cell in speech.locator("#p5 > :is(.bitext-source, .bitext-translation) > p").all():
            other = cell.bounding_box()
            assert (
                other is None
                or place["y"] >= other["y"] + other["height"] - 7
                or place["y"] + place["height"] <= other["y"] + 1
            ), view


def test_edit_links(speech: Page, project_address: str) -> None:
    """Both files of a text can be edited where they are; an original that is not there cannot."""
    links = {each.inner_text(): each.get_attribute("href") for each in speech.locator(".bitext-actions a").all()}
    assert links == {
        "Edit this page": f"{REPOSITORY}/edit/main/docs/texts/xi-2021-digital-economy.md",
        "Edit the original": f"{REPOSITORY}/edit/main/source_texts/xi-2021-digital-economy.md",
        "Report an error": f"{REPOSITORY}/issues/new",
    }
    speech.goto(project_address + PLAN)
    assert "Edit this page" in speech.locator(".bitext-actions").inner_text()


def test_a_site_without_a_repository_has_none_of_it(page: Page, address: str) -> None:
    """Nothing is offered that leads nowhere."""
    page.goto(address + PAIRED)
    page.locator("#p12").hover()
    assert page.locator(f".bitext-actions, {LINK}").count() == 0
