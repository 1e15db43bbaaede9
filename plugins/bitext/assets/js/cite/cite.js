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

/** The place that an address names, or what is typed: `9`, `9-11`, `5.2`. @param {string} id */
function named(id) {
  const one = document.getElementById(id);
  if (one?.matches(".bitext-sentence")) return placeOf("sentence", [one.dataset.bitextNumber ?? one.id.slice(1)], one.id);
  return one ? placeIn([one]) : WHOLE;
}

/** @param {string} typed */
function typedPlace(typed) {
  const [, first = "", last = first] = /^\s*#?p?([\d.]+)(?:\s*[-–]\s*(\d+))?\s*$/i.exec(typed) ?? [];
  const place = named(`p${first}`);
  const end = last === first ? place : named(`p${last}`);
  return place.id && end.id && last !== first ? placeOf("pair", [first, last], place.id) : end.id ? place : WHOLE;
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
    else if (!/^(address|page)$/.test(bitextCite)) one.textContent = today(bitextCite);
    else {
      const address = bitextOwn.startsWith("http") ? bitextOwn : location.origin + location.pathname;
      one.textContent = id && bitextCite === "address" ? `${address}#${id}` : address;
      if (one instanceof HTMLAnchorElement) one.href = one.textContent;
    }
  }
}

/** The style whose citation what is copied takes along: the chosen one, or else the first where that is a file. */
function styleAlong() {
  const along = ":has([data-bitext-along])";
  const chosen = `[data-bitext-style="${tools.recall("bitext-cite") ?? ""}"]${along}`;
  return document.querySelector(chosen) ?? document.querySelector(`[data-bitext-style]${along}`);
}

/**
 * The citation of a place in that style, in both languages, a line for each reference; empty where the page has none.
 * @param {Place} place
 */
export function citation(place) {
  const rows = [...(styleAlong()?.querySelectorAll("[data-bitext-along]") ?? [])];
  const copies = rows.map((row) => /** @type {Element} */ (row.cloneNode(true)));
  for (const copy of copies) fill(copy, place);
  return copies.map((copy) => copy.textContent?.trim()).join("\n");
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
      nameStyle();
      fetchFile(style, panel).then((row) => row?.after(copyButton(row, status)), () => {}); // the link stays
    });
    if (name === recall("bitext-cite")) style.open = true;
    for (const row of style.querySelectorAll(".bitext-citation")) row.after(copyButton(row, status));
  }
  const said = element("span", {});
  const nameStyle = () => {
    said.textContent = words("script.cite.along", { style: styleAlong()?.querySelector("summary")?.textContent ?? "" });
  };
  const along = element("input", { type: "checkbox", checked: recall("bitext-cite-along") === "yes" });
  along.addEventListener("change", () => remember("bitext-cite-along", along.checked ? "yes" : "no"));
  const place = element("input", { className: "bitext-cite-place", autocomplete: "off" });
  place.addEventListener("input", () => choose(panel, place, status));
  panel.prepend(element("label", {}, words("script.cite.place"), " ", place));
  panel.append(element("label", {}, along, " ", said), status);
  nameStyle();
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
  /** @type {HTMLButtonElement} */
  const button = element("button", { type: "button", className: "bitext-cite-copy" }, words("script.cite.copy"));
  const done = (/** @type {string} */ name) => () => {
    button.textContent = status.textContent = words(name);
    setTimeout(() => (button.textContent = words("script.cite.copy")), 3000);
  };
  button.onclick = () => put(row.textContent?.trim() ?? "").then(done("script.copied"), done("script.copied.not"));
  return button;
}

/** Cites what is typed, or the whole text where that is none of its places. @param {HTMLElement} panel @param {HTMLInputElement} input @param {HTMLElement} status */
function choose(panel, input, status) {
  const typed = input.value.trim();
  chosen = typed ? typedPlace(typed) : WHOLE;
  const wrong = Boolean(typed) && !chosen.said;
  input.toggleAttribute("aria-invalid", wrong);
  status.textContent = wrong ? tools.words("script.cite.none", { place: typed }) : "";
  for (const row of panel.querySelectorAll(".bitext-citation")) fill(row, chosen);
}

/** Puts the place that the address names, if it names one, into the box. @param {HTMLElement} panel */
function offer(panel) {
  const place = named(tools.idIn(location.hash));
  const input = /** @type {HTMLInputElement} */ (panel.querySelector(".bitext-cite-place"));
  if (place.said) input.value = /\d\S*/.exec(place.said)?.[0] ?? "";
  choose(panel, input, /** @type {HTMLElement} */ (panel.querySelector("[role=status]")));
}
