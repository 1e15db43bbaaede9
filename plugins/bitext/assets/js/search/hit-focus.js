// @ts-check
// The focus on the page of a hit: it stands in the hit, Tab leads from there into the bar, and from the bar's end on from the
// hit. The bar hangs over the page, and its place in the document is far from any hit.

import { isShown } from "../page.js";
import { TYPED } from "./typed.js";

/** Where the focus is in the hit. @type {HTMLElement | undefined} */
let place;

/** Puts the focus into the hit, unless somebody types. @param {(Element | null | undefined)[]} places the first that is shown gets it */
export function focus(places) {
  const to = /** @type {HTMLElement | undefined} */ (places.find((one) => one && isShown(one)));
  if (!to || document.activeElement?.closest(TYPED)) return;
  place = to;
  take(to);
}

/** An element can have the focus only as long as it has it. @param {HTMLElement} one */
function take(one) {
  if (document.activeElement === one) return;
  if (!one.matches("a[href], button, [tabindex]")) {
    one.tabIndex = -1;
    one.addEventListener("blur", () => one.removeAttribute("tabindex"), { once: true });
  }
  one.dataset.bitextLanded = "";
  one.addEventListener("blur", () => delete one.dataset.bitextLanded, { once: true });
  one.addEventListener("focusin", (event) => event.stopPropagation(), { once: true }); // the hit is marked: its sentence needs no light
  one.focus({ preventScroll: true });
}

/**
 * Tab between hit and bar.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} controls those of the bar that can be pressed
 * @param {HTMLElement} first that which Tab leads to from the hit
 */
export function onTab(event, controls, first) {
  const { target, shiftKey } = event;
  const isLast = target === controls[controls.length - 1];
  if (target === place && !shiftKey) first.focus();
  else if (place?.isConnected && (shiftKey ? target === controls[0] : isLast)) take(place);
  else return;
  if (!isLast || shiftKey) event.preventDefault(); // else the browser goes on from the hit
}
