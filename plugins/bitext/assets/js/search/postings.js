// @ts-check
// Postings: in which units a gram stands. search/postings.py writes them. A unit has a number in the whole index: how many
// units stand before it.

const BASE = 46;
/** Documents that a file with the postings of one frequent gram is about. */
export const RANGE = 256;
const LONG = 10;
/** Files that are fetched at a time for the many words that begin alike. */
export const AT_ONCE = 12;

/** By character code: its digit, those of the second half plus 46. */
const DIGITS = new Uint8Array(128);
for (let code = 0x21, digit = 0; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) DIGITS[code] = digit++;

/**
 * A reader of numbers out of a text.
 * @param {string} text
 */
function reader(text) {
  let at = 0;
  return {
    more: () => at < text.length,
    next() {
      for (let value = 0, weight = 1; ; weight *= BASE) {
        const digit = DIGITS[text.charCodeAt(at++)];
        if (!(digit >= BASE)) return value + digit * weight;
        value += (digit - BASE) * weight;
      }
    },
  };
}

/** @param {string} text */
export function numbers(text) {
  const found = [];
  for (const { more, next } = reader(text); more(); ) found.push(next());
  return found;
}

/**
 * The units that postings name, in ascending order.
 * @param {string} text
 * @param {ArrayLike<number>} bases of each document, its first unit
 * @param {number} [first] the document that the first step is counted from
 */
export function unitsOf(text, bases, first = 0) {
  const found = [];
  const { more, next } = reader(text);
  for (let document = first - 1; more(); ) {
    document += 1 + next();
    let unit = bases[document] - 1;
    for (let step = 0; !(step & 1); ) found.push((unit += 1 + ((step = next()) >> 1)));
  }
  return Uint32Array.from(found);
}

/** @typedef {Uint32Array} Units numbers of units, in ascending order */
/** @typedef {string | [number, string]} Value postings, or in how many documents a frequent gram stands and its files */
/** @typedef {"text" | "note" | "term" | "page"} Kind */

/** The table of documents. */
export class Documents {
  /** @param {Record<string, any>} columns */
  constructor({ counts, types, type, year, units, notes, per, names }) {
    this.counts = counts;
    this.type = numbers(type).map((index) => types[index]);
    this.year = numbers(year).map((years) => years && 2200 - years);
    this.notes = numbers(notes);
    this.per = numbers(per);
    this.names = names;
    const sizes = numbers(units);
    this.length = sizes.length;
    /** Of each document its first unit, and behind the last one the number of all. */
    this.bases = new Uint32Array(this.length + 1);
    sizes.forEach((size, i) => (this.bases[i + 1] = this.bases[i] + size));
  }

  /** @param {number} unit */
  of(unit) {
    return firstAbove(this.bases, unit) - 1;
  }

  /**
   * The file that shows a unit, without the suffix.
   * @param {number} unit
   */
  pieceOf(unit) {
    const document = this.of(unit);
    const piece = Math.floor((unit - this.bases[document]) / this.per[document]);
    return `t/${document.toString(16)}.${piece.toString(16)}.${this.names.slice(document * 6, document * 6 + 6)}`;
  }

  /**
   * @param {number} document
   * @returns {Kind}
   */
  kind(document) {
    const [texts, terms] = this.counts;
    return document < texts ? "text" : document < texts + terms ? "term" : "page";
  }

  /**
   * The kind of a unit: notes are the last ones of a text.
   * @param {number} unit
   * @param {number} document that it stands in
   */
  kindOf(unit, document) {
    return unit >= this.bases[document + 1] - this.notes[document] ? "note" : this.kind(document);
  }

  /** The first unit of the pages, which are the last documents. */
  get firstOfPages() {
    return this.bases[this.counts[0] + this.counts[1]];
  }

  get ranges() {
    return Math.ceil(this.length / RANGE);
  }

  /** The first unit of a range of documents. @param {number} range */
  begin(range) {
    return this.bases[Math.min(range * RANGE, this.length)];
  }
}

/** @param {Record<string, any>} columns */
export const documentsOf = (columns) => new Documents(columns);

/**
 * How many of the sorted values are at most `value`.
 * @template {number | string} T
 * @param {ArrayLike<T>} sorted
 * @param {T} value
 */
export function firstAbove(sorted, value) {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {Units} units @param {number} unit */
export const has = (units, unit) => units[firstAbove(units, unit) - 1] === unit;

/**
 * The units in a range of documents.
 * @param {Units} units
 * @param {Documents} documents
 * @param {number} range
 */
export const within = (units, documents, range) =>
  units.subarray(firstAbove(units, documents.begin(range) - 1), firstAbove(units, documents.begin(range + 1) - 1));

/**
 * The units of the first that the second has, or has not.
 * @param {Units} some
 * @param {Units} others
 */
export function both(some, others, wanted = true) {
  let at = 0;
  return some.filter((unit) => {
    while (others[at] < unit) at++;
    return (others[at] === unit) === wanted;
  });
}

/** @param {Units[]} all */
export function either(all) {
  const lists = all.filter((units) => units.length);
  if (lists.length < 2) return lists[0] ?? new Uint32Array();
  const joined = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const units of lists) {
    joined.set(units, at);
    at += units.length;
  }
  joined.sort();
  return joined.filter((unit, i) => unit !== joined[i - 1]);
}

/** Where a gram stands, or a word in any of its forms. */
export class Postings {
  /**
   * @param {Value[]} values
   * @param {{documents: Documents, file: (path: string) => Promise<any>}} place
   * @param {number} [atOnce] files that are fetched for a range in one turn
   */
  constructor(values, place, atOnce = Infinity) {
    this.place = place;
    this.atOnce = atOnce;
    const frequent = values.filter((value) => typeof value !== "string").sort((a, b) => a[0] - b[0]);
    /** Those that are in few documents first. */
    this.frequent = frequent.map(([, names]) => names);
    const most = frequent.length ? frequent[frequent.length - 1][0] : 0;
    this.whole = either(values.flatMap((value) => (typeof value === "string" ? [unitsOf(value, place.documents.bases)] : [])));
    /** How often it stands somewhere, roughly. */
    this.size = this.whole.length + most;
  }

  /** @param {number} range */
  #names(range) {
    return this.frequent
      .map((names) => names.slice(range * LONG, (range + 1) * LONG))
      .filter((name) => name && !name.startsWith("-"));
  }

  /**
   * Whether the units of a range are known without a request.
   * @param {number} range
   */
  isKnown(range) {
    return !this.#names(range).length;
  }

  /**
   * In how many turns the units of a range are fetched.
   * @param {number} range
   */
  turns(range) {
    return Math.max(1, Math.ceil(this.#names(range).length / this.atOnce));
  }

  /**
   * The units in a range of documents, or those that one turn adds.
   * @param {number} range
   * @param {number} turn
   */
  async units(range, turn) {
    const { documents, file } = this.place;
    const known = within(this.whole, documents, range);
    const names = this.atOnce === Infinity ? this.#names(range) : this.#names(range).slice(turn * this.atOnce, (turn + 1) * this.atOnce);
    const files = await Promise.all(names.map((name) => file(`h/${name}`)));
    return either([known, ...files.map((text) => unitsOf(text, documents.bases, range * RANGE))]);
  }
}
