// @ts-check
// Mends of Material that a style sheet cannot make: the search has a name (SC 4.1.2), tables scroll by keyboard (2.1.1).

/** @param {ParentNode} root */
export function mount(root) {
  root.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
  for (const wrap of root.querySelectorAll(".md-typeset__scrollwrap")) wrap.setAttribute("tabindex", "0");
}
