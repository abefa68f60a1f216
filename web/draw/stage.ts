import { drag, pointer, select, zoom, zoomIdentity } from "d3";
import type { D3ZoomEvent, ZoomBehavior } from "d3";
import type { Point } from "../layout/place.ts";
import { edgeMarks } from "./edge-marks.ts";
import { nodeMarks } from "./node-marks.ts";
import type { Camera, NodeMark, Picture } from "./picture.ts";
import { projectPicture } from "./picture.ts";
import { fitCamera } from "./camera.ts";
import { tween } from "./tween.ts";

/** What the picture reports back; the stage itself changes no view. */
export interface StageEvents {
  pickNode: (id: string) => void;
  openNode: (id: string) => void;
  pickEdge: (id: string) => void;
  pickNothing: () => void;
}

/** The drawing surface: keeps only the camera, what was dragged, and the running transition. */
export interface Stage {
  /**
   * Show a picture; `refit` brings all of it into sight, `fresh` forgets what was dragged and does not
   * glide.
   */
  show: (picture: Picture, how: { refit: boolean; fresh: boolean }) => void;
  fit: () => void;
  zoomBy: (factor: number) => void;
  focusNode: (id: string) => void;
  element: SVGSVGElement;
}

const ZOOM_RANGE: [number, number] = [0.15, 4];

/** Mount the stage into `host`; sizes follow the host. */
export function createStage(host: HTMLElement, events: StageEvents): Stage {
  const svg = select(host)
    .append("svg")
    .attr("class", "stage")
    .attr("role", "group")
    .attr("aria-label", "信用图谱");
  const lines = svg.append("g").attr("class", "lines");
  const parties = svg.append("g").attr("class", "parties");
  const dragged = new Map<string, Point>();
  let camera: Camera = { k: 1, x: 0, y: 0 };
  let picture: Picture | null = null;
  let shown = new Map<string, Point>();
  let goal = new Map<string, Point>();

  const sizeOf = () => ({ width: host.clientWidth, height: host.clientHeight });
  const draw = () => {
    if (!picture) return;
    const { nodes, edges } = projectPicture({ ...picture, places: shown }, camera, sizeOf());
    const names = new Map(picture.nodes.map(({ id, name }) => [id, name]));
    edgeMarks(lines, edges, (id) => names.get(id) ?? id).on("click", (event: Event, mark) => {
      event.stopPropagation();
      events.pickEdge(mark.id);
    });
    nodeMarks(parties, nodes)
      .on("click", (event: Event, mark) => {
        event.stopPropagation();
        events.pickNode(mark.id);
      })
      .on("dblclick", (event: Event, mark) => {
        event.stopPropagation();
        events.openNode(mark.id);
      })
      .call(dragging);
  };
  const dragging = drag<SVGGElement, NodeMark>()
    .clickDistance(4)
    .on("drag", (event: { sourceEvent: Event }, mark) => {
      const [x, y] = pointer(event.sourceEvent, svg.node());
      const point = { x: (x - camera.x) / camera.k, y: (y - camera.y) / camera.k };
      dragged.set(mark.id, point);
      goal.set(mark.id, point);
      shown.set(mark.id, point);
      draw();
    });
  const zooming: ZoomBehavior<SVGSVGElement, unknown> = zoom<SVGSVGElement, unknown>()
    .scaleExtent(ZOOM_RANGE)
    .on("zoom", ({ transform }: D3ZoomEvent<SVGSVGElement, unknown>) => {
      camera = { k: transform.k, x: transform.x, y: transform.y };
      draw();
    });
  svg
    .call(zooming)
    .on("dblclick.zoom", null)
    .on("click", () => events.pickNothing());

  const fit = () => {
    const to = fitCamera(goal, sizeOf());
    svg.call((target) => zooming.transform(target, zoomIdentity.translate(to.x, to.y).scale(to.k)));
  };
  new ResizeObserver(() => fit()).observe(host);
  return {
    element: svg.node()!,
    fit,
    zoomBy: (factor) => svg.call((target) => zooming.scaleBy(target, factor)),
    focusNode: (id) =>
      parties
        .selectAll<SVGGElement, NodeMark>("g.node")
        .filter((mark) => mark.id === id)
        .node()
        ?.focus(),
    show: (next, { refit, fresh }) => {
      if (fresh) dragged.clear();
      goal = new Map([...next.places].map(([id, at]) => [id, dragged.get(id) ?? at]));
      picture = next;
      if (refit) fit();
      tween(fresh ? new Map() : shown, goal, (places) => {
        shown = places;
        draw();
      });
    },
  };
}
