// 084-annulled-to-delete — what was annulled before there was a worklist is on it (应删除); the rest the next derive adds
//
// mode     schema
// basis    cypher/README.md
MATCH (listing:Listing)
WHERE listing.removalReason = 'annulled' AND listing.toDeleteFrom IS NULL
CALL (listing) {
  SET listing.toDeleteFrom = listing.removedOn
} IN TRANSACTIONS OF 10000 ROWS
