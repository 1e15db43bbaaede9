import assert from "node:assert/strict";
import test from "node:test";

import { placeIn } from "../../plugins/bitext/assets/js/card.js";
import { faceAfter } from "../../plugins/bitext/assets/js/notes.js";

test("the faces follow one another in the order of the bar, round and round; at first notes stand in place", () => {
  assert.equal(faceAfter(undefined, true), "beside");
  assert.equal(faceAfter("beside", true), "hidden");
  assert.equal(faceAfter("hidden", true), "place");
  assert.equal(faceAfter("place", true), "beside");
});

test("where there is no room beside, that face is left out, and is in place where it is remembered", () => {
  assert.equal(faceAfter(undefined, false), "hidden");
  assert.equal(faceAfter("beside", false), "hidden");
  assert.equal(faceAfter("hidden", false), "place");
});

const ROOM = { start: 8, end: 100 };

test("a card stands after its mark where there is room, else before it", () => {
  assert.equal(placeIn(ROOM, 30, 40, 20), 40);
  assert.equal(placeIn(ROOM, 30, 90, 80), 50);
});

test("a card never leaves the window, at either end", () => {
  assert.equal(placeIn(ROOM, 30, -20, -40), 8);
  assert.equal(placeIn(ROOM, 90, 60, 40), 10);
  assert.equal(placeIn(ROOM, 200, 60, 40), 8);
});

test("a card covers none of the lines that it explains, where there is room: before its words, else behind a line", () => {
  assert.equal(placeIn({ start: 0, end: 100 }, 30, 50, 40, [{ start: 60, end: 65 }]), 10);
  assert.equal(placeIn({ start: 0, end: 100 }, 20, 20, 10, [{ start: 25, end: 30 }]), 30);
  assert.equal(placeIn({ start: 0, end: 100 }, 60, 20, 10, [{ start: 45, end: 55 }]), 20);
});
