import { beforeEach, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { restingOnEnded } from "../../src/jobs/run-expiry.ts";
import { company, listing, person, stake } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";
import type { SmallRegion } from "./small-region.ts";
import { driver, graph, loadedRegion } from "./small-region.ts";
import { executed } from "../api/executed.ts";

let small: SmallRegion;
beforeEach(async () => {
  const day = "2026-06-30";
  small = await loadedRegion(day, {
    subjects: [company("S"), company("K"), person("P")],
    listings: [listing("l", "S"), listing("abnormal", "K", { listCode: "abnormalOperations" })],
    shareholdings: [stake("h", "S", "K"), stake("o", "P", "S")],
    records: [
      { recordId: "arrears", subjectId: "K", recordType: "taxArrears", occurredOn: "2026-01-05" },
      { recordId: "incentive", subjectId: "K", recordType: "incentive", occurredOn: "2026-01-05" },
    ],
    penalties: [
      {
        recordId: "fine",
        subjectId: "K",
        penaltyType: "fine",
        decidedOn: "2026-01-05",
        authority: "某市应急管理局",
      },
    ],
  });
});

async function mutate(name: string, type: string, returns: string, input: object) {
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) { ${returns} } }`;
  const services = {
    ...small.parts,
    discipline: disciplineOf(small.parts),
    audit: { record: async () => undefined },
  };
  const contextValue = contextOf(services as unknown as ApiContext, "local:test");
  const answer = await executed({ source, variableValues: { input }, contextValue });
  if (answer.errors) throw answer.errors[0]!;
  return (answer.data as Record<string, Record<string, { id: string }>>)[name]!;
}

/** A repair asked for, taken in and granted. */
async function repaired(statementId: string) {
  const order = { statementId, reason: "已履行完毕", appliedBy: "当事人" };
  const { application } = await mutate("applyForRepair", "ApplyForRepairInput", "application { id }", order);
  const step = { applicationId: application!.id, reason: "经核查" };
  for (const decision of ["ACCEPT", "GRANT"])
    await mutate("decideRepair", "DecideRepairInput", "ripple { status }", { ...step, decision });
}

/** An objection raised and upheld. */
async function upheld(statementId: string) {
  const order = { statementId, ground: "FACT_ERROR", reason: "登记有误", raisedBy: "当事人" };
  const { objection } = await mutate("raiseObjection", "RaiseObjectionInput", "objection { id }", order);
  const step = { objectionId: objection!.id, decision: "UPHOLD", reason: "经核查" };
  await mutate("decideObjection", "DecideObjectionInput", "ripple { status }", step);
}

/** Every text that a lead which is not closed, or a score, rests on. */
async function restedOn(): Promise<string> {
  const rows = await asked(
    driver,
    `MATCH (a:Alert) WHERE a.status <> 'RESOLVED' RETURN a.proofJson AS text
     UNION ALL MATCH (s:Score) RETURN s.ledgerJson AS text`,
  );
  return rows.map(({ text }) => text as string).join("\n");
}
const left = () => restingOnEnded(graph, { asOf: "2026-06-30", knownAt: small.parts.clock().toISOString() });

test.each([
  ["a listing that leads rest on, repaired", repaired, "s:l"],
  ["a listing that a score rests on, repaired", repaired, "s:abnormal"],
  ["a penalty, repaired", repaired, "s:fine"],
  ["a listing, objected to", upheld, "s:l"],
  ["a stake, objected to", upheld, "s:h"],
  ["a record that a score rests on, objected to", upheld, "s:arrears"],
  ["a record that a lead rests on, objected to", upheld, "s:incentive"],
  ["a penalty, objected to", upheld, "s:fine"],
])("%s: at once nothing rests on it, no line of a ledger either", async (_, decide, statementId) => {
  expect(await restedOn()).toContain(`"${statementId}"`);
  expect(await left()).toEqual([]);
  await decide(statementId);
  expect(await restedOn()).not.toContain(`"${statementId}"`);
  expect(await left()).toEqual([]);
});
