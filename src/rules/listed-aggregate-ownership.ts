import { defineRule, percentText } from "./rule.ts";

/** Half or more held in aggregate by listed parties (失信主体合计持股), cascading through what is so held. */
export const listedAggregateOwnership = defineRule({
  id: "listed-aggregate-ownership",
  name: { en: "Aggregate ownership by listed parties", zh: "严重失信主体合计持股达半数" },
  version: "1.0.0",
  useClass: "FOCUS",
  legalBasis:
    "《公司法》（2023）第二百六十五条（控股股东、实际控制人）；合计口径参照国际通行的 50% 合计规则，仅作线索。",
  template: {
    seedLists: "severe",
    relations: ["CASCADE"],
    direction: "down",
    aggregate: true,
    identity: "certain",
    window: [],
  },
  scope: { by: "target", universe: "cascaded", affected: "cascaded-below" },
  params: { aggregatePpmMin: 500_000, hopsMax: 12 },
  hubPolicy: "none",
  population: "held-companies",
  findingsMax: 200_000,
  severity: ({ verdict, hops }) => (verdict === "undetermined" ? "WATCH" : hops <= 1 ? "ACT" : "WARN"),
  prose: (params) =>
    `严重失信主体，以及被其合计持股达到 ${percentText(params.aggregatePpmMin)} 的企业，` +
    `直接持股合计不低于 ${percentText(params.aggregatePpmMin)}；逐层传递，证据最多展开 ${params.hopsMax} 层。`,
});
