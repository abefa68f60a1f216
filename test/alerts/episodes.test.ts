import { beforeAll, describe, expect, test } from "vitest";
import type { Assessment } from "../../src/alerts/book.ts";
import { assessAlert } from "../../src/alerts/book.ts";
import { alertStatesAt } from "../../src/alerts/as-known.ts";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { loadAndRipple } from "../../src/intake/load-and-ripple.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import type { IsoDate } from "../../src/model/dates.ts";
import { alertId, driver, graph, region } from "../discipline/small-region.ts";
import { asked as rowsOf, home } from "../load/loading.ts";
import type { Tables } from "../load/bundle-folder.ts";
import { bundleFolder, listing, stake } from "../load/bundle-folder.ts";
import { runNight } from "../seed-region.ts";
import { executed } from "../api/executed.ts";

/**
 * Replay: what was answered at the end of each day without naming a time is written down, and asked for again when all
 * is over. Leads end, begin again with other proof, end and begin once more.
 */
let instant = 0;
const clock = () => new Date((instant += 1_000));
const parts = { graph, clock, owner: "test" };

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string): Promise<any> {
  const context = {
    ...{ graph, clock, runJob: () => Promise.reject(new Error("runs nothing")) },
    audit: { record: async () => undefined },
    ...{ discipline: disciplineOf(parts), ownershipAbove: ownershipAboveOf(graph) },
  };
  const { data, errors } = await executed({ source, contextValue: contextOf(context, "inspector") });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}

const LEAD = `id severity status verdict hops measure openedAt resolvedAt episode assignee snoozedUntil
  seeds { id } explanationZh certificate { hash hops { statementId sharePercent } } history { at action toStatus reason }`;
const filters = ["{}", "{statuses: [OPEN]}", "{statuses: [RESOLVED]}", '{assignee: "甲"}', '{seed: "P"}'];

/** All that is said of leads: pages by filter, and each by its own id. */
async function answers(times: string): Promise<Record<string, unknown>> {
  const pages: Record<string, unknown> = {};
  for (const filter of filters)
    pages[filter] = (
      await ask(`{ alerts(filter: ${filter}, first: 100${times}) { totalCount edges { node { ${LEAD} } } } }`)
    ).alerts;
  const { edges } = pages["{}"] as { edges: { node: { id: string } }[] };
  for (const { node } of edges)
    pages[node.id] = (await ask(`{ alert(id: "${node.id}"${times}) { ${LEAD} } }`)).alert;
  return pages;
}

interface Day {
  asOf: IsoDate;
  knownAt: string;
  answers: Record<string, unknown>;
}
const days: Day[] = [];

/** One day: what is delivered and done in the morning, a night, and what is answered in the evening. */
async function day(
  asOf: IsoDate,
  tables: Tables | null,
  work: () => Promise<unknown> = async () => undefined,
) {
  instant = Date.parse(`${asOf}T01:00:00.000Z`);
  if (tables) {
    const mode = days.length === 0 ? ("full" as const) : ("delta" as const);
    const directory = bundleFolder(tables, { sourceId: "s", deliveryId: asOf, mode, asOf });
    await loadAndRipple({ graph, directory, source: bundle, home, clock }, "test");
  }
  await runNight(createJobRunner(graph, createJobs({ graph, home, clock }), "test", clock), asOf);
  await work();
  const said = await answers("");
  days.push({ asOf, knownAt: clock().toISOString(), answers: said });
}

async function assess(rule: string, target: string, step: Pick<Assessment, "action"> & Partial<Assessment>) {
  const said = { reason: "核实", actor: "inspector", at: clock().toISOString(), until: null, assignee: null };
  await assessAlert(graph, { alertId: await alertId(rule, target), ...said, ...step });
}
const lifted = { listings: [listing("l1", "P", { removedOn: "2026-06-01" })] };
const again = { listings: [listing("l1", "P", { removedOn: "" })] };
const LEAD_OF = ["listed-shareholder", "K"] as const;

beforeAll(async () => {
  await day("2026-06-30", region);
  await day("2026-07-01", null, () => assess(...LEAD_OF, { action: "ASSIGN", assignee: "甲" }));
  await day("2026-07-02", lifted);
  await day("2026-07-03", null);
  await day("2026-07-04", { ...again, shareholdings: [stake("only", "P", "K", { sharePercent: "45" })] });
  await day("2026-07-05", null, () => assess(...LEAD_OF, { action: "CONFIRM" }));
  await day("2026-07-06", lifted);
  await day("2026-07-07", { ...again, shareholdings: [stake("only", "P", "K", { sharePercent: "49" })] });
  await day("2026-07-08", null);
}, 600_000);

const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8];

describe("a lead that was closed and opened again", () => {
  test.each(numbers)("is told of day %i as it was told on that day, by what is known now", async (number) => {
    const { asOf, answers: said } = days[number]!;
    expect(await answers(`, asOf: "${asOf}", knownAt: "${days.at(-1)!.knownAt}"`)).toEqual(said);
  });

  test.each(numbers)("and of day %i by what was known then", async (number) => {
    const { asOf, knownAt, answers: said } = days[number]!;
    expect(await answers(`, asOf: "${asOf}", knownAt: "${knownAt}"`)).toEqual(said);
    expect(await answers(`, knownAt: "${knownAt}"`)).toEqual(said);
  });

  test("was in three episodes with three proofs, or the replay would prove nothing", async () => {
    const id = await alertId(...LEAD_OF);
    const told = days.map(({ answers: said }) => {
      const { status, episode, certificate, assignee } = said[id] as Record<string, unknown>;
      const { hops } = certificate as { hops: { statementId: string; sharePercent: number | null }[] };
      const share = hops.find(({ statementId }) => statementId === "s:only")!.sharePercent;
      return [status, episode, share, assignee];
    });
    expect(told).toEqual([
      ["OPEN", 1, 40, null],
      ["OPEN", 1, 40, "甲"],
      ["RESOLVED", 1, 40, "甲"],
      ["RESOLVED", 1, 40, "甲"],
      ["OPEN", 2, 45, "甲"],
      ["CONFIRMED", 2, 45, "甲"],
      ["RESOLVED", 2, 45, "甲"],
      ["OPEN", 3, 49, "甲"],
      ["OPEN", 3, 49, "甲"],
    ]);
  });

  test("is not told of the day before it was opened for the first time", async () => {
    expect(await alertStatesAt(graph, { asOf: "2026-06-29", knownAt: days.at(-1)!.knownAt })).toEqual([]);
  });

  test("whose first episode was written over, before versions were kept, is told by the line of its opening", async () => {
    await rowsOf(driver, "MATCH (v:AlertVersion) DETACH DELETE v");
    const wanted = { targetIds: [LEAD_OF[1]], ruleIds: [LEAD_OF[0]] };
    const knownAt = days.at(-1)!.knownAt;
    const at = (asOf: IsoDate) =>
      alertStatesAt(graph, { asOf, knownAt }, { ...wanted, statusAt: `${asOf}T15:59:59.999Z` });
    expect(await at("2026-06-30")).toMatchObject([{ status: "OPEN", openedOn: "2026-06-30", isKept: false }]);
    expect(await at("2026-07-02")).toMatchObject([
      { status: "RESOLVED", openedOn: "2026-06-30", isKept: false },
    ]);
    expect(await at("2026-07-08")).toMatchObject([{ status: "OPEN", openedOn: "2026-07-07", isKept: true }]);
    expect(await at("2026-06-29")).toEqual([]);
  });
});
