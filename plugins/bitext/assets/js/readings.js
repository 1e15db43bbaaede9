// @ts-check
// The link to the page with readings: scripts put them above the text instead, by what is fetched then.

const LINK = ".bitext-readings";
/** Of that script: a new one is fetched whatever a cache holds. The bundler fills it in. */
const VERSION = typeof SEARCH_VERSION === "string" ? SEARCH_VERSION : "";

/** @param {MouseEvent} event */
async function onClick(event) {
  const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest(LINK));
  const article = link && link.closest("article");
  if (!article || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation(); // Material would follow the link
  try {
    await (await import(new URL(`readings.js?${VERSION}`, import.meta.url).href)).turn(link, article);
  } catch {
    location.assign(link.href);
  }
}

/** @param {ParentNode} root */
export function mount(root) {
  document.addEventListener("click", onClick, true);
  for (const link of root.querySelectorAll(/** @type {"a"} */ (LINK))) {
    link.role = "button";
    link.ariaPressed ??= "false";
  }
}
