// relationships-delete — take back the relationships that a load wrote
//
// mode     write
// params   $loadId String
// returns  changed Int
// keys     loadId
// stale    none: may be cut short and run again
MATCH ()-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO|MERGED_INTO]->()
WHERE r.loadId = $loadId
CALL (r) {
  DELETE r
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS changed
