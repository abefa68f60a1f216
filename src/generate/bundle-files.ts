import { stringify } from "csv-stringify/sync";
import { tellRegion } from "./region.ts";
import { tableColumns } from "./region-tables.ts";
import type { Row, TableName } from "./region-tables.ts";

/** Listing that the second delivery removes, and the day from which it no longer holds. */
const REPAIRED = { listingId: "LI-repaired-tomorrow-01", removedOn: "2026-07-01", removalReason: "repaired" };

function csvText(table: TableName, rows: readonly Row[]): string {
  return stringify([...rows], { header: true, columns: [...tableColumns[table]] });
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every generated file, path below seed/ → text: both deliveries and what the stories claim. */
export function bundleFiles(): ReadonlyMap<string, string> {
  const { tables, claims } = tellRegion();
  const files = new Map<string, string>();
  const manifest = { sourceId: "seed", deliveryId: "seed-2026-06-30", mode: "full", asOf: "2026-06-30" };
  files.set("region/delivery.json", jsonText(manifest));
  for (const table of Object.keys(tableColumns) as TableName[]) {
    files.set(`region/${table}.csv`, csvText(table, tables[table]));
  }
  const repaired = tables.listings.find((row) => row["listingId"] === REPAIRED.listingId);
  if (!repaired) throw new RangeError(`listing ${REPAIRED.listingId}: expected a story that tells it`);
  const next = { sourceId: "seed", deliveryId: "seed-2026-07-01", mode: "delta", asOf: "2026-07-01" };
  files.set("region-delisted/delivery.json", jsonText(next));
  files.set("region-delisted/listings.csv", csvText("listings", [{ ...repaired, ...REPAIRED }]));
  files.set("expected/stories.json", jsonText(claims));
  return files;
}
