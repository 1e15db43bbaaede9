// @ts-check
// The hub: mounts every feature, and again when instant navigation has brought another page.

import * as bar from "./bar.js";
import * as card from "./card.js";
import * as copy from "./copy.js";
import * as keys from "./keys.js";
import * as links from "./links.js";
import * as material from "./material.js";
import * as notes from "./notes.js";
import * as print from "./print.js";
import * as report from "./report.js";
import * as texts from "./texts.js";
import * as views from "./views.js";

function mount() {
  // The card takes a mark's click before it is a link.
  for (const feature of [material, bar, views, card, notes, links, texts, copy, keys, report, print]) feature.mount(document);
}

// Material tells of every page by document$; other themes load each page whole.
/** @type {{subscribe(next: () => void): void} | undefined} */
const pages = Reflect.get(window, "document$");
if (pages) pages.subscribe(mount);
else mount();
