import type { AddedPeriodRule } from "./law.ts";
import { rowsWith, tableInForce } from "./law.ts";
import type { PeriodClass, PeriodEffect, PeriodRule } from "./period-rule.ts";
import { periodClasses, periodRule as rule } from "./period-rule.ts";
import { marketKeepsToTheEnd } from "./repair-bars.ts";

/** What both say of the classes; minor ones are published only where that is needed. */
const classNotes: Readonly<Record<PeriodClass, string>> = {
  minor: "轻微失信信息，一般不予公示，确需公示的最长3个月",
  general: "一般失信信息",
  severe: "严重失信信息",
};

/** The three classes of 国办发〔2025〕22号 and order 36, which say the same months. */
const threeClasses = (stated: Pick<PeriodRule, "id" | "source" | "from">): PeriodRule[] =>
  (
    [
      ["minor", null, 3],
      ["general", 3, 12],
      ["severe", 12, 36],
    ] as const
  ).map(([name, monthsMin, monthsMax]) =>
    rule({
      ...stated,
      id: `${stated.id}-${name}`,
      source: `${stated.source}（${classNotes[name]}）`,
      classes: [name],
      monthsMin,
      monthsMax,
      needsCorrection: true,
      sure: "V",
      startSure: "M",
    }),
  );

/**
 * 浙江 art. 16 keeps and discloses for one time, then deletes from the file; where somebody is in prison, it counts from
 * the end of the sentence (`sentenceUntil`).
 */
const zhejiang = (effect: PeriodEffect): PeriodRule =>
  rule({
    id: `zhejiang-16-${effect}`,
    source: "浙江省公共信用信息管理条例第十六条",
    jurisdiction: "330000",
    effect,
    monthsMax: 60,
    startsAfterSentence: true,
    waitsForRemoval: true,
    from: "2018-01-01",
    sure: "L",
  });

const jiangsu = (name: "general" | "severe", monthsMax: number): PeriodRule =>
  rule({
    id: `jiangsu-2015-${name}`,
    source: `江苏2015年规定（${periodClasses[name]}失信信息保留期）`,
    jurisdiction: "320000",
    effect: "delete",
    classes: [name],
    monthsMax,
    from: "2015-01-01",
    to: "2026-02-01",
    sure: "S",
    startSure: "M",
  });

/** Penalties that forbid (限制开展生产经营活动, 限制从业). */
export const bans: readonly string[] = ["businessRestricted", "occupationBanned"];

/** Order 45 of the market regulator; its art. 14 knows no early end of the heaviest penalties. */
const market = (id: string, article: string, stated: Pick<PeriodRule, "monthsMax"> & Partial<PeriodRule>) =>
  rule({
    id: `samr-45-${id}`,
    source: `市场监督管理行政处罚信息公示规定（国家市场监督管理总局令第45号）${article}`,
    authority: "市场监督管理",
    start: "publication",
    noEarlyEndOf: marketKeepsToTheEnd,
    from: "2021-09-01",
    sure: "L",
    startSure: "M",
    ...stated,
  });

/**
 * Judgment debtors (失信被执行人): on the list until they have performed, which the delivery tells or does not
 * (`correctedOn`). Whether one is there for evasion or violence, none tells.
 */
const debtor = (
  id: string,
  words: string,
  stated: Pick<PeriodRule, "monthsMax" | "sure"> & Partial<PeriodRule>,
) =>
  rule({
    id,
    source: `最高人民法院关于公布失信被执行人名单信息的若干规定${words}`,
    listCodes: ["dishonestJudgmentDebtor"],
    needsCorrection: stated.monthsMax === null,
    from: "2017-05-01",
    startSure: "M",
    ...stated,
  });

/** How long what is said of a subject lasts: seeds and law now. A rule of sureness M is shown and ends nothing. */
export const builtInPeriodRules: readonly PeriodRule[] = [
  rule({
    id: "ndrc-58",
    source: "失信行为纠正后的信用信息修复管理办法（试行）（国家发展改革委令第58号）",
    monthsMin: 3,
    monthsMax: 36,
    from: "2023-05-01",
    to: "2026-04-01",
    sure: "M",
  }),
  ...threeClasses({
    id: "state-council-2025-22",
    source: "国办发〔2025〕22号",
    from: "2025-06-22",
  }),
  ...threeClasses({
    id: "ndrc-36",
    source: "信用修复管理办法（国家发展改革委令第36号）",
    from: "2026-04-01",
  }),
  // A warning alone is not published; whether the decision imposes something else is not told, so it ends nothing.
  market("2", "第二条（仅受警告处罚的不予公示）", {
    penaltyTypes: ["warning"],
    monthsMax: 0,
    start: "determination",
  }),
  market("13-small", "第十三条", { classes: ["minor"], monthsMax: 3 }),
  market("13-other", "第十三条", { classes: ["general", "severe"], monthsMax: 36 }),
  market("13-ban", "第十三条（禁业超过三年的公示至期满）", {
    penaltyTypes: bans,
    monthsMax: 36,
    waitsForBan: true,
  }),
  debtor("spc-2013", "（法释〔2013〕17号）（履行完毕、和解或者终结执行后删除）", {
    monthsMax: null,
    from: "2013-10-01",
    to: "2017-05-01",
    ...{ sure: "L", startSure: "L" },
  }),
  // That it ends with performance was read; that three working days after it is the day, was not.
  debtor("spc-2017", "（2017修正）（履行前有效）", { monthsMax: null, sure: "V" }),
  debtor("spc-2017-evasion", "（2017修正）（2年）", {
    ...{ monthsMax: 24, onlyWhere: "以规避等方式抗拒执行", sure: "V" },
  }),
  debtor("spc-2017-violence", "（2017修正）（2年，延长1至3年）", {
    ...{ monthsMax: 60, onlyWhere: "有暴力等情节或者多次失信（延长1至3年，按最长计）", sure: "M" },
  }),
  rule({
    // Early exit counts six months from the correction, a day that no delivery states.
    id: "mohrss-45",
    source: "人力资源和社会保障部令第45号",
    listCodes: ["wageArrears"],
    monthsMax: 36,
    from: "2022-01-01",
    sure: "V",
    startSure: "M",
  }),
  rule({
    id: "procurement-526",
    source: "财办库〔2014〕526号（公示三年，禁止参加政府采购的期限更长的至期满）",
    listCodes: ["governmentProcurement"],
    monthsMax: 36,
    waitsForBan: true,
    from: "2014-12-01",
    sure: "V",
    startSure: "M",
  }),
  rule({
    id: "statistics-2019",
    source: "统计严重失信企业信用管理办法（2019，公示一年，未整改的两年）",
    listCodes: ["statistics"],
    monthsMin: 6,
    monthsMax: 12,
    needsCorrection: true,
    from: "2019-01-01",
    to: "2022-05-19",
    sure: "V",
    startSure: "M",
  }),
  rule({
    id: "sta-54",
    source: "国家税务总局令第54号",
    listCodes: ["majorTaxViolation"],
    start: "publication",
    monthsMax: 36,
    from: "2022-02-01",
    sure: "M",
  }),
  rule({
    id: "samr-44",
    source: "国家市场监督管理总局令第44号",
    listCodes: ["seriousMarketViolation", "foodAndDrug"],
    monthsMin: 12,
    monthsMax: 36,
    from: "2021-09-01",
    sure: "M",
  }),
  rule({
    id: "mem-11",
    source: "应急管理部令第11号",
    listCodes: ["workSafety"],
    monthsMin: 12,
    monthsMax: 36,
    from: "2023-10-01",
    sure: "M",
  }),
  rule({
    id: "shanghai-35",
    source: "上海市社会信用条例第三十五条",
    jurisdiction: "310000",
    effect: "share",
    start: "actEnd",
    monthsMax: 60,
    from: "2017-10-01",
    sure: "L",
  }),
  ...(["publish", "share", "delete"] as const).map(zhejiang),
  jiangsu("general", 36),
  jiangsu("severe", 60),
];

/** Built-in rules with others entered. */
export const periodRulesWith = (added: readonly AddedPeriodRule[]): readonly PeriodRule[] =>
  rowsWith(builtInPeriodRules, added);

/** The rules in force: those of every date, as the operator's law.json leaves them. */
export const periodRules = tableInForce(({ periodRules: added }) => periodRulesWith(added));

/** Class of a penalty by its type alone; a fine is general unless its size says otherwise, which differs by trade. */
export const classByPenaltyType: Readonly<Record<string, PeriodClass>> = {
  warning: "minor",
  criticism: "minor",
  fine: "general",
  confiscation: "general",
  licenceSuspended: "general",
  suspension: "severe",
  licenceRevoked: "severe",
  licenceLowered: "general",
  closure: "severe",
  businessRestricted: "severe",
  occupationBanned: "severe",
};
