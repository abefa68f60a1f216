import { LINKAGE_POINTS_MAX, statusesCounted } from "../model/score.ts";
import type { RuleParam } from "./rule.ts";

/** One factor of the score (评分因子): what takes points, how many each, at most how many together. */
export interface ScoreFactor {
  id: string;
  nameZh: string;
  /** Query in cypher/score; several factors may share one and differ by their parameters. */
  query: string;
  /** Which list codes the run adds: those severe on the date, those that are neither severe nor red, or none. */
  lists: "severe" | "watch" | "none";
  /** Records older than this take nothing; null = no window. */
  windowMonths: number | null;
  params: Readonly<Record<string, RuleParam | Readonly<Record<string, number>>>>;
  /** Own evidence, or connection: connection is capped apart and never a multiplier. */
  part: "own" | "linkage";
}

const records = (
  id: string,
  nameZh: string,
  recordTypes: string[],
  pointsEach: number,
  pointsMax: number,
): ScoreFactor => ({
  id,
  nameZh,
  query: "score/records",
  lists: "none",
  windowMonths: 36,
  part: "own",
  params: { recordTypes, pointsEach, pointsMax },
});

const penalties = (
  id: string,
  nameZh: string,
  penaltyTypes: string[],
  pointsEach: number,
  pointsMax: number,
): ScoreFactor => ({
  id,
  nameZh,
  query: "score/penalties",
  lists: "none",
  windowMonths: 36,
  part: "own",
  params: { penaltyTypes, pointsEach, pointsMax },
});

/**
 * The factors (chosen by us, see README: national practice gives 1000 points and tiers, no public weights).
 * Natural persons are not scored.
 */
export const scoreFactors: readonly ScoreFactor[] = [
  {
    id: "severe-listing",
    nameZh: "严重失信主体名单",
    query: "score/listings",
    lists: "severe",
    windowMonths: null,
    part: "own",
    params: { pointsEach: 400, pointsMax: 500 },
  },
  {
    id: "watch-listing",
    nameZh: "经营异常、限制消费等名单",
    query: "score/listings",
    lists: "watch",
    windowMonths: null,
    part: "own",
    params: { pointsEach: 80, pointsMax: 160 },
  },
  penalties("minor-penalties", "警告、通报批评", ["warning", "criticism"], 10, 40),
  penalties("fines", "罚款、没收", ["fine", "confiscation"], 25, 150),
  penalties(
    "heavy-penalties",
    "责令停产停业或关闭、限制经营或从业、暂扣、降低或吊销许可",
    [
      ...["suspension", "closure", "businessRestricted", "occupationBanned"],
      ...["licenceSuspended", "licenceLowered", "licenceRevoked"],
    ],
    80,
    240,
  ),
  records("lawsuits-as-defendant", "作为被告涉诉", ["lawsuitDefendant"], 8, 80),
  records("enforcement", "被执行、股权冻结", ["executedDebt", "equityFrozen"], 40, 120),
  records("arrears", "欠税、社保欠缴", ["taxArrears", "socialInsuranceArrears"], 40, 120),
  records("inspections-failed", "检查不合格", ["inspectionFailed"], 15, 60),
  records("commitments-broken", "违背信用承诺", ["commitmentBroken"], 20, 60),
  {
    id: "linkage",
    nameZh: "关联线索",
    query: "score/linkage",
    lists: "none",
    windowMonths: null,
    part: "linkage",
    params: {
      pointsBySeverity: { WATCH: 15, WARN: 40, ACT: 80 },
      pointsMax: LINKAGE_POINTS_MAX,
      statuses: [...statusesCounted],
    },
  },
];
