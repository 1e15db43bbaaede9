// @ts-check
// Mends of Material for MkDocs that a style sheet cannot make (WCAG 2.2: SC 4.1.2 a name for the search dialog,
// SC 2.1.1 wide tables scroll by keyboard).

/** @param {ParentNode} root */
export function mount(root) {
  const search = root.querySelector(".md-search[role=dialog]:not([aria-label])");
  search?.setAttribute("aria-label", search.querySelector("input")?.getAttribute("aria-label") ?? "Search");
  for (const wrap of root.querySelectorAll(".md-typeset__scrollwrap")) wrap.setAttribute("tabindex", "0");
}
