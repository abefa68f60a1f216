// monthly-listings — listings that began or ended between two days, as known at a moment (列入与移出)
//
// mode     read
// params   $from Date · $to Date · $knownAt DateTime
// returns  subjectId String · change String · day Date · listCode String · authority String · documentNo String ·
//          statementId String
// grain    one row per listing and change (listed, removed); both days are within
// basis    src/report/monthly-report-input.ts
// cost     one scan of Listing
MATCH (s:Subject)-[:LISTED_AS]->(listing:Listing)
WHERE listing.recordedAt <= $knownAt < listing.supersededAt
UNWIND [{change: 'listed', day: listing.listedOn}, {change: 'removed', day: listing.removedOn}] AS one
WITH s, listing, one
WHERE $from <= one.day <= $to
RETURN s.id AS subjectId, one.change AS change, one.day AS day, listing.listCode AS listCode,
       listing.authority AS authority, listing.documentNo AS documentNo, listing.statementId AS statementId
ORDER BY day, change, statementId
