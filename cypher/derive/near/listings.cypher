// listings — listings of some subjects known at one moment, whatever their dates
//
// mode     read
// params   $nodes List<Int> · $knownAt DateTime
// returns  node Int · listCode String · listedOn String · inUseUntil String
// grain    one row per listing; dates as text, open end = 9999-12-31
// basis    src/jobs/derive-near.ts
// cost     the listings of each subject
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $nodes AS number
MATCH (subject:Subject) WHERE id(subject) = number
MATCH (subject)-[:LISTED_AS]->(listing:Listing)
WHERE listing.recordedAt <= $knownAt < listing.supersededAt
RETURN id(subject) AS node, listing.listCode AS listCode,
       toString(listing.listedOn) AS listedOn, toString(listing.inUseUntil) AS inUseUntil
