// @ts-check
// Terms of the glossary that a query names: by headword, rendering, pinyin or initials. search/terms.py writes them.

import { fold } from "./folding.js";
import { clauseOf, matcher, wordsOf } from "./query.js";
import { entryOf, fileOf, isInTexts, isWord, shardOf } from "./shards.js";
import { stem } from "./stemming.js";

/** Clauses of which every run is looked up; of more, as in a sentence, only all together. */
const MOST = 6;
/** Terms that a run of clauses stands for at most. */
const TERMS = 8;
/** What may be the begin of a reading: of three letters or more, as of a word. */
const BEGIN = /^[a-z]{3,40}$/;
const SYLLABLE = /^(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiouv]+(?:ng?|r)?$/;

/** @typedef {import("./shards.js").Place} Place */
/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {{id: string, headword: string, reading: string, renderings: string[], address: string}} Named `id`: its headword */
/** @typedef {Named & {value: import("./postings.js").Value}} Term */
/** @typedef {{clauses: number[], terms: Term[]}} Run clauses by their index, and the terms that they name together */

/**
 * What a headword or a rendering is looked up by.
 * @param {string} folded
 */
export function keyOf(folded) {
  const text = folded.trim().split(/\s+/).join(" ");
  return wordsOf(text).map(stem).join(" ") || text;
}

/**
 * What some clauses may be the name of: a headword or a rendering, or, in letters that belong together, a reading.
 * @param {Place} place
 * @param {Clause[]} clauses
 * @param {boolean} isWhole whether they are the whole query
 */
async function keysOf(place, clauses, isWhole) {
  const key = keyOf(fold(clauses.map(({ text }) => text).join(" "), place.folds));
  const words = clauses.flatMap((clause) => clause.words);
  if (!clauses.every((clause) => clause.words.length)) return [key];
  const known = isWhole ? [] : await Promise.all(words.map((word) => isWord(place, word)));
  return known.some(Boolean) ? [key] : [key, words.join("")];
}

/**
 * Numbers of the terms whose reading begins as a query does, from a whole syllable and one letter on; none where a text has
 * what was typed: so `dig` stays the begin of words.
 * @param {Place} place
 * @param {{bits: number, names: string}} directory
 * @param {Clause[]} clauses
 * @returns {Promise<number[]>}
 */
async function begun(place, directory, clauses) {
  const typed = clauses.flatMap(({ words }) => words).join("");
  const [first, ...others] = clauses;
  const lengths = [1, 2, 3, 4, 5, 6].filter((length) => length < typed.length && SYLLABLE.test(typed.slice(0, length)));
  if (!lengths.length || !BEGIN.test(typed) || !clauses[others.length].prefix) return [];
  if (clauses.some(({ exact, words }) => exact || !words.length)) return [];
  const [word] = first.words;
  if ((await isInTexts(place, word, false)) || (!others.length && (await isInTexts(place, word, true)))) return [];
  const found = lengths.map(async (length) => {
    const begin = `${typed.slice(0, length)} ${typed.slice(length)}`;
    const shard = await shardOf(place, "k", directory, typed.slice(0, length));
    return Object.keys(shard).flatMap((key) => (key.startsWith(begin) ? shard[key] : []));
  });
  return (await Promise.all(found)).flat();
}

/**
 * Whether a text is the name of a term.
 * @param {Place} place
 * @param {string} text
 */
export async function isTerm(place, text) {
  const { bits, keys, records } = await place.part("terms");
  const key = keyOf(fold(text, place.folds));
  return !!records && (await entryOf(place, "k", { bits, names: keys }, key, key.split(" ")[0])) !== null;
}

/**
 * The terms that some clauses name.
 * @param {Place} place
 * @param {Clause[]} clauses
 * @param {boolean} isWhole
 * @param {string[]} off
 * @returns {Promise<Term[]>}
 */
async function named(place, clauses, isWhole, off) {
  const { bits, keys, records, per } = await place.part("terms");
  if (!records) return [];
  const directory = { bits, names: keys };
  const look = (/** @type {string} */ key) => entryOf(place, "k", directory, key, key.split(" ")[0]);
  const looked = await Promise.all((await keysOf(place, clauses, isWhole)).map(look));
  const numbers = new Set(looked.flatMap((found) => found ?? []));
  if (!numbers.size && isWhole) for (const each of await begun(place, directory, clauses)) numbers.add(each);
  const found = await Promise.all(
    [...numbers].slice(0, TERMS).map(async (number) => (await fileOf(place, "r", Math.floor(number / per), records))[number % per]),
  );
  return found
    .map(([headword, reading, renderings, address, value]) => ({ id: headword, headword, reading, renderings, address, value }))
    .filter(({ id }) => !off.includes(id));
}

/**
 * The clauses of a query in runs: those that name terms, the longest first, and one of all others.
 * @param {Place} place
 * @param {Clause[]} clauses
 * @param {string[]} off headwords that are not searched
 * @returns {Promise<Run[]>}
 */
export async function runsOf(place, clauses, off) {
  const count = clauses.length;
  const spans = [];
  for (let length = count; length > 0; length--) {
    if (length < count && count > MOST) break;
    for (let begin = 0; begin + length <= count; begin++) spans.push({ begin, end: begin + length });
  }
  const terms = await Promise.all(
    spans.map(({ begin, end }) => named(place, clauses.slice(begin, end), end - begin === count, off)),
  );
  const left = new Set(clauses.keys());
  /** @type {Run[]} */
  const runs = [];
  spans.forEach(({ begin, end }, at) => {
    const inside = [...clauses.keys()].slice(begin, end);
    if (!terms[at].length || !inside.every((each) => left.has(each))) return;
    inside.forEach((each) => left.delete(each));
    runs.push({ clauses: inside, terms: terms[at] });
  });
  return left.size ? [...runs, { clauses: [...left], terms: [] }] : runs;
}

/**
 * Where the headword of a term and its renderings stand.
 * @param {Place} place
 * @param {Term} term
 * @returns {import("./query.js").Matcher}
 */
export function termMatcher({ folds }, { headword, renderings }) {
  const matchers = [headword, ...renderings].map((name) => matcher(clauseOf(name), folds));
  return (side) => matchers.flatMap((match) => match(side));
}
