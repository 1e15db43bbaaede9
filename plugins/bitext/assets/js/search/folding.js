// @ts-check
// Folding: what counts as one character when a query is compared with a text. search/folding.py does alike.

const SKIPPED =
  /[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
/** What is not folded to itself or to a small letter, without regard to Chinese characters that have a simplified one. */
const SPECIAL = /[^\n -~\u3001\u3002\u3400-\u9fff]/gu;

const HAN = /[\u2e80-\u9fff\uf900-\ufaff]|[\ud840-\ud88f][\udc00-\udfff]/g;

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} character */
function alike(character) {
  if (/[\u2018\u2019\u201b\u02bc]/.test(character)) return "'";
  if (/[\u201c-\u201f]/.test(character)) return '"';
  if (/[\u2010-\u2015\u2212]/.test(character)) return "-";
  return /[^\S\ufeff]|[\x1c-\x1f\x85]/.test(character) ? " " : character;
}

/**
 * What a character is folded to, traditional and simplified ones still apart.
 * @param {string} character
 */
function one(character) {
  let folded = known.get(character);
  if (folded === undefined) {
    const low = alike(character).normalize("NFKC").toLowerCase().normalize("NFD").replace(SKIPPED, "").normalize("NFC");
    known.set(character, (folded = [...low].map(alike).join("")));
  }
  return folded;
}

/** @typedef {Map<string, string> | null} Folds traditional character → simplified one; none where texts have none */

/**
 * The table that the index has as a text of pairs of characters.
 * @param {string} text
 * @returns {Folds}
 */
export function foldsOf(text) {
  const characters = [...text];
  return new Map(characters.flatMap((each, i) => (i % 2 ? [] : [[each, characters[i + 1]]])));
}

/**
 * A text as it is compared: small letters without marks, half-width, simplified; white space as spaces. Line feeds stay.
 * @param {string} text
 * @param {Folds} folds
 */
export function fold(text, folds) {
  const folded = text.replace(SPECIAL, one).toLowerCase();
  return folds ? folded.replace(HAN, (each) => folds.get(each) ?? each) : folded;
}

/**
 * Where each code unit of the folded text comes from: the begin and the end of its character in the text. What is
 * folded to an empty string belongs to the character before it.
 * @param {string} text
 * @param {Folds} folds
 */
export function origins(text, folds) {
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  let at = 0;
  for (const character of text) {
    const { length } = fold(character, folds);
    const end = at + character.length;
    if (!length) for (let i = ends.length - 1; i >= 0 && ends[i] === at; i--) ends[i] = end;
    for (let i = 0; i < length; i++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { starts, ends };
}
