import { beforeEach, expect, test } from "vitest";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { readObjectionPage, readRepairs } from "../../src/read/objections.ts";
import { company, listing, office, person } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";
import type { SmallRegion } from "./small-region.ts";
import { astray, driver, graph, loadedRegion, states } from "./small-region.ts";

const order = { reason: "经核查", actor: "local:test" };
/** Two persons of one name, one listed and one in an office: a lead only where they are one. */
const tables = {
  subjects: [person("r"), person("c"), person("other"), company("F", { regionCode: "330106" })],
  positions: [office("o1", "r", "F")],
  listings: [listing("l1", "c")],
};
const LEAD = "listed-person-in-office F";

let small: SmallRegion;
let steps: ReturnType<typeof disciplineOf>;
let mergeId: string;
beforeEach(async () => {
  small = await loadedRegion(undefined, tables);
  steps = disciplineOf(small.parts);
});

/** Acts of the stories: l1 is told before any merge, l2 of the one who was merged. */
const acts: Record<string, () => Promise<unknown>> = {
  merge: async () => {
    mergeId = (await steps.judgeSameSubject({ ...order, keepId: "r", absorbId: "c" })).id;
  },
  part: () => steps.undoSameSubject({ ...order, judgementId: mergeId }),
  tell: () => small.deliver("l2", { listings: [listing("l2", "c")] }),
  "delete l1": () => upheld("l1"),
  "delete l2": () => upheld("l2"),
  "correct l2": () => upheld("l2", { documentNo: "9号" }),
  "lift l1": () => lift("l1"),
  "lift l2": () => lift("l2"),
};

async function upheld(key: string, corrections: Record<string, string> | null = null) {
  const ground = corrections ? "textError" : "factError";
  const { id } = await steps.raiseObjection({
    ...{ ...order, statementId: `s:${key}`, ground, raisedBy: "当事人" },
  });
  await steps.decideObjection({ ...order, objectionId: id, decision: "UPHOLD", corrections });
}

async function lift(key: string) {
  const [row] = await asked(driver, `MATCH (o:Objection {statementId: 's:${key}'}) RETURN o.id AS id`);
  await steps.liftDecision({
    ...{ ...order, caseId: row!["id"] as string, authority: "某局", documentNo: "1号" },
  });
}

const tellings = async () =>
  Object.fromEntries(
    (
      await asked(
        driver,
        `MATCH (s:Subject)-[:LISTED_AS]->(l:Listing) WHERE l.supersededAt > localdatetime('9999-01-01T00:00:00')
         RETURN l.statementId AS key, collect(s.id) AS of ORDER BY key`,
      )
    ).map((row) => [(row["key"] as string).slice(2), row["of"]]),
  );

test.each<[string, Record<string, string[]>]>([
  ["merge, delete l1, lift l1", { l1: ["r"] }],
  ["merge, delete l1, lift l1, part", { l1: ["c"] }],
  ["merge, delete l1, part, lift l1", { l1: ["c"] }],
  ["merge, delete l1, part, merge, lift l1", { l1: ["r"] }],
  ["merge, delete l1, part, merge, lift l1, part", { l1: ["c"] }],
  ["delete l1, merge, lift l1", { l1: ["r"] }],
  ["delete l1, merge, lift l1, part", { l1: ["c"] }],
  ["delete l1, merge, part, lift l1", { l1: ["c"] }],
  ["merge, tell, delete l2, lift l2", { l1: ["r"], l2: ["r"] }],
  ["merge, tell, delete l2, lift l2, part", { l1: ["c"], l2: ["c"] }],
  ["merge, tell, delete l2, part, lift l2", { l1: ["c"], l2: ["c"] }],
  ["merge, tell, correct l2, part", { l1: ["c"], l2: ["c"] }],
  ["merge, tell, correct l2, part, lift l2", { l1: ["c"], l2: ["c"] }],
  ["merge, tell, correct l2, lift l2, part", { l1: ["c"], l2: ["c"] }],
])("%s", async (story, expected) => {
  for (const act of story.split(", ")) await acts[act]!();
  expect(await tellings()).toEqual(expected);
  const isOne = Object.values(expected).every(([id]) => id === "r");
  expect((await states())[LEAD] ?? "RESOLVED").toBe(isOne ? "OPEN" : "RESOLVED");
  expect(await astray()).toEqual([]);
});

test("cases of who was merged are told of who is kept, from the judgement until it is taken back", async () => {
  const { clock } = small.parts;
  const objected = { ...order, statementId: "s:l1", ground: "factError", raisedBy: "当事人" } as const;
  const objection = (await steps.raiseObjection(objected)).id;
  const repair = (await steps.applyForRepair({ ...order, statementId: "s:l1", appliedBy: "当事人" })).id;
  const before = clock().toISOString();
  await acts["merge"]!();
  const merged = clock().toISOString();
  await acts["part"]!();
  const casesAt = async (knownAt: string, subject: string) => {
    const at = { asOf: "2026-06-30", knownAt };
    const { rows, totalCount } = await readObjectionPage(graph, { filter: { subject }, first: 5 }, at);
    const repairs = await readRepairs(graph, { subjectId: subject }, at);
    return [...rows.map((row) => row.objection.id), totalCount, ...repairs.map(({ id }) => id)];
  };
  const [both, none] = [[objection, 1, repair], [0]];
  expect(await casesAt(before, "r")).toEqual(none);
  expect(await casesAt(merged, "r")).toEqual(both);
  expect(await casesAt(clock().toISOString(), "r")).toEqual(none);
  for (const knownAt of [before, merged]) {
    expect(await casesAt(knownAt, "c")).toEqual(both);
    expect(await casesAt(knownAt, "other")).toEqual(none);
  }
});
