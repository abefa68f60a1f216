import type { IsoDate } from "./dates.ts";
import { withinRegion, WHOLE_COUNTRY } from "./jurisdiction.ts";
import { severeSpansOf } from "./list-catalogue.ts";
import type { PeriodRule } from "./period-rule.ts";
import { periodRules } from "./period-rules.ts";
import type { PublicationState, PublishedFact } from "./publication.ts";
import { publicationOn } from "./publication.ts";
import { regionPrefixOf } from "./region-prefix.ts";

/** When a listing or a penalty ends for those who use it; the first day of each, null = it has none. */
export interface UseEnds {
  /** It may no longer be shared or used (停止共享和使用日): its end as the source states it, or an earlier one by law. */
  inUseUntil: IsoDate | null;
  /**
   * It may not even be shared or used as a thing of the past: repaired, corrected, annulled, or ended by law. A listing
   * that only expired goes on as such, up to the day of the law.
   */
  sharedUntil: IsoDate | null;
  /** It is to be deleted (应删除): annulled, or kept for as long as the law lets it. */
  toDeleteFrom: IsoDate | null;
}

/**
 * The ends of a listing or a penalty by what its source states and by the rules in force on each day. What has ended
 * stays ended, also where a later rule would say otherwise; nothing ends before the day it was determined. Pure.
 */
export function useEndsOf(fact: PublishedFact, rules: readonly PeriodRule[] = periodRules()): UseEnds {
  const stated = fact.removedOn ?? fact.statedUntil;
  const states = statesOf(fact, rules);
  const firstIn = (ended: readonly PublicationState[]) =>
    states.find(({ state }) => ended.includes(state))?.day ?? null;
  const sharedUntil = firstIn(["sharingEnded", "toDelete"]);
  const isSooner = sharedUntil !== null && (stated === null || sharedUntil < stated);
  return { inUseUntil: isSooner ? sharedUntil : stated, sharedUntil, toDeleteFrom: firstIn(["toDelete"]) };
}

/** Whether a rule ends sharing or keeping at all; where none does, only what sources state ends anything. */
export const endsUse = ({ effect }: PeriodRule): boolean => effect !== "publish";

/** Beginnings of the codes of the regions where some law ends use: "31" holds 310115, "" every one. */
export function regionsEndingUse(rules: readonly PeriodRule[] = periodRules()): string[] {
  const prefixes = rules
    .filter(endsUse)
    .map(({ jurisdiction }) => (jurisdiction === WHOLE_COUNTRY ? "" : regionPrefixOf(jurisdiction)!));
  return [...new Set(prefixes)].sort();
}

/** Every day on which the state can change, as far as sharing and keeping go, in order, with the state from it on. */
function statesOf(
  fact: PublishedFact,
  rules: readonly PeriodRule[],
): { day: IsoDate; state: PublicationState }[] {
  const region = fact.regionCode ?? WHOLE_COUNTRY;
  const ending = rules.filter((rule) => endsUse(rule) && withinRegion(region, rule.jurisdiction));
  const on = (day: IsoDate) => publicationOn(fact, day, { rules: ending });
  const { determinedOn, removedOn, correctedOn = null, listCode } = fact;
  // Only on these days another rule can begin to hold, or the same one for another class, or what waited is met.
  const turns = [...ending, ...(listCode === null || ending.length === 0 ? [] : severeSpansOf(listCode))]
    .flatMap(({ from, to }) => [from, to])
    .concat(determinedOn, removedOn, correctedOn)
    .filter((day) => day !== null && day >= determinedOn) as IsoDate[];
  const days = [...new Set(turns)].flatMap((day) => {
    const { share, delete: remove } = on(day);
    return [day, share?.until ?? day, remove?.until ?? day];
  });
  return [...new Set(days)]
    .filter((day) => day >= determinedOn)
    .sort()
    .map((day) => ({ day, state: on(day).state }));
}
