// @ts-check
// A stand-in for the engine: a plain scan over all pieces.

const unpack = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const stream = answer.body.pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
};
const number = (text) => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return DIGITS.indexOf(text);
};

export async function openIndex(root) {
  const manifest = await (await fetch(`${root}search/manifest.json`, { cache: "no-cache" })).json();
  const table = await unpack(`${root}search/documents.${manifest.documents}.bin`).catch(() => unpack(`${root}search/documents.${manifest.documents}.z`));
  return { root, table, documents: undefined };
}

async function documents(index) {
  if (index.documents) return index.documents;
  const found = [];
  const names = index.table.names.match(/.{6}/g);
  for (const [document, name] of names.entries()) {
    const units = [];
    let head;
    for (let piece = 0; ; piece++) {
      try {
        const data = await unpack(`${index.root}search/t/${document.toString(16)}.${piece.toString(16)}.${name}.z`);
        head = data;
        units.push(...data.u);
      } catch {
        break;
      }
    }
    found.push({ document, ...head, units });
  }
  return (index.documents = found);
}

export function parse(text) {
  return { text, clauses: text.split(/\s+/).filter(Boolean).map((each) => ({ kind: "words", text: each.replace(/^-/, ""), not: each.startsWith("-") && each.length > 1 })), said: text.length > 200 ? "Only the first 200 characters are searched." : "" };
}

const places = (side, word) => {
  const found = [];
  for (let at = side.toLowerCase().indexOf(word.toLowerCase()); at >= 0 && word; at = side.toLowerCase().indexOf(word.toLowerCase(), at + word.length)) found.push([at, at + word.length]);
  return found;
};

export async function find(index, text, { filters = {}, off = [], signal } = {}) {
  const query = parse(text.slice(0, 200));
  const all = await documents(index);
  signal?.throwIfAborted();
  const groups = [];
  const kinds = new Map();
  for (const each of all) {
    const hits = [];
    for (const [unit, [place, label, ...sides]] of each.units.entries()) {
      const kind = place.startsWith("n") ? "note" : "text";
      const ok = query.clauses.length && query.clauses.every((clause) => sides.slice(0, 2).some((side) => places(side, clause.text).length) !== clause.not);
      if (!ok || (filters.kind && filters.kind !== kind) || (filters.text !== undefined && filters.text !== each.document)) continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      hits.push({
        document: each.document, unit, kind, address: `${each.a}#${place}`, label, title: each.t, languages: each.l, own: true,
        sides: sides.slice(0, 2).map((side) => {
          const marks = query.clauses.flatMap((clause) => places(side, clause.text)).sort((a, b) => a[0] - b[0]);
          const from = Math.max(0, (marks[0]?.[0] ?? 0) - 60);
          const part = side.slice(from, from + 200);
          return { text: part, marks: marks.map(([a, b]) => [a - from, b - from]).filter(([, b]) => b <= part.length), cutBefore: from > 0, cutBehind: from + 200 < side.length };
        }),
      });
    }
    if (hits.length) groups.push({ document: each.document, kind: "text", candidates: hits.length, about: false, found: hits });
  }
  groups.sort((a, b) => b.candidates - a.candidates);
  const total = groups.reduce((sum, each) => sum + each.candidates, 0);
  const also = /factor/i.test(text) && !off.includes("数据要素") ? [{ id: "数据要素", headword: "数据要素", reading: "", renderings: ["data factors"], address: "" }] : [];
  return {
    query, total, about: false, documents: groups, facets: { kinds, types: new Map([["speech", 3]]), years: new Map([[2021, 3]]), about: false }, also,
    said: query.said, unknown: !total, more: async () => false, all: async () => groups.flatMap((each) => each.found),
    hits: async (group, from, count) => group.found.slice(from, from + count),
  };
}
