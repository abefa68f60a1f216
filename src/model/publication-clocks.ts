import type { IsoDate } from "./dates.ts";
import { rankIn, WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { AddedLaw } from "./law.ts";
import { rowsWith, tableInForce } from "./law.ts";
import { builtInLists } from "./list-catalogue.ts";
import type { Sureness } from "./sureness.ts";
import { addWorkingDays } from "./working-days.ts";

/** What an agency owes the public, and the event that its working days count from. */
export const publicationDuties = {
  publish: "自作出决定起公示",
  push: "自作出决定起推送至登记地",
  publishPushed: "自收到推送起公示",
  withdraw: "自决定被撤销起撤下",
  withdrawOnProof: "自收到信息提供单位的书面证明起移出查询界面",
  publishListed: "自认定起公示",
  publishServed: "自认定文书送达的次月起公示",
  deletePerformed: "自履行完毕起删除",
  serveRepairNotice: "与决定文书同时送达信用修复告知书（两书同达）",
} as const;
export type PublicationDuty = keyof typeof publicationDuties;

/** By when a penalty or listing is to be published or withdrawn; in force within [from, to). */
export interface PublicationClock {
  id: string;
  source: string;
  jurisdiction: string;
  /** Word in the name of the authorities it binds; null = any. */
  authority: string | null;
  /** Lists whose listings it speaks of; null = penalties. */
  listCodes: readonly string[] | null;
  duty: PublicationDuty;
  /** Working days (工作日) from the event; null = the rule names a day of the month. */
  days: number | null;
  /** Last day of the month after the event on which it is in time; null = the rule counts working days. */
  dayOfNextMonth: number | null;
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
}

type Stated = Pick<PublicationClock, "id" | "source" | "duty" | "from" | "sure"> & Partial<PublicationClock>;
const clock = (stated: Stated): PublicationClock => ({
  jurisdiction: WHOLE_COUNTRY,
  authority: null,
  listCodes: null,
  days: null,
  dayOfNextMonth: null,
  to: null,
  ...stated,
});
const market = (duty: PublicationDuty, days: number): PublicationClock =>
  clock({
    id: `samr-45-${duty}`,
    source: "市场监督管理行政处罚信息公示规定（国家市场监督管理总局令第45号）第九条至第十一条",
    authority: "市场监督管理",
    duty,
    days,
    from: "2021-09-01",
    sure: "L",
  });

/** Lists of departments that count as severe; the courts' list goes by the courts' own rules. */
const departmentLists = builtInLists
  .filter(({ listCode, severe }) => severe.length > 0 && listCode !== "dishonestJudgmentDebtor")
  .map(({ listCode }) => listCode);

/** Which of the two texts names the notice was not read: it is told from the day on which both are in force. */
const notice = (of: string, listCodes: readonly string[] | null): PublicationClock =>
  clock({
    id: `repair-notice-${of}`,
    source: "国办发〔2025〕22号、信用修复管理办法（国家发展改革委令第36号）",
    listCodes,
    duty: "serveRepairNotice",
    days: 0,
    from: "2026-04-01",
    sure: "V",
  });

/** The clocks that are built in. */
export const builtInPublicationClocks: readonly PublicationClock[] = [
  clock({
    // Of its beginning the year alone was read, so it is counted from the year after.
    id: "double-publicity-424",
    source: "双公示（发改办财金〔2018〕424号）",
    duty: "publish",
    days: 7,
    from: "2019-01-01",
    sure: "V",
  }),
  market("publish", 20),
  market("push", 10),
  market("publishPushed", 10),
  market("withdraw", 3),
  clock({
    id: "shanghai-37-withdraw",
    source: "上海市社会信用条例第三十七条",
    jurisdiction: "310000",
    duty: "withdraw",
    days: 3,
    from: "2017-10-01",
    sure: "L",
  }),
  clock({
    id: "shanghai-38-withdraw",
    source: "上海市社会信用条例第三十八条",
    jurisdiction: "310000",
    duty: "withdrawOnProof",
    days: 3,
    from: "2017-10-01",
    sure: "L",
  }),
  clock({
    id: "sta-54-publish",
    source: "重大税收违法失信主体信息公布管理办法（国家税务总局令第54号）",
    listCodes: ["majorTaxViolation"],
    duty: "publishServed",
    dayOfNextMonth: 15,
    from: "2022-02-01",
    sure: "V",
  }),
  clock({
    // Twenty days were read; that they count from the determination was not.
    id: "statistics-2019-publish",
    source: "统计严重失信企业信用管理办法（2019）",
    listCodes: ["statistics"],
    duty: "publishListed",
    days: 20,
    from: "2019-01-01",
    to: "2022-05-19",
    sure: "M",
  }),
  clock({
    id: "spc-2017-delete",
    source: "最高人民法院关于公布失信被执行人名单信息的若干规定（2017修正）",
    listCodes: ["dishonestJudgmentDebtor"],
    duty: "deletePerformed",
    days: 3,
    from: "2017-05-01",
    sure: "M",
  }),
  notice("penalties", null),
  notice("listings", departmentLists),
];

/** The clocks in force: built in, and as the operator's law.json leaves and adds to them. */
export const publicationClocks = tableInForce(({ publicationClocks: added }) =>
  rowsWith(builtInPublicationClocks, added),
);

/** A clock with the day it is due; null where the day it counts from is not told, or its year has no holidays entered. */
export interface DuePublication {
  clock: PublicationClock;
  due: IsoDate | null;
}

/**
 * What is owed of a penalty or listing, in the order of the table, by the rules in force on the day of its decision, or
 * on that of performance where one counts from it. That day is not counted (民法典 art. 201). Only what counts from one
 * of the two has a day: nobody tells of the others.
 */
export function publicationDues({
  listCode,
  decidedOn,
  correctedOn = null,
  authority,
  regionCode,
  law,
}: {
  /** Null = a penalty. */
  listCode: string | null;
  decidedOn: IsoDate;
  /** Day on which duties are done; null, absent = nobody told so. */
  correctedOn?: IsoDate | null;
  authority: string | null;
  regionCode: string | null;
  /** Absent = that in force. */
  law?: AddedLaw;
}): DuePublication[] {
  const eventOf = ({ duty }: PublicationClock) => (duty === "deletePerformed" ? correctedOn : decidedOn);
  const isInForce = (clock: PublicationClock, on = eventOf(clock) ?? decidedOn) =>
    clock.from <= on && (clock.to === null || on < clock.to);
  return publicationClocks(law)
    .filter((clock) => isInForce(clock))
    .filter(({ listCodes }) =>
      listCode === null ? listCodes === null : listCodes !== null && listCodes.includes(listCode),
    )
    .filter((clock) => clock.authority === null || authority?.includes(clock.authority))
    .filter(({ jurisdiction }) => rankIn(regionCode ?? WHOLE_COUNTRY, jurisdiction) >= 0)
    .map((clock) => ({ clock, due: dueOf(clock, eventOf(clock), law) }));
}

/** Nobody tells of the event that the other duties count from. */
const FROM_TOLD: readonly PublicationDuty[] = ["publish", "push", "publishListed", "deletePerformed"];

function dueOf({ duty, days }: PublicationClock, event: IsoDate | null, law?: AddedLaw): IsoDate | null {
  if (days === null || event === null || !FROM_TOLD.includes(duty)) return null;
  try {
    return addWorkingDays(event, days, law);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
