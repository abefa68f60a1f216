import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Driver } from "neo4j-driver";
import type { Graph } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { usccFromParts } from "../../src/model/uscc.ts";
import { momentOf } from "../../src/read/moment.ts";
import { searchSubjects, WAY_HITS_MAX } from "../../src/read/search.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { code, company, person } from "../load/bundle-folder.ts";
import { asked, loadTables, testGraph } from "../load/loading.ts";

const south = usccFromParts("91350200", "77604965");
const subjects = [
  company(south, { uscc: south, name: "厦门南方贸易有限公司" }),
  company("south-group", { name: "厦门南方贸易集团有限公司" }),
  company("south-part", { name: "福建厦门南方贸易商行" }),
  company("bank", { name: "廈門銀行股份有限公司" }),
  company("brackets", { name: "日立(福建)电梯有限公司" }),
  company("marks", { name: "泉州“老街”·餐饮有限公司" }),
  company("zero", { name: "厦门二〇二〇科技有限公司" }),
  company("readings", { name: "乐行贸易有限公司" }),
  company("changed", {
    name: "厦门新名贸易有限公司",
    formerNames: "厦門舊名貿易有限公司@2001-02-03/2010-05-06",
  }),
  company("wide-1", { name: "漳州ＡＢＣ电子有限公司" }),
  company("same-1", { name: "便民超市" }),
  company("same-2", { name: "便民超市" }),
  person("yu", { name: "於丽丽" }),
  person("yu-2", { name: "于丽丽" }),
  person("liu", { name: "刘南方" }),
  person("place", { name: "安康" }),
  company("place-wide", { name: "安康食品有限公司" }),
];

let graph: Graph;
let driver: Driver;
beforeAll(async () => {
  [graph, driver] = [testGraph(), testDriver()];
  await migrate(graph);
  await wipeGraph(driver);
  await loadTables(graph, "d1", { subjects });
  await asked(driver, "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
});
afterAll(async () => {
  await driver.close();
  await graph.close();
});

const found = async (text: string, limit = 50) => {
  const at = await momentOf(graph, () => new Date(), {});
  return searchSubjects(graph, text, limit, at);
};
const hits = async (text: string) =>
  (await found(text)).hits.map(({ id, matchedBy }) => `${id} ${matchedBy}`);

describe("codes", () => {
  test.each([south, south.toLowerCase(), ` ${south} `, [...south].join(" ")])(
    "%s is the whole code",
    async (text) => {
      expect(await hits(text)).toEqual([`${south} CODE`]);
    },
  );
  test("the organisation code inside, with its dash or without", async () => {
    expect(await hits(south.slice(8, 17))).toEqual([`${south} ORGANISATION_CODE`]);
    expect(await hits(`${south.slice(8, 16)}-${south.slice(16, 17)}`)).toEqual([
      `${south} ORGANISATION_CODE`,
    ]);
    expect(await hits(south.slice(8, 16))).toEqual([]);
  });
  test("the beginning of a code, from six characters on", async () => {
    expect(await hits("91350")).toEqual([]);
    for (const length of [6, 11, 17])
      expect(await hits(south.slice(0, length))).toEqual([`${south} CODE_START`]);
  });
});

describe("names", () => {
  test("the name comes first, then names that begin so, then names with it inside", async () => {
    expect(await hits("厦门南方贸易有限公司")).toEqual([`${south} NAME`]);
    expect(await hits("厦门南方贸易")).toEqual([
      `${south} NAME_START`,
      "south-group NAME_START",
      "south-part NAME_PART",
    ]);
  });
  test.each([
    ["厦门银行股份有限公司", "bank NAME"],
    ["廈門銀行股份有限公司", "bank NAME"],
    ["厦门银行", "bank NAME_START"],
    ["日立（福建）电梯有限公司", "brackets NAME"],
    ["日立【福建】電梯有限公司", "brackets NAME"],
    ["老街餐饮", "marks NAME_PART"],
    ["厦门二零二零科技有限公司", "zero NAME"],
    ["漳州abc电子有限公司", "wide-1 NAME"],
    ["漳州 电子", "wide-1 NAME_PART"],
  ])("%s finds %s", async (text, hit) => {
    expect(await hits(text)).toEqual([hit]);
  });
  test("a former name finds the subject and says so", async () => {
    expect(await hits("厦门旧名贸易有限公司")).toEqual(["changed FORMER_NAME"]);
    expect(await hits("廈門舊名貿易有限公司")).toEqual(["changed FORMER_NAME"]);
    expect(await hits("旧名贸易")).toEqual(["changed FORMER_NAME_PART"]);
    expect(await hits("厦门新名贸易有限公司")).toEqual(["changed NAME"]);
  });
  test("persons are found in both scripts", async () => {
    for (const text of ["於丽丽", "于丽丽"])
      expect((await hits(text)).sort()).toEqual(["yu NAME", "yu-2 NAME"]);
  });
  test("a text of places and forms alone says that it is too wide", async () => {
    for (const text of ["厦门", "有限公司", "厦门市有限公司"]) {
      const answer = await found(text);
      expect(answer).toMatchObject({ hits: [], totalIsExact: false });
      expect(answer.whyZh).toContain("字号");
    }
  });
  test("who is called by a place alone is found by that whole name, and nobody who has it as a part", async () => {
    const answer = await found("安康");
    expect(answer.hits.map(({ id, matchedBy }) => `${id} ${matchedBy}`)).toEqual(["place NAME"]);
    expect(answer.whyZh).toContain("只列出全名如此的主体");
  });
  test.each(["", " ", '"', "\\", "a AND (", "+-&|!(){}[]^~*?:/", "😀", "'; MATCH"])(
    "%j does no harm",
    async (text) => {
      expect((await found(text)).hits).toEqual([]);
    },
  );
});

describe("initials", () => {
  test("organisations by the beginning of their initials, each living reading", async () => {
    expect((await hits("xmnf")).sort()).toEqual([`${south} INITIALS`, "south-group INITIALS"].sort());
    expect(await hits("XMYH")).toEqual(["bank INITIALS"]);
    for (const text of ["lxmy", "yhmy", "lhmy", "yxmy"])
      expect(await hits(text)).toEqual(["readings INITIALS"]);
    expect(await hits("jxmy")).toEqual([]);
  });
  test("persons have none", async () => {
    expect(await hits("lnf")).toEqual([]);
    const stored = await asked(driver, "MATCH (p:Person) WHERE p.initials IS NOT NULL RETURN p.id AS id");
    expect(stored).toEqual([]);
  });
});

test.each(["search-by-code", "search-by-code-start", "search-by-initials"])(
  "%s seeks in indexes alone",
  async (name) => {
    const session = driver.session();
    try {
      const params = { code: "x", codeStart: "x", starts: ["x"], limit: 10n, knownAt: null };
      const { summary } = await session.run(
        `EXPLAIN ${readFileSync(`cypher/read/${name}.cypher`, "utf8")}`,
        params,
      );
      const operators = operatorsOf(summary.plan as Plan);
      expect(operators.some((operator) => operator.includes("IndexSeek"))).toBe(true);
      expect(operators.filter((operator) => operator.includes("Scan"))).toEqual([]);
    } finally {
      await session.close();
    }
  },
);

interface Plan {
  operatorType: string;
  children: Plan[];
}
const operatorsOf = ({ operatorType, children }: Plan): string[] => [
  operatorType,
  ...children.flatMap(operatorsOf),
];

test("as many hits of one way as it looks at are all, one more is said", async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      company(`many-${n}`, { name: `晋江丰收${n}号农场`, uscc: code(n) }),
    );
  await loadTables(graph, "m1", { subjects: many(WAY_HITS_MAX) }, { sourceId: "many" });
  expect(await found("晋江丰收")).toMatchObject({ total: WAY_HITS_MAX, totalIsExact: true, whyZh: null });
  expect(await found("jjfs")).toMatchObject({ total: WAY_HITS_MAX, totalIsExact: true });
  await loadTables(graph, "m2", { subjects: many(WAY_HITS_MAX + 1) }, { sourceId: "many" });
  for (const text of ["晋江丰收", "jjfs", "913502"]) {
    const answer = await found(text, 3);
    expect(answer, text).toMatchObject({ total: WAY_HITS_MAX, totalIsExact: false });
    expect(answer.hits).toHaveLength(3);
    expect(answer.whyZh).toContain(String(WAY_HITS_MAX));
  }
});

test("a name told anew finds by the new one, and by the old one as a former name", async () => {
  const told = (name: string) => ({ subjects: [company("renamed", { name })] });
  await loadTables(graph, "r1", told("泉州旧号机械有限公司"), { sourceId: "r" });
  expect(await hits("泉州旧号机械有限公司")).toEqual(["renamed NAME"]);
  await loadTables(graph, "r2", told("泉州新号机械有限公司"), { sourceId: "r" });
  expect(await hits("泉州旧号机械有限公司")).toEqual(["renamed FORMER_NAME"]);
  expect(await hits("泉州新号机械有限公司")).toEqual(["renamed NAME"]);
  expect(await hits("qzxh")).toEqual(["renamed INITIALS"]);
  expect(await hits("qzjh")).toEqual([]);
});
