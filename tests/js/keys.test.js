import assert from "node:assert/strict";
import test from "node:test";

import { isOurs, rowAfter } from "../../plugins/bitext/assets/js/keys.js";

const press = (key, more = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...more });

test("j, k, v, /, s and ? are ours", () => {
  for (const key of ["j", "k", "v", "/", "s", "?"]) assert.equal(isOurs(press(key)), true, key);
});

test("Material's keys, capitals and the names of other keys are not", () => {
  for (const key of ["n", ".", "p", ",", "f", "J", "Enter", "toString"]) assert.equal(isOurs(press(key)), false, key);
});

test("no key is ours with a modifier", () => {
  for (const flag of ["ctrlKey", "altKey", "metaKey"]) assert.equal(isOurs(press("j", { [flag]: true })), false, flag);
});

const LANDING = 94;

test("a step goes from the row in focus, and not beyond the ends", () => {
  const tops = [0, 100, 200];
  assert.equal(rowAfter(tops, 1, LANDING, 1), 2);
  assert.equal(rowAfter(tops, 2, LANDING, 1), 2);
  assert.equal(rowAfter(tops, 0, LANDING, -1), 0);
});

test("at the top of the page j leads to the first row", () => {
  assert.equal(rowAfter([600, 700], -1, LANDING, 1), 0);
});

test("from a row that an address led to, j and k lead to its neighbours", () => {
  const tops = [-100, LANDING, 400];
  assert.equal(rowAfter(tops, -1, LANDING, 1), 2);
  assert.equal(rowAfter(tops, -1, LANDING, -1), 0);
});

test("in the middle of a row j leads to the next one, k to the beginning of this", () => {
  const tops = [-900, -300, 400];
  assert.equal(rowAfter(tops, -1, LANDING, 1), 2);
  assert.equal(rowAfter(tops, -1, LANDING, -1), 1);
});

test("after the last row there is the last row", () => {
  assert.equal(rowAfter([-900, -300], -1, LANDING, 1), 1);
});
