import { beforeAll, describe, expect, test } from "vitest";
import type { CaseTaken } from "../../src/discipline/cases.ts";
import { liftDecision } from "../../src/discipline/liftings.ts";
import { decideObjection, raiseObjection } from "../../src/discipline/objections.ts";
import { applyForRepair, decideRepair } from "../../src/discipline/repairs.ts";
import { decideReview, requestReview } from "../../src/discipline/reviews.ts";
import { CaseRefused } from "../../src/model/case-refused.ts";
import { readObjectionPage, readRepairs } from "../../src/read/objections.ts";
import { company, listing, person, stake } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";
import { astray, driver, graph, loadedRegion } from "./small-region.ts";
import type { SmallRegion } from "./small-region.ts";

/**
 * The states of a decided case and every act on each, written down by hand; an act that is not in a state's line is
 * refused. `=` = the act was taken before: repeated, and nothing is written.
 */
const machine = `
pending:            uphold>upheld  reject>rejected
upheld:             uphold=  request>upheld?  lift>upheld/lifted
rejected:           reject=  request>rejected?  lift>rejected/lifted
upheld?:            uphold=  request=  sustain>upheld!  replace>upheld~rejected
rejected?:          reject=  request=  sustain>rejected!  replace>rejected~upheld
upheld!:            uphold=  request=  sustain=  lift>upheld!/lifted
rejected!:          reject=  request=  sustain=  lift>rejected!/lifted
upheld~rejected:    request=  replace=  lift>upheld~rejected/lifted
rejected~upheld:    request=  replace=  lift>rejected~upheld/lifted
upheld/lifted:      lift=
rejected/lifted:    lift=
upheld!/lifted:     lift=  request=  sustain=
rejected!/lifted:   lift=  request=  sustain=
upheld~rejected/lifted:   lift=  request=  replace=
rejected~upheld/lifted:   lift=  request=  replace=`;

const acts = ["uphold", "reject", "request", "sustain", "replace", "lift"] as const;
type Act = (typeof acts)[number];
interface Line {
  to: Map<Act, string>;
  again: Set<Act>;
}

const lines = new Map<string, Line>(
  machine
    .trim()
    .split("\n")
    .map((text) => {
      const [state, rest] = text.split(/:\s+/) as [string, string];
      const told = rest.trim().split(/\s+/);
      const to = told.filter((one) => one.includes(">")).map((one) => one.split(">") as [Act, string]);
      const again = told.filter((one) => one.endsWith("=")).map((one) => one.slice(0, -1) as Act);
      return [state, { to: new Map(to), again: new Set(again) }];
    }),
);

/** One way to each state. */
function waysTo(): Map<string, Act[]> {
  const ways = new Map<string, Act[]>([["pending", []]]);
  for (const [state, way] of ways)
    for (const [act, next] of lines.get(state)!.to) if (!ways.has(next)) ways.set(next, [...way, act]);
  return ways;
}

/** Whether the fact is as its source says it: only a decision in its disfavour that stands changes that. */
const isWhole = (state: string) =>
  state.endsWith("/lifted") || !(/^upheld[?!]?$/.test(state) || state === "rejected~upheld");

/** What the case says of itself. */
const toldAs = (state: string) =>
  state === "pending"
    ? "pending"
    : state.endsWith("/lifted")
      ? "lifted"
      : state.replace(/[?!]$/, "").split("~").at(-1)!;

test("the machine is whole: every state is reached, and every line is of a state", () => {
  expect([...waysTo().keys()].toSorted()).toEqual([...lines.keys()].toSorted());
});

const COUNT = 64;
const numbers = Array.from({ length: COUNT }, (_, number) => number);
/** A listed P for each K, who holds it alone; and as many listed L. */
const tables = {
  subjects: numbers.flatMap((number) => [
    person(`P${number}`),
    company(`K${number}`, { regionCode: "330106" }),
    company(`L${number}`),
  ]),
  shareholdings: numbers.map((number) => stake(`k${number}`, `P${number}`, `K${number}`)),
  listings: numbers.flatMap((number) => [
    listing(`p${number}`, `P${number}`),
    listing(`l${number}`, `L${number}`),
  ]),
};

let small: SmallRegion;
let next = 0;
beforeAll(async () => {
  small = await loadedRegion(undefined, tables);
});

interface Case {
  id: string;
  number: number;
  take: (act: Act) => Promise<CaseTaken>;
  /** What it says, and whether the fact is as its source says it. */
  told: () => Promise<{ status: string; whole: boolean }>;
}

const order = { reason: "经核查", actor: "t" };
const always = { asOf: "9999-12-30", knownAt: "9999-12-30T00:00:00.000Z" };

const steps = (
  id: string,
  decide: (isUpheld: boolean) => Promise<CaseTaken>,
): Record<Act, () => Promise<CaseTaken>> => ({
  uphold: () => decide(true),
  reject: () => decide(false),
  request: () =>
    requestReview(small.parts, { ...order, caseId: id, requestedBy: "当事人", authority: "省级" }),
  sustain: () => decideReview(small.parts, { ...order, caseId: id, decision: "SUSTAIN" }),
  replace: () => decideReview(small.parts, { ...order, caseId: id, decision: "REPLACE" }),
  lift: () => liftDecision(small.parts, { ...order, caseId: id, authority: "原决定机关", documentNo: "1号" }),
});

async function objectionCase(): Promise<Case> {
  const number = next++;
  const statementId = `s:k${number}`;
  const raise = { ...order, statementId, ground: "factError", raisedBy: "当事人" } as const;
  const { id } = await raiseObjection(small.parts, raise);
  const decide = (isUpheld: boolean) =>
    decideObjection(small.parts, { ...order, objectionId: id, decision: isUpheld ? "UPHOLD" : "REJECT" });
  const all = steps(id, decide);
  return {
    ...{ id, number },
    take: (act) => all[act](),
    told: async () => {
      const { rows } = await readObjectionPage(graph, { filter: { ids: [id] }, first: 1 }, always);
      const held = await asked(
        driver,
        `MATCH ()-[r:OWNS {statementId: '${statementId}'}]->() WHERE r.supersededAt > localdatetime('9999-01-01T00:00:00') RETURN r`,
      );
      return { status: rows[0]!.objection.status, whole: held.length === 1 };
    },
  };
}

async function repairCase(): Promise<Case> {
  const number = next++;
  const statementId = `s:l${number}`;
  const { id } = await applyForRepair(small.parts, { ...order, statementId, appliedBy: "当事人" });
  await decideRepair(small.parts, { ...order, applicationId: id, decision: "ACCEPT" });
  const decide = (isUpheld: boolean) =>
    decideRepair(small.parts, { ...order, applicationId: id, decision: isUpheld ? "GRANT" : "REFUSE" });
  const all = steps(id, decide);
  const words: Record<string, string> = { accepted: "pending", granted: "upheld", refused: "rejected" };
  return {
    ...{ id, number },
    take: (act) => all[act](),
    told: async () => {
      const [application] = await readRepairs(graph, { ids: [id] }, always);
      const listed = await asked(
        driver,
        `MATCH (l:Listing {statementId: '${statementId}'}) WHERE l.supersededAt > localdatetime('9999-01-01T00:00:00')
         AND l.removedOn > date('9999-01-01') RETURN l`,
      );
      return { status: words[application!.status] ?? application!.status, whole: listed.length === 1 };
    },
  };
}

const outcomeOf = async (one: Case, act: Act): Promise<"taken" | "repeated" | "refused"> => {
  try {
    return (await one.take(act)).repeated ? "repeated" : "taken";
  } catch (error) {
    if (error instanceof CaseRefused && error.code === "CONFLICT") return "refused";
    throw error;
  }
};

describe.each([
  ["an objection", objectionCase],
  ["an application for repair", repairCase],
] as const)("%s", (_, make) => {
  test.each([...waysTo()])("%s", async (state, way) => {
    const { to, again } = lines.get(state)!;
    const reached = async () => {
      const one = await make();
      for (const act of way) expect(await outcomeOf(one, act), `${way.join(" ")}: ${act}`).toBe("taken");
      return one;
    };
    const one = await reached();
    const isTold = { status: toldAs(state), whole: isWhole(state) };
    expect(await one.told()).toEqual(isTold);
    const [lead] = await asked(
      driver,
      `MATCH (a:Alert {ruleId: 'listed-shareholder', targetId: 'K${one.number}'}) RETURN a.status AS status`,
    );
    if (make === objectionCase)
      expect(lead).toEqual({
        status: state === "pending" ? "HELD" : isTold.whole ? "OPEN" : "RESOLVED",
      });
    for (const act of acts.filter((one) => !to.has(one))) {
      expect(await outcomeOf(one, act), `${state}: ${act}`).toBe(again.has(act) ? "repeated" : "refused");
      expect(await one.told(), `${state}: ${act}`).toEqual(isTold);
    }
    expect(await astray()).toEqual([]);
    for (const [act, next] of to) {
      const other = await reached();
      expect(await outcomeOf(other, act), `${state}: ${act}`).toBe("taken");
      expect(await other.told(), `${state}: ${act}`).toEqual({ status: toldAs(next), whole: isWhole(next) });
    }
  });
});
