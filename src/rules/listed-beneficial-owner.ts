import { defineRule, percentText } from "./rule.ts";

/** A listed person is beneficial owner (受益所有人), by statement or by a quarter looked through. */
export const listedBeneficialOwner = defineRule({
  id: "listed-beneficial-owner",
  name: { en: "Listed beneficial owner", zh: "受益所有人为严重失信人员" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《受益所有人信息管理办法》（中国人民银行、国家市场监督管理总局令〔2024〕第3号）第六条：最终拥有 25% 以上股权的自然人为受益所有人。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP", "POSITION"],
    direction: "down",
    aggregate: true,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-above" },
  params: { lookThroughPpmMin: 250_000, hopsMax: 6 },
  hubPolicy: "none",
  population: "held-companies",
  findingsMax: 200_000,
  severity: ({ verdict, measure }) =>
    verdict === "undetermined" || (measure !== null && measure < 500_000) ? "WATCH" : "WARN",
  prose: (params) =>
    `严重失信自然人被登记为目标企业的受益所有人，或其沿每条不重复路径的持股比例连乘、各路径相加后` +
    `不低于 ${percentText(params.lookThroughPpmMin)}，每条路径最多 ${params.hopsMax} 层。`,
});
