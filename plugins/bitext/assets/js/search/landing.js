// @ts-check
// The page of a hit, with `?q=` in its address: the words are lit, and a bar leads to the other hits, until Escape.

import { plain } from "../hit-address.js";
import { addressed, element, root, site } from "../page.js";
import { leading, read, written } from "./filters.js";
import { HitBar } from "./hit-bar.js";
import { dark, inSight, isShown, light } from "./lights.js";
import { unitAt, unitsOfPage } from "./page-units.js";
import { fault, found } from "./searching.js";
import { next, numberOf, placeOf, previous, unitOf } from "./steps.js";

/** The page's address from the site's root, as hits have theirs. */
const here = () => (location.origin + location.pathname).slice(site.length) + location.hash;

/** A search that goes on from page to page. */
class Landing {
  /** The hit that is shown. @type {import("./steps.js").Place | undefined} */
  place;
  /** Whether a step is being taken. */
  steps = false;
  /** What of the bar was pressed. @type {HTMLElement | undefined} */
  focused;

  /** @param {import("./filters.js").Asked} asked */
  constructor(asked) {
    this.asked = asked;
    const acts = { previous: () => this.step(previous), next: () => this.step(next), leave: close };
    const box = /** @type {HTMLFormElement | null} */ (document.querySelector("form.bitext-search"));
    this.bar = new HitBar(acts, (box?.action ?? `${site}search/`) + written(asked));
    this.bar.say({ query: asked.q });
    this.results = found(asked);
  }

  /** Shows the hit that the address names. @param {(place: Element) => void} arrive takes the window to a place that is not in sight */
  async show(arrive) {
    if (!this.bar.element.isConnected) document.body.append(this.bar.element);
    try {
      const results = await this.results;
      if (landing !== this) return;
      this.light(results, arrive);
      await this.find(results);
      if (landing !== this) return;
      this.say(results);
      this.refocus();
      await results.settle();
      if (landing === this) this.say(results);
    } catch (error) {
      this.bar.say({ query: this.asked.q, failed: fault(error) });
    }
  }

  /** @param {any} results @param {(place: Element) => void} arrive */
  light(results, arrive) {
    const units = unitsOfPage();
    const unit = unitAt(units, addressed());
    const lit = light(units, unit, results);
    // Where the view hides the side with the words, or the kind of the note, this hit is shown whole.
    root.removeAttribute("data-bitext-whole");
    root.toggleAttribute("data-bitext-whole", lit.length > 0 && !lit.some(isShown));
    const words = lit.find(isShown)?.startContainer.parentElement?.closest(".bitext-pair *");
    if (words && !lit.some(inSight)) arrive(words.closest(".bitext-sentence") ?? words);
  }

  /** Where the address stands among the hits. @param {any} results */
  async find(results) {
    if (this.place && unitOf(this.place.hit.address) === unitOf(here())) return;
    const address = here();
    const place = await placeOf(results, address);
    if (address === here()) this.place = place;
  }

  /** @param {any} results @param {{last?: boolean}} [ends] */
  say(results, ends) {
    const { place } = this;
    const number = place && numberOf(results, place);
    const { total, about } = results;
    this.bar.say({ query: this.asked.q, number, total, about }, { first: !place || number === 1, last: !about && number === total, ...ends });
  }

  /** @param {(results: any, place: any) => Promise<import("./steps.js").Place | undefined>} way */
  async step(way) {
    if (this.steps) return;
    this.steps = true;
    try {
      const results = await (this.results = this.results.catch(() => found(this.asked))); // asked again where that failed
      const place = await way(results, this.place);
      if (landing !== this) return;
      if (place) this.go((this.place = place));
      else this.say(results, { last: true });
    } catch (error) {
      this.bar.say({ query: this.asked.q, failed: fault(error) });
    } finally {
      this.steps = false;
    }
  }

  /** Follows a link, so that instant navigation may take it. @param {import("./steps.js").Place} place */
  go({ hit }) {
    const link = element("a", { href: leading(site, hit.address, this.asked), hidden: true });
    const view = new URLSearchParams(location.search).get("view");
    if (view) link.search += `&view=${view}`;
    const { activeElement } = document;
    this.focused = this.bar.element.contains(activeElement) ? /** @type {HTMLElement} */ (activeElement) : undefined;
    this.bar.element.append(link);
    link.click();
    link.remove();
  }

  /** A browser takes the focus away as it goes to a place. */
  refocus() {
    if (document.activeElement === document.body) this.focused?.focus({ preventScroll: true });
  }
}

/** @type {Landing | undefined} */
let landing;

/** Shows the hit that the address names, and how many others there are. @param {(place: Element) => void} arrive */
export function land(arrive) {
  const asked = read(location.search);
  if (!landing || written(landing.asked) !== written(asked)) {
    leave();
    landing = new Landing(asked);
  }
  addEventListener("keydown", onKey);
  return landing.show(arrive);
}

/** Light and bar go, as on a page that is no hit. */
export function leave() {
  landing?.bar.element.remove();
  landing = undefined;
  dark();
  root.removeAttribute("data-bitext-whole");
}

/** The reader ends the search: it leaves the address too, and nothing else changes. */
function close() {
  leave();
  history.replaceState(history.state, "", location.pathname + plain(location.search) + location.hash);
}

const TYPED = "textarea, select, [contenteditable], dialog, input:not([type=radio], [type=checkbox])";

/** Whatever else Escape closes has taken it before. @param {KeyboardEvent} event */
function onKey({ key, target, defaultPrevented, isComposing }) {
  if (key !== "Escape" || !landing || defaultPrevented || isComposing) return;
  if (!(target instanceof Element && target.closest(TYPED))) close();
}
