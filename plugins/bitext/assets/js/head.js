// @ts-check
// What folds open at the head of a text: remembered, and opened by an address that leads into it.

import { addressed, recall, remember, root } from "./page.js";

const FOLDS = ".bitext-evidence > details";

function reveal() {
  const fold = /** @type {HTMLDetailsElement | null | undefined} */ (addressed()?.closest(FOLDS));
  if (!fold || fold.open) return; // a browser that does it itself has done so
  fold.open = true;
  addressed()?.scrollIntoView();
}

/** Only what a reader does is remembered, not what an address does. @param {Event} event */
function onClick({ target }) {
  const fold = target instanceof Element && target.closest("summary")?.parentElement;
  if (!(fold instanceof HTMLDetailsElement) || !fold.matches(FOLDS)) return;
  const state = fold.open ? "" : "open"; // it opens behind this
  root.setAttribute(`data-${fold.className}`, state);
  remember(fold.className, state);
}

/** @param {ParentNode} page */
export function mount(page) {
  document.addEventListener("click", onClick);
  addEventListener("hashchange", reveal);
  for (const fold of page.querySelectorAll(/** @type {"details"} */ (FOLDS))) fold.open ||= recall(fold.className) === "open";
  reveal();
}
