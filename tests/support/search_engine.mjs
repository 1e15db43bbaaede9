// Runs the search's engine for tests of Python: a line of JSON in, a line of JSON out.
//
// {"files": {path: base64}} is the site from now on, "manifests": what it gives as such meanwhile, "offline": whether it gives none;
// "open": true opens the index, "later": true asks as if a second had passed; {"query": …, "options": …} is searched.

import { createInterface } from "node:readline";

import { find, openIndex } from "../../plugins/bitext/assets/js/search/find.js";

const ROOT = "https://example.org/";
let files = new Map();
let index = null;
/** Manifests that are served one after the other, the last one again and again; none: that of the files. */
let manifests = [];
let isOffline = false;
let asked = [];

globalThis.fetch = async (address, options) => {
  if (isOffline) throw new TypeError("Failed to fetch");
  const path = address.slice(ROOT.length);
  asked.push(options?.cache ? `${path} ${options.cache}` : path);
  const manifest = path.endsWith("manifest.json") && (manifests.length > 1 ? manifests.shift() : manifests[0]);
  const file = manifest || files.get(path);
  return file ? new Response(file) : new Response("", { status: 404 });
};

const bytes = (/** @type {string} */ data) => Buffer.from(data, "base64");

/** What is told of results, before and after all hits are verified. */
async function told(results) {
  const { total, about, unknown, documents: { length: groups } } = results;
  const { bases } = results.place.documents;
  const early = asked.length;
  const hits = (await results.all()).map((hit) => ({ ...hit, unit: hit.unit - bases[hit.document], address: hit.address, sides: hit.sides }));
  const facets = Object.fromEntries(["kinds", "types", "years"].map((name) => [name, Object.fromEntries(results.facets[name])]));
  return { total, about, unknown, groups, exact: results.total, hits, facets, also: results.also.map(({ id }) => id), said: results.said, instead: results.instead, early };
}

async function answer({ files: given, open, query, options, ...site }) {
  if (given) files = new Map(Object.entries(given).map(([path, data]) => [path, bytes(data)]));
  manifests = (site.manifests ?? []).map(bytes);
  isOffline = site.offline ?? false;
  if (site.later) index.checked = -Infinity;
  asked = [];
  if (open) index = await openIndex(ROOT);
  return { ...(query === undefined ? {} : await told(await find(index, query, options))), asked };
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line)).catch((error) => ({ error: error.message, name: error.name, stack: error.stack }));
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
