// @ts-check
// The view bar: the radios show what early.js found; what is chosen goes into the memory and the address.

import { steadily } from "./bar.js";
import { check, remember, root, wide } from "./page.js";

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
 * The view that is seen.
 * @param {string | null} view null is auto, as is one that is not offered
 * @param {boolean} isWide whether auto is side by side
 * @param {string[]} views those offered
 */
const seen = (view, isWide, views) => (view && views.includes(view) ? view : isWide ? "side" : "stacked");

/** @type {typeof seen} */
export const viewAfter = (view, isWide, views = VIEWS) => views[(views.indexOf(seen(view, isWide, views)) + 1) % views.length];

/** Sentences where there are sentence pairs. */
const offered = () => VIEWS.filter((view) => document.querySelector(`.bitext-views [value=${view}]`));

const current = () => root.getAttribute("data-bitext-view");

/** The radio that is checked says what is seen, also where nobody has chosen. */
const tell = () => check("bitext-view", seen(current(), wide.matches, offered()));

/** @param {string} view */
function choose(view) {
  steadily(() => {
    root.setAttribute("data-bitext-view", view);
    tell();
  });
  remember("bitext-view", view);
  // Material keeps the place on the page in the state.
  history.replaceState(history.state, "", addressWith(location.href, view));
}

export function nextView() {
  if (document.querySelector(".bitext-views")) choose(viewAfter(current(), wide.matches, offered()));
}

/** @param {Event} event */
function onChange({ target }) {
  if (target instanceof HTMLInputElement && target.name === "bitext-view") choose(target.value);
}

/** On paper, what nobody has chosen is the sheet's to say. */
function onPrint() {
  if (!current()) check("bitext-view", null);
}

function onWidth() {
  if (!matchMedia("print").matches) tell();
}

export function mount() {
  document.addEventListener("change", onChange);
  wide.addEventListener("change", onWidth);
  addEventListener("beforeprint", onPrint);
  addEventListener("afterprint", tell);
  tell();
}
