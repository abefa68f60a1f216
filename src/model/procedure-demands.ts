import type { IsoDate } from "./dates.ts";
import { rankIn, WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { ListingStage, ProcedureListing, ProcedureStep } from "./listing-procedure.ts";
import { procedureOn } from "./listing-procedure.ts";
import type { Sureness } from "./sureness.ts";

/**
 * Steps that a rule asks for before a listing, in force within [from, to). Being heard (陈述申辩) may be waived, so that
 * no rule read asks for its record; where it is told it must lie where it belongs.
 */
export interface ProcedureDemand {
  id: string;
  source: string;
  jurisdiction: string;
  stages: readonly ListingStage[];
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
}

/** The demands entered; the nearest region's holds. */
export const procedureDemands: readonly ProcedureDemand[] = [
  {
    id: "49-2020",
    source: "国务院办公厅关于进一步完善失信约束制度构建诚信建设长效机制的指导意见（国办发〔2020〕49号）",
    jurisdiction: WHOLE_COUNTRY,
    stages: ["notified"],
    from: "2020-12-07",
    to: null,
    sure: "M",
  },
  {
    id: "zhejiang-24",
    source: "浙江省公共信用信息管理条例第二十四条、第二十八条",
    jurisdiction: "330000",
    stages: ["notified"],
    from: "2018-01-01",
    to: null,
    // Read of these articles is the decision's number; the notice before it is from memory.
    sure: "M",
  },
];

/** Stages asked for in a region on a day, beside the decision that every listing rests on. */
export function stagesAskedFor(
  on: IsoDate,
  regionCode: string | null,
  demands: readonly ProcedureDemand[] = procedureDemands,
): readonly ListingStage[] {
  const region = regionCode || WHOLE_COUNTRY;
  const [nearest] = demands
    .filter((one) => one.from <= on && (one.to === null || on < one.to))
    .filter((one) => rankIn(region, one.jurisdiction) >= 0)
    .sort((a, b) => rankIn(region, b.jurisdiction) - rankIn(region, a.jurisdiction));
  return nearest?.stages ?? [];
}

/** What is out of order whatever the region. */
const DISORDER: readonly string[] = ["outOfOrder", "listedBeforeDecision"];
const AT_ANY_TIME: IsoDate = "9999-12-30";

/**
 * Whether the steps of a procedure lie in order and none that is asked for is missing: a decision where it led to a
 * listing, and before a decision what `asked` names. Pure.
 */
export function isProcedureSound(
  steps: readonly ProcedureStep[],
  listing: ProcedureListing | null,
  asked: readonly ListingStage[],
): boolean {
  const has = (stage: ListingStage) => steps.some((step) => step.stage === stage);
  const isDecided = has("decided");
  if (listing !== null && !isDecided) return false;
  if ((isDecided || has("heard")) && asked.includes("notified") && !has("notified")) return false;
  if (isDecided && asked.some((stage) => !has(stage))) return false;
  const faults = procedureOn(steps, listing, AT_ANY_TIME)?.faults ?? [];
  return !faults.some(({ kind }) => DISORDER.includes(kind));
}
