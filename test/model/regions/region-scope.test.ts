import { describe, expect, test } from "vitest";
import { countedRegionCode, isInScope, regionScopeOf } from "../../../src/model/region-scope.ts";
import {
  regionCodesListed,
  regionCodesNow,
  regionCodesOn,
  regionCodesRevoked,
  regionNameZh,
  regionOf,
} from "../../../src/model/regions.ts";

describe("on both sides of the month in which a division is gone", () => {
  test.each([
    // 开元区 went into 思明区; 杏林区 into 集美区 and 海沧区, which has its code; 巢湖市 into three cities.
    ["350204", "2003-05-31", ["350204"], "厦门市开元区"],
    ["350204", "2003-06-01", ["350203"], "厦门市开元区（已撤销）"],
    ["350205", "2003-05-31", ["350205"], "厦门市杏林区"],
    ["350205", "2003-06-01", ["350205"], "厦门市海沧区"],
    ["341402", "2011-09-30", ["341402"], "巢湖市居巢区"],
    ["341402", "2011-10-01", ["340181"], "巢湖市居巢区（已撤销）"],
    ["341400", "2011-10-01", ["340100", "340200", "340500"], "巢湖市（已撤销）"],
    // Before it began a division stands for itself.
    ["350213", "2002-12-31", ["350213"], "厦门市翔安区"],
    ["359999", "2026-06-30", [], "359999"],
  ])("%s on %s lies in %j and is called %s", (code, on, codes, name) => {
    expect(regionCodesOn(code, on)).toEqual(codes);
    expect(regionNameZh(code, on)).toBe(name);
  });

  test("whatever is not told apart by a date is as it is now", () => {
    for (const code of regionCodesListed) {
      expect(regionCodesOn(code, "2200-01-01")).toEqual(regionCodesNow(code));
      for (const now of regionCodesNow(code)) expect(regionOf(now)?.until).toBeNull();
    }
  });

  test.each([
    ["350204", "2003-05-31", "350204"],
    ["350204", "2003-06-01", "350203"],
    ["341402", "2026-06-30", "340181"],
    // Parted among three cities of one province, nobody knows which: the province has it.
    ["341400", "2011-09-30", "341400"],
    ["341400", "2011-10-01", "340000"],
    ["359999", "2026-06-30", "359999"],
  ])("a subject of %s counts on %s under %s", (code, on, counted) => {
    expect(countedRegionCode(code, on)).toBe(counted);
  });
});

describe("the scope of a region", () => {
  test("holds what came to it and not what left, from the month it did", () => {
    // 寿县 went from 六安市 (3415) to 淮南市 (3404), 居巢区 from 巢湖市 (3414) to 合肥市 (3401).
    const inScope = (region: string, on: string, code: string) => isInScope(regionScopeOf(region, on), code);
    expect(inScope("341500", "2016-06-30", "341521")).toBe(true);
    expect(inScope("341500", "2016-07-01", "341521")).toBe(false);
    expect(inScope("340400", "2016-06-30", "341521")).toBe(false);
    expect(inScope("340400", "2016-07-01", "341521")).toBe(true);
    expect(inScope("340100", "2026-06-30", "341402")).toBe(true);
    expect(inScope("340100", "2026-06-30", "341400")).toBe(false);
    expect(inScope("340000", "2026-06-30", "341400")).toBe(true);
    // Asked for by its own name, a revoked region still has what states it.
    expect(inScope("341400", "2026-06-30", "341402")).toBe(true);
    expect(isInScope(regionScopeOf(null, "2026-06-30"), "")).toBe(true);
    expect(inScope("350200", "2026-06-30", "")).toBe(false);
  });

  test.each(["2003-01-01", "2012-01-01", "2026-06-30"])(
    "on %s every code is of exactly one province",
    (on) => {
      const provinces = [...new Set(regionCodesListed.map((code) => `${code.slice(0, 2)}0000`))];
      const scopes = provinces.map((code) => regionScopeOf(code, on));
      const astray = regionCodesRevoked.filter(
        (code) => scopes.filter((scope) => isInScope(scope, code)).length !== 1,
      );
      expect(astray).toEqual([]);
    },
  );
});
