// @ts-check
// Notes: their three faces, their kinds, what a card tells of one, and the alternative put into the sentence.

import { steadily } from "./bar.js";
import { offer } from "./card.js";
import { check, remember, rows } from "./page.js";

const FACES = ["place", "beside", "hidden"];
const SLICE = 8; // milliseconds of moving brackets before the browser has its turn
const root = document.documentElement;

/** @param {string | undefined} face none is the first */
export const faceAfter = (face) => FACES[(Math.max(0, FACES.indexOf(face ?? "")) + 1) % 3];

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

/** @param {Element[]} all @param {boolean} beside */
function move(all, beside) {
  all.forEach(beside ? Reflect.get(root, "bitextMove") : moveBack);
}

/** Moves brackets for as long as nobody notices, and goes on later. */
function arrange() {
  const beside = root.dataset.bitextNotes === "beside";
  const end = performance.now() + SLICE;
  const todo = misplaced(beside);
  while (todo.length && performance.now() < end) move(todo.splice(0, 9), beside);
  if (todo.length) setTimeout(arrange);
}

/** Moves what is on the screen. */
function arrangeSeen() {
  const beside = root.dataset.bitextNotes === "beside";
  const seen = new Set(rows().filter((row) => row.checkVisibility({ contentVisibilityAuto: true })));
  move(misplaced(beside).filter((typed) => seen.has(/** @type {HTMLElement} */ (typed.closest(".bitext-pair")))), beside);
}

/** @param {string} face */
function choose(face) {
  steadily(() => {
    root.dataset.bitextNotes = face;
    check("bitext-notes", face);
    arrangeSeen();
  });
  remember("bitext-notes", face);
  setTimeout(arrange);
}

export function nextFace() {
  if (document.querySelector(".bitext-faces")) choose(faceAfter(root.dataset.bitextNotes));
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
  const back = bracket.toggleAttribute("data-bitext-swapped");
  words.forEach((word, i) => {
    word.toggleAttribute("data-bitext-swapped", back);
    if (back) WORDS.set(word, [...word.childNodes]);
    word.replaceChildren(...(back ? (i ? [] : [bracket.dataset.bitextAlternative ?? ""]) : (WORDS.get(word) ?? [])));
  });
}

/** @param {HTMLElement} bracket @param {Element[]} words */
function swapButton(bracket, words) {
  const button = document.createElement("button");
  const typed = words.map(({ textContent }) => textContent).join("");
  const was = bracket.hasAttribute("data-bitext-swapped") ? (bracket.dataset.bitextWords ?? "") : typed;
  bracket.dataset.bitextWords = was;
  const name = () =>
    (button.textContent = bracket.hasAttribute("data-bitext-swapped") ? `Back to “${was}”` : "Put it into the sentence");
  button.onclick = () => {
    swap(bracket, words);
    name();
  };
  name();
  return button;
}

/** @param {HTMLElement} trigger @returns {import("./card.js").Told | undefined} */
function tell(trigger) {
  const id = trigger.dataset.bitextNote ?? /** @type {HTMLAnchorElement} */ (trigger).hash.slice(1);
  const row = trigger.closest(".bitext-pair") ?? document;
  const note = document.getElementById(id);
  const mark = trigger.matches("a") ? trigger : row.querySelector(`.bitext-noteref[href$="#${id}"]`);
  // A commentary stands below its own mark.
  if (!note || !mark || (note.contains(mark) && note.matches(".bitext-alert") && root.dataset.bitextNotes !== "hidden")) return;
  const copy = /** @type {Element} */ (note.cloneNode(true));
  for (const one of copy.querySelectorAll(".bitext-back, .bitext-noteref")) one.remove();
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  const words = [...row.querySelectorAll(`.bitext-lemma[data-bitext-note="${id}"]`)];
  const bracket = document.querySelector(/** @type {"a"} */ (`:is(#${id}, #${id}-ref)[data-bitext-alternative]`));
  const content = [...copy.childNodes];
  if (bracket) content.push(swapButton(bracket, words.filter((word) => word.closest(".bitext-translation"))));
  return { mark: /** @type {HTMLElement} */ (mark), content, words };
}

offer(".bitext-noteref, .bitext-lemma", tell);

function onPrint() {
  move(misplaced(true), true);
}

export function mount() {
  document.addEventListener("change", onChange);
  addEventListener("beforeprint", onPrint);
  addEventListener("afterprint", arrange);
  if (!document.querySelector(".bitext-faces")) return;
  check("bitext-notes", root.dataset.bitextNotes || FACES[0]);
  const off = (root.dataset.bitextOff ?? "").split(" ");
  for (const kind of kinds()) kind.checked = !off.includes(kind.value);
  arrange();
}
