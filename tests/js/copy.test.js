import assert from "node:assert/strict";
import test from "node:test";

import { blocksOf, htmlOf, sideOf, textOf } from "../../plugins/bitext/assets/js/copy.js";

const SOURCE = "bitext-source";
const TRANSLATION = "bitext-translation";

/** The runs of a list of [block, side, text]. */
const runs = (...pieces) => pieces.map(([block, side, text]) => ({ block, side, text, lang: "en" }));

test("two ends on one side: that side, whatever lies between", () => {
  assert.equal(sideOf(runs([1, SOURCE, "中"], [2, TRANSLATION, "In"], [3, SOURCE, "文"])), SOURCE);
});

test("two ends on different sides: neither", () => {
  assert.equal(sideOf(runs([1, SOURCE, "中"], [2, TRANSLATION, "In"])), undefined);
});

test("an end beside the texts: neither", () => {
  assert.equal(sideOf(runs([1, SOURCE, "中"], [2, undefined, "Note"])), undefined);
  assert.equal(sideOf([]), undefined);
});

test("a whole paragraph's selection goes on to the next one, of which nothing is selected", () => {
  assert.equal(sideOf(runs([1, SOURCE, "中"], [0, undefined, "\n"], [2, TRANSLATION, ""])), SOURCE);
});

test("an ideographic space is text and an end", () => {
  assert.equal(sideOf(runs([1, SOURCE, "\u3000"], [2, TRANSLATION, "In"])), undefined);
});

test("the runs of a block stay together, the other side is left out, empty blocks too", () => {
  const blocks = blocksOf(
    runs([1, TRANSLATION, "In "], [1, TRANSLATION, "Qiushi"], [2, SOURCE, "中"], [3, TRANSLATION, "\n"], [4, TRANSLATION, "b"]),
    TRANSLATION,
  );
  assert.deepEqual(blocks.map(textOf), ["In Qiushi", "b"]);
});

test("white space at the ends of a block is layout, ideographic and no-break spaces are text", () => {
  assert.equal(textOf(runs([1, SOURCE, "  "], [1, SOURCE, "\u3000近年来 "])), "\u3000近年来");
  assert.equal(textOf(runs([1, TRANSLATION, "a b\u00a0"])), "a b\u00a0");
});

test("the HTML of a block is a paragraph in its language, its text escaped", () => {
  assert.equal(htmlOf(runs([1, TRANSLATION, "a < b & <img onerror=x>"])), '<p lang="en">a &#60; b &#38; &#60;img onerror=x&#62;</p>');
});

test("a break is a line, and the line feed of layout behind it nothing", () => {
  const verse = runs([1, TRANSLATION, "a"], [1, TRANSLATION, "\0"], [1, TRANSLATION, " b"], [1, TRANSLATION, "\0"], [1, TRANSLATION, "\u3000c"]);
  assert.equal(textOf(verse), "a\nb\n\u3000c");
  assert.equal(htmlOf(verse), '<p lang="en">a<br>b<br>\u3000c</p>');
});
