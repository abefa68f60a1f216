import type { IsoDate } from "./dates.ts";
import { workingDaysBetween } from "./working-days.ts";

/** The four things that are measured of what sources deliver (R043: 及时性、准确性和全面性). */
export const qualityMeasures = {
  timeliness: "及时率",
  accuracy: "准确率",
  completeness: "完整率",
  duplication: "重复率",
} as const;
export type QualityMeasure = keyof typeof qualityMeasures;

/** Parts per million that a rate should reach, or should not pass; `basis` names the requirement that states it. */
export type QualityTarget = { atLeastPpm: number; basis: string } | { atMostPpm: number; basis: string };

/** One rate, declared once: what is counted, over what. Both are counts of rows told, a row being one statement. */
export interface QualityItem {
  measure: QualityMeasure;
  nameZh: string;
  /** What the numerator counts. */
  part: string;
  /** What the denominator counts. */
  whole: string;
  /** Null = the requirements state none; the rate is shown without a judgement. */
  target: QualityTarget | null;
}

/** A decision is to be public within so many working days (双公示, R045); the day of the decision is not counted. */
export const WORKING_DAYS_MAX = 7;
/** How many statements or subjects a figure names as examples. */
export const QUALITY_EXAMPLES_MAX = 10;

const filled = (nameZh: string, part: string, whole: string, target: QualityTarget | null = null) => {
  return { measure: "completeness", nameZh, part, whole, target } as const;
};
const ORGANISATIONS = "rows of organisations that are given codes and are not dissolved";

/** Every rate, in the order in which it is shown. */
export const qualityItems = {
  "timeliness.penalties": {
    measure: "timeliness",
    nameZh: "行政处罚及时率",
    part: "penalties first told at most 7 working days after the decision",
    whole: "penalties first told, whose working days are known",
    target: { atLeastPpm: 1_000_000, basis: "R045" },
  },
  "timeliness.licences": {
    measure: "timeliness",
    nameZh: "行政许可及时率",
    part: "licences first told at most 7 working days after the decision",
    whole: "licences first told, whose working days are known",
    target: { atLeastPpm: 1_000_000, basis: "R045" },
  },
  "timeliness.listings": {
    measure: "timeliness",
    nameZh: "名单及时率",
    part: "listings first told at most 7 working days after the listing",
    whole: "listings first told, whose working days are known",
    target: null,
  },
  "timeliness.records": {
    measure: "timeliness",
    nameZh: "其他信用记录及时率",
    part: "records but licences first told at most 7 working days after they occurred",
    whole: "records but licences first told, whose working days are known",
    target: null,
  },
  "accuracy.rows": {
    measure: "accuracy",
    nameZh: "记录准确率",
    part: "rows accepted",
    whole: "rows read of complete deliveries",
    target: null,
  },
  "accuracy.objections": {
    measure: "accuracy",
    nameZh: "经异议核查记录属实率",
    part: "rows accepted that no upheld objection found false: deleted, corrected, or removed from a list",
    whole: "rows accepted of complete deliveries",
    target: null,
  },
  "accuracy.codes": {
    measure: "accuracy",
    nameZh: "代码准确率",
    part: "codes that hold, or are known exceptions",
    whole: "rows of organisations that state a code",
    target: { atLeastPpm: 999_000, basis: "R019" },
  },
  "accuracy.regions": {
    measure: "accuracy",
    nameZh: "区划代码准确率",
    part: "division codes that a table of GB/T 2260 since 2002-12 lists, revoked ones too",
    whole: "rows of organisations that state a division",
    target: null,
  },
  "accuracy.procedures": {
    measure: "accuracy",
    nameZh: "认定程序完整有序率",
    part: "listings whose steps lie in order and lack none that the region's rule asks for",
    whole: "listings told, themselves or by a step, of which any step is known",
    target: null,
  },
  "completeness.subjects.uscc": filled("统一社会信用代码完整率", "with a code", ORGANISATIONS, {
    atLeastPpm: 1_000_000,
    basis: "R019",
  }),
  "completeness.subjects.regionCode": filled("所在地完整率", "with a division", ORGANISATIONS),
  "completeness.subjects.status": filled("登记状态完整率", "with a known status", ORGANISATIONS),
  "completeness.subjects.registeredOn": filled(
    "成立日期完整率",
    "with a date of registration",
    ORGANISATIONS,
  ),
  "completeness.subjects.industryCode": filled("行业完整率", "with an industry", ORGANISATIONS),
  "completeness.subjects.address": filled("住所完整率", "with an address", ORGANISATIONS),
  "completeness.persons.identity": filled("自然人标识完整率", "with an identity", "rows of persons"),
  "completeness.penalties.authority": filled("处罚机关完整率", "with an authority", "rows of penalties"),
  "completeness.penalties.documentNo": filled(
    "处罚文号完整率",
    "with a document number",
    "rows of penalties",
  ),
  "completeness.penalties.publishUntil": filled("公示截止期完整率", "with an end", "rows of penalties"),
  "completeness.penalties.offence": filled("违法事实完整率", "with the offence", "rows of penalties"),
  "completeness.penalties.legalBasis": filled("处罚依据完整率", "with the legal basis", "rows of penalties"),
  "completeness.penalties.content": filled("处罚内容完整率", "with the content", "rows of penalties"),
  "completeness.penalties.provider": filled(
    "处罚数据来源单位完整率",
    "with who provided it",
    "rows of penalties",
  ),
  "completeness.licences.authority": filled("许可机关完整率", "with an authority", "rows of licences"),
  "completeness.licences.documentNo": filled("许可文号完整率", "with a document number", "rows of licences"),
  "completeness.licences.value": filled("许可名称完整率", "with what is permitted", "rows of licences"),
  "completeness.licences.content": filled("许可内容完整率", "with the content", "rows of licences"),
  "completeness.licences.provider": filled(
    "许可数据来源单位完整率",
    "with who provided it",
    "rows of licences",
  ),
  "completeness.listings.authority": filled("列入机关完整率", "with an authority", "rows of listings"),
  "completeness.listings.documentNo": filled("列入文号完整率", "with a document number", "rows of listings"),
  "completeness.listings.act": filled("失信行为期间完整率", "with the dates of the act", "rows of listings"),
  "completeness.records.authority": filled(
    "其他记录机关完整率",
    "with an authority",
    "rows of records but licences",
  ),
  "completeness.records.value": filled("其他记录内容完整率", "with a value", "rows of records but licences"),
  "completeness.shareholdings.share": filled(
    "持股比例完整率",
    "with a share or bounds of it",
    "rows of stakes",
  ),
  "completeness.shareholdings.amountFen": filled("出资额完整率", "with an amount", "rows of stakes"),
  "completeness.shareholdings.validFrom": filled("持股起始日完整率", "with a first day", "rows of stakes"),
  "completeness.positions.validFrom": filled("任职起始日完整率", "with a first day", "rows of offices"),
  "completeness.links.amountFen": filled(
    "关联金额完整率",
    "with an amount",
    "rows of guarantees, pledges and supplies",
  ),
  "completeness.links.validFrom": filled(
    "关联起始日完整率",
    "with a first day",
    "rows of links that begin on a day: all but kinship",
  ),
  "duplication.penalties": {
    measure: "duplication",
    nameZh: "行政处罚重复率",
    part: "penalties of which another key already said the same: subject, document, date and type",
    whole: "penalties first told, with a document number",
    target: null,
  },
  "duplication.licences": {
    measure: "duplication",
    nameZh: "行政许可重复率",
    part: "licences of which another key already said the same: subject, document, date and what is permitted",
    whole: "licences first told, with a document number or what is permitted",
    target: null,
  },
  "duplication.listings": {
    measure: "duplication",
    nameZh: "名单重复率",
    part: "listings of which another key already said the same: subject, document, date and list",
    whole: "listings first told, with a document number",
    target: null,
  },
  "duplication.records": {
    measure: "duplication",
    nameZh: "其他信用记录重复率",
    part: "records of which another key already said the same: subject, type, document, date and value",
    whole: "records but licences first told, with a document number or a value",
    target: null,
  },
  "duplication.shareholdings": {
    measure: "duplication",
    nameZh: "持股重复率",
    part: "stakes that another key already stated: holder, company, share and first day",
    whole: "rows of stakes",
    target: null,
  },
  "duplication.positions": {
    measure: "duplication",
    nameZh: "任职重复率",
    part: "offices that another key already stated: person, organisation, role and first day",
    whole: "rows of offices",
    target: null,
  },
  "duplication.links": {
    measure: "duplication",
    nameZh: "关联重复率",
    part: "links that another key already stated: both ends, kind, amount and first day",
    whole: "rows of links but kinship",
    target: null,
  },
  "duplication.codes": {
    measure: "duplication",
    nameZh: "代码重复率",
    part: "codes that another subject already had",
    whole: "rows of organisations that state a code",
    target: { atMostPpm: 1_000, basis: "R019" },
  },
} as const satisfies Readonly<Record<string, QualityItem>>;
export type QualityItemId = keyof typeof qualityItems;

/** Ids of all rates, in the order in which they are shown. */
export const qualityItemIds = Object.keys(qualityItems) as QualityItemId[];

/** A counted rate; counts add up over sources, divisions and days, rates do not. */
export interface QualityFigure {
  item: QualityItemId;
  part: number;
  whole: number;
  /** Rows that belong to the whole and cannot be judged: no holidays entered for the year, or a date ahead of the telling. */
  unknown: number;
  /** Statements or subjects at fault, the least in text order, at most QUALITY_EXAMPLES_MAX. */
  examples: readonly string[];
}

/** Whether a decision came in time; `unknown` where the year's holidays are not entered, or it is dated after the telling. */
export function timelinessOf(decidedOn: IsoDate, knownOn: IsoDate): "inTime" | "late" | "unknown" {
  if (decidedOn > knownOn) return "unknown";
  try {
    return workingDaysBetween(decidedOn, knownOn) <= WORKING_DAYS_MAX ? "inTime" : "late";
  } catch (error) {
    if (error instanceof RangeError) return "unknown";
    throw error;
  }
}

/** Whether a target is met, in whole numbers; null where none is stated or nothing was counted. */
export function meetsQualityTarget({ item, part, whole }: QualityFigure): boolean | null {
  const { target }: QualityItem = qualityItems[item];
  if (target === null || whole === 0) return null;
  const parts = part * 1_000_000;
  return "atLeastPpm" in target ? parts >= whole * target.atLeastPpm : parts <= whole * target.atMostPpm;
}

/** Figures of several parts as those of one, in the order of the items. */
export function addFigures(parts: readonly QualityFigure[]): QualityFigure[] {
  const sums = new Map<QualityItemId, QualityFigure>();
  for (const one of parts) {
    const sum = sums.get(one.item) ?? { item: one.item, part: 0, whole: 0, unknown: 0, examples: [] };
    sums.set(one.item, {
      item: one.item,
      part: sum.part + one.part,
      whole: sum.whole + one.whole,
      unknown: sum.unknown + one.unknown,
      examples: [...new Set([...sum.examples, ...one.examples])].sort().slice(0, QUALITY_EXAMPLES_MAX),
    });
  }
  return qualityItemIds.flatMap((item) => sums.get(item) ?? []);
}
