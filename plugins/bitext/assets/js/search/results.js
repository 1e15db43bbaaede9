// @ts-check
// Results: candidates as ranked documents, and those that are verified in the text as hits.

import { FEW } from "./candidates.js";
import { joined, shown, unfolded } from "./excerpts.js";
import { both, has, RANGE } from "./postings.js";
import { Side } from "./query.js";

/** Documents that are verified at once before results are given; more, where a phrase among their words goes first. */
const FIRST = 4;
const FIRST_OF_WORDS = 6;
/** Hits that are wanted of each. */
const HITS = 3;
/** How often some are verified before quotation marks of the query count as found nowhere. */
const TRIES = 10;
/** Documents of which all hits are verified at once. */
const AT_ONCE = 16;
/** Kinds in the order of the results. */
const KINDS = ["text", "note", "term", "page"];
/** Of BM25, as usual. */
const K1 = 1.2;
const B = 0.75;

/** @typedef {import("./postings.js").Kind} Kind */
/** @typedef {import("./postings.js").Units} Units */
/** @typedef {import("./query.js").Matcher} Matcher */
/** @typedef {import("./excerpts.js").Mark} Mark */
/** @typedef {{text?: number | string | null, type?: string | null, year?: number | null, kind?: Kind | null}} Filters */

/** A document among the results. */
export class Group {
  /** @type {Hit[]} Those that are verified. */
  found = [];
  /** @type {Promise<void>} */
  busy = Promise.resolve();

  /**
   * @param {Results} results
   * @param {number} document
   * @param {number[]} units those that are not verified, the best first
   * @param {number} score
   */
  constructor(results, document, units, score) {
    this.results = results;
    this.document = document;
    this.units = units;
    this.score = score;
    this.kind = results.documentTable.kindOf(units[0], document);
    this.own = results.isOwn(units[0]);
  }

  /** Hits, as far as it is known. */
  get candidates() {
    return this.found.length + this.units.length;
  }

  /** Whether some of these may turn out to be none. */
  get about() {
    return !this.results.sure && this.units.length > 0;
  }

  /**
   * Verifies candidates until there are so many hits, if there are.
   * @param {number} count
   */
  verify(count) {
    return (this.busy = this.busy.catch(() => {}).then(() => this.#verify(count)));
  }

  /** @param {number} count */
  async #verify(count) {
    const { per, bases } = this.results.documentTable;
    const pieceOf = (/** @type {number} */ unit) => Math.floor((unit - bases[this.document]) / per[this.document]);
    while (this.found.length < count && this.units.length) {
      const pieces = new Set(this.units.slice(0, count - this.found.length).map(pieceOf));
      const units = this.units.filter((unit) => pieces.has(pieceOf(unit)));
      const verified = await Promise.all(units.map((unit) => this.results.hit(unit, this.document, pieceOf(unit))));
      this.units = this.units.filter((unit) => !pieces.has(pieceOf(unit)));
      const hits = verified.filter((hit) => hit !== null);
      this.found.push(...hits.sort((a, b) => Number(b.phrase) - Number(a.phrase) || Number(b.own) - Number(a.own)));
    }
  }
}

/** A unit that matches. */
export class Hit {
  /**
   * @param {Results} results
   * @param {{document: number, unit: number, own: boolean, phrase: boolean}} what
   * @param {{a: string, t: [string, string], l: [string, string]}} piece
   * @param {[string, string, string, string, import("./excerpts.js").Sentence[]?]} row
   */
  constructor(results, { document, unit, own, phrase }, { a, t, l }, [place, label, source, translation, sentences = []]) {
    this.document = document;
    this.unit = unit;
    this.kind = results.documentTable.kindOf(unit, document);
    this.title = t;
    this.languages = l;
    this.label = label;
    /** Whether the query itself is found, not only a term that was searched too. */
    this.own = own;
    this.phrase = phrase;
    this.show = () => results.excerpt(phrase, [source, translation], sentences);
    this.at = (/** @type {string} */ sentence) => {
      const fragment = sentence && place ? `p${sentence}` : place;
      return a && fragment ? `${a}#${fragment}` : a || place;
    };
  }

  get #shown() {
    return (this.kept ??= this.show());
  }

  get sides() {
    return this.#shown.sides;
  }

  /** From the site's root; that of the sentence where it has one. */
  get address() {
    return this.at(this.#shown.sentence);
  }
}

/** What a query finds. `documents`, `total` and `about` follow what is verified. */
export class Results {
  /** @type {Group[]} Ranked. */
  documents = [];
  /** @type {Units} Units that the query itself may stand in. */
  own = new Uint32Array();
  /** Ranges of documents that were searched. */
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
   * @param {Filters & {text?: number | null}} filters
   */
  constructor(place, query, { parts, without, phrase, also }, filters) {
    this.place = place;
    this.documentTable = place.documents;
    this.query = query;
    this.said = query.said;
    this.parts = parts;
    this.without = without;
    this.phrase = phrase;
    /** Terms that were searched too. */
    this.also = also;
    this.filters = filters;
    this.facets = { kinds: new Map(), types: new Map(), years: new Map(), about: false };
    const { length, ranges } = place.documents;
    /** Ranges that hold documents that pass the filters. */
    this.ranges = [...Array(ranges).keys()].filter((range) => {
      for (let document = range * RANGE; document < Math.min((range + 1) * RANGE, length); document++) {
        if (this.#failed(document, "").length === 0) return true;
      }
      return false;
    });
  }

  /**
   * The filters that a document does not pass, or a unit of it where its kind is told.
   * @param {number} document
   * @param {Kind | ""} kind
   */
  #failed(document, kind) {
    const { filters, documentTable: table } = this;
    const own = table.kind(document);
    /** @type {Record<string, unknown>} */
    const has = { text: document, type: table.type[document], year: table.year[document], kind: kind || own };
    if (!kind && own === "text" && filters.kind === "note") has.kind = "note";
    return Object.entries(filters).filter(([name, wanted]) => wanted != null && wanted !== has[name]).map(([name]) => name);
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
    if (this.unknown || !this.parts.length) this.searched = this.ranges.length;
    while (!this.#isDone && (this.total < FEW || this.parts.every((part) => part.isKnown(this.ranges[this.searched])))) await this.#next();
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
    const found = await Promise.all(this.parts.map((part) => part.units(range)));
    let units = found.map(({ whole }) => whole).reduce((some, others) => both(some, others));
    for (const { all } of this.without) {
      if (!all.sure) continue;
      units = both(units, await all.units(range), false);
    }
    const own = found.map((each) => each.own).reduce((some, others) => both(some, others));
    this.own = Uint32Array.from([...this.own, ...own]).sort();
    this.sure &&= this.parts.every(({ all }) => all.sure);
    this.searched++;
    this.documents.push(...this.#ranked(this.#counted(units)));
  }

  /**
   * Counts units for the facets and gives those that pass the filters, by document.
   * @param {Units} units
   */
  #counted(units) {
    /** @type {Map<number, number[]>} */
    const found = new Map();
    const { documentTable: table, facets } = this;
    const count = (/** @type {Map<any, number>} */ map, /** @type {any} */ value) => value && map.set(value, (map.get(value) ?? 0) + 1);
    for (const unit of units) {
      const document = table.of(unit);
      const kind = table.kindOf(unit, document);
      const failed = this.#failed(document, kind);
      const only = (/** @type {string} */ name) => failed.every((each) => each === name);
      if (only("kind")) count(facets.kinds, kind);
      if (only("type")) count(facets.types, table.type[document]);
      if (only("year")) count(facets.years, table.year[document]);
      if (failed.length) continue;
      const some = found.get(document);
      if (some) some.push(unit);
      else found.set(document, [unit]);
    }
    this.facets.about = !this.sure || !this.#isDone;
    return found;
  }

  /** @param {Map<number, number[]>} found */
  #ranked(found) {
    const { documentTable: table } = this;
    const mean = table.bases[table.length] / table.length;
    const groups = Array.from(found, ([document, units]) => {
      const rank = (/** @type {number} */ unit) => (this.isOwn(unit) ? 0 : KINDS.length) + KINDS.indexOf(table.kindOf(unit, document));
      const size = table.bases[document + 1] - table.bases[document];
      const score = (units.length * (K1 + 1)) / (units.length + K1 * (1 - B + (B * size) / mean));
      return new Group(this, document, units.sort((a, b) => rank(a) - rank(b) || a - b), score);
    });
    return groups.sort(
      (a, b) => Number(b.own) - Number(a.own) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.score - a.score || a.document - b.document,
    );
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
    this.documents = [...this.documents.slice(0, first).sort((a, b) => isPhrase(b) - isPhrase(a)), ...this.documents.slice(first)];
  }

  #prune() {
    this.documents = this.documents.filter(({ candidates }) => candidates);
  }

  /**
   * The unit as a hit, or null where it does not match.
   * @param {number} unit
   * @param {number} document
   * @param {number} piece
   */
  async hit(unit, document, piece) {
    const { names, bases, per } = this.documentTable;
    const said = await this.place.file(`t/${document.toString(16)}.${piece.toString(16)}.${names.slice(document * 6, document * 6 + 6)}`);
    const row = said.u[unit - bases[document] - piece * per[document]];
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
    const terms = this.parts.map((part) => part.terms.map(({ match }) => marks(match)));
    const clauses = this.parts.map((part, i) => {
      const own = part.matchers.map(marks);
      return own.every((found) => found.some(({ length }) => length)) ? own : terms[i];
    });
    const others = sides.map((_, side) => [...terms, ...clauses].flat().flatMap((found) => found[side]));
    return shown(texts, sentences, isPhrase && this.phrase ? [marks(this.phrase)] : clauses.flat(), others);
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
   */
  marks(text) {
    const { folds } = this.place;
    const side = new Side(text, folds);
    const matchers = this.parts.flatMap((part) => [...part.matchers, ...part.terms.map(({ match }) => match)]);
    return joined(matchers.flatMap((match) => unfolded(side, folds, match(side))));
  }
}

/**
 * Where a text of the page has what the results were found by: for lighting it.
 * @param {string} text
 * @param {Results} results
 * @returns {Mark[]}
 */
export const marksIn = (text, results) => results.marks(text);
