// starts — of some subjects those whose holders or listings changed since an instant, by their numbers
//
// mode     read
// params   $ids List<String> · $since DateTime
// returns  node Int
// grain    one row per subject; what is derived of a company follows from who holds it and who above is listed
// basis    src/jobs/derive-near.ts
// cost     the stakes in each subject and its listings, never what it holds
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $ids AS id
MATCH (subject:Subject {id: id})
WHERE EXISTS { (subject)<-[stake:OWNS WHERE stake.recordedAt >= $since
    OR $since <= stake.supersededAt < localdatetime('9999-12-31T00:00')]-(:Subject) }
   OR EXISTS { (subject)-[:LISTED_AS]->(listing:Listing WHERE listing.recordedAt >= $since
    OR $since <= listing.supersededAt < localdatetime('9999-12-31T00:00')) }
RETURN id(subject) AS node
