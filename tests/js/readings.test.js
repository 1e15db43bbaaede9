// Which part of a text has which reading.

import assert from "node:assert/strict";
import test from "node:test";

import { parted } from "../../plugins/bitext/assets/js/readings/readings.js";

test("each character takes the next reading, and what has none stays together", () => {
  const readings = [["数", "shù"], ["字", "zì"], ["国", "guó"]];
  assert.deepEqual(parted("数字, 5G 国", readings), [["数", "shù"], ["字", "zì"], [", 5G ", ""], ["国", "guó"]]);
  assert.equal(readings.length, 0);
});

test("a character that is not the next one takes none", () => {
  const readings = [["国", "guó"]];
  assert.deepEqual(parted("数字", readings), [["数字", ""]]);
  assert.equal(readings.length, 1);
});
