// @ts-check
// The one card that opens on a mark, with what the page says of it (WCAG 2.2, SC 1.4.13): on hover, or for good on a click
// and on Enter. It is made when it opens and goes when it closes; the features say what stands in it.

/**
 * What a card tells.
 * @typedef {object} Told
 * @property {HTMLElement} mark the link that it belongs to, and that the focus goes back to
 * @property {string} label
 * @property {Node[]} content
 * @property {Iterable<Element>} words what it is about
 * @property {string} [role] what it is, where that is no dialog
 */

import { element } from "./page.js";
import { words as said } from "./words.js";

/** @type {[string, (trigger: HTMLElement) => Told | undefined][]} */
const TELLERS = [];

const HOVER = 150; // milliseconds: a pointer that only crosses a mark opens nothing
const LEAVE = 300; // … and one that crosses the gap to the card closes nothing
const EDGE = 8; // pixels between the card and the window's edge

const COLUMN = 200; // pixels: a card is no narrower, whatever it stands in
const SIDE = ".bitext-source, .bitext-translation";

/** @typedef {{start: number, end: number}} Room a stretch along one axis */

/** @type {{card: HTMLElement, trigger: HTMLElement, mark: HTMLElement, stays: boolean} | undefined} */
let open;
/** @type {Element[]} */
let lit = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let rests = false;

/** A feature's marks, and what is told of one. @param {string} marks @param {(trigger: HTMLElement) => Told | undefined} tell */
export function offer(marks, tell) {
  TELLERS.push([marks, tell]);
}

/**
 * Where a card goes along one axis: after what it belongs to, else before it, and within the window. It covers none of some
 * lines, if there is such a place: else it goes behind one of them.
 * @param {Room} room
 * @param {number} size
 * @param {number} after
 * @param {number} before where its own end may be
 * @param {Room[]} [lines]
 * @returns {number}
 */
export function placeIn(room, size, after, before, lines = []) {
  const covers = (/** @type {number} */ at, /** @type {Room} */ { start, end }) => start < at + size && at < end;
  const fits = (/** @type {number} */ at) => at >= room.start && at + size <= room.end && !lines.some((line) => covers(at, line));
  const place = [after, before - size, ...lines.map(({ end }) => end)].find(fits);
  if (lines.length) return place ?? placeIn(room, size, after, before);
  return Math.max(room.start, Math.min(place ?? after, room.end - size));
}

/** The box that words stand in: a column, or a paragraph or a sentence of it. @param {HTMLElement} words */
function columnOf(words) {
  let box = words;
  while (box.clientWidth < COLUMN && box.parentElement) box = box.parentElement; // that of inline elements is 0
  return box.getBoundingClientRect();
}

/** @param {Iterable<Element>} words */
function light(words) {
  for (const word of lit) word.removeAttribute("data-bitext-lit");
  for (const word of (lit = [...words])) word.setAttribute("data-bitext-lit", "");
}

/** @param {EventTarget | null} target @returns {[HTMLElement, Told] | undefined} */
function toldOf(target) {
  for (const [marks, tell] of TELLERS) {
    const trigger = target instanceof Element && /** @type {HTMLElement | null} */ (target.closest(marks));
    const told = trigger && tell(trigger);
    if (told) return [trigger, told];
  }
}

export function close() {
  clearTimeout(timer);
  light([]);
  if (open) expand(open.mark, "false");
  open?.mark.removeAttribute("aria-controls");
  open?.card.remove();
  open = undefined;
}

/** Of an element without a role nobody may say so. @param {HTMLElement} mark @param {string} whether */
function expand(mark, whether) {
  if (mark.matches("[href]")) mark.ariaExpanded = whether;
}

/** What the open card was opened from. @param {string} [role] only a card of this role */
export const opener = (role) => (!role || open?.card.role === role ? open?.trigger : undefined);

/**
 * @param {[HTMLElement, Told]} found
 * @param {boolean} stays until it is dismissed, or its focus is gone
 * @returns {HTMLElement} the card
 */
export function show([trigger, { mark, label, content, words, role = "dialog" }], stays) {
  close();
  const button = element("button", { className: "bitext-close", ariaLabel: said("script.close"), onclick: dismiss });
  const about = { className: "bitext-card md-typeset", id: "bitext-card", role, ariaLabel: label };
  const card = element("div", { ...about, tabIndex: -1, popover: "manual" }, ...content, button);
  card.dataset.bitextKind = mark.dataset.bitextKind ?? "";
  document.body.append(card);
  // Its source says where it stands in the order of Tab.
  card.showPopover?.({ source: mark });
  open = { card, trigger, mark, stays };
  light(words);
  if (!mark.matches("a:not([href])")) mark.setAttribute("aria-controls", card.id);
  expand(mark, "true");
  place();
  return card;
}

export function place() {
  if (!open) return;
  const { card, trigger } = open;
  const at = trigger.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  // In the column of what it is about, and off the words that it explains on the other side.
  const column = columnOf(trigger);
  const across = { start: Math.max(EDGE, column.left), end: Math.min(clientWidth - EDGE, column.right) };
  card.style.maxInlineSize = `min(18rem, ${across.end - across.start}px)`;
  const left = placeIn(across, card.offsetWidth, at.left, at.right);
  const others = lit.filter((one) => one.closest(SIDE) !== trigger.closest(SIDE)).flatMap((one) => [...one.getClientRects()]);
  const lines = others.filter((line) => line.left < across.end && line.right > across.start).map(({ top, bottom }) => ({ start: top, end: bottom }));
  const top = placeIn({ start: EDGE, end: clientHeight - EDGE }, card.offsetHeight, at.bottom + 4, at.top - 4, lines);
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

/** A pointer that rests where a card was is on something else then, and opens nothing. @param {PointerEvent} event */
function onMove(event) {
  rests = false;
  onPoint(event);
}

function dismiss() {
  rests = true;
  document.addEventListener("pointermove", onMove, { once: true });
  const mark = open?.card.contains(document.activeElement) ? open.mark : undefined;
  close();
  mark?.focus({ preventScroll: true });
}

/** In the card, or in what opened it: not in another link inside of that. @param {EventTarget | null} target */
function within(target) {
  if (!open || !(target instanceof Element)) return false;
  const { card, trigger, mark } = open;
  if (card.contains(target)) return true;
  const link = target.closest("a");
  return (trigger.contains(target) || mark.contains(target)) && (!link || link === mark || link.contains(trigger));
}

/** @param {PointerEvent} event */
function onPoint({ target, pointerType, buttons }) {
  if (pointerType === "touch" || buttons || rests || open?.stays) return;
  clearTimeout(timer);
  if (within(target)) return;
  const found = toldOf(target);
  if (found && !open) light(found[1].words);
  timer = setTimeout(() => (found?.[0].isConnected ? show(found, false) : close()), found ? HOVER : LEAVE);
}

/** @param {FocusEvent} event */
function onFocus({ target }) {
  if (!within(target)) close();
}

/** @param {MouseEvent} event */
function onClick(event) {
  const found = event.ctrlKey || event.metaKey || event.shiftKey ? undefined : toldOf(event.target);
  if (!found) {
    if (!within(event.target)) close();
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  show(found, true);
  open?.card.focus({ preventScroll: true });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key !== "Escape" || !open) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  dismiss();
}

export function mount() {
  close();
  document.addEventListener("pointerover", onPoint);
  document.addEventListener("focusin", onFocus);
  document.addEventListener("click", onClick, true);
  document.addEventListener("keydown", onKey, true);
  addEventListener("resize", place);
}
