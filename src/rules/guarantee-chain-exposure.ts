import { defineRule } from "./rule.ts";

/** Guarantees who guarantees a listed party (担保链). */
export const guaranteeChainExposure = defineRule({
  id: "guarantee-chain-exposure",
  name: { en: "Exposure through a chain of guarantees", zh: "担保链末端为严重失信主体" },
  version: "1.1.0",
  useClass: "LEAD",
  legalBasis:
    "《民法典》第六百八十一条（保证合同）、第七百条（保证人追偿权）；担保关系本身不是失信，仅提示逐级代偿风险。",
  template: {
    seedLists: "severe",
    relations: ["GUARANTEE"],
    direction: "up",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beyond-guarantees" },
  params: { hopsMax: 3, amountWanMin: 100, guaranteesMax: 30 },
  hubPolicy: "wide-guarantors",
  population: "guarantors",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标主体经 2 至 ${params.hopsMax} 笔有效担保逐级担保至严重失信主体（直接担保的除外），链上每笔金额不明或不低于 ${params.amountWanMin} 万元；` +
    `在保超过 ${params.guaranteesMax} 笔的专业担保方不作一环。`,
});
