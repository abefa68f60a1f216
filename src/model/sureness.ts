/** How sure a fact of law is. One from memory ends nothing; where a list counts as severe by it, listing and lead say so. */
export const sureness = {
  L: "法规全文",
  V: "公开页面摘录",
  C: "计算核对",
  S: "政策文件",
  M: "凭记忆，待核实",
} as const;
export type Sureness = keyof typeof sureness;
