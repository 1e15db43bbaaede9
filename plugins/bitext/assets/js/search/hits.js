// @ts-check
// What box and page show alike: a hit with both its sides, a text's heading, how much was found.

import { element, site } from "../page.js";
import { words, woven } from "../words.js";
import { leading } from "./filters.js";

/** What a hit of a kind is called, with its label. @type {Record<string, string>} */
const CALLED = { text: "search.pair", note: "search.note", term: "search.term" };

/** How hits of a kind are counted. @type {Record<string, string>} */
const NAMES = { text: "search.pairs", note: "search.notes", term: "search.terms", page: "search.sections" };

/** How wide what stands before the first mark may be, where a hit has two lines for each side. */
const LEAD = 60;

/** A number with its word. @param {number} n @param {string} name of the text that counts */
export const counted = (n, name, about = false) => words(name, { n: about ? words("search.about", { count: n }) : n });

/**
 * How many hits there are of each kind; counted anew where all are verified, since what narrows them was counted before.
 * @param {any} results
 * @param {string} kind the one that is asked for alone, or an empty string
 * @returns {{kinds: Map<string, number>, about: boolean}}
 */
export function kindsOf({ facets, about, documents }, kind) {
  if (about || !facets.about) return facets;
  const kinds = new Map(kind ? facets.kinds : []); // what others would find is not verified
  kinds.delete(kind);
  for (const hit of documents.flatMap((/** @type {any} */ { found }) => found)) kinds.set(hit.kind, (kinds.get(hit.kind) ?? 0) + 1);
  return { kinds, about: Boolean(kind) };
}

/**
 * How many hits there are of each type or year, counted anew as the kinds are; beside one that is asked for, others are not verified.
 * @param {any} results
 * @param {"type" | "year"} name
 * @param {any} chosen
 * @returns {{counts: Map<any, number>, about: boolean}}
 */
export function valuesOf({ facets, about, documents, total, documentTable }, name, chosen) {
  const counts = new Map(facets[`${name}s`]);
  if (about || !facets.about) return { counts, about: facets.about };
  if (chosen) return { counts: counts.set(chosen, total), about: true };
  counts.clear();
  for (const hit of documents.flatMap((/** @type {any} */ { found }) => found)) {
    const value = documentTable[name][hit.document];
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { counts, about: false };
}

/** What was found, in a sentence: "132 pairs and 3 notes in 14 texts". @param {any} results @param {string} [kind] asked for alone */
export function total(results, kind = "") {
  const { total, about, documents } = results;
  if (!total) return words("search.nothing");
  const { kinds } = kindsOf(results, kind);
  const there = Object.keys(NAMES).filter((each) => kinds.get(each) && (!kind || kind === each));
  const parts = there.map((each) => counted(kinds.get(each) ?? 0, NAMES[each]));
  const texts = new Set(documents.filter(isText).map((/** @type {any} */ { document }) => document)).size;
  const where = (/** @type {string} */ what) => (what && texts && !about ? words("search.in-texts", { what, n: texts }) : what);
  if (there.length === 1) {
    const all = counted(total, NAMES[there[0]], about);
    return isText({ kind: there[0] }) ? where(all) : all;
  }
  if (about) return counted(total, "search.hits", about);
  const inTexts = parts.splice(0, there.filter((kind) => isText({ kind })).length);
  return listed([where(listed(inTexts)), ...parts].filter(Boolean));
}

/** @param {string[]} parts */
const listed = (parts) =>
  parts.length > 1 ? words("search.and", { first: parts.slice(0, -1).join(words("search.comma")), last: parts.at(-1) ?? "" }) : (parts[0] ?? "");

/** Chinese, from a character to one, signs between. */
const CHINESE = /(\p{Script=Han}(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”·—]*\p{Script=Han})?)/u;

/** A stretch of a text as nodes: Chinese among other words is marked as such, so that it is read and set as Chinese. */
const inLanguages = (/** @type {string} */ text, /** @type {string} */ lang) =>
  !lang || /^(zh|lzh|ja|yue)/.test(lang) ? [text] : text.split(CHINESE).map((part, at) => (at % 2 ? element("span", { lang: "zh" }, part) : part));

/**
 * A text with its marked stretches as nodes, and dots where it is cut.
 * @param {{text: string, marks: [number, number][], cutBefore?: boolean, cutBehind?: boolean}} side
 * @param {string} lang
 * @returns {(string | HTMLElement)[]}
 */
function marked({ text, marks, cutBefore, cutBehind }, lang) {
  const parts = cutBefore ? ["… "] : [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(...inLanguages(text.slice(at, start), lang), element("mark", {}, ...inLanguages(text.slice(start, end), lang)));
    at = end;
  }
  return [...parts, ...inLanguages(text.slice(at), lang), ...(cutBehind ? [" …"] : [])];
}

/** A run of text in its language; the browser finds out which way its lines run. @param {string} lang */
export const spoken = (/** @type {string} */ name, lang, /** @type {{}} */ properties, /** @type {(string | Node)[]} */ ...content) =>
  element(name, { ...(lang ? { lang } : {}), dir: "auto", ...properties }, ...content);

/**
 * A side as two lines can show it: from shortly before its first mark on. A Chinese character is as wide as two others.
 * @param {{text: string, marks: [number, number][], cutBefore: boolean, cutBehind: boolean}} side
 */
export function shortened(side) {
  const [first] = side.marks[0] ?? [0];
  const wide = (/** @type {string} */ text) => text.replaceAll(/[\u2e80-\uffff]/g, "..").length;
  if (wide(side.text.slice(0, first)) <= LEAD) return side;
  let from = first;
  while (wide(side.text.slice(from, first)) < LEAD / 2) from--;
  if (/[\udc00-\udfff]/.test(side.text[from])) from--;
  // No word is cut, if it is not of unusual length.
  const word = /^[^\s\u2e80-\uffff]*\s?/.exec(side.text.slice(from, first))?.[0].length ?? 0;
  if (!/[\s\u2e80-\uffff]/.test(side.text[from - 1]) && from + word < first) from += word;
  const marks = side.marks.map(([begin, end]) => [begin - from, end - from]);
  return { ...side, text: side.text.slice(from), marks, cutBefore: true };
}

/**
 * A hit as a link that lands on it.
 * @param {any} hit
 * @param {Partial<import("./filters.js").Asked>} asked
 * @param {(side: any) => any} [cut] what is shown of a side
 */
export function hit({ kind, label, title, address, languages, sides }, asked, cut = (side) => side) {
  const name = kind === "term" ? spoken("span", languages[0], {}, label || title[0]) : label;
  const around = (/** @type {string | Node} */ part) => (part === name ? part : element("span", kind === "text" ? { className: "bitext-unseen" } : {}, part));
  const called = spoken("span", "", { className: "bitext-hit-label" }, ...(CALLED[kind] ? woven(CALLED[kind], { label: name }).map(around) : [name]));
  const shown = sides
    .map((/** @type {any} */ side, /** @type {number} */ at) => side.text && spoken("span", languages[at], { className: "bitext-hit-side" }, ...marked(cut(side), languages[at])))
    .filter(Boolean);
  const link = element("a", { className: "bitext-hit", href: leading(site, address, asked) }, called, ...shown);
  link.dataset.bitextKind = kind;
  return link;
}

/** The titles of a text, the translation's first. @param {any} hit @returns {HTMLElement[]} */
export function titles({ title: [original, translation], languages }) {
  const first = translation || original;
  const parts = [spoken("span", languages[translation ? 1 : 0], { className: "bitext-found-title" }, first)];
  if (original && original !== first) parts.push(spoken("span", languages[0], { className: "bitext-found-original" }, original));
  return parts;
}

/**
 * The next texts with their best hits, in the order of their rank.
 * @param {any} results
 * @param {Set<any>} known those that are shown already; the next ones are added
 * @param {{texts: number, hits: number}} wanted
 * @returns {Promise<{group: any, hits: any[]}[]>}
 */
export async function best(results, known, { texts, hits }) {
  const found = [];
  while (found.length < texts) {
    const groups = unknown(results, known).slice(0, texts - found.length);
    if (!groups.length && !(await results.more())) break;
    for (const group of groups) known.add(group);
    const their = await Promise.all(groups.map((group) => results.hits(group, 0, hits)));
    for (const [at, of] of their.entries()) if (of.length) found.push({ group: groups[at], hits: of });
  }
  return found;
}

/** The texts that are not shown yet, as far as they are known. @param {any} results @param {Set<any>} known @returns {any[]} */
export const unknown = ({ documents }, known) => documents.filter((/** @type {any} */ group) => !known.has(group));

/** How many hits a text has beside those shown, as a button says it. @param {any} group @param {number} shown */
export const further = (group, shown) =>
  group.kind === "term"
    ? counted(group.candidates - shown, "search.more.terms", group.about)
    : counted(group.candidates - shown, isText(group) ? "search.more.in-text" : "search.more.on-page", group.about);

/** Whether hits stand in a text, as pairs or as notes: the search can be held to one text. @param {{kind: string}} group */
export const isText = ({ kind }) => kind === "text" || kind === "note";

/** What is said as sentences that follow one another. @param {string[]} said */
export const sentences = (...said) =>
  said
    .filter(Boolean)
    .map((each) => (/[.?!。？！]$/.test(each) ? each : words("search.sentence", { text: each })))
    .join(words("search.space"));
