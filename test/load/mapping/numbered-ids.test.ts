import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { LoadReport } from "../../../src/load/load-report.ts";
import { shippedSources } from "../../../src/load/mapping/shipped-mappings.ts";
import { newSecretLine, parseSecrets } from "../../../src/vault/key-ring.ts";
import type { PersonKeeping } from "../../../src/vault/person-keeping.ts";
import { personKeepingOf } from "../../../src/vault/person-keeping.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { asked, emptiedGraph, loadFolder } from "../loading.ts";

const { graph, driver } = emptiedGraph();
const COMPANY = "91350100M000100Y43";
/** Published examples of ID numbers, the first in the form of 15 digits as well. */
const [ONE, ONE_OF_15, TWO] = ["11010519491231002X", "110105491231002", "440524188001010014"] as const;
const secrets = parseSecrets(newSecretLine("k1"));
let home = "";
let persons: PersonKeeping | undefined;
beforeEach(() => {
  home = temporaryFolder();
  persons = personKeepingOf(secrets, home);
});

type Line = Readonly<Record<string, string>>;
function load(mapping: string, files: Readonly<Record<string, readonly Line[]>>): Promise<LoadReport> {
  const folder = temporaryFolder();
  for (const [file, lines] of Object.entries(files)) {
    const header = [...new Set(lines.flatMap((line) => Object.keys(line)))];
    const texts = lines.map((line) => header.map((column) => line[column] ?? "").join(","));
    writeFileSync(join(folder, file), [header.join(","), ...texts].join("\n"));
  }
  const source = shippedSources()[mapping]!();
  return loadFolder(graph, folder, { source, home, ...(persons && { persons }) });
}

const firm = { 企业名称: "厦门甲示例有限公司", 统一社会信用代码: COMPANY };
const held = (name: string, number: string, share: string): Line => ({
  ...{ ...firm, 股东名称: name, 股东类型: "自然人", 股东证件号码: number, 持股比例: share },
});
const register = (lines: readonly Line[]) => load("registry-extract", { "登记信息.csv": lines });
const stakes = () =>
  asked(driver, "MATCH (p)-[o:OWNS]->() RETURN p.name AS name, o.sharePpm AS share ORDER BY name, share");
const named = (name: string) =>
  asked(driver, `MATCH (p:Subject {name: "${name}"}) RETURN p.personKey AS personKey`);

/** Lines that were kept out, by table, and everything the quarantine says of them. */
function keptOut({ files, quarantinePaths }: LoadReport) {
  const rows = files.map(({ table, rowsQuarantined }) => [table, rowsQuarantined]);
  return {
    rows: Object.fromEntries(rows.filter(([, count]) => count !== 0)) as Record<string, number>,
    text: quarantinePaths.map((path) => readFileSync(path, "utf8")).join(""),
  };
}

test.each(["with keys", "without"])(
  "two holders of one name at one firm are kept out and told, with their stakes: %s",
  async (kept) => {
    if (kept === "without") persons = undefined;
    for (const [one, other] of [
      ["25", "25"],
      ["25", "30"],
    ] as const) {
      const report = await register([
        held("张伟", ONE, one),
        held("张伟", TWO, other),
        held("林示例", ONE, "50"),
      ]);
      const { rows, text } = keptOut(report);
      expect(rows).toEqual({ subjects: 2, shareholdings: 2 });
      expect(text.match(/stands for persons with different ID numbers/g)).toHaveLength(4);
      for (const number of [ONE, TWO]) expect(text).not.toContain(number);
      expect(await named("张伟")).toEqual([]);
      expect(await stakes()).toEqual([{ name: "林示例", share: 500_000n }]);
    }
  },
);

test("one number is one person, however it is written", async () => {
  const report = await register([
    { ...held("林示例", ONE, "25"), 法定代表人: "林示例", 法定代表人证件号码: ONE },
    {
      ...held("林示例", ` ${ONE.toLowerCase()}`, "25"),
      法定代表人: "林示例",
      法定代表人证件号码: ONE_OF_15,
    },
    { ...held("林示例", "", "25"), 法定代表人: "林示例" },
  ]);
  expect(keptOut(report).rows).toEqual({});
  expect(await stakes()).toEqual([{ name: "林示例", share: 250_000n }]);
});

test.each([["first"], ["last"]])(
  "a mention without the number comes %s: the person is keyed by it",
  async (place) => {
    const [without, beside] = [held("林示例", "", "25"), held("林示例", ONE, "25")];
    const { rows } = keptOut(await register(place === "first" ? [without, beside] : [beside, without]));
    expect(rows).toEqual({});
    expect(await named("林示例")).toEqual([{ personKey: persons!.ring.personKeyOf(ONE) }]);
  },
);

test("what was known of a holder stays when a second one of the name appears", async () => {
  await register([held("张伟", ONE, "25")]);
  const before = await named("张伟");
  expect(before).toEqual([{ personKey: persons!.ring.personKeyOf(ONE) }]);
  const { rows } = keptOut(await register([held("张伟", ONE, "30"), held("张伟", TWO, "20")]));
  expect(rows).toEqual({ subjects: 2, shareholdings: 2 });
  expect(await named("张伟")).toEqual(before);
  expect(await stakes()).toEqual([{ name: "张伟", share: 250_000n }]);
});

test("two persons of one name in one notice are kept out with their listings; other days stand apart", async () => {
  const entry = (number: string, day: string) => ({
    ...{ 名称: "李四", 统一社会信用代码: number, 列入日期: day, 列入部门: "泉州市应急管理局" },
  });
  const lines = [entry(ONE, "2025-03-01"), entry(TWO, "2025-03-01"), entry(ONE, "2025-03-02")];
  const { rows } = keptOut(await load("list-announcement", { "安全生产严重失信主体.csv": lines }));
  expect(rows).toEqual({ subjects: 2, listings: 2 });
  expect(await named("李四")).toEqual([{ personKey: persons!.ring.personKeyOf(ONE) }]);
  expect(await asked(driver, "MATCH (l:Listing) RETURN toString(l.listedOn) AS day")).toEqual([
    { day: "2025-03-02" },
  ]);
});
