import { defineRule } from "./rule.ts";

/** Led by the person who led several listed organisations at their acts (多次任失信主体法定代表人). */
export const serialLegalRepresentative = defineRule({
  id: "serial-legal-representative",
  name: { en: "Serial legal representative", zh: "法定代表人多次任失信主体法定代表人" },
  version: "1.0.0",
  useClass: "FOCUS",
  legalBasis:
    "《浙江省公共信用信息管理条例》第二十七条、《上海市社会信用条例》第三十三条（法定代表人、主要负责人）；参照《公司法》（2023）第一百七十八条第一款第四项（对法定代表人任职经历的限制）；以行为发生时在任为限。",
  template: {
    seedLists: "severe",
    relations: ["POSITION"],
    direction: "beside",
    aggregate: true,
    identity: "certain",
    window: [],
    walksPast: true,
  },
  scope: { by: "target", universe: "serially-led", affected: "led-beside-offices" },
  params: { organisationsMin: 3, officesMax: 50 },
  hubPolicy: "many-offices",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WARN",
  prose: (params) =>
    `目标主体未列入名单，其现任法定代表人在至少 ${params.organisationsMin} 家严重失信主体行为发生时（未载明的按列入日）任其法定代表人；` +
    `任职超过 ${params.officesMax} 处的人不计。`,
});
