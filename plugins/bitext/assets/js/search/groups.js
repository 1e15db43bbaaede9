// @ts-check
// Documents among the results, and their hits, which are verified in the text.

/** Kinds in the order of the results. */
const KINDS = ["text", "note", "term", "page"];
/** Of BM25, as usual. */
const K1 = 1.2;
const B = 0.75;

/** @typedef {import("./postings.js").Kind} Kind */
/** @typedef {import("./results.js").Results} Results */

/** A document among the results, or all the glossary, whose entries lie in several. */
export class Group {
  /** @type {Hit[]} Those that are verified. */
  found = [];
  /** @type {Promise<void>} */
  busy = Promise.resolve();

  /**
   * @param {Results} results
   * @param {number} document the first of them
   * @param {number[]} units those that are not verified
   */
  constructor(results, document, units) {
    const { documentTable: table } = results;
    const rank = (/** @type {number} */ unit) => 2 * KINDS.indexOf(table.kindOf(unit, table.of(unit))) + Number(!results.isOwn(unit));
    this.results = results;
    this.document = document;
    this.units = units.sort((a, b) => rank(a) - rank(b) || a - b);
    this.rank = rank(units[0]);
    const size = (table.bases[document + 1] - table.bases[document]) / (table.bases[table.length] / table.length);
    /** BM25, as far as it is known: how many units of the document are candidates, by its size. */
    this.score = (units.length * (K1 + 1)) / (units.length + K1 * (1 - B + B * size));
    this.kind = table.kindOf(units[0], table.of(units[0]));
  }

  /** Hits, as far as it is known. */
  get candidates() {
    return this.found.length + this.units.length;
  }

  /** Whether some of these may turn out to be none. */
  get about() {
    return !this.results.sure && this.units.length > 0;
  }

  /** Files that show what is not verified. */
  get pieces() {
    return new Set(this.units.map((unit) => this.results.documentTable.pieceOf(unit))).size;
  }

  /**
   * Verifies candidates until there are so many hits, if there are.
   * @param {number} count
   */
  verify(count) {
    return (this.busy = this.busy.catch(() => {}).then(() => this.#verify(count)));
  }

  /** @param {number} count */
  async #verify(count) {
    const table = this.results.documentTable;
    while (this.found.length < count && this.units.length) {
      const pieces = new Set(this.units.slice(0, count - this.found.length).map((unit) => table.pieceOf(unit)));
      const units = this.units.filter((unit) => pieces.has(table.pieceOf(unit)));
      const verified = await Promise.all(units.map((unit) => this.results.hit(unit)));
      const done = new Set(units);
      this.units = this.units.filter((unit) => !done.has(unit)); // others may have been found meanwhile
      const hits = verified.filter((hit) => hit !== null);
      this.found.push(...hits.sort((a, b) => Number(b.phrase) - Number(a.phrase) || Number(b.own) - Number(a.own)));
    }
  }
}

/** A unit that matches. */
export class Hit {
  /**
   * @param {Results} results
   * @param {{document: number, unit: number, own: boolean, phrase: boolean}} what
   * @param {{a: string, t: [string, string], l: [string, string]}} piece
   * @param {[string, string, string, string, import("./excerpts.js").Sentence[]?]} row
   */
  constructor(results, { document, unit, own, phrase }, { a, t, l }, [place, label, source, translation, sentences = []]) {
    this.document = document;
    this.unit = unit;
    this.kind = results.documentTable.kindOf(unit, document);
    this.title = t;
    this.languages = l;
    this.label = label;
    /** Whether the query itself is found, not only a term that was searched too. */
    this.own = own;
    this.phrase = phrase;
    /** @type {ReturnType<typeof import("./excerpts.js").shown> | undefined} */
    this.kept = undefined;
    this.show = () => results.excerpt(phrase, [source, translation], sentences);
    this.at = (/** @type {string} */ sentence) => {
      const fragment = sentence && place ? `p${sentence}` : place;
      return a && fragment ? `${a}#${fragment}` : a || place;
    };
  }

  get #shown() {
    return (this.kept ??= this.show());
  }

  get sides() {
    return this.#shown.sides;
  }

  /** From the site's root; that of the sentence where it has one. */
  get address() {
    return this.at(this.#shown.sentence);
  }
}

/**
 * Which of two documents goes first: by kind, what has the query itself before what has only a term of it, by weight, in order.
 * @param {Group} a
 * @param {Group} b
 */
export const byRank = (a, b) => a.rank - b.rank || b.score - a.score || a.document - b.document;
