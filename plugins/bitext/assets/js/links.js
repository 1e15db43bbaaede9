// @ts-check
// Links to a place on the page itself, such as the numbers of pairs: the browser follows them, and the view stays in the
// address. Material's instant navigation would fetch the page anew, and the place would at times be no :target then.

import { isSearch, joinedWith, plain } from "./hit-address.js";
import { root } from "./page.js";

/** Makes the place that the address names the :target, which it is not where a script has changed the address. */
export function aim() {
  const { href, hash } = location;
  root.dataset.bitextFollowed = hash ? href : `${href}#`; // early.js keeps from Material what the browser then tells
  location.replace(root.dataset.bitextFollowed);
  delete root.dataset.bitextFollowed;
  if (!hash) history.replaceState(null, "", href);
}

/**
 * Goes to a place on the page under an address that has another query, for which a browser would fetch the page.
 * @param {string} address
 * @param {boolean} instead of the place that is shown, in the history
 */
function go(address, instead) {
  history[instead ? "replaceState" : "pushState"](null, "", address);
  aim();
  dispatchEvent(new HashChangeEvent("hashchange")); // the browser tells of none
}

/** @param {Event} event */
function onClick(event) {
  const { target } = event;
  const link = target instanceof Element && target.closest("a");
  const isHit = link && isSearch(link.search);
  if (!link || !(link.hash || isHit) || link.origin + link.pathname !== location.origin + location.pathname) return;
  // It lets a link be that names its window.
  link.target = "_self";
  // Material has made "#p5" absolute as the page was loaded, and so without the view. A search is not handed on.
  const search = isHit ? joinedWith(link.search, location.search) : plain(location.search);
  const { ctrlKey, metaKey, shiftKey, altKey } = /** @type {MouseEvent} */ (event);
  const instead = !!link.closest(".bitext-landing"); // or the way back would lead through all hits
  if (search === location.search && link.hash && !instead) {
    link.search = search;
    root.dataset.bitextFollowed = link.href; // as above
  } else if (!ctrlKey && !metaKey && !shiftKey && !altKey) {
    event.preventDefault();
    go(link.pathname + search + link.hash, instead);
  }
}

export function mount() {
  document.addEventListener("click", onClick, true);
}
