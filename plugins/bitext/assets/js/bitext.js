// @ts-check
// The hub: mounts every feature, and again when instant navigation has brought another page.

import { mount as arrival } from "./arrival.js";
import { mount as bar } from "./bar.js";
import { mount as card } from "./card.js";
import { mount as contents } from "./contents.js";
import { mount as cite } from "./cite.js";
import { mount as copy } from "./copy.js";
import { mount as head } from "./head.js";
import { mount as keys } from "./keys.js";
import { mount as landing } from "./landing.js";
import { mount as links } from "./links.js";
import { mount as lists } from "./lists.js";
import { mount as marks } from "./marks.js";
import { mount as material } from "./material.js";
import { mount as notes } from "./notes.js";
import { mount as print } from "./print.js";
import { mount as readings } from "./readings.js";
import { mount as report } from "./report.js";
import { mount as search } from "./search-box.js";
import { mount as menu } from "./sentence-menu.js";
import { mount as sentences } from "./sentences.js";
import { mount as terms } from "./terms.js";
import { mount as views } from "./views.js";

function mountAll() {
  // The card takes a mark's click before it is a link, or in a sentence. What measures the page comes after all that changes it.
  const all = [material, head, search, bar, views, card, notes, terms, marks, links, lists, cite, copy, keys, readings, report, sentences, menu, print, contents, arrival, landing];
  for (const mount of all) mount(document);
}

// While an input method composes, keys choose characters: nobody else gets them. The key that ends it has a number alone in Safari.
addEventListener("keydown", (event) => (event.isComposing || event.keyCode === 229) && event.stopImmediatePropagation(), true);

// Material tells of every page by document$; other themes load each page whole.
/** @type {{subscribe(next: () => void): void} | undefined} */
const pages = Reflect.get(window, "document$");
if (pages) pages.subscribe(mountAll);
else mountAll();
