import { describe, expect, test } from "vitest";
import type { Source } from "../../src/load/source.ts";
import { bodsSource } from "../../src/load/sources/bods.ts";
import { finbenchSource } from "../../src/load/sources/finbench.ts";
import type { ShareholdingFact } from "../../src/model/facts.ts";
import { cascade } from "../../src/ownership/cascade.ts";
import { controlledBy as controlled } from "../../src/ownership/control.ts";
import { indexHoldings } from "../../src/ownership/holdings.ts";
import type { HoldingIndex } from "../../src/ownership/holdings.ts";
import { integratedFrom } from "../../src/ownership/integrated.ts";
import { lookThroughFrom } from "../../src/ownership/look-through.ts";
import { checkedRows, rowsOfFolder } from "../load/sources/delivered-rows.ts";
import { bodsControl, bodsFiles, bodsStakes } from "./bods-oracle.ts";
import { finbenchOracle } from "./finbench-oracle.ts";
import { controlledBy, integratedOwnership, lookThroughOf, WHOLE_36 } from "./finbench-shares.ts";
import { readFinbench } from "./finbench-stakes.ts";
import { DATA, hasData } from "./snapshot-files.ts";

interface Indexed {
  index: HoldingIndex;
  ids: string[];
  nodeOf: (id: string) => number;
}

/** Stakes in force through adapter and checks, into the arrays of the calculators. */
async function indexed(folder: string, source: Source): Promise<Indexed> {
  const rows = await rowsOfFolder(folder, source, "shareholdings");
  const checked = checkedRows("shareholdings", rows).facts as ShareholdingFact[];
  const facts = checked.filter(({ validTo }) => validTo === null);
  const ids = [...new Set(facts.flatMap((fact) => [fact.holderId, fact.companyId]))].sort();
  const nodes = new Map(ids.map((id, node) => [id, node]));
  const index = indexHoldings({
    nodeCount: ids.length,
    holder: Int32Array.from(facts, (fact) => nodes.get(fact.holderId)!),
    company: Int32Array.from(facts, (fact) => nodes.get(fact.companyId)!),
    sharePpm: Int32Array.from(facts, (fact) => fact.sharePpmMin),
    controlPpm: Int32Array.from(facts, (fact) => fact.votesPpm ?? fact.sharePpmMin),
  });
  return { index, ids, nodeOf: (id) => nodes.get(id)! };
}

/** Figures by company id, sorted, for comparison. */
function byId(ids: readonly string[], figures: ReadonlyMap<number, number>): [string, number][] {
  return [...figures]
    .map(([node, figure]): [string, number] => [ids[node]!, figure])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

describe.skipIf(!hasData("finbench"))(
  "calculators on FinBench (skipped without ../shared/data)",
  async () => {
    const graph = hasData("finbench") ? readFinbench(20n) : undefined;
    const { index, ids, nodeOf } = graph
      ? await indexed(`${DATA}finbench`, finbenchSource())
      : ({} as Indexed);

    test("the adapter delivers the oracle's stakes, ppm for ppm", () => {
      const { holder, company, sharePpm } = index.holdings;
      expect(sharePpm).toHaveLength(5_034);
      for (let row = 0; row < sharePpm.length; row += 1) {
        expect(graph!.holds.get(ids[holder[row]!]!)!.get(ids[company[row]!]!)).toBe(sharePpm[row]);
      }
    });

    test("everybody's controlled companies, and their votes, are the oracle's", () => {
      for (const id of ids) {
        const expected = [...controlledBy(graph!, id)].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(byId(ids, controlled(index, nodeOf(id))), id).toEqual(expected);
      }
    });

    test("look-through of every holder is the oracle's exact sum", () => {
      for (const id of graph!.holds.keys()) {
        const exact = lookThroughOf(graph!, id);
        const found = lookThroughFrom(index, nodeOf(id), { hopsMax: 6, stepsMax: 10_000_000 });
        expect([found.truncated, found.ratioByNode.size], id).toEqual([false, exact.size]);
        for (const [company, sum] of exact) {
          // Twelve digits of the exact fraction are more than its float keeps of a small one.
          const ratio = Number((sum * 10n ** 18n) / WHOLE_36) / 1e18;
          expect(found.ratioByNode.get(nodeOf(company)), `${id} ${company}`).toBeCloseTo(ratio, 12);
        }
      }
    });

    test("integrated ownership of every listed party is the dense solve's", () => {
      const solve = integratedOwnership(graph!);
      for (const id of [...graph!.listed].filter((party) => graph!.holds.has(party))) {
        const expected = solve(id);
        const found = integratedFrom(index, nodeOf(id));
        expect(found.closedLoops).toEqual([]);
        for (const [company, ratio] of expected) {
          expect(found.ratioByCompany.get(nodeOf(company)) ?? 0, `${id} ${company}`).toBeCloseTo(ratio, 10);
        }
      }
    });

    test("the cascade catches the oracle's companies", () => {
      const marks = Uint8Array.from(ids, (id) => Number(graph!.listed.has(id)));
      const caught = cascade(index, marks)
        .map(({ company }) => ids[company]!)
        .sort();
      expect(caught).toEqual(
        finbenchOracle(graph)
          ["listed-aggregate-ownership"]!.map(({ target }) => target)
          .sort(),
      );
    });
  },
);

describe.skipIf(!hasData("bods-examples"))("calculators on BODS (skipped without ../shared/data)", () => {
  test("control over all example files, read as one folder, is the oracle's of each", async () => {
    const { index, ids } = await indexed(`${DATA}bods-examples`, bodsSource());
    const found = ids.flatMap((id, node) =>
      [...controlled(index, node).keys()].map((company) => `${id} ${ids[company]}`),
    );
    expect(found.sort()).toEqual(
      bodsFiles()
        .flatMap((file) => bodsControl(bodsStakes(file)))
        .sort(),
    );
    expect(found.length).toBeGreaterThan(5);
  });
});
