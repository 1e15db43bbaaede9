import assert from "node:assert/strict";
import test from "node:test";

import { addressWith, viewAfter } from "../../plugins/bitext/assets/js/views.js";

const HERE = "https://example.org/a/";

test("the view is added to an address, everything else kept as it is written", () => {
  assert.equal(addressWith(`${HERE}#p12`, "stacked"), `${HERE}?view=stacked#p12`);
  assert.equal(addressWith(`${HERE}?h=x%20y&flag#p12`, "stacked"), `${HERE}?h=x%20y&flag&view=stacked#p12`);
});

test("the view in an address is replaced, and stands there once", () => {
  assert.equal(addressWith(`${HERE}?view=side&h=1&view=nonsense&viewer=2`, "source"), `${HERE}?h=1&viewer=2&view=source`);
});

test("the views follow one another in the order of the bar, round and round", () => {
  assert.equal(viewAfter("side", true), "sentences");
  assert.equal(viewAfter("sentences", true), "stacked");
  assert.equal(viewAfter("stacked", true), "translation");
  assert.equal(viewAfter("translation", true), "source");
  assert.equal(viewAfter("source", true), "side");
});

test("a view that a text does not offer is left out, and is auto where it is remembered", () => {
  const views = ["side", "stacked", "translation", "source"];
  assert.equal(viewAfter("side", true, views), "stacked");
  assert.equal(viewAfter("sentences", true, views), "stacked");
  assert.equal(viewAfter("sentences", false, views), "translation");
});

test("where nothing was chosen, the next view is the one after what is shown", () => {
  assert.equal(viewAfter(null, true), "sentences");
  assert.equal(viewAfter(null, false), "translation");
});
