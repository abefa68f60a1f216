import { beforeAll, expect, test } from "vitest";
import { scoreFactors } from "../../src/rules/score-factors.ts";
import type { Row } from "../load/bundle-folder.ts";
import { company } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";

const { graph } = freshGraph();
const fines = scoreFactors.find(({ id }) => id === "fines")!;
const { pointsEach, pointsMax } = fines.params as { pointsEach: number; pointsMax: number };

const penalty = (recordId: string, subjectId: string, more: Row = {}): Row => ({
  ...{ recordId, subjectId, penaltyType: "fine", authority: "某局", documentNo: "1号" },
  ...{ decidedOn: "2026-01-05", publishUntil: "2029-01-05", ...more },
});

beforeAll(async () => {
  const many = Math.ceil(pointsMax / pointsEach) + 1;
  await loadTables(graph, "d", {
    subjects: ["one", "two", "days", "nameless", "much"].map((id) => company(id)),
    penalties: [
      penalty("a1", "one"),
      penalty("a2", "one", { penaltyType: "confiscation" }),
      penalty("b1", "two"),
      penalty("b2", "two", { documentNo: "2号" }),
      penalty("c1", "days"),
      penalty("c2", "days", { decidedOn: "2026-01-06" }),
      penalty("d1", "nameless", { documentNo: "" }),
      penalty("d2", "nameless", { documentNo: "", penaltyType: "confiscation" }),
      ...Array.from({ length: many }, (_, at) => penalty(`e${at}`, "much", { documentNo: `${at}号` })),
    ],
  });
});

test.each([
  ["one", 1, 2, "a fine and a confiscation of one decision"],
  ["two", 2, 2, "two numbers of one authority"],
  ["days", 2, 2, "one number of two days"],
  ["nameless", 2, 2, "decisions without a number cannot be told to be one"],
  ["much", pointsMax / pointsEach, Math.ceil(pointsMax / pointsEach) + 1, "no more than the factor's most"],
])("%s loses the points of %d decisions and shows %d statements: %s", async (id, decisions, statements) => {
  const rows = await graph.read<{ subjectId: string; points: number; evidenceIds: string[] }>(fines.query, {
    ...fines.params,
    asOf: "2026-06-30",
    knownAt: new Date().toISOString(),
    since: "2023-06-30",
  });
  const row = rows.find(({ subjectId }) => subjectId === id)!;
  expect(row.points).toBe(-decisions * pointsEach);
  expect(row.evidenceIds).toHaveLength(statements);
});
