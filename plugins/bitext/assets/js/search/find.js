// @ts-check
// A search: from a query to its results.

import { All, Part } from "./candidates.js";
import { SearchError, until } from "./files.js";
import { fold, foldsOf } from "./folding.js";
import { Postings } from "./postings.js";
import { clauseOf, matcher, parse } from "./query.js";
import { Results } from "./results.js";
import { isWord } from "./shards.js";
import { runsOf, termMatcher } from "./terms.js";

export { openIndex, SearchError } from "./files.js";
export { parse } from "./query.js";
export { marksIn } from "./results.js";

/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./results.js").Filters} Filters */
/** @typedef {import("./shards.js").Place} Place */
/** @typedef {{filters?: Filters, off?: string[], signal?: AbortSignal}} Options `off`: headwords of terms that are not searched too */

/**
 * Results of a query; fails with a `SearchError`, or with the reason of the signal. It works on one state of the site: where
 * that is replaced meanwhile, it begins anew, once.
 * @param {import("./files.js").Index} index
 * @param {string} text
 * @param {Options} [options]
 */
export async function find(index, text, options = {}) {
  const query = parse(text);
  try {
    return await search(await stateOf(index, options, false), query, options);
  } catch (error) {
    if (!(error instanceof SearchError && error.isReplaced)) throw error;
    return search(await stateOf(index, options, true), query, options);
  }
}

/**
 * The newest state of the index, to look things up in.
 * @param {import("./files.js").Index} index
 * @param {Options} options
 * @param {boolean} again
 * @returns {Promise<Place>}
 */
async function stateOf(index, { signal }, again) {
  const snapshot = await until(index.refresh(again), signal);
  const part = (/** @type {string} */ name) => until(snapshot.part(name), signal);
  return {
    documents: await until(snapshot.documents, signal),
    file: (path) => until(snapshot.file(path), signal),
    part,
    folds: snapshot.manifest.folded ? foldsOf(await part("folds")) : null,
  };
}

/**
 * @param {Place} place
 * @param {Query} query
 * @param {Options} options
 */
async function search(place, query, options) {
  let results = await tried(place, query, options, query.clauses.some(({ marked }) => marked));
  if (!results.documents.length && query.clauses.some(({ marked }) => marked)) results = await tried(place, query, options, false);
  if (results.documents.length || place.folds || !/[\u2e80-\uffff]/.test(query.text)) return results;
  const folds = foldsOf(await place.part("folds"));
  return fold(query.text, folds) === fold(query.text, null) ? results : search({ ...place, folds }, query, options);
}

/**
 * @param {Place} place
 * @param {Query} query
 * @param {Options} options
 * @param {boolean} marked whether quotation marks are looked for
 */
async function tried(place, query, { filters = {}, off = [] }, marked) {
  const settled = await Promise.all(query.clauses.map((clause) => clauseIn(place, clause, marked)));
  const both = settled.map((clause, i) => ({ clause, typed: query.clauses[i], match: matcher(clause, place.folds) }));
  const wanted = both.filter(({ clause }) => !clause.not);
  const typed = wanted.map((each) => each.typed);
  const [runs] = await Promise.all([runsOf(place, typed, off), new All(place, wanted.map(({ clause }) => clause)).warm()]);
  const how = {
    parts: runs.map(({ clauses, terms }) => {
      const found = terms.map((term) => ({ match: termMatcher(place, term), postings: new Postings([term.value], place) }));
      return new Part(place, clauses.map((i) => wanted[i]), found);
    }),
    without: both.filter(({ clause }) => clause.not).map(({ clause, match }) => ({ match, all: new All(place, [clause]) })),
    phrase: wanted.length > 1 ? phraseOf(place, typed) : null,
    also: runs.flatMap(({ terms }) => terms),
  };
  const results = new Results(place, query, how, { ...filters, text: await numberOf(place, filters.text) });
  await results.begin(marked);
  if (!results.documents.length) results.said ||= saidOf(typed);
  return results;
}

/**
 * A clause as the index decides it: with its quotation marks or without, and a begin of words only where it is no word.
 * @param {Place} place
 * @param {Clause} clause
 * @param {boolean} marked
 */
async function clauseIn(place, clause, marked) {
  if (marked && clause.marked) return { ...clause, text: clause.marked };
  if (!clause.prefix) return clause;
  return { ...clause, prefix: !(await isWord(place, clause.words[clause.words.length - 1])) };
}

/**
 * What finds all clauses one after the other.
 * @param {Place} place
 * @param {Clause[]} clauses
 */
function phraseOf({ folds }, clauses) {
  return matcher(clauseOf(clauses.map(({ text }) => text).join(" "), { exact: true }), folds);
}

/**
 * The number of a document that is given by its address; -1 where there is none.
 * @param {Place} place
 * @param {number | string | null | undefined} text
 */
async function numberOf(place, text) {
  return typeof text === "string" ? (await place.part("addresses")).indexOf(text) : text;
}

/** @param {Clause[]} clauses */
function saidOf(clauses) {
  const signs = clauses.find(({ text }) => !/[\p{L}\p{N}]/u.test(text));
  return signs ? `No text has “${signs.text}”.` : "";
}
