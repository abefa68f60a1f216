// withdrawn — words of one source that decisions took back: they are kept out when it says them again
//
// mode     read
// params   $sourceId String · $table String
// returns  id String · statementId String · contentHash String · decidedBy String · lastSaid String
// grain    one row per decision that stands, earlier ones first; lastSaid = what its source last said of it: same, other, nothing
// basis    src/load/write/table-load.ts
// cost     index on sourceId; as many rows as decisions
// waives   01N50, 01N52: nothing has been decided in a young graph
MATCH (withdrawal:Withdrawal {sourceId: $sourceId, table: $table})
WHERE withdrawal.liftedAt IS NULL
CALL (withdrawal) {
  // A delivery that was taken back said nothing.
  UNWIND withdrawal.heard AS heard
  MATCH (run:LoadRun {id: split(heard, ':')[0], outcome: 'complete'})
  RETURN last(collect(split(heard, ':')[1])) AS lastSaid
}
RETURN withdrawal.id AS id, withdrawal.statementId AS statementId, withdrawal.contentHash AS contentHash,
       withdrawal.decidedBy AS decidedBy, coalesce(lastSaid, 'same') AS lastSaid
ORDER BY withdrawal.at, id
