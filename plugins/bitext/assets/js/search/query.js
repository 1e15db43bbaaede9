// @ts-check
// What a query means: its clauses, and where in a text each of them stands.

import { words } from "../words.js";
import { fold } from "./folding.js";
import { runs } from "./grams.js";
import { stem } from "./stemming.js";

/** Words that say little of what a text is about: they are looked for as all others, but not marked beside others. */
const SMALL = new Set(
  (
    "a an the of in on at by to for from with as into upon and or but nor not no if than that this these those it its he she they " +
    "his her their we our you your i is are was were be been being am do does did has have had will would shall should can could may"
  ).split(" "),
);
/** Characters of a query that are read. */
const LONGEST = 200;
/** What follows `-`, what stands in quotation marks up to a white space, or all up to one. */
const CLAUSE = /([-\uff0d]?)(?:(["\u201c\u201d\u300c])(.+?)(["\u201c\u201d\u300d])(?=\s|$)|(\S+))/gsu;

/**
 * @typedef {object} Clause
 * @property {"substring" | "words" | "phrase"} kind
 * @property {string} text what is looked for, as it was typed
 * @property {string[]} words of words and phrases, folded
 * @property {boolean} not whether it leaves out
 * @property {boolean} exact whether each word is meant in this form alone
 * @property {boolean} prefix whether the last word may be the begin of one
 * @property {string} marked of a substring: the text with its quotation marks, which goes before it; or an empty string
 */
/** @typedef {{text: string, clauses: Clause[], said: string}} Query `said`: what is not looked for, in sentences */

/**
 * The words of a folded text, as a query for it has them, without `'s` at the end; none where it is looked for as a substring.
 * @param {string} folded
 */
export function wordsOf(folded, exact = false) {
  const all = runs(exact ? folded : folded.replace(/'s(?=\s|$)/g, ""));
  return all.some(({ kind }) => kind === "letters") ? [] : all.filter(({ kind }) => kind === "word").map(({ text }) => text);
}

/**
 * @param {string} typed
 * @param {{not?: boolean, exact?: boolean, marked?: string}} [how]
 * @returns {Clause}
 */
export function clauseOf(typed, { not = false, exact = false, marked = "" } = {}) {
  const text = typed.trim();
  const folded = fold(text, null);
  const words = wordsOf(folded, exact);
  const kind = !words.length ? "substring" : words.length > 1 ? "phrase" : "words";
  return { kind, text, words, not, exact, prefix: false, marked: kind === "substring" ? marked : "" };
}

/**
 * What a reader typed as clauses, all of which a unit has to match.
 * @param {string} typed
 * @returns {Query}
 */
export function parse(typed) {
  const whole = typed.replace(/[\p{Cs}\ufeff]/gu, "").replace(/\p{Cc}/gu, " ").trim();
  const text = [...whole.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("");
  const said = text === whole ? [] : [words("search.said.long", { n: LONGEST })];
  const found = [...text.matchAll(CLAUSE)].map(([, not, open, inside, close, plain]) =>
    clauseOf(inside ?? plain, { not: !!not, exact: !!open, marked: open && open !== '"' ? open + inside + close : "" }),
  );
  const clauses = found.filter((clause) => clause.words.length || fold(clause.text, null).trim());
  if (clauses.length < found.length) said.push(words("search.said.part"));
  if (clauses.length && clauses.every(({ not }) => not)) said.push(words("search.said.add"));
  const last = clauses[clauses.length - 1];
  if (last && last.words.length && !last.exact && !last.not) last.prefix = true;
  return { text, clauses, said: said.join(words("search.space")) };
}

/**
 * Those of some clauses that are worth a mark: all, if all are small words.
 * @param {Clause[]} clauses
 */
export function loud(clauses) {
  const found = clauses.filter(({ kind, exact, words }) => kind !== "words" || exact || !SMALL.has(words[0]));
  return found.length ? found : clauses;
}

/** A side of a unit as it is searched. */
export class Side {
  /**
   * @param {string} text
   * @param {import("./folding.js").Folds} folds
   */
  constructor(text, folds) {
    this.text = text;
    /** @type {import("./grams.js").Run[] | undefined} */
    this.kept = undefined;
    this.folded = fold(text, folds);
  }

  /** Its runs, without signs. */
  get tokens() {
    return (this.kept ??= runs(this.folded).filter(({ kind }) => kind !== "sign"));
  }
}

/** @typedef {(side: Side) => [number, number][]} Matcher where something stands in the folded text */

/**
 * @param {string} folded
 * @returns {Matcher}
 */
function substring(folded) {
  return (side) => {
    /** @type {[number, number][]} */
    const found = [];
    for (let at = side.folded.indexOf(folded); at >= 0; at = side.folded.indexOf(folded, at + folded.length)) {
      found.push([at, at + folded.length]);
    }
    return found;
  };
}

/**
 * What finds the forms of a word.
 * @param {string} word
 * @param {boolean} exact
 * @param {boolean} prefix
 * @returns {(other: string) => boolean}
 */
function formsOf(word, exact, prefix) {
  if (exact) return (other) => other === word;
  if (prefix) return (other) => other.startsWith(word);
  const wanted = stem(word);
  return (other) => other[0] === wanted[0] && stem(other) === wanted;
}

/**
 * @param {((other: string) => boolean)[]} forms of each word
 * @returns {Matcher}
 */
function phrase(forms) {
  return ({ tokens }) => {
    /** @type {[number, number][]} */
    const found = [];
    for (let at = 0; at + forms.length <= tokens.length; at++) {
      if (forms.every((is, i) => tokens[at + i].kind === "word" && is(tokens[at + i].text))) {
        found.push([tokens[at].start, tokens[at + forms.length - 1].end]);
      }
    }
    return found;
  };
}

/**
 * Where a clause stands in a side.
 * @param {Clause} clause
 * @param {import("./folding.js").Folds} folds
 * @returns {Matcher}
 */
export function matcher({ kind, text, words, exact, prefix }, folds) {
  if (kind === "substring") return substring(fold(text, folds));
  return phrase(words.map((word, i) => formsOf(word, exact, prefix && i === words.length - 1)));
}
