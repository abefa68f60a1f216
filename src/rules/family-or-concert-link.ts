import { defineRule, percentText } from "./rule.ts";

/** Led or controlled by family or a concert party of a listed party (亲属或一致行动人). */
export const familyOrConcertLink = defineRule({
  id: "family-or-concert-link",
  name: { en: "Family or concert link", zh: "亲属或一致行动人为严重失信主体" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《公司法》（2023）第二百六十五条（关联关系、实际控制人）；《上市公司收购管理办法》第八十三条（一致行动人）；亲属关系本身不产生责任，仅作线索。",
  template: {
    seedLists: "severe",
    relations: ["FAMILY", "CONCERT", "CONTROL", "POSITION"],
    direction: "beside",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-kin" },
  params: {
    controlPpmAbove: 500_000,
    hopsMax: 12,
    controlledMax: 200,
    officesMax: 50,
    stateKinds: ["governmentBody", "state"],
  },
  hubPolicy: "wide-kin",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `登记在案且有效的亲属或一致行动人为严重失信主体的人，现任目标主体法定代表人，或控制目标主体` +
    `（超过 ${percentText(params.controlPpmAbove)}，单独或共同，最多 ${params.hopsMax} 层），而该失信主体自身并不控制；` +
    `国资机构、控制超过 ${params.controlledMax} 家企业或任职超过 ${params.officesMax} 处的人不作桥梁。`,
});
