import { createWriteStream, rmSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:buffer";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { jsonValuesOf } from "../../../src/load/read/json-values.ts";
import { randomOf } from "../../jobs/changing-register.ts";
import { temporaryFolder } from "../bundle-folder.ts";

const path = join(temporaryFolder(), "a.json");
const place = { name: "a.json", path, encoding: "utf-8" } as const;
async function valuesIn(text: string, charactersMax?: number): Promise<unknown[]> {
  writeFileSync(path, text);
  const values: unknown[] = [];
  for await (const { line, text: value } of jsonValuesOf(place, charactersMax)) {
    values.push(JSON.parse(value));
    expect(line).toBe(values.length);
  }
  return values;
}

describe("a list is cut into what JSON.parse makes of it", () => {
  test.each([
    "[]",
    " [ ] \n",
    "[1]",
    '[{"a":[1,{"b":"]}"}]},{"c":"\\"],["}]',
    '["\\\\","\\\\\\"",",",[","],{}]',
    "[null,true,-1.5e3,[[]],[{}]]",
  ])("%s", async (text) => {
    expect(await valuesIn(text)).toEqual(JSON.parse(text));
  });

  test("whatever stands in it, and wherever a chunk of the file ends", async () => {
    const random = randomOf(7);
    const letters = ['"', "\\", "[", "]", "{", "}", ",", "企", "𠮷", "a", "\n"];
    const word = () => Array.from({ length: random(9) }, () => letters[random(letters.length)]).join("");
    const value = (depth: number): unknown => {
      const kind = random(depth > 3 ? 2 : 4);
      if (kind < 2) return kind === 0 ? word() : random(1_000);
      const parts = Array.from({ length: random(4) }, () => value(depth + 1));
      return kind === 2 ? parts : Object.fromEntries(parts.map((part) => [word(), part]));
    };
    // A chunk of a file is 64 KiB: the list is many of them.
    const list = Array.from({ length: 20_000 }, () => value(0));
    const text = JSON.stringify(list, null, random(2));
    expect(text.length).toBeGreaterThan(5 * 65_536);
    expect(await valuesIn(text)).toEqual(list);
  });
});

test("one value a line is the same", async () => {
  expect(await valuesIn('{"a":1}\n{"b":"["}\n')).toEqual([{ a: 1 }, { b: "[" }]);
});

test.each([
  ['[{"a":1}', /ends in the middle/],
  ['[{"a":"', /ends in the middle/],
  ['[{"a":1}]x', /behind the end/],
  ['[{"a":1}] [2]', /behind the end/],
])("%s is refused", async (text, reason) => {
  await expect(valuesIn(text)).rejects.toThrow(reason);
});

test.each(["[1,]", "[,1]", "[1,,2]", "[{]"])("%s is no JSON, as JSON.parse says", async (text) => {
  await expect(valuesIn(text)).rejects.toThrow();
});

test("a value at the bound is read, one beyond is refused by its number", async () => {
  const value = (length: number) => `[1,"${"x".repeat(length - 2)}"`;
  expect(await valuesIn(`${value(200_000)}]`, 200_000)).toHaveLength(2);
  await expect(valuesIn(`${value(200_001)}]`, 200_000)).rejects.toThrow(
    /a\.json: statement 2 has more than 200000 characters; expected one JSON list/,
  );
});

test("a list of more characters than one text can hold is read", { timeout: 240_000 }, async () => {
  const one = JSON.stringify({ filler: "x".repeat(1_048_500) });
  const count = Math.ceil(constants.MAX_STRING_LENGTH / one.length) + 1;
  const stream = createWriteStream(path);
  for (let number = 0; number < count; number += 1) {
    if (!stream.write((number === 0 ? "[" : ",") + one)) await once(stream, "drain");
  }
  stream.end("]");
  await once(stream, "close");
  expect(statSync(path).size).toBeGreaterThan(constants.MAX_STRING_LENGTH);
  let values = 0;
  for await (const { text } of jsonValuesOf(place)) values += text.length === one.length ? 1 : 0;
  rmSync(path);
  expect(values).toBe(count);
});
