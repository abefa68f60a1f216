import { barredRoles } from "../model/kinds.ts";
import { defineRule } from "./rule.ts";

/** Holds or held offices in several listed organisations (多家失信主体任职人员). */
export const officerOfManyListed = defineRule({
  id: "officer-of-many-listed",
  name: { en: "Officer of many listed organisations", zh: "多家严重失信主体任职人员" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《公司法》（2023）第二百六十五条第一项（高级管理人员）、第一百八十条（董事、监事、高级管理人员的忠实勤勉义务）；任职本身不是失信，仅提示核实。",
  template: {
    seedLists: "severe",
    relations: ["POSITION"],
    direction: "up",
    aggregate: true,
    identity: "certain",
    window: [],
    walksPast: true,
  },
  scope: { by: "target", universe: "listed-officers", affected: "officers-beside" },
  params: { organisationsMin: 3, officesMax: 50, roles: barredRoles },
  hubPolicy: "many-offices",
  population: "officers",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `目标人员现任或在行为发生时（未载明的按列入日）曾任至少 ${params.organisationsMin} 家严重失信主体的法定代表人、董事、监事或高级管理人员；` +
    `任职超过 ${params.officesMax} 处的人不计。`,
});
