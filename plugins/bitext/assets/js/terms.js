// @ts-check
// Terms: the card of a term shows its entry in "Terms in this text"; the reader chooses which places are marked. One that is
// not marked is no link meanwhile, so that nobody is told of a link that nobody sees; to select its word opens its card.

import { offer, opener, show } from "./card.js";
import { element, idIn, remember, root, without } from "./page.js";
import { words } from "./words.js";

/** What each choice marks. @type {Record<string, string>} */
const MARKED = { text: ".bitext-first", pair: ".bitext-first, .bitext-anew", all: "*", none: ":not(*)" };

const REST = 300; // milliseconds: a selection that still grows is none
const AROUND = 2; // times its length: who selects more than that of a word selects a passage

/** Links to the glossary elsewhere have no entry on their page, and stay links. @param {HTMLElement} mark */
function tell(mark) {
  const id = mark.dataset.bitextTerm ?? "";
  const entry = document.getElementById(id);
  if (!entry?.closest(".bitext-terms")) return;
  const copy = without(entry, "[id]");
  copy.id = "";
  const page = copy.querySelector("a")?.href;
  const way = element("a", { href: page }, words("script.term.passages"));
  return {
    mark,
    label: words("script.term", { term: entry.querySelector("dt")?.textContent ?? "" }),
    content: [element("dl", { className: "bitext-entries" }, copy), element("p", { className: "bitext-more" }, way)],
    words: mark.closest(".bitext-pair")?.querySelectorAll(`[data-bitext-term="${id}"]`) ?? [mark],
  };
}

offer(".bitext-term", tell);

/** @returns {HTMLInputElement[]} */
const radios = () => [...document.querySelectorAll(/** @type {"input"} */ ("[name=bitext-terms]"))];

/** Makes links of the marks that a choice has, and of no others; marks.js leads to them. @param {string} choice */
function link(choice) {
  for (const mark of document.querySelectorAll(/** @type {"a"} */ ("a.bitext-term"))) {
    const id = (mark.dataset.bitextTerm ??= idIn(mark.hash));
    if (mark.matches(MARKED[choice])) {
      if (!mark.href) mark.href = `#${id}`;
      mark.tabIndex = -1;
      mark.role = null;
      mark.setAttribute("aria-describedby", "terms");
    } else {
      for (const name of ["href", "tabindex", "aria-describedby"]) mark.removeAttribute(name);
      mark.role = "none"; // checkers take it for a link that leads nowhere
    }
  }
}

/** Marks the next choice's terms. */
export function turnTerms() {
  const all = radios();
  all[(all.findIndex(({ checked }) => checked) + 1) % all.length]?.click();
}

/** @param {Event} event */
function onChange({ target }) {
  if (!(target instanceof HTMLInputElement) || target.name !== "bitext-terms") return;
  remember("bitext-terms", target.value);
  link(target.value);
}

/** The place of a term that is not marked, where a selection is about it alone. */
function selected() {
  const selection = /** @type {Selection} */ (getSelection());
  const length = `${selection}`.trim().length;
  const within = length && selection.getRangeAt(0).commonAncestorContainer.parentElement?.closest(".bitext-pair");
  const all = [...(within ? within.querySelectorAll(/** @type {"a"} */ ("a.bitext-term:not([href])")) : [])];
  const [mark, ...others] = all.filter((one) => selection.containsNode(one, true));
  return mark && !others.length && length <= AROUND * mark.text.length ? mark : undefined;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Nothing opens while the pointer is down: its click would close it. */
function onSelection() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (root.matches(":active")) return onSelection();
    const mark = opener() ? undefined : selected();
    const told = mark && tell(mark);
    if (told) show([mark, told], true);
  }, REST);
}

export function mount() {
  document.addEventListener("change", onChange);
  document.addEventListener("selectionchange", onSelection);
  const kept = root.dataset.bitextTerms;
  const all = radios();
  // What is remembered is the default from now on, so that the sheet need not ask the root again.
  if (kept in MARKED) for (const radio of all) radio.checked = radio.defaultChecked = radio.value === kept;
  link(all.find(({ checked }) => checked)?.value ?? "all");
}
