import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import type { Row } from "../load/bundle-folder.ts";
import { freshGraph, home, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph } = freshGraph();
const clock = () => new Date();
/** The seed region's subjects as their file has them. */
const rows: Row[] = parse(readFileSync("seed/region/subjects.csv"), { columns: true });

async function ask(source: string, variableValues: Record<string, unknown> = {}) {
  const runJob = () => Promise.reject(new Error("runs nothing"));
  const audit = { record: async () => undefined };
  const discipline = disciplineOf({ graph, clock, owner: "test" });
  const parts = { graph, clock, discipline, audit, runJob, ownershipAbove: ownershipAboveOf(graph) };
  const contextValue = contextOf(parts, "test");
  const { data, errors } = await executed({ source, variableValues, contextValue });
  expect(errors).toBeUndefined();
  return data as any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

beforeAll(async () => {
  await loadTables(graph, "seed", { subjects: rows });
});

describe("figures of codes", () => {
  const figures = `organisations withCode withoutCode valid legacyExceptions wrong perMille meetsTarget`;
  const question = `{codeQuality{total{nameZh ${figures}} regions{regionCode nameZh ${figures}} regionsTotal
    lastRun{status}}}`;

  test("are empty before anybody counted, and say so", async () => {
    const { total, regions, lastRun } = (await ask(question)).codeQuality;
    expect(total).toMatchObject({
      nameZh: "全部已归集区域",
      organisations: 0,
      perMille: null,
      meetsTarget: null,
    });
    expect([regions, lastRun]).toEqual([[], null]);
  });

  test("are by region what the file of subjects says", async () => {
    const jobs = createJobs({ graph, home, clock });
    await createJobRunner(graph, jobs, "codes#2", clock).run("code-quality");
    const counted = rows.filter(
      ({ kind, status }) =>
        !["person", "arrangement", "state", "unknownParty"].includes(kind!) && status !== "dissolved",
    );
    const { total, regions, regionsTotal, lastRun } = (await ask(question)).codeQuality;
    expect(counted.length).toBeGreaterThan(100);
    for (const one of [total, ...regions]) {
      const prefix = (one.regionCode ?? "").slice(0, 4);
      const within = counted.filter(({ regionCode }) => regionCode!.startsWith(prefix));
      expect(one.organisations, prefix).toBe(within.length);
      expect(one.withCode, prefix).toBe(within.filter(({ uscc }) => uscc !== "").length);
      expect(one.withoutCode).toBe(one.organisations - one.withCode);
      expect(one.valid + one.legacyExceptions + one.wrong).toBe(one.withCode);
      expect(one.meetsTarget).toBe(one.perMille === null ? null : one.perMille <= 1);
    }
    expect([regions.length, lastRun.status]).toEqual([regionsTotal, "done"]);
  });
});

test("a code is found as it is typed elsewhere: full width, in groups, in small letters", async () => {
  const { id, uscc } = rows.find((row) => row["uscc"] !== "" && row["uscc"] !== row["id"])!;
  const wide = [...uscc!].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join("");
  const grouped = uscc!.toLowerCase().replace(/(.{4})/g, "$1 ");
  const { batchCheck } = await ask(`query($keys:[String!]!){batchCheck(keys:$keys){subject{id}}}`, {
    keys: [wide, grouped, uscc],
  });
  expect(batchCheck.map((line: { subject: unknown }) => line.subject)).toEqual([{ id }, { id }, { id }]);
  const { search } = await ask(`query($text:String!){search(text:$text){edges{node{id}}}}`, { text: wide });
  expect(search.edges).toEqual([{ node: { id } }]);
});
