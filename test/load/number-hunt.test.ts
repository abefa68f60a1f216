import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import writeXlsxFile from "write-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiServer } from "../../src/api/server.ts";
import { createApiServer } from "../../src/api/server.ts";
import type { AuditEntry } from "../../src/audit/audit-line.ts";
import { openAuditLog } from "../../src/audit/audit-log.ts";
import { variablesDigestOf } from "../../src/audit/variables-digest.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { openIntake } from "../../src/intake/intake.ts";
import { shippedSources } from "../../src/load/mapping/shipped-mappings.ts";
import { bodsSource } from "../../src/load/sources/bods.ts";
import { disclosure } from "../../src/load/sources/disclosure/disclosure.ts";
import { ftm } from "../../src/load/sources/ftm/ftm.ts";
import { newSecretLine, parseSecrets } from "../../src/vault/key-ring.ts";
import { personKeepingOf } from "../../src/vault/person-keeping.ts";
import { exported } from "../exchange/exported.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { bundleFolder, temporaryFolder } from "./bundle-folder.ts";
import { hostileTables, TRACE, variants } from "./hostile-numbers.ts";
import { asked, loadFolder, testGraph } from "./loading.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
const clock = () => new Date();
const graph = testGraph();
const driver = testDriver();
const home = temporaryFolder();
const persons = personKeepingOf(parseSecrets(newSecretLine("k1")), home)!;
/** All that anybody was told: reports, refusals, answers, log lines. */
const told: string[] = [];
let server: ApiServer;
let base = "";
let close: () => Promise<void>;

beforeAll(async () => {
  await wipeGraph(driver);
  await migrate(graph);
  const log = await openAuditLog(home, clock);
  const audit = { record: (entry: object) => log.record(entry as AuditEntry) };
  const intake = openIntake({ graph, home, owner: "hunt", clock, audit, persons });
  server = createApiServer({
    ...{ graph, clock, audit, token: TOKEN, webRoot: "web", push: intake.push },
    variablesDigest: variablesDigestOf(home),
    runJob: () => Promise.reject(new Error("no job is asked for here")),
    discipline: disciplineOf({ graph, clock, owner: "hunt" }),
    ownershipAbove: ownershipAboveOf(graph),
    logger: { error: (fields, message) => void told.push(`${message} ${JSON.stringify(fields)}`) },
  });
  base = `http://127.0.0.1:${await server.listen(0, "127.0.0.1").then(({ port }) => port)}`;
  close = async () => {
    await server.close();
    await intake.close();
    await log.close();
  };
});
afterAll(async () => {
  await close();
  await wipeGraph(driver);
  await graph.close();
  await driver.close();
});

const json = (value: unknown) =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));

/** Load a folder and keep what was told of it, also of a refusal. */
async function taken(...[folder, more]: [string, Parameters<typeof loadFolder>[2]?]) {
  try {
    const report = await loadFolder(graph, folder, { home, persons, ...more });
    told.push(json(report));
    return report;
  } catch (error) {
    told.push(String(error));
    return undefined;
  }
}

async function expectNoTrace(): Promise<void> {
  const nodes = await asked(driver, "MATCH (n) RETURN labels(n) AS labels, properties(n) AS own");
  const edges = await asked(driver, "MATCH ()-[r]->() RETURN type(r) AS kind, properties(r) AS own");
  const files = readdirSync(home, { recursive: true, withFileTypes: true });
  const stored = files.map((one) => {
    const path = join(one.parentPath, one.name);
    return one.isFile() ? `${path}\n${readFileSync(path, "utf8")}` : path;
  });
  expect(nodes.length).toBeGreaterThan(2);
  expect(stored.some((text) => text.includes("***"))).toBe(true);
  for (const text of [json(nodes), json(edges), ...stored, ...told]) {
    expect(TRACE.exec(text)?.[0] ?? "", text.slice(0, 500)).toBe("");
  }
}

test("the hunt would find each variant", () => {
  for (const text of variants) expect(text).toMatch(TRACE);
});

describe("no source brings a number in", () => {
  test("bundle", async () => {
    const report = await taken(bundleFolder(hostileTables(), { sourceId: "csv" }));
    const written = report!.files.map(({ table, rowsWritten }) => [table, rowsWritten]);
    // Of each table the row that holds, and what stands in a column that takes no text keeps its row out by itself.
    expect(written).toEqual([
      ["subjects", 3],
      ["shareholdings", 1],
      ["positions", 1],
      ["listings", 1],
    ]);
    await expectNoTrace();
  });

  test("workbooks", async () => {
    const folder = bundleFolder(hostileTables(), { sourceId: "xlsx" });
    for (const name of readdirSync(folder).filter((one) => one.endsWith(".csv"))) {
      const rows: string[][] = parse(readFileSync(join(folder, name)));
      const cells = rows.map((row) => row.map((value) => ({ type: String, value })));
      await writeXlsxFile(cells).toFile(join(folder, name.replace(".csv", ".xlsx")));
      rmSync(join(folder, name));
    }
    expect((await taken(folder))!.files.map(({ rowsWritten }) => rowsWritten)).toEqual([3, 1, 1, 1]);
    await expectNoTrace();
  });

  test("pushes, and names of deliveries", async () => {
    const lines = Object.entries(hostileTables()).flatMap(([table, rows]) =>
      rows.map((row) => JSON.stringify({ table, ...row })),
    );
    const push = async (name: string) => {
      const response = await fetch(`${base}/deliveries/pushed/${encodeURIComponent(name)}`, {
        method: "POST",
        headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/x-ndjson" },
        body: lines.join("\n"),
      });
      told.push(await response.text());
      return response.status;
    };
    expect(await push("d1")).toBe(200);
    for (const name of variants.slice(0, 5)) expect(await push(name), name).toBe(400);
    await expectNoTrace();
  });

  test.each(variants)("BODS, FollowTheMoney, 双公示 and a mapping, written %s", async (text) => {
    const write = (name: string, content: string) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, name), content);
      return folder;
    };
    const statement = (recordId: string, recordType: string, recordDetails: object) => ({
      ...{
        statementId: `${recordId}-1`,
        recordId,
        recordType,
        recordStatus: "new",
        statementDate: "2024-01-01",
      },
      recordDetails,
    });
    const company = { entityType: { type: "registeredEntity" }, name: `公司${text}` };
    const people = { personType: "knownPerson", names: [{ type: "legal", fullName: `张三${text}` }] };
    const held = {
      subject: "e",
      interestedParty: text,
      interests: [{ type: "shareholding", details: text }],
    };
    const bods = [
      statement("e", "entity", { ...company, name: "公司" }),
      statement("e2", "entity", { ...company, identifiers: [{ id: text }] }),
      statement(text, "person", { ...people, identifiers: [{ id: text }], addresses: [{ address: text }] }),
      statement("q", "person", people),
      statement(`r-${text}`, "relationship", held),
    ];
    await taken(write("statements.json", JSON.stringify(bods)), { source: bodsSource() });
    const entities = [
      { id: "c", schema: "Company", properties: { name: ["公司"], address: [text], notes: [text] } },
      { id: text, schema: "Person", properties: { name: [`张三${text}`], idNumber: [text] } },
      { id: `o-${text}`, schema: "Ownership", properties: { owner: [text], asset: ["c"], role: [text] } },
    ];
    const lines = entities.map((one) => JSON.stringify(one)).join("\n");
    await taken(write("entities.ftm.json", lines), { source: ftm });
    const head =
      "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_FR_SFZH,CF_XDR_ZJHM,CF_WSH,CF_CFLB,CF_JDRQ,CF_CFJG";
    const rows = [
      `陈示例,1,,,,${text},罚1号,警告,2025-03-01,局`,
      `陈${text},1,,,,,罚2号,警告,2025-03-01,局${text}`,
      `某公司,2,91350100M000100Y43,陈${text},${text},,罚${text},警告,2025-03-03,局`,
      `某公司,2,${text},陈,,,罚4号,警告,2025-03-03,${text}`,
    ];
    await taken(write("CF.csv", [head, ...rows, ""].join("\n")), { source: disclosure });
    const debtors = [
      "被执行人姓名/名称,身份证号码/组织机构代码,法定代表人,法定代表人身份证号,执行法院,案号,发布时间",
      `黄示例,${text},,,法院,1号,2025-03-01`,
      `厦门甲,91350100M000100Y43,林示例,${text},法院,2号,2025-03-01`,
      `厦门乙${text},,林${text},${text},法院${text},${text}号,2025-03-01`,
      `吴示例,,,,法院,3号,${text}`,
    ];
    const source = shippedSources()["list-announcement"]!();
    await taken(write("失信被执行人.csv", `${debtors.join("\n")}\n`), { source });
    const named = write(`失信被执行人-${text}.csv`, `${debtors.slice(0, 2).join("\n")}\n`);
    expect(await taken(named, { source })).toBeUndefined();
    expect(told.at(-1)).toContain("has an ID number in its name");
    await expectNoTrace();
  });
});

describe("nothing gives one out", () => {
  const ask = async (query: string, variables: object) => {
    const response = await fetch(`${base}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    told.push(text);
    return text;
  };

  test.each(variants)("questions about %s", async (text) => {
    await ask("query($t:String!){search(text:$t){totalCount hits{subject{id name}}}}", { t: text });
    expect(await ask("query($k:[String!]!){batchCheck(keys:$k){key checkNumber}}", { k: [text] })).toContain(
      "***",
    );
    await ask("query($i:ID!){subject(id:$i){id name}}", { i: text });
    await ask("query($n:Int!){search(text:$n){totalCount}}", { n: text });
    const input = { alertId: text, action: "START", reason: text, assignee: text };
    await ask("mutation($i:AssessInput!){assess(input:$i){alert{id}}}", { i: input });
    const merge = { keepId: text, absorbId: `${text}a`, reason: text };
    await ask("mutation($i:JudgeSameSubjectInput!){judgeSameSubject(input:$i){id}}", { i: merge });
    await ask("mutation($i:ID!){runJob(id:$i){id}}", { i: text });
    await expectNoTrace();
  });

  test("exports", async () => {
    for (const format of ["bods", "ftm"] as const)
      told.push(readFileSync((await exported(graph, format)).path, "utf8"));
    const leads = await fetch(`${base}/export/alerts.csv`, { headers: { authorization: `Bearer ${TOKEN}` } });
    told.push(await leads.text());
    await expectNoTrace();
  });
});
