// @ts-check
// The marks of a pair, of terms and notes: Tab goes from pair to pair, and the arrows from mark to mark within one, so that
// a pair with forty marks is one stop. (Arrows are no characters: SC 2.1.4 does not ask for a switch.)

import { isShown } from "./page.js";

const SIDE = ":is(.bitext-source, .bitext-translation)";
const NOTES = `${SIDE} :is(a.bitext-lemma, .bitext-noteref)`;
const MARKS = `${NOTES}, ${SIDE} a.bitext-term[href]`;
/** From where the arrows lead on. */
const STOPS = `.bitext-number, .bitext-sentence, ${SIDE} a`;

/** @param {KeyboardEvent} event */
function onKey(event) {
  const { target, key } = event;
  const by = ["ArrowLeft", "", "ArrowRight"].indexOf(key) - 1;
  if (!key || by < -1 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
  const row = target instanceof HTMLElement && target.matches(STOPS) && target.closest(".bitext-pair");
  if (!row) return;
  const marks = /** @type {HTMLElement[]} */ ([...row.querySelectorAll(MARKS)]).filter(isShown);
  const way = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const there = marks.filter((mark) => target.compareDocumentPosition(mark) & way);
  const to = by > 0 ? there[0] : (there.at(-1) ?? row.querySelector("a"));
  if (!to) return;
  event.preventDefault();
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest", behavior: "instant" });
}

export function mount() {
  document.addEventListener("keydown", onKey, true);
  for (const mark of document.querySelectorAll(/** @type {"a"} */ (`.bitext-pair ${NOTES}`))) mark.tabIndex = -1;
}
