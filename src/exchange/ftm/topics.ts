import type { IsoDate } from "../../model/dates.ts";
import { severeListCodes } from "../../model/list-catalogue.ts";

/** Lists that bar from public tenders and nothing else. */
const debarments = ["governmentProcurement"];
/** Lists that warn or restrict and are not severe in law. */
const warnings = ["consumptionRestriction", "abnormalOperations"];

/**
 * Topics of a listed subject. Never `sanction`: no state forbids to deal with it; never `crime`: nobody was convicted.
 * A severe list is an action of a regulator (`reg.action`), a tender list a `debarment`, others a `reg.warn`; a list
 * that we do not know says nothing.
 */
export function topicsOf(listCodes: readonly string[], asOf: IsoDate): string[] {
  const severe = severeListCodes(asOf);
  const topics = listCodes.flatMap((code) => {
    if (debarments.includes(code)) return ["debarment"];
    if (severe.includes(code)) return ["reg.action"];
    return warnings.includes(code) ? ["reg.warn"] : [];
  });
  return [...new Set(topics)].sort();
}
