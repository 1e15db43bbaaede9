import assert from "node:assert/strict";
import test from "node:test";

import { orderOf } from "../../plugins/bitext/assets/js/lists/texts.js";

test("texts go by the alphabet without regard to capitals, numbers by size, dates by day", () => {
  assert.deepEqual(orderOf(["b", "A", "c"], false), [1, 0, 2]);
  assert.deepEqual(orderOf(["Part 10", "Part 9"], false), [1, 0]);
  assert.deepEqual(orderOf(["2021-12-12", "2021-10-18", "2021"], false), [2, 1, 0]);
});

test("equal keys keep their order, both ways", () => {
  assert.deepEqual(orderOf(["b", "a", "b", "a"], false), [1, 3, 0, 2]);
  assert.deepEqual(orderOf(["b", "a", "b", "a"], true), [0, 2, 1, 3]);
});

test("rows without a key stand last, both ways", () => {
  assert.deepEqual(orderOf(["", "b", "a"], false), [2, 1, 0]);
  assert.deepEqual(orderOf(["", "b", "a"], true), [1, 2, 0]);
});
