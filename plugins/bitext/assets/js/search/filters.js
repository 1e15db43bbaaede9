// @ts-check
// What is searched for, and among what: as an address says it, which every link of the search has.

/**
 * @typedef {object} Asked
 * @property {string} q
 * @property {string} text address of the one text that is searched, from the site's root; an empty string for all
 * @property {string} type
 * @property {number} year 0 for all
 * @property {string} kind `text`, `note`, `term`, `page`; an empty string for all
 * @property {string[]} off headwords that are not searched also
 */

/** Kind of hits → what an address says of it. @type {Record<string, string>} */
const PLACES = { text: "texts", note: "notes", term: "terms", page: "pages" };

/** As many characters of a query are searched. */
export const LONGEST = 200;

/** What an address asks for. @param {string} search its part from the `?` on @returns {Asked} */
export function read(search) {
  const typed = new URLSearchParams(search);
  const word = (/** @type {string} */ name) => typed.get(name) ?? "";
  const kind = Object.keys(PLACES).find((each) => PLACES[each] === word("in")) ?? "";
  const year = /^\d{1,4}$/.test(word("year")) ? Number(word("year")) : 0;
  return { q: word("q"), text: word("text"), type: word("type"), year, kind, off: word("off").split(",").filter(Boolean) };
}

/** The part of an address that asks for this; an empty string for a search without words. @param {Partial<Asked>} asked */
export function written({ q = "", text, type, year, kind, off }) {
  const words = new URLSearchParams();
  const put = (/** @type {string} */ name, /** @type {unknown} */ value) => value && words.set(name, String(value));
  put("q", [...q].slice(0, LONGEST).join(""));
  if (!words.size) return "";
  put("text", text);
  put("type", type);
  put("year", year);
  put("in", PLACES[kind ?? ""]);
  put("off", off?.join(","));
  // What need not be coded is read more easily: the slashes of an address, the commas between headwords.
  return `?${String(words).replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

/** Where a hit is, with what was asked for. @param {string} root @param {string} address @param {Partial<Asked>} asked */
export function leading(root, address, asked) {
  const [page, fragment] = address.split("#");
  return `${root}${page}${written(asked)}${fragment ? `#${fragment}` : ""}`;
}
