import type { IsoDate } from "./dates.ts";
import { WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { Sureness } from "./sureness.ts";

/** Steps on cases that have clocks. */
export const caseKinds = { objection: "异议", repair: "信用修复", review: "复核" } as const;
export type CaseKind = keyof typeof caseKinds;

/** Working days (工作日) within which a step on an objection or an application is due; in force within [from, to). */
export interface CaseClock {
  id: string;
  source: string;
  jurisdiction: string;
  what: CaseKind;
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

/** The clocks of the law that are built in, by jurisdiction. Where a province has none, the country's row of sureness M is shown. */
export const builtInCaseClocks: readonly CaseClock[] = [
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
