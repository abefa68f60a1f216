import { defineRule, percentText } from "./rule.ts";

/** Honoured and sanctioned at once: red list or incentive beside a severe listing, own or of who controls (红黑名单冲突). */
export const redListConflict = defineRule({
  id: "red-list-conflict",
  name: { en: "Red list conflict", zh: "守信激励与严重失信冲突" },
  version: "1.0.0",
  useClass: "FOCUS",
  legalBasis:
    "《国务院关于建立完善守信联合激励和失信联合惩戒制度加快推进社会诚信建设的指导意见》（国发〔2016〕33号）（规范信用红黑名单制度）；是否保留激励由认定部门判断。",
  template: {
    seedLists: "red",
    relations: ["CONTROL"],
    direction: "down",
    aggregate: false,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-controlling" },
  params: { controlPpmAbove: 500_000, hopsMax: 12 },
  hubPolicy: "none",
  population: "subjects",
  findingsMax: 200_000,
  severity: ({ verdict }) => (verdict === "undetermined" ? "WATCH" : "WARN"),
  prose: (params) =>
    `列入守信红名单或有守信激励记录的主体，本身被列入严重失信主体名单，或由严重失信主体控制` +
    `（超过 ${percentText(params.controlPpmAbove)} 的表决权，单独或共同，最多 ${params.hopsMax} 层）；所享激励待复核。`,
});
