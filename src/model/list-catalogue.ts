import type { IsoDate } from "./dates.ts";
import { withinRegion, WHOLE_COUNTRY } from "./jurisdiction.ts";
import type { AddedLaw, AddedSevereSpan } from "./law.ts";
import { tableInForce } from "./law.ts";
import type { Sureness } from "./sureness.ts";

/** Where and when the law makes a list one of serious untrustworthiness, within [from, to). */
export interface SevereSpan {
  /** GB/T 2260 code of the region whose law it is; 100000 = the whole country. */
  jurisdiction: string;
  from: IsoDate;
  to: IsoDate | null;
  basis: string;
  sure: Sureness;
}

/** One list of the catalogue: which code, and since when it counts as severe (严重失信主体名单) where. */
export interface ListEntry {
  listCode: string;
  zh: string;
  /** Spans in which it counts, of one jurisdiction never overlapping; empty = never. */
  severe: readonly SevereSpan[];
  /** Positive lists are shown and never seed a rule of connection. */
  red: boolean;
}

const entry = (listCode: string, zh: string, severe: readonly SevereSpan[] = [], red = false): ListEntry => ({
  listCode,
  zh,
  severe,
  red,
});
const since = (
  from: IsoDate,
  basis: string,
  sure: Sureness,
  jurisdiction = WHOLE_COUNTRY,
  to: IsoDate | null = null,
): SevereSpan => ({ jurisdiction, from, to, basis, sure });

const memo = "长三角区域生态环境领域实施信用联合奖惩合作备忘录（2020年版）";

/**
 * The catalogue of lists. Dated rows, because which list counts as severe is set by law and changes: only law,
 * regulation or central policy may make one, and no department may add to it (国办发〔2020〕49号). An unknown code
 * counts as nothing severe. What else the law says of a list stands in list-law.
 */
export const builtInLists: readonly ListEntry[] = [
  entry("dishonestJudgmentDebtor", "失信被执行人", [
    since("2013-10-01", "最高人民法院关于公布失信被执行人名单信息的若干规定（法释〔2013〕17号）", "L"),
  ]),
  entry("majorTaxViolation", "重大税收违法失信主体", [since("2022-02-01", "国家税务总局令第54号", "V")]),
  entry("seriousMarketViolation", "市场监管严重违法失信名单", [
    since("2021-09-01", "国家市场监督管理总局令第44号", "V"),
  ]),
  entry("wageArrears", "拖欠农民工工资失信联合惩戒对象", [
    since("2022-01-01", "人力资源和社会保障部令第45号", "V"),
  ]),
  entry("workSafety", "安全生产严重失信主体", [since("2023-10-01", "应急管理部令第11号", "V")]),
  entry("governmentProcurement", "政府采购严重违法失信行为记录", [
    since("2014-12-01", "财办库〔2014〕526号", "V"),
  ]),
  entry("statistics", "统计严重失信企业", [
    since("2019-03-20", "企业统计信用管理办法（国统字〔2019〕33号）", "V", WHOLE_COUNTRY, "2022-05-19"),
    since("2022-05-19", "统计严重失信企业信用管理办法（国家统计局令第35号）", "V"),
  ]),
  // From the day the press reported the memorandum: no page read says on which day it was signed, none names a number.
  entry(
    "ecology",
    "生态环境严重失信",
    ["310000", "320000", "330000", "340000"].map((region) => since("2020-10-20", memo, "V", region)),
  ),
  entry("foodAndDrug", "食品药品严重违法失信", [
    since("2021-09-01", "国家市场监督管理总局令第44号第五条", "V"),
  ]),
  entry("tourism", "文化和旅游市场严重失信", [since("2022-01-01", "文化和旅游部令第7号", "V")]),
  // Of order 251 title, number and dates were read, its article on a severe list was not.
  entry("customs", "海关严重失信主体", [
    since("2021-11-01", "海关总署令第251号", "M", WHOLE_COUNTRY, "2026-04-01"),
    since("2026-04-01", "海关总署令第282号", "V"),
  ]),
  // No rule with a number was found: it counts nowhere until law.json states one.
  entry("transport", "交通运输严重失信"),
  entry("consumptionRestriction", "限制消费"),
  entry("abnormalOperations", "经营异常名录"),
  entry("redList", "守信红名单", [], true),
];

/** Built-in lists and others entered, with their spans; an entry ends the built-in spans that it supersedes. */
export function listsWith({ lists, severe }: Pick<AddedLaw, "lists" | "severe">): readonly ListEntry[] {
  const further = lists.map(({ listCode, zh, red }) => entry(listCode, zh, [], red));
  return [...builtInLists, ...further].map((list) => {
    const added = severe.filter(({ listCode }) => listCode === list.listCode);
    return { ...list, severe: [...list.severe.flatMap((span) => leftOf(span, added)), ...countedOf(added)] };
  });
}

function leftOf(span: SevereSpan, added: readonly AddedSevereSpan[]): SevereSpan[] {
  const ends = added
    .filter(({ supersedes }) => supersedes.includes(span.jurisdiction))
    .map(({ from }) => from);
  const to = [...ends, ...(span.to === null ? [] : [span.to])].sort()[0] ?? null;
  return to !== null && to <= span.from ? [] : [{ ...span, to }];
}

function countedOf(added: readonly AddedSevereSpan[]): SevereSpan[] {
  const counted = added.filter(({ counts }) => counts);
  return counted.map(({ jurisdiction, from, to, basis, sure }) => ({ jurisdiction, from, to, basis, sure }));
}

/** The lists in force: built in, and as the operator's law.json leaves and adds to them. */
export const listCatalogue = tableInForce(listsWith);

const inForce = ({ from, to }: SevereSpan, asOf: IsoDate): boolean =>
  from <= asOf && (to === null || asOf < to);

/** Where a list counts as severe on a date: the spans in force, none for an unknown code. */
export function severeSpansOn(listCode: string, asOf: IsoDate, law?: AddedLaw): readonly SevereSpan[] {
  return severeSpansOf(listCode, law).filter((span) => inForce(span, asOf));
}

/** Every span in which a list counts as severe, wherever; empty for an unknown code. */
export function severeSpansOf(listCode: string, law?: AddedLaw): readonly SevereSpan[] {
  return listCatalogue(law).find((one) => one.listCode === listCode)?.severe ?? [];
}

/**
 * Codes that count as severe on a date, by the law in force or another: the seeds of every rule. Without a region those that count anywhere, because
 * lists are recognised across regions and a listing says whose it is by its authority alone; with one, those that
 * count by the law of the region or of what it lies in.
 */
export function severeListCodes(asOf: IsoDate, regionCode?: string, law?: AddedLaw): string[] {
  const counts = (span: SevereSpan) =>
    inForce(span, asOf) && (regionCode === undefined || withinRegion(regionCode, span.jurisdiction));
  return listCatalogue(law)
    .filter(({ severe }) => severe.some(counts))
    .map(({ listCode }) => listCode);
}

/** Codes of positive lists: the seeds of rules that look for incentives held by the wrong hands. */
export const redListCodes = tableInForce((added): readonly string[] =>
  listsWith(added)
    .filter((one) => one.red)
    .map((one) => one.listCode),
);

/** 中文 of a list code; an unknown code stands for itself. */
export function listNameZh(listCode: string, law?: AddedLaw): string {
  return listCatalogue(law).find((one) => one.listCode === listCode)?.zh ?? listCode;
}
