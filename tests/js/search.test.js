import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { joined, shown } from "../../plugins/bitext/assets/js/search/excerpts.js";
import { until } from "../../plugins/bitext/assets/js/search/files.js";
import { fold, foldsOf, origins } from "../../plugins/bitext/assets/js/search/folding.js";
import { hashed, needed, runs } from "../../plugins/bitext/assets/js/search/grams.js";
import { both, either, numbers, unitsOf } from "../../plugins/bitext/assets/js/search/postings.js";
import { loud, parse, wordsOf } from "../../plugins/bitext/assets/js/search/query.js";
import { stem } from "../../plugins/bitext/assets/js/search/stemming.js";
import { keyOf } from "../../plugins/bitext/assets/js/search/terms.js";

const golden = JSON.parse(readFileSync(new URL("../cases/search/golden.json", import.meta.url), "utf8"));
const folds = foldsOf(golden.folds);

/** By code point, as Python sorts. */
const byCodePoint = (values) => [...new Set(values)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

test("a text is folded, cut and looked up as the index has it", () => {
  for (const { text, folded, grams, words, key } of golden.texts) {
    assert.equal(fold(text, folds), folded, text);
    const found = runs(folded);
    const letters = found.filter(({ kind }) => kind === "letters").map(({ text }) => [...text]);
    const singles = [...letters.flat(), ...found.filter(({ kind }) => kind === "sign").map(({ text }) => text)];
    const pairs = letters.flatMap((run) => run.slice(1).map((letter, i) => run[i] + letter));
    assert.deepEqual(byCodePoint([...singles, ...pairs]), grams, text);
    assert.deepEqual(byCodePoint(found.filter(({ kind }) => kind === "word").map(({ text }) => text)), words, text);
    assert.equal(keyOf(folded), key, text);
  }
});

test("the words of a query are those by which terms are looked up", () => {
  for (const { folded, clauses } of golden.texts) {
    if (!runs(folded).some(({ kind }) => kind === "letters")) assert.deepEqual(wordsOf(folded), clauses, folded);
  }
});

test("stems, hashes and postings are those of the index", () => {
  for (const [word, wanted] of Object.entries(golden.stems)) assert.equal(stem(word), wanted, word);
  for (const [gram, wanted] of Object.entries(golden.hashes)) assert.equal(hashed(gram), wanted, gram);
  for (const [value, text] of Object.entries(golden.numbers)) assert.deepEqual(numbers(text), [Number(value)]);
  const bases = Array.from({ length: 600 }, (_, document) => document * 10_000);
  for (const { first, found, text } of golden.postings) {
    const units = found.flatMap(([document, [...units]]) => units.map((unit) => document * 10_000 + unit));
    assert.deepEqual([...unitsOf(text, bases, first)], units);
  }
});

test("what is folded to more or to fewer characters leads back to the whole of it", () => {
  const text = "a\ufb01x e\u0301! 葛\u{e0100}城 \u{20bb7}";
  const folded = fold(text, null);
  const { starts, ends } = origins(text, null);
  const marked = (part) => text.slice(starts[folded.indexOf(part)], ends[folded.indexOf(part) + part.length - 1]);
  assert.equal(marked("fi"), "\ufb01");
  assert.equal(marked("i"), "\ufb01");
  assert.equal(marked("e"), "e\u0301");
  assert.equal(marked("葛"), "葛\u{e0100}");
  assert.equal(marked("\u{20bb7}"), "\u{20bb7}");
});

const kinds = (text) => parse(text).clauses.map(({ kind, not, exact, text }) => [kind, not, exact, text]);

test("a query is cut at white space, outside quotation marks", () => {
  assert.deepEqual(kinds('digital 数字\u3000"bull by the horns" “牛鼻子” -war -"the war" -数 展，互 high-quality'), [
    ["words", false, false, "digital"],
    ["substring", false, false, "数字"],
    ["phrase", false, true, "bull by the horns"],
    ["substring", false, true, "牛鼻子"],
    ["words", true, false, "war"],
    ["phrase", true, true, "the war"],
    ["substring", true, false, "数"],
    ["substring", false, false, "展，互"],
    ["phrase", false, false, "high-quality"],
  ]);
});

test("quotation marks count at the begin and the end of a word alone, a hyphen at the begin alone", () => {
  assert.deepEqual(kinds('"open'), [["words", false, false, '"open']]);
  assert.deepEqual(kinds('say"no"more'), [["phrase", false, false, 'say"no"more']]);
  assert.deepEqual(kinds("a - b"), [["words", false, false, "a"], ["substring", false, false, "-"], ["words", false, false, "b"]]);
  assert.deepEqual(kinds("state-owned"), [["phrase", false, false, "state-owned"]]);
});

test("what is not looked for is said", () => {
  assert.match(parse("-war").said, /Add a word/);
  assert.match(parse("x".repeat(100_000)).said, /first 200 characters/);
  assert.match(parse('word "\u00ad\u00ad"').said, /left out/);
  assert.equal(parse("战 war").said, "");
  assert.deepEqual(parse("  "), { text: "", clauses: [], said: "" });
});

test("hostile queries are cut to a size that costs little", () => {
  assert.ok(parse("a ".repeat(100_000)).clauses.length <= 100);
  assert.ok(parse('"'.repeat(100_000)).clauses.length <= 100);
  assert.equal(parse("\ud800数\udc00字").text, "数字");
  assert.ok(parse("\u{20bb7}".repeat(500)).text.isWellFormed());
});

test("the grams of a substring hold all its letters, and words between them", () => {
  assert.deepEqual(needed("数字经济").grams, ["数字", "经济", "字经"]);
  assert.deepEqual(needed("展,互联网"), { grams: ["互联", "联网", "展", ","], words: [] });
  assert.deepEqual(needed("在5g网络"), { grams: ["网络", "在"], words: ["5g"] });
  assert.deepEqual(needed("5g网络").words, []);
});

test("lists of units are joined and cut", () => {
  const of = (...units) => Uint32Array.from(units);
  assert.deepEqual(both(of(1, 3, 5), of(3, 4, 5)), of(3, 5));
  assert.deepEqual(both(of(1, 3, 5), of(3), false), of(1, 5));
  assert.deepEqual(either([of(1, 5), of(), of(3, 5)]), of(1, 3, 5));
  assert.deepEqual(either([]), of());
});

test("marks that touch are one", () => {
  assert.deepEqual(joined([[5, 6], [0, 2], [2, 3], [1, 2]]), [[0, 3], [5, 6]]);
});

test("of a pair with sentence pairs, that is shown in which most of the query stands", () => {
  const texts = ["一句。二句。\n三句。", "One. Two two.\nThree."];
  const sentences = [["4.1", 3, 4], ["4.2", 6, 13], ["4.3", 10, 20]];
  const { sides, sentence } = shown(texts, sentences, [[[[0, 1], [3, 4]], []], [[], [[5, 8]]]], [[], []]);
  assert.equal(sentence, "4.2");
  assert.deepEqual(sides, [
    { text: "二句。", marks: [[0, 1]], cutBefore: true, cutBehind: true },
    { text: "Two two.", marks: [[0, 3]], cutBefore: true, cutBehind: true },
  ]);
});

test("of sentence pairs with as many words of the query, that with the rarest is shown first, and a window for each other word", () => {
  const texts = ["一句一。中间的话。\n二句，很长。", "One, one. Between them. Two, very long."];
  const sentences = [["4.1", 4, 9], ["4.2", 9, 23], ["4.3", 16, 39]];
  const one = [[[0, 1], [2, 3]], []];
  const { sides, sentence } = shown(texts, sentences, [one, [[], [[24, 27]]]], [[], []]);
  assert.equal(sentence, "4.3");
  assert.equal(sides[0].text, "一句一。 … 二句，很长。");
  assert.equal(sides[1].text, "One, one. … Two, very long.");
  assert.deepEqual(sides[0].marks.map((mark) => sides[0].text.slice(...mark)), ["一", "一"]);
  assert.deepEqual(sides[1].marks.map((mark) => sides[1].text.slice(...mark)), ["Two"]);
});

test("words of a query that stand far apart have a window each, near the rarest", () => {
  const text = `often ${"x ".repeat(200)}often rare ${"y ".repeat(200)}last ${"z ".repeat(200)}`;
  const at = (word, from = 0) => [text.indexOf(word, from), text.indexOf(word, from) + word.length];
  const clauses = [[at("often"), at("often", 9)], [at("rare")], [at("last")]].map((marks) => [marks, []]);
  const [side] = shown([text, ""], [], clauses, [[], []]).sides;
  assert.deepEqual(side.marks.map((mark) => side.text.slice(...mark)), ["often", "rare", "last"]);
  assert.match(side.text, /^x .*often rare .* y … y .*last .*z$/);
  assert.ok(side.text.length < 300);
});

test("small words are worth a mark only among themselves, or as they were typed in quotation marks", () => {
  const marked = (text) => loud(parse(text).clauses).map(({ text }) => text);
  assert.deepEqual(marked("bull by the horns"), ["bull", "horns"]);
  assert.deepEqual(marked("of the"), ["of", "the"]);
  assert.deepEqual(marked('"the" horns'), ["the", "horns"]);
});

test("else a window around the first mark is shown, and as far down on the other side", () => {
  const long = `${"前".repeat(300)}中心${"后".repeat(300)}`;
  const words = "word ".repeat(400);
  const { sides, sentence } = shown([long, words], [], [[[[300, 302]], []]], [[], []]);
  assert.equal(sentence, "");
  assert.equal(sides[0].text.slice(...sides[0].marks[0]), "中心");
  assert.ok(sides[0].text.length <= 130 && sides[0].cutBefore && sides[0].cutBehind);
  assert.match(sides[1].text, /^word.*word$/);
  assert.ok(sides[1].text.length <= 250 && sides[1].cutBefore && sides[1].cutBehind);
});

test("an excerpt cuts no character", () => {
  for (let before = 100; before < 104; before++) {
    const text = `${"x".repeat(before % 2)}${"\u{20bb7}".repeat(before)}中${"\u{20bb7}".repeat(300)}`;
    const at = text.indexOf("中");
    const { sides } = shown([text, text], [], [[[[at, at + 1]], []]], [[], []]);
    for (const side of sides) assert.ok(side.text.isWellFormed());
  }
});

test("a search that is no longer wanted ends at once, and what it waited for goes on", async () => {
  const newer = new AbortController();
  const file = Promise.resolve("file");
  const slow = new Promise((resolve) => setTimeout(resolve, 5, "slow"));
  assert.equal(await until(file, newer.signal), "file");
  const waiting = until(slow, newer.signal);
  newer.abort();
  await assert.rejects(waiting, { name: "AbortError" });
  await assert.rejects(until(file, newer.signal), { name: "AbortError" });
  assert.equal(await slow, "slow");
});
