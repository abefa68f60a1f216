import { hashOf } from "../alerts/certificate.ts";
import type { Graph } from "../graph/graph.ts";
import { queryFile } from "../graph/query-file.ts";
import type { CodeQuality, NumberKind, StoredCodeQuality } from "../model/code-quality.ts";
import { addNumbers, EXAMPLES_MAX, kindsWithoutCode, storedCodeQuality } from "../model/code-quality.ts";
import { pilotCodes } from "../model/uscc.ts";
import type { JobOutcome, RunMoment } from "./job.ts";
import { outcomeOf } from "./job.ts";
import { numberFaults, numberQueries } from "./number-faults.ts";
import { renewPilotCodes } from "./pilot-codes.ts";
import { standingOutcome } from "./standing-outcome.ts";
import type { TouchedFinder } from "./touched.ts";
import { NAMES_QUERY, noUnlikeNames, unlikeNames } from "./unlike-names.ts";

export const CODE_QUALITY_JOB = "code-quality";

/** What the scan of organisations says; the rest is asked apart. */
type StatedRow = Omit<
  CodeQuality,
  "duplicates" | "unlikeNames" | "wrongOrDuplicate" | "duplicateIds" | "unlikeNameIds" | NumberKind
>;

interface DuplicateRow {
  regionCode: string;
  duplicates: number;
  duplicateAndWrong: number;
  duplicateIds: readonly string[];
}

const asked = { kindsWithoutCode: [...kindsWithoutCode], examplesMax: EXAMPLES_MAX };

/** What the figures are made from beside the facts; of another question they are counted anew. */
function codeQuestion(): string {
  const texts = ["jobs/code-quality", "jobs/code-duplicates", NAMES_QUERY, ...numberQueries].map(
    (name) => queryFile(name).text,
  );
  return hashOf([asked, texts, [...pilotCodes()]]);
}

/**
 * Wrong and duplicate codes of every division (重错码率), and codes of unlike names. They hang on no date, so they stand where nothing was
 * loaded since the last run; otherwise they are counted whole, and only divisions whose figures differ are written.
 */
export async function runCodeQuality(
  graph: Graph,
  moment: RunMoment,
  touched: TouchedFinder,
): Promise<JobOutcome> {
  const question = codeQuestion();
  const standing = await standingOutcome(graph, CODE_QUALITY_JOB, question, moment, touched);
  if (standing) return standing;
  await renewPilotCodes(graph);
  const fresh = (await countCodes(graph, moment)).map(storedCodeQuality);
  const stored = await graph.read<StoredCodeQuality>("jobs/code-quality-known");
  const known = new Map(stored.map((row) => [row.regionCode, row]));
  const changed = fresh.filter((row) => differs(row, known.get(row.regionCode)));
  const kept = new Set(fresh.map((row) => row.regionCode));
  const goneRegionCodes = [...known.keys()].filter((regionCode) => !kept.has(regionCode));
  if (changed.length > 0 || goneRegionCodes.length > 0) {
    const { asOf, at: recordedAt } = moment;
    const isFirst = stored.length === 0;
    const params = { rows: changed, goneRegionCodes, isFirst, asOf, recordedAt };
    await graph.write("jobs/code-quality-write", params);
  }
  return outcomeOf({
    rowsIn: fresh.reduce((total, row) => total + row.organisations, 0),
    rowsOut: fresh.length,
    changed: changed.length,
    kept: fresh.length - changed.length,
    closed: goneRegionCodes.length,
    question,
  });
}

/** Scans of organisations for what codes are worth and whom they name, one walk of each index for what stands twice in it. */
async function countCodes(graph: Graph, { knownAt }: RunMoment): Promise<CodeQuality[]> {
  const stated = await graph.read<StatedRow>("jobs/code-quality", { ...asked, knownAt });
  const twice = await graph.read<DuplicateRow>("jobs/code-duplicates", { ...asked, knownAt });
  const twiceOf = new Map(twice.map((row) => [row.regionCode, row]));
  const params = { kindsWithoutCode: asked.kindsWithoutCode, knownAt };
  const unlike = await unlikeNames(graph, params);
  const registrationNumbers = await numberFaults(graph, "registrationNumbers", params);
  const leis = await numberFaults(graph, "leis", params);
  const none = addNumbers([]);
  return stated.map((row) => {
    const { duplicates = 0, duplicateAndWrong = 0, duplicateIds = [] } = twiceOf.get(row.regionCode) ?? {};
    const named = unlike.get(row.regionCode) ?? noUnlikeNames;
    return {
      ...row,
      duplicates,
      unlikeNames: named.unlikeNames,
      // Names are compared under codes that hold alone.
      wrongOrDuplicate:
        row.wrong + duplicates - duplicateAndWrong + named.unlikeNames - named.unlikeAndDuplicate,
      duplicateIds,
      unlikeNameIds: named.unlikeNameIds,
      registrationNumbers: registrationNumbers.get(row.regionCode) ?? none,
      leis: leis.get(row.regionCode) ?? none,
    };
  });
}

function differs(row: StoredCodeQuality, before: StoredCodeQuality | undefined): boolean {
  const names = Object.keys(row) as (keyof StoredCodeQuality)[];
  return !before || names.some((name) => JSON.stringify(row[name]) !== JSON.stringify(before[name]));
}
