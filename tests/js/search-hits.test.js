import assert from "node:assert/strict";
import test from "node:test";

import { counted, further, kindsOf, sentences, shortened, total, valuesOf } from "../../plugins/bitext/assets/js/search/hits.js";

const side = (text, word) => {
  const at = text.indexOf(word);
  return { text, marks: at < 0 ? [] : [[at, at + word.length]], cutBefore: false, cutBehind: false };
};
const seen = ({ text, marks }) => marks.map(([begin, end]) => text.slice(begin, end));

test("a side whose first mark stands near its begin is left as it is", () => {
  const near = side("We build a Digital China.", "Digital");
  assert.equal(shortened(near), near);
  const none = side("x".repeat(500), "Digital");
  assert.equal(shortened(none), none);
});

test("a side whose first mark stands far behind begins shortly before it, with a whole word", () => {
  const far = shortened(side(`${"many words stand before it and ".repeat(9)}Digital China`, "Digital"));
  assert.equal(far.text, "words stand before it and Digital China");
  assert.deepEqual([far.cutBefore, seen(far)], [true, ["Digital"]]);
  const chinese = shortened(side(`${"加快建设".repeat(30)}数字中国`, "数字"));
  assert.equal(chinese.text, `${"加快建设".repeat(30).slice(-15)}数字中国`);
});

test("a word as long as the room is cut, and no character is", () => {
  const long = shortened(side(`${"x".repeat(200)}Digital`, "Digital"));
  assert.deepEqual([long.text.length, seen(long)], [37, ["Digital"]]);
  assert.ok(shortened(side(`${"𠮷".repeat(99)}数字`, "数字")).text.isWellFormed());
});

const found = (kinds, { texts = 1, about = false, facets = false } = {}) => ({
  total: Object.values(kinds).reduce((sum, count) => sum + count, 0),
  about,
  documents: Array.from({ length: texts }, (_, document) => ({ kind: "text", document, found: [] })),
  facets: { kinds: new Map(Object.entries(kinds)), about: facets },
});

test("what was found is a sentence", () => {
  assert.equal(total(found({})), "nothing found");
  assert.equal(total(found({ text: 1 })), "1 pair in 1 text");
  assert.equal(total(found({ text: 1320 }, { texts: 14 })), "1,320 pairs in 14 texts");
  assert.equal(total(found({ text: 9, note: 2, term: 1 }, { texts: 4 })), "9 pairs and 2 notes in 4 texts and 1 term");
  assert.equal(total(found({ term: 2 }, { texts: 0 })), "2 terms");
});

test("a count that is not verified says so", () => {
  assert.equal(total(found({ text: 900 }, { texts: 4, about: true, facets: true })), "about 900 pairs");
  assert.equal(total(found({ text: 900, note: 7 }, { about: true, facets: true })), "about 907 hits");
  assert.equal(counted(12, "search.hits", true), "about 12 hits");
});

test("what is filtered by its kind is counted alone", () => {
  assert.equal(total({ ...found({ text: 9, note: 2 }), total: 2 }, "note"), "2 notes in 1 text");
});

test("what a text holds further is said, and terms are no text", () => {
  assert.equal(further({ kind: "text", candidates: 9, about: true }, 3), "about 6 more in this text");
  assert.equal(further({ kind: "page", candidates: 4 }, 3), "1 more on this page");
  assert.equal(further({ kind: "term", candidates: 4 }, 3), "1 more term");
});

test("counts are those of the hits once all are verified", () => {
  const results = found({ text: 9, note: 4 }, { facets: true });
  results.documents[0].found = [{ kind: "note" }, { kind: "text" }, { kind: "text" }];
  assert.deepEqual([...kindsOf(results, "").kinds], [["note", 1], ["text", 2]]);
  assert.deepEqual(kindsOf({ ...results, documents: [{ found: [{ kind: "note" }] }] }, "note").kinds.get("note"), 1);
});

test("types and years are counted as the hits are", () => {
  const results = { ...found({ text: 9 }, { facets: true }), documentTable: { type: ["law", "speech"] } };
  results.facets.types = new Map([["law", 5], ["speech", 4]]);
  results.documents[0].found = [{ document: 0 }, { document: 0 }, { document: 1 }];
  assert.deepEqual([...valuesOf(results, "type", "").counts], [["law", 2], ["speech", 1]]);
  assert.deepEqual([...valuesOf({ ...results, total: 2 }, "type", "law").counts], [["law", 2], ["speech", 4]]);
});

test("sentences follow one another with one full stop each", () => {
  assert.equal(sentences("3 pairs", "", "Only the first are searched."), "3 pairs. Only the first are searched.");
  assert.equal(sentences(""), "");
});
