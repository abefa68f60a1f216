import { defineRule } from "./rule.ts";

/** States the address of a listed organisation (同地址): a candidate, because many parties share a house. */
export const sameAddressListedCluster = defineRule({
  id: "same-address-listed-cluster",
  name: { en: "Same address as a listed organisation", zh: "与严重失信主体登记地址相同" },
  version: "1.1.0",
  useClass: "LEAD",
  legalBasis:
    "《市场主体登记管理条例》第十一条（市场主体只能登记一个住所或者主要经营场所）；地址相同不等于关联，仅作待核实线索。",
  template: {
    seedLists: "severe",
    relations: ["ADDRESS"],
    direction: "beside",
    aggregate: false,
    identity: "candidate",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-at-address" },
  params: { addressSubjectsMax: 30 },
  hubPolicy: "crowded-addresses",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标主体与严重失信主体登记的地址文字完全相同，且该地址登记的主体不超过 ${params.addressSubjectsMax} 个；` +
    `超过的视为集群登记地址，不作关联。`,
});
