// @ts-check
// One search at a time: a newer one ends the older, and what goes wrong is said in a sentence.

import { site } from "../page.js";
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
 * Searches, and shows what was found unless somebody has searched for something else by then.
 * @param {{stop?: () => void, fail: (error: unknown) => void}} place where it is shown; its last search ends
 * @param {Partial<import("./filters.js").Asked>} asked
 * @param {(results: any) => Promise<() => void>} made returns a function that shows it
 */
export async function search(place, { q = "", text, type, year, kind, off = [] }, made) {
  place.stop?.();
  const { signal, abort } = controller();
  place.stop = abort;
  try {
    const all = await index();
    const document = text ? await documentAt(all, text) : null;
    const filters = { text: document, type: type || null, year: year || null, kind: kind || null };
    const show = await made(await find(all, q, { filters, off, signal }));
    if (!signal.aborted) show();
  } catch (error) {
    if (!signal.aborted) place.fail(error);
  }
}

/** Page → its document, as learned. @type {Map<string, number>} */
const documents = new Map();

/** Notes which document a hit's page is. @param {any} hit */
export const learn = ({ address, document }) => documents.set(address.split("#")[0], document);

/**
 * The number of the text with an address, -1 for none. The table of documents has no addresses: the first piece of each has
 * one, and texts stand nearly in the order of theirs. So few are read, and all of them only for an address of none.
 * @param {any} index
 * @param {string} address
 */
async function documentAt(index, address) {
  const known = documents.get(address);
  if (known !== undefined) return known;
  const snapshot = await index.refresh();
  const table = await snapshot.documents;
  const addressOf = async (/** @type {number} */ at) => (await snapshot.file(`t/${at.toString(16)}.0.${table.names.slice(at * 6, at * 6 + 6)}`)).a;
  let [low, high] = [0, table.counts[0]];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((await addressOf(middle)) < address) low = middle + 1;
    else high = middle;
  }
  // What stands elsewhere than its address says stands near it.
  const order = [...Array(table.counts[0]).keys()].sort((a, b) => Math.abs(a - low) - Math.abs(b - low));
  for (const at of order) if ((await addressOf(at)) === address) return at;
  return -1;
}

function controller() {
  const made = new AbortController();
  return { signal: made.signal, abort: () => made.abort() };
}

/** What went wrong, in a sentence: the engine's own has what one can do. @param {unknown} error */
export const fault = (error) =>
  error instanceof Error && error.name === "SearchError" ? error.message : `The search has failed (${error}); load the page again.`;
