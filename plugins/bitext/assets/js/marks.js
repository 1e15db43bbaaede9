// @ts-check
// The marks of a pair, of terms and notes: Tab goes from pair to pair, and the arrows from mark to mark within one, so that
// a pair with forty marks is one stop. (Arrows are no characters: SC 2.1.4 does not ask for a switch.)

import { isShown } from "./page.js";

const MARKS = ":is(.bitext-term, .bitext-lemma, .bitext-noteref, .bitext-back, .bitext-ways > a)[href]";
/** From where the arrows lead on: the number of a pair, which they lead back to, a sentence, a mark. */
const STOPS = `:is(.bitext-number, .bitext-sentence, ${MARKS})`;

/** @type {Record<string, number>} */
const ARROWS = { ArrowLeft: -1, ArrowRight: 1 };

/** @param {KeyboardEvent} event */
function onKey(event) {
  const { target, key } = event;
  const row = target instanceof Element && target.matches(STOPS) && target.closest(".bitext-pair");
  if (!row || !(key in ARROWS) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const stops = /** @type {HTMLElement[]} */ ([...row.querySelectorAll(STOPS)]);
  const all = stops.filter((stop) => stop === target || (isShown(stop) && !stop.matches(".bitext-sentence")));
  const to = all[all.indexOf(/** @type {HTMLElement} */ (target)) + ARROWS[key]];
  if (!to) return;
  event.preventDefault();
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest", behavior: "instant" });
}

export function mount() {
  document.addEventListener("keydown", onKey, true);
  for (const mark of document.querySelectorAll(/** @type {"a"} */ (`.bitext-pair ${MARKS}`))) mark.tabIndex = -1;
}
