import { barredRoles } from "../model/kinds.ts";
import { defineRule } from "./rule.ts";

/** Two or more officers in common with a listed company (董监高交叉任职). */
export const sharedExecutives = defineRule({
  id: "shared-executives",
  name: { en: "Shared executives", zh: "与严重失信主体高管交叉任职" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《公司法》（2023）第二百六十五条第四项（董事、监事、高级管理人员与其控制企业之间的关联关系）；以行为发生时在任为限。",
  template: {
    seedLists: "severe",
    relations: ["POSITION"],
    direction: "beside",
    aggregate: true,
    identity: "certain",
    window: [],
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-offices" },
  params: { personsMin: 2, officesMax: 50, roles: barredRoles },
  hubPolicy: "many-offices",
  population: "organisations",
  findingsMax: 200_000,
  severity: ({ measure }) => ((measure ?? 0) >= 3 ? "WARN" : "WATCH"),
  prose: (params) =>
    `至少 ${params.personsMin} 名在严重失信行为发生时任该主体法定代表人、董事、监事或高级管理人员的人，现在目标主体任同类职务；` +
    `任职超过 ${params.officesMax} 处的人不计。`,
});
