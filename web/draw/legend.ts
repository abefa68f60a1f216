import type { GraphEdge } from "../answers.ts";
import { h } from "../element.ts";
import type { SceneNode } from "../scene.ts";
import type { EncodingRow } from "./encoding.ts";
import {
  contestedTicks,
  dashes,
  edgeKeys,
  encoding,
  lineColours,
  listedStyle,
  nodeKeys,
  nodeStyleOf,
  severityStyles,
} from "./encoding.ts";
import { outline } from "./node-marks.ts";

/** One line of the legend: an encoding row with how many of the picture show it. */
export interface LegendEntry {
  row: EncodingRow;
  count: number;
  off: boolean;
}

/**
 * The encoding's rows that occur in a picture, with counts; what is switched off stays, to be switched
 * on again.
 */
export function legendEntries(
  nodes: readonly SceneNode[],
  edges: readonly GraphEdge[],
  off: readonly string[],
): LegendEntry[] {
  const counts = new Map<string, number>();
  for (const key of [...nodes.flatMap(nodeKeys), ...edges.flatMap(edgeKeys)])
    counts.set(key, (counts.get(key) ?? 0) + 1);
  return encoding
    .map((row) => ({ row, count: counts.get(row.key) ?? 0, off: off.includes(row.key) }))
    .filter((entry) => entry.count > 0 || entry.off);
}

/** The legend (图例): each line filters; pressed = shown. */
export function drawLegend(entries: readonly LegendEntry[], toggle: (key: string) => void): HTMLElement {
  const groups = [...new Set(entries.map(({ row }) => row.group))].map((group) => {
    const lines = entries
      .filter(({ row }) => row.group === group)
      .map(({ row, count, off }) =>
        h(
          "button.legend-line",
          {
            type: "button",
            "aria-pressed": String(!off),
            "data-key": row.key,
            onclick: () => toggle(row.key),
            title: `${row.feature}；点击${off ? "显示" : "隐藏"}`,
          },
          swatch(row.key),
          h("span", {}, row.zh),
          h("b", {}, count),
        ),
      );
    return h(
      "div.legend-group",
      { role: "group", "aria-label": group },
      h("span.legend-title", {}, group),
      ...lines,
    );
  });
  return h("div.legend-body", {}, ...groups);
}

const NS = "http://www.w3.org/2000/svg";

function swatch(key: string): SVGSVGElement {
  const [family = "", name = ""] = key.split(":");
  const svg = document.createElementNS(NS, "svg");
  const add = (tag: string, attributes: Readonly<Record<string, string>>) => {
    const part = document.createElementNS(NS, tag);
    for (const [attribute, value] of Object.entries(attributes)) part.setAttribute(attribute, value);
    svg.append(part);
  };
  svg.setAttribute("viewBox", "-11 -9 22 18");
  svg.setAttribute("aria-hidden", "true");
  if (family === "set" || family === "line") {
    const stroke = family === "set" ? lineColours[name as keyof typeof lineColours] : "#3c4856";
    if (key === "line:contested") {
      const { width, dasharray } = contestedTicks;
      const ticks = { "stroke-width": String(width), "stroke-dasharray": dasharray };
      add("path", { d: "M-10,0H10", stroke, fill: "none", ...ticks });
    }
    const dash = family === "line" ? (dashes[name as keyof typeof dashes] ?? null) : null;
    add("path", {
      d: "M-10,0H10",
      stroke,
      "stroke-width": "2",
      ...(dash ? { "stroke-dasharray": dash } : {}),
    });
    return svg;
  }
  const severity = family === "severity" ? severityStyles[name as keyof typeof severityStyles] : null;
  const listed = key === "mark:listed";
  add("path", {
    d: outline(family === "kind" ? nodeStyleOf(name).shape : "square", 7.5),
    fill: listed ? listedStyle.fill : (severity?.tint ?? "#ffffff"),
    stroke: severity?.colour ?? (listed ? "#4d0d0a" : "#6b7887"),
    "stroke-width": severity ? "2" : "1.3",
  });
  return svg;
}
