import assert from "node:assert/strict";
import test from "node:test";

import { today } from "../../plugins/bitext/assets/js/cite/cite.js";

test("the day on which a page was seen is written as each manual wants it, whatever the reader speaks", () => {
  assert.equal(today("long", new Date(2026, 10, 29)), "November 29, 2026");
  assert.equal(today("short", new Date(2026, 10, 9)), "9 Nov. 2026");
  assert.equal(today("short", new Date(2026, 8, 1)), "1 Sept. 2026");
  assert.equal(today("short", new Date(2026, 5, 1)), "1 June 2026");
  assert.equal(today("iso", new Date(2026, 0, 2)), "2026-01-02");
});
