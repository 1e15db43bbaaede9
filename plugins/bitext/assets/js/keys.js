// @ts-check
// Keys: v, j, k and ?. They act on bilingual pages alone, never while something is typed or with a modifier, and can be
// switched off (WCAG 2.2, SC 2.1.4). Material has n . p , f s / for itself.

import { recall, remember } from "./memory.js";
import { article, firstBelow, rows, coveredTo } from "./rows.js";
import { next as nextView } from "./views.js";

/** @type {[string, string][]} */
const KEYS = [
  ["j", "Next pair"],
  ["k", "Previous pair"],
  ["v", "Next view"],
  ["?", "This help"],
];

/**
 * Whether a key is ours to act on.
 * @param {{key: string, ctrlKey: boolean, altKey: boolean, metaKey: boolean, isComposing: boolean}} event
 * @param {{typing: boolean, off: boolean}} state
 */
export function isOurs(event, { typing, off }) {
  const modified = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
  return !modified && !typing && !off && KEYS.some(([key]) => key === event.key);
}

/**
 * Where a step from the current row leads.
 * @param {{top: number, bottom: number}[]} boxes of the rows, in the order of the page
 * @param {number} focused the row that has the focus, or -1
 * @param {number} edge the lower edge of the bar
 * @param {1 | -1} step
 */
export function rowAfter(boxes, focused, edge, step) {
  const seen = firstBelow(boxes, edge);
  if (focused < 0 && seen >= 0) {
    // Whoever reads on without the focus begins at the first row whose beginning can be seen.
    const begun = boxes[seen].top < edge - 1;
    return step > 0 ? Math.min(seen + Number(begun), boxes.length - 1) : Math.max(seen - Number(!begun), 0);
  }
  return Math.min(Math.max((focused < 0 ? boxes.length : focused) + step, 0), boxes.length - 1);
}

/** @param {1 | -1} step */
function go(step) {
  const all = rows();
  const boxes = all.map((row) => row.getBoundingClientRect());
  const focused = all.findIndex((row) => row.contains(document.activeElement));
  // Focus that was scrolled out of sight no longer says where the reader is.
  const seen = focused >= 0 && boxes[focused].bottom > coveredTo() && boxes[focused].top < innerHeight;
  const row = all[rowAfter(boxes, seen ? focused : -1, coveredTo(), step)];
  row?.scrollIntoView({ block: "start", behavior: "instant" });
  row?.querySelector("a")?.focus({ preventScroll: true });
}

/** @param {string} name @param {string} text @param {string} [className] */
function element(name, text, className = "") {
  return Object.assign(document.createElement(name), { textContent: text, className });
}

/** @returns {HTMLDialogElement} */
function makeHelp() {
  const help = document.createElement("dialog");
  help.className = "bitext-help md-typeset";
  help.setAttribute("aria-labelledby", "bitext-help-title");
  const list = document.createElement("dl");
  for (const [key, meaning] of KEYS) {
    const term = document.createElement("dt");
    term.append(element("kbd", key));
    list.append(term, element("dd", meaning));
  }
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: recall("bitext-keys") !== "off" });
  box.addEventListener("change", () => remember("bitext-keys", (off = !box.checked) ? "off" : "on"));
  const label = element("label", "Use these keys");
  label.prepend(box);
  const close = element("button", "Close");
  close.addEventListener("click", () => help.close());
  help.append(Object.assign(element("h2", "Keys"), { id: "bitext-help-title" }), list, label, close);
  document.body.append(help);
  return help;
}

const openHelp = () => {
  const help = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.bitext-help")) ?? makeHelp();
  if (!help.open) help.showModal();
};

let off = false;

/** @type {Record<string, () => void>} */
const ACTIONS = { j: () => go(1), k: () => go(-1), v: nextView, "?": openHelp };

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  // A letter does nothing in a radio or a checkbox.
  return target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!article() || document.querySelector("dialog[open]") || !isOurs(event, { typing: isTyping(event.target), off })) return;
  event.preventDefault();
  event.stopPropagation();
  ACTIONS[event.key]();
}

/** @param {Event} event */
function onClick({ target }) {
  if (target instanceof Element && target.closest(".bitext-keys")) openHelp();
}

/** @param {ParentNode} root */
export function mount(root) {
  off = recall("bitext-keys") === "off";
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("click", onClick);
  const text = root.querySelector("article.bitext");
  if (!text || text.querySelector(".bitext-keys")) return;
  const button = element("button", "?", "bitext-keys");
  button.setAttribute("type", "button");
  button.setAttribute("aria-label", "Keys");
  (text.querySelector(".bitext-bar") ?? text).append(button);
}
