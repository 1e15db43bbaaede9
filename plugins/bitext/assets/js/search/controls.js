// @ts-check
// What narrows a search on its page: filters with the count of each, and what was searched also.

import { element, site } from "../page.js";
import { written } from "./filters.js";
import { kindsOf, spoken, titles, valuesOf } from "./hits.js";
import { shown, words, woven } from "../words.js";

/** @typedef {import("./filters.js").Asked} Asked */

const KINDS = ["text", "note", "term", "page"];

/** A link that asks for something else. @param {Asked} to @param {(Node | string)[]} content */
export const link = (to, ...content) => element("a", { href: location.pathname + written(to) }, ...content);

/** @param {any} results @param {Asked} asked @param {any} [first] the best hit @returns {HTMLElement[]} */
export function controls(results, asked, first) {
  return [also(results, asked, first?.languages[0] ?? ""), filters(results, asked, first)].filter((each) => each !== undefined);
}

/** @param {any} results @param {Asked} asked @param {string} lang of headwords */
function also({ also }, asked, lang) {
  const parts = [];
  for (const { headword, renderings, address } of also) {
    const off = link({ ...asked, off: [...asked.off, headword] }, "✕");
    off.ariaLabel = words("search.also.off", { term: headword });
    const term = spoken("span", lang, {}, headword);
    parts.push(element("li", {}, address ? element("a", { href: site + address }, term) : term, ` · ${renderings[0] ?? ""} `, off));
  }
  for (const headword of asked.off) {
    const on = link({ ...asked, off: asked.off.filter((each) => each !== headword) }, words("search.also.again"));
    on.ariaLabel = words("search.also.on", { term: headword });
    parts.push(element("li", {}, ...woven("search.also.not", { term: spoken("span", lang, {}, headword), again: on })));
  }
  return parts.length ? element("div", { className: "bitext-search-also" }, ...woven("search.also", { terms: element("ul", {}, ...parts) })) : undefined;
}

/** @param {any} results @param {Asked} asked @param {any} first */
function filters(results, asked, first) {
  const { text, type, year, kind } = asked;
  const { kinds, about } = kindsOf(results, kind);
  const parts = [];
  if (kinds.size > 1 || kind) parts.push(kindLinks(kinds, asked, about, results));
  const isNarrowed = Boolean(type || year || text || kind); // then a list of one value says what is left
  parts.push(...choice(words("search.type"), "type", results, asked, isNarrowed), ...choice(words("search.year"), "year", results, asked, isNarrowed));
  if (text) parts.push(only(asked, first));
  return parts.length ? element("div", { className: "bitext-search-filters", role: "group", ariaLabel: words("search.filters") }, ...parts) : undefined;
}

/** That one text alone is searched, and the way to all. @param {Asked} asked @param {any} first */
function only(asked, first) {
  const title = first ? titles(first)[0] : asked.text;
  return element("p", {}, ...woven("search.only", { title }), " ", Object.assign(link({ ...asked, text: "" }, "✕"), { ariaLabel: words("search.texts.all") }));
}

/** @param {Map<string, number>} kinds @param {Asked} asked @param {boolean} about @param {any} results */
function kindLinks(kinds, asked, about, results) {
  const items = ["", ...KINDS].map((kind) => {
    const count = kinds.get(kind);
    if (kind && !count && kind !== asked.kind) return "";
    const isAbout = about && (!asked.kind || kind !== asked.kind || results.about);
    const made = link({ ...asked, kind }, words(kind ? `search.in.${kind}` : "search.everything"), ...(count ? [" ", element("span", {}, `${isAbout ? "~" : ""}${shown(count)}`)] : []));
    if (kind === asked.kind) made.setAttribute("aria-current", "true");
    return element("li", {}, made);
  });
  return element("ul", { className: "bitext-search-kinds" }, ...items);
}

/**
 * A list to choose one value from, with the count of each, the newest year first.
 * @param {string} title
 * @param {"type" | "year"} name
 * @param {any} results
 * @param {Asked} asked
 * @param {boolean} isNarrowed
 */
function choice(title, name, results, asked, isNarrowed) {
  const chosen = asked[name];
  const { counts, about } = valuesOf(results, name, chosen);
  if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
  if (counts.size < 2 && !(counts.size && isNarrowed)) return [];
  const values = [...counts];
  if (name === "year") values.sort(([a], [b]) => b - a);
  const isAbout = (/** @type {any} */ value) => about && (results.about || value !== chosen);
  const options = values.map(([value, count]) =>
    element("option", { value, selected: value === chosen }, `${name === "type" ? words(`type.${value}`) : value} (${isAbout(value) ? "~" : ""}${shown(count)})`),
  );
  return [choiceOf(title, name, options)];
}

/** @param {string} title @param {string} name @param {HTMLElement[]} options */
const choiceOf = (title, name, options) =>
  element("label", {}, `${title} `, element("select", { name }, element("option", { value: "" }, words("search.all")), ...options));
