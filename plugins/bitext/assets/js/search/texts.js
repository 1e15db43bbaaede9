// @ts-check
// The texts that the search page shows, each with its best hits; the rest of them unfolds. All of the glossary is one of them.

import { element, site } from "../page.js";
import { words } from "../words.js";
import { best, counted, further, hit, isText, titles, unknown } from "./hits.js";

const WANTED = { texts: 8, hits: 3 };
const MANY = 50; // hits of one text that are unfolded at once

/** What is found, as far as it is shown. */
export class Texts {
  /** @param {any} results @param {Partial<import("./filters.js").Asked>} asked @param {(error: unknown) => void} fail */
  constructor(results, asked, fail) {
    this.results = results;
    this.asked = asked;
    this.fail = fail;
    this.known = new Set();
    /** @type {Section[]} */
    this.sections = [];
    this.place = element("div", { className: "bitext-search-found" });
  }

  /** Whether others may be found. */
  get isOpen() {
    return unknown(this.results, this.known).length > 0 || this.results.searched < this.results.ranges.length;
  }

  /** The best hit, for its title and its languages. */
  get first() {
    return this.sections[0]?.hits[0];
  }

  /** Adds the next texts. @returns {Promise<Element | undefined>} the first of them */
  async next() {
    const { length } = this.sections;
    const found = await best(this.results, this.known, WANTED);
    this.sections.push(...found.map(({ group, hits }) => new Section(this, group, hits)));
    this.place.append(...this.sections.slice(length).map(({ place }) => place));
    for (const section of this.sections) section.count(); // a text that is shown may have more by now
    return this.sections[length]?.place;
  }

  /** What is shown, for who comes back: how many texts, and the numbers of hits of those that are unfolded. */
  get shown() {
    const unfolded = this.sections.filter(({ hits }) => hits.length > WANTED.hits);
    return { texts: this.sections.length, hits: Object.fromEntries(unfolded.map(({ group, hits }) => [group.document, hits.length])) };
  }

  /** Shows as much again. @param {{texts: number, hits: Record<number, number>}} shown */
  async restore({ texts, hits }) {
    while (this.sections.length < texts && (await this.next()));
    await Promise.all(this.sections.map((section) => section.reach(hits[section.group.document] ?? 0)));
  }

  /** Makes the counts exact where few files are left to read. */
  async settle() {
    await this.results.settle();
    for (const section of this.sections) section.count();
  }
}

/** A text, or the glossary, with its heading. */
class Section {
  /** @param {Texts} texts @param {any} group @param {any[]} hits */
  constructor(texts, group, hits) {
    this.texts = texts;
    this.group = group;
    this.list = element("ol");
    this.facts = element("p", { className: "bitext-found-facts" });
    this.button = element("button", { type: "button", className: "bitext-search-more", onclick: () => this.unfold() });
    const titles = element("h2", { className: "bitext-found-head" }, heading(group, hits[0]));
    this.place = element("section", { className: "bitext-found" }, titles, this.facts, this.list, this.button);
    /** @type {any[]} */
    this.hits = [];
    this.isUnfolding = false;
    this.add(hits);
  }

  /** @param {any[]} hits */
  add(hits) {
    this.hits.push(...hits);
    this.list.append(...hits.map((each) => element("li", {}, hit(each, this.texts.asked))));
    this.count();
  }

  /** Says how many hits there are, and how many of them are still folded. */
  count() {
    const { group, hits, button } = this;
    const { document, candidates, about } = group;
    const { type, year } = this.texts.results.documentTable;
    const known = isText(group) ? [type[document] && words(`type.${type[document]}`), year[document]] : [];
    const found = counted(candidates, group.kind === "term" ? "search.terms" : "search.hits", about);
    this.facts.textContent = [...known, found].filter(Boolean).join(" · ");
    button.hidden = candidates <= hits.length;
    button.textContent = further(group, hits.length);
  }

  /** The rest of the hits; the keyboard goes on with the first of them. */
  async unfold() {
    if (this.isUnfolding) return; // by a press before
    this.isUnfolding = true;
    const { length } = this.hits;
    try {
      await this.reach(length + MANY);
      (this.list.children[length] ?? this.list.lastElementChild)?.querySelector("a")?.focus({ preventScroll: true });
    } catch (error) {
      this.texts.fail(error);
    }
    this.isUnfolding = false;
  }

  /** Shows so many hits, if there are. @param {number} count */
  async reach(count) {
    const { length } = this.hits;
    if (count > length) this.add(await this.texts.results.hits(this.group, length, count - length));
  }
}

/** The titles of a text lead to it, those of the glossary to the list of all its entries. @param {any} group @param {any} first */
function heading({ kind }, first) {
  if (kind !== "term") return element("a", { href: site + first.address.split("#")[0] }, ...titles(first));
  const list = /** @type {HTMLAnchorElement | null} */ (document.querySelector('.bitext-search-elsewhere a[href*="glossary"]'));
  return element(list ? "a" : "span", list ? { href: list.href } : {}, words("search.glossary"));
}
