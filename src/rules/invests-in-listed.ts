import { defineRule, percentText } from "./rule.ts";

/** Holds a stake in a listed company (对外投资企业失信). */
export const investsInListed = defineRule({
  id: "invests-in-listed",
  name: { en: "Invests in a listed company", zh: "投资企业为严重失信主体" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《公司法》（2023）第四条：有限责任公司的股东以其认缴的出资额为限对公司承担责任；投资关系本身不产生责任，仅作线索。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP"],
    direction: "up",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-stakes" },
  params: { sharePpmMin: 50_000, stakesMax: 50, stateKinds: ["governmentBody", "state"] },
  hubPolicy: "wide-investors",
  population: "subjects",
  findingsMax: 200_000,
  severity: ({ measure }) => ((measure ?? 0) > 500_000 ? "WARN" : "WATCH"),
  prose: (params) =>
    `直接持有严重失信企业不低于 ${percentText(params.sharePpmMin)} 的股权；国资机构及对外持股超过 ${params.stakesMax} 家的投资者不作关联。`,
});
