import { hashOf } from "../alerts/certificate.ts";
import type { Graph } from "../graph/graph.ts";
import { queryFile } from "../graph/query-file.ts";
import { kindsWithoutCode } from "../model/code-quality.ts";
import { regionCodesListed } from "../model/regions.ts";
import { ownSourceIds } from "../model/own-sources.ts";
import type { QualityFigure } from "../model/data-quality.ts";
import { addFigures, QUALITY_EXAMPLES_MAX, qualityItems, WORKING_DAYS_MAX } from "../model/data-quality.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { holidayYears } from "../model/official-holidays.ts";
import { procedureDemands } from "../model/procedure-demands.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import type { DecisionRow, LinkRow, PenaltyRow, RecordRow, SubjectRow, TwinRow } from "./quality-figures.ts";
import type { ProcedureRow } from "./quality-procedures.ts";
import { procedureFigure } from "./quality-procedures.ts";
import { decisionFigures, linkFigures, linkTables, subjectFigures, twinFigure } from "./quality-figures.ts";

export const QUALITY_JOB = "quality";

interface UncountedLoad {
  loadId: string;
  sourceId: string;
  /** Day of recording in China. */
  day: IsoDate;
  loadedAt: IsoInstant;
}

/** What the figures are made from beside the facts; of another question every delivery is counted anew. */
function qualityQuestion(): string {
  const tables = ["penalties", "listings", "records", "subjects", "procedures", "twins", ...linkTables];
  const texts = tables.map((table) => queryFile(`jobs/quality-${table}`).text);
  return hashOf([
    texts,
    qualityItems,
    QUALITY_EXAMPLES_MAX,
    WORKING_DAYS_MAX,
    kindsWithoutCode,
    holidayYears(),
    procedureDemands,
    regionCodesListed,
  ]);
}

/**
 * Count the quality of every delivery that was not counted yet (数据质量): by source, division and day of recording.
 * A figure rests on what the delivery told and on what was known then, so a delivery that was counted is counted again
 * by another question alone, and a night without a delivery asks one question and writes nothing. What the other
 * question counts otherwise is a new version: an earlier knowledge time keeps the figures of then.
 */
export async function runQuality(graph: Graph, { knownAt, at }: RunMoment): Promise<JobOutcome> {
  const question = qualityQuestion();
  const loads = await graph.read<UncountedLoad>("jobs/quality-loads", {
    ...{ knownAt, question, ownSourceIds },
  });
  if (loads.length === 0) return outcomeOf({ question });
  const parts = await countedParts(graph, loads);
  const rows = loads.flatMap((load) => rowsOf(load, parts));
  const loadIds = loads.map((load) => load.loadId);
  const params = { rows, loadIds, question, at };
  const [answer] = await graph.write<{ written: number }>("jobs/quality-write", params);
  const changed = answer!.written;
  const counts = { rowsIn: loads.length, rowsOut: rows.length, changed, kept: rows.length - changed };
  return outcomeOf({ ...counts, question });
}

/** Figures by delivery, then by division. */
type Parts = Map<string, Map<string, QualityFigure[]>>;

async function countedParts(graph: Graph, loads: readonly UncountedLoad[]): Promise<Parts> {
  const asked = { loadIds: loads.map((load) => load.loadId), examplesMax: QUALITY_EXAMPLES_MAX };
  const dayOf = new Map(loads.map((load) => [load.loadId, load.day]));
  const parts: Parts = new Map(loads.map((load) => [load.loadId, new Map([["", []]])]));
  const add = (loadId: string, regionCode: string, figures: readonly QualityFigure[]) => {
    const divisions = parts.get(loadId)!;
    divisions.set(regionCode, addFigures([...(divisions.get(regionCode) ?? []), ...figures]));
  };
  for (const row of await graph.read<PenaltyRow>("jobs/quality-penalties", asked)) {
    add(row.loadId, row.regionCode, decisionFigures("penalties", row, dayOf.get(row.loadId)!));
  }
  for (const row of await graph.read<DecisionRow>("jobs/quality-listings", asked)) {
    add(row.loadId, row.regionCode, decisionFigures("listings", row, dayOf.get(row.loadId)!));
  }
  for (const row of await graph.read<RecordRow>("jobs/quality-records", asked)) {
    const table = row.isLicence ? "licences" : "records";
    add(row.loadId, row.regionCode, decisionFigures(table, row, dayOf.get(row.loadId)!));
  }
  const subjects = { ...asked, kindsWithoutCode: [...kindsWithoutCode], listedRegions: regionCodesListed };
  for (const row of await graph.read<SubjectRow>("jobs/quality-subjects", subjects)) {
    add(row.loadId, row.regionCode, subjectFigures(row));
  }
  // A row a subject with a procedure: of a province's first delivery they do not all stand in memory.
  for await (const row of graph.stream<ProcedureRow>("jobs/quality-procedures", { loadIds: asked.loadIds })) {
    add(row.loadId, row.regionCode, [procedureFigure(row)]);
  }
  for (const table of linkTables) {
    const links = await graph.read<LinkRow>(`jobs/quality-${table}`, { loadIds: asked.loadIds });
    for (const row of links) add(row.loadId, row.regionCode, linkFigures(table, row));
  }
  for (const row of await graph.read<TwinRow>("jobs/quality-twins", asked)) {
    add(row.loadId, row.regionCode, [twinFigure(row)]);
  }
  return parts;
}

function rowsOf({ loadId, sourceId, day, loadedAt }: UncountedLoad, parts: Parts) {
  return [...parts.get(loadId)!].map(([regionCode, figures]) => ({
    ...{ id: `${loadId}|${regionCode}`, loadId, sourceId, regionCode, day },
    loadedAt: loadedAt.replace(/Z$/, ""),
    figuresJson: JSON.stringify(figures.filter(({ whole, unknown }) => whole + unknown > 0)),
  }));
}
