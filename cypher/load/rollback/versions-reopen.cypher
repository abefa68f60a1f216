// versions-reopen — open again the listings, penalties, records, steps of procedures and subject versions that a load closed
//
// mode     write
// params   $loadId String
// returns  changed Int
// keys     supersededBy
// stale    none: may be cut short and run again
MATCH (n:Listing|Penalty|Record|ListingStep|SubjectVersion|Subject)
WHERE n.supersededBy = $loadId
CALL (n) {
  SET n.supersededAt = localdatetime('9999-12-31T00:00:00'), n.supersededBy = null
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS changed
