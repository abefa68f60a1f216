import { defineRule, percentText } from "./rule.ts";

/** Gives or takes much of its supplies to or from a listed party (供应依赖). */
export const supplierDependence = defineRule({
  id: "supplier-dependence",
  name: { en: "Dependence on a listed trading partner", zh: "供应或采购依赖严重失信主体" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《民法典》第五百二十七条第一款第三项（丧失商业信誉，不安抗辩权）；交易关系本身不是失信，仅提示供应链风险。",
  template: {
    seedLists: "severe",
    relations: ["SUPPLY"],
    direction: "beside",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-supplies" },
  params: { sharePpmMin: 300_000 },
  hubPolicy: "none",
  population: "subjects",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标主体与严重失信主体之间的供应金额，占目标主体已知供出或购入金额的 ${percentText(params.sharePpmMin)} 以上（含）；有金额不明的，结论为待定。`,
});
