import { defineRule } from "./rule.ts";

/** Guarantees that close a ring with a listed member (担保圈). */
export const guaranteeRing = defineRule({
  id: "guarantee-ring",
  name: { en: "Guarantee ring", zh: "担保圈内有严重失信主体" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《民法典》第六百八十一条（保证合同）、第六百八十八条（连带责任保证）、第七百条（保证人追偿权）；担保关系本身不是失信，仅提示循环代偿风险。",
  template: {
    seedLists: "severe",
    relations: ["GUARANTEE"],
    direction: "around",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "target", universe: "guarantee-ringed", affected: "guarantees-onward" },
  params: { hopsMax: 7, guaranteesMax: 30 },
  hubPolicy: "wide-guarantors",
  population: "guarantors",
  findingsMax: 200_000,
  severity: () => "WARN",
  prose: (params) =>
    `目标主体与严重失信主体同在一个由有效担保首尾相接而成的担保圈，圈内不超过 ${params.hopsMax} 笔担保；` +
    `在保超过 ${params.guaranteesMax} 笔的专业担保方不作一环。`,
});
