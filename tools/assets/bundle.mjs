// Bundles the styles and scripts of the package with esbuild: `node bundle.mjs` writes them into plugins/bitext/assets/built,
// `node bundle.mjs --check` writes nothing and fails where a bundle there is not the one that the sources make.
//
// The bundles are committed, so that whoever installs the package needs no Node. built/sources.json says which sources
// they were made of: a test that needs no Node either holds it against the files.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, version } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const assets = join(root, "plugins", "bitext", "assets");

// The oldest browsers that know all that the sources use: nesting, :has(), color-mix(). Nothing is rewritten for older ones.
const TARGET = ["chrome120", "edge120", "firefox121", "safari17.2"];
const COMMON = { minify: true, target: TARGET, charset: "utf8", legalComments: "none", write: false, logLevel: "warning" };

// early.js is a classic script and no module: it is minified as it stands.
const BUNDLES = [
  { entryPoints: [join(assets, "css", "bitext.css")], bundle: true },
  { entryPoints: [join(assets, "js", "bitext.js")], bundle: true, format: "esm" },
  { entryPoints: [join(assets, "js", "early.js")], bundle: false },
];

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The name of each file that the bundles are made of, from the root of the repository, and its digest. */
function sources() {
  const files = ["bundle.mjs", "package-lock.json"].map((name) => `tools/assets/${name}`);
  for (const kind of ["css", "js"]) {
    for (const name of readdirSync(join(assets, kind))) files.push(`plugins/bitext/assets/${kind}/${name}`);
  }
  return Object.fromEntries(files.sort().map((file) => [file, digest(readFileSync(join(root, file)))]));
}

const made = new Map();
for (const bundle of BUNDLES) {
  const { outputFiles } = await build({ ...COMMON, ...bundle, outdir: "built" });
  for (const { path, contents } of outputFiles) made.set(path.slice(path.lastIndexOf("/") + 1), Buffer.from(contents));
}
const bundles = Object.fromEntries([...made].map(([name, bytes]) => [name, digest(bytes)]));
made.set("sources.json", Buffer.from(`${JSON.stringify({ esbuild: version, sources: sources(), bundles }, null, 2)}\n`));

const built = join(assets, "built");
if (process.argv.includes("--check")) {
  const stale = [...made].filter(([name, bytes]) => !bytes.equals(readFileSync(join(built, name))));
  for (const [name] of stale) console.error(`expected ${name} as its sources make it, found another; run make assets`);
  process.exitCode = stale.length ? 1 : 0;
} else {
  mkdirSync(built, { recursive: true });
  for (const [name, bytes] of made) writeFileSync(join(built, name), bytes);
  console.log(`wrote ${made.size} files into plugins/bitext/assets/built`);
}
