import type { Graph, Params } from "../graph/graph.ts";
import type { NumberFaults, NumberKind } from "../model/code-quality.ts";
import { addNumbers } from "../model/code-quality.ts";
import { leiHolds } from "../model/lei.ts";
import { registrationNumberStatus } from "../model/registration-number.ts";

interface NumberRow {
  number: string;
  id: string;
  regionCode: string;
}

/** Who states each kind of number, and whether one holds. What has not the form of one is kept out by the load. */
const kinds: Readonly<Record<NumberKind, { query: string; holds: (number: string) => boolean }>> = {
  registrationNumbers: {
    query: "jobs/registration-numbers",
    holds: (number) => registrationNumberStatus(number) !== "wrong",
  },
  leis: { query: "jobs/leis", holds: leiHolds },
};

/** The questions that are asked of the graph. */
export const numberQueries: readonly string[] = Object.values(kinds).map(({ query }) => query);

/** Wrong and duplicate numbers of one kind by division: one walk along the index, equal numbers beside each other. */
export async function numberFaults(
  graph: Graph,
  kind: NumberKind,
  params: Params,
): Promise<ReadonlyMap<string, NumberFaults>> {
  const { query, holds } = kinds[kind];
  const divisions = new Map<string, NumberFaults>();
  let alike: NumberRow[] = [];
  const settle = () => {
    const isTwice = alike.length > 1;
    for (const { number, id, regionCode } of alike) {
      const wrong = holds(number) ? 0 : 1;
      const isFault = isTwice || wrong > 0;
      const one = { stated: 1, wrong, duplicates: isTwice ? 1 : 0, wrongOrDuplicate: isFault ? 1 : 0 };
      const before = divisions.get(regionCode);
      divisions.set(
        regionCode,
        addNumbers([...(before ? [before] : []), { ...one, faultIds: isFault ? [id] : [] }]),
      );
    }
    alike = [];
  };
  for await (const row of graph.stream<NumberRow>(query, params)) {
    if (alike.length > 0 && alike[0]!.number !== row.number) settle();
    alike.push(row);
  }
  settle();
  return divisions;
}
