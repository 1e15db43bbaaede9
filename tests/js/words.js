// What the scripts say, as the bundles have it in them: `node --import ./tests/js/words.js --test …`.

import { readFileSync } from "node:fs";

globalThis.WORDS = readFileSync(new URL("../../plugins/bitext/words/en.json", import.meta.url), "utf-8");
