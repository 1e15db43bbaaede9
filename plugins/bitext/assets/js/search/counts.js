// @ts-check
// Filters of results, and how many hits each value of one would give.

/** @typedef {import("./postings.js").Kind} Kind */
/** @typedef {{text?: number | null, type?: string | null, year?: number | null, kind?: Kind | null}} Filters */

/** Which filters something fails, as bits. */
const TEXT = 1;
const TYPE = 2;
const YEAR = 4;
const KIND = 8;

/** Counts of candidates. */
export class Counts {
  /** Whether they may become fewer, or more. */
  about = false;
  /** @type {Map<Kind, number>} */
  kinds = new Map();
  /** @type {Map<string, number>} */
  types = new Map();
  /** @type {Map<number, number>} */
  years = new Map();

  /**
   * @param {import("./postings.js").Documents} table
   * @param {Filters} filters
   */
  constructor(table, filters) {
    this.table = table;
    this.filters = filters;
  }

  /** @param {number} document */
  #failed(document) {
    const { text, type, year } = this.filters;
    const fails = (/** @type {unknown} */ wanted, /** @type {unknown} */ value) => wanted != null && wanted !== value;
    return (
      (fails(text, document) ? TEXT : 0) |
      (fails(type, this.table.type[document]) ? TYPE : 0) |
      (fails(year, this.table.year[document]) ? YEAR : 0)
    );
  }

  /**
   * Whether units of a document may pass.
   * @param {number} document
   */
  mayPass(document) {
    const { kind } = this.filters;
    return !this.#failed(document) && (kind == null || this.table.kind(document) === (kind === "note" ? "text" : kind));
  }

  /**
   * Counts units, and gives those that pass, by document; all entries of the glossary are taken for one.
   * @param {import("./postings.js").Units} units
   */
  count(units) {
    /** @type {Map<number, number[]>} */
    const passed = new Map();
    const { table, filters } = this;
    let document = -1;
    let failed = 0;
    for (const unit of units) {
      if (unit >= table.bases[document + 1]) failed = this.#failed((document = table.of(unit)));
      const kind = table.kindOf(unit, document);
      const all = failed | (filters.kind == null || filters.kind === kind ? 0 : KIND);
      if (!(all & ~KIND)) add(this.kinds, kind);
      if (!(all & ~TYPE)) add(this.types, table.type[document]);
      if (!(all & ~YEAR)) add(this.years, table.year[document]);
      if (all) continue;
      const group = kind === "term" ? table.counts[0] : document;
      const some = passed.get(group);
      if (some) some.push(unit);
      else passed.set(group, [unit]);
    }
    return passed;
  }
}

/**
 * @template T
 * @param {Map<T, number>} counts
 * @param {T} value
 */
function add(counts, value) {
  if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
}
