import { defineRule } from "./rule.ts";

/** Led by the person who led a listed company when it acted (同一法定代表人). */
export const sharedLegalRepresentative = defineRule({
  id: "shared-legal-representative",
  name: { en: "Shared legal representative", zh: "与严重失信主体同一法定代表人" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《浙江省公共信用信息管理条例》第二十七条、《上海市社会信用条例》第三十三条（法定代表人、主要负责人）；以行为发生时在任为限。",
  template: {
    seedLists: "severe",
    relations: ["POSITION"],
    direction: "beside",
    aggregate: false,
    identity: "certain",
    window: [],
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-offices" },
  params: { officesMax: 50 },
  hubPolicy: "many-offices",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WARN",
  prose: (params) =>
    `严重失信行为发生时（未载明的按列入日）任该主体法定代表人的人，现任目标主体法定代表人；任职超过 ${params.officesMax} 处的人不作桥梁。`,
});
