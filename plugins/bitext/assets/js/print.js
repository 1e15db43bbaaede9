// @ts-check
// A style sheet cannot tell a short row, which is kept on one page, from a long one, which may be parted.

import { rows } from "./rows.js";

/** Ten printed lines or so of the two languages together. */
const LONG = 800;

function onPrint() {
  for (const row of rows()) row.toggleAttribute("data-bitext-long", (row.textContent ?? "").length > LONG);
}

export function mount() {
  addEventListener("beforeprint", onPrint);
}
