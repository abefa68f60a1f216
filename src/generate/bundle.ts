import { stringify } from "csv-stringify/sync";
import { copiedRegion } from "./planted/copies.ts";
import { AS_OF } from "./province/days.ts";
import type { LineSink } from "./province/ledger.ts";
import { planProvince } from "./province/plan.ts";
import type { Plan } from "./province/plan.ts";
import { tellProvince } from "./province/province.ts";
import type { Telling } from "./province/province.ts";
import type { CrowdPlace } from "./province/great-hubs.ts";
import type { Claim } from "./region-book.ts";
import { tellRegion } from "./region.ts";
import { tableColumns } from "./region-tables.ts";
import type { TableName } from "./region-tables.ts";

/** Names of the tables. */
export const tableNames = Object.keys(tableColumns) as TableName[];

/** What was told: rows by table without their headers, and how many claims the stories make. */
export interface ToldBundle {
  readonly plan: Plan;
  readonly rows: Record<TableName, number>;
  readonly claims: readonly Claim[];
  /** Some places beside the great hubs; empty without the crowd. */
  readonly besideHubs: readonly CrowdPlace[];
}

/**
 * Tells a whole bundle, line by line: headers, the planted stories, then the background. Equal `companies` and
 * `seed` give equal lines. Throws a RangeError for a number of companies that cannot be told.
 */
export function tellBundle(
  companies: number,
  seed: number,
  sink: LineSink,
  telling: Telling = {},
): ToldBundle {
  const region = tellRegion();
  const kinds = region.tables.subjects.map((row) => row["kind"]);
  const plan = planProvince(companies, seed, {
    companies: kinds.filter((kind) => kind === "company").length,
    businesses: kinds.filter((kind) => kind === "individualBusiness").length,
  });
  for (const table of tableNames) sink(table, tableColumns[table].join(","));
  const claims: Claim[] = [];
  const rows = Object.fromEntries(tableNames.map((table) => [table, 0])) as Record<TableName, number>;
  for (let copy = 1; copy <= plan.copies; copy += 1) {
    const copied = copiedRegion(region, copy);
    claims.push(...copied.claims);
    for (const table of tableNames) {
      const columns = [...tableColumns[table]];
      for (const row of copied.tables[table]) sink(table, stringify([row], { columns, eof: false }));
      rows[table] += copied.tables[table].length;
    }
  }
  const { ledger, besideHubs } = tellProvince(plan, sink, telling);
  for (const table of tableNames) rows[table] += ledger.counts[table];
  return { plan, rows, claims, besideHubs };
}

/** The manifest beside the tables: one full delivery of a source of its own. */
export function manifestOf({ companies, seed }: Plan): Readonly<Record<string, string>> {
  return { sourceId: "province", deliveryId: `province-${companies}-${seed}`, mode: "full", asOf: AS_OF };
}
