// @ts-check
// The view bar: the radios show what early.js found; what is chosen goes into the memory and the address.

import { covered, remember, rows } from "./page.js";

const VIEWS = ["side", "stacked", "translation", "source"];

/**
 * The address with the view in it, every other parameter and the hash kept.
 * @param {string} address
 * @param {string} view
 */
export function addressWith(address, view) {
  const url = new URL(address);
  url.searchParams.set("view", view);
  return url.href;
}

/**
 * @param {string | null} view null is auto
 * @param {boolean} wide whether auto is side by side
 */
export function viewAfter(view, wide) {
  return VIEWS[(VIEWS.indexOf(view ?? (wide ? "side" : "stacked")) + 1) % VIEWS.length];
}

const current = () => document.documentElement.getAttribute("data-bitext-view");

/** @param {string | null} view */
function show(view) {
  if (view) document.documentElement.setAttribute("data-bitext-view", view);
  for (const radio of document.querySelectorAll(/** @type {"input"} */ (".bitext-bar input")))
    radio.checked = radio.value === view;
}

/** @param {string} view */
function choose(view) {
  const top = (/** @type {Element | null | undefined} */ one) => one?.getBoundingClientRect().top ?? 0;
  // Where the bar sticks, the first row that begins below it stays where it is.
  const edge = covered();
  const stuck = top(document.querySelector(".bitext-bar")) < edge;
  const row = stuck ? rows().find((one) => top(one) >= edge) : undefined;
  const before = top(row);
  show(view);
  remember("bitext-view", view);
  // Material keeps the place on the page in the state.
  history.replaceState(history.state, "", addressWith(location.href, view));
  scrollBy({ top: top(row) - before, behavior: "instant" });
}

export function nextView() {
  if (document.querySelector(".bitext-bar")) choose(viewAfter(current(), matchMedia("(min-width: 60rem)").matches));
}

/** @param {Event} event */
function onChange({ target }) {
  if (!(target instanceof HTMLInputElement) || target.name !== "bitext-view") return;
  const { value } = target;
  // The page has changed already: back for a moment, to see where the reader was.
  show(current());
  choose(value);
}

/** @param {Event} event */
function onClick({ target }) {
  const link = target instanceof Element && target.closest("a");
  // Material makes links absolute as the page loads: "#p5" would lead to an address without the view.
  if (link && link.hash && link.origin + link.pathname === location.origin + location.pathname)
    link.search = location.search;
}

/** @param {Event} event */
function onSubmit(event) {
  if (event.target instanceof Element && event.target.matches(".bitext-bar")) event.preventDefault();
}

export function mount() {
  document.addEventListener("change", onChange);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick, true);
  if (current()) show(current());
}
