// @ts-check
// The page of a hit, with `?q=` in its address: the words are lit, and a bar leads to the other hits, until Escape.

import { plain } from "../hit-address.js";
import { addressed, element, root } from "../page.js";
import { leading, read, written } from "./filters.js";
import { find, marksIn } from "./find.js";
import { HitBar } from "./hit-bar.js";
import { dark, isSeen, light } from "./lights.js";
import { unitAt, unitsOfPage } from "./page-units.js";
import { asked, fault } from "./searching.js";
import { next, numberOf, placeOf, previous, unitOf } from "./steps.js";

const ROOT = new URL("../../", import.meta.url).href; // this script stands in assets/bitext/

/** The page's address from the site's root, as hits have theirs. */
const here = () => (location.origin + location.pathname).slice(ROOT.length) + location.hash;

/** One search, from page to page. */
class Landing {
  /** @param {import("./filters.js").Asked} wanted */
  constructor(wanted) {
    this.wanted = wanted;
    this.key = written(wanted);
    const acts = { previous: () => this.step(previous), next: () => this.step(next), leave: close };
    this.bar = new HitBar(acts, `${ROOT}search/${this.key}`);
    /** @type {Promise<any>} */
    this.results = asked(ROOT).then((index) => find(index, wanted.q, filtersOf(wanted)));
    this.results.catch(() => {});
    /** The hit that is shown. @type {import("./steps.js").Place | undefined} */
    this.place = undefined;
  }
}
