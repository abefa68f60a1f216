import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportAlerts } from "../../src/api/export-alerts.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { testGraph } from "../load/loading.ts";
import { loadedSeed } from "../seed-region.ts";

const graph = testGraph();
const clock = () => new Date();
const parts = {
  ...{ graph, clock, ownershipAbove: ownershipAboveOf(graph) },
  ...{ audit: { record: async () => undefined }, runJob: () => Promise.reject(new Error("runs nothing")) },
  discipline: disciplineOf({ graph, clock, owner: "test" }),
};
const server = createServer((request, response) => {
  void exportAlerts(parts, response, new URL(request.url!, "http://localhost"));
});
let base = "";

beforeAll(async () => {
  await loadedSeed(graph);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.close();
  await graph.close();
});

const lines = async (query: string) => (await (await fetch(base + query)).text()).trimEnd().split("\r\n");

test("a line a lead, as they stand, and as they stood at the times of the address", async () => {
  const [header, ...leads] = await lines("");
  const [row] = await graph.read<{ total: number }>("read/open-proofs", {
    ...{
      regionPrefix: null,
      movedIn: [],
      movedOut: [],
      limit: 1,
      asOf: "2100-01-01",
      knownAt: clock().toISOString(),
    },
  });
  expect(leads.length).toBeGreaterThanOrEqual(row!.total);
  expect(row!.total).toBeGreaterThan(100);
  expect(await lines("?asOf=2019-01-01")).toEqual([header]);
  expect(await lines("?knownAt=2019-01-01T00:00:00Z")).toEqual([header]);
});

test.each(["?asOf=2024-02-30", "?asOf=x", "?knownAt=yesterday"])(
  "%s is refused, and says why",
  async (query) => {
    const answer = await fetch(base + query);
    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeGreaterThan(10);
  },
);
