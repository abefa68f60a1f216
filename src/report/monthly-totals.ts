import type { QualityFigure, QualityItem } from "../model/data-quality.ts";
import { addFigures, meetsQualityTarget, qualityItems } from "../model/data-quality.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import { listDoubtsZh } from "../model/list-doubts.ts";
import { percentTextFromPpm } from "../model/shares.ts";
import { ABSENCE } from "./daily-wording.ts";
import type {
  MonthlyListing,
  MonthlyQuality,
  MonthlyReportInput,
  MonthlyTally,
} from "./monthly-report-input.ts";

/** Counts of leads: opened and closed in the month, open at its end. */
export type LeadCounts = Pick<MonthlyTally, "opened" | "closed" | "open">;

/** Changes of one list within the month, counted in listings. */
export interface ListChanges {
  listCode: string;
  isSevere: boolean;
  listed: number;
  removed: number;
}

/** Leads of the whole month. */
export function leadTotals({ tallies }: Pick<MonthlyReportInput, "tallies">): LeadCounts {
  return tallies.reduce<LeadCounts>(added, { opened: 0, closed: 0, open: 0 });
}

/** Leads by rule or by division, most open first, then most opened, then by name of the key: a total order. */
export function leadsBy(
  { tallies }: Pick<MonthlyReportInput, "tallies">,
  key: "ruleNameZh" | "regionCode",
): [string, LeadCounts][] {
  const sums = new Map<string, LeadCounts>();
  for (const tally of tallies) {
    sums.set(tally[key], added(sums.get(tally[key]) ?? { opened: 0, closed: 0, open: 0 }, tally));
  }
  return [...sums].sort(
    ([a, one], [b, other]) => other.open - one.open || other.opened - one.opened || (a < b ? -1 : 1),
  );
}

function added(sum: LeadCounts, { opened, closed, open }: LeadCounts): LeadCounts {
  return { opened: sum.opened + opened, closed: sum.closed + closed, open: sum.open + open };
}

/** What each list gained and lost, severe lists first, then by code; which is severe by the law at the month's end. */
export function listChanges({ listings, to }: Pick<MonthlyReportInput, "listings" | "to">): ListChanges[] {
  const severe = new Set(severeListCodes(to));
  const byCode = new Map<string, ListChanges>();
  for (const { listCode, change } of listings) {
    const before = byCode.get(listCode) ?? {
      ...{ listCode, isSevere: severe.has(listCode) },
      ...{ listed: 0, removed: 0 },
    };
    byCode.set(listCode, { ...before, [change]: before[change] + 1 });
  }
  return [...byCode.values()].sort(
    (a, b) => Number(b.isSevere) - Number(a.isSevere) || (a.listCode < b.listCode ? -1 : 1),
  );
}

/** What is unsure, by the law at the month's end, in the list of a change for the subject's region; whole sentences. */
export function changeDoubtsZh(
  { to, parties }: Pick<MonthlyReportInput, "to" | "parties">,
  { listCode, subjectId }: MonthlyListing,
): string[] {
  return listDoubtsZh(listCode, { asOf: to, regionCode: parties[subjectId]?.regionCode ?? null });
}

/** Each doubt of the month with how many changes it concerns, the most first. */
export function doubtTotals(
  input: Pick<MonthlyReportInput, "listings" | "to" | "parties">,
): [string, number][] {
  const counts = new Map<string, number>();
  for (const change of input.listings)
    for (const doubt of changeDoubtsZh(input, change)) counts.set(doubt, (counts.get(doubt) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

/** Changes of the severe lists together. */
export function severeChanges(input: Pick<MonthlyReportInput, "listings" | "to">) {
  const severe = listChanges(input).filter((list) => list.isSevere);
  const sum = (change: "listed" | "removed") => severe.reduce((all, list) => all + list[change], 0);
  return { listed: sum("listed"), removed: sum("removed") };
}

/** Every rate of the month over all sources and divisions. */
export function qualityTotals({ quality }: Pick<MonthlyReportInput, "quality">): QualityFigure[] {
  return addFigures(quality.flatMap(({ figures }) => figures));
}

/** Figures of the days of the month as one, by source and division, each with the rates that miss their target. */
export function missedByPlace({ quality }: Pick<MonthlyReportInput, "quality">) {
  const places = new Map<string, Pick<MonthlyQuality, "sourceId" | "regionCode" | "figures">>();
  for (const { sourceId, regionCode, figures } of quality) {
    const key = `${sourceId}|${regionCode ?? "-"}`;
    const before = places.get(key)?.figures ?? [];
    places.set(key, { sourceId, regionCode, figures: addFigures([...before, ...figures]) });
  }
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { sourceId, regionCode, figures }]) =>
      figures
        .filter((figure) => meetsQualityTarget(figure) === false)
        .map((figure) => ({ sourceId, regionCode, ...figure })),
    );
}

/** The rates that have a target and could be judged, and of them those that miss it. */
export function judgedTotals(input: Pick<MonthlyReportInput, "quality">) {
  const judged = qualityTotals(input).filter((figure) => meetsQualityTarget(figure) !== null);
  return { judged, missed: judged.filter((figure) => meetsQualityTarget(figure) === false) };
}

/** Percent with two decimals, rounded to the worse side, so that a rate that misses its target never looks met. */
export function ratePercent({
  item,
  part,
  whole,
}: Pick<QualityFigure, "item" | "part" | "whole">): number | null {
  if (whole === 0) return null;
  const { measure }: QualityItem = qualityItems[item];
  const round = measure === "duplication" ? Math.ceil : Math.floor;
  return round((part * 10_000) / whole) / 100;
}

/** The target as printed: "不低于 99.9%", "100%", "不超过 0.1%"; null = none is stated. */
export function targetText({ item }: Pick<QualityFigure, "item">): string | null {
  const { target }: QualityItem = qualityItems[item];
  if (target === null) return null;
  if ("atMostPpm" in target) return `不超过 ${percentTextFromPpm(target.atMostPpm)}%`;
  return target.atLeastPpm === 1_000_000 ? "100%" : `不低于 ${percentTextFromPpm(target.atLeastPpm)}%`;
}

/** The month in three sentences: leads, severe lists, quality; a month without deliveries says that it proves nothing. */
export function monthText(input: MonthlyReportInput): string {
  const { opened, closed, open } = leadTotals(input);
  const { listed, removed } = severeChanges(input);
  const { judged, missed } = judgedTotals(input);
  const names = missed.map((figure) => {
    const name = qualityItems[figure.item].nameZh;
    return `${name} ${ratePercent(figure)!.toFixed(2)}%（目标${targetText(figure)}）`;
  });
  const quality =
    judged.length === 0
      ? "本月没有可考核的数据质量指标。"
      : `可考核的数据质量指标 ${judged.length} 项，` +
        (missed.length === 0 ? "全部达标。" : `未达标 ${missed.length} 项：${names.join("、")}。`);
  return (
    (input.deliveries === 0 ? `本月没有完成的数据交付，${ABSENCE}` : "") +
    `本月新增线索 ${opened} 条，消除 ${closed} 条，月末在册 ${open} 条。` +
    `严重失信主体名单列入 ${listed} 条，移出 ${removed} 条。${quality}` +
    (input.firstToldSources.length === 0 ? "" : "本月有来源首次交付，存量记录计入其中，及时率因此偏低。")
  );
}
