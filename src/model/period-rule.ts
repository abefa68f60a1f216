import type { IsoDate } from "./dates.ts";
import { WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { Sureness } from "./sureness.ts";

/** Classes of untrustworthiness (失信信息分类). */
export const periodClasses = { minor: "轻微", general: "一般", severe: "严重" } as const;
export type PeriodClass = keyof typeof periodClasses;

/** What a period is counted from. */
export const periodStarts = { actEnd: "行为终止", determination: "认定", publication: "公示" } as const;
export type PeriodStart = keyof typeof periodStarts;

/** What ends with a period: publication (公示), sharing and use (共享和使用), or the record itself (保留). */
export type PeriodEffect = "publish" | "share" | "delete";

/** One rule on how long what is said of a subject may be published, shared, kept; in force within [from, to). */
export interface PeriodRule {
  id: string;
  source: string;
  jurisdiction: string;
  effect: PeriodEffect;
  /** Classes it speaks of; empty = any. */
  classes: readonly PeriodClass[];
  /** Lists it speaks of; empty = penalties and any list. */
  listCodes: readonly string[];
  /** Types of penalty it speaks of; empty = any, and lists. */
  penaltyTypes: readonly string[];
  /** Word in the name of the authorities it binds; null = any. */
  authority: string | null;
  start: PeriodStart;
  /** Months after which repair may be applied for; null = the rule does not say. */
  monthsMin: number | null;
  /** Months after which it ends; 0 = it never begins, null = no time ends it: it lasts until duties are done (`correctedOn`). */
  monthsMax: number | null;
  /** Ends by itself only where the act is corrected and duties are done. */
  needsCorrection: boolean;
  /** Lasts at least as long as the ban that a penalty imposes. */
  waitsForBan: boolean;
  /** Where a sentence is served, it counts from the end of that. */
  startsAfterSentence: boolean;
  /** Types of penalty of which it knows no earlier end on application. */
  noEarlyEndOf: readonly string[];
  /** Waits for the end of a listing that stands. */
  waitsForRemoval: boolean;
  /** What it speaks of alone and no delivery states (规避执行), in Chinese: told as a doubt, never counted; null = nothing. */
  onlyWhere: string | null;
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
  /** How sure it is what the period is counted from. */
  startSure: Sureness;
}

type Stated = Pick<PeriodRule, "id" | "source" | "monthsMax" | "from" | "sure"> & Partial<PeriodRule>;
/** A rule with what its row leaves out: the whole country, publication of anything, from the determination. */
export const periodRule = (stated: Stated): PeriodRule => ({
  jurisdiction: WHOLE_COUNTRY,
  effect: "publish",
  classes: [],
  listCodes: [],
  penaltyTypes: [],
  authority: null,
  start: "determination",
  monthsMin: null,
  needsCorrection: false,
  waitsForBan: false,
  startsAfterSentence: false,
  noEarlyEndOf: [],
  waitsForRemoval: false,
  onlyWhere: null,
  to: null,
  startSure: stated.sure,
  ...stated,
});
