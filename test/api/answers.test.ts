import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { describe, expect, test } from "vitest";
import { createSchema } from "../../src/api/schema.ts";
import { chinaDate } from "../../src/model/dates.ts";
import { SEED_DATE } from "../seed-region.ts";
import type { Answer } from "./seed-server.ts";
import { seedServer, TOKEN } from "./seed-server.ts";

/** Subjects of the seed region: its rows but the header. */
const SUBJECTS = readFileSync("seed/region/subjects.csv", "utf8").trim().split("\n").length - 1;
const { ask, audited, at: served } = seedServer();

const at = `asOf: "${SEED_DATE}"`;

describe("access", () => {
  test("nothing but health and ready answers a stranger", async () => {
    for (const path of ["/", "/graphql", "/metrics", "/export/alerts.csv"]) {
      const response = await fetch(served.base + path);
      expect(response.status, path).toBe(401);
      expect(((await response.json()) as Answer).errors![0]!.extensions.code).toBe("UNAUTHENTICATED");
    }
    expect((await fetch(`${served.base}/health`)).status).toBe(200);
    expect((await fetch(`${served.base}/ready`)).status).toBe(200);
  });

  test("a browser exchanges the token for a strict cookie and loses it from the address", async () => {
    const response = await fetch(`${served.base}/?token=${TOKEN}`, { redirect: "manual" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).not.toContain("token");
    const cookie = response.headers.get("set-cookie")!;
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const page = await fetch(`${served.base}/`, { headers: { cookie: cookie.split(";")[0]! } });
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
  });

  test("a wrong token is refused", async () => {
    expect((await fetch(`${served.base}/?token=x`, { redirect: "manual" })).status).toBe(401);
    const page = await fetch(`${served.base}/`, { headers: { accept: "text/html,*/*;q=0.8" } });
    expect(page.status).toBe(401);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await page.text()).toContain("请从启动时给出的地址进入");
    expect((await fetch(`${served.base}/metrics`, { headers: { authorization: "Bearer x" } })).status).toBe(
      401,
    );
  });

  test("a form of another site cannot ask with the cookie", async () => {
    const response = await fetch(`${served.base}/graphql?query=%7Brules%7Bid%7D%7D`, {
      headers: { cookie: `credit_graph=${TOKEN}` },
    });
    expect(response.status).toBe(403);
  });
});

describe("answers on the seed region", () => {
  test("the dashboard adds up", async () => {
    const { data } = await ask(
      `{dashboard(${at}){subjects listed alertsOpen byRule{open} bySeverity{open} regions{alertsOpen subjects}}}`,
    );
    const { dashboard } = data;
    const sum = (rows: { open: number }[]) => rows.reduce((total, row) => total + row.open, 0);
    expect(dashboard.subjects).toBe(SUBJECTS);
    expect(sum(dashboard.byRule)).toBe(dashboard.alertsOpen);
    expect(sum(dashboard.bySeverity)).toBe(dashboard.alertsOpen);
    const regions = dashboard.regions as { subjects: number }[];
    expect(regions.reduce((total, row) => total + row.subjects, 0)).toBe(SUBJECTS);
  });

  test("a lead shows its proof, rule, dates, letter and coverage", async () => {
    const first = await ask(
      `{alerts(filter:{rules:["listed-actual-controller"]},first:1){totalCount edges{node{id}}}}`,
    );
    const expected = JSON.parse(
      readFileSync("seed/expected/listed-actual-controller.json", "utf8"),
    ) as unknown[];
    expect(first.data.alerts.totalCount).toBe(expected.length);
    const { data } = await ask(
      `query($id:ID!){alert(id:$id){explanationZh verdict letter rule{prose legalBasis useClass population}
        target{name} seed{name listed} certificate{hash hops{kind statementId sourceId}}
        evidence{nodes{id listed} edges{from to statementIds} truncated coverage{sources{sourceId}}}
        history{action actor}}}`,
      { id: first.data.alerts.edges[0].node.id },
    );
    const { alert } = data;
    expect(alert.certificate.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(alert.certificate.hops[0].kind).toBe("LISTED_AS");
    expect(alert.evidence.nodes.some((node: { listed: boolean }) => node.listed)).toBe(true);
    expect(alert.evidence.coverage.sources[0].sourceId).toBe("seed");
    expect(alert.explanationZh).toContain(alert.target.name);
    expect(alert.letter).toContain("仅供研判");
    expect(alert.history[0].action).toBe("opened");
  });

  test("pages of leads are disjoint and complete", async () => {
    const ids = new Set<string>();
    let after: string | null = null;
    for (;;) {
      const { data }: Answer = await ask(
        `query($after:String){alerts(first:20,after:$after){totalCount edges{node{id}} pageInfo{hasNextPage endCursor}}}`,
        { after },
      );
      for (const edge of data.alerts.edges) ids.add(edge.node.id);
      if (!data.alerts.pageInfo.hasNextPage) {
        expect(ids.size).toBe(data.alerts.totalCount);
        break;
      }
      after = data.alerts.pageInfo.endCursor;
    }
  });

  test("search finds by code and by part of a name", async () => {
    const byName = await ask(`{search(text:"供应链",first:3){totalCount edges{node{id name}}}}`);
    expect(byName.data.search.totalCount).toBeGreaterThan(3);
    for (const edge of byName.data.search.edges) expect(edge.node.name).toContain("供应链");
    const { id } = byName.data.search.edges[0].node;
    const byCode = await ask(`query($t:String!){search(text:$t){edges{node{id}}}}`, { t: id });
    expect(byCode.data.search.edges[0].node.id).toBe(id);
    const asked = `query($t:String!){search(text:$t){totalCount totalIsExact why edges{matchedBy node{id formerNames{name stated}}}}}`;
    const whole = await ask(asked, { t: id });
    expect(whole.data.search).toMatchObject({ totalCount: 1, totalIsExact: true, why: null });
    expect(whole.data.search.edges[0]).toEqual({ matchedBy: "CODE", node: { id, formerNames: [] } });
    const wide = await ask(asked, { t: "厦门市" });
    expect(wide.data.search).toMatchObject({ totalCount: 0, totalIsExact: false, edges: [] });
    expect(wide.data.search.why).toContain("字号");
  });

  test("a slice that is cut says so, a negative answer carries coverage", async () => {
    const { data } = await ask(`{map(first:5,${at}){returned total truncated why coverage{asOf}}}`);
    expect(data.map).toMatchObject({ returned: 5, truncated: true });
    expect(data.map.total).toBeGreaterThan(5);
    const none = await ask(
      `{paths(from:"S-0001",to:"none",${at}){outcome paths{nodes{id}} coverage{hopsMax}}}`,
    );
    expect(none.data.paths).toEqual({ outcome: "NONE_WITHIN_LIMITS", paths: [], coverage: { hopsMax: 6 } });
  });

  test("ownership trees state direct, look-through and exact shares", async () => {
    const { data } = await ask(
      `{alerts(filter:{rules:["listed-shareholder"]},first:1){edges{node{target{id} seed{id} measure verdict}}}}`,
    );
    const { target, seed, measure } = data.alerts.edges[0].node;
    const tree = await ask(
      `query($id:ID!){ownership(id:$id,direction:UP,levels:8,${at}){levels{subject{id} directPercent lookThroughPercent integratedPercent}}}`,
      { id: target.id },
    );
    const levels = tree.data.ownership.levels as {
      subject: { id: string };
      lookThroughPercent: number;
      integratedPercent: number;
    }[];
    const line = levels.filter((one) => one.subject.id === seed.id);
    expect(line.length).toBeGreaterThan(0);
    expect(line[0]!.integratedPercent).toBeGreaterThanOrEqual(measure / 10_000 - 0.001);
  });

  test("as-of: before a listing nothing is listed, on its day it is", async () => {
    const { data } = await ask(`{alerts(first:1){edges{node{seeds{id listings{listedOn severe}}}}}}`);
    const [seed] = data.alerts.edges[0].node.seeds;
    const { listedOn } = seed.listings.find((one: { severe: boolean }) => one.severe);
    const before = new Date(Date.parse(listedOn) - 86_400_000).toISOString().slice(0, 10);
    const listed = (asOf: string) =>
      ask(`query($id:ID!,$d:Date){subject(id:$id,asOf:$d){listed}}`, { id: seed.id, d: asOf });
    expect((await listed(before)).data.subject.listed).toBe(false);
    expect((await listed(listedOn)).data.subject.listed).toBe(true);
  });

  test("knownAt before the load knows nobody", async () => {
    const past = await ask(`{subject(id:"S-0001",knownAt:"2000-01-01T00:00:00Z"){name}}`);
    expect(past.data.subject).toBeNull();
    expect((await ask(`{subject(id:"S-0001"){name usccStatus}}`)).data.subject.usccStatus).toBe("wrong");
  });

  test("a human step is recorded, an impossible one is refused with CONFLICT", async () => {
    const { data } = await ask(`{alerts(first:1,filter:{statuses:[OPEN]}){edges{node{id}}}}`);
    const { id } = data.alerts.edges[0].node;
    const step = (action: string) =>
      ask(`mutation($i:AssessInput!){assess(input:$i){alert{status history{action reason}}}}`, {
        i: { alertId: id, action, reason: "核对登记" },
      });
    expect((await step("START")).data.assess.alert.status).toBe("ASSESSING");
    expect((await step("REOPEN")).errors![0]!.extensions.code).toBe("CONFLICT");
    expect((await step("DISMISS")).data.assess.alert.status).toBe("DISMISSED");
    expect((await step("REOPEN")).data.assess.alert.history.at(-1)).toEqual({
      action: "REOPEN",
      reason: "核对登记",
    });
  });

  test("a snooze ends after today, and an assignment says to whom", async () => {
    const { data } = await ask(`{alerts(first:1,filter:{statuses:[OPEN]}){edges{node{id}}}}`);
    const { id: alertId } = data.alerts.edges[0].node;
    const step = (input: object) =>
      ask(`mutation($i:AssessInput!){assess(input:$i){alert{status snoozedUntil assignee}}}`, {
        i: { alertId, reason: "待补材料", ...input },
      });
    const [today, tomorrow] = [0, 1].map((days) => chinaDate(new Date(Date.now() + days * 86_400_000)));
    const fault = async (input: object) => (await step(input)).errors?.[0]?.extensions.code;
    expect(await fault({ action: "SNOOZE" })).toBe("BAD_USER_INPUT");
    expect(await fault({ action: "SNOOZE", until: today })).toBe("BAD_USER_INPUT");
    expect(await fault({ action: "ASSIGN", assignee: " " })).toBe("BAD_USER_INPUT");
    expect((await step({ action: "ASSIGN", assignee: "甲" })).data.assess.alert.assignee).toBe("甲");
    expect((await step({ action: "SNOOZE", until: tomorrow })).data.assess.alert).toMatchObject({
      ...{ status: "SNOOZED", snoozedUntil: tomorrow },
    });
    await step({ action: "REOPEN" });
  });

  test("an ID number that an inspector types is kept nowhere", async () => {
    const number = "11010519491231002X";
    const { data } = await ask(`{alerts(first:1,filter:{statuses:[OPEN]}){edges{node{id}}}}`);
    const alertId = data.alerts.edges[0].node.id as string;
    const input = {
      alertId,
      action: "START",
      reason: `${"核".repeat(1_990)}${number}`,
      assignee: `张三${number}`,
    };
    const answer = await ask(`mutation($i:AssessInput!){assess(input:$i){alert{assignee history{reason}}}}`, {
      i: input,
    });
    const { assignee, history } = answer.data.assess.alert;
    expect(assignee).toBe("张三***");
    expect(history.at(-1).reason).toBe(`${"核".repeat(1_990)}***`);
    expect(JSON.stringify(audited)).not.toContain("19491231");
  });

  test("a job runs on demand, an unknown one is NOT_FOUND", async () => {
    const run = await ask(`mutation{runJob(id:"guarantees-listed"){status opened complete}}`);
    expect(run.data.runJob).toEqual({ status: "done", opened: 0, complete: true });
    expect((await ask(`mutation{runJob(id:"none"){id}}`)).errors![0]!.extensions.code).toBe("NOT_FOUND");
  });

  test("batch check counts and keeps quiet about strangers", async () => {
    const { data } = await ask(
      `{batchCheck(keys:["S-0001","没有这家公司"]){key subject{id} openAlerts tier checkNumber}}`,
    );
    expect(data.batchCheck[0].subject.id).toBe("S-0001");
    expect(data.batchCheck[1]).toMatchObject({ subject: null, openAlerts: 0, tier: null });
  });
});

describe("limits and codes", () => {
  test.each([
    [`{search(text:"a",first:201){totalCount}}`, {}, "LIMIT_TOO_HIGH"],
    [`query($n:Int){search(text:"a",first:$n){totalCount}}`, { n: 100_000 }, "LIMIT_TOO_HIGH"],
    [`{nope}`, {}, "BAD_USER_INPUT"],
    [`{rules{`, {}, "BAD_USER_INPUT"],
    [`{subject(id:"x",asOf:"2026-02-30"){name}}`, {}, "BAD_USER_INPUT"],
    [
      `query($n:Int){alerts(first:$n){edges{node{target{alerts{target{alerts{target{name}}}}}}}}}`,
      { n: 200 },
      "TOO_COSTLY",
    ],
  ])("%s is refused", async (query, variables, code) => {
    expect((await ask(query, variables)).errors![0]!.extensions.code).toBe(code);
  });

  test("a first of 200 passes", async () => {
    expect((await ask(`{search(text:"公司",first:200){totalCount}}`)).errors).toBeUndefined();
  });

  test("every operation left an audit line without its variables", () => {
    expect(audited.some((entry) => entry.action === "graphql:query")).toBe(true);
    expect(audited.some((entry) => entry.action === "assess:DISMISS")).toBe(true);
    expect(JSON.stringify(audited)).not.toContain("没有这家公司");
  });
});

test("the committed schema is the served one (UPDATE_SCHEMA=1 writes it)", () => {
  const file = "src/api/schema.graphql";
  const printed = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
  if (process.env["UPDATE_SCHEMA"] || !existsSync(file)) writeFileSync(file, printed);
  expect(readFileSync(file, "utf8")).toBe(printed);
});
