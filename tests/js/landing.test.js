import assert from "node:assert/strict";
import test from "node:test";

import { isSearch, joinedWith, plain } from "../../plugins/bitext/assets/js/hit-address.js";
import { figures } from "../../plugins/bitext/assets/js/search/hit-bar.js";
import { joined, spread } from "../../plugins/bitext/assets/js/search/page-units.js";
import { next, numberOf, placeOf, previous, settle, unitOf } from "../../plugins/bitext/assets/js/search/steps.js";

test("an address with words after q is one of a search", () => {
  assert.deepEqual(["?q=a", "?view=side&q=%E7%BD%91", "?q=", "?view=q", "?query=a", ""].map(isSearch), [true, true, false, false, false, false]);
});

test("what a search has put into an address is taken out, and all else stays as it is written", () => {
  assert.equal(plain("?q=a&text=texts/x/&view=side&type=law&year=2021&in=notes&off=a,b"), "?view=side");
  assert.equal(plain("?q=a"), "");
  assert.equal(plain("?type=law&view=%73ide"), "?type=law&view=%73ide", "without q these are somebody else's");
});

test("a hit on the page that is shown keeps its view", () => {
  assert.equal(joinedWith("?q=b", "?q=a&year=2021&view=side"), "?q=b&view=side");
});

test("the text of a page is one text, white space one space, a block a line", () => {
  const { text } = joined(["a\n  b", " c", "d"], (piece) => piece === 2);
  assert.equal(text, "a b c\nd");
});

test("a span leads back to the pieces that it stands in", () => {
  const whole = joined(["a \n b", " cd", "e"], (piece) => piece === 2);
  assert.equal(whole.text, "a b cd\ne");
  assert.deepEqual(spread(whole, [2, 5]), [[0, 4, 5], [1, 0, 2]]);
  assert.deepEqual(spread(whole, [5, 8]), [[1, 2, 3], [2, 0, 1]], "a line feed is in no piece");
});

test("the bar says which hit of how many", () => {
  const say = (more) => figures({ query: "a", ...more });
  assert.equal(say({}), "…");
  assert.equal(say({ total: 0 }), "not found");
  assert.equal(say({ number: 3, total: 1320 }), "3 of 1,320");
  assert.equal(say({ number: 3, total: 132, about: true }), "3 of about 132");
  assert.equal(say({ total: 1 }), "1 hit", "the place that is shown is none");
  assert.equal(say({ total: 132 }), "132 hits");
  assert.equal(say({ failed: "It could not be loaded." }), "It could not be loaded.");
});

test("a sentence is a place of its pair, however its address is written", () => {
  assert.equal(unitOf("texts/a/#p5.2"), "texts/a/#p5");
  assert.equal(unitOf("texts/a/#n7"), "texts/a/#n7");
  assert.equal(unitOf("guide/%E7%BD%91/#%E7%BB%9C"), "guide/网/#络");
  assert.equal(unitOf("guide/100%/"), "guide/100%/");
});

/** Results of three texts, the second without a hit, a term, and a text that is found only when more is asked for. */
function results() {
  const groups = [["a/#p1", "a/#p2.1", "a/#n1"], [], ["b/#p3"], ["glossary/x/", "glossary/y/"], ["c/"]].map((addresses, document) => ({
    document,
    kind: document === 3 ? "term" : "text",
    candidates: addresses.length || 1,
    addresses,
  }));
  const made = {
    documents: groups.slice(0, 4),
    asked: [],
    async more() {
      if (made.documents.includes(groups[4])) return false;
      made.documents = [...made.documents, groups[4]];
      return true;
    },
    async hits(group, from, count) {
      made.asked.push(group.document);
      if (!group.addresses.length) made.documents = made.documents.filter((one) => one !== group);
      return group.addresses.slice(from, from + count).map((address) => ({ address }));
    },
    groupAt: async (page) => made.documents.find(({ kind, addresses }) => kind === "text" && addresses[0]?.split("#")[0] === page),
  };
  return made;
}

const ALL = ["a/#p1", "a/#p2.1", "a/#n1", "b/#p3", "glossary/x/", "glossary/y/", "c/"];

test("the next hit is the next of its text, else the first of the next text that has one", async () => {
  const found = results();
  const seen = [];
  for (let place = await next(found); place; place = await next(found, place)) {
    seen.push(place.hit.address);
    assert.equal(numberOf(found, place), seen.length);
  }
  assert.deepEqual(seen, ALL);
});

test("the way back is the same way", async () => {
  const found = results();
  const seen = [];
  await found.more();
  for (let place = await placeOf(found, "c/"); place; place = await previous(found, place)) seen.unshift(place.hit.address);
  assert.deepEqual(seen, ALL);
});

test("a page is found among the hits, and no other text is fetched for it", async () => {
  const found = results();
  assert.equal((await placeOf(found, "b/#p3.2")).hit.address, "b/#p3");
  assert.equal((await placeOf(found, "glossary/y/")).at, 1);
  assert.deepEqual([...new Set(found.asked)], [2, 3]);
  assert.equal((await placeOf(found, "c/")).hit.address, "c/");
  assert.equal(await placeOf(found, "a/#p9"), undefined);
  assert.equal(await placeOf(found, "elsewhere/"), undefined);
});

test("figures are made exact by what the search page reads too, and where they are exact nothing is read", async () => {
  const read = [];
  const results = { documents: [..."abcdefghij"], about: true, hits: async (group) => read.push(group), settle: async () => read.push("rest") };
  await settle({ ...results, about: false });
  assert.deepEqual(read, []);
  await settle(results);
  assert.equal(read.join(" "), "a b c d e f g h rest");
});
