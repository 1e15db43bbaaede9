// @ts-check
// A search: from a query to its results.

import { words } from "../words.js";
import { All, Part } from "./candidates.js";
import { SearchError, until } from "./files.js";
import { fold, foldsOf } from "./folding.js";
import { parted } from "./parting.js";
import { Postings } from "./postings.js";
import { clauseOf, loud, matcher, parse } from "./query.js";
import { Results } from "./results.js";
import { documentAt, isOfTexts, Place } from "./shards.js";
import { runsOf, termMatcher } from "./terms.js";

/** What begins so many words that it is looked for only as a word. */
const SHORT = /^[a-z\d]{1,2}$/;

export { openIndex, SearchError } from "./files.js";
export { parse } from "./query.js";
export { marksIn } from "./results.js";

/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {import("./query.js").Query} Query */
/**
 * @typedef {Omit<import("./counts.js").Filters, "text"> & {text?: number | string | null}} Filters
 * `text`: the number of a document, or its address from the root
 */
/**
 * @typedef {{filters?: Filters, off?: string[], signal?: AbortSignal}} Options
 * `off`: headwords of terms that are not searched too
 */

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
    return await offered(await search(await stateOf(index, options, false), query, options), options);
  } catch (error) {
    if (!(error instanceof SearchError && error.isReplaced)) throw error;
    return offered(await search(await stateOf(index, options, true), query, options), options);
  }
}

/**
 * Results, with a query that does find something where these are none.
 * @param {Results} results
 * @param {Options} options
 */
async function offered(results, options) {
  if (results.documents.length) return results;
  const instead = await parted(results.place, results.query.clauses);
  const found = instead && (await tried(results.place, parse(instead), options, false));
  if (found && found.documents.length) results.instead = instead;
  return results;
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
  const folds = snapshot.manifest.folded ? foldsOf(await part("folds")) : null;
  return new Place(until(snapshot.documents, signal), (path) => until(snapshot.file(path), signal), part, folds);
}

/**
 * @param {Place} place
 * @param {Query} query
 * @param {Options} options
 * @returns {Promise<Results>}
 */
async function search(place, query, options) {
  const isMarked = query.clauses.some(({ marked }) => marked);
  let results = await tried(place, query, options, isMarked);
  if (!results.documents.length && isMarked) results = await tried(place, query, options, false);
  const isHan = (/** @type {string} */ text) => /[\u2e80-\uffff]/.test(text);
  const isFound = results.documents.length && !query.clauses.some(({ not, text }) => not && isHan(text));
  if (isFound || place.folds || !isHan(query.text)) return results;
  const folds = foldsOf(await place.part("folds"));
  if (fold(query.text, folds) === fold(query.text, null)) return results;
  return search(new Place(place.ready, place.file, place.part, folds), query, options);
}

/**
 * @param {Place} place
 * @param {Query} query
 * @param {Options} options
 * @param {boolean} marked whether quotation marks are looked for
 */
async function tried(place, query, { filters = {}, off = [] }, marked) {
  const settled = await Promise.all(query.clauses.map((clause) => clauseIn(place, clause, marked)));
  const marks = loud(query.clauses.filter(({ not }) => !not));
  const both = settled.map((clause, i) => {
    const typed = query.clauses[i];
    return { clause, typed, match: matcher(clause, place.folds), isLoud: marks.includes(typed) };
  });
  const wanted = both.filter(({ clause }) => !clause.not);
  const typed = wanted.map((each) => each.typed);
  const warm = new All(place, wanted.map(({ clause }) => clause)).warm();
  const [runs] = await Promise.all([runsOf(place, typed, off), warm, place.ready]);
  const how = {
    parts: runs.map(({ clauses, terms }) => {
      const found = terms.map((term) => ({ match: termMatcher(place, term), postings: new Postings([term.value], place) }));
      return new Part(place, clauses.map((i) => wanted[i]), found);
    }),
    without: both.filter(({ clause }) => clause.not).map(({ clause, match }) => ({ match, all: new All(place, [clause]) })),
    phrase: wanted.length > 1 ? phraseOf(place, typed) : null,
    also: runs.flatMap(({ terms }) => terms),
  };
  const results = new Results(place, query, how, {
    ...filters,
    text: typeof filters.text === "string" ? await documentAt(place, filters.text) : filters.text,
  });
  await results.begin(marked);
  if (!results.documents.length) results.why = saidOf(typed);
  results.said ||= results.why;
  return results;
}

/**
 * A clause as the index decides it: with its quotation marks or without, and a begin of words only where no text has it as a word.
 * @param {Place} place
 * @param {Clause} clause
 * @param {boolean} marked
 */
async function clauseIn(place, clause, marked) {
  if (marked && clause.marked) return { ...clause, text: clause.marked };
  const last = clause.words[clause.words.length - 1];
  return { ...clause, prefix: clause.prefix && !SHORT.test(last) && !(await isOfTexts(place, last)) };
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
 * Why there may be no results.
 * @param {Clause[]} clauses
 */
function saidOf(clauses) {
  const signs = clauses.find(({ text }) => !/[\p{L}\p{N}]/u.test(text));
  if (signs) return words("search.said.none", { signs: signs.text });
  const begin = clauses.find(({ prefix, words }) => prefix && SHORT.test(words[words.length - 1]));
  return begin ? words("search.said.third", { begin: begin.words[begin.words.length - 1] }) : "";
}
