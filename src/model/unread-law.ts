import type { IsoDate } from "./dates.ts";
import { withinRegion } from "./jurisdiction.ts";
import type { Sureness } from "./sureness.ts";

/** A law of a region, in force within [from, to), whose articles on periods are not entered in period-rules. */
export interface UnreadLaw {
  source: string;
  jurisdiction: string;
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
}

/** Such laws as far as they are known; an answer on periods in their regions names them, because it may lack them. */
export const unreadLaws: readonly UnreadLaw[] = [
  {
    source: "福建省公共信用信息管理暂行办法",
    jurisdiction: "350000",
    from: "2015-08-01",
    to: null,
    sure: "V",
  },
  { source: "厦门经济特区社会信用条例", jurisdiction: "350200", from: "2019-06-01", to: null, sure: "V" },
  { source: "泉州市社会信用条例", jurisdiction: "350500", from: "2026-01-01", to: null, sure: "V" },
  {
    source: "江苏省公共信用信息管理办法（苏政规〔2025〕4号）",
    jurisdiction: "320000",
    from: "2026-02-01",
    to: "2031-02-01",
    sure: "V",
  },
];

/** Laws in force in a region on a date whose periods are not entered; none without a region. */
export function unreadLawsOf(regionCode: string | null, asOf: IsoDate): readonly UnreadLaw[] {
  if (regionCode === null) return [];
  return unreadLaws
    .filter(({ from, to }) => from <= asOf && (to === null || asOf < to))
    .filter(({ jurisdiction }) => withinRegion(regionCode, jurisdiction));
}
