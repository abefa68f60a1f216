import { defineRule } from "./rule.ts";

/** Guarantees debts of a listed party (为失信主体担保): its debt may come due here. */
export const guaranteesListed = defineRule({
  id: "guarantees-listed",
  name: { en: "Guarantees a listed party", zh: "为严重失信主体提供担保" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《民法典》第六百八十一条（保证合同）、第六百八十八条（连带责任保证）；担保关系本身不是失信，仅提示代偿风险。",
  template: {
    seedLists: "severe",
    relations: ["GUARANTEE"],
    direction: "up",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-guarantees" },
  params: { guaranteesMax: 30 },
  hubPolicy: "wide-guarantors",
  population: "guarantors",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标主体为严重失信主体提供在有效期内的担保；在保超过 ${params.guaranteesMax} 笔的专业担保方不计。`,
});
