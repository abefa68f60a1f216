import { edges } from "../src/model/edges.ts";
import { roles, subjectKinds, subjectStatuses } from "../src/model/kinds.ts";
import type { GraphEdge } from "./answers.ts";

const keyed = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? key;

/** 中文 of a subject kind; an unknown kind stands for itself. */
export const kindZh = (kind: string): string => keyed(subjectKinds, kind);
/** 中文 of a subject status; empty = not stated. */
export const statusZh = (status: string | null): string => (status ? keyed(subjectStatuses, status) : "未载");
/** 中文 of a role; an unknown role stands for itself. */
export const roleZh = (role: string): string => keyed(roles, role);
/** The division as the API names it, so that no table of the whole country is in the page; null = not stated. */
export const regionZh = (regionNameZh: string | null): string => regionNameZh ?? "地区未载";

const foundBy: Readonly<Record<string, string>> = {
  CODE: "代码",
  ORGANISATION_CODE: "组织机构代码",
  NAME: "名称",
  FORMER_NAME: "曾用名",
  CODE_START: "代码前段",
  NAME_START: "名称开头",
  INITIALS: "拼音首字母",
  NAME_PART: "名称",
  FORMER_NAME_PART: "曾用名",
};
/** 中文 of what a hit was found by. */
export const foundByZh = (matchedBy: string): string => keyed(foundBy, matchedBy);

/** 中文 of a relationship kind, of a lead's hop or a line; LISTED_AS is a hop, never a line. */
export function edgeZh(kind: string): string {
  if (kind === "LISTED_AS") return "列入名单";
  return (edges as Readonly<Record<string, { zh: string }>>)[kind]?.zh ?? kind;
}

/** 49.9999 → "49.9999%": all four decimals stay, because thresholds are exact. */
export function percentText(percent: number): string {
  return `${Number(percent.toFixed(4))}%`;
}

/** Known, between, or not disclosed: "51%", "20%–40%", "未披露". */
export function shareText(
  exact: number | null,
  least: number | null = null,
  greatest: number | null = null,
): string {
  if (exact !== null) return percentText(exact);
  if (least === null && greatest === null) return "未披露";
  return `${percentText(least ?? 0)}–${percentText(greatest ?? 100)}`;
}

/** Fen as decimal text → "2,000 万元"; under 1 万元 in 元. */
export function amountText(amountFen: string): string {
  const yuan = Number(amountFen) / 100;
  const grouped = (value: number) => value.toLocaleString("zh-CN", { maximumFractionDigits: 2 });
  return yuan >= 10_000 ? `${grouped(yuan / 10_000)} 万元` : `${grouped(yuan)} 元`;
}

/** [from, to) in words: "2021-03-01 起", "2021-03-01 至 2024-01-01(不含)", "起始日未载". */
export function spanText(validFrom: string | null, validTo: string | null): string {
  const from = validFrom ?? "起始日未载";
  if (validTo) return `${from} 至 ${validTo}（不含）`;
  return validFrom ? `${from} 起` : from;
}

/** What is printed on a line: the share, the office, or the kind with its amount. */
export function lineText(edge: GraphEdge): string {
  if (edge.kind === "HOLDS_POSITION" && edge.role) return roleZh(edge.role);
  const kind = edge.kindZh || edgeZh(edge.kind);
  if (edge.sharePercent !== null) {
    return edge.kind === "OWNS"
      ? percentText(edge.sharePercent)
      : `${kind} ${percentText(edge.sharePercent)}`;
  }
  if (edge.kind === "OWNS") return "比例未披露";
  return edge.amountFen ? `${kind} ${amountText(edge.amountFen)}` : kind;
}

/** A line read aloud: "甲 担保 乙,2,000 万元,2024-01-05 起". */
export function edgeSentence(edge: GraphEdge, nameOf: (id: string) => string): string {
  const kind = edge.kindZh || edgeZh(edge.kind);
  const what = edge.role && edge.kind === "HOLDS_POSITION" ? `任${roleZh(edge.role)}于` : kind;
  const figures = [
    edge.sharePercent === null ? "" : percentText(edge.sharePercent),
    edge.amountFen ? amountText(edge.amountFen) : "",
    spanText(edge.validFrom, edge.validTo),
  ].filter((text) => text !== "");
  return `${nameOf(edge.from)} ${what} ${nameOf(edge.to)}，${figures.join("，")}`;
}

/** The model's word → the value of the schema's enum. */
export const enumOf = (word: string): string =>
  word.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** Instant → minute in China: "2026-06-30 09:15". */
export function minuteText(instant: string): string {
  const china = new Date(Date.parse(instant) + 8 * 3_600_000);
  return Number.isNaN(china.getTime()) ? instant : china.toISOString().slice(0, 16).replace("T", " ");
}

/** What a judgement says that two subjects are. */
export function sameZh(kind: string): string {
  return kind === "person" ? "同一人" : "同一单位";
}

/** What a judgement says that two subjects of one name are. */
export function twoZh(kind: string): string {
  return kind === "person" ? "不同人" : "不同单位";
}
