// conflicts-close — supersede conflicts that a fresh derivation no longer says (登记冲突)
//
// mode     write
// params   $versionIds List<String> · $recordedAt DateTime
// returns  closed Int
// keys     HoldingConflict.versionId
// stale    none: what was believed stays, with its end
UNWIND $versionIds AS versionId
MATCH (c:HoldingConflict {versionId: versionId})
SET c.supersededAt = $recordedAt
RETURN count(c) AS closed
