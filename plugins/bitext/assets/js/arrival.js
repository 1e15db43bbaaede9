// @ts-check
// What the address names stands below header and bar, and stays there while rows above it get their size
// (content-visibility) and fonts and pictures come: a browser lets it slip then.

import { addressed, isShown } from "./page.js";
import { spansOf } from "./sentences.js";

const LATE = 2000; // milliseconds after the page was loaded: what moves then is the reader's doing
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"];

/** What the address names, or, where its side is out of sight, the other side of the sentence. */
export function goal() {
  const target = addressed();
  return target && !isShown(target) ? spansOf(target).find(isShown) : target;
}

/** Pixels from where the window lets an element land. @param {Element} one */
function off(one) {
  const margins = [getComputedStyle(one).scrollMarginTop, getComputedStyle(document.documentElement).scrollPaddingTop];
  return margins.reduce((top, margin) => top - (parseFloat(margin) || 0), one.getBoundingClientRect().top);
}

function keep() {
  const one = goal();
  if (one && Math.abs(off(one)) > 1) one.scrollIntoView({ behavior: "instant" });
}

/** @type {() => void} */
let stop = () => {};

/** Keeps the place until the layout is at rest, or the reader does anything. */
export function arrive() {
  stop();
  if (!location.hash) return;
  const sizes = new ResizeObserver(keep); // it is told before the paint: nobody sees a jump
  const hands = new AbortController();
  const options = { capture: true, passive: true, signal: hands.signal };
  stop = () => (sizes.disconnect(), hands.abort());
  for (const name of HANDS) addEventListener(name, stop, options);
  const late = () => setTimeout(stop, LATE);
  if (document.readyState === "complete") late();
  else addEventListener("load", late, options);
  sizes.observe(document.body);
}

/** A new place is a new entry of the history: of those that the reader comes back to, Material has kept where they were. */
function onHash() {
  if (!history.state) arrive();
}

let first = true;

export function mount() {
  const [{ type }] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  addEventListener("hashchange", onHash);
  if (first ? type === "navigate" : !history.state) arrive();
  first = false;
}
