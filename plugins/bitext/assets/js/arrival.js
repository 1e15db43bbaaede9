// @ts-check
// What the address names stands below header and bar, and stays there while rows above it get their size
// (content-visibility) and fonts and pictures come: a browser lets it slip then.

import { isSearch } from "./hit-address.js";
import { addressed, isShown, landing } from "./page.js";
import { spansOf } from "./sentences.js";

const LATE = 2000; // milliseconds after the page was loaded: what moves then is the reader's doing
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"];

/** What the address names, or, where its side is out of sight, the other side of the sentence. */
function goal() {
  const target = addressed();
  return target && !isShown(target) ? spansOf(target).find(isShown) : target;
}

/** Pixels from where the window lets an element land. @param {Element} one */
function off(one) {
  const margins = [getComputedStyle(one).scrollMarginTop, getComputedStyle(document.documentElement).scrollPaddingTop];
  const edge = one.closest(".bitext-pair") ? landing() : margins.reduce((sum, margin) => sum + (parseFloat(margin) || 0), 0);
  return one.getBoundingClientRect().top - edge;
}

/**
 * … and, of a sentence that is a hit, its other side where that stands higher, so that both are seen.
 * @param {Element} one
 * @param {boolean} isFar whether it may stand as much higher as the window has room, or only a little
 */
function offOfBoth(one, isFar) {
  if (!isFar && !isSearch(location.search)) return off(one);
  const both = [one, ...spansOf(one)].filter(isShown);
  const higher = Math.min(...both.map(off));
  const lowest = Math.max(...both.map((each) => each.getBoundingClientRect().bottom));
  const room = innerHeight - (parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0);
  return (isFar ? lowest - higher <= room : off(one) - higher < innerHeight / 3) ? higher : off(one);
}

/** @type {() => void} */
let stop = () => {};
let isTouched = false;

/**
 * Keeps a place where it belongs until the layout is at rest, or the reader does anything.
 * @param {Element} [instead] of what the address names, unless the reader has done something since that was arrived at
 */
export function arrive(instead) {
  if (instead && isTouched) return;
  stop();
  isTouched = false;
  const keep = () => {
    const one = instead ?? goal();
    const by = one ? offOfBoth(one, !!instead) : 0;
    if (Math.abs(by) > 1) scrollBy({ top: by, behavior: "instant" });
  };
  const sizes = new ResizeObserver(keep); // it is told before the paint: nobody sees a jump
  const hands = new AbortController();
  const options = { capture: true, passive: true, signal: hands.signal };
  stop = () => (sizes.disconnect(), hands.abort());
  for (const name of HANDS) addEventListener(name, () => (stop(), (isTouched = true)), options);
  const late = () => setTimeout(() => sizes.disconnect(), LATE);
  if (document.readyState === "complete") late();
  else addEventListener("load", late, options);
  sizes.observe(document.body);
}

/** A new place is a new entry of the history: of those that the reader comes back to, Material has kept where they were. */
function onHash() {
  if (location.hash && !history.state) arrive();
}

let first = true;

export function mount() {
  const [{ type }] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  addEventListener("hashchange", onHash);
  if (location.hash && (first ? type === "navigate" : !history.state)) arrive();
  first = false;
}
