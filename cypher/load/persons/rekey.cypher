// rekey — give persons and what was told of them the keys of a newer secret
//
// mode     write
// params   $rows List<Map>
// returns  rekeyed Int
// keys     Subject.id, or statementId with loadId
// stale    none: the same person under another key; rows whose key is new already stay as they are
MERGE (lock:JobLock {key: 'load'})
// A load begins by writing to this lock, so it comes before this batch or after it.
SET lock.key = 'load'
WITH lock
WHERE NOT EXISTS { MATCH (run:LoadRun) WHERE run.outcome IN ['running', 'rollingBack'] }
UNWIND $rows AS row
CALL (row) {
  MATCH (v:Subject {id: row.subjectId})
  RETURN v
  UNION ALL
  MATCH (v:SubjectVersion {statementId: row.statementId, loadId: row.loadId})
  WHERE row.subjectId IS NULL
  RETURN v
}
WITH row, v
WHERE v.personKey = row.personKey
SET v.personKey = row.newKey, v.contentHash = row.contentHash
RETURN count(v) AS rekeyed
