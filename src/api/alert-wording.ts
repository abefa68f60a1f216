import type { Alert } from "../model/alert.ts";
import { useClasses } from "../model/alert.ts";
import { percentTextFromPpm } from "../model/shares.ts";
import { proseOf } from "../rules/rule.ts";
import { ruleById } from "../rules/catalogue.ts";

/**
 * What a lead is worded with: the names of its parties, of those who act in concert with them, and what is unsure in the
 * law behind it, in sentences.
 */
export interface LeadWords {
  target: string;
  seeds: readonly string[];
  concertParties: readonly string[];
  doubts: readonly string[];
}

/** One plain Chinese sentence about a lead, neutral in every word, and after it what is unsure. */
export function sentenceZh(alert: Alert, { target, seeds, concertParties, doubts }: LeadWords): string {
  const listed = namesZh(seeds);
  const figure = figureZh(alert);
  const said: Record<string, string> = {
    "listed-actual-controller":
      concertParties.length > 0
        ? `${target}由严重失信主体${listed}与${namesZh(concertParties)}以一致行动共同控制${figure}，并非单独控制。`
        : `${target}由严重失信主体${listed}实际控制${figure}。`,
    "listed-aggregate-ownership": `严重失信主体${listed}直接或经其合计持股过半的企业，合计持有${target}${figure}。`,
    "listed-shareholder": `严重失信主体${listed}穿透持有${target}${figure}。`,
    "invests-in-listed": `${target}直接持有严重失信主体${listed}${figure}的股权。`,
    "shared-actual-controller": `${target}与严重失信主体${listed}受同一最终控制人控制。`,
    "shared-legal-representative": `${target}的现任法定代表人，在相关行为发生时任严重失信主体${listed}的法定代表人。`,
    "shared-executives": `${target}与严重失信主体${listed}有 ${alert.measure ?? "多"} 名董监高交叉任职。`,
    "listed-person-in-office": `严重失信人员${listed}现任${target}的法定代表人或董监高。`,
    "listed-branch": `${target}与严重失信主体${listed}为总公司与分支机构关系。`,
    "guarantees-listed": `${target}为严重失信主体${listed}提供在有效期内的担保。`,
  };
  const sentence = said[alert.ruleId] ?? `${target}与严重失信主体${listed}存在关联。`;
  const conflict = alert.verdict === "undetermined" ? "路径上的登记存在冲突，结论待定。" : "";
  return sentence + conflict + doubts.join("");
}

function namesZh(names: readonly string[]): string {
  return names.slice(0, 3).join("、") + (names.length > 3 ? `等 ${names.length} 个主体` : "");
}

function figureZh(alert: Alert): string {
  if (alert.measure === null) return "";
  return ` ${percentTextFromPpm(alert.measure)}%`;
}

/** Notice text of a lead (线索告知): what was found, on what, and how to object; no verdict. */
export function letterZh(alert: Alert, words: LeadWords): string {
  const rule = ruleById(alert.ruleId);
  return [
    `线索告知（编号 ${alert.id}）`,
    sentenceZh(alert, words),
    rule
      ? `规则：${rule.name.zh}（${rule.id} ${alert.ruleVersion}，${useClasses[rule.useClass]}）。${proseOf(rule)}`
      : "",
    rule ? `依据：${rule.legalBasis}` : "",
    `数据日期：${alert.asOf}；证据 ${alert.proof.length} 项，证据书 SHA-256：${alert.certificateHash}。`,
    "本线索仅供研判，不作为处罚或限制的依据；当事人对所列任一项登记有异议的，可向登记机关或本机关提出，异议期间该项将予标注。",
  ]
    .filter((line) => line !== "")
    .join("\n");
}
