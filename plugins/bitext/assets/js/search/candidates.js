// @ts-check
// Candidates: the units in which everything that a query needs is found, by postings alone.

import { fold } from "./folding.js";
import { needed } from "./grams.js";
import { both, either, has, within } from "./postings.js";
import * as shards from "./shards.js";

/** So few candidates are verified in the text, whatever else could be fetched to leave some of them out. */
export const FEW = 20;
/** The same for one range of documents. */
const FEW_IN_RANGE = 5;
/** Files that are asked for at a time. */
const AT_ONCE = 3;

/** @typedef {import("./postings.js").Postings} Postings */
/** @typedef {import("./postings.js").Units} Units */
/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {import("./shards.js").Place} Place */
/** @typedef {() => Promise<Postings>} Lookup */

/**
 * What has to be looked up for a clause, what is likely to be rare first; and whether this alone tells where it stands.
 * @param {Place} place
 * @param {Clause} clause
 * @returns {{found: Lookup[], sure: boolean}}
 */
function lookups(place, { kind, text, words, exact, prefix }) {
  if (kind !== "substring") {
    const last = words.length - 1;
    const isBegin = (/** @type {number} */ i) => prefix && i === last;
    const found = words.map((word, i) => () => (isBegin(i) ? shards.words(place, word) : shards.wordPostings(place, word, exact)));
    const order = [...words.keys()].sort((a, b) => words[b].length - words[a].length);
    return { found: order.map((i) => found[i]), sure: !last };
  }
  const folded = fold(text, place.folds);
  const { grams, words: inside } = needed(folded);
  const found = grams.map((gram) => () => shards.gram(place, gram));
  found.push(...inside.map((word) => () => shards.wordPostings(place, word, true)));
  return { found, sure: grams.length === 1 && grams[0] === folded };
}

/** Units in which all of some clauses are found, or may be. */
export class All {
  /** @type {Units | null} Units of all that was looked up and is not frequent. */
  rare = null;
  /** @type {Postings[]} */
  frequent = [];

  /**
   * @param {Place} place
   * @param {Clause[]} clauses
   */
  constructor(place, clauses) {
    this.place = place;
    const looked = [...clauses].sort((a, b) => b.text.length - a.text.length).map((clause) => lookups(place, clause));
    /** Whether the units are those in which the clauses are found, and no others. */
    this.sure = looked.every(({ sure }) => sure);
    const most = Math.max(0, ...looked.map(({ found }) => found.length));
    this.lookups = [...Array(most).keys()].flatMap((i) => looked.flatMap(({ found }) => found.slice(i, i + 1)));
  }

  /** Fetches what is asked for first. */
  warm() {
    return Promise.all(this.lookups.slice(0, AT_ONCE).map((look) => look()));
  }

  async load() {
    for (let at = 0; at < this.lookups.length; at += AT_ONCE) {
      if (this.rare && this.rare.length <= FEW) {
        this.sure &&= !this.rare.length;
        break;
      }
      for (const postings of await Promise.all(this.lookups.slice(at, at + AT_ONCE).map((look) => look()))) {
        if (postings.frequent.length) this.frequent.push(postings);
        else this.rare = this.rare ? both(this.rare, postings.whole) : postings.whole;
      }
    }
    this.frequent.sort((a, b) => a.size - b.size);
  }

  get isNone() {
    return this.rare?.length === 0;
  }

  /**
   * Whether the units of a range are known without a request.
   * @param {number} range
   */
  isKnown(range) {
    return (this.rare && this.rare.length <= FEW) || this.frequent.every((postings) => postings.isKnown(range));
  }

  /**
   * In how many turns the units of a range are found.
   * @param {number} range
   */
  turns(range) {
    return Math.max(1, ...this.frequent.map((postings) => postings.turns(range)));
  }

  /**
   * The units in a range of documents, or those that one turn adds, and some that earlier ones gave.
   * @param {number} range
   * @param {number} turn
   * @returns {Promise<Units>}
   */
  async units(range, turn) {
    const { rare, frequent } = this;
    const first = rare ? 0 : 2;
    const lists = await Promise.all(frequent.slice(0, first).map((postings) => postings.units(range, turn)));
    if (rare) lists.push(within(rare, this.place.documents, range));
    let units = lists.reduce((some, others) => both(some, others), lists[0] ?? new Uint32Array());
    for (const postings of frequent.slice(first)) {
      const isWorth = rare && rare.length <= FEW ? false : units.length > FEW_IN_RANGE;
      if (isWorth || postings.isKnown(range)) units = both(units, await postings.units(range, turn));
      else this.sure &&= !units.length;
    }
    return units;
  }
}

/** Clauses that belong together, and the terms that they name: units have one or the other. */
export class Part {
  /** @type {Units} Units of the terms, as far as ranges were asked for. */
  also = new Uint32Array();

  /**
   * @param {Place} place
   * @param {{clause: Clause, match: import("./query.js").Matcher, isLoud: boolean}[]} clauses
   * @param {{match: import("./query.js").Matcher, postings: Postings}[]} terms
   */
  constructor(place, clauses, terms) {
    this.all = new All(
      place,
      clauses.map(({ clause }) => clause),
    );
    this.matchers = clauses.map(({ match }) => match);
    /** Those whose places are marked. */
    this.marked = clauses.filter(({ isLoud }) => isLoud).map(({ match }) => match);
    this.terms = terms;
  }

  get isNone() {
    return this.all.isNone && !this.terms.length;
  }

  /** @param {number} range */
  isKnown(range) {
    return this.all.isKnown(range) && this.terms.every(({ postings }) => postings.isKnown(range));
  }

  /**
   * The units in a range: those of the clauses themselves, and those of the terms too.
   * @param {number} range
   * @param {number} turn
   */
  async units(range, turn) {
    const asked = this.terms.map(({ postings }) => postings.units(range, turn));
    const [own, ...terms] = await Promise.all([this.all.units(range, turn), ...asked]);
    this.also = either([this.also, ...terms]);
    return { own, whole: either([own, ...terms]) };
  }

  /** @param {number} unit */
  hasTerm(unit) {
    return has(this.also, unit);
  }
}
