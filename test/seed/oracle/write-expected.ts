/** Writes expected/<rule>.json and after-delisting.json: `npx tsx test/seed/oracle/write-expected.ts`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterDelisting, answersOf, seedFolder } from "./oracle.ts";
import { readWorld } from "./world.ts";

const answers = answersOf(readWorld(join(seedFolder, "region"), "2026-06-30"));
for (const [name, value] of Object.entries({ ...answers, "after-delisting": afterDelisting() })) {
  writeFileSync(join(seedFolder, "expected", `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
}
