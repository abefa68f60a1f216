import { beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import type { Moment } from "../../src/read/moment.ts";
import { momentOf } from "../../src/read/moment.ts";
import { readNeighbourhood } from "../../src/read/neighbourhood.ts";
import { readOwnershipTree } from "../../src/read/ownership-tree.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { company, person, stake } from "../load/bundle-folder.ts";
import { freshGraph, loadTables } from "../load/loading.ts";

/** `centre` is held by one with 500 links, who is walked through, and by one with 501, who is not. */
const { graph, driver } = freshGraph();
const LINKS = 500;
let at: Moment;

beforeAll(async () => {
  await migrate(graph);
  await wipeGraph(driver);
  const below = (holder: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({ holder, id: `${holder}-${i}` }));
  const firms = [...below("few", LINKS - 1), ...below("many", LINKS)];
  await loadTables(graph, "d1", {
    subjects: [
      ...[company("centre"), company("few", { name: "甲投资公司" }), company("many", { name: "乙国资公司" })],
      ...[person("p"), ...firms.map(({ id }) => company(id))],
    ],
    shareholdings: [
      ...[stake("s1", "few", "centre"), stake("s2", "many", "centre"), stake("s3", "p", "many")],
      ...firms.slice(0, LINKS - 1).map(({ id }) => stake(`of-${id}`, "few", id)),
      // With the stake in the centre and the person above: 501 links.
      ...firms.slice(LINKS - 1, -1).map(({ id }) => stake(`of-${id}`, "many", id)),
    ],
  });
  at = await momentOf(graph, () => new Date(), {});
});

const around = (id: string, hops: number) =>
  readNeighbourhood(graph, { id, through: null, hops, first: 2_000 }, at);

test("who has more than 500 links is shown on the way, and told, but nobody behind is", async () => {
  const { nodes, truncated, why } = await around("centre", 2);
  const ids = new Set(nodes.map(({ id }) => id));
  expect(ids.has("few-0") && ids.has("few") && ids.has("many")).toBe(true);
  expect([...ids].filter((id) => id === "p" || id.startsWith("many-"))).toEqual([]);
  expect(nodes).toHaveLength(1 + 2 + LINKS - 1);
  expect([truncated, why]).toEqual([true, "大户只显示、不再向外展开：乙国资公司（关系记录 501 条）"]);
});

test("a hub that is asked for itself shows what stands around it", async () => {
  const { nodes, why } = await around("many", 1);
  expect([nodes.length, why]).toEqual([1 + LINKS + 1, null]);
});

test("links of kinds that are not asked for make no hub", async () => {
  const question = { id: "centre", through: ["POSITION"] as const, hops: 2, first: 2_000 };
  expect((await readNeighbourhood(graph, question, at)).why).toBeNull();
});

test("ownership upwards has no line about what else the holders hold", async () => {
  const tree = await readOwnershipTree(graph, { id: "centre", direction: "UP", levels: 6 }, at);
  expect(tree.levels.map(({ subjectId, parent }) => `${subjectId} ${parent}`)).toEqual([
    ...["few centre", "many centre", "p many"],
  ]);
});

test("ownership downwards is cut at 500 lines, and says so", async () => {
  const down = (id: string) => readOwnershipTree(graph, { id, direction: "DOWN", levels: 1 }, at);
  const tree = await readOwnershipTree(graph, { id: "p", direction: "DOWN", levels: 4 }, at);
  expect([tree.levels.length, tree.truncated]).toEqual([LINKS, true]);
  expect((await down("few")).levels).toHaveLength(LINKS);
});
