/** Every relationship kind between subjects, once. 中文 is what the screen shows; `reads` finishes "A … B". */
export const edges = {
  OWNS: { zh: "持股", reads: "owns shares in", derived: false },
  HOLDS_POSITION: { zh: "任职", reads: "holds an office in", derived: false },
  GUARANTEES: { zh: "担保", reads: "guarantees debts of", derived: false },
  BRANCH_OF: { zh: "分支机构", reads: "is a branch of", derived: false },
  ACTS_WITH: { zh: "一致行动", reads: "acts in concert with", derived: false },
  FAMILY_OF: { zh: "亲属", reads: "is family of", derived: false },
  PLEDGES: { zh: "质押", reads: "pledges equity to", derived: false },
  SUPPLIES_TO: { zh: "供应", reads: "supplies", derived: false },
  CONTROLS: { zh: "实际控制", reads: "actually controls", derived: true },
  CONTROLS_IN_CONCERT: {
    zh: "与一致行动人共同控制",
    reads: "controls, in concert with others,",
    derived: true,
  },
  CASCADES: { zh: "名单累计持股", reads: "passes listed ownership on to", derived: true },
} as const;
export type EdgeKind = keyof typeof edges;

/** Named sets of GraphQL's `EdgeSet` → relationship kinds. ADDRESS has no relationship yet. */
export const edgeSets = {
  OWNERSHIP: ["OWNS"],
  CONTROL: ["CONTROLS", "CONTROLS_IN_CONCERT"],
  POSITION: ["HOLDS_POSITION"],
  GUARANTEE: ["GUARANTEES", "PLEDGES"],
  BRANCH: ["BRANCH_OF"],
  CONCERT: ["ACTS_WITH"],
  FAMILY: ["FAMILY_OF"],
  SUPPLY: ["SUPPLIES_TO"],
  ADDRESS: [],
} as const satisfies Record<string, readonly EdgeKind[]>;
export type EdgeSet = keyof typeof edgeSets;
