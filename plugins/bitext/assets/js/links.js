// @ts-check
// Links to a place on the page itself, such as the numbers of pairs: the browser follows them, and the view stays in the
// address. Material's instant navigation would fetch the page anew, and the place would at times be no :target then.

import { root } from "./page.js";

/** @param {Event} event */
function onClick({ target }) {
  const link = target instanceof Element && target.closest("a");
  if (!link || !link.hash || link.origin + link.pathname !== location.origin + location.pathname) return;
  // Material has made "#p5" absolute as the page was loaded, and so without the view.
  link.search = location.search;
  // It lets a link be that names its window; early.js keeps from it what the browser then tells.
  link.target = "_self";
  root.dataset.bitextFollowed = link.href;
}

export function mount() {
  document.addEventListener("click", onClick, true);
}
