"""The panel of citations: a pair's, a sentence's, copied by a button and along with a selection, and without scripts."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.support.reading_page import Visit

PAIRED = "texts/xi-2021-digital-economy/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
PANEL = ".bitext-cite"


def clipboard(page: Page) -> str:
    """Return what the clipboard holds."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def fold(page: Page, style: str) -> None:
    """Open the citations of a style."""
    page.locator(f"{PANEL} [data-bitext-style={style}] > summary").click()


def test_a_pair_is_cited_in_each_style_and_the_choice_is_remembered(visit: Visit) -> None:
    """The pair in the address stands in every form; files too; what is chosen is open the next time, and copied along."""
    page = visit(f"{PAIRED}#p9", permissions=CLIPBOARD)
    page.locator(".bitext-menu-cite > summary").click()
    expect(page.get_by_role("radio", name="pair 9")).to_be_checked()
    here = f"https://bitext.example/{PAIRED}#p9"
    page.locator(f"{PANEL} [data-bitext-style=chicago] button").first.click()
    expect(page.locator(f"{PANEL} [role=status]")).to_have_text("Copied")
    assert f", January 28, 2022, pair 9, {here}; originally published as" in clipboard(page)
    fold(page, "bibtex")
    entry = page.locator(f"{PANEL} [data-bitext-style=bibtex] pre")
    expect(entry).to_contain_text("  addendum = {pair 9},\n}")
    page.get_by_role("radio", name="The whole text").check()
    expect(entry).not_to_contain_text("pair 9")
    fold(page, "gbt")
    day = page.evaluate("new Date().toLocaleDateString('sv')")
    assert f"求是, 2022(2022-01-15)[{day}]." in page.locator(f"{PANEL} [data-bitext-style=gbt]").inner_text()
    fold(page, "mla")
    page.get_by_label("Add the citation to what I copy").check()
    page.reload()
    page.wait_for_function("performance.getEntriesByType('resource').some(one => one.name.includes('/cite.js'))")
    page.evaluate(
        "() => getSelection().setBaseAndExtent(document.querySelector('#p9 .bitext-source p'), 0,"
        " document.querySelector('#p10 .bitext-translation p'), 1)"
    )
    page.wait_for_timeout(50)  # the script that was fetched runs
    page.keyboard.press("Control+c")
    *_, english, citation = clipboard(page).split("\n\n")
    assert english.startswith("Second, accelerate")
    assert citation.startswith("Xi Jinping [习近平]. “Unceasingly")
    assert "#p9. Originally published as" in citation
    page.locator(".bitext-menu-cite > summary").click()
    expect(page.locator(f"{PANEL} [data-bitext-style=mla]")).to_have_attribute("open", "")


def test_a_sentence_is_cited_from_its_menu(visit: Visit) -> None:
    """The item “Cite” puts the sentence into the address and opens the panel at it, which the keyboard can leave."""
    page = visit(f"{PAIRED}#p5.1")
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Cite", exact=True).click()
    expect(page.get_by_role("radio", name="sentence 5.2")).to_be_checked()
    assert page.url.endswith("#p5.2")
    assert page.evaluate("document.activeElement.parentElement.className").endswith("bitext-menu-cite")


def test_without_scripts(browser: Browser, address: str) -> None:
    """Every style opens, and the text's citations stand there to be selected; files are links."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}{PAIRED}")
    page.locator(".bitext-menu-cite > summary").click()
    for style in ("apa", "mla", "gbt"):
        fold(page, style)
        expect(page.locator(f"{PANEL} [data-bitext-style={style}] p.bitext-citation").last).to_be_visible()
    fold(page, "ris")
    expect(page.get_by_role("link", name="xi-2021-digital-economy.ris")).to_be_visible()
    page.close()
