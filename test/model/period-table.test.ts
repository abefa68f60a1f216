import { describe, expect, test } from "vitest";
import { builtInPeriodRules } from "../../src/model/period-rules.ts";
import { builtInPublicationClocks } from "../../src/model/publication-clocks.ts";
import type { PublishedFact } from "../../src/model/publication.ts";
import { publicationOn } from "../../src/model/publication.ts";

/** Every row of the tables of periods that the domain facts state, and by which rules it is in force here. */
const rows: Readonly<Record<string, readonly string[]>> = {
  "江苏 2015: 一般三年,严重五年": ["jiangsu-2015-general 36", "jiangsu-2015-severe 60"],
  "上海 35: 行为终止起五年": ["shanghai-35 60"],
  "浙江 16: 认定起五年": ["zhejiang-16-publish 60", "zhejiang-16-share 60", "zhejiang-16-delete 60"],
  "22号: 轻微三月,一般一年,严重三年": [
    ...[
      "state-council-2025-22-minor 3",
      "state-council-2025-22-general 12",
      "state-council-2025-22-severe 36",
    ],
  ],
  "令第36号: 轻微三月,一般一年,严重三年": ["ndrc-36-minor 3", "ndrc-36-general 12", "ndrc-36-severe 36"],
  令第58号: ["ndrc-58 36"],
  "市监45号 2: 仅受警告不公示": ["samr-45-2 0"],
  "市监45号 13: 通报批评、较小数额罚款三月,其他三年,禁业至期满": [
    ...["samr-45-13-small 3", "samr-45-13-other 36", "samr-45-13-ban 36"],
  ],
  "市监45号 9-11: 20、10、10、3个工作日": [
    ...["samr-45-publish 20", "samr-45-push 10", "samr-45-publishPushed 10", "samr-45-withdraw 3"],
  ],
  "双公示: 7个工作日": ["double-publicity-424 7"],
  "重大税收违法 令第54号": ["sta-54 36"],
  市监44号: ["samr-44 36"],
  "拖欠工资 令第45号": ["mohrss-45 36"],
  "安全生产 令第11号": ["mem-11 36"],
  "政府采购: 三年或至禁止期满": ["procurement-526 36"],
  "统计 2019: 一年,未整改两年": ["statistics-2019 12"],
  "失信被执行人 2013: 履行完毕删除": ["spc-2013 null"],
  "失信被执行人 2017: 履行前有效,规避执行两年,暴力等延长一至三年,履行后3个工作日内删除": [
    ...["spc-2017 null", "spc-2017-evasion 24", "spc-2017-violence 60", "spc-2017-delete 3"],
  ],
  "两书同达: 处罚、列入决定与信用修复告知书同时送达": [
    "repair-notice-penalties 0",
    "repair-notice-listings 0",
  ],
};

const periods = builtInPeriodRules.map(({ id, monthsMax }) => `${id} ${monthsMax}`);
const clocks = builtInPublicationClocks.map(({ id, days }) => `${id} ${days}`);

describe("the table of periods", () => {
  test.each(Object.entries(rows))("%s is a row with its length", (_, ids) => {
    expect(ids.length).toBeGreaterThan(0);
    expect([...periods, ...clocks]).toEqual(expect.arrayContaining([...ids]));
  });

  test("has no rule that is of no row", () => {
    expect(periods.filter((period) => !Object.values(rows).flat().includes(period))).toEqual([]);
  });
});

const fact = (more: Partial<PublishedFact>): PublishedFact => ({
  ...{ listCode: null, penaltyType: null, regionCode: "350203", authority: null, actTo: null },
  ...{
    determinedOn: "2026-05-01",
    publishedOn: null,
    removedOn: null,
    removalReason: null,
    statedUntil: null,
  },
  ...more,
});
const publishOf = (more: Partial<PublishedFact>, asOf: string) => publicationOn(fact(more), asOf).publish;

describe("what the rows say beside", () => {
  test("国办发22号 goes on beside order 36, which repeals order 58 alone and goes first", () => {
    const of = (asOf: string) => publishOf({ penaltyType: "closure" }, asOf)!;
    expect(of("2026-03-31")).toMatchObject({
      rule: { id: "state-council-2025-22-severe" },
      alsoApplies: ["ndrc-58"],
    });
    expect(of("2026-04-01")).toMatchObject({
      rule: { id: "ndrc-36-severe" },
      alsoApplies: ["state-council-2025-22-severe"],
    });
  });

  test("minor untrustworthiness is normally not published, and its rule says so", () => {
    for (const asOf of ["2026-03-31", "2026-04-01"])
      expect(publishOf({ penaltyType: "warning" }, asOf)!.rule.source).toContain("一般不予公示");
    expect(publishOf({ penaltyType: "closure" }, "2026-04-01")!.rule.source).not.toContain("不予公示");
  });

  test("of a fine the size is not known, so the other lengths are told; of another penalty there is no doubt", () => {
    const authority = "厦门市市场监督管理局";
    const doubt = "罚款轻重按数额划分，数额标准未录入，此处按一般计";
    expect(publishOf({ penaltyType: "fine", authority }, "2026-05-01")).toMatchObject({
      ...{ rule: { id: "samr-45-13-other" }, doubtZh: `${doubt}；属轻微的为3个月` },
    });
    expect(publishOf({ penaltyType: "fine" }, "2026-05-01")!.doubtZh).toBe(
      `${doubt}；属轻微的为3个月；属严重的为36个月`,
    );
    expect(publishOf({ penaltyType: "closure", authority }, "2026-05-01")!.doubtZh).toBeNull();
    expect(publishOf({ penaltyType: "fine", regionCode: "330106" }, "2026-05-01")!.doubtZh).toBeNull();
  });

  test("procurement is published for three years, or until its ban ends where that is later", () => {
    const listed = { listCode: "governmentProcurement" };
    for (const [banUntil, until] of [
      [null, "2029-05-02"],
      ["2029-05-02", "2029-05-02"],
      ["2029-05-03", "2029-05-03"],
    ] as const)
      expect(publishOf({ ...listed, banUntil }, "2026-05-01")!.until).toBe(until);
  });

  describe("judgment debtors", () => {
    const debtor = (correctedOn: string | null, listedOn: string) =>
      fact({ listCode: "dishonestJudgmentDebtor", determinedOn: listedOn, correctedOn });

    test("stay until they have performed: by the text of 2013 that ends it, on the very day", () => {
      const told = debtor("2017-03-01", "2014-05-01");
      expect(publicationOn(told, "2017-02-28")).toMatchObject({
        ...{ state: "published", publishUntil: "2017-03-01" },
        publish: { rule: { id: "spc-2013", sure: "L" }, doubtZh: null },
      });
      expect(publicationOn(told, "2017-03-01").state).toBe("publicationEnded");
      expect(publicationOn(debtor(null, "2014-05-01"), "2017-04-30")).toMatchObject({
        ...{ state: "published", publishUntil: null, publish: { until: null } },
      });
    });

    test("by the text of 2017 two years hold for evasion alone, which no delivery states: a doubt, no end", () => {
      const listed = debtor(null, "2017-05-01");
      expect(publicationOn(listed, "2017-04-30").publish!.rule.id).toBe("spc-2013");
      for (const asOf of ["2017-05-01", "2019-05-02", "2030-01-01"]) {
        const { state, publish } = publicationOn(listed, asOf);
        expect([state, publish!.rule.id, publish!.until]).toEqual(["published", "spc-2017", null]);
        expect(publish!.doubtZh).toBe(
          "是否以规避等方式抗拒执行，数据未载明，此处按不属计；属此情形的为24个月；" +
            "是否有暴力等情节或者多次失信（延长1至3年，按最长计），数据未载明，此处按不属计；属此情形的为60个月（凭记忆，待核实）",
        );
        // They stand beside the rule as doubts, not as rules that hold too.
        expect(publish!.alsoApplies.some((id) => id.startsWith("spc-"))).toBe(false);
      }
    });

    test("who performed under the text of 2017 has an end, which waits for the court: its day is from memory", () => {
      const told = debtor("2019-03-01", "2018-01-10");
      expect(publicationOn(told, "2019-03-01")).toMatchObject({
        ...{ state: "published", publishUntil: "2019-03-01", publish: { rule: { startSure: "M" } } },
      });
    });

    test("other lists have none of it", () => {
      expect(publishOf({ listCode: "workSafety" }, "2026-05-01")!.doubtZh).toBeNull();
    });
  });

  test("statistics: a year for who corrected it, and the rule says how long otherwise", () => {
    const of = publishOf({ listCode: "statistics", determinedOn: "2021-01-10" }, "2021-06-01")!;
    expect(of).toMatchObject({ rule: { id: "statistics-2019", needsCorrection: true }, until: "2022-01-11" });
    expect(of.rule.source).toContain("未整改的两年");
  });
});
