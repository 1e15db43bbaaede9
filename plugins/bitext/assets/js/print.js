// @ts-check
// What a style sheet cannot tell: rows that may be parted, over ten lines or so; links whose address is not to be written out, since it
// is of this site or their own text (Material makes all of them absolute); and title and address, which the head
// and the foot of each page repeat.

import { root, rows } from "./page.js";

/** A text as CSS writes it. @param {string} text */
const quoted = (text) => `"${text.replace(/["\\\n]/g, "\\$&")}"`;

function onPrint() {
  for (const row of rows()) row.toggleAttribute("data-bitext-long", (row.textContent ?? "").length > 800);
  for (const link of document.querySelectorAll(".md-typeset a[href^=http]"))
    if (link instanceof HTMLAnchorElement)
      link.toggleAttribute("data-bitext-said", link.origin === location.origin || link.getAttribute("href") === link.textContent);
  root.style.setProperty("--bitext-running-title", quoted(document.title));
  root.style.setProperty("--bitext-running-address", quoted(location.origin + location.pathname));
}

export function mount() {
  addEventListener("beforeprint", onPrint);
}
