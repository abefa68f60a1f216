import { defineRule } from "./rule.ts";

/** Led a listed organisation until shortly before its act or its listing (列入前变更法定代表人). */
export const legalRepresentativeSwappedBeforeListing = defineRule({
  id: "legal-representative-swapped-before-listing",
  name: { en: "Legal representative swapped before the listing", zh: "列入前卸任法定代表人" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《最高人民法院关于限制被执行人高消费及有关消费的若干规定》第三条（法定代表人、主要负责人、实际控制人）；变更法定代表人本身合法，仅提示核实卸任者是否仍实际控制。",
  template: {
    seedLists: "severe",
    relations: ["POSITION"],
    direction: "up",
    aggregate: false,
    identity: "certain",
    window: ["monthsBeforeMax", "monthsAfterMax"],
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "touched" },
  params: { monthsBeforeMax: 6, monthsAfterMax: 1 },
  hubPolicy: "none",
  population: "officers",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标人员在严重失信行为开始日或列入日前 ${params.monthsBeforeMax} 个月内卸任该主体法定代表人，` +
    `${params.monthsAfterMax} 个月内由他人接任，且现已不再担任。`,
});
