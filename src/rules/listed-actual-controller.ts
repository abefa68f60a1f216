import { defineRule, percentText } from "./rule.ts";

/** Actually controlled by a listed party (实际控制人失信): alone, jointly through companies it controls, or in concert. */
export const listedActualController = defineRule({
  id: "listed-actual-controller",
  name: { en: "Listed actual controller", zh: "实际控制人为严重失信主体" },
  version: "1.2.0",
  useClass: "FOCUS",
  legalBasis:
    "《公司法》（2023）第二百六十五条：实际控制人，是指通过投资关系、协议或者其他安排，能够实际支配公司行为的人。" +
    "《上市公司收购管理办法》第八十三条：一致行动人应当合并计算其所持有的股份。",
  template: {
    seedLists: "severe",
    relations: ["CONTROL", "CONCERT"],
    direction: "down",
    aggregate: true,
    identity: "certain",
    window: [],
  },
  scope: { by: "seed", universe: "listed", affected: "listed-in-control" },
  params: { controlPpmAbove: 500_000, hopsMax: 12 },
  hubPolicy: "none",
  population: "held-companies",
  findingsMax: 200_000,
  severity: ({ verdict, hops, inConcert }) => {
    if (verdict === "undetermined") return "WATCH";
    // Who controls only together with others is a step less sure to stand behind what the company does.
    if (inConcert) return hops <= 2 ? "WARN" : "WATCH";
    return hops <= 2 ? "ACT" : "WARN";
  },
  prose: (params) =>
    `严重失信主体单独持有，或与其控制的公司合计，或与登记在案且有效的一致行动人合计持有目标企业超过 ` +
    `${percentText(params.controlPpmAbove)} 的表决权（无表决权数据时按持股），逐层传递，最多 ${params.hopsMax} 层；` +
    `一致行动人中无人单独过半而合计过半的，写明并非单独控制。`,
});
