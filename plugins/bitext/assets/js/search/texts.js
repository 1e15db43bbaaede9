// @ts-check
// The texts that the search page shows, each with its best hits; the rest of them unfolds. All of the glossary is one of them.

import { element, site } from "../page.js";
import { best, counted, hit, isText, titles, unknown } from "./hits.js";

const WANTED = { texts: 8, hits: 3 };
const MANY = 50; // hits of one text that are unfolded at once
const FEW = 8; // files, of some 3 kB each, that are read to say how many there are, where only that is open

/** What is found, as far as it is shown. */
export class Texts {
  /** @param {any} results @param {Partial<import("./filters.js").Asked>} asked @param {(error: unknown) => void} fail */
  constructor(results, asked, fail) {
    this.results = results;
    this.asked = asked;
    this.fail = fail;
    this.known = new Set();
    /** By what has a heading. @type {Map<any, Section>} */
    this.sections = new Map();
    this.place = element("div", { className: "bitext-search-found" });
  }

  /** Whether others may be found. */
  get isOpen() {
    return unknown(this.results, this.known).length > 0 || this.results.searched < this.results.ranges.length;
  }

  /** The best hit, for its title and its languages. */
  get first() {
    return this.sections.values().next().value?.hits[0];
  }

  /** Adds the next texts. @returns {Promise<Element | undefined>} the first of them */
  async next() {
    const { length } = this.place.children;
    for (const { group, hits } of await best(this.results, this.known, WANTED)) {
      const key = group.kind === "term" ? "term" : group;
      const section = this.sections.get(key) ?? new Section(this);
      if (!this.sections.has(key)) this.place.append(section.place);
      this.sections.set(key, section);
      section.add(group, hits);
    }
    return this.place.children[length];
  }

  /** Reads what is open, where that is little, so that all counts are exact; says whether it did. */
  async settle() {
    const { results } = this;
    const { per, bases } = results.documentTable;
    const files = new Set();
    for (const { document, units } of results.documents) {
      for (const unit of units) files.add(`${document}.${Math.floor((unit - bases[document]) / per[document])}`);
    }
    if (!results.about || results.searched < results.ranges.length || files.size > FEW) return false;
    await results.all();
    for (const section of this.sections.values()) section.count();
    return true;
  }
}

/** A text, or the glossary, with its heading. */
class Section {
  /** @param {Texts} texts */
  constructor(texts) {
    this.texts = texts;
    /** @type {any[]} */
    this.groups = [];
    /** @type {any[]} */
    this.hits = [];
    this.list = element("ol", { className: "bitext-hits" });
    this.facts = element("p", { className: "bitext-found-facts" });
    this.button = element("button", { type: "button", className: "bitext-search-more", onclick: () => this.unfold() });
    this.place = element("section", { className: "bitext-found" }, this.facts, this.list, this.button);
  }

  /** @param {any} group @param {any[]} hits */
  add(group, hits) {
    if (!this.groups.length) this.facts.before(element("h2", { className: "bitext-found-head" }, heading(group, hits[0])));
    this.groups.push(group);
    this.put(hits);
  }

  /** @param {any[]} hits */
  put(hits) {
    this.hits.push(...hits);
    this.list.append(...hits.map((each) => element("li", {}, hit(each, this.texts.asked))));
    this.count();
  }

  /** Says how many hits there are, and how many of them are still folded. */
  count() {
    const { groups, hits, button } = this;
    const count = groups.reduce((sum, { candidates }) => sum + candidates, 0);
    const about = groups.some((group) => group.about);
    const { type, year } = this.texts.results.documentTable;
    const known = isText(groups[0]) ? [type[groups[0].document], year[groups[0].document]] : [];
    this.facts.textContent = [...known, counted(count, "hit", "hits", about)].filter(Boolean).join(" · ");
    button.hidden = count <= hits.length;
    button.textContent = `${counted(count - hits.length, "more", "more", about)}${isText(groups[0]) ? " in this text" : ""}`;
  }

  /** The rest of the hits; the keyboard goes on with the first of them. */
  async unfold() {
    const { length } = this.hits;
    try {
      for (const group of this.groups) {
        const shown = this.hits.filter(({ document }) => document === group.document).length;
        this.put(await this.texts.results.hits(group, shown, MANY));
      }
    } catch (error) {
      this.texts.fail(error);
    }
    this.list.children[length]?.querySelector("a")?.focus({ preventScroll: true });
  }
}

/** The titles of a text lead to it; entries of the glossary have each a place of their own. @param {any} group @param {any} first */
const heading = ({ kind }, first) =>
  kind === "term" ? element("span", {}, "Glossary") : element("a", { href: site + first.address.split("#")[0] }, ...titles(first));
