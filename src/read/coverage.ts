import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { ownSourceIds, ownSourceNames } from "../model/own-sources.ts";
import type { Moment } from "./moment.ts";

export interface SourceFreshness {
  sourceId: string;
  deliveryId: string;
  asOf: IsoDate | null;
  loadedAt: IsoInstant;
  rowsQuarantined: number;
}

export interface HubView {
  hubId: string;
  relation: string;
  degree: number;
  reason: string;
}

/** What an answer rests on and left out; no answer goes without it (覆盖说明). */
export interface CoverageView extends Moment {
  sources: SourceFreshness[];
  hopsMax: number | null;
  hubsSkipped: HubView[];
  /** Why no hubs can be told; null = they are those of the latest runs by the times asked. */
  hubsWhyZh: string | null;
  quarantinedRows: number;
  /** What people decided here, and when last; it amends what sources said and is no source. */
  ownDecisions: { nameZh: string; latestAt: IsoInstant }[];
}

/** Freshness of the sources, the hubs of the latest runs by the times asked, what stands in quarantine. */
export async function readCoverage(graph: Graph, at: Moment, hopsMax: number | null): Promise<CoverageView> {
  const loads = await graph.read<SourceFreshness>("read/sources", { knownAt: at.knownAt });
  const sources = loads.filter(({ sourceId }) => !ownSourceIds.includes(sourceId));
  const runs = await graph.read<{ run: { hubsJson?: string } }>("read/latest-runs", {
    ...{ asOf: at.asOf, knownAt: at.knownAt, limit: 1 },
  });
  const hubs = runs.flatMap(({ run }) => JSON.parse(run.hubsJson ?? "[]") as HubView[]);
  const byKey = new Map(hubs.map((hub) => [`${hub.hubId}|${hub.relation}`, hub]));
  return {
    ...at,
    sources,
    hopsMax,
    hubsSkipped: [...byKey.values()],
    hubsWhyZh: runs.length === 0 ? "所查时间之前没有已完成的作业，当时未作为桥梁的枢纽不详" : null,
    ownDecisions: loads
      .filter(({ sourceId }) => ownSourceIds.includes(sourceId))
      .map(({ sourceId, loadedAt }) => ({ nameZh: ownSourceNames[sourceId]!, latestAt: loadedAt })),
    quarantinedRows: sources.reduce((sum, source) => sum + (source.rowsQuarantined ?? 0), 0),
  };
}
