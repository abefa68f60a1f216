import type { Graph } from "../graph/graph.ts";
import type { QualityFigure } from "../model/data-quality.ts";
import { addFigures, QUALITY_EXAMPLES_MAX } from "../model/data-quality.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { ObjectionOutcome } from "../model/objection.ts";
import { ownSourceIds } from "../model/own-sources.ts";
import type { RegionLevel } from "./code-quality.ts";
import { divisionOf } from "./code-quality.ts";
import { regionScopeOf } from "../model/region-scope.ts";

/** What is asked of the quality of deliveries; both days are within. Null = all sources, all regions. */
export interface QualityQuestion {
  sourceId: string | null;
  regionCode: string | null;
  from: IsoDate;
  to: IsoDate;
  knownAt: IsoInstant;
  level: RegionLevel;
  /** Rows returned; the others are counted. */
  first: number;
}

/** Figures of one source, day of recording and division; regionCode "" = no division stated, null = no division applies. */
export interface QualityRow {
  sourceId: string;
  day: IsoDate;
  regionCode: string | null;
  figures: QualityFigure[];
}

/** What the figures rest on, and what they leave out. */
export interface QualityCoverage {
  deliveries: number;
  /** Complete, and not counted yet by the job: none of its figures is in the answer but rows read and kept out. */
  uncounted: number;
  /** Refused whole; nothing of them is in any figure. */
  refused: number;
  /** Sources whose first delivery falls into the days asked: their whole stock counts as told that day. */
  firstToldSources: string[];
  /** Figures that are not told by region, left out because one was asked for. */
  leftOut: string[];
}

export interface QualityView extends Pick<QualityQuestion, "from" | "to" | "knownAt"> {
  total: QualityFigure[];
  rows: QualityRow[];
  rowsTotal: number;
  coverage: QualityCoverage;
}

interface StoredRow {
  sourceId: string;
  day: IsoDate;
  regionCode: string;
  figuresJson: string;
}

interface DeliveryRow {
  sourceId: string;
  day: IsoDate;
  complete: number;
  refused: number;
  uncounted: number;
  rowsRead: number;
  rowsQuarantined: number;
  isFirstDay: boolean;
}

/** Statements of a source that were known since one day and that upheld objections found false. */
interface FaultRow {
  sourceId: string;
  day: IsoDate;
  statementIds: string[];
}

/** What an upheld objection does where the words were wrong; one that was late or lacked something was not false. */
const OUTCOMES_OF_FAULTS = ["deleted", "corrected", "removed"] as const satisfies readonly ObjectionOutcome[];

/** Quality of what sources delivered (数据质量) as counted by the job `quality`, and rows kept out as accounts say. */
export async function readQuality(graph: Graph, asked: QualityQuestion): Promise<QualityView> {
  const { sourceId, regionCode, from, to, knownAt, level, first } = asked;
  const days = { sourceId, from, to, knownAt };
  const stored = await graph.read<StoredRow>("read/quality", { ...days, ...regionScopeOf(regionCode, to) });
  const told = { ...days, ownSourceIds };
  const deliveries = await graph.read<DeliveryRow>("read/quality-deliveries", told);
  const parts = new Map<string, QualityRow>();
  const add = (row: QualityRow) => {
    const key = [row.sourceId, row.day, row.regionCode ?? "-"].join("|");
    const before = parts.get(key)?.figures ?? [];
    parts.set(key, { ...row, figures: addFigures([...before, ...row.figures]) });
  };
  for (const { figuresJson, ...row } of stored) {
    const figures = JSON.parse(figuresJson) as QualityFigure[];
    if (figures.length > 0) add({ ...row, regionCode: divisionOf(row.regionCode, level, to), figures });
  }
  // A row that was kept out was not understood: nobody knows its division.
  if (regionCode === null) {
    const outcomes = [...OUTCOMES_OF_FAULTS];
    const faults = await graph.read<FaultRow>("read/quality-objections", { ...told, outcomes });
    for (const row of deliveries) add(rowsAccepted(row, faults));
  }
  const rows = [...parts.values()].filter((row) => row.figures.length > 0).sort(byPlace);
  const sum = (figure: (row: DeliveryRow) => number) => deliveries.reduce((all, row) => all + figure(row), 0);
  return {
    ...{ from, to, knownAt },
    total: addFigures(rows.flatMap((row) => row.figures)),
    rows: rows.slice(0, first),
    rowsTotal: rows.length,
    coverage: {
      deliveries: sum((row) => row.complete),
      uncounted: sum((row) => row.uncounted),
      refused: sum((row) => row.refused),
      firstToldSources: deliveries.filter((row) => row.isFirstDay).map((row) => row.sourceId),
      leftOut: regionCode === null ? [] : ["accuracy.rows", "accuracy.objections"],
    },
  };
}

/** Of the rows read those that were accepted, and of these those that no decision found false since. */
function rowsAccepted(
  { sourceId, day, rowsRead, rowsQuarantined }: DeliveryRow,
  faults: readonly FaultRow[],
): QualityRow {
  const accepted = rowsRead - rowsQuarantined;
  const found = faults.find((row) => row.sourceId === sourceId && row.day === day)?.statementIds ?? [];
  const unknown = 0;
  const figures: QualityFigure[] = [
    { item: "accuracy.rows", part: accepted, whole: rowsRead, unknown, examples: [] },
    {
      ...{ item: "accuracy.objections", part: accepted - found.length, whole: accepted, unknown },
      examples: found.slice(0, QUALITY_EXAMPLES_MAX),
    },
  ];
  return { sourceId, day, regionCode: null, figures: figures.filter(({ whole }) => whole > 0) };
}

function byPlace(a: QualityRow, b: QualityRow): number {
  const key = ({ sourceId, day, regionCode }: QualityRow) => `${sourceId}|${day}|${regionCode ?? ""}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.regionCode === null ? -1 : 1;
}
