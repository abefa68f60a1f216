import { afterAll, beforeAll } from "vitest";
import type { ApiParts } from "../../src/api/context.ts";
import { createApiServer } from "../../src/api/server.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { testGraph } from "../load/loading.ts";
import { loadedSeed, SEED_DATE } from "../seed-region.ts";

export const TOKEN = "0123456789abcdef0123456789abcdef";

export interface Answer {
  data?: any; // eslint-disable-line @typescript-eslint/no-explicit-any
  errors?: { message: string; extensions: { code: string } }[];
}

/** The seed region behind the server that a service runs, for the tests of one file. */
export function seedServer() {
  const graph = testGraph();
  const audited: Parameters<ApiParts["audit"]["record"]>[0][] = [];
  const at = { base: "" };
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { runner } = await loadedSeed(graph);
    const clock = () => new Date();
    const server = createApiServer({
      ...{ graph, clock, token: TOKEN, webRoot: "web", logger: { error: () => undefined } },
      audit: { record: async (entry) => audited.push(entry) },
      runJob: (id) => runner.run(id, { asOf: SEED_DATE }),
      discipline: disciplineOf({ graph, clock, owner: "test" }),
      ownershipAbove: ownershipAboveOf(graph),
      push: () => Promise.reject(new Error("nothing is pushed here")),
    });
    close = () => server.close();
    at.base = `http://127.0.0.1:${(await server.listen(0, "127.0.0.1")).port}`;
  });
  afterAll(async () => {
    await close();
    await graph.close();
  });
  const ask = async (
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${at.base}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${TOKEN}`, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return { graph, audited, at, ask };
}
