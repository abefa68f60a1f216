import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "../graph/graph.ts";
import { loadedAt } from "../jobs/kinds.ts";
import { runRipple } from "../jobs/run-ripple.ts";
import { loadDelivery } from "../load/load-delivery.ts";
import { bundle } from "../load/sources/bundle.ts";
import { horizon } from "../read/horizon.ts";
import { latencyOf } from "./stopwatch.ts";
import type { Latency } from "./stopwatch.ts";

/** A place in the register where something can change. */
export interface Place {
  holderId: string;
  companyId: string;
}

/** Where and when the changes are made. */
export interface ChangeBench {
  graph: Graph;
  /** Folder for the deltas; each is removed after it was loaded. */
  home: string;
  sourceId: string;
  asOf: string;
  clock: () => Date;
}

interface SmallDelta {
  kind: string;
  file: string;
  text: string;
}

const LISTING_HEAD = "listingId,subjectId,listCode,authority,documentNo,listedOn,removedOn,removalReason";
const STAKE_HEAD =
  "statementId,holderId,companyId,sharePercent,sharePercentMin,sharePercentMax,amountFen,validFrom,validTo";
const OFFICE_HEAD = "statementId,personId,organisationId,role,validFrom,validTo";

/** At each place: a listing added and lifted, a stake moved there and back, a director appointed and gone. */
function deltasAt({ holderId, companyId }: Place, other: Place, at: number): SmallDelta[] {
  const listing = (removedOn: string) =>
    `${LISTING_HEAD}\nbench-${at},${companyId},dishonestJudgmentDebtor,虚,虚${at},2026-06-01,${removedOn},`;
  const stake = (validTo: string) =>
    `${STAKE_HEAD}\nbench-${at},${other.holderId},${companyId},60,,,,2026-06-01,${validTo}`;
  const office = (validTo: string) =>
    `${OFFICE_HEAD}\nbench-${at},${holderId},${other.companyId},director,2026-06-01,${validTo}`;
  const deltas: SmallDelta[] = [
    { kind: "listing added", file: "listings", text: listing("") },
    { kind: "listing lifted", file: "listings", text: listing("2026-06-15") },
    { kind: "stake moved", file: "shareholdings", text: stake("") },
    {
      kind: "stake back",
      file: "shareholdings",
      text: stake("2026-06-15"),
    },
  ];
  if (!holderId.startsWith("P")) return deltas;
  return [
    ...deltas,
    { kind: "officer appointed", file: "positions", text: office("") },
    { kind: "officer gone", file: "positions", text: office("2026-06-15") },
  ];
}

/** Load one small change after another and let each ripple; durations of the loads and of the ripples. */
export async function measureChanges(
  bench: ChangeBench,
  places: readonly Place[],
  where = "",
): Promise<Latency[]> {
  const loadsMs: number[] = [];
  const ripplesMs = new Map<string, number[]>();
  const stamp = bench.clock().getTime();
  for (const [at, place] of places.entries()) {
    const other = places[(at + 1) % places.length]!;
    for (const [step, delta] of deltasAt(place, other, at).entries()) {
      const started = performance.now();
      const { touched, loadId } = await loadSmall(bench, delta, `bench${where}-${stamp}-${at}-${step}`);
      const loaded = performance.now();
      const now = await horizon(bench.graph, bench.clock);
      const moment = { runId: `bench-${at}-${step}`, asOf: bench.asOf, knownAt: now, at: now };
      await runRipple(bench.graph, [...touched], moment, await loadedAt(bench.graph, loadId));
      loadsMs.push(loaded - started);
      const own = ripplesMs.get(delta.kind) ?? [];
      own.push(performance.now() - loaded);
      ripplesMs.set(delta.kind, own);
    }
  }
  return [
    latencyOf(`delta load${where}`, loadsMs),
    ...[...ripplesMs].map(([kind, durations]) => latencyOf(`ripple${where}: ${kind}`, durations)),
    latencyOf(`ripple${where}: all`, [...ripplesMs.values()].flat()),
  ];
}

async function loadSmall(
  bench: ChangeBench,
  delta: SmallDelta,
  deliveryId: string,
): Promise<{ touched: Set<string>; loadId: string }> {
  const { graph, home, sourceId, asOf, clock } = bench;
  const directory = join(home, "bench-delta");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${delta.file}.csv`), `${delta.text}\n`);
  writeFileSync(
    join(directory, "delivery.json"),
    JSON.stringify({ sourceId, deliveryId, mode: "delta", asOf }),
  );
  try {
    const endsTouched = new Set<string>();
    const report = await loadDelivery({ graph, directory, source: bundle, home, clock, endsTouched });
    const quarantined = report.files.reduce((sum, file) => sum + file.rowsQuarantined, 0);
    if (quarantined > 0) throw new Error(`${delta.kind}: ${quarantined} rows in quarantine, expected none`);
    return { touched: endsTouched, loadId: report.loadId };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
