// @ts-check
// Results: candidates as ranked documents, and those that are verified in the text as hits.

import { FEW } from "./candidates.js";
import { Counts } from "./counts.js";
import { joined, shown, unfolded } from "./excerpts.js";
import { byRank, Group, Hit } from "./groups.js";
import { both, either, has, RANGE } from "./postings.js";
import { Side } from "./query.js";
import { documentAt } from "./shards.js";

/** Documents that are verified at once before results are given; more, where a phrase among their words goes first. */
const FIRST = 4;
const FIRST_OF_WORDS = 6;
/** Files that are fetched for the sake of exact counts. */
const FEW_FILES = 16;
/** Hits that are wanted of each. */
const HITS = 3;
/** How often some are verified before quotation marks of the query count as found nowhere. */
const TRIES = 10;
/** Documents of which all hits are verified at once. */
const AT_ONCE = 16;
/** @typedef {import("./postings.js").Units} Units */
/** @typedef {import("./query.js").Matcher} Matcher */
/** @typedef {import("./excerpts.js").Mark} Mark */

/** What a query finds. `documents`, `total` and `about` follow what is verified. */
export class Results {
  /** @type {Group[]} Ranked. */
  documents = [];
  /** @type {Units} Units that the query itself may stand in. */
  own = new Uint32Array();
  /** @type {Units} Units that earlier turns found in the range that is searched. */
  earlier = new Uint32Array();
  /** Turns that were taken. */
  searched = 0;
  /** Whether candidates are hits. */
  sure = false;

  /**
   * @param {import("./shards.js").Place} place
   * @param {import("./query.js").Query} query
   * @param {object} how
   * @param {import("./candidates.js").Part[]} how.parts
   * @param {{match: Matcher, all: import("./candidates.js").All}[]} how.without what leaves units out
   * @param {Matcher | null} how.phrase the whole query, where it has several clauses
   * @param {import("./terms.js").Term[]} how.also
   * @param {import("./counts.js").Filters} filters
   */
  constructor(place, query, { parts, without, phrase, also }, filters) {
    this.place = place;
    this.documentTable = place.documents;
    this.query = query;
    this.said = query.said;
    /** Why nothing can be found by the query, where that is known. */
    this.why = "";
    /** Where nothing is found, a query that is; or an empty string. */
    this.instead = "";
    this.parts = parts;
    this.without = without;
    this.phrase = phrase;
    /** Terms that were searched too. */
    this.also = also;
    this.facets = new Counts(place.documents, filters);
    const { length, ranges } = place.documents;
    /** Ranges that hold documents that pass the filters, each as often as it takes turns to search it. */
    this.ranges = [...Array(ranges).keys()].filter((range) => {
      for (let document = range * RANGE; document < Math.min((range + 1) * RANGE, length); document++) {
        if (this.facets.mayPass(document)) return true;
      }
      return false;
    });
  }

  /** Hits, as far as it is known; of all documents, if only some were searched. */
  get total() {
    const found = this.documents.reduce((sum, { candidates }) => sum + candidates, 0);
    return this.#isDone ? found : Math.round((found * this.ranges.length) / this.searched);
  }

  get about() {
    return !this.#isDone || this.documents.some(({ about }) => about);
  }

  get #isDone() {
    return this.searched >= this.ranges.length;
  }

  /** Whether some part of the query stands in no document. */
  get unknown() {
    return this.parts.some(({ isNone }) => isNone);
  }

  /** @param {number} unit */
  isOwn(unit) {
    return has(this.own, unit);
  }

  /** Makes the first results. @param {boolean} isTried whether they are given up early where they are not found at once */
  async begin(isTried) {
    await Promise.all([...this.parts, ...this.without].map(({ all }) => all.load()));
    this.sure = [...this.parts, ...this.without].every(({ all }) => all.sure);
    const turns = (/** @type {number} */ range) => Math.max(1, ...this.parts.map(({ all }) => all.turns(range)));
    this.ranges = this.ranges.flatMap((range) => Array(turns(range)).fill(range));
    if (this.unknown || !this.parts.length) this.searched = this.ranges.length;
    const isFree = () => this.parts.every((part) => part.isKnown(this.ranges[this.searched]));
    while (!this.#isDone && (this.total < FEW || isFree())) await this.#next();
    await this.#settle(isTried);
    while (!this.documents.length && (await this.more())) await this.#settle(isTried);
  }

  /** Searches the next documents; false where all were. */
  async more() {
    if (this.#isDone) return false;
    await this.#next();
    return true;
  }

  async #next() {
    const range = this.ranges[this.searched];
    const turn = this.searched - this.ranges.indexOf(range);
    const parts = await Promise.all(this.parts.map((part) => part.units(range, turn)));
    let units = parts.map(({ whole }) => whole).reduce((some, others) => both(some, others));
    for (const { all } of this.without) {
      if (all.sure) units = both(units, await all.units(range, 0), false);
    }
    const own = parts.map((each) => each.own).reduce((some, others) => both(some, others));
    this.own = either([this.own, own]);
    this.sure &&= this.parts.every(({ all }) => all.sure);
    this.searched++;
    this.facets.about = !this.sure || !this.#isDone;
    if (turn) units = both(units, this.earlier, false);
    this.earlier = either(turn ? [this.earlier, units] : [units]);
    const found = [];
    for (const [document, others] of this.facets.count(units)) {
      const group = turn ? this.documents.find((each) => each.document === document) : null;
      if (group) group.units.push(...others);
      else found.push(new Group(this, document, others));
    }
    this.documents.push(...found.sort(byRank));
  }

  /**
   * Verifies the first documents until some have hits; all, where few files show them.
   * @param {boolean} isTried
   */
  async #settle(isTried) {
    const isFew = this.documents.length <= FIRST && this.total <= FEW;
    if (this.sure && !this.phrase) return;
    const first = this.phrase ? FIRST_OF_WORDS : FIRST;
    for (let tries = 0; this.documents.length && !this.documents[0].found.length; tries++) {
      if (isTried && tries === TRIES) this.documents = [];
      await Promise.all(this.documents.slice(0, first).map((group) => group.verify(isFew ? Infinity : HITS)));
      this.#prune();
    }
    const isPhrase = (/** @type {Group} */ { found }) => Number(found.some(({ phrase }) => phrase));
    const verified = this.documents.splice(0, first);
    this.documents.unshift(...verified.sort((a, b) => isPhrase(b) - isPhrase(a)));
  }

  /** Verifies all that is left where few files show it, so that counts are exact. */
  async settle() {
    if (!this.#isDone || this.documents.reduce((sum, { about, pieces }) => sum + (about ? pieces : 0), 0) > FEW_FILES) return;
    await Promise.all(this.documents.map((group) => group.verify(group.about ? Infinity : 0)));
    this.#prune();
  }

  #prune() {
    this.documents = this.documents.filter(({ candidates }) => candidates);
  }

  /**
   * The unit as a hit, or null where it does not match.
   * @param {number} unit
   */
  async hit(unit) {
    const table = this.documentTable;
    const document = table.of(unit);
    const said = await this.place.file(table.pieceOf(unit));
    const row = said.u[(unit - table.bases[document]) % table.per[document]];
    const sides = [row[2], row[3]].map((text) => new Side(text, this.place.folds));
    const matches = (/** @type {Matcher} */ match) => sides.some((side) => match(side).length);
    let own = true;
    for (const part of this.parts) {
      const isHere = part.matchers.every(matches);
      if (!isHere && !part.hasTerm(unit)) return null;
      own &&= isHere;
    }
    if (this.without.some(({ match }) => matches(match))) return null;
    return new Hit(this, { document, unit, own, phrase: own && !!this.phrase && matches(this.phrase) }, said, row);
  }

  /**
   * What is shown of a unit: around what was looked for, the whole query before its words, else around the term.
   * @param {boolean} isPhrase whether the whole query stands there
   * @param {string[]} texts
   * @param {import("./excerpts.js").Sentence[]} sentences
   */
  excerpt(isPhrase, texts, sentences) {
    const { folds } = this.place;
    const sides = texts.map((text) => new Side(text, folds));
    const marks = (/** @type {Matcher} */ match) => sides.map((side) => unfolded(side, folds, match(side)));
    const stands = (/** @type {Matcher} */ match) => sides.some((side) => match(side).length);
    const clauses = this.parts.flatMap(({ matchers, marked, terms }) =>
      matchers.every(stands) ? marked.map(marks) : terms.map(({ match }) => marks(match)),
    );
    const all = sides.map((side) => this.#marks(side));
    return shown(texts, sentences, isPhrase && this.phrase ? [marks(this.phrase)] : clauses, all);
  }

  /**
   * Hits of a document, verified.
   * @param {Group} group
   * @param {number} [from]
   * @param {number} [count]
   */
  async hits(group, from = 0, count = HITS) {
    await group.verify(from + count);
    this.#prune();
    return group.found.slice(from, from + count);
  }

  /**
   * The results of the document at an address from the site's root, as far as they are known.
   * @param {string} address
   */
  async groupAt(address) {
    const document = await documentAt(this.place, address);
    return this.documents.find((group) => group.document === document);
  }

  /** All hits, verified. */
  async all() {
    while (await this.more());
    for (let at = 0; at < this.documents.length; at += AT_ONCE) {
      await Promise.all(this.documents.slice(at, at + AT_ONCE).map((group) => group.verify(Infinity)));
    }
    this.#prune();
    return this.documents.flatMap(({ found }) => found);
  }

  /**
   * Where a text has what the query or its terms are, in order.
   * @param {string} text
   * @param {boolean} [isOwn] whether terms are left out
   */
  marks(text, isOwn = false) {
    return joined(this.#marks(new Side(text, this.place.folds), isOwn));
  }

  /**
   * What is marked of a side: its terms, and the whole query where it stands there, else its words.
   * @param {Side} side
   * @param {boolean} [isOwn] whether terms are left out
   */
  #marks(side, isOwn = false) {
    const whole = this.phrase?.(side) ?? [];
    const matchers = this.parts.flatMap(({ marked, terms }) => [...(whole.length ? [] : marked), ...(isOwn ? [] : terms.map(({ match }) => match))]);
    return unfolded(side, this.place.folds, [...whole, ...matchers.flatMap((match) => match(side))]);
  }
}

/**
 * Where a text of the page has what the results were found by: for lighting it.
 * @param {string} text
 * @param {Results} results
 * @param {boolean} [isOwn] only the words of the query, not those of terms that were searched too
 * @returns {Mark[]}
 */
export const marksIn = (text, results, isOwn) => results.marks(text, isOwn);
