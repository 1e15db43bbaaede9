// @ts-check
// The view bar: the radios show what early.js found; what is chosen goes into the memory and the address.

import { landing, remember, rows } from "./page.js";

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

const current = () => document.documentElement.getAttribute("data-bitext-view");

/** @param {string | null} view */
function show(view) {
  if (view) document.documentElement.setAttribute("data-bitext-view", view);
  for (const radio of document.querySelectorAll(/** @type {"input"} */ (".bitext-bar input")))
    radio.checked = radio.value === view;
}

const top = (/** @type {Element} */ one) => one.getBoundingClientRect().top;

/** Where the bar sticks: the first row that begins below it, and how far down the window. */
function reading() {
  const edge = landing();
  const bar = document.querySelector(".bitext-bar");
  const row = bar && top(bar) < edge ? rows().find((one) => top(one) > edge - 1) : undefined;
  return row && { row, at: top(row) };
}

/** @type {ReturnType<typeof reading>} */
let place;

/** @param {string} view */
function choose(view, before = reading()) {
  show(view);
  remember("bitext-view", view);
  // Material keeps the place on the page in the state.
  history.replaceState(history.state, "", addressWith(location.href, view));
  if (before) scrollBy({ top: top(before.row) - before.at, behavior: "instant" });
}

export function nextView() {
  if (document.querySelector(".bitext-bar")) choose(viewAfter(current(), matchMedia("(min-width: 60rem)").matches));
}

/**
 * When a radio tells of its change, the page has turned and the browser has scrolled it: the place is noted before.
 * @param {Event} event
 */
function onPress({ target }) {
  place = target instanceof Element && target.closest(".bitext-bar") ? reading() : undefined;
}

/** @param {Event} event */
function onChange({ target }) {
  if (target instanceof HTMLInputElement && target.name === "bitext-view") choose(target.value, place);
}

/** @param {Event} event */
function onSubmit(event) {
  if (event.target instanceof Element && event.target.matches(".bitext-bar")) event.preventDefault();
}

export function mount() {
  document.addEventListener("change", onChange);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("pointerdown", onPress, true);
  document.addEventListener("keydown", onPress, true);
  if (current()) show(current());
}
