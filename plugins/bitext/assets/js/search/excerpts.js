// @ts-check
// Excerpts: what of a hit is shown, with marks.

import { origins } from "./folding.js";

/** Width of an excerpt: a Chinese character is as wide as two of other scripts. */
const SHOWN = 240;
/** Characters by which an excerpt gets shorter at most, so that it cuts no word. */
const WORD = 24;

/** @typedef {[number, number]} Mark begin and end in a text */
/** @typedef {{text: string, marks: Mark[], cutBefore: boolean, cutBehind: boolean}} Excerpt */
/** @typedef {[string, number, number]} Sentence its number, and where it ends in the two sides */

/**
 * Marks of a folded text as marks of the text.
 * @param {import("./query.js").Side} side
 * @param {import("./folding.js").Folds} folds
 * @param {Mark[]} marks
 * @returns {Mark[]}
 */
export function unfolded(side, folds, marks) {
  if (!marks.length) return [];
  const { starts, ends } = origins(side.text, folds);
  return marks.map(([begin, end]) => [starts[begin], ends[end - 1]]);
}

/**
 * Marks in order, those that touch each other joined.
 * @param {Mark[]} marks
 */
export function joined(marks) {
  /** @type {Mark[]} */
  const found = [];
  for (const [begin, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    const last = found[found.length - 1];
    if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([begin, end]);
  }
  return found;
}

/**
 * Part of a side, without the white space around it.
 * @param {string} text
 * @param {Mark[]} marks
 * @param {Mark} part
 * @returns {Excerpt}
 */
function excerpt(text, marks, [begin, end]) {
  while (begin < end && /\s/.test(text[begin])) begin++;
  while (begin < end && /\s/.test(text[end - 1])) end--;
  const inside = marks.filter(([from, to]) => to > begin && from < end);
  return {
    text: text.slice(begin, end),
    marks: inside.map(([from, to]) => [Math.max(from, begin) - begin, Math.min(to, end) - begin]),
    cutBefore: !!text.slice(0, begin).trim(),
    cutBehind: !!text.slice(end).trim(),
  };
}

/**
 * How far one gets from a place in a text.
 * @param {string} text
 * @param {number} at
 * @param {1 | -1} step
 * @param {number} room
 */
function reach(text, at, step, room) {
  for (let next = step > 0 ? at : at - 1; next >= 0 && next < text.length; next += step) {
    room -= text[next] >= "\u2e80" ? 2 : 1;
    if (room < 0) break;
    at += step;
  }
  return at;
}

/**
 * A window on a text in which `at` stands behind the first quarter. It cuts no character, and no word of moderate length.
 * @param {string} text
 * @param {number} at
 * @param {number} until where what has to be seen ends
 * @returns {Mark}
 */
function windowAround(text, at, until) {
  let begin = reach(text, at, -1, SHOWN / 4);
  let end = Math.max(reach(text, begin, 1, SHOWN), until);
  if (end === text.length) begin = Math.min(begin, reach(text, end, -1, SHOWN));
  if (begin && /[^\s\u2e80-\uffff]/.test(text[begin - 1])) {
    const space = text.slice(begin, Math.min(begin + WORD, at)).search(/[\s\u2e80-\uffff]/);
    if (space >= 0) begin += space;
  }
  if (end < text.length && /[^\s\u2e80-\uffff]/.test(text[end])) {
    const least = Math.max(until, end - WORD);
    const kept = text.slice(least, end).replace(/[^\s\u2e80-\uffff]+$/, "").length;
    if (kept) end = least + kept;
  }
  if (/[\udc00-\udfff]/.test(text[begin] ?? "")) begin--;
  if (/[\udc00-\udfff]/.test(text[end] ?? "")) end++;
  return [begin, end];
}

/**
 * The sentence pair in which most clauses stand, the first of such; -1 where none stands in any.
 * @param {Sentence[]} sentences
 * @param {Mark[][][]} clauses of each, the marks in both sides
 */
function sentenceOf(sentences, clauses) {
  let best = -1;
  let most = 0;
  sentences.forEach((sentence, at) => {
    const holds = (/** @type {Mark[]} */ marks, /** @type {number} */ side) =>
      marks.some(([begin]) => begin < Number(sentence[side + 1]) && begin >= (at ? Number(sentences[at - 1][side + 1]) : 0));
    const count = clauses.filter((sides) => sides.some(holds)).length;
    if (count > most) [best, most] = [at, count];
  });
  return best;
}

/**
 * What is shown of a unit: the sentence pair that holds what was looked for, else a window on each side; and the number
 * of that sentence, or an empty string.
 * @param {string[]} texts
 * @param {Sentence[]} sentences
 * @param {Mark[][][]} clauses of each clause, the marks in both sides
 * @param {Mark[][]} others marks in both sides that say nothing of where the hit is
 */
export function shown(texts, sentences, clauses, others) {
  const at = sentenceOf(sentences, clauses);
  const sides = texts.map((text, side) => {
    const marks = joined([...clauses.flatMap((found) => found[side]), ...others[side]]);
    if (at < 0) return excerpt(text, marks, around(texts, side, clauses, marks));
    const ends = [at ? Number(sentences[at - 1][side + 1]) : 0, Number(sentences[at][side + 1])];
    const over = marks.find(([begin, end]) => begin < ends[1] && end > ends[1]);
    return excerpt(text, marks, [ends[0], over ? over[1] : ends[1]]);
  });
  return { sides, sentence: at < 0 ? "" : sentences[at][0] };
}

/**
 * The window on a side: around its first mark, else as far down as the first mark of the other side.
 * @param {string[]} texts
 * @param {number} side
 * @param {Mark[][][]} clauses
 * @param {Mark[]} marks
 */
function around(texts, side, clauses, marks) {
  const [first] = joined(clauses.flatMap((found) => found[side]));
  const [begin, end] = first ?? marks[0] ?? [0, 0];
  if (first || marks.length) return windowAround(texts[side], begin, end);
  const [other] = joined(clauses.flatMap((found) => found[1 - side]));
  const at = other ? Math.round((other[0] / texts[1 - side].length) * texts[side].length) : 0;
  return windowAround(texts[side], at, at);
}
