// versions-delete — take back the listings, penalties, records, steps of procedures and subject versions that a load wrote
//
// mode     write
// params   $loadId String
// returns  changed Int
// keys     loadId
// stale    none: may be cut short and run again
MATCH (n:Listing|Penalty|Record|ListingStep|SubjectVersion)
WHERE n.loadId = $loadId
CALL (n) {
  DETACH DELETE n
} IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS changed
