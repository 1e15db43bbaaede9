// @ts-check
// The contents of a text show where the reader is.

import { idIn, landing } from "./page.js";

/** @type {IntersectionObserver | undefined} */
let observer;

/** @param {ParentNode} root */
export function mount(root) {
  observer?.disconnect();
  /** @type {Map<Element, Element>} of each row with a heading, its link */
  const links = new Map();
  for (const link of root.querySelectorAll(/** @type {"a"} */ (".bitext-headings ol a"))) {
    const row = document.getElementById(idIn(link.hash));
    if (row) links.set(row, link);
  }
  if (!links.size) return;
  /** @type {Set<Element>} */
  const passed = new Set();
  // Everything above a line a little below the bar: a row counts once it has begun there.
  observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) passed[isIntersecting ? "add" : "delete"](target);
      const here = [...links.keys()].filter((row) => passed.has(row)).pop();
      for (const [row, link] of links) {
        if (row !== here) link.removeAttribute("aria-current");
        else if (!link.hasAttribute("aria-current")) show(link);
      }
    },
    { rootMargin: `9999999px 0px ${landing() + 40 - innerHeight}px 0px` },
  );
  for (const row of links.keys()) observer.observe(row);
}

/** @param {Element} link */
function show(link) {
  link.setAttribute("aria-current", "true");
  const panel = link.closest(".bitext-panel");
  if (!panel) return;
  const { top, bottom } = link.getBoundingClientRect();
  const box = panel.getBoundingClientRect();
  if (top < box.top || bottom > box.bottom) panel.scrollTop += top - box.top - box.height / 3;
}
