// @ts-check
// The bar: its menus close, and the row being read stays where it is, whatever is chosen.

import { check, landing, remember, root, rows } from "./page.js";

/** Choices that a style sheet follows alone: what counts where nothing is remembered. @type {Record<string, string>} */
const CHOICES = { size: "normal", punctuation: "printed" };

const topOf = (/** @type {Element} */ one) => one.getBoundingClientRect().top;

/** Where the bar sticks: the first row that begins below it, and how far down the window. */
function reading() {
  const edge = landing();
  const bar = document.querySelector(".bitext-bar");
  const row = bar && topOf(bar) < edge ? rows().find((one) => topOf(one) > edge - 2) : undefined;
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

/** The menus that are open and do not hold a place; that of the views is beside them. @param {EventTarget | null} [place] */
const others = (place) =>
  [...document.querySelectorAll(/** @type {"details"} */ (".bitext-menu[open]"))].filter(
    (menu) => !(place instanceof Node && (menu.contains(place) || menu.parentElement?.querySelector(".bitext-menu-view[open] + *")?.contains(place))),
  );

/** @param {Event} event */
function onLeave({ target, type }) {
  // A press focuses a link before it is a click on it.
  const follows = type === "click" && target instanceof Element && target.closest(".bitext-panel a");
  for (const menu of others(follows ? null : target)) menu.open = false;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  onPress(event);
  const [menu] = event.key === "Escape" ? others() : [];
  if (!menu) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!others(document.activeElement).length) menu.querySelector("summary")?.focus();
  menu.open = false;
}

/** @param {Event} event */
function onChange({ target }) {
  const name = target instanceof HTMLInputElement && target.closest(".bitext-bar") && target.name.replace("bitext-", "");
  if (!name || !(name in CHOICES)) return;
  const { value } = /** @type {HTMLInputElement} */ (target);
  steadily(() => root.setAttribute(`data-bitext-${name}`, value));
  remember(`bitext-${name}`, value);
}

export function mount() {
  document.addEventListener("pointerdown", onPress, true);
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("click", onLeave);
  document.addEventListener("focusin", onLeave);
  document.addEventListener("change", onChange);
  for (const [name, first] of Object.entries(CHOICES)) check(`bitext-${name}`, root.getAttribute(`data-bitext-${name}`) || first);
}
