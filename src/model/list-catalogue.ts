import type { IsoDate } from "./dates.ts";

/** One list of the catalogue: which code, since when it counts as severe, and on what basis. */
export interface ListEntry {
  listCode: string;
  zh: string;
  /** Counts as seriously untrustworthy (严重失信主体名单) within [severeFrom, severeTo); null = never. */
  severeFrom: IsoDate | null;
  severeTo: IsoDate | null;
  /** Positive lists are shown and never seed a rule of connection. */
  red: boolean;
  basis: string;
}

const row = (
  listCode: string,
  zh: string,
  severeFrom: string | null,
  basis: string,
  red = false,
): ListEntry => ({
  listCode,
  zh,
  severeFrom,
  severeTo: null,
  red,
  basis,
});

/**
 * The catalogue of lists. Effective-dated rows, because which list counts as severe is set by law and changes.
 * Source: shared facts on 国办发〔2020〕49号 and the departments' orders; an unknown code counts as nothing severe.
 */
export const listCatalogue: readonly ListEntry[] = [
  row(
    "dishonestJudgmentDebtor",
    "失信被执行人",
    "2013-10-01",
    "最高人民法院关于公布失信被执行人名单信息的若干规定",
  ),
  row("majorTaxViolation", "重大税收违法失信主体", "2022-02-01", "国家税务总局令第54号"),
  row("seriousMarketViolation", "市场监管严重违法失信名单", "2021-09-01", "国家市场监督管理总局令第44号"),
  row("wageArrears", "拖欠农民工工资失信联合惩戒对象", "2022-01-01", "人力资源和社会保障部令第45号"),
  row("workSafety", "安全生产严重失信主体", "2023-10-01", "应急管理部令第11号"),
  row("governmentProcurement", "政府采购严重违法失信行为记录", "2014-12-01", "财办库〔2014〕526号"),
  row("statistics", "统计严重失信企业", "2019-01-01", "统计严重失信企业信用管理办法"),
  row("ecology", "生态环境严重失信", "2020-01-01", "长三角地区生态环境领域信用联合奖惩合作备忘录"),
  row("foodAndDrug", "食品药品严重违法失信", "2021-09-01", "国家市场监督管理总局令第44号"),
  row("tourism", "文化和旅游市场严重失信", "2022-01-01", "文化和旅游部令第7号"),
  row("customs", "海关严重失信主体", "2021-11-01", "海关总署令第251号"),
  row("transport", "交通运输严重失信", "2023-01-01", "交通运输部相关信用管理办法"),
  row("consumptionRestriction", "限制消费", null, "最高人民法院关于限制被执行人高消费及有关消费的若干规定"),
  row("abnormalOperations", "经营异常名录", null, "企业信息公示暂行条例第十七条"),
  row("redList", "守信红名单", null, "国发〔2016〕33号", true),
];

/** Codes that count as severe on a date: the seeds of every rule. */
export function severeListCodes(asOf: IsoDate): string[] {
  return listCatalogue
    .filter((entry) => entry.severeFrom !== null && entry.severeFrom <= asOf)
    .filter((entry) => entry.severeTo === null || asOf < entry.severeTo)
    .map((entry) => entry.listCode);
}

/** Codes of positive lists: the seeds of rules that look for incentives held by the wrong hands. */
export const redListCodes: readonly string[] = listCatalogue
  .filter((entry) => entry.red)
  .map((entry) => entry.listCode);

/** 中文 of a list code; an unknown code stands for itself. */
export function listNameZh(listCode: string): string {
  return listCatalogue.find((entry) => entry.listCode === listCode)?.zh ?? listCode;
}
