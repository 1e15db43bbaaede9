// @ts-check
// The hub: mounts every feature on the page, again whenever instant navigation has brought another one.

import * as copy from "./copy.js";
import * as keys from "./keys.js";
import * as material from "./material.js";
import * as print from "./print.js";
import * as report from "./report.js";
import * as texts from "./texts.js";
import * as views from "./views.js";

function mount() {
  for (const feature of [material, views, texts, copy, keys, report, print]) feature.mount(document);
}

// Material tells of every page by document$; other themes load each page whole.
const { document$ } = /** @type {{document$?: {subscribe(next: () => void): void}}} */ (/** @type {unknown} */ (window));
if (document$) document$.subscribe(mount);
else mount();
