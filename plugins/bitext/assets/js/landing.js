// @ts-check
// A hit of a search, with `?q=` in its address: it is the place where the page opens, also on the way back. What lights the
// words and leads to the next hit comes with the search; a page without `?q=` fetches nothing.

import { arrive } from "./arrival.js";
import { isSearch, plain } from "./hit-address.js";
import { aim } from "./links.js";
import { addressed, root } from "./page.js";
import { load } from "./search-box.js";

/** What the search offers for the page of a hit. @param {"land" | "leave"} act */
const ask = (act) => void load("search-landing").then((search) => search[act](arrive), () => {});

/** Material has made "#p5" absolute, and so given it the search of the address, which is not to be handed on. */
function clean() {
  for (const link of document.querySelectorAll(/** @type {"a"} */ ("a[href*='q=']"))) {
    if (link.hash && link.search === location.search && link.pathname === location.pathname) link.search = plain(link.search);
  }
}

/** Whether the page is that of a hit: the search page has a query in its address too. */
const isHit = () => isSearch(location.search) && !document.querySelector(".bitext-search-page");

function open() {
  if (root.dataset.bitextFollowed || !isHit()) return;
  if (document.readyState === "complete" && addressed()?.matches(":not(:target)")) aim();
  arrive();
  ask("land");
}

export function mount() {
  addEventListener("popstate", open);
  addEventListener("hashchange", open);
  if (isHit()) clean();
  else if (document.querySelector(".bitext-landing")) ask("leave");
  open();
}
