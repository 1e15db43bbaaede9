// @ts-check
// The view bar: the radios show what early.js found; what is chosen goes into the memory and the address.

import { steadily } from "./bar.js";
import { check, remember, root } from "./page.js";

const VIEWS = ["side", "sentences", "stacked", "translation", "source"];

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
 * @param {string | null} view null is auto, as is one that is not offered
 * @param {boolean} wide whether auto is side by side
 * @param {string[]} views those offered
 */
export function viewAfter(view, wide, views = VIEWS) {
  const shown = view && views.includes(view) ? view : wide ? "side" : "stacked";
  return views[(views.indexOf(shown) + 1) % views.length];
}

/** Sentences where there are sentence pairs. */
const offered = () => VIEWS.filter((view) => document.querySelector(`.bitext-views [value=${view}]`));

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
  if (document.querySelector(".bitext-views")) choose(viewAfter(current(), matchMedia("(min-width: 60rem)").matches, offered()));
}

/** @param {Event} event */
function onChange({ target }) {
  if (target instanceof HTMLInputElement && target.name === "bitext-view") choose(target.value);
}

export function mount() {
  document.addEventListener("change", onChange);
  if (current()) show(current());
}
