import { barredRoles } from "../model/kinds.ts";
import { defineRule } from "./rule.ts";

/** A listed person holds an office that the law closes to him (失信人员任职). */
export const listedPersonInOffice = defineRule({
  id: "listed-person-in-office",
  name: { en: "Listed person in office", zh: "严重失信人员任职" },
  version: "1.0.0",
  useClass: "STATUTORY",
  legalBasis:
    "《公司法》（2023）第一百七十八条第一款第五项：个人因所负数额较大债务到期未清偿被人民法院列为失信被执行人的，不得担任公司的董事、监事、高级管理人员。",
  template: {
    seedLists: "severe",
    relations: ["POSITION"],
    direction: "down",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "touched" },
  params: { roles: barredRoles },
  hubPolicy: "none",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "ACT",
  prose: () =>
    "被列入严重失信主体名单的自然人，现任目标主体法定代表人、董事、监事或高级管理人员；是否属于法定限制情形须人工核实。",
});
