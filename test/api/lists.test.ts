import { describe, expect, test } from "vitest";
import type { ApiContext } from "../../src/api/context.ts";
import { NOTHING_ADDED } from "../../src/model/law.ts";
import { executed } from "./executed.ts";

/** The catalogue needs no graph: only the moment that is asked about, and its law. */
const context = (asOf: string) =>
  ({
    moment: async () => ({ asOf, knownAt: "2026-07-01T00:00:00.000Z" }),
    law: async () => NOTHING_ADDED,
  }) as unknown as ApiContext;

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function lists(args: string, asOf = "2026-06-30"): Promise<any[]> {
  const source = `{ lists${args} {
    code nameZh red severeNow severe { jurisdiction from to basis sure }
    basis { nameZh jurisdiction from to inForce sure } period { prose sure }
    exits { way nameZh prose sure } rolesAlong { role nameZh sure } } }`;
  const answer = await executed({ source, contextValue: context(asOf) });
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("\n"));
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return answer.data!["lists"] as any[];
}
const named = async (code: string, args = "", asOf?: string) =>
  (await lists(args, asOf)).find((list) => list.code === code)!;

describe("the catalogue of lists", () => {
  test("a list says its name, basis, period, ways off and who is listed along, each with how sure it is", async () => {
    expect(await named("wageArrears")).toMatchObject({
      nameZh: "拖欠农民工工资失信联合惩戒对象",
      severeNow: true,
      severe: [{ jurisdiction: "100000", from: "2022-01-01", to: null, sure: "V" }],
      period: { prose: "3年", sure: "V" },
      exits: [{ way: "expired", nameZh: "期满移出" }, { way: "repaired" }],
      rolesAlong: [
        { role: "legalRepresentative", nameZh: "法定代表人" },
        { role: "principal" },
        { role: "personInCharge" },
        { role: "personResponsible" },
      ],
    });
  });

  test("a rule that was replaced is told with its end", async () => {
    const rules = (await named("statistics")).basis;
    expect(rules.map(({ to, inForce }: { to: string; inForce: boolean }) => [to, inForce])).toEqual([
      ["2022-05-19", false],
      [null, true],
    ]);
  });

  test("severe on its first day, not on the day before", async () => {
    expect((await named("workSafety", "", "2023-09-30")).severeNow).toBe(false);
    expect((await named("workSafety", "", "2023-10-01")).severeNow).toBe(true);
  });

  test("in a region, what holds there", async () => {
    expect(await named("ecology", '(regionCode: "310115")')).toMatchObject({
      severeNow: true,
      severe: [{ jurisdiction: "310000" }],
    });
    expect(await named("ecology", '(regionCode: "350203")')).toMatchObject({
      severeNow: false,
      severe: [],
      basis: [],
    });
    expect((await named("ecology")).severe).toHaveLength(4);
  });

  test("a region that is no code is refused", async () => {
    await expect(lists('(regionCode: "3502")')).rejects.toThrow('regionCode: found "3502"');
  });
});
