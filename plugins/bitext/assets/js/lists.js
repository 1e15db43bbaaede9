// @ts-check
// The glossary's filter and the order of texts, which are fetched where there is such a list.

/** Of that script: a new one is fetched whatever a cache holds. The bundler fills it in. */
const VERSION = typeof SEARCH_VERSION === "string" ? SEARCH_VERSION : "";

/** @param {ParentNode} root */
export async function mount(root) {
  if (!root.querySelector(".bitext-glossary, .bitext-texts")) return;
  const { filter, sort } = await import(new URL(`lists.js?${VERSION}`, import.meta.url).href);
  filter();
  sort(root);
}
