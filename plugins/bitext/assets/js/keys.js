// @ts-check
// Keys: those of the search and the help on every page, the others on bilingual pages alone; never while something is typed,
// and they can be switched off (SC 2.1.4). Material has n . p , for itself.

import { nextFace } from "./notes.js";
import { element, landing, recall, rows } from "./page.js";
import { field, focus } from "./search-box.js";
import { step } from "./sentences.js";
import { turnTerms } from "./terms.js";
import { nextView } from "./views.js";

/** Of the script of the help: a new one is fetched whatever a cache holds. The bundler fills it in. */
const VERSION = typeof SEARCH_VERSION === "string" ? SEARCH_VERSION : "";

/** What each key does; help.js says it. @type {Record<string, () => void>} */
const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  l: () => step(1),
  h: () => step(-1),
  v: nextView,
  e: nextFace,
  t: turnTerms,
  "/": focus,
  s: focus,
  g: () => stepTo("next"),
  G: () => stepTo("previous"),
  "?": openHelp,
};

/** Keys of every page. */
const EVERYWHERE = "/s?gG";

/** Keys that are bound where they act. */
const OTHERS = ["← →", "Enter", "Esc"];

/** @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">} event */
export function isOurs({ key, ctrlKey, altKey, metaKey }) {
  return Object.hasOwn(KEYS, key) && !(ctrlKey || altKey || metaKey);
}

/**
 * Where a step leads: from the row in focus, or else from the row that stands below the bar, to which addresses lead.
 * @param {number[]} tops
 * @param {number} focused -1 for none
 * @param {number} landing how far down the window addresses land, give or take a pixel
 * @param {number} step 1 or -1
 */
export function rowAfter(tops, focused, landing, step) {
  const above = (/** @type {number} */ line) => tops.filter((top) => top < line).length;
  const to = focused >= 0 ? focused + step : step > 0 ? above(landing + 1) : above(landing - 1) - 1;
  return Math.max(0, Math.min(to, tops.length - 1));
}

/** @param {number} step */
function go(step) {
  const all = rows();
  const boxes = all.map((row) => row.getBoundingClientRect());
  const edge = landing();
  // Focus that was scrolled out of sight no longer says where the reader is.
  const inSight = (/** @type {DOMRect} */ { top, bottom }) => bottom > edge && top < innerHeight;
  const focused = all.findIndex((row, i) => row.contains(document.activeElement) && inSight(boxes[i]));
  const row = all[rowAfter(boxes.map(({ top }) => top), focused, edge, step)];
  row.scrollIntoView({ behavior: "instant" });
  row.querySelector("a")?.focus({ preventScroll: true });
}

/** The keys of this page. */
const here = () => [...Object.keys(KEYS).filter(acts), ...(rows().length ? OTHERS : [])];

/** @param {(help: typeof import("./help/help.js")) => void} show */
const withHelp = (show) => void import(new URL(`help.js?${VERSION}`, import.meta.url).href).then(show, () => {});

/** A window: the bar may be out of sight, and other pages have none. */
function openHelp() {
  withHelp(({ open }) => open(here()));
}

/** In the bar that the page of a hit has. @param {string} to @returns {HTMLElement | null} */
const hit = (to) => document.querySelector(`.bitext-${to}-hit`);

/** @param {string} to */
const stepTo = (to) => hit(to)?.click();

/** Whether a key does something on this page. @param {string} key */
function acts(key) {
  if ("gG".includes(key)) return Boolean(hit("next"));
  return Boolean(EVERYWHERE.includes(key) ? key === "?" || field() : rows().length);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const typed = "textarea, select, [contenteditable], dialog, input:not([type=radio])";
  const typing = event.target instanceof Element && event.target.closest(typed);
  if (typing || !isOurs(event) || !acts(event.key) || recall("bitext-keys") === "off") return;
  event.preventDefault();
  event.stopPropagation();
  KEYS[event.key]();
}

/** @param {Event} event */
function onClick({ target }) {
  if (!(target instanceof Element && target.matches(".bitext-menu-help > summary"))) return;
  withHelp(({ listed }) => document.querySelector(".bitext-keys")?.replaceChildren(...listed(here())));
}

export function mount() {
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("click", onClick);
  // The help of the bar explains signs without us.
  document.querySelector(".bitext-menu-help > .bitext-panel:not(:has(.bitext-keys))")?.append(element("div", { className: "bitext-keys" }));
}
