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

/** What keys do, and their switch. @param {string[]} keys @returns {HTMLElement[]} */
export function listed(keys) {
  const box = element("input", {
    type: "checkbox",
    checked: recall("bitext-keys") !== "off",
    onchange: () => remember("bitext-keys", box.checked ? "on" : "off"),
  });
  const list = keys.map((key) => element("p", {}, element("kbd", {}, key), words(`script.keys.${NAMES[key]}`)));
  return [...list, element("label", {}, box, words("script.keys.use"))];
}

/** Opens a window with the keys. @param {string[]} keys */
export function open(keys) {
  const shut = element("button", { onclick: () => help.close() }, words("script.close"));
  const properties = { className: "bitext-help md-typeset", ariaLabel: words("script.keys"), onclose: () => help.remove() };
  const help = element("dialog", properties, ...listed(keys), shut);
  document.querySelector("dialog.bitext-help")?.remove();
  document.body.append(help);
  help.showModal();
}
