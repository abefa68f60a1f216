import { defineRule, percentText } from "./rule.ts";

/** Led or held a party that left a list, and leads or holds another that is listed now (换企业再次失信). */
export const listedAgainElsewhere = defineRule({
  id: "listed-again-elsewhere",
  name: { en: "Listed again elsewhere", zh: "曾任失信主体负责人，现任另一失信主体负责人" },
  version: "2.0.0",
  useClass: "LEAD",
  legalBasis:
    "《浙江省公共信用信息管理条例》第二十七条、《上海市社会信用条例》第三十三条（法定代表人、主要负责人）；已移出的记录只作线索，不作不利依据。",
  template: {
    seedLists: "severe",
    relations: ["POSITION", "OWNERSHIP"],
    direction: "up",
    aggregate: false,
    identity: "certain",
    window: [],
    restsOnPast: true,
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-leaders" },
  params: {
    controlPpmAbove: 500_000,
    officesMax: 50,
    roles: ["legalRepresentative", "actualController"],
    removalReasons: ["expired"],
  },
  hubPolicy: "many-offices",
  population: "officers",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标人员在另一主体的严重失信行为发生时任其法定代表人、实际控制人或直接持有其表决权超过 ${percentText(params.controlPpmAbove)}，该主体已期满移出名单（信用修复、更正、撤销或依法停止共享和使用的不计）；` +
    `现又以同样身份掌握后来列入名单的主体；任职超过 ${params.officesMax} 处的人不计。`,
});
