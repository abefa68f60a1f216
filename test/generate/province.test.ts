import { expect, test } from "vitest";
import { tableColumns } from "../../src/generate/region-tables.ts";
import type { TableName } from "../../src/generate/region-tables.ts";
import { planProvince } from "../../src/generate/province/plan.ts";
import { checkRow } from "../../src/load/check/check-row.ts";
import { usccStatus } from "../../src/model/uscc.ts";
import { isPlanted, provinceOf, subjectColumns, tellAll } from "./told.ts";

const tables = Object.keys(tableColumns) as TableName[];

test("the same numbers give the same lines", () => {
  expect(tellAll(2_000, 7).digest).toBe(tellAll(2_000, 7).digest);
});

test("another seed gives other parties, told as often", () => {
  const [one, other] = [provinceOf(2_000, 1), provinceOf(2_000, 2)];
  expect(other.digest).not.toBe(one.digest);
  const background = (told: typeof one) =>
    new Set(told.tables.subjects.map((row) => row["id"]!).filter((id) => /^9/.test(id) && !isPlanted(id)));
  const ids = background(one);
  expect([...background(other)].filter((id) => ids.has(id)).length).toBeLessThan(ids.size / 100);
  expect(other.bundle.claims).toEqual(one.bundle.claims);
});

test("companies and shops are as many as asked, stories counted in", () => {
  for (const companies of [1_000, 2_000, 20_000]) {
    const kinds = provinceOf(companies).tables.subjects.map((row) => row["kind"]);
    expect(kinds.filter((kind) => kind === "company").length, `${companies}`).toBe(companies);
    expect(kinds.filter((kind) => kind === "individualBusiness").length).toBe(1.88 * companies);
  }
});

test("the account says how many rows there are", () => {
  const { bundle, tables: rows } = provinceOf(2_000);
  for (const table of tables) expect(bundle.rows[table], table).toBe(rows[table].length);
});

test("every subject and every statement has an id of its own", () => {
  const { tables: rows } = provinceOf(20_000);
  for (const table of tables) {
    const keys = new Set(rows[table].map((row) => row[tableColumns[table][0]]));
    expect(keys.size, table).toBe(rows[table].length);
  }
});

test("every id referred to is a subject's", () => {
  const { tables: rows } = provinceOf(20_000);
  const ids = new Set(rows.subjects.map((row) => row["id"]));
  for (const table of tables) {
    const columns = tableColumns[table].filter((column) => subjectColumns.test(column));
    const lost = rows[table].filter((row) => columns.some((column) => !ids.has(row[column])));
    expect(lost, table).toEqual([]);
  }
});

test("every background code is valid and is the id", () => {
  const coded = provinceOf(2_000).tables.subjects.filter((row) => row["uscc"] !== "");
  const wrong = coded.filter((row) => usccStatus(row["uscc"]!) !== "valid" || row["uscc"] !== row["id"]);
  expect(wrong.every((row) => isPlanted(row["id"]!))).toBe(true);
  expect(wrong.length).toBe(1);
});

test("no row is one for quarantine", () => {
  const { tables: rows } = provinceOf(2_000);
  for (const table of tables) {
    for (const [at, cells] of rows[table].entries()) {
      const checked = checkRow(table, { file: `${table}.csv`, line: at + 2, cells });
      expect("fact" in checked, `${table} ${Object.values(cells).join(",")}`).toBe(true);
    }
  }
});

test("nothing begins or ends after the province's own date, nor before its company is registered", () => {
  const { tables: rows } = provinceOf(2_000);
  const registeredOn = new Map(rows.subjects.map((row) => [row["id"], row["registeredOn"]!]));
  for (const row of [...rows.shareholdings, ...rows.positions]) {
    const company = row["companyId"] ?? row["organisationId"];
    expect(row["validFrom"]! >= registeredOn.get(company)!, Object.values(row).join(",")).toBe(true);
    expect(row["validFrom"]! <= "2026-06-30" && row["validTo"]! <= "2026-06-30").toBe(true);
  }
});

test("both ends of what can be asked for, and what lies outside", () => {
  const planted = { companies: 334, businesses: 40 };
  expect(planProvince(1_000, 1, planted).copies).toBe(1);
  expect(planProvince(20_000_000, 1, planted).copies).toBe(50);
  for (const companies of [999, 20_000_001, 1_000.5, Number.NaN]) {
    expect(() => planProvince(companies, 1, planted)).toThrow(RangeError);
  }
  expect(() => planProvince(1_000, 1, { companies: 901, businesses: 0 })).toThrow(/stories alone/);
  expect(planProvince(1_000, 1, { companies: 900, businesses: 0 }).background).toBe(100);
});

test("a copy for every 20,000 companies", () => {
  const planted = { companies: 334, businesses: 40 };
  const copies = [39_999, 40_000, 999_999, 1_000_000, 2_000_000].map(
    (n) => planProvince(n, 1, planted).copies,
  );
  expect(copies).toEqual([1, 2, 49, 50, 50]);
});
