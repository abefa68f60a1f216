import { defineRule, percentText } from "./rule.ts";

/** Left shortly before the listing to somebody close, or in name only: suspected nominee holding (疑似代持). */
export const nomineePattern = defineRule({
  id: "nominee-pattern",
  name: { en: "Nominee pattern", zh: "疑似代持" },
  version: "1.0.0",
  useClass: "LEAD",
  legalBasis:
    "《最高人民法院关于适用〈中华人民共和国公司法〉若干问题的规定（三）》（2020 修正）第二十四条（实际出资人与名义股东）；《公司法》（2023）第二百六十五条（实际控制人）；是否代持须人工核实。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP", "POSITION", "FAMILY", "CONCERT"],
    direction: "down",
    aggregate: false,
    identity: "candidate",
    window: ["monthsMax"],
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "listed-insiders" },
  params: {
    sharePpmMin: 250_000,
    monthsMax: 12,
    officesMax: 50,
    roles: ["legalRepresentative", "director", "supervisor", "executive"],
  },
  hubPolicy: "busy-colleagues",
  population: "organisations",
  findingsMax: 200_000,
  severity: () => "WATCH",
  prose: (params) =>
    `严重失信人员在列入名单前 ${params.monthsMax} 个月内不再持有目标企业 ${percentText(params.sharePpmMin)} 以上股权或不再任其法定代表人，` +
    `接手者为其亲属、一致行动人或其另一企业的法定代表人、董监高，或其仍登记为目标企业实际控制人；` +
    `任职超过 ${params.officesMax} 处的董监高不作桥梁；疑似代持，待核。`,
});
