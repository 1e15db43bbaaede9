// @ts-check
// What folds open at the head of a text: remembered, and opened by an address that leads into it.

import { addressed, recall, remember, root } from "./page.js";

const FOLDS = { "bitext-about": "bitextAbout", "bitext-introduction": "bitextIntroduction" };

function reveal() {
  const fold = /** @type {HTMLDetailsElement | null | undefined} */ (addressed()?.closest(".bitext-evidence > details"));
  if (!fold || fold.open) return;
  fold.open = true; // a browser that does it itself has done so
  addressed()?.scrollIntoView();
}

/** Only what a reader does is remembered: by now the fold is as it was before. @param {Event} event */
function onClick({ target }) {
  const fold = target instanceof Element && target.closest("summary")?.closest(".bitext-evidence > details");
  if (!(fold instanceof HTMLDetailsElement)) return;
  const state = fold.open ? "" : "open";
  root.dataset[FOLDS[/** @type {keyof typeof FOLDS} */ (fold.className)]] = state;
  remember(fold.className, state);
}

/** @param {ParentNode} page */
export function mount(page) {
  document.addEventListener("click", onClick);
  addEventListener("hashchange", reveal);
  for (const name of Object.keys(FOLDS)) if (recall(name)) page.querySelector(`details.${name}`)?.setAttribute("open", "");
  reveal();
}
