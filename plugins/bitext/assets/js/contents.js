// @ts-check
// The contents of a text show where the reader is.

import { idIn, landing } from "./page.js";

/** @type {IntersectionObserver | undefined} */
let observer;

/** @param {ParentNode} root */
export function mount(root) {
  observer?.disconnect();
  const links = [...root.querySelectorAll(/** @type {"a"} */ (".bitext-headings ol a"))];
  if (!links.length) return;
  /** Ids of the rows that have begun. @type {Set<string>} */
  const begun = new Set();
  observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) begun[isIntersecting ? "add" : "delete"](target.id);
      const here = links.findLast((link) => begun.has(idIn(link.hash)));
      for (const link of links) link.toggleAttribute("aria-current", link === here);
      if (here) show(here);
    },
    // All that stands above a line a little below the bar.
    { rootMargin: `9999999px 0px ${landing() + 40 - innerHeight}px` },
  );
  for (const link of links) {
    const row = document.getElementById(idIn(link.hash));
    if (row) observer.observe(row);
  }
}

/** Scrolls the contents alone. @param {Element} link */
function show(link) {
  link.setAttribute("aria-current", "true");
  const panel = /** @type {Element} */ (link.closest(".bitext-panel"));
  const { top, bottom } = panel.getBoundingClientRect();
  const at = link.getBoundingClientRect();
  if (at.top < top || at.bottom > bottom) panel.scrollTop += at.top - (top + bottom) / 2;
}
