import { defineRule, percentText } from "./rule.ts";

/** A listed party holds a quarter or more on a look-through (股权穿透) basis. */
export const listedShareholder = defineRule({
  id: "listed-shareholder",
  name: { en: "Listed shareholder", zh: "严重失信主体穿透持股" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《受益所有人信息管理办法》（中国人民银行、国家市场监督管理总局令〔2024〕第3号）第六条的 25% 标准，此处仅作线索口径。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP"],
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
    verdict === "undetermined" || (measure ?? 0) < 500_000 ? "WATCH" : "WARN",
  prose: (params) =>
    `严重失信主体沿每条不重复路径的持股比例连乘、各路径相加后，不低于 ${percentText(params.lookThroughPpmMin)},` +
    `每条路径最多 ${params.hopsMax} 层。`,
});
