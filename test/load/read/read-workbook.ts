import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import type { FileShape, Source } from "../../../src/load/source.ts";
import { bundle } from "../../../src/load/sources/bundle.ts";
import { temporaryFolder } from "../bundle-folder.ts";

const shape: FileShape = {
  id: "t",
  pattern: /^t\.csv$/,
  format: "csv",
  columns: ["a", "b"],
  optionalColumns: ["c", "code"],
  textColumns: ["code"],
};
const sourceOf = (more: Partial<FileShape> = {}): Source => ({
  ...bundle,
  id: "test",
  files: [{ ...shape, ...more }],
  feeds: { records: ["t"] },
  rows: (_, files) => files.rowsOf("t"),
});

/** Rows and reports of a workbook, by the way of a delivery. */
export async function read(bytes: Uint8Array, more: Partial<FileShape> = {}) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "t.xlsx"), bytes);
  const delivery = await openDelivery(folder, sourceOf(more));
  const rows = [];
  for await (const row of delivery.files.rowsOf("t")) rows.push(row);
  return { rows, reports: delivery.reports };
}
