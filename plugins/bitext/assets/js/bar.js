// @ts-check
// What the switches of the bar share: the row being read stays where it is, whatever is chosen.

import { landing, rows } from "./page.js";

const topOf = (/** @type {Element} */ one) => one.getBoundingClientRect().top;

/** Where the bar sticks: the first row that begins below it, and how far down the window. */
function reading() {
  const edge = landing();
  const bar = document.querySelector(".bitext-bar");
  const row = bar && topOf(bar) < edge ? rows().find((one) => topOf(one) > edge - 1) : undefined;
  return row && { row, at: topOf(row) };
}

/** @type {ReturnType<typeof reading>} */
let place;
let pressed = false;

/**
 * When a switch tells of its change, the page has turned and the browser has scrolled it: the place is noted before.
 * @param {Event} event
 */
function onPress({ target }) {
  pressed = target instanceof Element && !!target.closest(".bitext-bar");
  place = pressed ? reading() : undefined;
}

/** @param {() => void} change */
export function steadily(change) {
  const before = pressed ? place : reading();
  pressed = false;
  change();
  if (before) scrollBy({ top: topOf(before.row) - before.at, behavior: "instant" });
}

/** @param {Event} event */
function onSubmit(event) {
  if (event.target instanceof Element && event.target.matches(".bitext-bar")) event.preventDefault();
}

export function mount() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("pointerdown", onPress, true);
  document.addEventListener("keydown", onPress, true);
}
