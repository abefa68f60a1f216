import { expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { company, listing } from "../load/bundle-folder.ts";
import { emptiedGraph, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph } = emptiedGraph();

const penalty = (recordId: string, subjectId: string, more = {}) => ({
  ...{ recordId, subjectId, penaltyType: "fine", decidedOn: "2020-01-10", authority: "某市应急管理局" },
  ...more,
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function card(id: string, asOf: string): Promise<any> {
  const fields = `statementId state publishUntil publishUntilStated inUseUntil
    periodRule { ruleId sure isUncertain classZh startZh startedOn mayApplyFrom until }
    sharingPeriod { ruleId startedOn startAssumed until } keepingPeriod { ruleId until }`;
  const answer = await executed({
    source: `{ subject(id: "${id}", asOf: "${asOf}") { listings { ${fields} } penalties(ended: true) { ${fields} } } }`,
    contextValue: contextOf({ graph, clock: () => new Date() } as unknown as ApiContext, "test"),
  });
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("\n"));
  return JSON.parse(JSON.stringify(answer.data!["subject"]));
}

test("a card says by the law of the subject's region how long each thing is published, shared and kept", async () => {
  await loadTables(graph, "d1", {
    subjects: [
      company("sh", { regionCode: "310115" }),
      company("zj", { regionCode: "330106" }),
      company("xm", { regionCode: "350203" }),
    ],
    listings: [
      listing("l1", "xm", { listCode: "workSafety", listedOn: "2026-05-01" }),
      listing("l2", "zj", { listedOn: "2024-01-01", removedOn: "2026-02-01", removalReason: "repaired" }),
    ],
    penalties: [
      penalty("p1", "sh", { actFrom: "2019-01-01", actTo: "2019-02-28" }),
      penalty("p2", "sh"),
      penalty("p3", "zj", { publishUntil: "2026-08-01" }),
    ],
  });
  const at = new Date().toISOString();
  await runDerive(graph, { runId: "r", asOf: "2026-06-30", knownAt: at, at });
  const [inShanghai, inZhejiang, inXiamen] = [
    await card("sh", "2024-03-01"),
    await card("zj", "2026-06-30"),
    await card("xm", "2026-06-30"),
  ];
  expect(inShanghai.penalties).toMatchObject([
    {
      statementId: "s:p1",
      state: "SHARING_ENDED",
      inUseUntil: "2024-02-29",
      sharingPeriod: {
        ruleId: "shanghai-35",
        startedOn: "2019-02-28",
        startAssumed: false,
        until: "2024-02-29",
      },
    },
    { statementId: "s:p2", state: "PUBLISHED", sharingPeriod: { startAssumed: true, until: "2025-01-11" } },
  ]);
  expect(inZhejiang.listings).toMatchObject([{ statementId: "s:l2", state: "SHARING_ENDED" }]);
  expect(inZhejiang.penalties).toMatchObject([
    {
      state: "TO_DELETE",
      publishUntil: "2026-08-01",
      publishUntilStated: true,
      inUseUntil: "2025-01-11",
      keepingPeriod: { ruleId: "zhejiang-16-delete", until: "2025-01-11" },
    },
  ]);
  expect(inXiamen.listings).toEqual([
    {
      statementId: "s:l1",
      state: "PUBLISHED",
      publishUntil: "2029-05-02",
      publishUntilStated: false,
      inUseUntil: null,
      periodRule: {
        ...{ ruleId: "ndrc-36-severe", sure: "V", isUncertain: true, classZh: "严重", startZh: "认定" },
        ...{ startedOn: "2026-05-01", mayApplyFrom: "2027-05-02", until: "2029-05-02" },
      },
      sharingPeriod: null,
      keepingPeriod: null,
    },
  ]);
});

test("asked of an earlier date, the rules of that date answer", async () => {
  const subjects = [company("xm", { regionCode: "350203" })];
  await loadTables(graph, "d1", { subjects, penalties: [penalty("p1", "xm", { decidedOn: "2025-01-10" })] });
  const ruleOn = async (asOf: string) => (await card("xm", asOf)).penalties[0].periodRule.ruleId;
  expect(await ruleOn("2025-06-21")).toBe("ndrc-58");
  expect(await ruleOn("2025-06-22")).toBe("state-council-2025-22-general");
});

test("a penalty that the law has ended is shown with the ended ones alone, from that very day on", async () => {
  await loadTables(graph, "d1", {
    subjects: [company("zj", { regionCode: "330106" }), company("xm", { regionCode: "350203" })],
    penalties: [
      penalty("silent", "zj", { decidedOn: "2024-01-10" }),
      penalty("stated", "xm", { decidedOn: "2024-01-10", publishUntil: "2026-01-10" }),
    ],
  });
  const shown = async (id: string, asOf: string) => {
    const answer = await executed({
      source: `{ subject(id: "${id}", asOf: "${asOf}") {
        penalties { statementId state } all: penalties(ended: true) { statementId state } } }`,
      contextValue: contextOf({ graph, clock: () => new Date() } as unknown as ApiContext, "test"),
    });
    expect(answer.errors).toBeUndefined();
    const { penalties, all } = JSON.parse(JSON.stringify(answer.data!["subject"]));
    return { penalties, all };
  };
  const [silent, stated] = [
    { statementId: "s:silent", state: "PUBLISHED" },
    { statementId: "s:stated", state: "PUBLISHED" },
  ];
  const ended = (one: object, state: string) => ({ penalties: [], all: [{ ...one, state }] });
  expect(await shown("zj", "2029-01-10")).toEqual({ penalties: [silent], all: [silent] });
  expect(await shown("zj", "2029-01-11")).toEqual(ended(silent, "TO_DELETE"));
  expect(await shown("zj", "2030-01-01")).toEqual(ended(silent, "TO_DELETE"));
  expect(await shown("xm", "2026-01-09")).toEqual({ penalties: [stated], all: [stated] });
  expect(await shown("xm", "2026-01-10")).toEqual(ended(stated, "PUBLICATION_ENDED"));
});

test("a batch check and the mark of a severe list count what may still be used, and no more", async () => {
  await loadTables(graph, "d1", {
    subjects: [company("sh", { regionCode: "310115" })],
    listings: [listing("l", "sh", { listedOn: "2023-01-01", actFrom: "2021-01-01", actTo: "2021-06-30" })],
    penalties: [penalty("p", "sh", { decidedOn: "2023-01-01", actFrom: "2021-01-01", actTo: "2021-06-30" })],
  });
  const at = new Date().toISOString();
  await runDerive(graph, { runId: "r", asOf: "2026-06-30", knownAt: at, at });
  const checked = async (asOf: string) => {
    const answer = await executed({
      source: `{ batchCheck(keys: ["公司sh"], asOf: "${asOf}") {
        listings penalties subject { listed listings { severe inForce } } } }`,
      contextValue: contextOf({ graph, clock: () => new Date() } as unknown as ApiContext, "test"),
    });
    return JSON.parse(JSON.stringify(answer.data!["batchCheck"]))[0];
  };
  expect(await checked("2026-06-30")).toEqual({
    ...{ listings: 1, penalties: 1 },
    subject: { listed: true, listings: [{ severe: true, inForce: true }] },
  });
  expect(await checked("2026-07-01")).toEqual({
    ...{ listings: 0, penalties: 0 },
    subject: { listed: false, listings: [{ severe: false, inForce: true }] },
  });
});

test("a card says what was disclosed of penalties and licences beside, and null where nothing was", async () => {
  const disclosed = {
    content: "罚款",
    authorityCode: "11350200004140004R",
    provider: "某局",
    providerCode: "11350200004140004R",
    divisionCode: "350200",
  };
  await loadTables(graph, "d1", {
    subjects: [company("xm")],
    penalties: [
      penalty("p1", "xm", { caseName: "标签案", offence: "标签不实", legalBasis: "法一", ...disclosed }),
      penalty("p2", "xm"),
    ],
    records: [
      {
        ...{ recordId: "r1", subjectId: "xm", recordType: "licence", value: "甲", occurredOn: "2020-01-10" },
        ...{ ...disclosed, documentNo: "许1", divisionCode: "3502" },
      },
    ],
  });
  const fields = "documentNo content authorityCode provider providerCode divisionCode divisionNameZh";
  const { data, errors } = await executed({
    source: `{ subject(id: "xm", asOf: "2026-06-30") { penalties(ended: true) { caseName offence legalBasis ${fields} } records { ${fields} } } }`,
    contextValue: contextOf({ graph, clock: () => new Date() } as unknown as ApiContext, "test"),
  });
  expect(errors).toBeUndefined();
  const said = { ...disclosed, documentNo: null, divisionNameZh: "厦门市" };
  const nothing = Object.fromEntries(
    [...fields.split(" "), "caseName", "offence", "legalBasis"].map((name) => [name, null]),
  );
  expect(JSON.parse(JSON.stringify(data!["subject"]))).toEqual({
    penalties: [{ ...said, caseName: "标签案", offence: "标签不实", legalBasis: "法一" }, nothing],
    records: [{ ...said, documentNo: "许1", divisionCode: "3502", divisionNameZh: "3502" }],
  });
});

test("a card says by when a penalty and a listing were to be published", async () => {
  const taxed = {
    ...{ listingId: "l1", subjectId: "xm", listCode: "majorTaxViolation" },
    listedOn: "2025-03-01",
  };
  await loadTables(graph, "d1", {
    ...{ subjects: [company("xm")], penalties: [penalty("p1", "xm")], listings: [taxed] },
  });
  const { data, errors } = await executed({
    source: `{ subject(id: "xm", asOf: "2026-06-30") {
      penalties(ended: true) { duePublications { ruleId dutyZh workingDays due sure } }
      listings { duePublications { ruleId workingDays dayOfNextMonth due sure } } } }`,
    contextValue: contextOf({ graph, clock: () => new Date() } as unknown as ApiContext, "test"),
  });
  expect(errors).toBeUndefined();
  // Friday 10 January 2020; Sunday the 19th was worked.
  const { penalties, listings } = JSON.parse(JSON.stringify(data!["subject"]));
  const [due] = penalties[0].duePublications;
  expect(listings[0].duePublications).toEqual([
    { ruleId: "sta-54-publish", workingDays: null, dayOfNextMonth: 15, due: null, sure: "V" },
  ]);
  expect(due).toEqual({
    ...{
      ruleId: "double-publicity-424",
      dutyZh: "自作出决定起公示",
      workingDays: 7,
      due: "2020-01-20",
      sure: "V",
    },
  });
});
