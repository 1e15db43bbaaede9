// @ts-check
// Citations, fetched when somebody first wants one: the pair or the sentence and the day are filled into those of the panel,
// which knows all styles. The panel offers the whole text or the place in the address, a button to copy each citation, and
// the choice that what is copied takes its citation along.

/** A place in a text: how a citation names it, and its id. @typedef {{said: string, id: string}} Place */
/**
 * What the main script has already.
 * @typedef {object} Tools
 * @property {(name: string, properties: {}, ...children: (Node | string)[]) => any} element
 * @property {(hash: string) => string} idIn
 * @property {(text: string) => Promise<void>} put
 * @property {(key: string) => string | null | undefined} recall
 * @property {(key: string, value: string) => void} remember
 * @property {(name: string, values?: Record<string, string>) => string} words
 */

/** @type {Tools} */
let tools;

/** @param {Tools} given */
export function begin(given) {
  tools = given;
}

/** The whole text. @type {Place} */
const WHOLE = { said: "", id: "" };

const panelOf = (/** @type {ParentNode} */ place) => /** @type {HTMLElement?} */ (place.querySelector(".bitext-cite"));

/** The place of rows or of a sentence, by their numbers, as citations name it. @param {"pair" | "sentence"} kind @param {string[]} numbers @param {string} id */
export function placeOf(kind, numbers, id) {
  const [first, last] = [numbers[0], numbers[numbers.length - 1]];
  const { bitextPair, bitextPairs, bitextSentence } = panelOf(document)?.dataset ?? {};
  const said = (kind === "sentence" ? bitextSentence : first === last ? bitextPair : bitextPairs) ?? "";
  return { said: said.replace("{n}", first === last ? first : `${first}–${last}`), id };
}

/** The place of all rows that some elements stand in. @param {Iterable<Element>} elements */
export function placeIn(elements) {
  const rows = [...elements].flatMap((one) => one.closest(".bitext-pair") ?? []);
  const numbers = rows.map((row) => row.querySelector(".bitext-number")?.textContent ?? "");
  return rows.length ? placeOf("pair", numbers, rows[0].id) : WHOLE;
}

/** The pair or the sentence that the page's address names. */
function addressed() {
  const one = document.getElementById(tools.idIn(location.hash));
  if (one?.matches(".bitext-sentence")) return placeOf("sentence", [one.dataset.bitextNumber ?? one.id.slice(1)], one.id);
  const place = one ? placeIn([one]) : WHOLE;
  return place.said ? place : undefined;
}

/** Today, as a style writes it: after the manuals, not after the reader's language. @param {string} form */
export function today(form, now = new Date()) {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  if (form === "iso") return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
  const name = now.toLocaleDateString("en-US", { month: "long" });
  if (form === "long") return `${name} ${day}, ${year}`;
  return `${day} ${name.length > 4 ? `${name.slice(0, month === 9 ? 4 : 3)}.` : name} ${year}`;
}

/** Fills a place and the day into a citation. @param {Element} row @param {Place} place */
function fill(row, { said, id }) {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-bitext-cite]"))) {
    const data = one.dataset;
    data.bitextOwn ??= one.textContent ?? "";
    const { bitextCite = "", bitextText = "", bitextOwn } = data;
    if (bitextCite === "place") one.textContent = said ? bitextText.replace("{place}", said) : bitextOwn;
    else if (bitextCite !== "address") one.textContent = today(bitextCite);
    else {
      const address = bitextOwn.startsWith("http") ? bitextOwn : location.origin + location.pathname;
      one.textContent = id ? `${address}#${id}` : address;
      if (one instanceof HTMLAnchorElement) one.href = one.textContent;
    }
  }
}

/**
 * The citation of a place in the style that the reader has chosen, or else the first; empty where the page has none.
 * It is one that has the address: a note, or an entry of a list.
 * @param {Place} place
 */
export function citation(place) {
  const full = "p.bitext-citation:has([data-bitext-cite=address])";
  const row = document.querySelector(`[data-bitext-style="${tools.recall("bitext-cite") ?? ""}"] ${full}`) ?? document.querySelector(full);
  const copy = /** @type {Element | undefined} */ (row?.cloneNode(true));
  if (copy) fill(copy, place);
  return copy?.textContent?.trim() ?? "";
}

/** @param {HTMLElement} menu */
export function open(menu) {
  const panel = panelOf(menu);
  if (!panel) return;
  if (!panel.querySelector(".bitext-cite-place")) complete(panel);
  offer(panel);
}

/** What is chosen in the panel. */
let chosen = WHOLE;

/** @param {HTMLElement} panel */
function complete(panel) {
  const { element, recall, remember, words } = tools;
  const status = element("p", { role: "status" });
  for (const style of panel.querySelectorAll("details")) {
    const name = style.dataset.bitextStyle ?? "";
    style.addEventListener("toggle", () => {
      if (!style.open) return;
      remember("bitext-cite", name);
      fetchFile(style, panel).then((row) => row?.after(copyButton(row, status)), () => {}); // the link stays
    });
    if (name === recall("bitext-cite")) style.open = true;
    for (const row of style.querySelectorAll(".bitext-citation")) row.after(copyButton(row, status));
  }
  const along = element("input", { type: "checkbox", checked: recall("bitext-cite-along") === "yes" });
  along.addEventListener("change", () => remember("bitext-cite-along", along.checked ? "yes" : "no"));
  panel.prepend(element("fieldset", { className: "bitext-cite-place" }));
  panel.append(element("label", {}, along, " ", words("script.cite.along")), status);
}

/** Shows a file that a style has in the place of a citation, once. @param {HTMLElement} style @param {HTMLElement} panel */
async function fetchFile(style, panel) {
  const link = /** @type {HTMLAnchorElement?} */ (style.querySelector("a[download]"));
  if (!link || style.querySelector("pre")) return;
  const { element } = tools;
  const row = element("pre", { className: "bitext-citation" });
  link.closest("p")?.before(row);
  const text = (await (await fetch(link.href)).text()).replaceAll("\r\n", "\n");
  const { bitextText = "", bitextEnd = "" } = style.dataset;
  const end = text.lastIndexOf(bitextEnd);
  const page = /** @type {HTMLElement?} */ (panel.querySelector("[data-bitext-cite=address]"))?.dataset.bitextOwn ?? "";
  const at = text.indexOf(page);
  const changes = (/** @type {string} */ kind, said = "", template = "") => {
    const made = element("span", {}, said);
    Object.assign(made.dataset, { bitextCite: kind, bitextText: template });
    return made;
  };
  const address = page && at >= 0 ? [text.slice(0, at), changes("address", page), text.slice(at + page.length, end)] : [text.slice(0, end)];
  row.append(...address, changes("place", "", bitextText), text.slice(end));
  fill(row, chosen);
  return row;
}

/** @param {Element} row @param {HTMLElement} status */
function copyButton(row, status) {
  const { element, put, words } = tools;
  const done = (/** @type {string} */ name) => () => (status.textContent = words(name));
  const onclick = () => put(row.textContent?.trim() ?? "").then(done("script.copied"), done("script.copied.not"));
  return element("button", { type: "button", className: "bitext-cite-copy", onclick }, words("script.cite.copy"));
}

/** What the site calls a place, which citations call in their own language. @param {Place} place */
function called({ said, id }) {
  const number = /\d\S*/.exec(said)?.[0] ?? said;
  const { words } = tools;
  return words(document.getElementById(id)?.matches(".bitext-sentence") ? "script.report.a-sentence" : "script.report.a-pair", { number });
}

/** Offers the whole text and the place that the address names, which is chosen. @param {HTMLElement} panel */
function offer(panel) {
  const { element, words } = tools;
  const here = addressed();
  /** @param {Place} place */
  const choose = (place) => {
    chosen = place;
    for (const row of panel.querySelectorAll(".bitext-citation")) fill(row, place);
  };
  const radio = (/** @type {Place} */ place, /** @type {string} */ said) => {
    const input = element("input", { type: "radio", name: "bitext-cite-place", checked: place === here, onchange: () => choose(place) });
    return element("label", {}, input, element("span", {}, said));
  };
  const offered = here ? [radio(WHOLE, words("script.cite.whole")), radio(here, called(here))] : [];
  panel.querySelector(".bitext-cite-place")?.replaceChildren(...offered);
  choose(here ?? WHOLE);
}
