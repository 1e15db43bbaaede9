// @ts-check
// The list of texts: the headings become buttons that sort by their column.

/**
 * The order that rows take, as indices; equal keys keep their order, and rows without a key stand last both ways.
 * @param {string[]} keys one per row
 * @param {boolean} descending
 */
export function orderOf(keys, descending) {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const sign = descending ? -1 : 1;
  return keys
    .map((_, index) => index)
    .sort((i, j) => Number(!keys[i]) - Number(!keys[j]) || sign * compare(keys[i], keys[j]) || i - j);
}

/**
 * What a cell sorts by.
 * @param {HTMLTableCellElement | undefined} cell
 */
const keyOf = (cell) => cell?.dataset.bitextKey ?? cell?.textContent?.trim() ?? "";

/** @param {HTMLTableCellElement} heading */
function sortBy(heading) {
  const body = heading.closest("table")?.tBodies[0];
  if (!body) return;
  const descending = heading.ariaSort === "ascending";
  for (const other of heading.parentElement?.children ?? []) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const rows = [...body.rows];
  const keys = rows.map((row) => keyOf(row.cells[heading.cellIndex]));
  body.append(...orderOf(keys, descending).map((index) => rows[index]));
}

/** @param {Event} event */
function onClick({ target }) {
  const heading = target instanceof Element ? target.closest(".bitext-sort")?.closest("th") : null;
  if (heading) sortBy(heading);
}

/** @param {ParentNode} root */
export function mount(root) {
  document.addEventListener("click", onClick);
  for (const heading of root.querySelectorAll(".bitext-texts th[data-bitext-sort]:not(:has(button))")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bitext-sort";
    button.append(...heading.childNodes);
    heading.append(button);
  }
}
