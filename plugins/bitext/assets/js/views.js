// @ts-check
// The view bar: what early.js found is shown in the radios; what is chosen goes into the memory and the address.

import { remember } from "./memory.js";
import { coveredTo, rowInSight } from "./rows.js";

export const VIEWS = ["side", "stacked", "translation", "source"];

const ROOT = "data-bitext-view";

/**
 * The address with the view in it, every other parameter and the hash kept as they are.
 * @param {string} address
 * @param {string} view
 */
export function addressWith(address, view) {
  const url = new URL(address);
  url.searchParams.set("view", view);
  return url.href;
}

/**
 * The view after this one, in the order of the bar.
 * @param {string | null} view as on the root; null is auto
 * @param {boolean} wide whether auto is side by side just now
 */
export function viewAfter(view, wide) {
  const shown = view ?? (wide ? "side" : "stacked");
  return VIEWS[(VIEWS.indexOf(shown) + 1) % VIEWS.length];
}

/** @returns {HTMLInputElement[]} */
const radios = () => [...document.querySelectorAll(/** @type {"input"} */ (".bitext-bar input[name=bitext-view]"))];

/** @param {string | null} view */
function show(view) {
  if (view) document.documentElement.setAttribute(ROOT, view);
  for (const radio of radios()) radio.checked = radio.value === view;
}

/**
 * Change the view and leave the row being read where it stands on the screen.
 * @param {string} view
 */
export function choose(view) {
  const row = rowInSight();
  const before = row?.getBoundingClientRect().top ?? 0;
  show(view);
  remember("bitext-view", view);
  // Material keeps the place on the page in the state of its history.
  history.replaceState(history.state, "", addressWith(location.href, view));
  // Only once the bar sticks: above the first row the page's own head holds the place.
  if (row && before < coveredTo() + row.offsetHeight && scrollY > 0 && row !== row.parentElement?.querySelector(".bitext-pair"))
    scrollBy({ top: row.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Go on to the next view. */
export function next() {
  if (radios().length)
    choose(viewAfter(document.documentElement.getAttribute(ROOT), matchMedia("(min-width: 60rem)").matches));
}

/** @param {Event} event */
function onChange({ target }) {
  if (!(target instanceof HTMLInputElement && target.name === "bitext-view")) return;
  const { value } = target;
  // The page has turned already: back for a moment, to see where the reader was.
  for (const radio of radios()) radio.checked = radio.value === document.documentElement.getAttribute(ROOT);
  choose(value);
}

/**
 * Material makes the links of a page absolute when it loads, so that a later view would be lost on the way to "#p5".
 * @param {Event} event
 */
function onClick({ target }) {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link?.hash && link.origin === location.origin && link.pathname === location.pathname) link.search = location.search;
}

/** @param {Event} event */
function onSubmit(event) {
  if (event.target instanceof Element && event.target.matches(".bitext-bar")) event.preventDefault();
}

export function mount() {
  document.addEventListener("change", onChange);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick, true);
  const view = document.documentElement.getAttribute(ROOT);
  if (view) show(view);
}
