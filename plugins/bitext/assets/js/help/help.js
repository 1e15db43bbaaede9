// @ts-check
// The help: which keys do what on this page, and their switch. It is fetched when it is first opened.

import { element, recall, remember } from "../page.js";
import { words } from "../words.js";

/** Key → the end of the name, in the words, of what it does. @type {Record<string, string>} */
const NAMES = {
  j: "next-pair",
  k: "previous-pair",
  l: "next-sentence",
  h: "previous-sentence",
  v: "view",
  e: "notes",
  t: "terms",
  "/": "search",
  s: "search",
  g: "next-hit",
  G: "previous-hit",
  "?": "help",
  "← →": "marks",
  Enter: "enter",
  Esc: "escape",
};

/** Keys of one name, a line: the first key says where. @param {string[]} keys @returns {Map<string, string[]>} */
function named(keys) {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const key of keys) lines.set(NAMES[key], [...(lines.get(NAMES[key]) ?? []), key]);
  return lines;
}

/** What keys do, and their switch. @param {string[]} keys @returns {HTMLElement[]} */
export function listed(keys) {
  const box = element("input", {
    type: "checkbox",
    checked: recall("bitext-keys") !== "off",
    onchange: () => remember("bitext-keys", box.checked ? "on" : "off"),
  });
  const caps = (/** @type {string[]} */ of) => of.map((key) => element("kbd", {}, key));
  const list = [...named(keys)].map(([name, of]) => element("p", {}, ...caps(of), words(`script.keys.${name}`)));
  return [...list, element("label", {}, box, words("script.keys.use"))];
}

/** What the help of the bar says of signs, where the page has a bar. */
const signs = () => [...document.querySelectorAll(".bitext-menu-help > .bitext-panel > p")].map((one) => one.cloneNode(true));

/** Opens a window with the signs of the page and the keys. @param {string[]} keys */
export function open(keys) {
  const shut = element("button", { onclick: () => help.close() }, words("script.close"));
  const properties = { className: "bitext-help md-typeset", ariaLabel: words("script.keys"), onclose: () => help.remove() };
  const help = element("dialog", properties, ...signs(), element("div", { className: "bitext-keys" }, ...listed(keys)), shut);
  document.querySelector("dialog.bitext-help")?.remove();
  document.body.append(help);
  help.showModal();
}
