// @ts-check
// A search: from a query to ranked documents, and from these to hits that are verified in the text.

import { joined, shown, unfolded } from "./excerpts.js";
import { SearchError, until } from "./files.js";
import { fold, foldsOf } from "./folding.js";
import { needed } from "./grams.js";
import { both, either, has, RANGE } from "./postings.js";
import { matcher, parse, Side } from "./query.js";
import * as shards from "./shards.js";

export { openIndex, SearchError } from "./files.js";
export { parse } from "./query.js";

/** So few candidates are verified in the text, whatever else could be fetched to leave some of them out. */
const FEW = 20;
/** Files that are asked for at a time to find candidates. */
const AT_ONCE = 3;
/** Documents that are verified at once before results are given. */
const FIRST = 4;
/** Hits that are wanted of each. */
const HITS = 3;

/** @typedef {import("./postings.js").Kind} Kind */
/** @typedef {import("./postings.js").Postings} Postings */
/** @typedef {import("./postings.js").Units} Units */
/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {import("./shards.js").Place} Place */
/** @typedef {{text?: number | null, type?: string | null, year?: number | null, kind?: Kind | null}} Filters */

/**
 * Results of a query; fails with a `SearchError`, or with the signal's reason.
 * @param {import("./files.js").Index} index
 * @param {string} text
 * @param {{filters?: Filters, off?: string[], signal?: AbortSignal}} [options]
 */
export async function find(index, text, options = {}) {
  const query = parse(text);
  try {
    return await search(index, query, options, false);
  } catch (error) {
    if (!(error instanceof SearchError && error.isReplaced)) throw error;
    return search(index, query, options, true);
  }
}

/**
 * @param {import("./files.js").Index} index
 * @param {import("./query.js").Query} query
 * @param {{filters?: Filters, off?: string[], signal?: AbortSignal}} options
 * @param {boolean} again
 */
async function search(index, query, { filters = {}, off = [], signal }, again) {
  const snapshot = await until(index.refresh(again), signal);
  const documents = await until(snapshot.documents, signal);
  const wait = (/** @type {Promise<any>} */ promise) => until(promise, signal);
  /** @type {Place} */
  const place = {
    documents,
    file: (path) => wait(snapshot.file(path)),
    part: (name) => wait(snapshot.part(name)),
    folds: snapshot.manifest.folded ? foldsOf(await wait(snapshot.part("folds"))) : null,
  };
  let results = await tried(place, query, filters, true);
  if (results.isEmpty && query.clauses.some(({ marked }) => marked)) results = await tried(place, query, filters, false);
  if (!results.isEmpty || place.folds || !/[^\x00-\x7f]/.test(query.text)) return results;
  place.folds = foldsOf(await place.part("folds"));
  if (fold(query.text, place.folds) === fold(query.text, null)) return results;
  return tried(place, query, filters, false);
}

/**
 * @param {Place} place
 * @param {import("./query.js").Query} query
 * @param {Filters} filters
 * @param {boolean} marked whether quotation marks are looked for
 */
async function tried(place, query, filters, marked) {
  const clauses = await Promise.all(query.clauses.map((clause) => settled(place, clause, marked)));
  const results = new Results(place, query, clauses, filters);
  await results.begin();
  return results;
}

/**
 * A clause as the index decides it: a begin of words only where it is no word itself.
 * @param {Place} place
 * @param {Clause} clause
 * @param {boolean} marked
 */
async function settled(place, clause, marked) {
  if (marked && clause.marked) return { ...clause, text: clause.marked };
  if (!clause.prefix) return clause;
  return { ...clause, prefix: !(await shards.isWord(place, clause.words[clause.words.length - 1])) };
}

/**
 * What has to be looked up for a clause, what is likely to be rare first; and whether this alone tells where it stands.
 * @param {Place} place
 * @param {Clause} clause
 */
function lookups(place, { kind, text, words, exact, prefix }) {
  if (kind !== "substring") {
    const found = words.map((word, i) => () => (prefix && i === words.length - 1 ? shards.words(place, word) : shards.word(place, word, exact)));
    return { found, sure: words.length === 1 };
  }
  const folded = fold(text, place.folds);
  const { grams, words: inside } = needed(folded);
  const found = [...grams.map((gram) => () => shards.gram(place, gram)), ...inside.map((word) => () => shards.word(place, word, true))];
  return { found, sure: grams.length === 1 && grams[0] === folded };
}

/** Units in which all of some lookups are found. */
class All {
  /** @type {Units | null} */
  rare = null;
  /** @type {Postings[]} */
  frequent = [];
  /** Whether nothing was left out that would have made candidates fewer. */
  complete = true;

  /** @param {(() => Promise<Postings>)[]} lookups */
  async load(lookups) {
    for (let at = 0; at < lookups.length; at += AT_ONCE) {
      if (this.rare && this.rare.length <= FEW) {
        this.complete &&= !this.rare.length;
        break;
      }
      for (const postings of await Promise.all(lookups.slice(at, at + AT_ONCE).map((look) => look()))) {
        if (postings.frequent.length) this.frequent.push(postings);
        else this.rare = this.rare ? both(this.rare, postings.whole) : postings.whole;
      }
    }
    this.frequent.sort((a, b) => a.size - b.size);
    return this;
  }

  /**
   * @param {Place} place
   * @param {number} range
   */
  async units({ documents }, range) {
    const first = this.rare ? 0 : 2;
    const lists = await Promise.all(this.frequent.slice(0, first).map((postings) => postings.units(range)));
    if (this.rare) lists.push(this.rare.filter((unit) => unit >= documents.begin(range) && unit < documents.begin(range + 1)));
    if (!lists.length) return new Uint32Array();
    let units = lists.reduce((some, others) => both(some, others));
    for (const postings of this.frequent.slice(first)) {
      if (units.length > FEW / 4 || postings.isKnown(range)) units = both(units, await postings.units(range));
      else this.complete &&= !units.length;
    }
    return units;
  }
}

/** A document among the results. */
class Group {
  /** @type {Hit[]} Those that are verified. */
  found = [];

  /**
   * @param {Results} results
   * @param {number} document
   * @param {number[]} units those that are not verified
   */
  constructor(results, document, units) {
    this.results = results;
    this.document = document;
    this.units = units;
    /** @type {Kind} */
    this.kind = results.place.documents.kindOf(units[0], document);
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
  async verify(count) {
    while (this.found.length < count && this.units.length) {
      const { per, bases } = this.results.place.documents;
      const pieceOf = (/** @type {number} */ unit) => Math.floor((unit - bases[this.document]) / per[this.document]);
      const pieces = new Set(this.units.slice(0, count - this.found.length).map(pieceOf));
      const units = this.units.filter((unit) => pieces.has(pieceOf(unit)));
      const verified = await Promise.all(units.map((unit) => this.results.hit(unit, this.document, pieceOf(unit))));
      const done = new Set(units);
      if (!units.every((unit) => this.units.includes(unit))) continue; // another call was faster
      this.units = this.units.filter((unit) => !done.has(unit));
      this.found.push(...verified.filter((hit) => hit !== null));
    }
  }
}

/** A unit that matches. */
class Hit {
  /**
   * @param {Results} results
   * @param {number} document
   * @param {number} unit
   * @param {Record<string, any>} piece
   * @param {any[]} row
   */
  constructor(results, document, unit, { a, t, l }, [place, label, source, translation, sentences = []]) {
    this.document = document;
    this.unit = unit;
    this.kind = results.place.documents.kindOf(unit, document);
    this.title = t;
    this.languages = l;
    this.label = label;
    this.own = true;
    const { sides, sentence } = results.excerpt([source, translation], sentences);
    this.sides = sides;
    const fragment = sentence ? `p${sentence}` : place;
    this.address = !a ? place : fragment ? `${a}#${fragment}` : a;
  }
}

/** What a query finds. */
export class Results {
  /** @type {Group[]} Ranked. */
  documents = [];
  /** @type {object[]} Terms that were searched too. */
  also = [];
  /** Ranges of documents that were searched. */
  searched = 0;
  /** Whether some part of the query stands in no document. */
  unknown = false;

  /**
   * @param {Place} place
   * @param {import("./query.js").Query} query
   * @param {Clause[]} clauses
   * @param {Filters} filters
   */
  constructor(place, query, clauses, filters) {
    this.place = place;
    this.query = query;
    this.said = query.said;
    this.filters = filters;
    this.wanted = clauses.filter(({ not }) => !not);
    this.matchers = this.wanted.map((clause) => matcher(clause, place.folds));
    this.unwanted = clauses.filter(({ not }) => not).map((clause) => matcher(clause, place.folds));
    this.every = new All();
    const { documents } = place;
    /** Ranges that hold documents that pass the filters. */
    this.ranges = [...Array(documents.ranges).keys()].filter((range) => {
      for (let document = range * RANGE; document < Math.min((range + 1) * RANGE, documents.length); document++) {
        if (this.#passes(document)) return true;
      }
      return false;
    });
    const looked = this.wanted.map((clause) => lookups(place, clause));
    this.lookups = looked.flatMap(({ found }) => found);
    this.sure = looked.every(({ sure }) => sure) && !this.unwanted.length;
    this.facets = { kinds: new Map(), types: new Map(), years: new Map(), about: false };
  }

  /** @param {number} document */
  #passes(document) {
    const { text, type, year, kind } = this.filters;
    const { documents } = this.place;
    const own = documents.kind(document);
    return (
      (text == null || text === document) &&
      (type == null || type === documents.type[document]) &&
      (year == null || year === documents.year[document]) &&
      (kind == null || kind === own || (kind === "note" && own === "text"))
    );
  }

  get isEmpty() {
    return !this.documents.length;
  }

  get total() {
    return this.documents.reduce((sum, { candidates }) => sum + candidates, 0);
  }

  get about() {
    return this.searched < this.ranges.length || this.documents.some(({ about }) => about);
  }

  async begin() {
    if (!this.wanted.length) return;
    await this.every.load(this.lookups);
    this.unknown = this.every.rare?.length === 0;
    if (this.unknown) this.searched = this.ranges.length;
    do {
      await this.more();
      await this.#settle();
    } while (this.searched < this.ranges.length && this.total < FEW);
  }

  /** Searches the next documents; false where all were. */
  async more() {
    if (this.searched >= this.ranges.length) return false;
    const units = await this.every.units(this.place, this.ranges[this.searched]);
    this.searched++;
    this.sure &&= this.every.complete;
    this.documents.push(...this.#grouped(units));
    return this.searched < this.ranges.length;
  }

  /** @param {Units} units */
  #grouped(units) {
    const { documents } = this.place;
    /** @type {Map<number, number[]>} */
    const found = new Map();
    for (const unit of units) {
      const document = documents.of(unit);
      const { kind } = this.filters;
      if (!this.#passes(document) || (kind && documents.kindOf(unit, document) !== kind)) continue;
      const some = found.get(document);
      if (some) some.push(unit);
      else found.set(document, [unit]);
    }
    return Array.from(found, ([document, units]) => new Group(this, document, units));
  }

  /** Verifies the first documents until some have hits. */
  async #settle() {
    if (this.sure) return;
    for (let at = 0; at < this.documents.length; ) {
      await Promise.all(this.documents.slice(at, at + FIRST).map((group) => group.verify(HITS)));
      const before = this.documents.length;
      this.#prune();
      at += FIRST - (before - this.documents.length);
      if (at > 0) break;
    }
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
    const { documents, file } = this.place;
    const name = documents.names.slice(document * 6, document * 6 + 6);
    const said = await file(`t/${document.toString(16)}.${piece.toString(16)}.${name}`);
    const row = said.u[unit - documents.bases[document] - piece * documents.per[document]];
    const sides = [row[2], row[3]].map((text) => new Side(text, this.place.folds));
    const matches = (/** @type {import("./query.js").Matcher} */ match) => sides.some((side) => match(side).length);
    if (!this.matchers.every(matches) || this.unwanted.some(matches)) return null;
    return new Hit(this, document, unit, said, row);
  }

  /**
   * @param {string[]} texts
   * @param {import("./excerpts.js").Sentence[]} sentences
   */
  excerpt(texts, sentences) {
    const { folds } = this.place;
    const sides = texts.map((text) => new Side(text, folds));
    const clauses = this.matchers.map((match) => sides.map((side) => unfolded(side, folds, match(side))));
    return shown(texts, sentences, clauses, [[], []]);
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
    const found = [];
    for (let at = 0; at < this.documents.length; at += 16) {
      const some = this.documents.slice(at, at + 16);
      await Promise.all(some.map((group) => group.verify(Infinity)));
      found.push(...some.flatMap((group) => group.found));
    }
    this.#prune();
    return found;
  }
}

/**
 * Where a text of the page has what the results were found by: for lighting it.
 * @param {string} text
 * @param {Results} results
 * @returns {import("./excerpts.js").Mark[]}
 */
export function marksIn(text, results) {
  const side = new Side(text, results.place.folds);
  return joined(results.matchers.flatMap((match) => unfolded(side, results.place.folds, match(side))));
}
