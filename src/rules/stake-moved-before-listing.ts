import { defineRule, percentText } from "./rule.ts";

/** A listed party gave up a stake shortly before its listing and somebody took it up (列入前转让股权). */
export const stakeMovedBeforeListing = defineRule({
  id: "stake-moved-before-listing",
  name: { en: "Stake moved before the listing", zh: "列入前转让股权" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《民法典》第五百三十八条、第五百三十九条（无偿或明显不合理低价处分财产的撤销）；转让股权本身合法，仅提示核实对价与时点。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP", "FAMILY", "CONCERT"],
    direction: "down",
    aggregate: false,
    identity: "certain",
    window: ["monthsBeforeMax", "monthsAfterMax"],
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-moved-stakes" },
  params: {
    ...{ sharePpmMin: 100_000, controlPpmAbove: 500_000, monthsBeforeMax: 6, monthsAfterMax: 1 },
    ...{ stakesMax: 50, stateKinds: ["governmentBody", "state"] },
  },
  hubPolicy: "stake-takers",
  population: "held-companies",
  findingsMax: 200_000,
  // The third hop is the tie between the listed party and who took the stake.
  severity: ({ hops }) => (hops > 2 ? "WARN" : "WATCH"),
  prose: (params) =>
    `严重失信主体在列入日前 ${params.monthsBeforeMax} 个月内让出目标企业不低于 ${percentText(params.sharePpmMin)} 的股权，` +
    `他人自让出之日起 ${params.monthsAfterMax} 个月内取得不低于该比例的股权；受让方为其亲属、一致行动人或其逐层持股超过 ` +
    `${percentText(params.controlPpmAbove)} 的企业的，提级预警；国资机构及持股超过 ${params.stakesMax} 家的投资者不计。`,
});
