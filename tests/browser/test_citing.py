"""The panel of citations: a pair's, a sentence's, copied by a button and along with a selection, and without scripts."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.support.reading_page import Visit

PAIRED = "texts/xi-2021-digital-economy/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
PANEL = ".bitext-cite"
LONG = "new Date().toLocaleDateString('en-US', {dateStyle: 'long'})"
WIDTH_OF_A_QUOTE = """() => {
    const row = document.querySelector("[data-bitext-style=chicago] .bitext-citation");
    const text = [...row.childNodes].find((one) => one.textContent.includes("\u2019"));
    const range = document.createRange();
    range.setStart(text, text.textContent.indexOf("\u2019"));
    range.setEnd(text, text.textContent.indexOf("\u2019") + 1);
    return range.getBoundingClientRect().width / parseFloat(getComputedStyle(row).fontSize);
}"""
"""In em: a Chinese font draws it as wide as a character."""


def clipboard(page: Page) -> str:
    """Return what the clipboard holds."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def fold(page: Page, style: str) -> None:
    """Open the citations of a style."""
    page.locator(f"{PANEL} [data-bitext-style={style}] > summary").click()


def test_a_pair_is_cited_in_each_style_and_the_choice_is_remembered(visit: Visit) -> None:
    """The pair in the address, or typed, stands in every form; what is chosen is open the next time, and copied along."""
    page = visit(f"{PAIRED}#p9", permissions=CLIPBOARD)
    page.locator(".bitext-menu-cite > summary").click()
    box = page.get_by_label("Pair or sentence")
    expect(box).to_have_value("9")
    here = f"https://bitext.example/{PAIRED}#p9"
    page.locator(f"{PANEL} [data-bitext-style=chicago] button").first.click()
    expect(page.locator(f"{PANEL} [data-bitext-style=chicago] button").first).to_have_text("Copied")
    assert f"DigiChina, January 28, 2022), Bitext, accessed {page.evaluate(LONG)}, pair 9, {here}; orig" in clipboard(
        page
    )
    assert page.evaluate(WIDTH_OF_A_QUOTE) < 0.5
    fold(page, "bibtex")
    entry = page.locator(f"{PANEL} [data-bitext-style=bibtex] pre")
    expect(entry).to_contain_text("  addendum = {pair 9},\n}")
    for typed, said in (("", ""), ("900", ""), ("5.2", "sentence 5.2"), ("9–11", "pairs 9–11")):
        box.fill(typed)
        assert ("addendum" in entry.inner_text()) is bool(said)
        expect(entry).to_contain_text(said)
    fold(page, "gbt")
    day = page.evaluate("new Date().toLocaleDateString('sv')")
    assert f"求是, 2022-01-15[{day}]." in page.locator(f"{PANEL} [data-bitext-style=gbt]").inner_text()
    fold(page, "mla")
    page.get_by_label("Add the citation to what I copy (MLA)").check()
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
    expect(page.get_by_label("Pair or sentence")).to_have_value("5.2")
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
