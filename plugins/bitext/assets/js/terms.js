// @ts-check
// Terms: the card of a term shows its entry in "Terms in this text"; the reader chooses which places are marked. One that is
// not marked is no link meanwhile, so that nobody is told of a link that nobody sees; to select its word opens its card.

import { offer, opener, show } from "./card.js";
import { element, idIn, remember, root, without } from "./page.js";
import { words } from "./words.js";

/** What each choice marks. @type {Record<string, string>} */
const MARKED = { text: ".bitext-first", pair: ".bitext-first, .bitext-again", all: "*", none: ":not(*)" };

const REST = 300; // milliseconds: a selection that still grows is none
const AROUND = 2; // times its length: who selects more than that of a word selects a passage

/** The addresses of the marks that are no links now. @type {WeakMap<Element, string>} */
const ADDRESSES = new WeakMap();

/** A link to the glossary leads to its entry there. @param {Element} mark */
function idOf(mark) {
  const address = mark.getAttribute("href") ?? ADDRESSES.get(mark) ?? "";
  return idIn(address.slice(address.indexOf("#")));
}

/** Links to the glossary elsewhere have no entry on their page, and stay links. @param {HTMLElement} mark */
function tell(mark) {
  const id = idOf(mark);
  const entry = document.getElementById(id);
  if (!entry?.closest(".bitext-terms")) return;
  const copy = without(entry, "[id]");
  copy.id = "";
  const name = entry.querySelector("dt");
  const page = name?.querySelector("a")?.href;
  const way = page && element("p", { className: "bitext-more" }, element("a", { href: page }, words("script.term.passages")));
  return {
    mark,
    label: words("script.term", { term: name?.textContent ?? "" }),
    content: [element("dl", { className: "bitext-entries" }, copy), way].filter(Boolean),
    words: [...(mark.closest(".bitext-pair")?.querySelectorAll(".bitext-term") ?? [mark])].filter((one) => idOf(one) === id),
  };
}

offer(".bitext-term", tell);

/** @returns {HTMLInputElement[]} */
const radios = () => [...document.querySelectorAll(/** @type {"input"} */ ("[name=bitext-terms]"))];

/** Makes links of the marks that a choice has, and of no others. @param {string} choice */
function link(choice) {
  for (const mark of document.querySelectorAll(/** @type {"a"} */ ("a.bitext-term"))) {
    const address = mark.getAttribute("href") ?? ADDRESSES.get(mark) ?? "";
    if (mark.matches(MARKED[choice])) {
      mark.setAttribute("href", address);
      mark.tabIndex = -1; // marks.js leads to it
      mark.ariaHasPopup = "dialog";
      mark.setAttribute("aria-describedby", "terms");
    } else {
      ADDRESSES.set(mark, address);
      for (const name of ["href", "tabindex", "aria-haspopup", "aria-describedby"]) mark.removeAttribute(name);
    }
  }
}

/** @param {string} choice */
function choose(choice) {
  remember("bitext-terms", choice);
  link(choice);
}

/** Marks the next choice's terms. */
export function turnTerms() {
  const all = radios();
  all[(all.findIndex(({ checked }) => checked) + 1) % all.length]?.click();
}

/** @param {Event} event */
function onChange({ target }) {
  if (target instanceof HTMLInputElement && target.name === "bitext-terms") choose(target.value);
}

/** The place of a term that is not marked and that a selection is about. @returns {HTMLElement | undefined} */
function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return;
  const within = selection.getRangeAt(0).commonAncestorContainer;
  const row = (within instanceof Element ? within : within.parentElement)?.closest(".bitext-pair");
  const found = [...(row?.querySelectorAll(/** @type {"a"} */ (".bitext-term:not([href])")) ?? [])];
  const touched = found.filter((mark) => selection.containsNode(mark, true));
  const length = `${selection}`.trim().length;
  if (touched.length === 1 && length && length <= AROUND * (touched[0].textContent ?? "").length) return touched[0];
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let pressed = false;

function onSelection() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const mark = pressed || opener() ? undefined : selected();
    const told = mark && tell(mark);
    if (told) show([mark, told], true);
  }, REST);
}

/** @param {Event} event */
function onPress({ type }) {
  pressed = type === "pointerdown";
  if (!pressed) onSelection();
}

export function mount() {
  document.addEventListener("change", onChange);
  document.addEventListener("selectionchange", onSelection);
  for (const name of ["pointerdown", "pointerup", "pointercancel"]) document.addEventListener(name, onPress, true);
  const all = radios();
  if (!all.length) return;
  const kept = root.dataset.bitextTerms;
  // What is remembered is the default from now on, so that the sheet need not ask the root again.
  if (Object.hasOwn(MARKED, kept ?? "")) for (const radio of all) radio.checked = radio.defaultChecked = radio.value === kept;
  link(all.find(({ checked }) => checked)?.value ?? "text");
}
