import { edgeSets, edges } from "../../src/model/edges.ts";
import type { EdgeKind, EdgeSet } from "../../src/model/edges.ts";
import { subjectKinds } from "../../src/model/kinds.ts";
import type { SubjectKind } from "../../src/model/kinds.ts";
import type { Severity } from "../../src/model/alert.ts";
import type { GraphEdge, GraphNode } from "../answers.ts";

/** Outline of a party: company square, person circle, as readers of 股权穿透图 expect; others apart. */
export type Shape = "square" | "roundSquare" | "circle" | "hexagon" | "dashedCircle";

/** Kind of party → outline and the one character inside it. */
export const nodeStyles: Readonly<Record<SubjectKind, { shape: Shape; sign: string }>> = {
  company: { shape: "square", sign: "企" },
  individualBusiness: { shape: "roundSquare", sign: "个" },
  institution: { shape: "hexagon", sign: "事" },
  socialOrganisation: { shape: "hexagon", sign: "社" },
  governmentBody: { shape: "hexagon", sign: "政" },
  person: { shape: "circle", sign: "人" },
  arrangement: { shape: "hexagon", sign: "托" },
  state: { shape: "hexagon", sign: "国" },
  unknownParty: { shape: "dashedCircle", sign: "?" },
};

/** Set of relations → line colour; all at least 4.5:1 on the ground. */
export const lineColours: Readonly<Record<EdgeSet | "CASCADE", string>> = {
  OWNERSHIP: "#2f5d8c",
  CONTROL: "#6b3fa0",
  POSITION: "#1f7a5c",
  GUARANTEE: "#a8590f",
  BRANCH: "#55606e",
  CONCERT: "#0f7285",
  FAMILY: "#a03a6c",
  SUPPLY: "#6b6a1c",
  ADDRESS: "#55606e",
  CASCADE: "#8c4a3c",
};

/** Set of relations → 中文 of the legend. */
const setNames: Readonly<Record<EdgeSet | "CASCADE", string>> = {
  OWNERSHIP: "持股",
  CONTROL: "实际控制",
  POSITION: "任职",
  GUARANTEE: "担保、质押",
  BRANCH: "分支机构",
  CONCERT: "一致行动",
  FAMILY: "亲属",
  SUPPLY: "供应",
  ADDRESS: "同址",
  CASCADE: "名单累计持股",
};

/** Severity → colour, sign and 中文: never colour alone. */
export const severityStyles: Readonly<
  Record<Severity, { colour: string; tint: string; sign: string; zh: string }>
> = {
  ACT: { colour: "#b3261e", tint: "#fdecea", sign: "▲", zh: "处置" },
  WARN: { colour: "#a8590f", tint: "#fdf1e3", sign: "◆", zh: "预警" },
  WATCH: { colour: "#6d6410", tint: "#f8f5dc", sign: "●", zh: "关注" },
};

/** A listed party: dark fill and the tag in words. */
export const listedStyle = { fill: "#7d1712", ink: "#ffffff", zh: "严重失信" } as const;

/** One line of the encoding: which field of the graph shows as which feature of the picture. */
export interface EncodingRow {
  key: string;
  group: "主体" | "标记" | "关系" | "线型";
  zh: string;
  field: string;
  feature: string;
}

const kindRows = Object.entries(subjectKinds).map(([kind, zh]): EncodingRow => {
  const { shape, sign } = nodeStyles[kind as SubjectKind];
  return {
    key: `kind:${kind}`,
    group: "主体",
    zh,
    field: `kind = ${kind}`,
    feature: `形状 ${shape}，字「${sign}」`,
  };
});

const severityRows = Object.entries(severityStyles).map(([severity, { sign, zh }]): EncodingRow => ({
  key: `severity:${severity}`,
  group: "标记",
  zh: `${zh}线索`,
  field: `severity = ${severity}`,
  feature: `描边颜色与角标「${sign}」，角标数字为线索数`,
}));

const setRows = Object.entries(setNames).map(([set, zh]): EncodingRow => ({
  key: `set:${set}`,
  group: "关系",
  zh,
  field: `kind ∈ ${set}`,
  feature: `线色 ${lineColours[set as EdgeSet]}`,
}));

/** The one table field → visual feature; legend, README and tests are made from it. */
export const encoding: readonly EncodingRow[] = [
  ...kindRows,
  { key: "line:stated", group: "线型", zh: "登记载明", field: "derived = false", feature: "实线" },
  { key: "line:derived", group: "线型", zh: "推算得出", field: "derived = true", feature: "虚线（长划）" },
  {
    key: "line:unknown",
    group: "线型",
    zh: "比例未披露",
    field: "kind = OWNS，sharePercent = null",
    feature: "点线",
  },
  { key: "line:contested", group: "线型", zh: "异议中", field: "underObjection ≠ null", feature: "线上横纹" },
  {
    key: "mark:listed",
    group: "标记",
    zh: "严重失信主体",
    field: "listed = true",
    feature: "深红底白字，下标「严重失信」",
  },
  ...severityRows,
  { key: "mark:none", group: "标记", zh: "无线索", field: "listed = false，无线索", feature: "白底灰框" },
  ...setRows,
];

/** Every key of the encoding that a party shows; switching any one off takes the party out. */
export function nodeKeys(node: GraphNode & { severity: Severity | null }): string[] {
  const kind = `kind:${node.kind in subjectKinds ? node.kind : "unknownParty"}`;
  if (node.listed) return [kind, "mark:listed"];
  return [kind, node.severity ? `severity:${node.severity}` : "mark:none"];
}

/** Every key of the encoding that a line shows. */
export function edgeKeys(edge: GraphEdge): string[] {
  const contested = edge.underObjection ? ["line:contested"] : [];
  return [`set:${edgeSetOf(edge.kind)}`, `line:${lineTypeOf(edge)}`, ...contested];
}

/** Relationship kind → the set that colours it; cascades have their own. */
export function edgeSetOf(kind: string): EdgeSet | "CASCADE" {
  if (kind === "CASCADES") return "CASCADE";
  const found = Object.entries(edgeSets).find(([, kinds]) => (kinds as readonly string[]).includes(kind));
  return (found?.[0] as EdgeSet | undefined) ?? "ADDRESS";
}

/** Solid stated, dashed derived, dotted unknown. */
export function lineTypeOf(edge: GraphEdge): "stated" | "derived" | "unknown" {
  if (edge.derived || edges[edge.kind as EdgeKind]?.derived) return "derived";
  return edge.kind === "OWNS" && edge.sharePercent === null ? "unknown" : "stated";
}

/** Line type → stroke-dasharray; null = solid. */
export const dashes: Readonly<Record<"stated" | "derived" | "unknown", string | null>> = {
  stated: null,
  derived: "7 4",
  unknown: "1.5 4",
};

/** Strokes across a line under objection: a feature of its own, so that solid, dashed and dotted stay readable. */
export const contestedTicks = { width: 9, dasharray: "1.6 8" } as const;

/** Outline and sign of a party; a kind we do not know is drawn as an undisclosed one. */
export function nodeStyleOf(kind: string): { shape: Shape; sign: string } {
  return nodeStyles[kind as SubjectKind] ?? nodeStyles.unknownParty;
}
