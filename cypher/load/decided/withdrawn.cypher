// withdrawn — words of one source that decisions took back: they are kept out when it says them again
//
// mode     read
// params   $sourceId String · $table String
// returns  statementId String · contentHash String · decidedBy String
// grain    one row per content of a statement
// basis    src/load/write/table-load.ts
// cost     index on sourceId; as many rows as decisions
// waives   01N50, 01N52: nothing has been decided in a young graph
MATCH (withdrawal:Withdrawal {sourceId: $sourceId, table: $table})
RETURN withdrawal.statementId AS statementId, withdrawal.contentHash AS contentHash,
       withdrawal.decidedBy AS decidedBy
ORDER BY statementId, contentHash
