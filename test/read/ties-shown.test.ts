import { beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import type { EdgeSet } from "../../src/model/edges.ts";
import { momentOf } from "../../src/read/moment.ts";
import { readNeighbourhood } from "../../src/read/neighbourhood.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, link, person, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";

/** Shareholders a and b act in concert until July, b and c are family; `far` acts with a and holds nothing of the company. */
const { graph, driver } = freshGraph();

beforeAll(async () => {
  await migrate(graph);
  await wipeGraph(driver);
  await loadTables(graph, "d1", {
    subjects: [company("firm"), ...["a", "b", "c", "far"].map((id) => person(id))],
    shareholdings: ["a", "b", "c"].map((id) => stake(`of-${id}`, id, "firm", { sharePercent: "20" })),
    links: [
      link("a-b", "a", "b", { kind: "actsWith", validFrom: "2024-01-01", validTo: "2026-07-01" }),
      link("c-b", "c", "b", { kind: "familyOf" }),
      link("far-a", "far", "a", { kind: "actsWith" }),
    ],
  });
});

async function around(asOf: string, through: readonly EdgeSet[] | null = null, first = 50) {
  const at = await momentOf(graph, () => new Date(), { asOf });
  const slice = await readNeighbourhood(graph, { id: "firm", through, hops: 1, first }, at);
  return slice.edges.map(({ kind, from, to }) => `${kind} ${from} ${to}`).sort();
}
const STAKES = ["OWNS a firm", "OWNS b firm", "OWNS c firm"];

test("shareholders who act in concert or are family are seen as such beside their stakes", async () => {
  expect(await around("2026-06-30")).toEqual(["ACTS_WITH a b", "FAMILY_OF c b", ...STAKES]);
});

test("a tie is seen to its last day and not on the next", async () => {
  expect(await around("2026-07-01")).toEqual(["FAMILY_OF c b", ...STAKES]);
});

test("a tie to who is not shown brings nobody in", async () => {
  const at = await momentOf(graph, () => new Date(), { asOf: "2026-06-30" });
  const question = { id: "firm", through: null, hops: 1 };
  const { nodes } = await readNeighbourhood(graph, { ...question, first: 50 }, at);
  expect(nodes.map(({ id }) => id).sort()).toEqual(["a", "b", "c", "firm"]);
});

test("ties of a kind that is not asked for are left out", async () => {
  expect(await around("2026-06-30", ["OWNERSHIP"])).toEqual(STAKES);
  expect(await around("2026-06-30", ["OWNERSHIP", "FAMILY"])).toEqual(["FAMILY_OF c b", ...STAKES]);
});

test("who is cut off takes his ties along", async () => {
  expect(await around("2026-06-30", null, 2)).toEqual(["ACTS_WITH a b", "OWNS a firm", "OWNS b firm"]);
});
