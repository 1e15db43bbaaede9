// @ts-check
// One search at a time: a newer one ends the older, and what goes wrong is said in a sentence.

import { find, openIndex } from "./find.js";

/** By root. @type {Map<string, Promise<any>>} */
const opened = new Map();

/** The index of a site; asked for again where that failed. @param {string} root */
export function asked(root) {
  const known = opened.get(root);
  if (known) return known;
  const index = openIndex(root);
  opened.set(root, index);
  index.catch(() => opened.delete(root));
  return index;
}

/**
 * What is found for what an address asks for.
 * @param {string} root
 * @param {Partial<import("./filters.js").Asked> & {document?: number}} what
 * @param {AbortSignal} [signal]
 */
export async function found(root, { q = "", document, type, year, kind, off = [] }, signal) {
  const filters = { ...(document === undefined ? {} : { text: document }), ...(type && { type }), ...(year && { year }), ...(kind && { kind }) };
  return find(await asked(root), q, { filters, off, signal });
}

/**
 * Searches, and shows what was found unless somebody has searched for something else by then.
 * @param {{stop?: () => void, fail: (error: unknown) => void}} place where it is shown; its last search ends
 * @param {string} root
 * @param {Partial<import("./filters.js").Asked> & {document?: number}} what
 * @param {(results: any) => Promise<() => void>} made returns a function that shows it
 */
export async function search(place, root, what, made) {
  place.stop?.();
  const { signal, abort } = controller();
  place.stop = abort;
  try {
    const show = await made(await found(root, what, signal));
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
  error instanceof Error && error.name === "SearchError" ? error.message : `The search has failed (${error}); load the page again.`;
