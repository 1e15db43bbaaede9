// @ts-check
// The search box: made where the theme has none of ours, right after instant navigation too. What searches is fetched with
// the first focus; a page that nobody searches on fetches nothing.

import { element, site } from "./page.js";
import { words } from "./words.js";

/** Of the scripts and styles of the search: new ones are fetched whatever a cache holds. The bundler fills it in. @type {string} */
const VERSION = typeof SEARCH_VERSION === "string" ? SEARCH_VERSION : "";

/** What was fetched, by its name. @type {Map<string, Promise<any>>} */
const fetched = new Map();
let asked = false;

/** What the history keeps of a page, as it is come to: Material soon writes over it. Tests have no history. */
let state = globalThis.history?.state;
globalThis.addEventListener?.("popstate", () => (state = history.state));

const beside = (/** @type {string} */ name) => new URL(`${name}?${VERSION}`, import.meta.url).href;

/** Styles what is found: in the body, since instant navigation takes out of the head what the next page has not there. */
const styled = () =>
  new Promise((done) =>
    document.body.append(element("link", { rel: "stylesheet", href: beside("search.css"), onload: done, onerror: done })),
  );

/**
 * A part of the search, fetched once; fetched again where that failed.
 * @param {"search" | "search-page" | "search-landing"} part
 */
export function load(part) {
  const known = fetched.get(part);
  if (known) return known;
  if (!fetched.has("css")) fetched.set("css", styled());
  const made = Promise.all([import(beside(`${part}.js`)), fetched.get("css")]).then(([module]) => module);
  fetched.set(part, made);
  made.catch(() => fetched.delete(part));
  return made;
}

/** The field in which one searches on this page: the search page's own, else that of the header. */
export const field = () =>
  /** @type {HTMLInputElement | null} */ (document.querySelector(".bitext-search-page [name=q]") ?? document.querySelector(".bitext-search [name=q]"));

export function focus() {
  field()?.focus();
  field()?.select();
}

/** Where the theme has no box: its header has one, or else the lower corner; not on a site without an index. */
async function make() {
  if (asked) return;
  asked = true;
  const index = await fetch(`${site}search/manifest.json`, { method: "HEAD" }).catch(() => undefined);
  if (!index?.ok) return;
  const action = `${site}search${location.pathname.endsWith(".html") ? ".html" : "/"}`;
  const said = words("script.search");
  const label = element("label", { className: "bitext-search-icon", htmlFor: "bitext-search" });
  const input = element("input", { className: "bitext-search-field", id: label.htmlFor, name: "q", placeholder: said, ariaLabel: said });
  const form = element("form", { className: "bitext-search", role: "search", action }, label, input);
  const header = document.querySelector(".md-header__inner");
  (header ?? document.body).insertBefore(form, header?.querySelector(".md-header__source") ?? null);
  prepare(form);
}

/** Says what the field is once scripts are there. @param {HTMLFormElement} form */
function prepare(form) {
  // A file has no index of its folder, a server has one. Instant navigation goes on to other addresses, from which a relative one leads elsewhere.
  form.action = form.action.replace(/(search\/)index\.html$/, "$1");
  const input = form.elements.namedItem("q");
  Object.assign(input, { type: "text", inputMode: "search", enterKeyHint: "search", autocomplete: "off", spellcheck: false });
  Object.assign(input, { role: "combobox", ariaExpanded: "false", ariaAutoComplete: "list", ariaHasPopup: "listbox" });
  form.dataset.bitextReady = "";
}

/** @param {FocusEvent} event */
function onFocus({ target }) {
  const form = target instanceof HTMLInputElement && target.closest("form.bitext-search");
  if (form) load("search").then(({ attach }) => attach(form), () => {}); // without it, Enter leads to the search page, which says so
}

/** @param {ParentNode} root */
export function mount(root) {
  const form = /** @type {HTMLFormElement | null} */ (root.querySelector("form.bitext-search"));
  if (!form) make();
  else if (!("bitextReady" in form.dataset)) prepare(form);
  document.addEventListener("focusin", onFocus);
  if (form?.contains(document.activeElement)) onFocus({ target: document.activeElement });
  const page = root.querySelector(".bitext-search-page");
  if (!page) return;
  load("search-page").then(({ show }) => show(page, state), () => page.prepend(words("script.search.lost")));
}
