// @ts-check
// What to look for instead, where a longer query without spaces is found nowhere: its parts.

import { fold } from "./folding.js";
import { runs } from "./grams.js";
import { both } from "./postings.js";
import { gram } from "./shards.js";
import { isTerm } from "./terms.js";

/** Characters of what is parted: a sentence is not, for the sake of what would have to be fetched. */
const LEAST = 4;
const MOST = 12;
/** Clauses of such a query. */
const CLAUSES = 3;
/** Characters of a term that is looked for in it. */
const TERM = 8;

/** @typedef {import("./shards.js").Place} Place */

/**
 * A query with its clauses parted at the terms of the glossary, and what lies between these where it is found as one; an
 * empty string where there is nothing to part.
 * @param {Place} place
 * @param {import("./query.js").Clause[]} clauses
 */
export async function parted(place, clauses) {
  if (clauses.length > CLAUSES || clauses.some(({ not, exact }) => not || exact)) return "";
  const parts = await Promise.all(clauses.map(({ text }) => partsOf(place, text)));
  return parts.some(({ length }) => length > 1) ? parts.flat().join(" ") : "";
}

/**
 * @param {Place} place
 * @param {string} text
 * @returns {Promise<string[]>}
 */
async function partsOf(place, text) {
  const letters = [...text];
  const isLong = letters.length >= LEAST && letters.length <= MOST;
  if (!isLong || runs(fold(text, place.folds)).some(({ kind }) => kind !== "letters")) return [text];
  for (let length = Math.min(TERM, letters.length - 1); length > 1; length--) {
    const starts = [...Array(letters.length - length + 1).keys()];
    const named = await Promise.all(starts.map((at) => isTerm(place, letters.slice(at, at + length).join(""))));
    const at = named.indexOf(true);
    if (at < 0) continue;
    const [before, term, behind] = [letters.slice(0, at), letters.slice(at, at + length), letters.slice(at + length)].map((each) => each.join(""));
    const [first, last] = await Promise.all([partsOf(place, before), partsOf(place, behind)]);
    return [...first, term, ...last].filter(Boolean);
  }
  return runsIn(place, letters);
}

/**
 * The longest runs of letters of which every two neighbours stand in one unit, from the begin on.
 * @param {Place} place
 * @param {string[]} letters
 */
async function runsIn(place, letters) {
  const pairs = letters.slice(1).map((letter, i) => fold(letters[i] + letter, place.folds));
  const found = await Promise.all(pairs.map((pair) => gram(place, pair)));
  const parts = [letters[0]];
  /** @type {import("./postings.js").Units | null} */
  let units = null;
  found.forEach(({ whole, frequent }, i) => {
    const others = frequent.length ? units : units ? both(units, whole) : whole;
    if (others?.length === 0) parts.push(letters[i + 1]);
    else parts[parts.length - 1] += letters[i + 1];
    units = others?.length === 0 ? null : others;
  });
  return parts;
}
