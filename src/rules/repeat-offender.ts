import { defineRule } from "./rule.ts";

/** On severe lists again, for another act (重复失信). */
export const repeatOffender = defineRule({
  id: "repeat-offender",
  name: { en: "Listed repeatedly", zh: "重复列入严重失信主体名单" },
  version: "2.0.0",
  useClass: "LEAD",
  legalBasis:
    "国办发〔2019〕35号「坚决依法依规实施市场和行业禁入措施」（对屡犯不改的市场主体）；是否适用须由认定部门依法判断。",
  template: {
    seedLists: "severe",
    relations: [],
    direction: "around",
    aggregate: true,
    identity: "certain",
    window: ["monthsMax"],
    restsOnPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "touched" },
  params: { listingsMin: 2, monthsMax: 36 },
  hubPolicy: "none",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WARN",
  prose: (params) =>
    `目标主体因先后不同的行为至少 ${params.listingsMin} 次列入严重失信主体名单，后一次距前一次列入或移出不超过 ${params.monthsMax} 个月；因信用修复、更正、撤销而移出的，以及依法停止共享和使用的，自当日起不计。`,
});
