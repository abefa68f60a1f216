import { defineRule, percentText } from "./rule.ts";

/** A listed party holds a tenth or more at each of at most three links, without a quarter or control (失信主体少数持股). */
export const listedMinorityShareholder = defineRule({
  id: "listed-minority-shareholder",
  name: { en: "Listed minority shareholder", zh: "严重失信主体少数持股" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《公司法》（2023）第四条第二款：公司股东对公司依法享有资产收益、参与重大决策和选择管理者等权利；少数持股本身不产生责任，仅作线索。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP"],
    direction: "down",
    aggregate: true,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-minority-above" },
  params: { sharePpmMin: 100_000, hopsMax: 3, lookThroughPpmBelow: 250_000, controlPpmAbove: 500_000 },
  hubPolicy: "none",
  population: "held-companies",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `严重失信主体经最多 ${params.hopsMax} 层、每层不低于 ${percentText(params.sharePpmMin)} 的持股到达目标企业，` +
    `按这些路径穿透合计低于 ${percentText(params.lookThroughPpmBelow)},` +
    `且未以超过 ${percentText(params.controlPpmAbove)} 的表决权（含共同控制）逐层控制该企业。`,
});
