import { defineRule, percentText } from "./rule.ts";

/** Companies that own one another around a ring (循环持股), so that capital may count several times. */
export const closedOwnershipLoop = defineRule({
  id: "closed-ownership-loop",
  name: { en: "Closed ownership loop", zh: "循环持股" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《公司法》（2023）第一百四十一条（上市公司控股子公司不得取得该上市公司的股份）、第一百六十二条（公司不得收购本公司股份）；非上市企业循环持股仅作线索。",
  template: {
    seedLists: "none",
    relations: ["OWNERSHIP"],
    direction: "around",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "target", universe: "held-holders", affected: "holders-above" },
  params: { sharePpmMin: 100_000, hopsMax: 7 },
  hubPolicy: "none",
  population: "held-companies",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `企业之间首尾相接持股成环，每一环节不低于 ${percentText(params.sharePpmMin)}，环长不超过 ${params.hopsMax} 家；环内每家企业各一条线索。`,
});
