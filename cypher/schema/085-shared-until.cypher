// 085-shared-until — what was put right before is shared no more, what expired is until derive asks the law (停止共享)
//
// mode     schema
// basis    cypher/README.md
MATCH (listing:Listing)
WHERE listing.sharedUntil IS NULL
CALL (listing) {
  SET listing.sharedUntil = CASE WHEN listing.removalReason IN ['repaired', 'corrected', 'annulled']
                                 THEN listing.removedOn ELSE date('9999-12-31') END
} IN TRANSACTIONS OF 10000 ROWS
