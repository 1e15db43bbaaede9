// @ts-check
// Excerpts: what of a hit is shown, with marks.

import { origins } from "./folding.js";
import { firstAbove } from "./postings.js";

/** Width of an excerpt: a Chinese character is as wide as two of other scripts. */
const SHOWN = 240;
/** The same of one window of several, at least. */
const LEAST = 60;
/** What stands for all between two windows. */
const CUT = " … ";
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
 * A part of a text without the white space around it.
 * @param {string} text
 * @param {Mark} part
 * @returns {Mark}
 */
function trimmed(text, [begin, end]) {
  while (begin < end && /\s/.test(text[begin])) begin++;
  while (begin < end && /\s/.test(text[end - 1])) end--;
  return [begin, end];
}

/**
 * Parts of a side, without the white space around it; what lies between them is cut.
 * @param {string} text
 * @param {Mark[]} marks
 * @param {Mark[]} parts
 * @returns {Excerpt}
 */
function excerpt(text, marks, parts) {
  const kept = joined(parts).map((part) => trimmed(text, part));
  /** @type {Excerpt} */
  const found = { text: "", marks: [], cutBefore: !!text.slice(0, kept[0][0]).trim(), cutBehind: !!text.slice(kept[kept.length - 1][1]).trim() };
  for (const [begin, end] of kept) {
    if (found.text) found.text += CUT;
    const inside = marks.filter(([from, to]) => to > begin && from < end);
    const moved = found.text.length - begin;
    found.marks.push(...inside.map(([from, to]) => /** @type {Mark} */ ([Math.max(from, begin) + moved, Math.min(to, end) + moved])));
    found.text += text.slice(begin, end);
  }
  return found;
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
 * @param {number} room
 * @returns {Mark}
 */
function windowAround(text, at, until, room) {
  let begin = reach(text, at, -1, room / 4);
  let end = Math.max(reach(text, begin, 1, room), until);
  if (end === text.length) begin = Math.min(begin, reach(text, end, -1, room));
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
 * How much it says that a clause stands somewhere: the more, the rarer it is in the unit.
 * @param {Mark[][]} sides
 */
const weight = (sides) => 1 / (1 + sides.flat().length);

/**
 * The sentence pairs in which the clauses stand, as few as can be, each with those that no earlier one has: first that with
 * most clauses, of such that with the rarest.
 * @param {Sentence[]} sentences
 * @param {Mark[][][]} clauses of each, the marks in both sides
 */
function sentencesOf(sentences, clauses) {
  const ends = [1, 2].map((side) => sentences.map((sentence) => Number(sentence[side])));
  const places = (/** @type {Mark[][]} */ sides) => sides.flatMap((marks, side) => marks.map(([begin]) => firstAbove(ends[side], begin)));
  let left = clauses.map((sides) => ({ sides, weight: weight(sides), at: new Set(places(sides).filter((at) => at < sentences.length)) }));
  const found = [];
  while ((left = left.filter(({ at }) => at.size)).length) {
    /** @type {Map<number, [number, number]>} */
    const counts = new Map();
    for (const { weight, at } of left) {
      for (const each of at) {
        const [count, sum] = counts.get(each) ?? [0, 0];
        counts.set(each, [count + 1, sum + weight]);
      }
    }
    const [[best]] = [...counts].sort(([a, [many, heavy]], [b, [more, heavier]]) => more - many || heavier - heavy || a - b);
    found.push({ at: best, clauses: left.filter(({ at }) => at.has(best)).map(({ sides }) => sides) });
    left = left.filter(({ at }) => !at.has(best));
  }
  return found;
}

/**
 * What is shown of a unit: the sentence pair that holds what was looked for, else a window for each of its clauses; and the
 * number of that sentence, or an empty string.
 * @param {string[]} texts
 * @param {Sentence[]} sentences
 * @param {Mark[][][]} clauses of each clause, the marks in both sides
 * @param {Mark[][]} others marks in both sides that say nothing of where the hit is
 */
export function shown(texts, sentences, clauses, others) {
  const found = sentencesOf(sentences, clauses);
  const sides = texts.map((text, side) => {
    const marks = joined([...clauses.flatMap((found) => found[side]), ...others[side]]);
    if (!found.length) return excerpt(text, marks, around(texts, side, clauses, marks));
    const parts = found.map(({ at, clauses }, i) => {
      const begin = at ? Number(sentences[at - 1][side + 1]) : 0;
      const end = Number(sentences[at][side + 1]);
      if (i) return within(text, clauses.map((sides) => sides[side]), [begin, end]);
      const over = marks.find((mark) => mark[0] < end && mark[1] > end);
      return /** @type {Mark} */ ([begin, over ? over[1] : end]);
    });
    return excerpt(text, marks, parts);
  });
  return { sides, sentence: found.length ? sentences[found[0].at][0] : "" };
}

/**
 * The windows on a side: one for each clause that stands there, around the place that is next to the rarest clause; else
 * around its first mark, else as far down as the first mark of the other side.
 * @param {string[]} texts
 * @param {number} side
 * @param {Mark[][][]} clauses
 * @param {Mark[]} marks
 * @returns {Mark[]}
 */
function around(texts, side, clauses, marks) {
  const text = texts[side];
  const here = clauses.filter((found) => found[side].length).sort((a, b) => weight(b) - weight(a));
  if (here.length) {
    const rarest = first(here[0][side]);
    const far = (/** @type {Mark} */ mark) => Math.abs(mark[0] - rarest[0]);
    const nearest = here.map((found) => found[side].reduce((best, mark) => (far(mark) < far(best) ? mark : best)));
    const whole = windowAround(text, ...first(nearest), SHOWN);
    if (nearest.every(([begin, end]) => begin >= whole[0] && end <= whole[1])) return [whole];
    return nearest.map(([begin, end]) => windowAround(text, begin, end, Math.max(LEAST, SHOWN / nearest.length)));
  }
  if (marks.length) return [windowAround(text, ...marks[0], SHOWN)];
  const other = first(clauses.flatMap((found) => found[1 - side]));
  const at = other ? Math.round((other[0] / texts[1 - side].length) * text.length) : 0;
  return [windowAround(text, at, at, SHOWN)];
}

/**
 * The window on a sentence that is shown for the sake of some clauses alone.
 * @param {string} text
 * @param {Mark[][]} clauses
 * @param {Mark} sentence
 * @returns {Mark}
 */
function within(text, clauses, [begin, end]) {
  const marks = clauses.flatMap((found) => found.filter(([from]) => from >= begin && from < end).slice(0, 1));
  const from = Math.min(...marks.map((mark) => mark[0]), marks.length ? end : begin);
  const to = Math.max(from, ...marks.map((mark) => mark[1]));
  const shown = windowAround(text, from, to, SHOWN / 2);
  return [Math.max(begin, shown[0]), Math.max(to, Math.min(end, shown[1]))];
}

/** The one that begins first. @param {Mark[]} marks */
const first = (marks) => joined(marks)[0];
