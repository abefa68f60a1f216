import type { Scene } from "../scene.ts";
import { edgeZh, kindZh, regionZh } from "../wording.ts";

/** Byte order mark: without it, spreadsheet programs read the file in a local encoding. */
const BOM = "\uFEFF";

/** A picture's parties, then its lines, as CSV (RFC 4180, UTF-8 with BOM). */
export function csvFromScene({ nodes, edges }: Pick<Scene, "nodes" | "edges">): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const rows: (string | number | null)[][] = [
    ["主体标识", "名称", "类型", "地区", "严重失信", "待研判线索"],
    ...nodes.map((node) => [
      node.id,
      node.name,
      kindZh(node.kind),
      regionZh(node.regionNameZh),
      node.listed ? "是" : "否",
      node.alertsOpen,
    ]),
    [],
    [
      "自",
      "自（名称）",
      "关系",
      "至",
      "至（名称）",
      "比例%",
      "金额（分）",
      "起",
      "止（不含）",
      "推算",
      "记录号",
    ],
    ...edges.map((edge) => [
      edge.from,
      names.get(edge.from) ?? "",
      edge.kindZh || edgeZh(edge.kind),
      edge.to,
      names.get(edge.to) ?? "",
      edge.sharePercent,
      edge.amountFen,
      edge.validFrom,
      edge.validTo,
      edge.derived ? "是" : "否",
      edge.statementIds.join(" "),
    ]),
  ];
  return BOM + rows.map((row) => row.map(cellText).join(",")).join("\r\n") + "\r\n";
}

/** One cell: quoted where needed; a leading formula sign is disarmed, because spreadsheets would run it. */
export function cellText(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
