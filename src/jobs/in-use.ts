import type { Graph } from "../graph/graph.ts";
import { BATCH_ROWS } from "../graph/graph.ts";
import { dateOfText } from "../graph/values.ts";
import type { IsoDate } from "../model/dates.ts";
import { DATE_MAX } from "../model/dates.ts";
import { regionsEndingUse, useEndsOf } from "../model/in-use.ts";
import type { PublishedFact } from "../model/publication.ts";
import type { RunMoment } from "./job.ts";

/** A listing or a penalty as the rules on periods look at it; dates are text, an open end is 9999-12-31. */
interface InUseRow extends Omit<PublishedFact, "publishedOn"> {
  node: number;
  statementId: string;
  inUseUntil: IsoDate;
  /** Of a listing, up to when it may be used as one of the past; null = a penalty, which no rule asks for its past. */
  sharedUntil: IsoDate | null;
  /** Null = not to be deleted. */
  toDeleteFrom: IsoDate | null;
}

/**
 * Bring the days up to date from which listings and penalties may no longer be shared or used (停止共享和使用), and from
 * which they are to be deleted (应删除), by the law of where their subject is registered: of all of them, or of those of
 * some subjects. Comes before everything that asks whether a listing counts. What differs is said by a new version, and
 * the one before is closed, so that whoever asks what was known earlier gets the days of then; returns how many.
 */
export async function writeInUse(
  graph: Graph,
  { runId, knownAt }: Pick<RunMoment, "runId" | "knownAt">,
  subjectIds?: readonly string[],
): Promise<number> {
  const regions = regionsEndingUse();
  const rows = subjectIds
    ? graph.stream<InUseRow>("derive/near/in-use", { ids: subjectIds, regions, knownAt })
    : graph.stream<InUseRow>("derive/in-use", { regions, knownAt });
  let batch: (Ends & Pick<InUseRow, "node" | "statementId">)[] = [];
  let changed = 0;
  const write = async () => {
    await graph.write("derive/in-use-write", { rows: batch, runId, recordedAt: knownAt });
    changed += batch.length;
    batch = [];
  };
  for await (const row of rows) {
    const ends = endsOf(row);
    if (endNames.every((name) => ends[name] === row[name])) continue;
    batch.push({ node: row.node, statementId: row.statementId, ...ends });
    if (batch.length === BATCH_ROWS) await write();
  }
  if (batch.length > 0) await write();
  return changed;
}

const endNames = ["inUseUntil", "sharedUntil", "toDeleteFrom"] as const;
type Ends = Pick<InUseRow, (typeof endNames)[number]>;

function endsOf({ removedOn, statedUntil, ...row }: InUseRow): Ends {
  const fact = {
    ...row,
    removedOn: removedOn && dateOfText(removedOn),
    statedUntil: statedUntil && dateOfText(statedUntil),
    // No delivery states when a thing was published first.
    publishedOn: null,
  };
  const { inUseUntil, sharedUntil, toDeleteFrom } = useEndsOf(fact);
  return {
    inUseUntil: inUseUntil ?? DATE_MAX,
    sharedUntil: fact.listCode === null ? null : (sharedUntil ?? DATE_MAX),
    toDeleteFrom,
  };
}
