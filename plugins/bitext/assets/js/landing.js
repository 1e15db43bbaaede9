// @ts-check
// A hit of a search, with `?q=` in its address: the words are lit, and a bar leads to the next. What does that comes with
// the search; a page without it in its address costs nothing.

import { isSearch } from "./hit-address.js";
import { load } from "./search-box.js";

const SHOWN = ".bitext-landing";

/** @param {(landing: any) => void} act */
const ask = (act) => void load().then(act, () => {});

/** In the history of a page, and where a link leads on the page itself. */
function arrive() {
  if (isSearch(location.search) && !document.querySelector(".bitext-search-page")) ask(({ land }) => land());
}

export function mount() {
  addEventListener("popstate", arrive);
  addEventListener("hashchange", arrive);
  arrive();
  if (document.querySelector(SHOWN) && !isSearch(location.search)) ask(({ leave }) => leave());
}
