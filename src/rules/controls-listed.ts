import { defineRule, percentText } from "./rule.ts";

/** Controls a listed company, alone or jointly, at any level above it (控制失信主体). */
export const controlsListed = defineRule({
  id: "controls-listed",
  name: { en: "Controls a listed company", zh: "控制严重失信主体" },
  version: "1.0.0",
  useClass: "FOCUS",
  legalBasis:
    "《公司法》（2023）第二十三条第一款（股东滥用法人独立地位的连带责任，须经裁判）、第二百六十五条（实际控制人）；控制本身仅作重点关注。",
  template: {
    seedLists: "severe",
    relations: ["CONTROL"],
    direction: "up",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-in-group" },
  params: {
    controlPpmAbove: 500_000,
    hopsMax: 12,
    controlledMax: 200,
    stateKinds: ["governmentBody", "state"],
  },
  hubPolicy: "state-controllers",
  population: "subjects",
  findingsMax: 200_000,
  severity: ({ verdict }) => (verdict === "undetermined" ? "WATCH" : "WARN"),
  prose: (params) =>
    `单独持有，或与其控制的公司合计持有严重失信企业超过 ${percentText(params.controlPpmAbove)} 的表决权，逐层向上最多 ${params.hopsMax} 层；` +
    `国资机构及控制超过 ${params.controlledMax} 家企业的主体不作关联。`,
});
