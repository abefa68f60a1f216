import type { Alert } from "../model/alert.ts";
import type { IsoInstant } from "../model/dates.ts";
import { edges } from "../model/edges.ts";
import type { Hop } from "../model/finding.ts";
import { concertPartyIds } from "../model/finding.ts";
import { roles } from "../model/kinds.ts";
import { listNameZh } from "../model/list-catalogue.ts";
import { proofDoubtsZh } from "../model/list-doubts.ts";
import { percentTextFromPpm } from "../model/shares.ts";
import type { DailyReportInput } from "./daily-report-input.ts";

const calculators: Readonly<Record<string, string>> = {
  direct: "直接持股",
  lookThrough: "穿透（连乘）",
  cascade: "合计达半数",
  control: "控制（表决权）",
};

/** Name of a subject, or its id where the report was given none. */
export function nameOf(input: Pick<DailyReportInput, "parties">, id: string): string {
  return input.parties[id]?.name ?? id;
}

/** Code as printed: the credit code, a remark for persons, a dash for the rest. */
export function codeOf(input: Pick<DailyReportInput, "parties">, id: string): string {
  const party = input.parties[id];
  return party?.code ?? (party?.kind === "person" ? "自然人" : "—");
}

/** Names of the listed parties of a lead, at most three, the rest counted. */
export function seedNames(input: Pick<DailyReportInput, "parties">, alert: Alert): string {
  return namesOf(input, alert.seedId === null ? alert.seedIds : [alert.seedId]);
}

function namesOf(input: Pick<DailyReportInput, "parties">, ids: readonly string[]): string {
  const shown = ids
    .slice(0, 3)
    .map((id) => nameOf(input, id))
    .join("、");
  return ids.length > 3 ? `${shown}等 ${ids.length} 个主体` : shown || "—";
}

/** Instant → "2026-07-01 02:05（北京时间）": UTC+8 without daylight saving. */
export function chinaTimeText(instant: IsoInstant): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}（北京时间）`;
}

/** Attributes of a subject that a proof may rest on. */
const attributes: Readonly<Record<string, string>> = {
  address: "地址",
  phone: "电话",
  industryCode: "行业代码",
};

/** What a hop states, in the words of the register: 持股, 任职（董事）, 列入名单（失信被执行人）. */
export function hopKindText(hop: Hop): string {
  if (hop.kind === "LISTED_AS") return `列入名单（${listNameZh(hop.role ?? "")}）`;
  if (hop.kind === "SUBJECT") return `登记的${attributes[hop.role ?? ""] ?? "信息"}`;
  const zh = hop.kind in edges ? edges[hop.kind as keyof typeof edges].zh : hop.kind;
  if (hop.role === null) return zh;
  return `${zh}（${hop.role in roles ? roles[hop.role as keyof typeof roles] : hop.role}）`;
}

/** Share of a hop with the convention that used it, or a dash: "60%，控制（表决权）". */
export function hopShareText(hop: Hop): string {
  if (hop.sharePpm === null) return "—";
  const convention = hop.calculator === null ? "" : `，${calculators[hop.calculator] ?? hop.calculator}`;
  return `${percentTextFromPpm(hop.sharePpm)}%${convention}`;
}

/** Validity of a hop, half-open: "2021-03-01 起" or "2021-03-01 至 2026-01-01（不含）". */
export function hopDatesText(hop: Hop): string {
  const from = hop.validFrom ?? "起始不详";
  return hop.validTo === null ? `${from} 起` : `${from} 至 ${hop.validTo}（不含）`;
}

interface Words {
  target: string;
  seed: string;
  /** Who acts in concert with the seed on the proof; empty = nobody. */
  partners: string;
  share: string;
  count: string;
}

/** One sentence a rule; a rule not named here gets the neutral one. */
const sentences: Readonly<Record<string, (words: Words) => string>> = {
  "listed-actual-controller": (w) =>
    w.partners === ""
      ? `${w.seed}单独或与其控制的企业共同控制${w.target}${w.share}。`
      : `${w.seed}与${w.partners}以一致行动共同控制${w.target}${w.share}，并非单独控制。`,
  "listed-aggregate-ownership": (w) => `${w.seed}直接或经逐层达半数的企业合计持有${w.target}${w.share}。`,
  "listed-shareholder": (w) => `${w.seed}经一条或多条持股路径穿透持有${w.target}${w.share}。`,
  "invests-in-listed": (w) => `${w.target}直接持有严重失信主体${w.seed}的股权${w.share}。`,
  "shared-actual-controller": (w) => `${w.target}与严重失信主体${w.seed}受同一实际控制人控制。`,
  "shared-legal-representative": (w) =>
    `失信行为发生期间${w.seed}的法定代表人，现任${w.target}的法定代表人。`,
  "shared-executives": (w) => `失信行为发生期间${w.seed}的董监高中${w.count}人，现任${w.target}的董监高。`,
  "listed-person-in-office": (w) =>
    `被列入名单的${w.seed}现在${w.target}担任法定代表人、董事、监事或高级管理人员。`,
  "listed-branch": (w) => `${w.target}与严重失信主体${w.seed}为总公司与分支机构关系。`,
  "guarantees-listed": (w) => `${w.target}为严重失信主体${w.seed}提供在有效期内的担保。`,
};

/**
 * The lead in one plain sentence; contradictory shares, and what is unsure in the law that makes its parties severe, are
 * said after it, because the answer then waits for a human.
 */
export function leadSentence(input: Pick<DailyReportInput, "parties" | "asOf">, alert: Alert): string {
  const [target, seed] = [nameOf(input, alert.targetId), seedNames(input, alert)];
  const isCount = alert.ruleId === "shared-executives";
  const share = alert.measure === null || isCount ? "" : `（${percentTextFromPpm(alert.measure)}%）`;
  const count = isCount && alert.measure !== null ? ` ${alert.measure} ` : "多";
  const write = sentences[alert.ruleId] ?? ((w: Words) => `${w.target}与严重失信主体${w.seed}存在关联。`);
  const doubt = alert.verdict === "undetermined" ? "路径上有持股登记相互矛盾，结论待核。" : "";
  const regionOf = (id: string) => input.parties[id]?.regionCode ?? null;
  const doubts = proofDoubtsZh(alert.proof, input, regionOf);
  const others = concertPartyIds(alert.proof, alert.seedIds);
  const partners = others.length === 0 ? "" : namesOf(input, others);
  return write({ target, seed, partners, share, count }) + doubt + doubts.join("");
}
