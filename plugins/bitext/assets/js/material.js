// @ts-check
// A mend of Material that a style sheet cannot make: tables scroll by keyboard (SC 2.1.1).

/** @param {ParentNode} root */
export function mount(root) {
  for (const wrap of root.querySelectorAll(".md-typeset__scrollwrap")) wrap.setAttribute("tabindex", "0");
}
