// last-change — the instants up to which the facts known at two moments are the same if they are equal
//
// mode     read
// params   $before DateTime · $now DateTime · $exceptRunId String
// returns  versionBefore DateTime · versionNow DateTime
// grain    one row; null = nothing had been loaded yet
// basis    src/jobs/touched.ts
// cost     one scan of LoadRun, one of the runs of derive
// waives   01N52: no run of a young graph has ended
CALL () {
  MATCH (load:LoadRun {outcome: 'complete'})
  RETURN load.recordedAt AS at
  UNION ALL
  MATCH (run:JobRun {job: 'derive'})
  // A derivation that failed half-way may have written: only one that ended and changed nothing is no change, and
  // the one that asks.
  WHERE run.id <> $exceptRunId AND NOT coalesce(run.status = 'done' AND run.opened + run.closed + run.changed = 0, false)
  RETURN coalesce(run.knownAt, run.startedAt) AS at
}
RETURN max(CASE WHEN at <= $before THEN at END) AS versionBefore, max(CASE WHEN at <= $now THEN at END) AS versionNow
