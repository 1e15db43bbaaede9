// @ts-check
// The glossary's page: a field that leaves the terms that fit, in both lists. Ten thousand are compared in slices. What the
// choice among types hides, glossary.css hides without us: here it is counted.

import { element, without } from "../page.js";
import { words } from "../words.js";

const SLICE = 8; // milliseconds before the browser has its turn
const OUT = "data-bitext-out"; // not `hidden`: a rule asks for a hidden header, and the whole page would be asked again

/** What is compared: without case, accents and tones. @param {string} text */
export const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/**
 * Whether a term fits: its words hold what is typed, or its reading does when both are written without spaces.
 * @param {string[]} term its words and its reading, both plain
 * @param {string} typed plain too
 */
export const fits = ([said, reading], typed) => said.includes(typed) || reading.includes(typed.replace(/[\s'’]/g, ""));

/** @type {WeakMap<Element, string[]>} */
const INDEX = new WeakMap();

/** @param {Element} entry */
function indexed(entry) {
  const said = INDEX.get(entry);
  if (said) return said;
  const bare = without(entry, ".bitext-by");
  const textOf = (/** @type {string} */ part) => plain(bare.querySelector(part)?.textContent ?? "");
  const found = [`${textOf("dt")} ${textOf(".bitext-renderings")}`, textOf(".bitext-pinyin").replace(/[\s'’]/g, "")];
  INDEX.set(entry, found);
  return found;
}

let turn = 0;

/** @param {HTMLElement} list @param {string} typed @param {Element} count */
async function filter(list, typed, count) {
  const mine = ++turn;
  const type = /** @type {HTMLInputElement?} */ (list.querySelector("[name=bitext-type]:checked"))?.value;
  let end = performance.now() + SLICE;
  let shown = 0;
  for (const part of list.querySelectorAll(/** @type {"ul"} */ ("dl, ul"))) {
    let left = 0;
    for (const one of /** @type {Iterable<HTMLElement>} */ (part.children)) {
      if (performance.now() > end) {
        await new Promise((next) => setTimeout(next));
        if (mine !== turn) return;
        end = performance.now() + SLICE;
      }
      const link = one.matches("li") && one.querySelector("a");
      const fit = !type || one.dataset.bitextType === type;
      const out = !fit || (link ? !!document.getElementById(link.hash.slice(1))?.hasAttribute(OUT) : !fits(indexed(one), typed));
      if (!one.toggleAttribute(OUT, out)) left++;
    }
    // A list without items would keep its height where it is not laid out.
    part.toggleAttribute(OUT, !left);
    if (part.matches("dl")) shown += left;
  }
  for (const letter of list.querySelectorAll(".bitext-letter")) letter.toggleAttribute(OUT, !letter.querySelector(`:is(dl, ul):not([${OUT}])`));
  count.textContent = words("script.glossary.left", { shown, n: list.querySelectorAll(".bitext-entry").length });
}

export function mount() {
  const list = /** @type {HTMLElement | null} */ (document.querySelector(".bitext-glossary"));
  if (!list || list.matches(":has(.bitext-filter)")) return;
  const count = element("output", {});
  const field = element("input", { type: "search" });
  list.oninput = () => filter(list, plain(field.value), count);
  list.prepend(element("label", { className: "bitext-filter" }, words("script.glossary.filter"), " ", field, " ", count));
}
