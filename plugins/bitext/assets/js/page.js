// @ts-check
// What the features share: the rows, what covers the top of the page, the browser's memory (which it may forbid).

/** Where the state of the page is kept. @type {any} */
export const root = globalThis.document?.documentElement;

/** Where the site begins: all our scripts stand in its `assets/bitext/`. */
export const site = new URL("../../", import.meta.url).href;

/** @returns {HTMLElement[]} */
export const rows = () => [...document.querySelectorAll(/** @type {"div"} */ (".bitext-pair"))];

/** Where rows begin to be seen: below header and bar, with a little room, as reading.css lets addresses land. */
export const landing = () => parseFloat(getComputedStyle(rows()[0]).scrollMarginTop) || 0;

/** Whether two columns have room, as views.css has it. @type {any} */
export const wide = globalThis.matchMedia?.("(min-width: 60rem)");

/** @param {Element} one */
export const isShown = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== "hidden"; // views.css hides an addressed one so

/** The id that an address names. @param {string} hash */
export function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** What the page's address names: the browser may not have found its :target yet. */
export const addressed = () => document.getElementById(idIn(location.hash));

/**
 * @param {string} name
 * @param {{}} properties
 * @param {(Node | string)[]} children
 * @returns {any}
 */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A copy of an element without some of what is in it. @param {Element} whole @param {string} marks */
export function without(whole, marks) {
  const copy = /** @type {Element} */ (whole.cloneNode(true));
  for (const one of copy.querySelectorAll(marks)) one.remove();
  return copy;
}

/** @param {string} key */
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {}
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {}
}

/** Checks the radio of a name that has a value, if there is one. @param {string} name @param {string | null} value */
export function check(name, value) {
  for (const radio of document.querySelectorAll(/** @type {"input"} */ (`[name=${name}]`))) radio.checked = radio.value === value;
}
