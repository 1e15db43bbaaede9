import assert from "node:assert/strict";
import test from "node:test";

import { reportAddress } from "../../plugins/bitext/assets/js/report.js";

const PAGE = "https://example.org/texts/a/#p12";
const address = (base, texts, title = "Error in pair 12") => new URL(reportAddress(base, { page: PAGE, title, texts }));

test("the issue has a title, the pair's address and both texts, as quotations", () => {
  const { origin, pathname, searchParams } = address("https://github.com/o/r/issues/new", ["党的十八大以来", "Since the 18th"]);
  assert.equal(origin + pathname, "https://github.com/o/r/issues/new");
  assert.equal(searchParams.get("title"), "Error in pair 12");
  assert.equal(searchParams.get("body"), `${PAGE}\n\n> 党的十八大以来\n\n> Since the 18th\n\nWhat is wrong:\n\n`);
});

test("a side that is not there is left out", () => {
  const { searchParams } = address("https://github.com/o/r/issues/new", ["", "English"]);
  assert.equal(searchParams.get("body"), `${PAGE}\n\n> English\n\nWhat is wrong:\n\n`);
});

test("GitLab's fields have names of their own", () => {
  const { searchParams } = address("https://gitlab.com/o/r/-/issues/new", ["a", "b"]);
  assert.deepEqual([...searchParams.keys()], ["issue[title]", "issue[description]"]);
});

test("what the address asks already is kept", () => {
  const { searchParams } = address("https://github.com/o/r/issues/new?template=error.yml", ["a", "b"]);
  assert.deepEqual([...searchParams.keys()], ["template", "title", "body"]);
});

for (const [name, texts] of [
  ["two long texts", ["数".repeat(5000), "word ".repeat(5000)]],
  ["one long text", ["短", "word ".repeat(50_000)]],
  ["characters of two units", ["𠮷".repeat(5000), "😀".repeat(5000)]],
]) {
  test(`the address stays under 7,000 characters: ${name}`, () => {
    const { href, searchParams } = address("https://github.com/o/r/issues/new", texts);
    const body = searchParams.get("body") ?? "";
    assert.ok(href.length < 7000, String(href.length));
    assert.ok(href.length > 4000, "as much as there is room for");
    assert.match(body, /…\n\nWhat is wrong/);
    assert.doesNotMatch(body, /\ufffd/, "no half characters");
  });
}

test("a text that fits is whole though the other is cut", () => {
  const { searchParams } = address("https://github.com/o/r/issues/new", ["短".repeat(50), "word ".repeat(5000)]);
  assert.match(searchParams.get("body") ?? "", new RegExp(`> ${"短".repeat(50)}\n`));
});

test("an address that cannot be short enough ends all the same", () => {
  assert.ok(address(`https://github.com/o/r/issues/new?x=${"y".repeat(8000)}`, ["数".repeat(500), "b"]));
});
