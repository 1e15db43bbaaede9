// @ts-check
// The files of the index: a manifest that is fetched fresh, and files that are named by what they hold.
//
// A query works on one manifest from begin to end (`Snapshot`), so it never mixes two states of a site.

import { words } from "../words.js";
import { documentsOf } from "./postings.js";

const FORMAT = 1;
/** Milliseconds for which a manifest counts as fresh. */
const FRESH = 1000;
/** Characters of files that are remembered at most. */
const KEPT = 2_000_000;

/** Why the index could not be read, in one sentence for the reader. */
export class SearchError extends Error {
  /** @param {"replaced" | "unreachable" | "updated"} why */
  constructor(why) {
    super(words(`search.fault.${why}`));
    this.name = "SearchError";
    this.why = why;
  }

  /** Whether a file was not found, as while a site is being replaced. */
  get isReplaced() {
    return this.why === "replaced";
  }
}

/**
 * A promise that is given up once the signal says so; what it stands for goes on, for others who wait for it.
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<T>}
 */
export function until(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/**
 * What is read out of the answer to a request; a file that is not found, cut short or another one counts as replaced.
 * @template T
 * @param {string} address
 * @param {RequestInit} options
 * @param {(response: Response) => Promise<T>} read
 */
async function fetched(address, options, read) {
  const response = await fetch(address, options).catch(() => {
    throw new SearchError("unreachable");
  });
  try {
    if (response.ok) return await read(response);
  } catch {
    // said below
  }
  throw new SearchError("replaced");
}

/** The index of one state of a site. */
class Snapshot {
  /**
   * @param {Index} index
   * @param {Record<string, any>} manifest
   */
  constructor(index, manifest) {
    this.index = index;
    this.manifest = manifest;
    /** @type {Promise<import("./postings.js").Documents> | undefined} */
    this.table = undefined;
    // What nearly every query needs is asked for at once; whoever needs it hears of a failure.
    for (const part of [this.documents, this.part("grams"), this.part("words"), this.part("terms")]) part.catch(() => {});
  }

  /** The table of documents, which is made once. */
  get documents() {
    this.table ??= this.part("documents").then(documentsOf);
    this.table.catch(() => (this.table = undefined));
    return this.table;
  }

  /** @param {string} path without the suffix */
  file(path) {
    return this.index.file(`${path}.bin`);
  }

  /**
   * A file that the manifest names.
   * @param {string} name
   */
  part(name) {
    return this.file(`${name}.${this.manifest[name]}`);
  }
}

/** The index of a site, whatever state it is in. */
export class Index {
  /** @param {string} root */
  constructor(root) {
    this.base = `${root}search/`;
    /** @type {Map<string, {file: Promise<any>, size: number}>} By address; the one that was used last stands last. */
    this.kept = new Map();
    this.size = 0;
    this.checked = -FRESH;
    /** @type {Promise<Snapshot> | null} */
    this.newest = null;
  }

  /**
   * The newest state of the site, asked for at most once a second.
   * @param {boolean} [again] ask in any case
   */
  refresh(again = false) {
    const now = performance.now();
    if (this.newest && !again && now - this.checked < FRESH) return this.newest;
    this.checked = now;
    const before = this.newest;
    const newest = this.#read(before, again ? "reload" : "no-cache");
    newest.catch(() => {
      if (this.newest === newest) this.newest = null;
    });
    return (this.newest = newest);
  }

  /**
   * @param {Promise<Snapshot> | null} before
   * @param {RequestCache} cache
   */
  async #read(before, cache) {
    const { text, manifest } = await fetched(`${this.base}manifest.json`, { cache }, async (response) => {
      const text = await response.text();
      return { text, manifest: JSON.parse(text) };
    });
    if (manifest?.format !== FORMAT) throw new SearchError("updated");
    const known = await before?.catch(() => null);
    return known && JSON.stringify(known.manifest) === text ? known : new Snapshot(this, manifest);
  }

  /**
   * A file, fetched once.
   * @param {string} path
   * @returns {Promise<any>}
   */
  file(path) {
    const known = this.kept.get(path);
    if (known) this.kept.delete(path);
    const entry = known ?? { file: this.#load(path), size: 0 };
    this.kept.set(path, entry);
    return entry.file;
  }

  /** @param {string} path */
  async #load(path) {
    try {
      return await fetched(this.base + path, {}, async ({ body }) => {
        const plain = /** @type {ReadableStream} */ (body).pipeThrough(new DecompressionStream("deflate-raw"));
        const text = await new Response(plain).text();
        this.#weigh(path, text.length);
        return JSON.parse(text);
      });
    } catch (error) {
      this.kept.delete(path);
      throw error;
    }
  }

  /**
   * @param {string} path
   * @param {number} size
   */
  #weigh(path, size) {
    const entry = this.kept.get(path);
    if (entry) entry.size = size;
    this.size += size;
    for (const [oldest, { size }] of this.kept) {
      if (this.size <= KEPT) break;
      this.kept.delete(oldest);
      this.size -= size;
    }
  }
}

/**
 * The index of the site below `root`, an address that ends in "/"; fails with a `SearchError` where it has no manifest.
 * @param {string} root
 */
export async function openIndex(root) {
  const index = new Index(root);
  await index.refresh();
  return index;
}
