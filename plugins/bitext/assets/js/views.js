// @ts-check
// The view bar: the radios show what early.js found; what is chosen goes into the memory and the address.

import { steadily } from "./bar.js";
import { check, remember, root } from "./page.js";

const VIEWS = ["side", "stacked", "translation", "source"];

/**
 * The address with the view in it, every other parameter and the hash kept.
 * @param {string} address
 * @param {string} view
 */
export function addressWith(address, view) {
  const url = new URL(address);
  const others = url.search.split(/[?&]/).filter((part) => part && !/^view(=|$)/.test(part));
  url.search = [...others, `view=${view}`].join("&");
  return url.href;
}

/**
 * @param {string | null} view null is auto
 * @param {boolean} wide whether auto is side by side
 */
export function viewAfter(view, wide) {
  return VIEWS[(VIEWS.indexOf(view ?? (wide ? "side" : "stacked")) + 1) % VIEWS.length];
}

const current = () => root.getAttribute("data-bitext-view");

/** @param {string | null} view */
function show(view) {
  if (view) root.setAttribute("data-bitext-view", view);
  check("bitext-view", view);
}

/** @param {string} view */
function choose(view) {
  steadily(() => show(view));
  remember("bitext-view", view);
  // Material keeps the place on the page in the state.
  history.replaceState(history.state, "", addressWith(location.href, view));
}

export function nextView() {
  if (document.querySelector(".bitext-views")) choose(viewAfter(current(), matchMedia("(min-width: 60rem)").matches));
}

/** @param {Event} event */
function onChange({ target }) {
  if (target instanceof HTMLInputElement && target.name === "bitext-view") choose(target.value);
}

export function mount() {
  document.addEventListener("change", onChange);
  if (current()) show(current());
}
