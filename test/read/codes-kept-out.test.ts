import { describe, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { readCodesKeptOut } from "../../src/read/codes-kept-out.ts";
import type { Row } from "../load/bundle-folder.ts";
import { code, company } from "../load/bundle-folder.ts";
import { emptiedGraph, home, loadTables } from "../load/loading.ts";
import { executed } from "../api/executed.ts";

const { graph } = emptiedGraph();

const now = () => ({ asOf: "2026-06-30", knownAt: new Date().toISOString() });
const at = (regionCode: string | null = null, moment = now()) =>
  readCodesKeptOut(graph, regionCode, "COUNTY", moment);
const row = (regionCode: string, malformed: number, repeated: number, wrong = 0) => ({
  regionCode,
  malformed,
  wrong,
  repeated,
});

const good = (count: number): Row[] =>
  Array.from({ length: count }, (_, number) =>
    company(`g${number}`, { uscc: code(number), regionCode: "350203", name: `甲${number}公司` }),
  );
/** One character too few, an O, and one that names its division by its own digits alone. */
const malformed = [
  company("m1", { uscc: "91350203MA31LUJ43", regionCode: "350203" }),
  company("m2", { uscc: "91350602MA31LUJO37", regionCode: "350602" }),
  company("m3", { uscc: "91350602MA31LUJ4377", regionCode: "" }),
];
/** Two firms under one code that is their id, and one firm told twice with another address. */
const twoFirms = ["乙公司", "丙公司"].map((name) => company(code(500), { name, regionCode: "350203" }));
const oneFirm = ["一号", "二号"].map((address) =>
  company(code(501), { name: "丁公司", address, regionCode: "350203" }),
);

describe("rows kept out for their codes", () => {
  test("are counted by division: no form, and two firms under one code; not one firm that is told in two ways", async () => {
    const report = await loadTables(graph, "d1", {
      subjects: [...good(3), ...malformed, ...twoFirms, ...oneFirm],
    });
    expect(report.files[0]!.rowsQuarantined).toBe(7);
    expect(await at()).toEqual({ total: row("", 3, 2), regions: [row("350203", 1, 2), row("350602", 2, 0)] });
    expect((await at("350600")).total).toEqual(row("350600", 2, 0));
    expect((await at("330000")).total).toEqual(row("330000", 0, 0));
  });

  test("stand until the source says all it says again, each source for itself, and as known then", async () => {
    const two = { sourceId: "two" };
    await loadTables(graph, "d1", { subjects: [...good(3), malformed[0]!] });
    await loadTables(graph, "d1", { subjects: [...good(1), malformed[1]!] }, two);
    await loadTables(graph, "d2", { subjects: [malformed[2]!] }, { mode: "delta" });
    const before = now();
    expect((await at()).total).toEqual(row("", 3, 0));
    await loadTables(graph, "d3", { subjects: good(3) });
    expect(await at()).toEqual({ total: row("", 1, 0), regions: [row("350602", 1, 0)] });
    expect((await at(null, before)).total).toEqual(row("", 3, 0));
  });

  test("enter the rate beside the faults in the graph", async () => {
    const jobs = createJobs({ graph, home, clock: () => new Date() });
    const runner = createJobRunner(graph, jobs, "kept#1", () => new Date());
    await loadTables(graph, "d1", { subjects: [...good(8), malformed[0]!, malformed[2]!] });
    const context = { graph, moment: async () => now() } as unknown as ApiContext;
    const source = `{ codesKeptOut { total { nameZh malformed wrong repeated } perMille meetsTarget regionsTotal
      regions { regionCode nameZh malformed } } }`;
    const told = async () => {
      const { data, errors } = await executed({ source, contextValue: context });
      expect(errors).toBeUndefined();
      return data!["codesKeptOut"];
    };
    // Of codes that nobody counted there is no rate.
    expect(await told()).toMatchObject({ total: { malformed: 2 }, perMille: null, meetsTarget: null });
    await runner.run("code-quality", { asOf: "2026-06-30" });
    expect(await told()).toEqual({
      total: { nameZh: "全部已归集区域", malformed: 2, wrong: 0, repeated: 0 },
      // 2 of 10 codes that were stated.
      ...{ perMille: 200, meetsTarget: false, regionsTotal: 2 },
      regions: [
        { regionCode: "350200", nameZh: "厦门市", malformed: 1 },
        { regionCode: "350600", nameZh: "漳州市", malformed: 1 },
      ],
    });
  });
});
