import { defineRule, percentText } from "./rule.ts";

/** A stake left a listed group for a new vehicle that the same people stand behind (换壳不换人). */
export const exitThroughPlatform = defineRule({
  id: "exit-through-platform",
  name: { en: "Exit through a new platform", zh: "借新设平台转出股权（换壳不换人）" },
  version: "1.0.0",
  useClass: "FOCUS",
  legalBasis:
    "《公司法》（2023）第二十三条（滥用公司法人独立地位和股东有限责任）、《民法典》第五百三十八条、第五百三十九条；是否为逃避债务须人工核实。",
  template: {
    seedLists: "severe",
    relations: ["OWNERSHIP", "POSITION", "FAMILY", "CONCERT"],
    direction: "down",
    aggregate: false,
    identity: "certain",
    window: ["monthsBeforeMax", "monthsAfterMax", "monthsAgeMax"],
    walksPast: true,
  },
  scope: { by: "seed", universe: "listed", affected: "listed-beside-platforms" },
  params: {
    ...{ sharePpmMin: 100_000, controlPpmAbove: 500_000, officesMax: 50 },
    ...{ monthsBeforeMax: 12, monthsAfterMax: 6, monthsAgeMax: 12 },
    stateKinds: ["governmentBody", "state"],
  },
  hubPolicy: "platform-leaders",
  population: "held-companies",
  findingsMax: 200_000,
  severity: () => "WARN",
  prose: (params) =>
    `严重失信主体或其逐层持股超过 ${percentText(params.controlPpmAbove)} 的企业，在列入日前 ${params.monthsBeforeMax} 个月以来` +
    `让出目标企业不低于 ${percentText(params.sharePpmMin)} 的股权，${params.monthsAfterMax} 个月内由让出日前后 ${params.monthsAgeMax} ` +
    `个月内新设的企业取得不低于该比例的股权，而取得之日该企业由让出方、其法定代表人、过半数股东或上述各方的亲属、一致行动人控股或任法定代表人；` +
    `国资机构及任职超过 ${params.officesMax} 处的人不作桥梁。`,
});
