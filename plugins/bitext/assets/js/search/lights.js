// @ts-check
// The words of a query, lit by the CSS Custom Highlight API: no element of the page changes. Those of the hit that the
// address names are brighter than those of the others.

import { spread } from "./page-units.js";

/** @typedef {import("./page-units.js").Span} Span */
/** @typedef {import("./page-units.js").Side} Side */
/** @typedef {import("./page-units.js").Unit} Unit */
/** @typedef {(text: string) => Span[]} Marks where a text is to be lit */

const HERE = "bitext-hit";
const ELSEWHERE = "bitext-hit-elsewhere";

/** The places of a side that are to be lit. @param {Side} side @param {Marks} marks @returns {StaticRange[]} */
function rangesIn(side, marks) {
  const pieces = marks(side.text).flatMap((span) => spread(side, span));
  return pieces.map(([piece, startOffset, endOffset]) => {
    const node = side.nodes[piece];
    return new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset });
  });
}

/** @param {string} name @param {StaticRange[]} ranges */
const paint = (name, ranges) => void globalThis.CSS?.highlights?.set(name, new Highlight(...ranges));

/**
 * Lights the words of a query.
 * @param {Unit[]} units
 * @param {Unit | undefined} here the one that the address names: lit whatever it has of the query
 * @param {Marks} marks
 * @param {(unit: Unit) => boolean} isHit
 * @returns {StaticRange[]} those that are lit in `here`
 */
export function light(units, here, marks, isHit) {
  const rangesOf = (/** @type {Unit} */ { sides }) => sides.flatMap((side) => rangesIn(side, marks));
  const inHit = here ? rangesOf(here) : [];
  if (!globalThis.Highlight) return inHit;
  paint(HERE, inHit);
  paint(ELSEWHERE, units.filter((unit) => unit !== here && isHit(unit)).flatMap(rangesOf));
  return inHit;
}

export function dark() {
  for (const name of [HERE, ELSEWHERE]) globalThis.CSS?.highlights?.delete(name);
}

/** Whether a reader sees a place. @param {StaticRange} place */
export function isSeen({ startContainer, startOffset, endOffset }) {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(startContainer, endOffset);
  const parent = startContainer.parentElement;
  return range.getClientRects().length > 0 && !!parent && getComputedStyle(parent).visibility !== "hidden";
}
