// @ts-check
// What only a search needs: the door to the modules of this folder.

export { attach } from "./box.js";
export { find, openIndex, parse } from "./find.js";
export { land, leave } from "./landing.js";
export { show } from "./page.js";
