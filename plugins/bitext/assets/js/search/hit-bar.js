// @ts-check
// The bar of a search on the page of a hit: which of how many, the way to the others, and to all of them.

import { element } from "../page.js";
import { words } from "../words.js";
import { counted } from "./hits.js";

/**
 * What the bar says of a hit.
 * @typedef {object} Said
 * @property {string} query
 * @property {number} [number] from 1; none where the page's place is no hit
 * @property {number} [total] none until it is known
 * @property {boolean} [about] whether the figures are only about right
 * @property {string} [failed] why there are none
 */

/** @param {Said} said */
export function figures({ number, total, about, failed }) {
  if (failed) return failed;
  if (total === undefined) return "…";
  if (!total) return words("search.figures.none");
  if (!number) return counted(total, "search.hits", about);
  return words("search.figures.of", { number, all: about ? words("search.about", { count: total }) : total });
}

/** @param {"next" | "previous"} way @param {string} key @param {() => void} onclick */
function button(way, key, onclick) {
  const made = element("button", { type: "button", className: `bitext-${way}-hit`, onclick }, element("span", {}, words(`search.${way}`)));
  made.setAttribute("aria-label", words(`search.${way}.hit`));
  made.setAttribute("aria-keyshortcuts", key);
  return made;
}

/** The bar, made at once: the hits come later. */
export class HitBar {
  /** @param {{previous: () => void, next: () => void, leave: () => void}} acts @param {string} results the address of all results */
  constructor({ previous, next, leave }, results) {
    this.query = element("q", { className: "bitext-landing-query" });
    this.figures = element("span", {});
    this.said = element("p", { role: "status" }, this.query, " · ", this.figures);
    this.previous = button("previous", "Shift+G", previous);
    this.next = button("next", "G", next);
    this.results = element("a", { href: results }, words("search.results"));
    const shut = element("button", { type: "button", className: "bitext-close", ariaLabel: words("search.close"), onclick: leave });
    this.element = element("nav", { className: "bitext-landing", ariaLabel: words("search.bar") }, this.said, this.previous, this.next, this.results, shut);
  }

  /** @param {Said} said @param {{first?: boolean, last?: boolean}} [ends] */
  say(said, { first = false, last = false } = {}) {
    this.query.textContent = said.query;
    if (/\p{Script=Han}/u.test(said.query)) this.query.lang = "zh";
    this.figures.textContent = figures(said);
    this.previous.disabled = first || !said.total;
    this.next.disabled = last || !said.total;
    this.previous.hidden = this.next.hidden = said.total === 0;
  }

  /** What of it can be pressed. @returns {HTMLElement[]} */
  get controls() {
    return [this.previous, this.next, ...this.element.querySelectorAll(":scope > :is(a, .bitext-close)")].filter(({ disabled, hidden }) => !disabled && !hidden);
  }
}
