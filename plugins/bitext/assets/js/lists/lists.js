// @ts-check
// What a page with a list does: the glossary's filter, and the order of texts.

export { mount as filter } from "./glossary.js";
export { mount as sort } from "./texts.js";
