// relationships-reopen — open again the relationships that a load closed
//
// mode     write
// params   $loadId String
// returns  changed Int
// keys     supersededBy
// stale    none: may be cut short and run again
MATCH ()-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO|MERGED_INTO]->()
WHERE r.supersededBy = $loadId
CALL (r) {
  SET r.supersededAt = localdatetime('9999-12-31T00:00:00'), r.supersededBy = null, r.undoneBy = null, r.undoneReason = null
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS changed
