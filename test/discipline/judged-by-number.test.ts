import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { shippedSources } from "../../src/load/mapping/shipped-mappings.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { openAlerts } from "../jobs/whole-answer.ts";
import { company, stake, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadFolder, loadTables } from "../load/loading.ts";
import { night } from "./judged-graph.ts";
import { executed } from "../api/executed.ts";

const { graph, driver } = emptiedGraph();
const clock = () => new Date();
const steps = disciplineOf({ graph, clock, owner: "number-test" });
/** Published examples: a credit code and the organisation code inside it; a registration number. */
const [CODE, INSIDE, NUMBER] = ["91330100799655058B", "79965505-8", "110108000000016"];
const OTHER_CODE = "9144030071526726XG";

/** The court of before 2015 has the nine characters and an old name; the registry the code and today's. */
async function loadBoth(number: string): Promise<string> {
  const folder = temporaryFolder();
  const header = "被执行人姓名/名称,身份证号码/组织机构代码,法定代表人或者负责人姓名,执行法院,案号,发布时间";
  const line = `杭州旧名网络有限公司,${number},,杭州市西湖区人民法院,（2014）杭西执1号,2014年3月1日`;
  writeFileSync(join(folder, "失信被执行人.csv"), `${header}\n${line}\n`);
  await loadFolder(graph, folder, { source: shippedSources()["list-announcement"]!() });
  const subjects = [
    company(CODE, {
      name: "浙江新名科技有限公司",
      uscc: CODE,
      registrationNumber: NUMBER,
      regionCode: "330100",
    }),
    company(OTHER_CODE, { name: "深圳另名有限公司", uscc: OTHER_CODE }),
    company("daughter"),
  ];
  await loadTables(graph, "d1", { subjects, shareholdings: [stake("s1", CODE, "daughter")] });
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
  const [debtor] = await asked(driver, "MATCH (s:Subject)-[:LISTED_AS]->(:Listing) RETURN s.id AS id");
  return debtor!["id"] as string;
}

async function candidatesOf(id: string): Promise<object[]> {
  const parts = {
    ...{ graph, clock, runJob: () => Promise.reject(new Error("runs nothing")) },
    audit: { record: async () => undefined },
    discipline: steps,
    ownershipAbove: ownershipAboveOf(graph),
  };
  const source = `{ subject(id: "${id}") { organisationCode identity { namesakes { bearers
    candidates { key name shared differs subject { id } } } } } }`;
  const { data, errors } = await executed({ source, contextValue: contextOf(parts, "inspector") });
  expect(errors ?? []).toEqual([]);
  const { identity } = JSON.parse(JSON.stringify(data!["subject"]));
  expect(identity.namesakes.bearers).toBe(1);
  return identity.namesakes.candidates;
}

test("an organisation code finds the firm whose credit code holds it, under whatever name", async () => {
  const debtor = await loadBoth(INSIDE);
  const told = { key: "SAME", name: "POSSIBLE", shared: ["ORGANISATION_CODE"], differs: [] };
  expect(await candidatesOf(debtor)).toEqual([{ ...told, subject: { id: CODE } }]);
  expect(await candidatesOf(CODE)).toEqual([{ ...told, subject: { id: debtor } }]);
  expect(await candidatesOf(OTHER_CODE)).toEqual([]);
  // A candidate is nobody's lead; a judgement makes it one, and only then.
  await night(graph);
  expect(await openAlerts(driver)).toEqual([]);
  await steps.judgeSameSubject({ actor: "inspector", reason: "one code", keepId: CODE, absorbId: debtor });
  expect((await openAlerts(driver)).map(([key]) => key)).toContainEqual(
    expect.stringMatching(/^listed-actual-controller.*daughter/),
  );
});

test("one digit more or less makes no candidate, and what is no code is no organisation code", async () => {
  for (const number of ["79965506-6", "79965505-9", "企合浙总字第1号"]) {
    await wipeGraph(driver);
    const debtor = await loadBoth(number);
    expect([number, await candidatesOf(debtor)]).toEqual([number, []]);
  }
});

test("a registration number finds it too, and says no more than that", async () => {
  await loadTables(graph, "d1", {
    subjects: [
      company("a", { name: "厦门甲有限公司", registrationNumber: NUMBER, regionCode: "350203" }),
      company("b", { name: "泉州乙有限公司", registrationNumber: NUMBER, regionCode: "350503" }),
      company("c", { name: "泉州丙有限公司", registrationNumber: "440301103097413" }),
    ],
  });
  expect(await candidatesOf("a")).toEqual([
    {
      ...{ key: "UNKNOWN", name: "POSSIBLE", shared: ["REGISTRATION_NUMBER"], differs: ["REGION"] },
      subject: { id: "b" },
    },
  ]);
  expect(await candidatesOf("c")).toEqual([]);
});
