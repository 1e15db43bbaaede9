// @ts-check
// Citations: what makes them is fetched when somebody first wants one, and on a page whose reader always takes them along.

import { element, idIn, recall, remember } from "./page.js";
import { put } from "./put.js";
import { words } from "./words.js";

/** Of the script that makes them: a new one is fetched whatever a cache holds. The bundler fills it in. */
const VERSION = typeof SEARCH_VERSION === "string" ? SEARCH_VERSION : "";

/** @typedef {typeof import("./cite/cite.js")} Citing */

/** @type {Citing | undefined} */
let citing;

/** What makes citations, if it is there: copying cannot wait. */
export const atHand = () => citing;

/** Whether what is copied takes its citation along. */
export const isTaken = () => recall("bitext-cite-along") === "yes";

/** What makes citations. @returns {Promise<Citing>} */
export async function load() {
  citing ??= /** @type {Citing} */ (await import(new URL(`cite.js?${VERSION}`, import.meta.url).href));
  citing.begin({ element, idIn, recall, remember, put, words });
  return citing;
}

const menu = () => /** @type {HTMLDetailsElement?} */ (document.querySelector(".bitext-menu-cite"));

/** Opens the panel, at the place that the address names. */
export function show() {
  const found = menu();
  if (!found) return;
  found.open = true;
  found.querySelector("summary")?.focus({ preventScroll: true });
}

/** @param {Event} event */
async function onToggle({ target }) {
  if (target instanceof HTMLDetailsElement && target.open && target === menu()) (await load()).open(target);
}

export function mount() {
  document.addEventListener("toggle", onToggle, true);
  if (isTaken() && menu()) load();
}
