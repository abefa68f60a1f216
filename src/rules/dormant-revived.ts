import { defineRule, percentText } from "./rule.ts";

/** Long without any trace, then a new leader and a new majority holder at once, a listed party among old or new. */
export const dormantRevived = defineRule({
  id: "dormant-revived",
  name: { en: "Dormant company revived", zh: "休眠企业突然启用" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《市场主体登记管理条例》第三十条（歇业期限最长不得超过三年）、《公司法》（2023）第二百六十条（连续停业六个月以上）；重新启用本身合法，仅提示核实。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP", "POSITION"],
    direction: "down",
    aggregate: false,
    identity: "certain",
    window: ["quietMonthsMin", "monthsApartMax"],
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "listed-among-masters" },
  params: { controlPpmAbove: 500_000, quietMonthsMin: 36, monthsApartMax: 3 },
  hubPolicy: "none",
  population: "held-companies",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标企业至少 ${params.quietMonthsMin} 个月没有股权、任职、担保等变动，也没有任何记录或处罚，其后 ${params.monthsApartMax} 个月内` +
    `先后换新法定代表人和持有表决权超过 ${percentText(params.controlPpmAbove)} 的新股东，而严重失信主体是其中的新任者，或随之退出的原任者。`,
});
