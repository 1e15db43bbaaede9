// @ts-check
// One search at a time: a newer one ends the older, and what goes wrong is said in a sentence.

import { site } from "../page.js";
import { words } from "../words.js";
import { find, openIndex } from "./find.js";

/** @type {ReturnType<typeof openIndex> | undefined} */
let opened;

/** The index of the site; asked for again where that failed. */
export function index() {
  opened ??= openIndex(site);
  opened.catch(() => (opened = undefined));
  return opened;
}

/**
 * What is found for what an address asks for.
 * @param {Partial<import("./filters.js").Asked>} asked
 * @param {AbortSignal} [signal]
 */
export async function found({ q = "", text, type, year, kind, off = [] }, signal) {
  const filters = { text: text || null, type: type || null, year: year || null, kind: /** @type {any} */ (kind) || null };
  return find(await index(), q, { filters, off, signal });
}

/**
 * Searches, and shows what was found unless somebody has searched for something else by then.
 * @param {{stop?: () => void, fail: (error: unknown) => void}} place where it is shown; its last search ends
 * @param {Partial<import("./filters.js").Asked>} asked
 * @param {(results: any) => Promise<() => void>} made returns a function that shows it
 */
export async function search(place, asked, made) {
  place.stop?.();
  const { signal, abort } = controller();
  place.stop = abort;
  try {
    const show = await made(await found(asked, signal));
    if (!signal.aborted) show();
  } catch (error) {
    if (!signal.aborted) place.fail(error);
  }
}

function controller() {
  const made = new AbortController();
  return { signal: made.signal, abort: () => made.abort() };
}

/** What went wrong, in a sentence: the engine's own has what one can do. @param {unknown} error */
export const fault = (error) =>
  error instanceof Error && error.name === "SearchError" ? error.message : words("search.fault", { error: String(error) });
