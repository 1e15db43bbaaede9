// @ts-check
// From hit to hit of a query, in the order of the results, across texts. Of the other texts nothing is fetched but the one
// that is stepped into.

/** @typedef {{address: string}} Hit what the engine knows of it, and this */
/** @typedef {{document: number, kind: string, candidates: number}} Group */
/**
 * What the engine finds: `documents` are ranked, and those that turn out to have no hit leave them.
 * @typedef {object} Results
 * @property {Group[]} documents
 * @property {() => Promise<boolean>} more
 * @property {(group: Group, from: number, count: number) => Promise<Hit[]>} hits
 * @property {(address: string) => Promise<Group | undefined>} groupAt
 */
/** @typedef {{group: Group, at: number, hit: Hit}} Place a hit, the `at`th of its group from 0 */

const AHEAD = 8; // hits that are asked for at once: about those of a piece
/** What the search page shows first, and so has verified. */
const SHOWN = { texts: 8, hits: 3 };

/** An address as far as the unit, without the number of its sentence; however it is written. @param {string} address */
export function unitOf(address) {
  const unit = address.replace(/(#p\d+)\.\d+$/, "$1");
  try {
    return decodeURI(unit);
  } catch {
    return unit;
  }
}

/** The group at a place in the order, once the rest of frequent characters is read. @param {Results} results @param {number} index */
async function groupAt(results, index) {
  while (index >= results.documents.length) {
    const before = results.documents.length;
    if (!(await results.more()) && results.documents.length === before) return;
  }
  return results.documents[index];
}

/** @param {Results} results @param {Group} group @param {number} at @returns {Promise<Place | undefined>} */
async function placeIn(results, group, at) {
  const [hit] = await results.hits(group, at, 1);
  return hit && { group, at, hit };
}

/** The next hit. @param {Results} results @param {Place} [place] none is before the first */
export async function next(results, place) {
  const within = place && (await placeIn(results, place.group, place.at + 1));
  if (within) return within;
  let index = place ? results.documents.indexOf(place.group) + 1 : 0;
  for (let group; (group = await groupAt(results, index)); ) {
    const found = await placeIn(results, group, 0);
    if (found) return found;
    if (results.documents[index] === group) index++; // one without hits may have left
  }
}

/** The hit before. @param {Results} results @param {Place} place @returns {Promise<Place | undefined>} */
export async function previous(results, { group, at }) {
  if (at) return placeIn(results, group, at - 1);
  for (const before of results.documents.slice(0, results.documents.indexOf(group)).reverse()) {
    const hits = await results.hits(before, 0, Infinity);
    if (hits.length) return { group: before, at: hits.length - 1, hit: hits[hits.length - 1] };
  }
}

/** @param {Results} results @param {Group} group @param {string} address @returns {Promise<Place | undefined>} */
async function within(results, group, address) {
  for (let from = 0; ; from += AHEAD) {
    const hits = await results.hits(group, from, AHEAD);
    const at = hits.findIndex((hit) => unitOf(hit.address) === unitOf(address));
    if (at >= 0) return { group, at: from + at, hit: hits[at] };
    if (hits.length < AHEAD) return;
  }
}

/** Where an address stands among the hits. @param {Results} results @param {string} address from the site's root */
export async function placeOf(results, address) {
  const [page] = address.split("#");
  let group = await results.groupAt(page);
  while (!group && (await results.more())) group = await results.groupAt(page);
  // Entries of the glossary have pages of their own; without a name are they and the home page.
  for (const one of group && page ? [group] : results.documents.filter(({ kind }) => kind === (page ? "term" : "page"))) {
    const place = await within(results, one, address);
    if (place) return place;
  }
}

/** Makes the figures those of the search page: exact, where a few files show them. @param {any} results */
export async function settle(results) {
  if (!results.about) return;
  await Promise.all(results.documents.slice(0, SHOWN.texts).map((/** @type {Group} */ group) => results.hits(group, 0, SHOWN.hits)));
  await results.settle();
}

/** The number of a hit, from 1. @param {Results} results @param {Place} place */
export const numberOf = (results, { group, at }) =>
  results.documents.slice(0, results.documents.indexOf(group)).reduce((sum, { candidates }) => sum + candidates, at + 1);
