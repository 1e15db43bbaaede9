// @ts-check
// The list of texts: the headings become buttons that sort by their column.

import { element } from "../page.js";

/**
 * The order of the rows, as indices: equal keys keep theirs, rows without a key stand last both ways.
 * @param {string[]} keys
 * @param {boolean} descending
 */
export function orderOf(keys, descending) {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...keys.keys()].sort((i, j) => {
    const [a, b] = descending ? [keys[j], keys[i]] : [keys[i], keys[j]];
    return Number(!keys[i]) - Number(!keys[j]) || compare(a, b);
  });
}

/** @param {Event} event */
function onClick({ target }) {
  const heading = target instanceof Element && target.closest(".bitext-sort")?.closest("th");
  const body = heading && heading.closest("table")?.tBodies[0];
  if (!heading || !body) return;
  const descending = heading.ariaSort === "ascending";
  for (const other of heading.parentElement?.children ?? []) other.ariaSort = null;
  heading.ariaSort = descending ? "descending" : "ascending";
  const rows = [...body.rows];
  const cells = rows.map((row) => row.cells[heading.cellIndex]);
  const keys = cells.map((cell) => cell.dataset.bitextKey ?? cell.innerText.trim());
  body.append(...orderOf(keys, descending).map((index) => rows[index]));
}

/** @param {ParentNode} root */
export function mount(root) {
  document.addEventListener("click", onClick);
  for (const heading of root.querySelectorAll("th[data-bitext-sort]:not(:has(button))")) {
    heading.append(element("button", { type: "button", className: "bitext-sort" }, ...heading.childNodes));
  }
}
