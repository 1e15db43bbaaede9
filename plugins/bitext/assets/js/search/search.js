// @ts-check
// What the search box needs, and whoever searches by a script of their own. page.js and landing.js are doors as well.

export { attach } from "./box.js";
export { find, openIndex, parse } from "./find.js";
