// @ts-check
// What the scripts say, in the language of the site: the texts of words/<language>.json that begin with `script.` or `search.`.

/** @typedef {Record<string, string | Record<string, string>>} Table */

// @ts-ignore: put in when the bundles are made (tools/assets/bundle.mjs)
const ENGLISH = /** @type {Table} */ (typeof WORDS === "undefined" ? {} : JSON.parse(WORDS));

const VALUE = /\{(\w+)\}/g;

/** The words of another language come in a script before ours. @returns {Table} */
const own = () => Reflect.get(globalThis, "bitextWords") ?? {};

/** A value as it is written; a number has marks between its thousands. @param {string | number} value */
export const shown = (value) => (typeof value === "number" ? value.toLocaleString("en").replaceAll(",", words("script.thousands")) : String(value));

/**
 * The text of a name with its values filled in; `n`, where a text counts, chooses its form.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function words(name, values = {}) {
  let text = own()[name] ?? ENGLISH[name] ?? name;
  if (typeof text !== "string") text = (values.n === 1 && text.one) || text.other;
  return text.replace(VALUE, (whole, value) => (value in values ? shown(values[value]) : whole));
}

/**
 * The text of a name as what an element holds: with an element, or several parts, for each value.
 * @param {string} name
 * @param {Record<string, string | Node | (string | Node)[]>} values
 */
export const woven = (name, values) =>
  words(name)
    .split(VALUE)
    .flatMap((part, at) => (at % 2 ? values[part] : part))
    .filter((part) => part !== "");

/** A text that begins a sentence. @param {string} text */
export const capital = ([first = "", ...rest]) => first.toLocaleUpperCase() + rest.join("");
