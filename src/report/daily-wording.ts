import type { RunOutcome } from "./daily-report-input.ts";

/** Title of the daily report. */
export const DAILY_TITLE = "信用风险预警日报";

/** Said on every report, by its name: a lead has no effect by itself. */
export const disclaimerOf = (report: "日报" | "月报"): string =>
  `本${report}所列线索由规则自动比对产生，仅供研判，不作为处罚依据；采取任何措施前须由工作人员核实，并依法告知当事人。`;
export const DISCLAIMER = disclaimerOf("日报");

/** Why a report with nothing found proves nothing. */
export const ABSENCE = "未发现关联不等于不存在关联。";

/** What holds for every daily report, whatever its figures. */
export const STANDING_LIMITS: readonly string[] = [
  `${ABSENCE}结论以已归集的数据为限，未归集、未登记或已隔离的记录不参与比对。`,
  "持股、任职、担保均以数据日期当日有效的登记为准；生效日期含当日，截止日期不含当日。",
  "失信行为发生期间不明的，以列入名单日期代替，并在证据中如实列示。",
  "持股比例按百万分之一取整；同一企业股东合计超过 100% 或同一股东有重复登记的，结论标注“待核”，不作肯定判断。",
  "自然人不以姓名合并：同名不同标识的视为不同的人，可能漏报同一人的关联。",
  "国资监管机构、财政部门及超出规则上限的投资人、担保人、任职人不作为关联桥梁，跳过情况见下表。",
];

/** Outcome of a rule's newest run, as printed. */
export const outcomeTexts: Readonly<Record<RunOutcome, string>> = {
  complete: "完整",
  held: "待复核（未关闭线索）",
  failed: "失败（沿用上次结果）",
  never: "尚未运行",
};
