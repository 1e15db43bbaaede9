import assert from "node:assert/strict";
import test from "node:test";

import { fits, plain } from "../../plugins/bitext/assets/js/lists/glossary.js";

const TERM = [plain("网络强国 wǎngluò qiángguó cyber superpower; café"), "wangluoqiangguo"];

test("a term is found by its headword, its reading and its renderings", () => {
  for (const typed of ["", "强国", "wǎngluò", "WANGLUO Q", "wangluoqiang", "wang luo qiang", "luo'qiang", "Super", " cafe "])
    assert.ok(fits(TERM, plain(typed)), typed);
});

test("and by nothing else", () => {
  for (const typed of ["強國", "network", "wangqiang", "rsuper"]) assert.ok(!fits(TERM, plain(typed)), typed);
});
