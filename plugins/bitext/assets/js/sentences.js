// @ts-check
// Sentences: both sides of the one that is pointed at, focused or tapped are lit at once; keys go from one to the next.
// One listener of each kind for the page, however many sentences it has.

import { opener } from "./card.js";
import { addressed, isShown, landing, rows } from "./page.js";

const SENTENCE = ".bitext-sentence";

/** @type {HTMLElement[]} */
let lit = [];

/** The spans of the sentence pair that something stands in, in the order of the page. @param {unknown} inner */
export function spansOf(inner) {
  const one = inner instanceof Element && /** @type {HTMLElement?} */ (inner.closest(SENTENCE));
  const row = one && one.closest(".bitext-pair");
  const spans = row && /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(`${SENTENCE}[data-bitext-bead="${one.dataset.bitextBead}"]`));
  return [...(spans || [])];
}

/** Lights the spans of one sentence pair, or none. @param {HTMLElement[]} spans */
export function light(spans) {
  if (spans[0] === lit[0]) return;
  for (const one of lit) one.removeAttribute("data-bitext-lit");
  for (const one of (lit = spans)) one.setAttribute("data-bitext-lit", "");
}

// A pointer that rests while keys scroll the page under it points at nothing.
let rests = false;

/** @param {PointerEvent} event */
function onPoint({ target, pointerType, buttons }) {
  if (pointerType === "touch" || buttons || rests || opener("toolbar")) return;
  if (!(target instanceof Element) || target.closest(".bitext-card")) return;
  const spans = spansOf(target);
  // Between two lines of a sentence is its paragraph.
  const between = target.closest(".bitext-source, .bitext-translation") && lit.some((one) => target.contains(one));
  if (spans.length || !between) light(spans);
}

/** @param {PointerEvent} event */
function onMove(event) {
  rests = false;
  onPoint(event);
}

/** @param {FocusEvent} event */
function onFocus({ target }) {
  if (target instanceof Element && target.matches(":focus-visible") && !target.closest(".bitext-card")) light(spansOf(target));
}

/** @param {KeyboardEvent} event */
function onKey({ key }) {
  if (key === "Escape") light([]);
}

/**
 * Where a step leads: from the sentence that the reader is in, or else into the row.
 * @param {number} here -1 for none
 * @param {number} first the first sentence in the row or after it, -1 for none
 * @param {number} by 1 or -1
 * @param {number} count
 */
export function sentenceAfter(here, first, by, count) {
  const to = here >= 0 ? here + by : by > 0 && first >= 0 ? first : (first < 0 ? count : first) - 1;
  return Math.max(0, Math.min(to, count - 1));
}

/** Focuses the next sentence, or the previous one. @param {number} by 1 or -1 */
export function step(by) {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`${SENTENCE}[id]`)]);
  if (!all.length) return;
  const edge = landing() + 2; // a row that an address has led to may lie a pixel off
  const below = (/** @type {Element} */ one) => one.getBoundingClientRect().bottom > edge;
  const inSight = (/** @type {Element} */ one) => below(one) && one.getBoundingClientRect().top < innerHeight;
  const { activeElement } = document;
  const places = [activeElement, lit[0], addressed()].map(spansOf);
  const here = places.find((spans) => spans.some(inSight))?.find(({ id }) => id);
  const focused = activeElement?.closest(".bitext-pair");
  const row = focused && inSight(focused) ? focused : rows().find(below);
  const first = row ? all.findIndex((one) => row.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) : -1;
  enter(all[sentenceAfter(here ? all.indexOf(here) : -1, first, by, all.length)]);
}

/** @param {HTMLElement} one */
function enter(one) {
  const spans = spansOf(one);
  const place = [one, ...spans].find((span) => isShown(span) && span.textContent) ?? one;
  rests = true;
  document.addEventListener("pointermove", onMove, { once: true });
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest", behavior: "instant" });
  light(spans);
}

export function mount() {
  document.addEventListener("pointerover", onPoint);
  document.addEventListener("focusin", onFocus);
  document.addEventListener("keydown", onKey, true);
  light([]);
}
