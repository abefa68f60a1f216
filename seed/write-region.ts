/** Writes the seed region and its stories' claims: `npx tsx seed/write-region.ts`. Same bytes every time. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleFiles } from "../src/generate/bundle-files.ts";

for (const [path, text] of bundleFiles()) {
  const file = join(import.meta.dirname, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
