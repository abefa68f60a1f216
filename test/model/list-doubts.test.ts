import { afterEach, describe, expect, test } from "vitest";
import { enactLaw, NOTHING_ADDED } from "../../src/model/law.ts";
import { builtInLists } from "../../src/model/list-catalogue.ts";
import { isFirm, listDoubtsZh, proofDoubtsZh } from "../../src/model/list-doubts.ts";

afterEach(() => enactLaw());

const spans = builtInLists.flatMap(({ listCode, severe }) => severe.map((span) => ({ listCode, ...span })));
const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

describe("what makes a list severe can be looked up, or is told as a doubt", () => {
  test.each(spans)("$listCode by $basis from $from in $jurisdiction", (span) => {
    const hasNumber = /[第〕]\s*\d+\s*号/.test(span.basis);
    const doubts = listDoubtsZh(span.listCode, { asOf: span.from, regionCode: span.jurisdiction });
    expect(isFirm(span)).toBe(hasNumber && span.sure !== "M");
    expect(doubts.length === 0).toBe(hasNumber && span.sure !== "M");
    for (const doubt of doubts) expect(doubt).toContain(span.basis);
  });

  test("only the customs order of 2021 is from memory, and only the memorandum has no number", () => {
    const doubtful = spans.filter((span) => !isFirm(span));
    expect([...new Set(doubtful.map(({ listCode, from }) => `${listCode} ${from}`))]).toEqual([
      "ecology 2020-10-20",
      "customs 2021-11-01",
    ]);
  });

  test("the doubt of the customs list ends with the order that took its place", () => {
    const on = "2026-04-01";
    expect(listDoubtsZh("customs", { asOf: dayBefore(on), regionCode: "350203" })).toEqual([
      "「海关严重失信主体」列为严重失信主体名单的依据待核实：海关总署令第251号（未核对条文）。",
    ]);
    expect(listDoubtsZh("customs", { asOf: on, regionCode: "350203" })).toEqual([]);
    expect(listDoubtsZh("customs", { asOf: "2021-10-31", regionCode: "350203" })).toEqual([]);
  });
});

describe("a list that is severe elsewhere", () => {
  test("says where, beside a region that has no such rule, and beside none", () => {
    const [elsewhere, unfirm] = listDoubtsZh("ecology", { asOf: "2026-06-30", regionCode: "350203" });
    expect(elsewhere).toBe(
      "「生态环境严重失信」依上海市、江苏省、浙江省、安徽省的规定列为严重失信主体名单，主体所在地厦门市思明区未见此规定。",
    );
    expect(unfirm).toContain("（2020年版）（未见文号）");
    expect(listDoubtsZh("ecology", { asOf: "2026-06-30", regionCode: null })[0]).toContain("主体所在地不详");
  });

  test("says nothing of it in its own region, nor where the whole country has the rule", () => {
    expect(listDoubtsZh("ecology", { asOf: "2026-06-30", regionCode: "310115" })).toHaveLength(1);
    expect(listDoubtsZh("workSafety", { asOf: "2026-06-30", regionCode: "350203" })).toEqual([]);
    expect(listDoubtsZh("workSafety", { asOf: "2026-06-30", regionCode: null })).toEqual([]);
  });

  test("a rule entered for the region takes both doubts away from its first day on", () => {
    const own = {
      ...{ listCode: "ecology", jurisdiction: "350000", from: "2026-07-01", to: null },
      ...{ basis: "闽环规〔2026〕1号", sure: "L" as const, supersedes: [], counts: true },
    };
    enactLaw({ ...NOTHING_ADDED, severe: [own] });
    expect(listDoubtsZh("ecology", { asOf: "2026-06-30", regionCode: "350203" })).toHaveLength(2);
    expect(listDoubtsZh("ecology", { asOf: "2026-07-01", regionCode: "350203" })).toEqual([]);
  });
});

test("a list without a known rule says that it is not counted; lists never severe and red lists have no doubt", () => {
  const told = (code: string) => listDoubtsZh(code, { asOf: "2026-06-30", regionCode: "350203" });
  expect(told("transport")).toEqual(["「交通运输严重失信」的法律依据未录入，不按严重失信主体名单计算。"]);
  expect(told("unheardOf")).toEqual(["「unheardOf」的法律依据未录入，不按严重失信主体名单计算。"]);
  for (const code of ["consumptionRestriction", "abnormalOperations", "redList"])
    expect(told(code)).toEqual([]);
});

test("a proof tells the doubts of its listings once each, by where the listed parties are, and of no other hop", () => {
  const hop = (kind: string, role: string | null, from: string) => ({ kind, role, from });
  const proof = [
    hop("LISTED_AS", "ecology", "A"),
    hop("LISTED_AS", "ecology", "B"),
    hop("LISTED_AS", "workSafety", "B"),
    hop("HOLDS_POSITION", "ecology", "C"),
    hop("LISTED_AS", null, "D"),
  ];
  const regions: Record<string, string> = { A: "350203", B: "310115" };
  const doubts = proofDoubtsZh(proof, { asOf: "2026-06-30" }, (id) => regions[id] ?? null);
  expect(doubts).toHaveLength(2);
  expect(doubts[0]).toContain("厦门市思明区");
  expect(doubts[1]).toContain("未见文号");
});
