import { afterEach, expect, test } from "vitest";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { builtInPeriodRules } from "../../src/model/period-rules.ts";
import { readPenalties } from "../../src/read/credit-file.ts";
import type { Row } from "../load/bundle-folder.ts";
import { company, listing } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";
import { momentsOf } from "./whole-answer.ts";

const { graph, driver } = emptiedGraph();
const moment = momentsOf("period-days");
afterEach(() => enactLaw());

const penalty = (recordId: string, subjectId: string, more: Row = {}): Row => ({
  ...{ recordId, subjectId, penaltyType: "fine", authority: "某市应急管理局", decidedOn: "2024-01-10" },
  ...more,
});
/** Days as the graph holds them: end of use, and from when it is to be deleted. */
async function ends(): Promise<Record<string, string>> {
  const rows = await asked(
    driver,
    `MATCH (f:Listing|Penalty) WHERE f.supersededAt > localdatetime('9000-01-01T00:00')
     RETURN f.statementId AS id, toString(f.inUseUntil) + ' ' + coalesce(toString(f.toDeleteFrom), '-') AS days`,
  );
  return Object.fromEntries(rows.map(({ id, days }) => [id as string, days as string]));
}

test("what asks for a correction ends with its period where one was told, on its day where that is later, else never", async () => {
  const rule = builtInPeriodRules.find(({ id }) => id === "zhejiang-16-share")!;
  const asks = { ...rule, id: "fujian", jurisdiction: "350000", monthsMax: 12, waitsForRemoval: false };
  enactLaw({
    ...NOTHING_ADDED,
    periodRules: [{ ...asks, needsCorrection: true, supersedes: [] }],
  });
  const tables = {
    subjects: [company("xm", { regionCode: "350203" })],
    penalties: [
      penalty("none", "xm"),
      penalty("early", "xm", { correctedOn: "2024-06-01" }),
      penalty("eve", "xm", { correctedOn: "2025-01-11" }),
      penalty("late", "xm", { correctedOn: "2025-01-12" }),
    ],
    listings: [
      listing("told", "xm", { listedOn: "2024-01-10", correctedOn: "2025-06-01" }),
      listing("not", "xm", { listedOn: "2024-01-10" }),
    ],
  };
  await loadTables(graph, "d1", tables);
  await runDerive(graph, moment());
  expect(await ends()).toEqual({
    ...{ "s:none": "9999-12-31 -", "s:early": "2025-01-11 -", "s:eve": "2025-01-11 -" },
    ...{ "s:late": "2025-01-12 -", "s:told": "2025-06-01 -", "s:not": "9999-12-31 -" },
  });
  // Told later, it ends from then on, and what was known before is not written over.
  const before = moment();
  const endsTouched = new Set<string>();
  const corrected = { penalties: [penalty("none", "xm", { correctedOn: "2026-06-01" })] };
  const { loadId } = await loadTables(graph, "d2", corrected, { mode: "delta", endsTouched });
  await runRipple(graph, [...endsTouched], moment(), await loadedAt(graph, loadId));
  const known = async ({ asOf, knownAt }: ReturnType<typeof moment>) =>
    (await readPenalties(graph, ["xm"], { asOf, knownAt })).find(
      ({ statementId }) => statementId === "s:none",
    )!;
  expect(await known(moment())).toMatchObject({ correctedOn: "2026-06-01", inUseUntil: "2026-06-01" });
  expect(await known(before)).toMatchObject({ correctedOn: null, inUseUntil: null });
});

test("Zhejiang counts from the end of a sentence where one is served (浙江 art. 16)", async () => {
  await loadTables(graph, "d1", {
    subjects: [company("hz", { regionCode: "330106" }), company("sh", { regionCode: "310115" })],
    penalties: [
      penalty("free", "hz", { decidedOn: "2015-03-01" }),
      penalty("served", "hz", { decidedOn: "2015-03-01", sentenceUntil: "2024-06-30" }),
      penalty("elsewhere", "sh", { decidedOn: "2015-03-01", sentenceUntil: "2024-06-30" }),
    ],
    listings: [
      listing("gone", "hz", {
        ...{ listedOn: "2015-03-01", removedOn: "2018-03-01", removalReason: "expired" },
        sentenceUntil: "2024-06-30",
      }),
    ],
  });
  await runDerive(graph, moment());
  expect(await ends()).toEqual({
    ...{ "s:free": "2020-03-02 2020-03-02", "s:served": "2029-07-01 2029-07-01" },
    ...{ "s:elsewhere": "2020-03-02 -", "s:gone": "2018-03-01 2029-07-01" },
  });
});

test("a row without these days hashes as before, one with a day that is none or lies before its decision is kept out", async () => {
  const row = penalty("p", "xm");
  const tables = { subjects: [company("xm")], penalties: [row] };
  await loadTables(graph, "d1", tables);
  const empty = { ...row, banUntil: "", sentenceUntil: "", correctedOn: "", removalReason: "" };
  const again = await loadTables(graph, "d2", { penalties: [empty] }, { mode: "delta" });
  expect(again).toMatchObject({ files: [{ rowsWritten: 0, rowsUnchanged: 1 }] });
  const broken = [
    penalty("a", "xm", { correctedOn: "2024-01-09" }),
    penalty("b", "xm", { banUntil: "2024-02-30" }),
    penalty("c", "xm", { correctedOn: "2024-01-10" }),
  ];
  const report = await loadTables(graph, "d3", { penalties: broken }, { mode: "delta" });
  expect(report).toMatchObject({ files: [{ rowsWritten: 1, rowsQuarantined: 2 }] });
});
