// @ts-check
// What the features share: the rows, what covers the top of the page, the browser's memory (which it may forbid).

/** @returns {HTMLElement[]} */
export const rows = () => [...document.querySelectorAll(/** @type {"div"} */ (".bitext-pair"))];

/** The lower edge of header and bar: reading.css keeps the scrolling page clear of them. */
export const covered = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

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
