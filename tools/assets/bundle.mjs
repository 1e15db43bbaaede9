// Bundles the styles and scripts of the package with esbuild: `node bundle.mjs` writes them into plugins/bitext/assets/built,
// `node bundle.mjs --check` writes nothing and fails where a bundle there is not the one that the sources make.
//
// The bundles are committed, so that whoever installs the package needs no Node. built/sources.json says which sources
// they were made of, by esbuild's own account: a test that needs no Node either holds it against the files.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, version } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const assets = join(root, "plugins", "bitext", "assets");

// The oldest browsers that docs/guide/html.md names: those of December 2023, the first that all know nesting and :has().
// What they know stays as it is written. \p{…} is known to each of them; esbuild asks for the newest Unicode before it believes it.
const TARGET = ["chrome120", "edge120", "firefox121", "safari17.2"];
const COMMON = {
  minify: true,
  target: TARGET,
  supported: { "regexp-unicode-property-escapes": true },
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
  absWorkingDir: root,
  outdir: "built",
  logLevel: "warning",
};

/** What the help alone says. */
const HELP = "script.keys";

// early.js is a classic script and no module: it is minified as it stands. What only a search needs is fetched with the first one,
// by a script that names its version: so it comes first.
const BUNDLES = [
  { entryPoints: [join(assets, "css", "search", "search.css")], bundle: true },
  {
    // Box, page and landing are fetched each where it is needed; what they share has a file of its own, named by what it holds.
    entryPoints: ["search", "page", "landing"].map((name) => ({
      in: join(assets, "js", "search", `${name}.js`),
      out: name === "search" ? name : `search-${name}`,
    })),
    chunkNames: "search-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    words: ["script.thousands", "search.", "type."],
  },
  // What the panel of citations does is fetched when it is first opened.
  { entryPoints: [join(assets, "js", "cite", "cite.js")], bundle: true, format: "esm" },
  { entryPoints: [join(assets, "js", "lists", "lists.js")], bundle: true, format: "esm", words: ["script.glossary.", "script.thousands"] },
  { entryPoints: [join(assets, "js", "readings", "readings.js")], bundle: true, format: "esm" },
  { entryPoints: [join(assets, "js", "help", "help.js")], bundle: true, format: "esm", words: [HELP, "script.close"] },
  { entryPoints: [join(assets, "js", "bitext.js")], bundle: true, format: "esm", words: ["script."], without: HELP },
  // What is said to those who write is asked for by the pages that have it.
  { entryPoints: [join(assets, "css", "editing", "editing.css")], bundle: true },
  { entryPoints: [join(assets, "css", "bitext.css")], bundle: true },
  { entryPoints: [join(assets, "js", "early.js")], bundle: false },
];

const english = join(root, "plugins", "bitext", "words", "en.json");

/** What scripts say in English: the texts whose names begin so. @param {string[]} begins @param {string} without … but for these */
const wordsOf = (begins, without) => {
  const all = Object.entries(JSON.parse(readFileSync(english, "utf-8")));
  const some = all.filter(([name]) => begins.some((begin) => name.startsWith(begin)) && !name.startsWith(without));
  return JSON.stringify(JSON.stringify(Object.fromEntries(some))); // a text, for esbuild makes a file of an object
};

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Bundles everything: the bytes of each bundle by its name, and the sources that went into any of them. */
async function bundled() {
  const made = new Map();
  const used = new Set();
  for (const { words = [], without = "/", ...bundle } of BUNDLES) {
    const define = { SEARCH_VERSION: JSON.stringify(digest(Buffer.concat([...made.values()])).slice(0, 8)), WORDS: wordsOf(words, without) };
    const { outputFiles, metafile } = await build({ ...COMMON, define, ...bundle });
    for (const { path, contents } of outputFiles) made.set(basename(path), Buffer.from(contents));
    for (const file of Object.keys(metafile.inputs)) used.add(file);
  }
  return { made, used };
}

/** The files of the sources, folders in folders too, from the root of the repository, as esbuild names them. */
const written = () =>
  ["css", "js"].flatMap((kind) =>
    readdirSync(join(assets, kind), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/")),
  );

const { made, used } = await bundled();
const unused = written().filter((file) => !used.has(file));
if (unused.length) {
  for (const file of unused) console.error(`${file}: expected a file that a bundle holds, found one in none; import it, or remove it`);
  process.exit(1);
}

const sources = [...used, "plugins/bitext/words/en.json", "tools/assets/bundle.mjs", "tools/assets/package-lock.json"].sort();
const record = {
  esbuild: version,
  sources: Object.fromEntries(sources.map((file) => [file, digest(readFileSync(join(root, file)))])),
  bundles: Object.fromEntries([...made].map(([name, bytes]) => [name, digest(bytes)])),
};
made.set("sources.json", Buffer.from(`${JSON.stringify(record, null, 2)}\n`));

const built = join(assets, "built");
const left = existsSync(built) ? readdirSync(built).filter((name) => !made.has(name)) : [];
if (process.argv.includes("--check")) {
  const stale = [...made].filter(([name, bytes]) => {
    const file = join(built, name);
    return !existsSync(file) || !bytes.equals(readFileSync(file));
  });
  for (const [name] of stale) console.error(`expected ${name} as its sources make it, found another or none; run make assets`);
  for (const name of left) console.error(`${name}: expected a bundle that the sources make, found one that they do not; run make assets`);
  process.exitCode = stale.length + left.length ? 1 : 0;
} else {
  mkdirSync(built, { recursive: true });
  for (const name of left) rmSync(join(built, name));
  for (const [name, bytes] of made) writeFileSync(join(built, name), bytes);
  console.log(`wrote ${made.size} files into plugins/bitext/assets/built`);
}
