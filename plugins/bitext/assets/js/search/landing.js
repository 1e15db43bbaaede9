// @ts-check
// The page of a hit, with `?q=` in its address: the words are lit, and a bar leads to the other hits, until Escape.

import { plain } from "../hit-address.js";
import { addressed, element, root, site } from "../page.js";
import { leading, read, written } from "./filters.js";
import { HitBar } from "./hit-bar.js";
import { focus, onTab } from "./hit-focus.js";
import { centre, dark, inSight, isShown, light, rangesOf } from "./lights.js";
import { unitAt, unitsOfPage } from "./page-units.js";
import { fault, found } from "./searching.js";
import { next, numberOf, placeOf, previous, settle, unitOf } from "./steps.js";
import { TYPED } from "./typed.js";

/** The page's address from the site's root, as hits have theirs. */
const here = () => (location.origin + location.pathname).slice(site.length) + location.hash;

/** @param {StaticRange} range */
const parentOf = ({ startContainer }) => startContainer.parentElement;

/** The sentence that something stands in, by its number in the row. @param {Element | null | undefined} inner */
const sentence = (inner) => /** @type {HTMLElement | null | undefined} */ (inner?.closest(".bitext-sentence"))?.dataset.bitextBead;

/** The field of the header, in which a query can be refined. */
const field = () => /** @type {HTMLInputElement | null} */ (document.querySelector("form.bitext-search [name=q]"));

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

  /** The query in the field of the header, where nothing stands. */
  fill() {
    const input = field();
    if (input && !input.value) input.value = this.filled = this.asked.q;
  }

  /** The field is as it was. */
  empty() {
    const input = field();
    if (input && input.value === this.filled) input.value = "";
  }

  /** Shows the hit that the address names. @param {(place: Element) => void} arrive takes the window to a place that is not in sight */
  async show(arrive) {
    if (!this.bar.element.isConnected) document.body.append(this.bar.element);
    try {
      const results = await this.results;
      if (landing !== this) return;
      this.fill();
      this.light(results, arrive);
      await this.find(results);
      if (landing !== this) return;
      this.say(results);
      const { place } = this;
      await settle(results);
      if (landing === this && place === this.place) this.say(results);
    } catch (error) {
      this.bar.say({ query: this.asked.q, failed: fault(error) });
    }
  }

  /** @param {any} results @param {(place: Element) => void} arrive */
  light(results, arrive) {
    const units = unitsOfPage();
    const named = addressed();
    let unit = unitAt(units, named);
    // A page has its words anywhere.
    if (!named && unit && !rangesOf(unit, results).length) unit = units.find((one) => rangesOf(one, results).length) ?? unit;
    const lit = light(units, unit, results);
    // Where the view hides the side with the words, or the kind of the note, this hit is shown whole.
    root.removeAttribute("data-bitext-whole");
    root.toggleAttribute("data-bitext-whole", lit.length > 0 && !lit.some(isShown));
    const words = this.words(lit, unit ? rangesOf(unit, results, true) : [], named);
    const around = words[0] && parentOf(words[0]);
    const inSentence = sentence(named) && around?.closest(".bitext-sentence");
    if (inSentence) arrive(inSentence);
    else if (around && !words.some(inSight)) {
      if (around.closest("article.bitext .bitext-pair")) arrive(around.closest(".bitext-sentence") ?? around);
      else if (!named && !scrollY) centre(words[0]);
    }
    focus([inSentence, named?.closest(".bitext-sentence, .bitext-note, .bitext-pair") ?? named, around, unit?.element]);
  }

  /**
   * Those that are to be seen: in the sentence that is named rather than elsewhere in its pair, the query's own rather than a term's.
   * @param {StaticRange[]} lit @param {StaticRange[]} own @param {Element | null} named
   */
  words(lit, own, named) {
    const isHere = (/** @type {StaticRange} */ range) => sentence(parentOf(range)) === sentence(named);
    return [own.filter(isHere), own, lit.filter(isHere), lit].map((some) => some.filter(isShown)).find(({ length }) => length) ?? [];
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

  /** @param {KeyboardEvent} event */
  tab(event) {
    const { controls, next } = this.bar;
    const first = controls.find((one) => one === this.focused) ?? controls.find((one) => one === next) ?? controls[0];
    onTab(event, controls, first);
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
  landing?.empty();
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

/** Whatever else Escape closes has taken it before. @param {KeyboardEvent} event */
function onKey(event) {
  const { key, target, defaultPrevented } = event;
  if (!landing || defaultPrevented) return;
  if (key === "Tab") landing.tab(event);
  if (key === "Escape" && !(target instanceof Element && target.closest(TYPED))) close();
}
