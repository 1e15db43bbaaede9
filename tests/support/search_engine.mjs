// Runs the search's engine for tests of Python: a line of JSON in, a line of JSON out.
//
// {"files": {path: base64}} is the site; {"query": …, "options": …} is searched in it.

import { createInterface } from "node:readline";

import { find, openIndex } from "../../plugins/bitext/assets/js/search/find.js";

const ROOT = "https://example.org/";
let files = new Map();
let index = null;

globalThis.fetch = async (address) => {
  const file = files.get(address.slice(ROOT.length));
  return file ? new Response(file) : new Response("", { status: 404 });
};

async function answer({ files: given, query, options }) {
  if (given) {
    files = new Map(Object.entries(given).map(([path, data]) => [path, Buffer.from(data, "base64")]));
    index = await openIndex(ROOT);
    return {};
  }
  const results = await find(index, query, options ?? {});
  const before = { total: results.total, about: results.about };
  const hits = await results.all();
  const shown = hits.map(({ document, unit, own, kind, address, sides }) => ({ document, unit: unit - results.place.documents.bases[document], own, kind, address, sides }));
  return { ...before, exact: results.total, hits: shown, also: results.also.map(({ id }) => id), said: results.said, facets: Object.fromEntries(["kinds", "types", "years"].map((name) => [name, Object.fromEntries(results.facets[name])])) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line)).catch((error) => ({ error: String(error?.stack ?? error) }));
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
