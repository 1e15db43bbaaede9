// @ts-check
// One link for the page, "Report an error in pair 12": it goes to the row that the pointer rests on.

import { MARKS } from "./copy.js";
import { element, without } from "./page.js";
import { words } from "./words.js";

/**
 * The address of a new issue about a pair, its texts cut until it is under 7,000 characters (GitHub ends at some 8,000).
 * @param {string} base where issues are opened
 * @param {{page: string, title: string, texts: string[]}} about
 * @returns {string}
 */
export function reportAddress(base, { page, title, texts }) {
  const fields = base.includes("/-/issues/") ? ["issue[title]", "issue[description]"] : ["title", "body"];
  const body = [page, ...texts.filter(Boolean).map((text) => `> ${text}`), words("script.report.wrong"), ""].join("\n\n");
  const query = new URLSearchParams([[fields[0], title], [fields[1], body]]);
  const address = base + (base.includes("?") ? "&" : "?") + query;
  const longest = Math.max(...texts.map((text) => text.length));
  if (address.length < 7000 || longest < 9) return address;
  // A ninth of the longer one, by whole characters.
  const cut = texts.map((text) => (text.length < longest ? text : `${[...text].slice(0, -1 - text.length / 9).join("")}…`));
  return reportAddress(base, { page, title, texts: cut });
}

/**
 * The address of a report about a place of this page.
 * @param {string} base
 * @param {string} what
 * @param {string} id
 * @param {string[]} texts
 */
export function reportOn(base, what, id, texts) {
  return reportAddress(base, {
    page: `${location.origin}${location.pathname}#${id}`,
    title: words("script.report.title", { place: what, title: document.title }).slice(0, 200),
    texts: texts.map((text) => text.replace(/\s+/g, " ").trim()),
  });
}

const REST = 150; // milliseconds: a new place of the link costs a page of a thousand rows its styles

/** @type {HTMLAnchorElement | undefined} */
let link;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {Element} row */
function goTo(row) {
  const base = row.closest("article")?.dataset.bitextReport;
  const number = row.querySelector(".bitext-number");
  if (!base || !number || link?.parentElement === row) return;
  const pair = words("script.report.a-pair", { number: number.textContent ?? "" });
  const copy = without(row, MARKS);
  const texts = [".bitext-source", ".bitext-translation"].map((side) => copy.querySelector(side)?.textContent ?? "");
  link ??= element("a", { className: "bitext-report-pair" });
  link.textContent = words("script.report.in", { place: pair });
  link.href = reportOn(base, pair, row.id, texts);
  number.after(link);
}

/** @param {Event} event */
function onPoint(event) {
  const row = event.target instanceof Element && event.target.closest(".bitext-pair");
  // The pointer disturbs neither a selection being drawn nor a reader at the keyboard.
  const busy =
    event instanceof PointerEvent &&
    ((event.pointerType === "mouse" && event.buttons) ||
      document.activeElement?.matches(":is(.bitext-number, .bitext-report-pair):focus-visible"));
  clearTimeout(timer);
  if (!row || busy) return;
  if (event instanceof PointerEvent) timer = setTimeout(goTo, REST, row);
  else goTo(row);
}

export function mount() {
  document.addEventListener("pointerover", onPoint);
  document.addEventListener("pointermove", onPoint);
  document.addEventListener("focusin", onPoint);
}
