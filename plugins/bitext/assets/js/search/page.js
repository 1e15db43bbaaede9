// @ts-check
// The search page: the same results in full. Its address says what is asked for, and every change of that is a change of it.

import { element, site } from "../page.js";
import { controls } from "./controls.js";
import { read, written } from "./filters.js";
import { best, counted, hit, isText, rest, sentences, titles, total, unknown } from "./hits.js";
import { fault, search } from "./searching.js";
import { listen } from "./typing.js";

const FIRST = { texts: 8, hits: 3 };
const MANY = 50; // hits of one text that are unfolded at once

/** @typedef {import("./filters.js").Asked} Asked */

/** The page that was left last: who comes back finds it as it was. @type {Page | undefined} */
let last;
let listening = false;

/** Fills the place that a page of the site has for the search. @param {HTMLElement} place */
export function show(place) {
  if (place.querySelector("form")) return;
  const page = last?.address === location.href ? last : new Page(place);
  const top = history.state?.y;
  last = page;
  page.put(place);
  if (!listening) addEventListener("popstate", onPop);
  listening = true;
  if (!page.address) return page.begin();
  page.entitle();
  if (top) scrollTo(0, top); // Material goes there before the page is as high as it was
}

/** Back to another search of the page that is shown; another page is the host's. */
function onPop() {
  if (last?.place.isConnected && last.path === location.pathname) last.begin();
}

class Page {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.path = location.pathname;
    this.address = "";
    this.input = element("input", { name: "q", type: "search", className: "bitext-search-words", ariaLabel: "Search for", placeholder: "Words in either language", autocomplete: "off", autocapitalize: "none", spellcheck: false, enterKeyHint: "search" });
    this.form = element("form", { role: "search", onsubmit: (/** @type {Event} */ event) => this.submit(event) }, this.input);
    this.said = element("p", { className: "bitext-search-said", role: "status" });
    this.controls = element("div", { className: "bitext-search-controls" });
    this.found = element("div", { className: "bitext-search-found" });
    this.more = element("button", { type: "button", className: "bitext-search-more", hidden: true, onclick: () => this.next() }, "More texts");
    this.all = element("div", {}, this.form, this.said, this.controls, this.found, this.more);
    this.all.addEventListener("click", (/** @type {MouseEvent} */ event) => this.onClick(event));
    this.all.addEventListener("change", (/** @type {Event} */ event) => this.onChoice(event));
    listen(this.input, { search: () => this.typed(), key: (event) => this.onKey(event) });
    /** @type {Asked} */
    this.asked = read("");
  }

  /** @param {HTMLElement} place */
  put(place) {
    this.place = place;
    place.querySelector(".bitext-search-elsewhere")?.before(this.all);
    if (!this.all.isConnected) place.append(this.all);
    if (!this.asked.q && !location.search) this.input.focus({ preventScroll: true });
  }

  /** Searches for what the address asks for. */
  begin() {
    this.asked = read(location.search);
    this.input.value = this.asked.q;
    this.search();
  }

  typed() {
    this.asked = { ...this.asked, q: this.input.value };
    this.write("replaceState");
    this.search();
  }

  /** Enter: the way back leads to what was searched for before. @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.go({ ...this.asked, q: this.input.value });
  }

  /** @param {Asked} to */
  go(to) {
    this.asked = to;
    this.write("pushState");
    this.search();
  }

  /** @param {"pushState" | "replaceState"} how */
  write(how) {
    const to = location.pathname + written(this.asked);
    try {
      if (to !== location.pathname + location.search) history[how](null, "", to);
    } catch {} // a browser may take so many in half a minute, and no more
    this.address = location.href;
  }

  async search() {
    const { q } = this.asked;
    this.address = location.href;
    this.entitle();
    if (!q.trim()) return this.clear();
    await search(this, this.asked, async (results) => {
      const shown = new Set();
      const found = await best(results, shown, FIRST);
      return () => this.show(results, shown, found);
    });
  }

  entitle() {
    const { q } = this.asked;
    document.title = q.trim() ? `${shortened(q)} – Search` : "Search";
  }

  clear() {
    this.stop?.();
    this.say("");
    this.controls.replaceChildren();
    this.found.replaceChildren();
    this.more.hidden = true;
    delete this.place.dataset.bitextFound;
  }

  /** @param {any} results @param {Set<any>} shown @param {{group: any, hits: any[]}[]} found */
  show(results, shown, found) {
    Object.assign(this, { results, shown });
    const nothing = !found.length;
    this.say(sentences(nothing ? this.nothing(results) : total(results), results.said));
    this.controls.replaceChildren(...controls(results, this.asked, found[0]?.hits[0]));
    this.found.replaceChildren();
    this.place.dataset.bitextFound = nothing ? "" : "some";
    this.add(found);
  }

  /** What one can do where nothing is found; an empty string where the query itself says it. @param {any} results */
  nothing({ query }) {
    const { text, type, year, kind, q } = this.asked;
    if (!query.clauses.some((/** @type {{not: boolean}} */ { not }) => !not)) return "";
    const filtered = text || type || year || kind ? "Take the filters off, or look" : "Look";
    return `Nothing found for “${shortened(q)}”. ${filtered} for fewer words, for a part of them, or for the words of the other language`;
  }

  /** @param {{group: any, hits: any[]}[]} found */
  add(found) {
    this.found.append(...found.map((each) => this.text(each)));
    this.more.hidden = !unknown(this.results, this.shown).length && !this.results.about;
  }

  /** The next texts; the keyboard goes on with the first of them. */
  async next() {
    const { results, shown } = this;
    const count = this.found.childElementCount;
    const more = await this.tried(() => best(results, shown, FIRST));
    if (!more || results !== this.results) return;
    this.add(more);
    if (!more.length) this.more.hidden = true;
    this.found.children[count]?.querySelector("a")?.focus({ preventScroll: true });
  }

  /** A text with its best hits. @param {{group: any, hits: any[]}} found */
  text({ group, hits }) {
    const heading = element("h2", { className: "bitext-found-head" }, this.heading(group, hits[0]));
    const facts = factsOf(this.results, group).join(" · ");
    const list = element("ol", { className: "bitext-hits" }, ...this.listed(hits));
    const made = element("section", { className: "bitext-found" }, heading, element("p", { className: "bitext-found-facts" }, facts), list);
    const { count, about: unsure } = rest(group, hits.length);
    if (count) {
      const button = element("button", { type: "button", className: "bitext-search-more" }, further(group, count, unsure));
      button.onclick = () => this.unfold(button, list, group);
      made.append(button);
    }
    return made;
  }

  /** A text's titles lead to it; entries of the glossary have each a page of their own. @param {any} group @param {any} first */
  heading({ kind }, first) {
    if (kind === "term") return element("span", {}, "Glossary");
    return element("a", { href: site + first.address.split("#")[0] }, ...titles(first));
  }

  /** @param {any[]} hits */
  listed(hits) {
    return hits.map((each) => element("li", {}, hit(each, this.asked)));
  }

  /** The rest of a text's hits; the keyboard goes on with the first of them. @param {any} button @param {any} list @param {any} group */
  async unfold(button, list, group) {
    const { results } = this;
    const from = list.childElementCount;
    const more = await this.tried(() => results.hits(group, from, MANY));
    if (!more) return;
    list.append(...this.listed(more));
    const { count } = rest(group, list.childElementCount);
    if (more.length < MANY || !count) button.remove();
    else button.textContent = further(group, count);
    list.children[from]?.querySelector("a")?.focus({ preventScroll: true });
  }

  /** @param {() => Promise<any>} work */
  async tried(work) {
    try {
      return await work();
    } catch (error) {
      this.fail(error);
    }
  }

  /** @param {unknown} error */
  fail(error) {
    this.say(fault(error));
  }

  /** @param {string} words */
  say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
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

/** What is said of a text: its type, its year, how many hits it has. @param {any} results @param {any} group */
function factsOf({ place: { documents } }, { document, kind, candidates, about }) {
  const known = isText({ kind }) ? [documents.type[document], documents.year[document]] : [];
  return [...known, counted(candidates, "hit", "hits", about)].filter(Boolean);
}

/** As much of a query as a title needs. @param {string} q */
const shortened = (q) => ([...q].length > 60 ? `${[...q].slice(0, 60).join("")}…` : q);

/** @param {any} group @param {number} count */
const further = (group, count, about = false) => {
  const where = isText(group) ? "more in this text" : "more";
  return counted(count, where, where, about);
};
