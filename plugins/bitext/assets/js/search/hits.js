// @ts-check
// What box and page show alike: a hit with both its sides, a text's heading, how much was found.

import { element, site } from "../page.js";
import { leading } from "./filters.js";

/** What is written before the label of a hit. @type {Record<string, string>} */
const CALLED = { text: "Pair ", note: "Note " };

/** What kinds of hits are called, one of them and several. @type {Record<string, [string, string]>} */
const NAMES = {
  text: ["pair", "pairs"],
  note: ["note", "notes"],
  term: ["term", "terms"],
  page: ["section of other pages", "sections of other pages"],
};

/** A number with its word. @param {number} count @param {string} one @param {string} several */
export const counted = (count, one, several, about = false) =>
  `${about ? "about " : ""}${count.toLocaleString("en")} ${count === 1 ? one : several}`;

/**
 * What was found, in a sentence: "132 pairs and 3 notes in 14 texts".
 * @param {{total: number, about: boolean, documents: {kind: string, document: number}[], facets: {kinds: Map<string, number>}}} results
 */
export function total({ total, about, documents, facets }) {
  if (!total) return "Nothing found";
  const parts = Object.entries(NAMES)
    .filter(([kind]) => facets.kinds.get(kind))
    .map(([kind, [one, several]]) => counted(facets.kinds.get(kind) ?? 0, one, several));
  const texts = new Set(documents.filter(isText).map(({ document }) => document)).size;
  const within = texts && !facets.kinds.get("term") && !facets.kinds.get("page") ? ` in ${counted(texts, "text", "texts")}` : "";
  const listed = parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : (parts[0] ?? counted(total, "hit", "hits"));
  return `${about ? "About " : ""}${listed}${within}`;
}

/**
 * A text with its marked stretches as nodes, and dots where it is cut.
 * @param {{text: string, marks: [number, number][], cutBefore?: boolean, cutBehind?: boolean}} side
 * @returns {(string | HTMLElement)[]}
 */
function marked({ text, marks, cutBefore, cutBehind }) {
  const parts = cutBefore ? ["… "] : [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at), ...(cutBehind ? [" …"] : [])];
}

/** A run of text in its language; the browser finds out which way its lines run. @param {string} lang */
export const spoken = (/** @type {string} */ name, lang, /** @type {{}} */ properties, /** @type {(string | Node)[]} */ ...content) =>
  element(name, { ...(lang ? { lang } : {}), dir: "auto", ...properties }, ...content);

/** A hit as a link that lands on it. @param {any} hit @param {Partial<import("./filters.js").Asked>} asked */
export function hit({ kind, label, address, languages, sides }, asked) {
  const called = element("span", { className: "bitext-hit-label" }, element("span", { className: "bitext-unseen" }, CALLED[kind] ?? ""), label);
  if (kind === "note") called.firstElementChild.removeAttribute("class");
  const shown = sides
    .map((/** @type {any} */ side, /** @type {number} */ at) => side.text && spoken("span", languages[at], { className: "bitext-hit-side" }, ...marked(side)))
    .filter(Boolean);
  return element("a", { className: "bitext-hit", href: leading(site, address, asked) }, called, ...shown);
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

/** How many hits a text has beside those shown; `about` where not all are verified. @param {any} group @param {number} shown */
export const rest = ({ candidates, about }, shown) => ({ count: Math.max(0, candidates - shown), about: Boolean(about) });

/** Whether hits stand in a text, as pairs or as notes: the search can be held to one text. @param {{kind: string}} group */
export const isText = ({ kind }) => kind === "text" || kind === "note";

/** What is said as sentences that follow one another. @param {string[]} said */
export const sentences = (...said) => said.filter(Boolean).map((each) => each.replace(/[^.?!]$/, "$&.")).join(" ");
