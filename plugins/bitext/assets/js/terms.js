// @ts-check
// Terms: the card of a term shows its entry in "Terms in this text", and a switch leaves the marks out.

import { offer } from "./card.js";
import { check, element, remember, root, without } from "./page.js";

/** Links to the glossary elsewhere have no entry on their page, and stay links. @param {HTMLElement} trigger */
function tell(trigger) {
  const mark = /** @type {HTMLAnchorElement} */ (trigger);
  const id = mark.dataset.bitextTerm ?? decodeURIComponent(mark.hash.slice(1)); // a page with many marks names each but once
  const entry = document.querySelector(`.bitext-terms [id="${id}"]`);
  if (!entry) return;
  const copy = without(entry, "[id]");
  copy.id = "";
  return {
    mark,
    label: `Term: ${entry.querySelector("dt")?.textContent}`,
    content: [element("dl", { className: "bitext-entries" }, copy)],
    words: mark.closest(".bitext-pair")?.querySelectorAll(`[data-bitext-term="${id}"], .bitext-term[href="#${id}"]`) ?? [mark],
  };
}

offer(".bitext-term", tell);

/** Marks that are out of sight are out of the keyboard's way too. @param {boolean} on */
function show(on) {
  for (const mark of document.querySelectorAll(/** @type {"a"} */ (".bitext-term"))) mark.tabIndex = on ? 0 : -1;
}

/** @param {Event} event */
function onChange({ target }) {
  if (!(target instanceof HTMLInputElement) || target.name !== "bitext-terms") return;
  root.dataset.bitextTerms = target.checked ? "on" : "off";
  remember("bitext-terms", root.dataset.bitextTerms);
  show(target.checked);
}

/** @returns {HTMLInputElement | null} */
const box = () => document.querySelector("[name=bitext-terms]");

export const turnTerms = () => box()?.click();

export function mount() {
  document.addEventListener("change", onChange);
  if (root.dataset.bitextTerms !== "off" || !box()) return;
  check("bitext-terms", "off");
  show(false);
}
