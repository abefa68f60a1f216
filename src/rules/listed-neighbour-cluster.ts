import { barredRoles, stateKinds } from "../model/kinds.ts";
import { defineRule, percentText } from "./rule.ts";

/** Beside several listed parties at once (失信主体聚集). */
export const listedNeighbourCluster = defineRule({
  id: "listed-neighbour-cluster",
  name: { en: "Cluster of listed neighbours", zh: "多家严重失信主体直接关联" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《公司法》（2023）第二百六十五条第四项（关联关系）；国办发〔2019〕35号（建立风险预判预警机制）；关联本身不是失信，仅提示风险聚集。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP", "POSITION", "GUARANTEE", "BRANCH"],
    direction: "beside",
    aggregate: true,
    identity: "certain",
    window: [],
  },
  scope: { by: "target", universe: "beside-listed", affected: "beside" },
  params: { partiesMin: 3, sharePpmMin: 50_000, neighboursMax: 50, roles: barredRoles, stateKinds },
  hubPolicy: "wide-neighbours",
  population: "subjects",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `至少 ${params.partiesMin} 家严重失信主体与目标主体直接相连：持股不低于 ${percentText(params.sharePpmMin)}、任职、担保或分支机构；` +
    `国资机构和直接关联超过 ${params.neighboursMax} 家的主体不计。`,
});
