// @ts-check
// Notes: their three faces, their kinds, what a card tells of one, and the alternative put into the sentence.

import { steadily } from "./bar.js";
import { offer } from "./card.js";
import { check, element, recall, remember, root, wide, without } from "./page.js";
import { words as say } from "./words.js";

const FACES = ["place", "beside", "hidden"];
const SLICE = 8; // milliseconds of moving brackets before the browser has its turn

/**
 * @param {string | undefined} face none is the first
 * @param {boolean} isWide whether there is room beside
 */
export function faceAfter(face, isWide) {
  const faces = isWide ? FACES : FACES.filter((one) => one !== "beside");
  return faces[(Math.max(0, faces.indexOf(face ?? "")) + 1) % faces.length];
}

const face = () => document.querySelector(/** @type {"input"} */ ("[name=bitext-notes]:checked"))?.value;

/** The brackets that do not stand where the face wants them. @param {boolean} beside @returns {Element[]} */
const misplaced = (beside) => [
  ...document.querySelectorAll(beside ? ".bitext-pair .bitext-bracket > .bitext-typed" : ".bitext-note > .bitext-typed"),
];

/** @param {Element} typed */
function moveBack(typed) {
  const note = /** @type {Element} */ (typed.parentElement);
  const bracket = document.getElementById(`${note.id}-ref`);
  if (!bracket) return;
  bracket.append(typed);
  bracket.id = note.id;
  note.remove();
}

/**
 * Moves the brackets where they belong, those on the screen first, for as long as nobody notices; then goes on later.
 * @param {boolean} [beside]
 * @param {number} [end]
 */
function arrange(beside = face() === "beside", end = performance.now() + SLICE) {
  const all = misplaced(beside);
  // The rows are asked, for to ask what is in them would lay out all of them.
  const seen = all.filter((typed) => {
    const { top, bottom } = /** @type {Element} */ (typed.closest(".bitext-pair")).getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  for (const typed of new Set([...seen, ...all])) {
    if (performance.now() > end) return void setTimeout(arrange);
    (beside ? root.bitextMove : moveBack)(typed);
  }
  for (const back of document.querySelectorAll(".bitext-note:has(> .bitext-typed) > .bitext-back"))
    back.ariaLabel = say("script.note.back", { n: back.textContent ?? "" });
}

/**
 * The radio alone changes the page: the root's attribute, which early.js sets, would cost every row its styles again.
 * @param {string} chosen
 */
function choose(chosen) {
  steadily(() => check("bitext-notes", chosen));
  remember("bitext-notes", chosen);
  // The brackets have a turn of their own.
  setTimeout(() => steadily(() => arrange()));
}

export function nextFace() {
  if (document.querySelector(".bitext-faces")) choose(faceAfter(face(), wide.matches));
}

/** @returns {HTMLInputElement[]} */
const kinds = () => [...document.querySelectorAll(/** @type {"input"} */ ("[name=bitext-kind]"))];

function chooseKinds() {
  const off = kinds().filter(({ checked }) => !checked);
  steadily(() => (root.dataset.bitextOff = off.map(({ value }) => value).join(" ")));
  remember("bitext-off", root.dataset.bitextOff ?? "");
}

/** @param {Event} event */
function onChange({ target }) {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.name === "bitext-notes") choose(target.value);
  if (target.name === "bitext-kind") chooseKinds();
}

/** @type {WeakMap<Element, Node[]>} */
const WORDS = new WeakMap();

/** Puts an alternative in the place of its words, or the words back. @param {HTMLElement} bracket @param {Element[]} words */
function swap(bracket, words) {
  const put = bracket.toggleAttribute("data-bitext-swapped");
  words.forEach((word, i) => {
    word.toggleAttribute("data-bitext-swapped", put);
    if (put) WORDS.set(word, [...word.childNodes]);
    word.replaceChildren(...((put ? !i && [bracket.dataset.bitextAlternative ?? ""] : WORDS.get(word)) || []));
  });
}

/** @param {HTMLElement} bracket @param {Element[]} words */
function swapButton(bracket, words) {
  const was = (bracket.dataset.bitextWords ??= words.map(({ textContent }) => textContent).join(""));
  const name = () => (bracket.hasAttribute("data-bitext-swapped") ? say("script.note.put-back", { words: was }) : say("script.note.put"));
  const onclick = () => {
    swap(bracket, words);
    button.textContent = name();
  };
  const button = element("button", { onclick }, name());
  return button;
}

/** @param {HTMLElement} trigger @returns {import("./card.js").Told | undefined} */
function tell(trigger) {
  const id = trigger.dataset.bitextNote ?? /** @type {HTMLAnchorElement} */ (trigger).hash?.slice(1) ?? trigger.id;
  const row = trigger.closest(".bitext-pair") ?? document;
  const note = document.getElementById(id);
  const ref = row.querySelector(/** @type {"a"} */ (`.bitext-noteref[href$="#${id}"]`));
  // A commentary stands below its own mark.
  const shown = face() !== "hidden" && note?.matches(".bitext-alert");
  if (!note || !ref || shown || kinds().some(({ checked, value }) => !checked && value === note.dataset.bitextKind)) return;
  const copy = without(note, ".bitext-back, .bitext-again, .bitext-noteref");
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  const words = [...row.querySelectorAll(`.bitext-lemma[data-bitext-note="${id}"]`)];
  /** @type {HTMLElement | null} */
  const bracket = ref.closest("[data-bitext-alternative]");
  /** @type {Node[]} */
  const content = [...copy.childNodes];
  if (note.dataset.bitextBy) content.unshift(element("p", { className: "bitext-kind" }, note.dataset.bitextBy));
  if (bracket) content.push(swapButton(bracket, words.filter((word) => word.closest(".bitext-translation"))));
  return { mark: trigger.matches("a") ? trigger : ref, label: ref.ariaLabel ?? "", content, words };
}

// A bracket opens its own, for its number is out of sight in place, and its words may be another note's too.
offer(".bitext-noteref, .bitext-lemma, .bitext-bracket[data-bitext-alternative]", tell);

export function mount() {
  document.addEventListener("change", onChange);
  addEventListener("beforeprint", () => arrange(true, Infinity));
  addEventListener("afterprint", () => arrange());
  if (!document.querySelector(".bitext-faces")) return;
  // Where Material has brought this page without loading it, early.js may still be on its way.
  check("bitext-notes", recall("bitext-notes") || root.dataset.bitextNotes || FACES[0]);
  for (const kind of kinds()) kind.checked = !root.dataset.bitextOff?.split(" ").includes(kind.value);
  arrange();
}
