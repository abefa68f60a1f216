import { expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { company, listing, listingStep } from "../load/bundle-folder.ts";
import type { Row } from "../load/bundle-folder.ts";
import { emptiedGraph, loadTables } from "../load/loading.ts";
import { executed } from "./executed.ts";

const { graph } = emptiedGraph();

const INSPECTOR = "local:browser";
const SYSTEM = "local:bearer";
const procedure = `id listCode listNameZh state stateZh nextZh faultsZh listingIds
  steps { statementId sourceId stage stageZh stageOn documentNo documentName authority outcome outcomeZh }`;

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function card(actor: string, id: string, asOf: string, knownAt?: string): Promise<any> {
  const at = `asOf: "${asOf}"${knownAt ? `, knownAt: "${knownAt}"` : ""}`;
  const answer = await executed({
    source: `{ subject(id: "${id}", ${at}) { listings { statementId procedures { ${procedure} } }
      listingProcedures { withUnpublished procedures { ${procedure} } } } }`,
    contextValue: contextOf({ graph, clock: () => new Date() } as unknown as ApiContext, actor),
  });
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("\n"));
  return JSON.parse(JSON.stringify(answer.data!["subject"]));
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const underWay = async (...asked: Parameters<typeof card>): Promise<any> =>
  (await card(...asked)).listingProcedures;

const steps: Row[] = [
  listingStep("s1", "a", { stageOn: "2025-01-05", authority: "某区人民法院" }),
  listingStep("s2", "a", {
    ...{ stage: "notified", stageOn: "2025-01-08", documentNo: "告1号", documentName: "告知书" },
  }),
  listingStep("s3", "a", { stage: "heard", stageOn: "2025-01-20" }),
  listingStep("s4", "a", {
    ...{ stage: "decided", stageOn: "2025-02-01", documentNo: "决1号", outcome: "list", listingId: "l1" },
  }),
];
const led = listing("l1", "a", { listedOn: "2025-02-03", documentNo: "决1号" });

test("a listing tells its procedure on the day asked, with days, documents, authority and source", async () => {
  await loadTables(graph, "d1", { subjects: [company("a")], listings: [led], "listing-steps": steps });
  const { listings, listingProcedures } = await card(SYSTEM, "a", "2025-03-01");
  expect(listings[0].procedures).toMatchObject([
    {
      ...{ id: "s:p1", listCode: "dishonestJudgmentDebtor", listNameZh: "失信被执行人" },
      ...{ state: "LISTED", stateZh: "已列入", nextZh: null, faultsZh: [], listingIds: ["s:l1"] },
    },
  ]);
  expect(listings[0].procedures[0].steps).toMatchObject([
    { statementId: "s:s1", sourceId: "s", stage: "PROPOSED", stageZh: "拟列入", authority: "某区人民法院" },
    { stage: "NOTIFIED", stageOn: "2025-01-08", documentNo: "告1号", documentName: "告知书", outcome: null },
    { stage: "HEARD", documentNo: null },
    { stage: "DECIDED", stageOn: "2025-02-01", outcome: "LIST", outcomeZh: "列入" },
  ]);
  expect(listingProcedures).toEqual({ withUnpublished: false, procedures: listings[0].procedures });
});

test("a procedure that has led to no listing is told to an inspector only, and nobody learns whether there is one", async () => {
  await loadTables(graph, "d1", {
    subjects: [company("a"), company("b")],
    listings: [led],
    "listing-steps": steps,
  });
  const [shown] = (await underWay(INSPECTOR, "a", "2025-02-02")).procedures;
  expect(shown).toMatchObject({ state: "DECIDED", nextZh: "列入名单并公示", listingIds: [] });
  const asSystem = await underWay(SYSTEM, "a", "2025-02-02");
  expect(asSystem).toEqual({ withUnpublished: false, procedures: [] });
  expect(await underWay(SYSTEM, "b", "2025-02-02")).toEqual(asSystem);
  expect(await underWay("anybody", "a", "2025-02-02")).toEqual(asSystem);
  expect((await underWay(SYSTEM, "a", "2025-02-03")).procedures).toHaveLength(1);
});

test("asked of an earlier day it stands where it stood, asked of an earlier instant as it was known", async () => {
  await loadTables(graph, "d1", { subjects: [company("a")], "listing-steps": steps.slice(0, 1) });
  const knownBefore = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await loadTables(graph, "d2", { listings: [led], "listing-steps": steps }, { mode: "delta" });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const states = async (asOf: string, knownAt?: string): Promise<any[]> =>
    (await underWay(INSPECTOR, "a", asOf, knownAt)).procedures.map((one: { state: string }) => one.state);
  expect(await states("2025-01-04")).toEqual([]);
  expect(await states("2025-01-05")).toEqual(["PROPOSED"]);
  expect(await states("2025-01-19")).toEqual(["NOTIFIED"]);
  expect(await states("2025-01-20")).toEqual(["HEARD"]);
  expect(await states("2025-02-02")).toEqual(["DECIDED"]);
  expect(await states("2025-02-03")).toEqual(["LISTED"]);
  expect(await states("2025-02-03", knownBefore)).toEqual(["PROPOSED"]);
});

test("a listing of another source belongs to the procedure by its list and the decision's number, and to no other", async () => {
  await loadTables(graph, "d1", { subjects: [company("a"), company("b")], "listing-steps": steps });
  const told = (listingId: string, subjectId: string, more: Row) =>
    listing(listingId, subjectId, { listedOn: "2025-02-10", documentNo: "决1号", ...more });
  await loadTables(
    graph,
    "c1",
    {
      listings: [
        told("x1", "a", { removedOn: "2025-06-01", removalReason: "repaired" }),
        told("x2", "a", { documentNo: "决2号" }),
        told("x3", "a", { listCode: "wageArrears" }),
        told("x4", "b", {}),
        told("x5", "a", { documentNo: "" }),
      ],
    },
    { sourceId: "credit" },
  );
  const [found] = (await underWay(SYSTEM, "a", "2025-07-01")).procedures;
  expect(found).toMatchObject({ state: "REMOVED_REPAIRED", stateZh: "修复移出", listingIds: ["credit:x1"] });
  expect((await underWay(SYSTEM, "b", "2025-07-01")).procedures).toEqual([]);
  const ofOthers = (await card(SYSTEM, "a", "2025-07-01")).listings.filter(
    ({ statementId }: { statementId: string }) => statementId !== "credit:x1",
  );
  expect(ofOthers.map((one: { procedures: unknown[] }) => one.procedures)).toEqual([[], [], []]);
});

test("what does not fit is told in words", async () => {
  const rows = [
    listingStep("s1", "a", { stage: "decided", stageOn: "2025-02-01", documentNo: "决1号", listingId: "l1" }),
  ];
  const early = listing("l1", "a", { listedOn: "2025-01-15", documentNo: "决9号" });
  await loadTables(graph, "d1", { subjects: [company("a")], listings: [early], "listing-steps": rows });
  expect((await underWay(SYSTEM, "a", "2025-03-01")).procedures[0].faultsZh).toEqual([
    "没有告知即决定",
    "2025-01-15 列入，早于 2025-02-01 的决定",
    "决定文号 决1号 与名单所载 决9号 不一致",
  ]);
});
