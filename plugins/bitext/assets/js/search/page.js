// @ts-check
// The search page: the same results in full. Its address says what is asked for, and every change of that is a change of it.

import { element, site } from "../page.js";
import { capital, words, woven } from "../words.js";
import { controls, link } from "./controls.js";
import { read, written } from "./filters.js";
import { sentences, total } from "./hits.js";
import { fault, search } from "./searching.js";
import { Texts } from "./texts.js";
import { languageOf, listen } from "./typing.js";

/** @typedef {import("./filters.js").Asked} Asked */

/** The page that was left last: who comes back finds it as it was. @type {Page | undefined} */
let last;
let listening = false;

/** After scrolling, so long: Material writes what it keeps of a page sooner. */
const STILL = 250;

/**
 * Fills the place that a page of the site has for the search.
 * @param {HTMLElement} place
 * @param {any} [state] that of the history as the page was come to
 */
export function show(place, state = history.state) {
  if (place.querySelector("form")) return;
  const page = last?.address === location.href ? last : new Page(place);
  const top = page === last ? page.top : 0;
  last = page;
  page.put(place);
  if (!listening) {
    addEventListener("popstate", () => last?.isHere && last.begin()); // to another page it is the host's
    addEventListener("scroll", () => last?.onScroll(), { passive: true });
    addEventListener("click", () => last?.keep(), true); // before the host goes on to a hit
  }
  listening = true;
  if (!page.address) return page.begin(state);
  page.entitle();
  // Material goes there before the page is as high as it was.
  requestAnimationFrame(() => scrollTo(0, top));
}

class Page {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.path = location.pathname;
    this.address = "";
    this.top = 0;
    this.input = element("input", { name: "q", type: "search", className: "bitext-search-words", ariaLabel: words("search.for"), placeholder: words("search.either"), autocomplete: "off", autocapitalize: "none", spellcheck: false, enterKeyHint: "search" });
    this.form = element("form", { role: "search", onsubmit: (/** @type {Event} */ event) => this.submit(event) }, this.input);
    this.said = element("p", { className: "bitext-search-said", role: "status", tabIndex: -1 });
    this.printed = element("p", { className: "bitext-search-printed" });
    this.controls = element("div", { className: "bitext-search-controls" });
    this.found = element("div", { className: "bitext-search-found" });
    this.more = element("button", { type: "button", className: "bitext-search-more", hidden: true, onclick: () => this.next() }, words("search.texts.more"));
    this.all = element("div", {}, this.form, this.printed, this.said, this.controls, this.found, this.more);
    this.all.addEventListener("click", (/** @type {MouseEvent} */ event) => this.onClick(event));
    this.all.addEventListener("change", (/** @type {Event} */ event) => this.onChoice(event));
    this.all.addEventListener("focusin", () => this.onScroll()); // what is unfolded takes the focus
    listen(this.input, { search: () => this.typed(), key: (event) => this.onKey(event) });
    /** @type {Asked} */
    this.asked = read("");
    /** Whether what is asked for has a place of its own in the history: typing more does not overwrite it. */
    this.isKept = false;
  }

  /** Whether it is the page that is shown. */
  get isHere() {
    return this.place.isConnected && this.path === location.pathname;
  }

  /** @param {HTMLElement} place */
  put(place) {
    this.place = place;
    place.querySelector(".bitext-search-elsewhere")?.before(this.all);
    if (!this.all.isConnected) place.append(this.all);
    if (!this.asked.q && !location.search) this.input.focus({ preventScroll: true });
  }

  /** Searches for what the address asks for, and shows as much of it as was. @param {any} [state] */
  begin(state = history.state) {
    this.asked = read(location.search);
    this.isKept = this.asked.q !== "";
    this.input.value = this.asked.q;
    this.input.lang = languageOf(this.asked.q);
    const kept = state?.bitextSearch;
    this.search(kept?.of === location.search ? kept : undefined);
  }

  onScroll() {
    if (!this.isHere) return;
    this.top = scrollY;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), STILL);
  }

  /** Keeps with the address what of its results is shown, for who comes back to it. */
  keep() {
    const { texts, asked } = this;
    if (!this.isHere || this.address !== location.href || texts?.asked !== asked) return;
    try {
      history.replaceState({ ...history.state, bitextSearch: { ...texts.shown, of: location.search, top: scrollY } }, "");
    } catch {} // as below
  }

  typed() {
    if (this.input.value === this.asked.q) return; // Enter was quicker
    if (this.isKept) this.keep();
    this.asked = { ...this.asked, q: this.input.value };
    this.write(this.isKept ? "pushState" : "replaceState");
    this.isKept = false;
    this.search();
  }

  /** Enter: the way back leads to what was searched for before. @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.go({ ...this.asked, q: this.input.value });
  }

  /** @param {Asked} to */
  go(to) {
    this.keep();
    this.asked = to;
    this.write("pushState");
    this.isKept = true;
    this.search();
  }

  /** @param {"pushState" | "replaceState"} how */
  write(how) {
    const to = location.pathname + written(this.asked);
    clearTimeout(this.timer);
    try {
      if (to !== location.pathname + location.search) history[how](null, "", to);
    } catch {} // a browser may take so many in half a minute, and no more
    this.address = location.href;
  }

  /** @param {{texts: number, hits: Record<number, number>, top: number}} [kept] what was shown of it before */
  async search(kept) {
    const { q } = this.asked;
    this.address = location.href;
    this.entitle();
    if (!q.trim()) return this.clear();
    await search(this, this.asked, async (results) => {
      const texts = new Texts(results, this.asked, (error) => this.fail(error));
      await texts.next();
      if (kept) await texts.restore(kept);
      return () => {
        this.show(texts);
        if (kept) scrollTo(0, kept.top);
      };
    });
  }

  entitle() {
    const { q } = this.asked;
    document.title = q.trim() ? words("search.title", { query: shortened(q) }) : words("search.search");
  }

  clear() {
    this.stop?.();
    this.say("");
    this.controls.replaceChildren();
    this.found.replaceChildren();
    this.more.hidden = true;
    delete this.place.dataset.bitextFound;
  }

  /** @param {Texts} texts */
  async show(texts) {
    this.texts = texts;
    this.found.replaceWith(texts.place);
    this.found = texts.place;
    this.count();
    if (!texts.results.about) return;
    await texts.settle().catch(() => {}); // what was found is shown all the same, and a newer search ends this one
    if (this.texts === texts) this.count();
  }

  /** Says what was found, and what narrows it. */
  count() {
    const { results, first, isOpen } = /** @type {Texts} */ (this.texts);
    this.say(sentences(first ? capital(total(results, this.asked.kind)) : this.nothing(results), results.said));
    const focused = this.controls.contains(document.activeElement) ? document.activeElement : null;
    this.controls.replaceChildren(...controls(results, this.asked, first));
    this.printed.textContent = words("search.printed", { what: described(this.asked, first) });
    if (focused) this.refocus(focused);
    if (!first && results.instead) this.found.replaceChildren(element("p", {}, ...woven("search.instead.link", { query: link({ ...this.asked, q: results.instead }, results.instead) })));
    this.place.dataset.bitextFound = first ? "some" : "";
    this.more.hidden = !isOpen;
  }

  /** The keyboard goes on where it was: with the filter that was chosen, else with what was found. @param {Element} before */
  refocus(before) {
    const { name } = /** @type {HTMLSelectElement} */ (before);
    const chosen = before.closest(".bitext-search-kinds") && this.controls.querySelector("[aria-current]");
    const after = chosen || (name && this.controls.querySelector(`[name=${name}]`)) || this.said;
    /** @type {HTMLElement} */ (after).focus({ preventScroll: true });
  }

  /** What one can do where nothing is found; an empty string where the query itself says it. @param {any} results */
  nothing({ query, why }) {
    const { text, type, year, kind, q } = this.asked;
    if (!query.clauses.some((/** @type {{not: boolean}} */ { not }) => !not) || why) return "";
    return words(text || type || year || kind ? "search.nothing.filtered" : "search.nothing.for", { query: shortened(q) });
  }

  /** The next texts; the keyboard goes on with the first of them. */
  async next() {
    const { texts } = this;
    try {
      const first = await texts?.next();
      if (texts !== this.texts) return;
      this.count();
      first?.querySelector("a")?.focus({ preventScroll: true });
    } catch (error) {
      this.fail(error);
    }
  }

  /** @param {unknown} error */
  fail(error) {
    this.say(fault(error));
  }

  /** @param {string} text */
  say(text) {
    if (this.said.textContent !== text) this.said.textContent = text;
  }

  /** A link to this page asks for something else and loads nothing. @param {MouseEvent} event */
  onClick(event) {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // to Material a link to the page itself with another search is none
    this.go(read(link.search));
    this.input.value = this.asked.q;
  }

  /** @param {Event} event */
  onChoice({ target }) {
    if (!(target instanceof HTMLSelectElement)) return;
    const { name, value } = target;
    this.go({ ...this.asked, [name]: name === "year" ? Number(value) : value });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === "ArrowDown") this.found.querySelector("a")?.focus();
    else if (event.key === "Escape" && this.input.value) {
      this.input.value = "";
      this.typed();
    } else return;
    event.preventDefault();
  }
}

/** What was asked for, in words: paper has no field and no filters. @param {Asked} asked @param {any} first the best hit */
function described({ q, text, type, year, kind, off }, first) {
  const only = text && words("search.printed.only", { title: first?.title.findLast(Boolean) ?? text });
  const not = off.length && words("search.printed.not", { terms: off.join(words("search.comma")) });
  return [q, kind && words(`search.printed.${kind}`), only, type && words(`type.${type}`), year, not].filter(Boolean).join(" · ");
}

/** As much of a query as a title needs. @param {string} q */
const shortened = (q) => ([...q].length > 60 ? `${[...q].slice(0, 60).join("")}…` : q);
