// subjects-delete — take back the subjects that a load was the first to name
//
// mode     write
// params   $loadId String
// returns  changed Int
// keys     loadId
// stale    none: may be cut short and run again
MATCH (s:Subject)
WHERE s.loadId = $loadId
CALL (s) {
  DETACH DELETE s
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS changed
