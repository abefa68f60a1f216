// in-use-write — the days from which some listings and penalties may no longer be used, or are to be deleted (停止共享和使用, 应删除)
//
// mode     write
// params   $rows List<InUseRow> · $recordedAt DateTime
// returns  written Int
// keys     the node's number within this run, held against its statementId
// stale    none: asked anew whenever anything was loaded
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $rows AS row
MATCH (fact:Listing|Penalty)
WHERE id(fact) = row.node AND fact.statementId = row.statementId
// A version says what its source said; only what the law makes of it moves, so it says when.
SET fact.inUseUntil = date(row.inUseUntil), fact.sharedUntil = date(row.sharedUntil),
    fact.toDeleteFrom = date(row.toDeleteFrom), fact.inUseKnownAt = $recordedAt
RETURN count(fact) AS written
