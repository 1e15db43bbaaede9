// @ts-check
// Shards: from a gram or a word to its postings. search/shards.py writes them.

import { hashed } from "./grams.js";
import { AT_ONCE, firstAbove, Postings } from "./postings.js";
import { ENDINGS, stem } from "./stemming.js";

/** Characters of a name in a directory. */
const SHORT = 6;

/** Where lookups are made: one state of the index. */
export class Place {
  /** There once `ready` is. */
  documents = /** @type {import("./postings.js").Documents} */ (/** @type {unknown} */ (null));

  /**
   * @param {Promise<import("./postings.js").Documents>} documents
   * @param {(path: string) => Promise<any>} file
   * @param {(name: string) => Promise<any>} part
   * @param {import("./folding.js").Folds} folds
   */
  constructor(documents, file, part, folds) {
    this.file = file;
    this.part = part;
    this.folds = folds;
    /** The table of documents: shards are fetched while it is, and read once it is there. */
    this.ready = documents.then((table) => (this.documents = table));
    this.ready.catch(() => {});
  }
}

/**
 * A file of a kind by its number.
 * @param {Place} place
 * @param {string} kind
 * @param {number} index
 * @param {string} names of all files of that kind
 */
export const fileOf = (place, kind, index, names) =>
  place.file(`${kind}/${index.toString(16)}.${names.slice(index * SHORT, (index + 1) * SHORT)}`);

/**
 * What a shard that is found by a hash says of a key.
 * @param {Place} place
 * @param {"g" | "k"} kind
 * @param {{bits: number, names: string}} directory
 * @param {string} key
 * @param {string} [part] of the key: what is hashed
 */
export async function entryOf(place, kind, directory, key, part = key) {
  const shard = await shardOf(place, kind, directory, part);
  return Object.hasOwn(shard, key) ? shard[key] : null;
}

/**
 * The shard that is found by a hash.
 * @param {Place} place
 * @param {"g" | "k"} kind
 * @param {{bits: number, names: string}} directory
 * @param {string} part of a key: what is hashed
 * @returns {Promise<Record<string, any>>}
 */
export const shardOf = (place, kind, { bits, names }, part) => fileOf(place, kind, hashed(part) & ((1 << bits) - 1), names);

/**
 * The number of the document at an address from the site's root; -1 where there is none.
 * @param {Place} place
 * @param {string} address
 * @returns {Promise<number>}
 */
export const documentAt = async (place, address) => (await place.part("addresses")).indexOf(address);

/**
 * Where a gram stands.
 * @param {Place} place
 * @param {string} gram
 */
export async function gram(place, gram) {
  const value = await entryOf(place, "g", await place.part("grams"), gram);
  await place.ready;
  return new Postings(value === null ? [] : [value], place);
}

/**
 * The leaves that hold the stems from one to another.
 * @param {Place} place
 * @param {string} from
 * @param {string} [to]
 * @returns {Promise<Record<string, Record<string, import("./postings.js").Value>>[]>}
 */
async function leaves(place, from, to = from) {
  const { first, names } = await place.part("words");
  const found = [];
  const last = firstAbove(first, to);
  for (let index = Math.max(0, firstAbove(first, from) - 1); index < last; index++) {
    found.push(fileOf(place, "w", index, names));
  }
  return Promise.all(found);
}

/**
 * The forms of a stem that the index has, each with its postings; none where it has no such stem.
 * @param {Place} place
 * @param {string} stem
 */
async function formsWith(place, stem) {
  const [leaf] = await leaves(place, stem);
  return leaf && Object.hasOwn(leaf, stem) ? leaf[stem] : null;
}

/**
 * Whether the index has a form of a word.
 * @param {Place} place
 * @param {string} word
 */
export const isWord = async (place, word) => (await formsWith(place, stem(word))) !== null;

/**
 * Whether a form of a word stands in a text or in the glossary. What other pages have says little: one that explains how to
 * search has the begin of a word by itself.
 * @param {Place} place
 * @param {string} word
 */
export async function isOfTexts(place, word) {
  return stands(await wordPostings(place, word, false), place.documents.firstOfPages);
}

/**
 * Whether a word, or one that begins so, stands in a text.
 * @param {Place} place
 * @param {string} word
 * @param {boolean} prefix
 */
export async function isInTexts(place, word, prefix) {
  const found = await (prefix ? words(place, word) : wordPostings(place, word, false));
  return stands(found, place.documents.bases[place.documents.counts[0]]);
}

/** @param {Postings} postings @param {number} before */
const stands = ({ whole, frequent }, before) => frequent.length > 0 || whole[0] < before;

/**
 * Where a word stands: in this form, or in all of its stem.
 * @param {Place} place
 * @param {string} word
 * @param {boolean} exact
 */
export async function wordPostings(place, word, exact) {
  const forms = (await formsWith(place, stem(word))) ?? {};
  await place.ready;
  return new Postings(exact ? (Object.hasOwn(forms, word) ? [forms[word]] : []) : Object.values(forms), place);
}

/**
 * Where words stand that begin so.
 * @param {Place} place
 * @param {string} begin
 */
export async function words(place, begin) {
  const others = [...stemsOf(begin)].map((stem) => leaves(place, stem));
  const found = (await Promise.all([leaves(place, begin, `${begin}\uffff`), ...others])).flat();
  await place.ready;
  const forms = [...new Set(found)].flatMap((leaf) => Object.values(leaf).flatMap(Object.entries));
  return new Postings(
    forms.filter(([form]) => form.startsWith(begin)).map(([, value]) => value),
    place,
    AT_ONCE,
  );
}

/**
 * The stems of words that begin so, as far as these stems do not: `developin` is the begin of a form of `develop`.
 * @param {string} begin
 */
function stemsOf(begin) {
  const stems = new Set([stem(`${begin}e`)]);
  if (begin.length > 1) stems.add(begin.slice(0, -1));
  for (const [ending] of ENDINGS) {
    for (let typed = 0; typed < ending.length; typed++) {
      if (begin.endsWith(ending.slice(0, typed))) stems.add(stem(begin + ending.slice(typed)));
    }
  }
  return stems;
}
