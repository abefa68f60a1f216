import { beforeAll, describe, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { contextOf } from "../../src/api/context.ts";
import { decideObjection } from "../../src/discipline/objections.ts";
import { applyForRepair, decideRepair } from "../../src/discipline/repairs.ts";
import { requestReview } from "../../src/discipline/reviews.ts";
import type { SmallRegion } from "./small-region.ts";
import { loadedRegion, raised } from "./small-region.ts";
import { executed } from "../api/executed.ts";

/** A region on 2026-06-30 with a case of every kind that is open, and how each name is said. */
let small: SmallRegion;
const nameById: Record<string, string> = {};
let beforeRejection = "";
const told = { reason: "x", actor: "local:test" };
beforeAll(async () => {
  small = await loadedRegion();
  const { parts } = small;
  const raise = async (key: string, raisedOn: string) => {
    const { id } = await raised(parts, key, { raisedOn });
    nameById[id] = key;
    return id;
  };
  await raise("upper", "2026-06-22");
  await raise("only", "2026-06-23");
  const longer = await raise("lower", "2026-06-22");
  await decideObjection(parts, { objectionId: longer, decision: "EXTEND", ...told });
  await raise("chair", "2026-06-26");
  const reviewed = await raise("direct", "2026-06-23");
  beforeRejection = parts.clock().toISOString();
  await decideObjection(parts, { objectionId: reviewed, decision: "REJECT", ...told });
  await requestReview(parts, { caseId: reviewed, requestedBy: "当事人", ...told });
  const apply = async (key: string, appliedOn: string) => {
    const order = { statementId: `s:${key}`, appliedBy: "当事人", appliedOn, ...told };
    const { id } = await applyForRepair(parts, order);
    nameById[id] = key;
    return id;
  };
  await apply("l1", "2026-06-24");
  const applicationId = await apply("l2", "2026-06-25");
  await decideRepair(parts, { applicationId, decision: "ACCEPT", decidedOn: "2026-06-26", ...told });
});

interface Node {
  id: string;
  awaits: string;
  due: string | null;
  overdue: boolean;
  workingDaysLeft: number | null;
  unknownWhy: string | null;
  objection: { id: string; subjects: { id: string }[] } | null;
  application: { id: string; subjects: { id: string }[] } | null;
}
interface Page {
  totalCount: number;
  overdueCount: number;
  counts: { awaits: string; open: number; overdue: number }[];
  edges: { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const source = `query ($filter: OpenCaseFilter, $first: Int, $after: String, $asOf: Date, $knownAt: DateTime) {
  openCases(filter: $filter, first: $first, after: $after, asOf: $asOf, knownAt: $knownAt) {
    totalCount overdueCount counts { awaits open overdue } pageInfo { hasNextPage endCursor }
    edges { node { id awaits due overdue workingDaysLeft unknownWhy
      objection { id subjects { id } } application { id subjects { id } } } } } }`;

async function ask(variableValues: Record<string, unknown>): Promise<Page> {
  const context = contextOf(small.parts as unknown as ApiContext, "local:test");
  const answer = await executed({ source, variableValues, contextValue: context });
  if (answer.errors) throw answer.errors[0]!;
  return (answer.data as unknown as { openCases: Page }).openCases;
}
const namesOf = ({ edges }: Page) => edges.map(({ node }) => nameById[node.id]);
const on = (asOf: string, more: Record<string, unknown> = {}) => ask({ asOf, first: 50, ...more });
const today = (more: Record<string, unknown> = {}) => on("2026-06-30", more);

describe("open cases", () => {
  test("stand by their due days, those without one last; each says how many working days are left", async () => {
    const page = await today();
    const seen = page.edges.map(({ node }) => [
      ...[nameById[node.id], node.awaits, node.due, node.overdue, node.workingDaysLeft],
    ]);
    expect(seen.slice(0, 2).toSorted()).toEqual([
      ["l1", "ACCEPT_REPAIR", "2026-06-29", true, -1],
      ["upper", "DECIDE_OBJECTION", "2026-06-29", true, -1],
    ]);
    expect(seen.slice(2)).toEqual([
      ["only", "DECIDE_OBJECTION", "2026-06-30", false, 0],
      ["chair", "DECIDE_OBJECTION", "2026-07-03", false, 3],
      ["l2", "DECIDE_REPAIR", "2026-07-10", false, 8],
      ["lower", "DECIDE_OBJECTION", "2026-07-20", false, 14],
      ["direct", "DECIDE_REVIEW", null, false, null],
    ]);
    expect(page.edges.at(-1)!.node.unknownWhy).toContain("尚未核实");
    for (const { node } of page.edges) {
      const { id, objection, application } = node;
      expect([objection?.id ?? application?.id, (objection === null) !== (application === null)]).toEqual([
        ...[id, true],
      ]);
    }
  });

  test("are counted by what they wait for, with the overdue", async () => {
    const { totalCount, overdueCount, counts } = await today({ first: 1 });
    expect([totalCount, overdueCount]).toEqual([7, 2]);
    expect(counts).toEqual([
      { awaits: "DECIDE_OBJECTION", open: 4, overdue: 1 },
      { awaits: "ACCEPT_REPAIR", open: 1, overdue: 1 },
      { awaits: "DECIDE_REPAIR", open: 1, overdue: 0 },
      { awaits: "DECIDE_REVIEW", open: 1, overdue: 0 },
    ]);
  });

  test.each([1, 2, 3, 7])("come in pages of %i without gap or repetition", async (first) => {
    const whole = namesOf(await today());
    const seen: (string | undefined)[] = [];
    for (let after: string | null = null; ;) {
      const page: Page = await today({ first, after });
      expect(page.totalCount).toBe(7);
      seen.push(...namesOf(page));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(whole);
  });

  test("are narrowed by step, by region and to the overdue; the counts stay the region's", async () => {
    const accepting = await today({ filter: { awaits: ["ACCEPT_REPAIR", "DECIDE_REPAIR"] } });
    expect([namesOf(accepting), accepting.totalCount, accepting.counts[0]!.open]).toEqual([
      ["l1", "l2"],
      2,
      4,
    ]);
    expect(namesOf(await today({ filter: { overdueOnly: true } })).toSorted()).toEqual(["l1", "upper"]);
    // The listed persons state no region.
    const zhejiang = await today({ filter: { regionCode: "330000" } });
    expect(namesOf(zhejiang)).toEqual(["upper", "only", "chair", "lower", "direct"]);
    expect((await today({ filter: { regionCode: "350000" } })).totalCount).toBe(0);
  });

  test("are those that had come in by the date asked, with the clock of that date", async () => {
    const page = await on("2026-06-23");
    // Decided since, one of them waited for its decision then.
    expect(namesOf(page).toSorted()).toEqual(["direct", "lower", "only", "upper"]);
    expect(page.overdueCount).toBe(0);
    expect((await on("2026-06-21")).totalCount).toBe(0);
  });

  test("known earlier, a decision had not been made and an application had not come in", async () => {
    const page = await today({ knownAt: beforeRejection });
    expect(namesOf(page).toSorted()).toEqual(["chair", "direct", "lower", "only", "upper"]);
    const direct = page.edges.find(({ node }) => nameById[node.id] === "direct")!.node;
    expect([direct.awaits, direct.due]).toEqual(["DECIDE_OBJECTION", "2026-06-30"]);
  });

  test("a cursor that no page gave and too long a page are refused", async () => {
    await expect(today({ after: "x" })).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    await expect(today({ first: 201 })).rejects.toMatchObject({ extensions: { code: "LIMIT_TOO_HIGH" } });
  });

  test("what is decided is open no more", async () => {
    const [objectionId] = Object.entries(nameById).find(([, name]) => name === "upper")!;
    await decideObjection(small.parts, { objectionId, decision: "REJECT", ...told });
    const page = await today();
    expect([page.totalCount, page.overdueCount, namesOf(page).includes("upper")]).toEqual([6, 1, false]);
  });
});
