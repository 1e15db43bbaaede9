import assert from "node:assert/strict";
import test from "node:test";

import { quoted } from "../../plugins/bitext/assets/js/sentence-menu.js";
import { sentenceAfter } from "../../plugins/bitext/assets/js/sentences.js";

const NONE = -1;

test("a step goes from the sentence that the reader is in, and not beyond the ends", () => {
  assert.equal(sentenceAfter(3, 0, 1, 9), 4);
  assert.equal(sentenceAfter(3, 0, -1, 9), 2);
  assert.equal(sentenceAfter(8, 0, 1, 9), 8);
  assert.equal(sentenceAfter(0, 0, -1, 9), 0);
});

test("from a row it goes to the row's first sentence, or to the last one before it", () => {
  assert.equal(sentenceAfter(NONE, 4, 1, 9), 4);
  assert.equal(sentenceAfter(NONE, 4, -1, 9), 3);
  assert.equal(sentenceAfter(NONE, 0, -1, 9), 0);
});

test("after the last sentence there is the last sentence", () => {
  assert.equal(sentenceAfter(NONE, NONE, 1, 9), 8);
  assert.equal(sentenceAfter(NONE, NONE, -1, 9), 8);
});

test("a quotation is both sides, each a paragraph, and the citation", () => {
  assert.equal(quoted(["\u3000\u3000中。", "In. "], "Xi, “T”, 2021"), "中。\n\nIn.\n\nXi, “T”, 2021");
});

test("a side without a sentence is left out", () => {
  assert.equal(quoted(["", "In."], "T"), "In.\n\nT");
});
