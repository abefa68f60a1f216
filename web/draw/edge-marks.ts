import type { Selection } from "d3";
import { edgeSentence } from "../wording.ts";
import { contestedTicks, dashes, edgeSetOf, lineColours, lineTypeOf } from "./encoding.ts";
import type { EdgeMark } from "./picture.ts";

type Layer = Selection<SVGGElement, unknown, null, undefined>;

/** Draw lines into `layer`. Keyed by id, so a redraw moves lines instead of replacing them. */
export function edgeMarks(
  layer: Layer,
  marks: readonly EdgeMark[],
  nameOf: (id: string) => string,
): Selection<SVGGElement, EdgeMark, SVGGElement, unknown> {
  const joined = layer
    .selectAll<SVGGElement, EdgeMark>("g.edge")
    .data(marks, (mark) => mark.id)
    .join((enter) => {
      const edge = enter.append("g");
      edge.append("path").attr("class", "reach");
      edge.append("path").attr("class", "line");
      edge
        .append("path")
        .attr("class", "ticks")
        .attr("fill", "none")
        .attr("stroke-width", contestedTicks.width)
        .attr("stroke-dasharray", contestedTicks.dasharray);
      edge.append("path").attr("class", "arrow");
      edge.append("text").attr("class", "on-line").attr("text-anchor", "middle");
      return edge;
    })
    .attr("class", ({ dim, selected }) => `edge${dim ? " dim" : ""}${selected ? " selected" : ""}`)
    .classed("under-objection", ({ edge }) => Boolean(edge.underObjection))
    .attr("data-id", (mark) => mark.id)
    .attr("role", "button")
    .attr("tabindex", -1)
    .attr("aria-label", ({ edge }) => edgeSentence(edge, nameOf) + (edge.underObjection ? "，异议中" : ""));
  const colour = ({ edge }: EdgeMark) => lineColours[edgeSetOf(edge.kind)];
  joined.select("path.reach").attr("d", ({ path }) => path);
  joined
    .select("path.line")
    .attr("d", ({ path }) => path)
    .attr("stroke", colour)
    .attr("stroke-width", ({ edge, selected }) =>
      (widthOf(edge.sharePercent) + (selected ? 1.5 : 0)).toFixed(2),
    )
    .attr("stroke-dasharray", ({ edge }) => dashes[lineTypeOf(edge)]);
  joined
    .select("path.ticks")
    .attr("d", ({ path, edge }) => (edge.underObjection ? path : null))
    .attr("stroke", colour);
  joined
    .select("path.arrow")
    .attr("d", ({ arrow }) => arrow)
    .attr("fill", colour);
  joined
    .select("text.on-line")
    .attr("display", ({ textAt }) => (textAt ? null : "none"))
    .attr("x", ({ textAt }) => textAt && textAt.x.toFixed(1))
    .attr("y", ({ textAt }) => textAt && (textAt.y + 4).toFixed(1))
    .attr("fill", colour)
    .text(({ text }) => text);
  return joined;
}

/** Width of a line, px: thicker with the share, the figure itself is printed on it. */
function widthOf(sharePercent: number | null): number {
  return sharePercent === null ? 1.3 : 1.2 + Math.sqrt(sharePercent) * 0.17;
}
