// @ts-check
// What a style sheet cannot tell: rows that may be parted, over ten lines or so, and links that are their own address.

import { rows } from "./page.js";

function onPrint() {
  for (const row of rows()) row.toggleAttribute("data-bitext-long", (row.textContent ?? "").length > 800);
  for (const link of document.querySelectorAll(".bitext a[href^=http]"))
    link.toggleAttribute("data-bitext-said", link.getAttribute("href") === link.textContent);
}

export function mount() {
  addEventListener("beforeprint", onPrint);
}
