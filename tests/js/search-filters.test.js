import assert from "node:assert/strict";
import test from "node:test";

import { leading, read, written } from "../../plugins/bitext/assets/js/search/filters.js";

const ALL = { q: "", text: "", type: "", year: 0, kind: "", off: [] };

test("what is asked for is written into an address, and read back from it", () => {
  const asked = { q: "网络强国 a&b %", text: "texts/a/", type: "speech", year: 2021, kind: "note", off: ["数据要素", "数字经济"] };
  assert.deepEqual(read(written(asked)), asked);
  assert.match(written(asked), /&text=texts\/a\/&type=speech&year=2021&in=notes&off=/);
});

test("an address without words asks for nothing", () => {
  assert.equal(written(ALL), "");
  assert.equal(written({ ...ALL, type: "law" }), "");
  assert.deepEqual(read(""), ALL);
});

test("what an address cannot mean is left out", () => {
  assert.deepEqual(read("?q=a&in=everything&year=x&off=,,"), { ...ALL, q: "a" });
});

test("a query is written as far as it is searched, and never half a character", () => {
  assert.equal(read(written({ q: "𠮷".repeat(300) })).q, "𠮷".repeat(200));
  assert.equal(read(written({ q: "\ud800" })).q, "\ufffd");
});

test("a hit's link keeps the place on its page", () => {
  assert.equal(leading("https://a.example/", "texts/a/#p5.2", { q: "x y" }), "https://a.example/texts/a/?q=x+y#p5.2");
  assert.equal(leading("https://a.example/", "start/", { q: "x" }), "https://a.example/start/?q=x");
});
