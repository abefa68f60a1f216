import type { Selection } from "d3";
import { kindZh, regionZh } from "../wording.ts";
import type { Shape } from "./encoding.ts";
import { listedStyle, nodeStyleOf, severityStyles } from "./encoding.ts";
import { LABEL_PX, LINE_HEIGHT_PX } from "./label-lines.ts";
import { TAG } from "./label-places.ts";
import type { NodeMark } from "./picture.ts";

type Layer = Selection<SVGGElement, unknown, null, undefined>;
type Mark = Selection<SVGGElement, NodeMark, SVGGElement, unknown>;

/** Draw parties into `layer`. Keyed by id, so a redraw moves marks instead of replacing them. */
export function nodeMarks(layer: Layer, marks: readonly NodeMark[]): Mark {
  const tabStop = (marks.find((mark) => mark.selected) ?? marks.find((mark) => mark.focus) ?? marks[0])?.id;
  const joined = layer
    .selectAll<SVGGElement, NodeMark>("g.node")
    .data(marks, (mark) => mark.id)
    .join((enter) => appendParts(enter.append("g")))
    .attr("class", (mark) => classesOf(mark))
    .attr("data-id", (mark) => mark.id)
    .attr("transform", ({ at }) => `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`)
    .attr("role", "button")
    .attr("tabindex", (mark) => (mark.id === tabStop ? 0 : -1))
    .attr("aria-pressed", (mark) => mark.selected)
    .attr("aria-label", (mark) => nodeSentence(mark));
  drawGlyph(joined);
  drawTag(joined);
  drawLabel(joined);
  return joined;
}

/** A party read aloud. */
export function nodeSentence({ node }: Pick<NodeMark, "node">): string {
  const listed = node.listed ? `，${listedStyle.zh}主体` : "";
  const leads = node.alertsOpen > 0 ? `，${node.alertsOpen} 条线索` : "";
  return `${node.name}，${kindZh(node.kind)}，${regionZh(node.regionNameZh)}${listed}${leads}`;
}

function appendParts<S extends Selection<SVGGElement, NodeMark, SVGGElement, unknown>>(node: S): S {
  node.append("title");
  node.append("path").attr("class", "ring");
  node.append("path").attr("class", "shape");
  node.append("text").attr("class", "sign");
  const tag = node.append("g").attr("class", "tag");
  tag
    .append("rect")
    .attr("width", TAG.width)
    .attr("height", TAG.height - 1)
    .attr("rx", 3);
  tag
    .append("text")
    .attr("x", TAG.width / 2)
    .attr("y", 11.5)
    .attr("text-anchor", "middle")
    .text(listedStyle.zh);
  const badge = node.append("g").attr("class", "badge");
  badge.append("rect").attr("y", -8).attr("height", 16).attr("rx", 8);
  badge.append("text").attr("y", 4);
  const label = node.append("text").attr("class", "label");
  label.append("tspan");
  label.append("tspan");
  return node;
}

function classesOf({ node, dim, selected, focus }: NodeMark): string {
  const marks = [
    dim ? "dim" : "",
    selected ? "selected" : "",
    focus ? "focus" : "",
    node.listed ? "listed" : "",
  ];
  return ["node", ...marks].filter((one) => one !== "").join(" ");
}

function drawGlyph(joined: Mark): void {
  joined.select("title").text(nodeSentenceOf);
  joined
    .select("path.ring")
    .attr("d", ({ node, radius }) => outline(nodeStyleOf(node.kind).shape, radius + 5))
    .attr("display", (mark) => (mark.selected || mark.focus ? null : "none"));
  joined
    .select("path.shape")
    .attr("d", ({ node, radius }) => outline(nodeStyleOf(node.kind).shape, radius))
    .attr("fill", ({ node }) => fillOf(node))
    .attr("stroke", ({ node }) =>
      node.severity ? severityStyles[node.severity].colour : node.listed ? "#4d0d0a" : "#8593a3",
    )
    .attr("stroke-width", ({ node }) => (node.severity ? 2.4 : 1.5))
    .attr("stroke-dasharray", ({ node }) => (nodeStyleOf(node.kind).shape === "dashedCircle" ? "3 3" : null));
  joined
    .select("text.sign")
    .text(({ node }) => (node.sealed ? "封" : nodeStyleOf(node.kind).sign))
    .attr("text-anchor", "middle")
    .attr("font-size", ({ radius }) => (radius * 0.95).toFixed(1))
    .attr("y", ({ radius }) => (radius * 0.34).toFixed(1))
    .attr("fill", ({ node }) => (node.listed ? listedStyle.ink : "#2a3644"));
}

function nodeSentenceOf(mark: NodeMark): string {
  return nodeSentence(mark);
}

function fillOf(node: NodeMark["node"]): string {
  if (node.listed) return listedStyle.fill;
  return node.severity ? severityStyles[node.severity].tint : "#ffffff";
}

function drawTag(joined: Mark): void {
  joined
    .select("g.tag")
    .attr("display", (mark) => (mark.tag ? null : "none"))
    .attr(
      "transform",
      ({ tag, at }) => `translate(${((tag?.x ?? 0) - at.x).toFixed(1)},${((tag?.y ?? 0) - at.y).toFixed(1)})`,
    );
  const text = ({ node }: NodeMark) =>
    node.severity ? `${severityStyles[node.severity].sign}${node.alertsOpen}` : "";
  const widthOf = (mark: NodeMark) => 12 + text(mark).length * 7.5;
  const badge = joined
    .select("g.badge")
    .attr("display", ({ node }) => (node.severity ? null : "none"))
    .attr(
      "transform",
      ({ radius }) => `translate(${(radius * 0.55).toFixed(1)},${(-radius * 0.95).toFixed(1)})`,
    );
  badge
    .select("rect")
    .attr("width", widthOf)
    .attr("fill", ({ node }) => severityStyles[node.severity ?? "WATCH"].colour);
  badge
    .select("text")
    .attr("x", (mark) => widthOf(mark) / 2)
    .attr("text-anchor", "middle")
    .text(text);
}

function drawLabel(joined: Mark): void {
  const offset = ({ label, at }: NodeMark) => {
    if (!label) return 0;
    return (
      (label.anchor === "middle"
        ? label.x + label.width / 2
        : label.anchor === "start"
          ? label.x
          : label.x + label.width) - at.x
    );
  };
  const label = joined
    .select("text.label")
    .attr("display", (mark) => (mark.label ? null : "none"))
    .attr("text-anchor", (mark) => mark.label?.anchor ?? "middle")
    .attr("y", ({ label: spot, at }) => ((spot?.y ?? at.y) - at.y + LABEL_PX).toFixed(1));
  for (const line of [0, 1]) {
    label
      .select(`tspan:nth-child(${line + 1})`)
      .attr("x", (mark) => offset(mark).toFixed(1))
      .attr("dy", line === 0 ? 0 : LINE_HEIGHT_PX)
      .text((mark) => mark.label?.lines[line] ?? "");
  }
}

/** Outline of a shape around the origin, `radius` px. */
export function outline(shape: Shape, radius: number): string {
  const r = radius;
  if (shape === "circle" || shape === "dashedCircle")
    return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
  if (shape === "hexagon") {
    const [w, h] = [r * 1.08, r * 0.62];
    return `M0,${-r * 1.1}L${w},${-h}L${w},${h}L0,${r * 1.1}L${-w},${h}L${-w},${-h}Z`;
  }
  const s = r * 0.92;
  const c = shape === "square" ? 3 : s * 0.75;
  const side = 2 * (s - c);
  const corner = (x: number, y: number) => `a${c},${c} 0 0 1 ${x},${y}`;
  const right = `h${side}${corner(c, c)}v${side}${corner(-c, c)}`;
  return `M${-s + c},${-s}${right}h${-side}${corner(-c, -c)}v${-side}${corner(c, -c)}Z`;
}
