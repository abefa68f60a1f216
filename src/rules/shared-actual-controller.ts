import { defineRule, percentText } from "./rule.ts";

/** Sister companies (同一实际控制人): controlled by whoever controls a listed company. */
export const sharedActualController = defineRule({
  id: "shared-actual-controller",
  name: { en: "Shared actual controller", zh: "与严重失信主体同一实际控制人" },
  version: "1.0.0",
  useClass: "FOCUS",
  legalBasis:
    "《公司法》（2023）第二十三条第二款（同一股东控制的两个以上公司）、第二百六十五条；国家控股的企业之间不仅因同受国家控股而具有关联关系。",
  template: {
    seedLists: "severe",
    relations: ["CONTROL"],
    direction: "beside",
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
  population: "held-companies",
  findingsMax: 200_000,
  severity: ({ verdict }) => (verdict === "undetermined" ? "WATCH" : "WARN"),
  prose: (params) =>
    `与严重失信企业由同一最终控制人（超过 ${percentText(params.controlPpmAbove)}，单独或共同，最多 ${params.hopsMax} 层）控制，` +
    `且互不控制；国资机构及控制超过 ${params.controlledMax} 家企业的主体不作桥梁。`,
});
