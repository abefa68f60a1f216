import type { IsoDate } from "./dates.ts";
import { rankIn, WHOLE_COUNTRY } from "./jurisdiction.ts";
import { rowsWith, tableInForce } from "./law.ts";
import { severeSpansOn } from "./list-catalogue.ts";
import type { Sureness } from "./sureness.ts";

/** Lists on which a subject may stand while it asks for a repair. */
export const listKinds = { severe: "严重失信主体名单", abnormal: "经营异常名录" } as const;
export type ListKind = keyof typeof listKinds;

/** What closes listings and penalties to ordinary repair (信用修复); in force within [from, to). */
export interface RepairBar {
  id: string;
  source: string;
  jurisdiction: string;
  /** Word in the name of the authorities whose penalties it speaks of; null = any penalty, and any listing. */
  authority: string | null;
  /** It closes while the subject stands on one of these, whatever is to be repaired; empty = always. */
  whileOn: readonly ListKind[];
  /** Types of penalty it closes; empty = any, and listings. */
  penaltyTypes: readonly string[];
  from: IsoDate;
  to: IsoDate | null;
  sure: Sureness;
}

/** Penalties that order 45 of the market regulator ends at no earlier day, whoever applies (art. 14). */
export const marketKeepsToTheEnd: readonly string[] = [
  ...["suspension", "businessRestricted", "occupationBanned", "licenceLowered", "licenceRevoked"],
];

const market = (id: string, stated: Pick<RepairBar, "whileOn" | "penaltyTypes">): RepairBar => ({
  id: `samr-45-14-${id}`,
  source: "市场监督管理行政处罚信息公示规定（国家市场监督管理总局令第45号）第十四条",
  jurisdiction: WHOLE_COUNTRY,
  authority: "市场监督管理",
  from: "2021-09-01",
  to: null,
  sure: "L",
  ...stated,
});

/** The bars entered. One that is not read in full, or in a published page, is told and refuses nobody. */
export const builtInRepairBars: readonly RepairBar[] = [
  {
    id: "zhejiang-32",
    source: "浙江省公共信用信息管理条例第三十二条",
    jurisdiction: "330000",
    authority: null,
    whileOn: ["severe"],
    penaltyTypes: [],
    from: "2018-01-01",
    to: null,
    sure: "L",
  },
  market("kept", { whileOn: [], penaltyTypes: marketKeepsToTheEnd }),
  market("listed", { whileOn: ["severe", "abnormal"], penaltyTypes: [] }),
];

/** The bars in force. */
export const repairBars = tableInForce(({ repairBars: added }) => rowsWith(builtInRepairBars, added));

/** A listing or penalty that somebody asks to have repaired. */
export interface RepairedFact {
  /** Of a penalty; null = it is a listing. */
  penaltyType: string | null;
  authority: string | null;
  /** GB/T 2260 code whose law holds. */
  regionCode: string | null;
  /** Lists that the subject stands on. */
  listCodes: readonly string[];
}

/** Bars that stand against a repair on a date, binding or not, in the order of the table. */
export function repairBarsOn(
  { penaltyType, authority, regionCode, listCodes }: RepairedFact,
  on: IsoDate,
  bars: readonly RepairBar[] = repairBars(),
): RepairBar[] {
  const isOn: Record<ListKind, boolean> = {
    severe: listCodes.some((code) => severeSpansOn(code, on).length > 0),
    abnormal: listCodes.includes("abnormalOperations"),
  };
  return bars
    .filter(({ from, to }) => from <= on && (to === null || on < to))
    .filter(({ jurisdiction }) => rankIn(regionCode ?? WHOLE_COUNTRY, jurisdiction) >= 0)
    .filter((bar) => bar.authority === null || (penaltyType !== null && authority?.includes(bar.authority)))
    .filter(
      ({ penaltyTypes }) =>
        penaltyTypes.length === 0 || (penaltyType !== null && penaltyTypes.includes(penaltyType)),
    )
    .filter(({ whileOn }) => whileOn.length === 0 || whileOn.some((kind) => isOn[kind]));
}

/** Whether a bar refuses: only what was read does. */
export const isBinding = ({ sure }: Pick<RepairBar, "sure">): boolean => sure === "L" || sure === "V";
