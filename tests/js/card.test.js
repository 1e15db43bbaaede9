// Where a card goes along one axis.

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeIn } from "../../plugins/bitext/assets/js/card.js";

const ROOM = { start: 0, end: 100 };

test("after its words, else before them, and always in the window", () => {
  assert.equal(placeIn(ROOM, 30, 50, 40), 50);
  assert.equal(placeIn(ROOM, 30, 80, 70), 40);
  assert.equal(placeIn(ROOM, 90, 50, 40), 10);
});

test("off the lines that it explains: before its words, else behind one of the lines, else where it would be", () => {
  assert.equal(placeIn(ROOM, 30, 50, 40, [{ start: 60, end: 65 }]), 10);
  assert.equal(placeIn(ROOM, 20, 20, 10, [{ start: 25, end: 30 }]), 30);
  assert.equal(placeIn(ROOM, 60, 20, 10, [{ start: 45, end: 55 }]), 20);
});
