// @ts-check
// The words of a query, lit by the CSS Custom Highlight API: no element of the page changes. Those of the hit that the
// address names are brighter than those of the others.

import { landing, rows } from "../page.js";
import { marksIn } from "./find.js";
import { spread } from "./page-units.js";
import { Side as Text } from "./query.js";

/** @typedef {import("./page-units.js").Side} Side */
/** @typedef {import("./page-units.js").Unit} Unit */
const HERE = "bitext-hit";
const ELSEWHERE = "bitext-hit-elsewhere";

/** The places of a side that are to be lit. @param {Side} side @param {any} results @param {boolean} [isOwn] @returns {StaticRange[]} */
function rangesIn(side, results, isOwn) {
  const pieces = marksIn(side.text, results, isOwn).flatMap((span) => spread(side, span));
  return pieces.map(([piece, startOffset, endOffset]) => {
    const node = side.nodes[piece];
    return new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset });
  });
}

/** The places of a unit that are to be lit. @param {Unit} unit @param {any} results @param {boolean} [isOwn] only the words of the query itself */
export const rangesOf = ({ sides }, results, isOwn) => sides.flatMap((side) => rangesIn(side, results, isOwn));

/** Whether the engine finds a unit of the page. @param {Unit} unit @param {any} results */
function isHit({ sides }, { parts, without, place }) {
  const texts = sides.map(({ text }) => new Text(text, place.folds));
  const stands = (/** @type {import("./query.js").Matcher} */ match) => texts.some((text) => match(text).length);
  const has = (/** @type {any} */ { matchers, terms }) => matchers.every(stands) || terms.some((/** @type {any} */ { match }) => stands(match));
  return parts.every(has) && !without.some((/** @type {any} */ { match }) => stands(match));
}

/** @param {string} name @param {StaticRange[]} ranges */
const paint = (name, ranges) => void CSS.highlights.set(name, new Highlight(...ranges));

/**
 * Lights the words of a query.
 * @param {Unit[]} units
 * @param {Unit | undefined} here the one that the address names: lit whatever it has of the query
 * @param {any} results
 * @returns {StaticRange[]} those in `here`
 */
export function light(units, here, results) {
  const inHit = here ? rangesOf(here, results) : [];
  if (!globalThis.Highlight) return inHit; // the place that the address names is marked all the same
  paint(HERE, inHit);
  paint(ELSEWHERE, units.filter((unit) => unit !== here && isHit(unit, results)).flatMap((unit) => rangesOf(unit, results)));
  return inHit;
}

export function dark() {
  for (const name of [HERE, ELSEWHERE]) globalThis.CSS?.highlights?.delete(name);
}

/** @param {StaticRange} place */
function boxesOf({ startContainer, startOffset, endOffset }) {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(startContainer, endOffset);
  return [...range.getClientRects()];
}

/** Whether a place is shown, in the window or not. @param {StaticRange} place */
export function isShown(place) {
  const parent = place.startContainer.parentElement;
  return boxesOf(place).length > 0 && !!parent && getComputedStyle(parent).visibility !== "hidden"; // as views.css hides one
}

/** What covers the window's top, and where its bottom is covered. @returns {[number, number]} */
function edges() {
  const edge = (/** @type {string} */ bar, /** @type {"top" | "bottom"} */ side) => document.querySelector(bar)?.getBoundingClientRect()[side];
  return [rows().length ? landing() : (edge(".md-header", "bottom") ?? 0), edge(".bitext-landing", "top") ?? innerHeight];
}

/** Whether a place is in the window, between the bars. @param {StaticRange} place */
export function inSight(place) {
  const [from, to] = edges();
  return isShown(place) && boxesOf(place).some(({ top, bottom }) => top >= from - 1 && bottom <= to);
}

/** Scrolls a place into the middle of the window. @param {StaticRange} place */
export function centre(place) {
  const [{ top }] = boxesOf(place);
  scrollBy({ top: top - innerHeight / 2, behavior: "instant" });
}
