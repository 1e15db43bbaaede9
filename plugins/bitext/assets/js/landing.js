// @ts-check
// A hit of a search, with `?q=` in its address: it is the place where the page opens, also on the way back. What lights the
// words and leads to the next hit comes with the search; a page without `?q=` fetches nothing.

import { arrive } from "./arrival.js";
import { isSearch } from "./hit-address.js";
import { aim } from "./links.js";
import { addressed, root } from "./page.js";
import { load } from "./search-box.js";

/** What search.js offers for the page. @param {"land" | "leave"} act */
const ask = (act) => void load().then((search) => search[act](arrive), () => {});

function open() {
  if (root.dataset.bitextFollowed || !isSearch(location.search) || document.querySelector(".bitext-search-page")) return;
  if (document.readyState === "complete" && addressed()?.matches(":not(:target)")) aim();
  arrive();
  ask("land");
}

export function mount() {
  addEventListener("popstate", open);
  addEventListener("hashchange", open);
  open();
  if (document.querySelector(".bitext-landing") && !isSearch(location.search)) ask("leave");
}
