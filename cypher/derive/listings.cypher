// listings — every listing known at one moment, whatever its dates
//
// mode     read
// params   $knownAt DateTime
// returns  subjectId String · listCode String · listedOn String · removedOn String
// grain    one row per listing; dates as text, open end = 9999-12-31
// basis    src/model/list-catalogue.ts
// cost     one scan of Listing
MATCH (subject:Subject)-[:LISTED_AS]->(listing:Listing)
WHERE listing.recordedAt <= $knownAt < listing.supersededAt
RETURN subject.id AS subjectId, listing.listCode AS listCode,
       toString(listing.listedOn) AS listedOn, toString(listing.removedOn) AS removedOn
ORDER BY subjectId, listCode, listedOn, listing.statementId
