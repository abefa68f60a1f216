import { beforeAll, describe, expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { createSchema } from "../../src/api/schema.ts";
import { assessAlert } from "../../src/alerts/book.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { runOnShared } from "../commands/program.ts";
import type { SmallRegion } from "../discipline/small-region.ts";
import { alertId, graph, loadedRegion } from "../discipline/small-region.ts";
import { company } from "../load/bundle-folder.ts";
import { home } from "../load/loading.ts";
import { executed } from "./executed.ts";

const schema = createSchema();
let small: SmallRegion;
/** Instants before any job was over, after the first night, and after all that follows. */
const at = { before: "2026-06-30T01:00:00.500Z", night: "", last: "" };

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string): Promise<any> {
  const { clock } = small.parts;
  const parts = {
    ...{ graph, clock, runJob: () => Promise.reject(new Error("runs nothing")) },
    audit: { record: async () => undefined },
    discipline: disciplineOf(small.parts),
    ownershipAbove: ownershipAboveOf(graph),
  };
  const { data, errors } = await executed({ source, contextValue: contextOf(parts, "inspector") });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}

beforeAll(async () => {
  small = await loadedRegion();
  await small.run("code-quality");
  const { clock } = small.parts;
  at.night = clock().toISOString();
  const id = await alertId("listed-shareholder", "K");
  const said = { reason: "x", until: null, assignee: null, actor: "local:test", at: clock().toISOString() };
  await assessAlert(graph, { alertId: id, action: "DISMISS", ...said });
  await small.deliver("d2", { subjects: [company("Z", { uscc: "91350203MA0000000X" })] });
  await small.run("code-quality");
  await small.run("listed-shareholder");
  at.last = clock().toISOString();
});

test("every question of the schema takes asOf and knownAt", () => {
  const without = Object.values(schema.getQueryType()!.getFields())
    .filter(({ args }) => !["asOf", "knownAt"].every((name) => args.some((arg) => arg.name === name)))
    .map(({ name }) => name);
  expect(without).toEqual([]);
});

test("the catalogue of lists says at an earlier moment that its tables have no history", async () => {
  const told = async (times: string) => (await ask(`{ lists${times} { noteZh } }`)).lists;
  expect((await told("")).every(({ noteZh }: { noteZh: null }) => noteZh === null)).toBe(true);
  for (const times of [`(knownAt: "${at.night}")`, '(asOf: "2026-06-29")']) {
    expect((await told(times))[0].noteZh).toContain("没有历史版本");
  }
});

describe("runs of jobs", () => {
  const runs = (times: string) =>
    ask(`{ jobRuns(first: 200, ${times}) { id job status finishedAt rowsIn } }`);

  test("are those that had begun by knownAt; one under way then is told as running", async () => {
    expect((await runs(`knownAt: "${at.before}"`)).jobRuns).toEqual([]);
    const [first, ...others] = (await runs(`knownAt: "${at.night}"`)).jobRuns;
    expect((await runs(`knownAt: "${at.last}"`)).jobRuns.length).toBeGreaterThan(others.length + 1);
    expect(first).toMatchObject({ job: "code-quality", status: "done" });
    const [run] = (await ask(`{ jobRuns(first: 1, knownAt: "${at.night}") { id startedAt finishedAt } }`))
      .jobRuns;
    const under = (await runs(`knownAt: "${run.startedAt}"`)).jobRuns[0];
    expect(under).toEqual({
      id: run.id,
      job: "code-quality",
      status: "running",
      finishedAt: null,
      rowsIn: null,
    });
    expect((await runs(`knownAt: "${run.finishedAt}"`)).jobRuns[0].status).toBe("done");
  });

  test("are those for a day up to asOf", async () => {
    expect((await runs('asOf: "2026-06-29"')).jobRuns).toEqual([]);
    expect((await runs('asOf: "2026-06-30"')).jobRuns.length).toBeGreaterThan(0);
  });
});

describe("rules", () => {
  const rules = async (times: string) =>
    (await ask(`{ rules${times} { id noteZh population lastRun { finishedAt } } }`)).rules.find(
      ({ id }: { id: string }) => id === "listed-shareholder",
    );

  test("tell the run of the moment, and that their declaration has no history", async () => {
    expect((await rules("")).noteZh).toBeNull();
    const first = await rules(`(knownAt: "${at.night}")`);
    const last = await rules(`(knownAt: "${at.last}")`);
    expect(first.noteZh).toContain("没有历史版本");
    expect(first.lastRun.finishedAt < at.night && last.lastRun.finishedAt > at.night).toBe(true);
    expect(await rules(`(knownAt: "${at.before}")`)).toMatchObject({ lastRun: null, population: null });
    expect(await rules('(asOf: "2026-06-29")')).toMatchObject({ lastRun: null });
  });

  test("of a lead do so too", async () => {
    const id = await alertId("listed-shareholder", "K");
    const { alert } = await ask(`{ alert(id: "${id}", knownAt: "${at.night}") { rule { noteZh } } }`);
    expect(alert.rule.noteZh).toContain("没有历史版本");
  });
});

test("coverage names the hubs of runs that were over, and says when there were none", async () => {
  const told = async (times: string) => (await ask(`{ coverage${times} { hubsWhyZh } }`)).coverage.hubsWhyZh;
  expect(await told("")).toBeNull();
  expect(await told(`(knownAt: "${at.night}")`)).toBeNull();
  expect(await told(`(knownAt: "${at.before}")`)).toContain("没有已完成的作业");
  expect(await told('(asOf: "2026-06-29")')).toContain("没有已完成的作业");
});

test("figures of codes are those of the moment asked, and say where nothing was counted by then", async () => {
  const told = async (times: string) =>
    (await ask(`{ codeQuality${times} { noteZh lastRun { finishedAt } total { organisations wrong } } }`))
      .codeQuality;
  const [now, night, last] = [
    await told(""),
    await told(`(knownAt: "${at.night}")`),
    await told(`(knownAt: "${at.last}")`),
  ];
  expect(night).toMatchObject({ noteZh: null, total: { organisations: 3, wrong: 0 } });
  expect(night.lastRun.finishedAt < at.night).toBe(true);
  for (const one of [now, last])
    expect(one).toMatchObject({ noteZh: null, total: { organisations: 4, wrong: 1 } });
  for (const times of [`(knownAt: "${at.before}")`, '(asOf: "2026-06-29")']) {
    const note = "1 个区划在所查时间之前没有留存的赋码质量统计，不在所列数字之中";
    expect(await told(times)).toMatchObject({ noteZh: note, lastRun: null, total: { organisations: 0 } });
  }
});

describe("the command alerts", () => {
  const listed = async (...args: string[]) => {
    const { code, stdout, stderr } = await runOnShared(home, "alerts", "--json", ...args);
    expect([code, stderr]).toEqual([0, expect.anything()]);
    const { totalCount, alerts } = JSON.parse(stdout) as {
      totalCount: number;
      alerts: { id: string; status: string }[];
    };
    return { totalCount, states: alerts.map(({ id, status }) => `${id} ${status}`) };
  };
  const overApi = async (times: string) => {
    const { alerts } = await ask(
      `{ alerts(first: 50, ${times}) { totalCount edges { node { id status } } } }`,
    );
    return {
      totalCount: alerts.totalCount,
      states: alerts.edges.map(
        ({ node }: { node: { id: string; status: string } }) => `${node.id} ${node.status}`,
      ),
    };
  };

  test("lists the book as it stood, as the API does, before and after a dismissal", async () => {
    const id = await alertId("listed-shareholder", "K");
    const day = ["--as-of", "2026-06-30"];
    const before = await listed(...day, "--known-at", at.night);
    const after = await listed(...day, "--known-at", at.last);
    expect(before.states).toContain(`${id} OPEN`);
    expect(after.states).toContain(`${id} DISMISSED`);
    expect(before).toEqual(await overApi(`knownAt: "${at.night}"`));
    expect(after).toEqual(await overApi(`knownAt: "${at.last}"`));
    expect((await listed("--as-of", "2026-06-29")).totalCount).toBe(0);
    expect((await listed("--as-of", "2026-06-30")).totalCount).toBeGreaterThan(0);
  });
});
