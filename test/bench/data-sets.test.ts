import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasData } from "../oracles/snapshot-files.ts";
import { dataFolders, dataSets } from "./data-sets.ts";

test.skipIf(!hasData(""))("every folder of the shared data is read, or said not to be", () => {
  expect(dataSets.map(({ name }) => name).sort()).toEqual(dataFolders().sort());
});

test("the README tells each of them", () => {
  const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8");
  for (const { name } of dataSets) expect(readme, name).toMatch(new RegExp(`^\\| ${name}(,[^|]*)? \\|`, "m"));
});
