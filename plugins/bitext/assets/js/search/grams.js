// @ts-check
// What a text is found by: characters and pairs of them where no spaces stand between words, else words.
// search/grams.py and search/shards.py do alike.

/** In the brackets of a pattern: a letter of a script that puts no spaces between words. */
const LETTERS =
  "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}" +
  "\\u3041-\\u3096\\u3099-\\u309f\\u30a1-\\u30ff\\u31f0-\\u31ff\\uff66-\\uff9f" +
  "\\u0e00-\\u0e3a\\u0e40-\\u0fff\\u1000-\\u109f\\u1780-\\u17ff\\u19e0-\\u19ff\\u1a20-\\u1aaf";

const RUN = new RegExp(`([${LETTERS}]+)|((?:(?![${LETTERS}])[\\p{L}\\p{N}])+)|[^\\s\\p{L}\\p{N}]`, "gu");

/** @typedef {{text: string, kind: "letters" | "word" | "sign", start: number, end: number}} Run */

/**
 * A folded text in runs: letters of scripts without spaces, words, single signs.
 * @param {string} folded
 * @returns {Run[]}
 */
export function runs(folded) {
  return Array.from(folded.matchAll(RUN), ({ 0: text, 1: letters, 2: word, index }) => ({
    text,
    kind: letters ? "letters" : word ? "word" : "sign",
    start: /** @type {number} */ (index),
    end: /** @type {number} */ (index) + text.length,
  }));
}

/**
 * The grams that a text needs to have to contain this folded one, those first that together hold all its letters.
 *
 * A single letter says no more than the pairs it stands in; a word only where both its ends are seen: `x5G网` holds `5G网`.
 * @param {string} folded
 */
export function needed(folded) {
  /** @type {string[][]} */
  const parts = [[], [], [], []];
  const all = runs(folded);
  all.forEach(({ text, kind }, at) => {
    const letters = [...text];
    if (kind === "word") {
      if (at && at < all.length - 1) parts[3].push(text);
    } else if (letters.length === 1) parts[2].push(text);
    else {
      const pairs = letters.slice(1).map((letter, i) => letters[i] + letter);
      const last = pairs.length - 1;
      pairs.forEach((pair, i) => parts[i % 2 && i < last ? 1 : 0].push(pair));
    }
  });
  const [cover, between, signs, words] = parts.map((part) => [...new Set(part)]);
  return { grams: [...new Set([...cover, ...between, ...signs])], words };
}

/**
 * A number of 32 bits for a gram: FNV-1a over its code points, the upper half folded in.
 * @param {string} gram
 */
export function hashed(gram) {
  let value = 2166136261;
  for (const character of gram) value = Math.imul(value ^ /** @type {number} */ (character.codePointAt(0)), 16777619);
  return (value ^ (value >>> 16)) >>> 0;
}
