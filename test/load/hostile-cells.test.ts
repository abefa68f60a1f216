import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRow } from "../../src/load/check/check-row.ts";
import { LoadRefused } from "../../src/load/load-refused.ts";
import { readConsents } from "../../src/load/read/consents.ts";
import { openDelivery } from "../../src/load/read/delivery.ts";
import type { Manifest } from "../../src/load/read/manifest.ts";
import { readManifest } from "../../src/load/read/manifest.ts";
import { tableNames } from "../../src/load/source.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { tableShapes } from "../../src/load/tables.ts";
import { tableText, temporaryFolder } from "./bundle-folder.ts";
import { hostileText } from "./hostile-text.ts";

test("no cell ends a check in anything but a fact or a reason", () => {
  fc.assert(
    fc.property(fc.constantFrom(...tableNames), fc.infiniteStream(hostileText), (table, values) => {
      const columns = [...tableShapes[table].columns, ...tableShapes[table].optionalColumns];
      const cells = Object.fromEntries(columns.map((column) => [column, values.next().value ?? ""]));
      const result = checkRow(table, { file: "f", line: 1, cells });
      expect("fact" in result || result.reason.length > 0).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("half a character keeps its row out, a whole one of two halves does not", () => {
  const checked = (name: string) =>
    checkRow("subjects", { file: "f", line: 1, cells: { id: "A", kind: "company", name } });
  expect(checked("厦\ud83d\ude00")).toMatchObject({ fact: { name: "厦😀" } });
  for (const name of ["\ud83d", "厦\ude00\ud83d"]) {
    expect(checked(name)).toMatchObject({
      column: "name",
      reason: "has half a character, expected whole ones",
    });
  }
});

test("delivery.json may be nested as deep as it likes, and names nobody by an ID number", () => {
  const folder = temporaryFolder();
  const defaults: Manifest = { sourceId: "s", deliveryId: "d", mode: "full", asOf: "2026-07-01" };
  const read = (text: string) => {
    writeFileSync(join(folder, "delivery.json"), text);
    return () => readManifest(folder, defaults);
  };
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  expect(read(`{"sourceId":${deep}}`)).toThrow("delivery.json: sourceId is a list, expected 1 to 64 letters");
  read(`{"consents":[{"field":${deep},"obtainedOn":${deep}}]}`);
  expect(() => readConsents(folder, "2026-07-01")).toThrow(
    /field is a list, expected.*obtainedOn is a list/s,
  );
  expect(read('{"deliveryId":"11010519491231002X"}')).toThrow('deliveryId is "***", expected no ID number');
  expect(read('{"deliveryId":"11010519491231002"}')()).toMatchObject({ deliveryId: "11010519491231002" });
  expect(read(`{"mode":"${"x".repeat(197)}"}`)).toThrow(`mode is "${"x".repeat(197)}", expected full`);
  expect(read(`{"mode":"${"x".repeat(199)}"}`)).toThrow(`mode is "${"x".repeat(199)}…, expected full`);
});

test("no file ends a reading in anything but rows or a refusal", async () => {
  const folder = temporaryFolder();
  const header = tableText("records", []);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, hasHeader) => {
      const head = hasHeader ? Buffer.from(header) : Buffer.alloc(0);
      writeFileSync(join(folder, "records.csv"), Buffer.concat([head, bytes]));
      try {
        const delivery = await openDelivery(folder, bundle);
        for await (const row of bundle.rows("records", delivery.files)) expect(row.line).toBeGreaterThan(1);
      } catch (error) {
        expect(error).toBeInstanceOf(LoadRefused);
      }
    }),
    { numRuns: 300 },
  );
});

test("cells survive the way through a file, whatever they hold", async () => {
  const folder = temporaryFolder();
  const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0"));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (values) => {
      const rows = values.map((value, index) => ({ recordId: `r${index}`, value }));
      writeFileSync(join(folder, "records.csv"), tableText("records", rows));
      const delivery = await openDelivery(folder, bundle);
      const read: string[] = [];
      for await (const row of bundle.rows("records", delivery.files)) read.push(row.cells["value"]!);
      expect(read).toEqual(values.map((value) => value.replace(/\r\n?/g, "\n").trim()));
    }),
    { numRuns: 100 },
  );
});
