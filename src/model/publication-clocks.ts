import type { IsoDate } from "./dates.ts";
import { rankIn, WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { Sureness } from "./sureness.ts";
import { addWorkingDays } from "./working-days.ts";

/** What an agency owes the public, and the event that its working days count from. */
export const publicationDuties = {
  publish: "自作出决定起公示",
  push: "自作出决定起推送至登记地",
  publishPushed: "自收到推送起公示",
  withdraw: "自决定被撤销起撤下",
} as const;
export type PublicationDuty = keyof typeof publicationDuties;

/** Working days (工作日) within which a penalty is to be published or withdrawn; in force within [from, to). */
export interface PublicationClock {
  id: string;
  source: string;
  jurisdiction: string;
  /** Word in the name of the authorities it binds; null = any. */
  authority: string | null;
  duty: PublicationDuty;
  days: number;
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
}

const market = (duty: PublicationDuty, days: number): PublicationClock => ({
  id: `samr-45-${duty}`,
  source: "市场监督管理行政处罚信息公示规定(国家市场监督管理总局令第45号)第九条至第十一条",
  jurisdiction: WHOLE_COUNTRY,
  authority: "市场监督管理",
  duty,
  days,
  from: "2021-09-01",
  to: null,
  sure: "L",
});

/** The clocks entered. */
export const publicationClocks: readonly PublicationClock[] = [
  {
    // Of its beginning the year alone was read, so it is counted from the year after.
    id: "double-publicity-424",
    source: "双公示(发改办财金〔2018〕424号)",
    jurisdiction: WHOLE_COUNTRY,
    authority: null,
    duty: "publish",
    days: 7,
    from: "2019-01-01",
    to: null,
    sure: "V",
  },
  market("publish", 20),
  market("push", 10),
  market("publishPushed", 10),
  market("withdraw", 3),
  {
    id: "shanghai-37-withdraw",
    source: "上海市社会信用条例第三十七条",
    jurisdiction: "310000",
    authority: null,
    duty: "withdraw",
    days: 3,
    from: "2017-10-01",
    to: null,
    sure: "L",
  },
];

/** A clock with the day it is due; null where the day it counts from is not told, or its year has no holidays entered. */
export interface DuePublication {
  clock: PublicationClock;
  due: IsoDate | null;
}

/**
 * What is owed of a penalty by the rules in force on the day of its decision, in the order of the table. The day of the
 * decision is not counted (民法典 art. 201). Only what counts from the decision has a day: nobody tells of the others.
 */
export function publicationDues({
  decidedOn,
  authority,
  regionCode,
}: {
  decidedOn: IsoDate;
  authority: string | null;
  regionCode: string | null;
}): DuePublication[] {
  return publicationClocks
    .filter(({ from, to }) => from <= decidedOn && (to === null || decidedOn < to))
    .filter((clock) => clock.authority === null || authority?.includes(clock.authority))
    .filter(({ jurisdiction }) => rankIn(regionCode ?? WHOLE_COUNTRY, jurisdiction) >= 0)
    .map((clock) => ({ clock, due: dueOf(clock, decidedOn) }));
}

function dueOf({ duty, days }: PublicationClock, decidedOn: IsoDate): IsoDate | null {
  if (duty !== "publish" && duty !== "push") return null;
  try {
    return addWorkingDays(decidedOn, days);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
