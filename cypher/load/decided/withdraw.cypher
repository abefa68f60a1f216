// withdraw — remember the words that a decision took back, so that no delivery brings them back in silence
//
// mode     write
// params   $id String · $statementId String · $sourceId String · $table String · $contentHash String ·
//          $decidedBy String · $loadId String · $closedBy String · $at DateTime
// returns  written Int
// keys     Withdrawal.id
// stale    load/decided/restore ends it with its decision
MERGE (withdrawal:Withdrawal {id: $id})
SET withdrawal += {statementId: $statementId, sourceId: $sourceId, table: $table, contentHash: $contentHash,
                   decidedBy: $decidedBy, loadId: $loadId, closedBy: $closedBy, at: $at}
RETURN count(withdrawal) AS written
