import { expect, test } from "vitest";
import { tellBundle } from "../../src/generate/bundle.ts";
import type { CrowdOfHubs } from "../../src/generate/province/great-hubs.ts";
import { greatHubSizes } from "../../src/generate/province/great-hubs.ts";
import { tableColumns } from "../../src/generate/region-tables.ts";
import type { TableName } from "../../src/generate/region-tables.ts";

/** Lines of a province of 1,000 companies by table, and what the teller says of it. */
function told(crowd?: CrowdOfHubs) {
  const kept = new Map<TableName, string[]>(Object.keys(tableColumns).map((name) => [name as TableName, []]));
  const bundle = tellBundle(1_000, 1, (table, line) => void kept.get(table)!.push(line), { crowd });
  return { kept, bundle };
}

const [plain, apart, gathered] = [told(), told("apart"), told("gathered")];

/** How often the value met most often stands in a column. */
function most(one: typeof plain, table: TableName, column: string): number {
  const at = (tableColumns[table] as readonly string[]).indexOf(column);
  const counts = new Map<string, number>();
  for (const line of one.kept.get(table)!.slice(1)) {
    const value = line.split(",")[at]!;
    if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}

test("the crowd comes after the province, which stays as it is", () => {
  for (const [table, lines] of plain.kept) {
    for (const one of [apart, gathered]) expect(one.kept.get(table)!.slice(0, lines.length)).toEqual(lines);
  }
});

test("gathered and apart are the same subjects and as many statements: only whom they name differs", () => {
  expect(gathered.bundle.rows).toEqual(apart.bundle.rows);
  const ids = (one: typeof plain) => one.kept.get("subjects")!.map((line) => line.split(",")[0]);
  expect(ids(gathered)).toEqual(ids(apart));
  for (const table of ["listings", "penalties", "records"] as const) {
    expect(gathered.kept.get(table)).toEqual(apart.kept.get(table));
  }
  expect(gathered.bundle.besideHubs).toEqual(apart.bundle.besideHubs);
  expect(gathered.bundle.besideHubs.length).toBeGreaterThanOrEqual(25);
});

test("gathered, the hubs are as great as a province's; apart there are none", () => {
  const { firms, offices, subsidiaries, fundHolders, fundStakes, guarantees } = greatHubSizes;
  const sizes = (one: typeof plain) => ({
    address: most(one, "subjects", "address"),
    phone: most(one, "subjects", "phone"),
    offices: most(one, "positions", "personId"),
    holders: most(one, "shareholdings", "companyId"),
    stakes: most(one, "shareholdings", "holderId"),
    guarantees: most(one, "links", "fromId"),
  });
  expect(sizes(gathered)).toEqual({
    ...{ address: firms, phone: firms, offices, holders: fundHolders },
    ...{ stakes: Math.max(subsidiaries, fundStakes), guarantees },
  });
  for (const size of Object.values(sizes(apart))) expect(size).toBeLessThan(100);
});
