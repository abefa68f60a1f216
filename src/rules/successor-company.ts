import { defineRule, percentText } from "./rule.ts";

/** A new firm beside a listing, of who led or held the listed one, under its address, phone or trade (另起炉灶). */
export const successorCompany = defineRule({
  id: "successor-company",
  name: { en: "Successor company", zh: "严重失信企业另设承接企业" },
  version: "1.1.0",
  useClass: "FOCUS",
  legalBasis:
    "《公司法》（2023）第二十三条第二款（股东利用其控制的两个以上公司滥用法人独立地位）；另设企业本身合法，是否承接业务、逃避债务须人工核实。",
  template: {
    seedLists: "severe",
    relations: ["POSITION", "OWNERSHIP", "ADDRESS", "PHONE"],
    direction: "beside",
    aggregate: false,
    identity: "certain",
    window: ["monthsBeforeMax", "monthsAfterMax"],
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-insiders" },
  params: {
    ...{ sharePpmMin: 250_000, monthsBeforeMax: 6, monthsAfterMax: 12, officesMax: 50, stakesMax: 50 },
    stateKinds: ["governmentBody", "state"],
  },
  hubPolicy: "busy-insiders",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WARN",
  prose: (params) =>
    `目标企业在严重失信主体列入日前 ${params.monthsBeforeMax} 个月至后 ${params.monthsAfterMax} 个月内登记，` +
    `失信行为发生时（未载明的按列入日）该主体的法定代表人或持股不低于 ${percentText(params.sharePpmMin)} 的股东现任其法定代表人或持有其不低于该比例的股权，` +
    `且两者地址、电话、行业代码至少一项相同；国资机构、任职超过 ${params.officesMax} 处及持股超过 ${params.stakesMax} 家者不作桥梁。`,
});
