// in-use-write — say anew from when some listings and penalties may no longer be used, or are to be deleted (停止共享和使用, 应删除)
//
// mode     write
// params   $rows List<InUseRow> · $runId String · $recordedAt DateTime
// returns  written Int
// keys     the node's number within this run, held against its statementId; statementId with loadId, here the run
// stale    none: what was said before is closed, and stays for whoever asks what was known then
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored; 01N52: no load is under way
// Lock first, look second: a load that begins waits, one that is under way closes nothing meanwhile.
MERGE (lock:JobLock {key: 'load'})
SET lock.owner = lock.owner
WITH lock
CALL () {
  MATCH (run:LoadRun {outcome: 'running'})
  SET run.batches = run.batches
  RETURN count(run) AS underWay
}
WITH underWay
UNWIND $rows AS row
MATCH (subject:Subject)-[said:LISTED_AS|PENALISED_BY]->(fact:Listing|Penalty)
WHERE id(fact) = row.node AND fact.statementId = row.statementId
  AND fact.recordedAt <= $recordedAt < fact.supersededAt
CREATE (subject)-[:$(type(said))]->(now:$(labels(fact)))
SET now = fact {.*, inUseUntil: date(row.inUseUntil), sharedUntil: date(row.sharedUntil),
                toDeleteFrom: date(row.toDeleteFrom), loadId: $runId, recordedAt: $recordedAt},
    fact.supersededAt = $recordedAt, fact.supersededBy = $runId
RETURN count(now) AS written
