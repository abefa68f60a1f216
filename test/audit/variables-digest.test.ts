import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { variablesDigestOf } from "../../src/audit/variables-digest.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";

const question = (text: string) => JSON.stringify({ text });
const ID_NUMBER = "11010519491231002X";

test("the same question has the same digest in one home, after a restart as well, and another elsewhere", () => {
  const home = temporaryFolder();
  const first = variablesDigestOf(home)(question("厦门某公司"));
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(variablesDigestOf(home)(question("厦门某公司"))).toBe(first);
  expect(variablesDigestOf(home)(question("厦门另一公司"))).not.toBe(first);
  expect(variablesDigestOf(temporaryFolder())(question("厦门某公司"))).not.toBe(first);
});

test("nobody finds a question by trying, and an ID number not even with the key", () => {
  const home = temporaryFolder();
  const digest = variablesDigestOf(home);
  const plain = createHash("sha256").update(question(ID_NUMBER)).digest("hex");
  expect(digest(question(ID_NUMBER))).not.toBe(plain);
  expect(digest(question(ID_NUMBER))).toBe(digest(question("***")));
  expect(digest(question(`${ID_NUMBER.slice(0, 14)}`))).not.toBe(digest(question("***")));
});

test("the key is the owner's alone, is whole, and a damaged one is named instead of replaced", () => {
  const home = temporaryFolder();
  variablesDigestOf(home);
  const path = join(home, "audit", "variables.key");
  expect(readFileSync(path)).toHaveLength(32);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(home, "audit"))).toEqual(["variables.key"]);
  writeFileSync(path, "short");
  expect(() => variablesDigestOf(home)).toThrow("found 5 bytes, expected 32");
  expect(existsSync(path)).toBe(true);
});
