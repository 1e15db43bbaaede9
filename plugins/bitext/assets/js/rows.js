// @ts-check
// The rows of the page and where the reader is among them.

/** The article of a bilingual page, or null. */
export const article = () => document.querySelector("article.bitext");

/** @returns {HTMLElement[]} */
export const rows = () => [...document.querySelectorAll(/** @type {"div"} */ (".bitext > .bitext-pair"))];

/** The lower edge of what covers the top of the window: the view bar where it sticks, Material's header without one. */
export function coveredTo() {
  return parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
}

/**
 * The index of the first row that reaches below an edge, or -1.
 * @param {{bottom: number}[]} boxes in the order of the page
 * @param {number} edge in the same pixels
 */
export function firstBelow(boxes, edge) {
  // A pixel of rounding must not make the row above the current one.
  return boxes.findIndex((box) => box.bottom > edge + 1);
}

/** The row being read: the first that can be seen below the bar. */
export function rowInSight() {
  const all = rows();
  return all[firstBelow(all.map((row) => row.getBoundingClientRect()), coveredTo())];
}
