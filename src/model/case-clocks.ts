import type { IsoDate, IsoInstant } from "./dates.ts";
import { chinaDate } from "./dates.ts";
import { rankIn, WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { Objection, RepairApplication } from "./objection.ts";
import type { CaseReview } from "./review.ts";
import type { Sureness } from "./sureness.ts";
import { addWorkingDays } from "./working-days.ts";

/** Working days (工作日) within which a step on an objection or an application is due; in force within [from, to). */
export interface CaseClock {
  id: string;
  source: string;
  jurisdiction: string;
  what: "objection" | "repair" | "review";
  /** Whether another body stated the fact; null = the rule does not part the two. */
  heldByProvider: boolean | null;
  /** Objection: mark the fact. Repair: accept the application. From the day it came in. A review has no such step. */
  firstDays: number | null;
  /** Objection, review: from the day it came in. Repair: from the day of acceptance. Null = days not read, so none is said. */
  decideDays: number | null;
  /** In all, when it was extended; null = it cannot be. */
  decideDaysExtended: number | null;
  /** Who decides; null = the rule leaves it to whose fact it is. */
  authority: string | null;
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
  /** How sure the days of the first step are, where its article names none. */
  firstSure: Sureness;
}

type Stated = Pick<CaseClock, "id" | "source" | "firstDays" | "decideDays" | "from" | "sure"> &
  Partial<CaseClock>;
const clock = (stated: Stated): CaseClock => ({
  jurisdiction: WHOLE_COUNTRY,
  what: "objection",
  heldByProvider: null,
  decideDaysExtended: null,
  authority: null,
  to: null,
  firstSure: stated.sure,
  ...stated,
});

/** The clocks of the law, by jurisdiction. Where a province has none entered, the country's row of sureness M is shown. */
export const caseClocks: readonly CaseClock[] = [
  clock({
    id: "shanghai-36-own",
    source: "上海市社会信用条例第三十六条",
    jurisdiction: "310000",
    heldByProvider: false,
    firstDays: 1,
    decideDays: 5,
    from: "2017-10-01",
    sure: "L",
  }),
  clock({
    // Two days to hand the case over, five for the provider to decide.
    id: "shanghai-36-provider",
    source: "上海市社会信用条例第三十六条（信息提供单位）",
    jurisdiction: "310000",
    heldByProvider: true,
    firstDays: 1,
    decideDays: 7,
    from: "2017-10-01",
    sure: "L",
  }),
  clock({
    // The articles name no days for the mark: one is what 上海 says.
    id: "zhejiang-30",
    source: "浙江省公共信用信息管理条例第三十条、第三十一条",
    jurisdiction: "330000",
    firstDays: 1,
    decideDays: 5,
    decideDaysExtended: 20,
    from: "2018-01-01",
    sure: "L",
    firstSure: "M",
  }),
  clock({
    // Of the platform one day was read, of the provider two and three more: how soon it is marked was not.
    id: "shenzhen-51-own",
    source: "深圳经济特区社会信用条例第五十一条",
    jurisdiction: "440300",
    heldByProvider: false,
    firstDays: 1,
    decideDays: 1,
    from: "2023-03-01",
    sure: "L",
    firstSure: "M",
  }),
  clock({
    id: "shenzhen-51-provider",
    source: "深圳经济特区社会信用条例第五十一条（信息提供单位）",
    jurisdiction: "440300",
    heldByProvider: true,
    firstDays: 1,
    decideDays: 2,
    decideDaysExtended: 5,
    from: "2023-03-01",
    sure: "L",
    firstSure: "M",
  }),
  clock({
    id: "objection-elsewhere",
    source: "所在地规定尚未录入，暂按上海、浙江规定的期限",
    firstDays: 1,
    decideDays: 5,
    from: "2017-10-01",
    sure: "M",
  }),
  clock({
    // Three days and three more were read for the decision; three to accept are those of the order.
    id: "shenzhen-82",
    source: "深圳经济特区社会信用条例第八十二条",
    jurisdiction: "440300",
    what: "repair",
    firstDays: 3,
    decideDays: 3,
    decideDaysExtended: 6,
    from: "2023-03-01",
    sure: "L",
    firstSure: "M",
  }),
  clock({
    id: "ndrc-58-repair",
    source: "国家发展改革委令第58号",
    what: "repair",
    firstDays: 3,
    decideDays: 10,
    from: "2023-05-01",
    to: "2026-04-01",
    sure: "M",
  }),
  clock({
    id: "ndrc-36-repair",
    source: "信用修复管理办法（国家发展改革委令第36号）",
    what: "repair",
    firstDays: 3,
    decideDays: 10,
    from: "2026-04-01",
    sure: "M",
  }),
  clock({
    // Review of the decision on an objection by the provincial NDRC; how many days it has was not read, so none is said.
    id: "zhejiang-31-review",
    source: "浙江省公共信用信息管理条例第三十一条（复核）",
    jurisdiction: "330000",
    what: "review",
    firstDays: null,
    decideDays: null,
    authority: "浙江省发展和改革委员会",
    from: "2018-01-01",
    sure: "L",
  }),
];

/** One due day, and whether it was missed; `unknownWhy` where the days cannot be counted. */
export interface DueDay {
  due: IsoDate | null;
  overdue: boolean;
  /** How sure its days are; null = there is no rule. */
  sure: Sureness | null;
  unknownWhy: string | null;
}

/** The clock of one case on a date. */
export interface CountedClock {
  clock: CaseClock | null;
  first: DueDay;
  decide: DueDay;
}

/** The rule of the nearest region in force on a date; the one for the holder of the fact goes first. */
export function caseClockOf(
  what: CaseClock["what"],
  on: IsoDate,
  regionCode: string | null,
  heldByProvider: boolean,
  clocks: readonly CaseClock[] = caseClocks,
): CaseClock | null {
  const region = regionCode ?? WHOLE_COUNTRY;
  const [nearest] = clocks
    .filter((one) => one.what === what && one.from <= on && (one.to === null || on < one.to))
    .filter((one) => one.heldByProvider === null || one.heldByProvider === heldByProvider)
    .filter((one) => rankIn(region, one.jurisdiction) >= 0)
    .sort((a, b) => rankIn(region, b.jurisdiction) - rankIn(region, a.jurisdiction));
  return nearest ?? null;
}

/** The clock of an objection as it stands on a date. The day it came in is not counted (民法典 art. 201). */
export function objectionClock(
  objection: Pick<
    Objection,
    "raisedOn" | "markedAt" | "decidedOn" | "extendedAt" | "regionCode" | "heldByProvider"
  >,
  today: IsoDate,
): CountedClock {
  const { raisedOn, markedAt, decidedOn, extendedAt, regionCode, heldByProvider } = objection;
  const rule = caseClockOf("objection", raisedOn, regionCode, heldByProvider);
  const isExtended = extendedAt !== null;
  return {
    clock: rule,
    first: firstDue(rule, raisedOn, dayOf(markedAt)),
    decide: decideObjectionDue({ raisedOn, regionCode, heldByProvider, isExtended }, decidedOn ?? today),
  };
}

/** By when an objection is to be decided, held against the day on which it was, or today. */
export function decideObjectionDue(
  objection: Pick<Objection, "raisedOn" | "regionCode" | "heldByProvider"> & { isExtended: boolean },
  doneOn: IsoDate,
): DueDay {
  const { raisedOn, regionCode, heldByProvider, isExtended } = objection;
  const rule = caseClockOf("objection", raisedOn, regionCode, heldByProvider);
  return dueDay(raisedOn, decideDaysOf(rule, isExtended), doneOn, rule?.sure);
}

/** The clock of an application for repair as it stands on a date; deciding is counted from the acceptance. */
export function repairClock(
  application: Pick<
    RepairApplication,
    "appliedOn" | "acceptedOn" | "decidedOn" | "extendedOn" | "regionCode"
  >,
  today: IsoDate,
): CountedClock {
  const { appliedOn, acceptedOn, decidedOn, extendedOn, regionCode } = application;
  const rule = caseClockOf("repair", appliedOn, regionCode, false);
  const isExtended = extendedOn !== null;
  return {
    clock: rule,
    first: firstDue(rule, appliedOn, acceptedOn ?? decidedOn ?? today),
    decide: decideRepairDue({ appliedOn, acceptedOn, regionCode, isExtended }, decidedOn ?? today),
  };
}

/** By when an application is to be decided, counted from its acceptance; held against the day on which it was, or today. */
export function decideRepairDue(
  application: Pick<RepairApplication, "appliedOn" | "acceptedOn" | "regionCode"> & { isExtended: boolean },
  doneOn: IsoDate,
): DueDay {
  const { appliedOn, acceptedOn, regionCode, isExtended } = application;
  const rule = caseClockOf("repair", appliedOn, regionCode, false);
  if (acceptedOn === null) return noDue("尚未受理，期限自受理起算", rule?.sure);
  return dueDay(acceptedOn, decideDaysOf(rule, isExtended), doneOn, rule?.sure);
}

/** The rule on the review of a decision: the law read speaks of objections only, so repairs have none. */
export const reviewRuleOf = (
  ofWhat: "objection" | "repair",
  on: IsoDate,
  regionCode: string | null,
): CaseClock | null => (ofWhat === "objection" ? caseClockOf("review", on, regionCode, false) : null);

/** The clock of a review as it stands on a date, counted from the day on which it was asked for. */
export function reviewClock(
  ofWhat: "objection" | "repair",
  review: Pick<CaseReview, "requestedOn" | "decidedOn">,
  regionCode: string | null,
  today: IsoDate,
): CountedClock {
  const rule = reviewRuleOf(ofWhat, review.requestedOn, regionCode);
  return {
    clock: rule,
    first: noDue(null, rule?.firstSure),
    decide: dueDay(review.requestedOn, rule?.decideDays, review.decidedOn ?? today, rule?.sure),
  };
}

const decideDaysOf = (rule: CaseClock | null, isExtended: boolean): number | null | undefined =>
  isExtended ? (rule?.decideDaysExtended ?? rule?.decideDays) : rule?.decideDays;

const dayOf = (instant: IsoInstant): IsoDate => chinaDate(new Date(instant));

const noDue = (unknownWhy: string | null, sure: Sureness | undefined): DueDay => ({
  ...{ due: null, overdue: false, unknownWhy },
  sure: sure ?? null,
});

const firstDue = (rule: CaseClock | null, start: IsoDate, doneOn: IsoDate): DueDay =>
  dueDay(start, rule?.firstDays, doneOn, rule?.firstSure);

function dueDay(
  start: IsoDate,
  days: number | null | undefined,
  doneOn: IsoDate,
  sure: Sureness | undefined,
): DueDay {
  if (days === null) return noDue("办理天数尚未核实，不作推算", sure);
  if (days === undefined) return noDue("当时没有录入的期限规定", sure);
  try {
    const due = addWorkingDays(start, days);
    return { due, overdue: doneOn > due, unknownWhy: null, sure: sure ?? null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // A year without the State Council's arrangement: told, not guessed.
    return noDue(error.message, sure);
  }
}
