import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import readXlsxFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import { bundle } from "../../../src/load/sources/bundle.ts";
import { company, tableText, temporaryFolder } from "../bundle-folder.ts";
import { read } from "./read-workbook.ts";

describe("against other programs", () => {
  test("a bundle written by another library says what its CSV says", async () => {
    const subjects = [
      company("a", { name: "甲 <&> 乙", uscc: "91350100M000100Y43" }),
      company("b", { phone: "0592-1" }),
    ];
    const text = tableText("subjects", subjects);
    const table = text
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const [asXlsx, asCsv] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(asCsv, "subjects.csv"), text);
    const cells = table.map((row) => row.map((value) => ({ type: String, value })));
    await writeXlsxFile(cells).toFile(join(asXlsx, "subjects.xlsx"));
    const rowsOf = async (folder: string) => {
      const rows = [];
      for await (const { line, cells: own } of (await openDelivery(folder, bundle)).files.rowsOf(
        "subjects",
      )) {
        rows.push({ line, own });
      }
      return rows;
    };
    expect(await rowsOf(asXlsx)).toEqual(await rowsOf(asCsv));
    await openDelivery(asXlsx, bundle).then(({ sha256s }) => expect(sha256s).toHaveLength(1));
  });

  test("texts and numbers are those that another reader finds", async () => {
    const value = fc.oneof(
      fc
        .string({ unit: "grapheme" })
        .filter((text) => text.trim() !== "" && !/[\u0000-\u001f\ufffe\uffff]|_x/.test(text))
        // The writing library loses texts that every object has as a property.
        .filter((text) => !(text in {})),
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }), async (rows) => {
        const cells = [["a", "b"], ...rows].map((row) =>
          row.map((one) =>
            typeof one === "number" ? { type: Number, value: one } : { type: String, value: one },
          ),
        );
        const path = join(temporaryFolder(), "t.xlsx");
        await writeXlsxFile(cells as never).toFile(path);
        const [{ data }] = (await readXlsxFile(path, { trim: false })) as unknown as [{ data: unknown[][] }];
        const theirs = data.slice(1).map((row) => row.map((one) => String(one).trim()));
        const ours = (await read(readFileSync(path))).rows.map(({ cells: own }) => [own["a"], own["b"]]);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 40 },
    );
  });
});
