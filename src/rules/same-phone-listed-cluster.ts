import { defineRule } from "./rule.ts";

/** States the phone number of a listed organisation (同电话): a candidate, because agents lend their number. */
export const samePhoneListedCluster = defineRule({
  id: "same-phone-listed-cluster",
  name: { en: "Same phone as a listed organisation", zh: "与严重失信主体联系电话相同" },
  version: "1.1.0",
  useClass: "LEAD",
  legalBasis:
    "《企业信息公示暂行条例》第九条（年度报告应载明企业联系电话）；电话相同不等于关联，仅作待核实线索。",
  template: {
    seedLists: "severe",
    relations: ["PHONE"],
    direction: "beside",
    aggregate: false,
    identity: "candidate",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-at-phone" },
  params: { phoneSubjectsMax: 10 },
  hubPolicy: "crowded-phones",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标主体与严重失信主体登记的联系电话完全相同，且登记该电话的主体不超过 ${params.phoneSubjectsMax} 个；` +
    `超过的视为代办电话，不作关联。`,
});
